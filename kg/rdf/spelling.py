"""Spelling: the IRIs of one base as N-Quads terms, and triples as lines."""

from collections.abc import Iterable, Iterator
from functools import cache

from kg.rdf import terms
from kg.rdf.vocabulary import BASE, graph, iri, term

Pair = tuple[str, str]  # a predicate and an object, both as N-Quads terms
TYPE = term("rdf:type")


class Spelling:
    """Spells things under one base IRI; ids of actors, places and sources are kept once spelled."""

    def __init__(self, base: str = BASE) -> None:
        self.base = base
        self.actor = cache(lambda id: self.thing("actor", id))
        self.place = cache(lambda id: self.thing("place", id))
        self.source = cache(lambda id: self.thing("source", id))
        self.concept = cache(lambda scheme, code: f"<{iri(scheme, code)}>")
        self.graph = cache(lambda name: f"<{graph(name, base)}>")

    def thing(self, kind: str, id: str) -> str:
        """The term of a thing."""
        return f"<{iri(kind, id, self.base)}>"

    def part(self, kind: str, id: str, fragment: str) -> str:
        """The term of a part of a thing: its IRI with a fragment."""
        return f"<{iri(kind, id, self.base)}#{fragment}>"


def lines(subject: str, pairs: Iterable[Pair], graph: str) -> Iterator[str]:
    """One N-Quads line per pair, each with its newline."""
    for predicate, value in pairs:
        yield f"{subject} {predicate} {value} {graph} .\n"


def said(name: str, value: str) -> list[Pair]:
    """A text, if there is one."""
    return [(term(name), terms.text(value))] if value else []


def worded(name: str, values: Iterable[str], language: str = "en") -> list[Pair]:
    """Texts in a language."""
    return [(term(name), terms.worded(value, language)) for value in values if value]


def dated(name: str, moment: object) -> list[Pair]:
    """A date in EDTF, if there is one."""
    return [(term(name), terms.edtf(moment))] if moment else []
