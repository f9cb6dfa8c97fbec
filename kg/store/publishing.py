"""Publishing: the named graphs of a build put into a SPARQL 1.1 store, one by one.

`graph/meta` goes first and comes last: a store that was left half is no conflict until it is
published again.
"""

from collections.abc import Iterator
from itertools import islice

import pyoxigraph as ox

from kg.rdf import terms
from kg.rdf.vocabulary import graph, term
from kg.store.build import Build
from kg.store.embedded import open_store
from kg.store.endpoint import Endpoint
from kg.store.index import Index
from kg.store.server import EndpointError, Server

TRIPLES = 100_000  # of one request
_LINES = 5_000  # of one update
_NO_GRAPH_STORE = (404, 405, 415, 501)  # what a server answers where it has none


def publish(
    build: Build,
    server: Server,
    graph_store: str = "",
    updates: str = "",
    replace: bool = False,
) -> tuple[int, int]:
    """Put a build in place of what a store holds under the same base: (graphs put, graphs removed).

    Other bases and other graphs stay as they are. EndpointError when a conflict of another title
    is there (unless `replace`), or when the store does not take it.
    """
    settings = Index(build.index).settings()
    base, title = settings["base"], settings["title"]
    there = Endpoint(server)
    other = there.conflicts().get(base, {}).get("title", title)
    if other != title and not replace:
        raise EndpointError(
            f"{server.url} holds '{other}' under {base}; give '{title}' a base of its own in"
            " kg.toml, or replace the other with --replace"
        )
    writer = _Writer(server, graph_store, updates)
    store, meta = open_store(build.store), graph("meta", base)
    names = sorted(name.value for name in store.named_graphs())
    gone = sorted({*there.graphs(base), meta} - {*names} | {meta})
    for name in gone:
        writer.remove(name)
    for name in [*(name for name in names if name != meta), meta]:
        triples = (
            ox.Triple(quad.subject, quad.predicate, quad.object)
            for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(name))
        )
        writer.put(name, triples, _state(build, base) if name == meta else b"")
    return len(names), len(gone) - 1


def _state(build: Build, base: str) -> bytes:
    """Which build it is, in N-Triples: the graph cannot hold a hash of itself."""
    pairs = [
        (term("kg:sha256"), terms.text(build.manifest["quads-sha256"])),
        (term("dct:issued"), terms.text(build.manifest["built"])),
    ]
    return "".join(f"<{base}dataset> {name} {value} .\n" for name, value in pairs).encode()


class _Writer:
    """Named graphs into a store: by its graph store, or by updates where it has none."""

    def __init__(self, server: Server, graph_store: str, updates: str) -> None:
        stores, updating = server.places()
        self.server, self.store, self.updates = server, graph_store or stores, updates or updating
        self.by_update = False

    def remove(self, name: str) -> None:
        """Remove a graph, if it is there."""
        self.server.update(self.updates, f"DROP SILENT GRAPH <{name}>")

    def put(self, name: str, triples: Iterator[ox.Triple], more: bytes = b"") -> None:
        """Put a graph, a part at a time; what is `more` goes with the first part."""
        first = True
        while part := list(islice(triples, TRIPLES)):
            written = ox.serialize(part, format=ox.RdfFormat.N_TRIPLES) + more
            self._put(name, written, first)
            first, more = False, b""

    def _put(self, name: str, written: bytes, first: bool) -> None:
        if not self.by_update:
            try:
                self.server.put(self.store, name, written, not first)
                return
            except EndpointError as error:
                if error.code not in _NO_GRAPH_STORE or not first:
                    raise
                self.by_update = True
        if first:
            self.remove(name)
        lines = written.decode().splitlines()
        for start in range(0, len(lines), _LINES):
            data = "\n".join(lines[start : start + _LINES])
            self.server.update(self.updates, f"INSERT DATA {{ GRAPH <{name}> {{\n{data}\n}} }}")
