"""Codebook: the terms of the ontology with their labels and definitions, in the files' order."""

from dataclasses import dataclass
from functools import cache

import pyoxigraph

from kg import shipped

_FILES = ("kg.ttl", "means.ttl", "event-types.ttl", "reliability.ttl")
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_RDFS = "http://www.w3.org/2000/01/rdf-schema#"
_OWL = "http://www.w3.org/2002/07/owl#"
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_SORTS = {f"{_OWL}Class": "class", f"{_OWL}ObjectProperty": "property",
          f"{_OWL}DatatypeProperty": "property",
          "http://www.w3.org/1999/02/22-rdf-syntax-ns#Property": "property"}  # fmt: skip
_LABELS, _DEFINITIONS = (f"{_SKOS}prefLabel", f"{_RDFS}label"), (f"{_SKOS}definition",
                                                              f"{_RDFS}comment")  # fmt: skip


@dataclass(frozen=True)
class Term:
    """A concept of a vocabulary, a class or a property; `scheme` is its last word or its sort."""

    iri: str
    scheme: str
    label: str
    definition: str
    notations: tuple[str, ...]


@cache
def terms() -> tuple[Term, ...]:
    """All terms that the ontology defines."""
    found: dict[str, dict[str, list]] = {}
    for name in _FILES:
        text = (shipped.ontology() / name).read_bytes()
        for triple in pyoxigraph.parse(text, pyoxigraph.RdfFormat.TURTLE):
            about = found.setdefault(triple.subject.value, {})
            about.setdefault(triple.predicate.value, []).append(triple.object)
    told = (_term(iri, about) for iri, about in found.items())
    return tuple(term for term in told if term)


def _term(iri: str, about: dict[str, list]) -> Term | None:
    schemes = [scheme.value for scheme in about.get(f"{_SKOS}inScheme", ())]
    sorts = [_SORTS[one.value] for one in about.get(_TYPE, ()) if one.value in _SORTS]
    if not schemes and not sorts:
        return None
    notations = (f"{n.datatype.value.rpartition('#')[2]} {n.value}"
                 for n in about.get(f"{_SKOS}notation", ()))  # fmt: skip
    scheme = schemes[0].rpartition("/")[2] if schemes else sorts[0]
    return Term(iri, scheme, _first(about, _LABELS), _first(about, _DEFINITIONS), tuple(notations))


def _first(about: dict[str, list], predicates: tuple[str, ...]) -> str:
    return next((about[name][0].value for name in predicates if name in about), "")
