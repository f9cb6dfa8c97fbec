"""kg figure: a picture that says what it rests on, and its table beside it."""

from pathlib import Path

import click

from kg.cli.options import Day, data_option, filters, json_option
from kg.cli.output import USAGE, answer_json, fail, graph_of, say, table


@click.command()
@click.argument("kind", metavar="KIND", required=False)
@click.argument("actors", metavar="[ACTOR]...", nargs=-1)
@click.option("-o", "--output", help="A .svg or .png file (default: KIND.svg); `-` prints SVG.")
@click.option("--day", "days", type=Day(), multiple=True, help="A day to draw (network).")
@click.option("--list", "listed", is_flag=True, help="List the kinds of figure.")
@filters
@data_option
@json_option
def figure(kind, actors, output, days, listed, view, data, as_json) -> None:
    """Draw a figure of KIND, and write its table beside it; without KIND, list the kinds.

    \b
    kg figure who-backs-whom -o sides.svg --as-of 2020-06-02
    kg figure who-backs-whom lna gna -o sides.png --without-source new-arab-2020-06-02-talks
    kg figure --list
    """
    from kg.export import ExportError
    from kg.figures import FIGURES
    from kg.problems import unknown

    if kind is None or listed:
        table(("kind", "shows", "ACTOR"), ((k.name, k.shows, k.actors) for k in FIGURES.values()))
        return
    if kind not in FIGURES:
        fail(unknown("figure", kind, FIGURES) + "; `kg figure --list` lists them", USAGE)
    if days and kind != "network":
        fail("only `network` is drawn of several days; give one with --as-of", USAGE)
    if days and view.as_of:
        fail(f"each --day is a day asked about; leave out --as-of {view.as_of}", USAGE)
    with graph_of(data, view) as graph:
        drawn = graph.figure(kind, *actors, days=days)
        if as_json:
            answer_json(drawn.json())
            return
        if output == "-":
            click.echo(drawn.svg(), nl=False)
            return
        target = Path(output or f"{kind}.svg")
        try:
            written = drawn.write(target)
        except ExportError as error:
            fail(str(error), USAGE)
        except OSError as error:
            fail(f"{target}: cannot be written: {error.strerror}")
    say(f"wrote {' and '.join(map(str, written))}: {drawn.title}")
