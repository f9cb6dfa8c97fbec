"""kg serve: the explorer in a browser."""

import secrets

import click

from kg.cli.options import data_option, folder_of, profile_option, refuse_endpoint
from kg.cli.output import FINDINGS, USAGE, fail, profile_in_force, say, say_problems
from kg.cli.settling import writable


@click.command()
@click.option(
    "--port", default=8710, show_default=True, type=click.IntRange(0, 65535),
    help="Port to listen on; 0 takes a free one.",
)  # fmt: skip
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--allow-host", "hosts", multiple=True,
              help="A name under which browsers may reach it, as behind a proxy.")  # fmt: skip
@click.option("--prefix", default="", help="The path under which a proxy shows it, as /libya.")
@click.option("--curate", is_flag=True,
              help="Let who has the printed token accept what is read into the data.")  # fmt: skip
@profile_option
@data_option
def serve(port, host, hosts, prefix, curate, data) -> None:
    """Explore the conflict in a browser: serve pages, screens and an API, read-only.

    \b
    kg serve
    kg serve -d my-war --port 9000
    kg serve --allow-host kg.example.org --prefix /libya
    kg serve -d my-war --curate
    kg serve -d my-war --profile public --host 0.0.0.0 --allow-host kg.example.org

    Programs ask SPARQL 1.1 at /sparql; /limits tells what a query may cost (docs/sparql.md).
    """
    from kg.store import BrokenData, BuildError

    refuse_endpoint("serve", data)
    prefix = prefix.rstrip("/")
    if prefix and not prefix.startswith("/"):
        fail(f"a prefix begins with a slash: --prefix /{prefix}", USAGE)
    if curate and profile_in_force():
        fail("who curates sees all of the data: --curate or --profile, not both", USAGE)
    try:
        folder = writable(data) if curate else folder_of(data)
        _run(folder, port, host, hosts, prefix, secrets.token_urlsafe(24) if curate else "")
    except BrokenData as error:
        say_problems(error.problems)
        fail("nothing was built from data with problems; mend them (kg check shows them)", FINDINGS)
    except BuildError as error:
        fail(str(error))


def _run(folder, port: int, host: str, hosts: tuple[str, ...], prefix: str, token: str) -> None:
    import socket

    import uvicorn

    from kg.cli.asking import asking
    from kg.web.app import app

    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        listening = socket.create_server((host, port), family=family)
    except OSError as error:
        fail(f"cannot listen at {host} port {port}: {error.strerror or error}; try --port 0")
    # asyncio does so only for sockets of its own; answers in two parts would wait 40 ms
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    made = app(folder, asking(), (*hosts, host), prefix, token=token, profile=profile_in_force())
    if made.state.problems:
        say(*made.state.problems, "the data have problems; what is shown is the last state without")
    name = f"[{host}]" if ":" in host else host
    address = f"http://{name}:{listening.getsockname()[1]}{prefix}/"
    say(f"serving {address} until Ctrl-C")
    if token:
        say(f"curate at {address}review.html?token={token}")
    # a stream of news does not end by itself, so that the end waits for nobody for long
    config = uvicorn.Config(
        made, log_level="warning", timeout_graceful_shutdown=2, server_header=False
    )
    uvicorn.Server(config).run(sockets=[listening])
