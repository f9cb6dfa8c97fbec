"""The cards of sources as triples, and back."""

from datetime import date

from kg.model import Source
from kg.rdf import terms
from kg.rdf.nodes import Node
from kg.rdf.spelling import TYPE, Pair, Spelling, dated, said
from kg.rdf.vocabulary import id_of, term


def source_pairs(source: Source, spell: Spelling) -> list[Pair]:
    """The card of a source."""
    return [
        (TYPE, term("kg:Source")),
        *said("kg:sourceKind", source.kind),
        *said("dct:title", source.title),
        *said("kg:publisher", source.publisher),
        *dated("kg:published", source.published),
        *_bound("kg:publishedEarliest", source.published and source.published.earliest),
        *_bound("kg:publishedLatest", source.published and source.published.latest),
        *([(term("kg:url"), terms.any_uri(source.url))] if source.url else []),
        *dated("kg:accessed", source.read),
        *_graded(source.reliability, spell),
        *said("kg:language", source.language),
        *said("kg:agency", source.agency),
        *([(term("kg:copyOf"), spell.source(source.copy_of))] if source.copy_of else []),
        *said("kg:sha256", source.sha256),
        *said("skos:note", source.note),
    ]


def source_from(node: Node) -> Source:
    """The source that a node says."""
    return Source(
        id=id_of(node.iri, "source", node.base),
        kind=node.one("kg:sourceKind"),
        title=node.one("dct:title"),
        publisher=node.one("kg:publisher"),
        published=node.moment("kg:published"),
        url=node.one("kg:url"),
        read=node.moment("kg:accessed"),
        reliability=node.id("kg:reliability", "reliability"),
        language=node.one("kg:language"),
        agency=node.one("kg:agency"),
        copy_of=node.id("kg:copyOf", "source"),
        sha256=node.one("kg:sha256"),
        note=node.one("skos:note"),
    )


def _bound(name: str, value: date | None) -> list[Pair]:
    return [(term(name), terms.day(value))] if value else []


def _graded(grade: str, spell: Spelling) -> list[Pair]:
    return [(term("kg:reliability"), spell.concept("reliability", grade))] if grade else []
