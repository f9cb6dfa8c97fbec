"""A SPARQL endpoint over a few quads, served over HTTP on a free port of this machine."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx2
import pyoxigraph as ox
import uvicorn
from starlette.applications import Starlette

from kg.rdf.vocabulary import BASE
from kg.web.sparql import Endpoint, Limits

ACTORS = f"{BASE}actor/"
GRAPHS = f"{BASE}graph/"
BACKS = "https://w3id.org/conflict-kg/ns#backs"
QUADS = f"""\
<{ACTORS}norland> <{BACKS}> <{ACTORS}reds> <{GRAPHS}one> .
<{ACTORS}sudland> <{BACKS}> <{ACTORS}blues> <{GRAPHS}two> .
<{ACTORS}reds> <http://www.w3.org/2004/02/skos/core#prefLabel> "Reds, the \\"old\\""@en <{GRAPHS}one> .
<{ACTORS}blues> <http://www.w3.org/2004/02/skos/core#prefLabel> "Blues\\tand\\nviolets" <{GRAPHS}two> .
<{BASE}dataset> <http://rdfs.org/ns/void#triples> "4"^^<http://www.w3.org/2001/XMLSchema#integer> <{GRAPHS}meta> .
"""  # noqa: E501


def write_store(directory: Path, quads: str = QUADS, empty: tuple[str, ...] = ()) -> Path:
    """A finished store of some quads and empty graphs."""
    store = ox.Store(str(directory))
    store.bulk_load(quads.encode(), format=ox.RdfFormat.N_QUADS)
    for graph in empty:
        store.add_graph(ox.NamedNode(graph))
    store.flush()
    return directory


@contextmanager
def serving(endpoint: Endpoint) -> Iterator[httpx2.Client]:
    """A client whose addresses start at the served endpoint's root; nothing runs after it."""
    listening = socket.create_server(("127.0.0.1", 0))
    app = Starlette(routes=endpoint.routes, lifespan=lambda _: endpoint.lifespan())
    server = uvicorn.Server(uvicorn.Config(app, log_level="warning", timeout_graceful_shutdown=2))
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    address = f"http://127.0.0.1:{listening.getsockname()[1]}"
    with httpx2.Client(base_url=address, timeout=30, trust_env=False) as client:
        client.get("/limits")  # waits until it is up
        yield client
    server.should_exit = True
    thread.join(10)
    assert not thread.is_alive()


@contextmanager
def served(directory: Path, quads: str = QUADS, **limits) -> Iterator[httpx2.Client]:
    """A client of an endpoint over some quads, with limits of its own."""
    store = write_store(directory / "store", quads)
    with serving(Endpoint(store, BASE, Limits(**limits))) as client:
        yield client
