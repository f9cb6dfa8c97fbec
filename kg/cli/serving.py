"""kg serve: the explorer in a browser."""

import click

from kg.cli.options import data_option, folder_of
from kg.cli.output import say


@click.command()
@click.option("--port", default=8710, show_default=True, help="Port.")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@data_option
def serve(port, host, data) -> None:
    """Explore the conflict in a browser: serve pages, screens and an API, read-only.

    \b
    kg serve
    kg serve -d my-war --port 9000
    """
    import uvicorn

    from kg.web.app import app

    made = app(folder_of(data))
    say(f"serving http://{host}:{port}/ until Ctrl-C")
    uvicorn.run(made, host=host, port=port, log_level="warning")
