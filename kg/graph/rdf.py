"""The RDF of a graph: its store, SPARQL over it and the rdflib Dataset, as `graph.rdf`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import TYPE_CHECKING

from kg.questions import prefixes
from kg.store import Build

if TYPE_CHECKING:
    import pyoxigraph
    import rdflib

    from kg.store.endpoint import Endpoint


class Rdf:
    """The RDF face of a build or of an endpoint.

    >>> import kg
    >>> rdf = kg.open(kg.example("libya")).rdf
    >>> rows = rdf.query("SELECT ?x WHERE { ?x kg:backs actor:misrata-forces }")
    >>> [rdf.short(row["x"]) for row in rows]
    ['actor:italy']
    """

    def __init__(self, build: Build | Endpoint, base: str) -> None:
        self._build = build
        self._prefixes = prefixes(base)

    def query(self, sparql: str):
        """The result of a SPARQL query over the union of all graphs, as pyoxigraph gives it.

        The prefixes of kg.questions.prefixes are declared; one may declare them again. An endpoint
        gives kg.store.server.Rows, an ox.QueryBoolean or an iterator of triples.
        """
        if not isinstance(self._build, Build):
            return self._build.query(sparql, self._prefixes)
        store = self.store()
        return store.query(sparql, prefixes=self._prefixes, use_default_graph_as_union=True)

    def quads(self) -> Iterator[pyoxigraph.Quad]:
        """All quads, with their named graphs."""
        local = isinstance(self._build, Build)
        return iter(self.store()) if local else self._build.quads()

    def store(self) -> pyoxigraph.Store:
        """The RDF store of a build, read-only; opened once, as opening takes longer than asking."""
        return self._opened

    @cached_property
    def _opened(self) -> pyoxigraph.Store:
        from kg.store.embedded import open_store

        return open_store(self._build.store)

    def short(self, term) -> str:
        """A term of a result as text: `actor:lna` for an IRI of a known prefix, or its value."""
        import pyoxigraph

        if not isinstance(term, pyoxigraph.NamedNode):
            return getattr(term, "value", str(term))
        known = ((start, name) for name, start in self._prefixes.items())
        fits = [(start, name) for start, name in known if term.value.startswith(start)]
        start, name = max(fits, default=("", ""), key=lambda fit: len(fit[0]))
        return f"{name}:{term.value[len(start) :]}" if start else term.value

    def dataset(self) -> rdflib.Dataset:
        """The whole as an rdflib Dataset in memory, with the named graphs."""
        import pyoxigraph
        import rdflib

        written = pyoxigraph.serialize(self.quads(), format=pyoxigraph.RdfFormat.N_QUADS)
        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(written, format="nquads")
        return dataset
