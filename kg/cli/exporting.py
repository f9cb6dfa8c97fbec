"""kg export: the graph as files for other programs."""

from pathlib import Path

import click

from kg.cli.options import data_option, filters
from kg.cli.output import USAGE, fail, graph_of, say, table


@click.command()
@click.argument("form", metavar="FORMAT", required=False)
@click.option("-o", "--output", default="-", help="File or folder (default: standard output).")
@click.option("--losses", is_flag=True, help="Say what FORMAT (or each) cannot carry.")
@filters
@data_option
def export(form, output, losses, view, data) -> None:
    """Write the graph in FORMAT; without FORMAT, list the formats.

    \b
    kg export
    kg export gexf -o libya.gexf --as-of 2020-06-02
    kg export csv -o tables/
    kg export graphml --losses
    """
    from kg.export import FORMATS, ExportError
    from kg.problems import unknown

    if form is not None and form not in FORMATS:
        fail(unknown("format", form, FORMATS) + "; `kg export` lists them", USAGE)
    if losses:
        chosen = [FORMATS[form]] if form else FORMATS.values()
        table(("format", "cannot carry"), ((f.name, loss) for f in chosen for loss in f.losses))
        return
    if form is None:
        table(
            ("format", "title", "carries"), ((f.name, f.title, f.carries) for f in FORMATS.values())
        )
        return
    with graph_of(data, view) as graph:
        try:
            graph.export(form, output if output == "-" else Path(output))
        except ExportError as error:
            fail(str(error), USAGE)
        except OSError as error:
            fail(f"{output}: cannot be written: {error.strerror}")
    if output != "-":
        say(f"wrote {output}: {FORMATS[form].title} (kg export {form} --losses: what is not in it)")
