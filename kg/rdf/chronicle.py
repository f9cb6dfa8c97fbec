"""A whole chronicle as N-Quads lines, and back.

The law of the house: what is written and read back is equal. No blank nodes, no clock, no triple in
two graphs, none twice, and the same lines in the same order whatever the order of the claims was.
"""

from collections.abc import Iterable, Iterator
from itertools import groupby

from pyoxigraph import Quad, Triple

from kg.model import Chronicle, Claim
from kg.rdf.claims import claim_from, claim_pairs
from kg.rdf.cleaning import cleaned, cleaned_claim
from kg.rdf.entities import (
    GEOMETRY,
    actor_from,
    actor_pairs,
    place_from,
    place_pairs,
    point_pairs,
)
from kg.rdf.evidence import evidence_pairs, evidence_term
from kg.rdf.facts import fact_pairs, fact_term
from kg.rdf.moved import moved_from, moved_pairs
from kg.rdf.nodes import Nodes
from kg.rdf.sources import source_from, source_pairs
from kg.rdf.spelling import TYPE, Spelling, lines, worded
from kg.rdf.vocabulary import BASE, term

CONFLICT = "conflict"  # the node that bears the chronicle's title


def quads(chronicle: Chronicle, base: str = BASE) -> Iterator[str]:
    """The N-Quads lines of a chronicle, each ending in a newline.

    Graphs: `graph/entities`, `graph/facts` and, for each source, `graph/source/<id>` with its card,
    its claims and their evidence. Of claims with the same id only the first is written. ValueError
    when an id is empty or a language tag is none.
    """
    spell = Spelling(base)
    claims = sorted(map(cleaned_claim, chronicle.claims), key=_source_and_id)
    yield from _entities(chronicle, spell)
    yield from _facts(claims, spell)
    by_source = {source: list(group) for source, group in groupby(claims, _source)}
    for source in sorted({*chronicle.sources, *by_source}):
        graph = spell.graph(f"source/{source}")
        if source in chronicle.sources:
            card = cleaned(chronicle.sources[source])
            yield from lines(spell.source(source), source_pairs(card, spell), graph)
        yield from claim_lines(by_source.get(source, ()), spell)


def claim_lines(claims: Iterable[Claim], spell: Spelling) -> Iterator[str]:
    """The lines of claims of one source with their evidence, none twice."""
    written: set[str] = set()
    for claim in claims:
        subject = spell.thing("claim", claim.id)
        if subject in written:
            continue
        written.add(subject)
        graph = spell.graph(f"source/{claim.source}")
        yield from lines(subject, claim_pairs(claim, spell), graph)
        quote = evidence_term(claim, spell)
        if quote and quote not in written:
            written.add(quote)
            yield from lines(quote, evidence_pairs(claim, spell), graph)


def chronicle_from(quads: Iterable[Quad | Triple], base: str = BASE) -> Chronicle:
    """The chronicle that some quads say, claims in order of id; ValueError for a broken claim.

    Graph names are not looked at: triples of one merged graph do as well.
    """
    nodes = Nodes(quads, base)
    actors = [actor_from(node) for node in nodes.of_class("kg:Actor")]
    places = [
        place_from(node, nodes[f"{node.iri}#{GEOMETRY}"]) for node in nodes.of_class("kg:Place")
    ]
    sources = [source_from(node) for node in nodes.of_class("kg:Source")]
    return Chronicle(
        title=nodes[base + CONFLICT].one("skos:prefLabel"),
        actors={actor.id: actor for actor in actors},
        places={place.id: place for place in places},
        sources={source.id: source for source in sources},
        claims=_claims(nodes),
        moved=tuple(sorted(moved_from(nodes))),
    )


def claims_from(quads: Iterable[Quad | Triple], base: str = BASE) -> tuple[Claim, ...]:
    """The claims that some quads or triples say, in order of id.

    A claim needs its own triples, those of its fact and, if it has a quote, those of its evidence.
    """
    return _claims(Nodes(quads, base))


def _claims(nodes: Nodes) -> tuple[Claim, ...]:
    found = [claim_from(node, nodes) for node in nodes.of_class("kg:Claim")]
    return tuple(sorted(found, key=_id))


def _entities(chronicle: Chronicle, spell: Spelling) -> Iterator[str]:
    graph = spell.graph("entities")
    if chronicle.title:
        pairs = [(TYPE, term("kg:Conflict")), *worded("skos:prefLabel", [chronicle.title])]
        yield from lines(f"<{spell.base}{CONFLICT}>", pairs, graph)
    for id in sorted(chronicle.actors):
        yield from lines(spell.actor(id), actor_pairs(cleaned(chronicle.actors[id]), spell), graph)
    for id in sorted(chronicle.places):
        place = cleaned(chronicle.places[id])
        yield from lines(spell.place(id), place_pairs(place, spell), graph)
        yield from lines(spell.part("place", id, GEOMETRY), point_pairs(place), graph)
    for move in map(cleaned, chronicle.moved):
        yield from lines(spell.thing(move.noun, move.was), moved_pairs(move, spell), graph)


def _facts(claims: list[Claim], spell: Spelling) -> Iterator[str]:
    graph = spell.graph("facts")
    facts = {claim.about.id: claim.about for claim in claims}
    for id in sorted(facts):
        yield from lines(fact_term(facts[id], spell), fact_pairs(cleaned(facts[id]), spell), graph)


def _source(claim: Claim) -> str:
    return claim.source


def _id(claim: Claim) -> str:
    return claim.id


def _source_and_id(claim: Claim) -> tuple[str, str]:
    return claim.source, claim.id
