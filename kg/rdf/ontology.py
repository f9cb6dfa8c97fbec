"""The ontology and its vocabularies as quads, to stand in the graph beside the data."""

from collections.abc import Iterator

from pyoxigraph import NamedNode, Quad, RdfFormat, parse

from kg import shipped
from kg.rdf.vocabulary import BASE, graph

# what queries may need; shapes are for checking, and alignments would only slow a query down
FILES = ("kg.ttl", "means.ttl", "event-types.ttl", "reliability.ttl")


def ontology_quads(base: str = BASE) -> Iterator[Quad]:
    """The quads of `graph/ontology`: classes, properties and the SKOS schemes."""
    target = NamedNode(graph("ontology", base))
    for name in FILES:
        for quad in parse(path=shipped.ontology() / name, format=RdfFormat.TURTLE):
            yield Quad(quad.subject, quad.predicate, quad.object, target)
