"""A SPARQL endpoint over a few quads, served over HTTP on a free port of this machine.

    python tests/sparql_server.py STORE LIMITS

serves a store in a process of its own, with limits given as JSON, and prints the port.
"""

import json
import socket
import subprocess
import sys
import threading
import time
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


def listening_socket() -> socket.socket:
    """A socket at a free port, which sends small answers without delay."""
    listening = socket.create_server(("127.0.0.1", 0))
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listening


def served_app(endpoint: Endpoint) -> Starlette:
    """An application of nothing but the endpoint."""
    return Starlette(routes=endpoint.routes, lifespan=lambda _: endpoint.lifespan())


@contextmanager
def serving(endpoint: Endpoint) -> Iterator[httpx2.Client]:
    """A client whose addresses start at the served endpoint's root; nothing runs after it."""
    listening = listening_socket()
    config = uvicorn.Config(served_app(endpoint), log_level="warning", timeout_graceful_shutdown=2)
    server = uvicorn.Server(config)
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


# -- in a process of its own ---------------------------------------------------------------------


class Server:
    """An endpoint that runs as a process: its client, its memory, its workers."""

    def __init__(self, store: Path, **limits) -> None:
        command = [sys.executable, __file__, str(store), json.dumps(limits)]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
        port = self.process.stdout.readline().strip()
        self.client = httpx2.Client(
            base_url=f"http://127.0.0.1:{port}", timeout=60, trust_env=False
        )
        self.client.get("/limits")

    @property
    def megabytes(self) -> float:
        """What the server itself holds in memory."""
        status = Path(f"/proc/{self.process.pid}/status").read_text("utf-8")
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    @property
    def workers(self) -> list[int]:
        """The process ids of its living workers."""
        found = Path("/proc").glob("[0-9]*/stat")
        return [int(path.parent.name) for path in found if _parent(path) == self.process.pid]

    def kill(self) -> None:
        """End it as no program can notice."""
        self.process.kill()
        self.process.wait()

    def stop(self) -> None:
        """End it in good order."""
        self.client.close()
        self.process.terminate()
        self.process.wait(20)


def _parent(stat: Path) -> int:
    """The parent of a living process, 0 for one that is gone or a zombie."""
    try:
        state, parent = stat.read_text("utf-8").rpartition(")")[2].split()[:2]
    except OSError:
        return 0
    return 0 if state == "Z" else int(parent)


def gone(pids: list[int], seconds: float = 3) -> bool:
    """Whether none of some processes lives on, waiting a little."""
    until = time.monotonic() + seconds
    while any(_parent(Path(f"/proc/{pid}/stat")) for pid in pids):
        if time.monotonic() > until:
            return False
        time.sleep(0.02)
    return True


def main(store: str, limits: str) -> None:
    """Serve until killed."""
    listening = listening_socket()
    print(listening.getsockname()[1], flush=True)
    app = served_app(Endpoint(Path(store), BASE, Limits(**json.loads(limits))))
    uvicorn.Server(uvicorn.Config(app, log_level="warning")).run(sockets=[listening])


if __name__ == "__main__":
    main(*sys.argv[1:])
