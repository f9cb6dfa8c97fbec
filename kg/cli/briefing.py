"""kg report: the state of a conflict or an actor, with figures and numbered sources."""

from pathlib import Path

import click

from kg.cli.options import Day, actor_argument, data_option, filters
from kg.cli.output import USAGE, fail, graph_of, say


@click.command()
@actor_argument("actor", required=False)
@click.option("-o", "--output", help="A .html or .md file (default: Markdown is printed).")
@click.option("--since", "changed", type=Day(), help="Changes since this day (default: a year).")
@filters
@data_option
def report(actor, output, changed, view, data) -> None:
    """Report on ACTOR or the whole conflict: who backs whom, what changed, what is disputed.

    \b
    kg report --as-of 2020-06-02
    kg report turkey -o turkey.html --as-of 2020-06-02 --since 2019-04-04
    kg report -o libya.md
    """
    target = Path(output) if output else None
    if target and target.suffix.lower() not in (".html", ".md"):
        fail(f"'{target}' is no report; name a file that ends in .html or .md", USAGE)
    with graph_of(data, view) as graph:
        made = graph.report(actor, changed)
        if target is None:
            click.echo(made.markdown(), nl=False)
            return
        try:
            written = _write(made, target)
        except OSError as error:
            fail(f"{target}: cannot be written: {error.strerror}")
    say(f"wrote {' and '.join(map(str, written))}: {made.title}")


def _write(made, target: Path) -> list[Path]:
    """A page holds its figures; beside a Markdown file they stand in files of their own."""
    from kg.export.writing import write_file

    if target.suffix.lower() == ".html":
        write_file([made.html()], target)
        return [target]
    pictures = {f.kind: target.with_name(f"{target.stem}-{f.kind}.svg") for f in made.figures}
    for figure in made.figures:
        figure.write(pictures[figure.kind])
    write_file([made.markdown(lambda figure: pictures[figure.kind].name)], target)
    return [target, *pictures.values()]
