"""kg publish: the graph into a SPARQL store, to be asked there with --endpoint."""

import click

from kg.cli.options import (
    data_option,
    endpoint_in_force,
    endpoint_option,
    folder_of,
    profile_option,
)
from kg.cli.output import FINDINGS, USAGE, count, fail, profile_in_force, say, say_problems


@click.command()
@endpoint_option
@click.option(
    "--graph-store",
    default="",
    metavar="URL",
    envvar="KG_GRAPH_STORE",
    help="Where it takes graphs (default: beside --endpoint, as /store of /query).",
)
@click.option(
    "--update",
    default="",
    metavar="URL",
    envvar="KG_UPDATE",
    help="Where it takes updates (default: beside --endpoint, as /update of /query).",
)
@click.option("--replace", is_flag=True, help="Replace a conflict of another title there.")
@profile_option
@data_option
def publish(graph_store, update, replace, data) -> None:
    """Put the conflict's graph into a SPARQL 1.1 store, to be asked there with --endpoint.

    \b
    kg publish --endpoint http://localhost:7878/query

    Name and password stand in KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD, or a token in
    KG_ENDPOINT_TOKEN; how long to wait for an answer (60 seconds) in KG_ENDPOINT_TIMEOUT.
    """
    from kg.store import BrokenData, BuildError, fresh
    from kg.store.publishing import publish as put
    from kg.store.server import Server

    url = endpoint_in_force()
    if not url:
        fail("give the store's address: --endpoint http://localhost:7878/query", USAGE)
    try:
        build, _ = fresh(folder_of(data), profile=profile_in_force())
        graphs, removed = put(build, Server.at(url), graph_store, update, replace)
    except BrokenData as error:
        say_problems(error.problems)
        fail("nothing was published from data with problems; mend them first", FINDINGS)
    except BuildError as error:
        fail(str(error))
    gone = f", removed {count(removed, 'graph')} of before" if removed else ""
    quads = build.manifest["counts"]["quads"]
    say(f"published {count(graphs, 'graph')} with {count(quads, 'quad')}{gone}: {url}")
