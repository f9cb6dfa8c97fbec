"""Nodes: quads that came back, gathered by subject, to be read property by property."""

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, Quad, Triple

from kg.dates import Moment
from kg.rdf import order, terms
from kg.rdf.vocabulary import BASE, full, id_of

_TYPE = full("rdf:type")


class Node:
    """One thing with its values; `one` is '' and `many` is empty where nothing is said."""

    def __init__(self, iri: str, base: str) -> None:
        self.iri = iri
        self.base = base
        self.values: dict[str, list] = {}

    def many(self, name: str) -> list[str]:
        """The texts of all values of a property, IRIs as they are."""
        return [value.value for value in self.values.get(full(name), ())]

    def one(self, name: str) -> str:
        """The value of a property; the first in order of text, should there be several."""
        return min(self.many(name), default="")

    def ids(self, name: str, kind: str) -> list[str]:
        """The ids of the things that a property leads to."""
        return [id_of(value, kind, self.base) for value in self.many(name)]

    def id(self, name: str, kind: str) -> str:
        """The id of the thing that a property leads to, or ''."""
        return min(self.ids(name, kind), default="")

    def whole(self, name: str) -> int | None:
        """The whole number of a property, or None."""
        value = self.one(name)
        return int(value) if value else None

    def moment(self, name: str) -> Moment | None:
        """The date of a property, or None."""
        value = self.one(name)
        return Moment.parse(value) if value else None

    def worded(self, *names: str) -> list[tuple[str, str]]:
        """(text, language) of all values of some properties."""
        return [
            (value.value, terms.tag(value.language))
            for name in names
            for value in self.values.get(full(name), ())
            if isinstance(value, Literal) and value.language
        ]

    @property
    def types(self) -> list[str]:
        """The IRIs of its classes."""
        return [value.value for value in self.values.get(_TYPE, ())]

    @property
    def orders(self) -> dict[str, str]:
        """How its lists were listed, by name of the list."""
        return order.notes_of(self.many("kg:order"))


class Nodes:
    """All subjects of some quads (or triples, as a CONSTRUCT yields them)."""

    def __init__(self, quads: Iterable[Quad | Triple], base: str = BASE) -> None:
        self.base = base
        self.by_iri: dict[str, Node] = {}
        for quad in quads:
            node = self[quad.subject.value]
            node.values.setdefault(quad.predicate.value, []).append(quad.object)

    def __getitem__(self, iri: str) -> Node:
        """The node of an IRI, empty when nothing was said of it."""
        node = self.by_iri.get(iri)
        if node is None:
            node = self.by_iri[iri] = Node(iri, self.base)
        return node

    def with_property(self, name: str) -> Iterator[Node]:
        """The nodes of which something is said by a property, in order of IRI."""
        wanted = full(name)
        for iri in sorted(self.by_iri):
            if wanted in self.by_iri[iri].values:
                yield self.by_iri[iri]

    def of_class(self, name: str) -> Iterator[Node]:
        """The nodes of a class, in order of IRI."""
        wanted = full(name)
        for iri in sorted(self.by_iri):
            if wanted in self.by_iri[iri].types:
                yield self.by_iri[iri]
