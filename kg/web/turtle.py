"""Turtle of one thing: a claim with its quote, a tie or event with its claims, a card."""

from collections.abc import Iterator

import pyoxigraph

from kg.questions import prefixes
from kg.rdf.chronicle import claim_lines
from kg.rdf.cleaning import cleaned, cleaned_claim
from kg.rdf.entities import actor_pairs, place_pairs
from kg.rdf.facts import fact_pairs, fact_term
from kg.rdf.sources import source_pairs
from kg.rdf.spelling import Spelling, lines
from kg.web.ledger import Ledger

NOUNS = ("actor", "place", "source", "tie", "event", "claim")


def turtle(ledger: Ledger, noun: str, id: str) -> str:
    """The Turtle of a thing of a kind of NOUNS that the ledger knows."""
    spell = Spelling(ledger.graph.base)
    quads = "".join(_lines(ledger, noun, id, spell))
    triples = [q.triple for q in pyoxigraph.parse(quads, pyoxigraph.RdfFormat.N_QUADS)]
    known = prefixes(ledger.graph.base)
    used = {name: start for name, start in known.items() if f"<{start}" in quads}
    return pyoxigraph.serialize(triples, format=pyoxigraph.RdfFormat.TURTLE, prefixes=used).decode()


def _lines(ledger: Ledger, noun: str, id: str, spell: Spelling) -> Iterator[str]:
    graph = spell.graph("entities")
    chronicle = ledger.chronicle
    if noun == "actor":
        yield from lines(spell.actor(id), actor_pairs(cleaned(chronicle.actors[id]), spell), graph)
    elif noun == "place":
        yield from lines(spell.place(id), place_pairs(cleaned(chronicle.places[id]), spell), graph)
    elif noun == "source":
        card = cleaned(chronicle.sources[id])
        yield from lines(spell.source(id), source_pairs(card, spell), graph)
        yield from claim_lines(map(cleaned_claim, ledger.by_source.get(id, ())), spell)
    elif noun == "claim":
        yield from claim_lines([cleaned_claim(ledger.claims[id])], spell)
    else:
        claims = ledger.by_fact[id]
        fact = claims[0].about
        yield from lines(fact_term(fact, spell), fact_pairs(cleaned(fact), spell), graph)
        yield from claim_lines(map(cleaned_claim, claims), spell)
