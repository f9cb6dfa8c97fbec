"""Ids that are no longer used as triples, and back: deprecated, with what stands for them now."""

from collections.abc import Iterator

from kg.model.moved import NOUNS, Moved
from kg.rdf import terms
from kg.rdf.nodes import Node, Nodes
from kg.rdf.spelling import Pair, Spelling, said
from kg.rdf.vocabulary import id_of, iri, term


def moved_pairs(move: Moved, spell: Spelling) -> list[Pair]:
    """What is said of an id that was given up."""
    return [
        (term("owl:deprecated"), terms.truth()),
        *([(term("dct:isReplacedBy"), spell.thing(move.noun, move.now))] if move.now else []),
        *said("dct:modified", move.on),
        *said("skos:changeNote", move.why),
    ]


def moved_from(nodes: Nodes) -> Iterator[Moved]:
    """The moves that some nodes say, in order of IRI."""
    for node in nodes.with_property("owl:deprecated"):
        for noun in NOUNS:
            if node.iri.startswith(iri(noun, "-", node.base)[:-1]):
                yield _move(node, noun)


def _move(node: Node, noun: str) -> Moved:
    return Moved(
        noun,
        id_of(node.iri, noun, node.base),
        node.id("dct:isReplacedBy", noun),
        node.one("dct:modified"),
        node.one("skos:changeNote"),
    )
