"""kg site: the explorer as a folder of files."""

from pathlib import Path

import click

from kg.cli.options import data_option, profile_option, refuse_endpoint
from kg.cli.output import count, fail, graph_of, say


@click.command()
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path), help="Folder.")
@profile_option
@data_option
def site(output, data) -> None:
    """Write the explorer as a folder that opens by double click, without a server.

    \b
    kg site -o libya-site
    """
    from kg.web.site import write_site

    refuse_endpoint("site", data)
    with graph_of(data) as graph:
        try:
            number = write_site(graph, output)
        except OSError as error:
            fail(f"{output}: cannot be written: {error.strerror}")
    say(f"wrote {count(number, 'page')}: open {output / 'index.html'}")
