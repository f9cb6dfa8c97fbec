"""Claims as RDF and back: the only speller of predicates."""

from kg.rdf.chronicle import chronicle_from, claims_from, quads
from kg.rdf.derived import derive
from kg.rdf.description import Build, describe
from kg.rdf.ontology import ontology_quads
from kg.rdf.rdf12 import reifiers
from kg.rdf.vocabulary import BASE, NS, PREFIXES, graph, id_of, iri

__all__ = [
    "BASE",
    "NS",
    "PREFIXES",
    "Build",
    "chronicle_from",
    "claims_from",
    "derive",
    "describe",
    "graph",
    "id_of",
    "iri",
    "ontology_quads",
    "quads",
    "reifiers",
]
