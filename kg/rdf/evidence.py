"""The quote that a claim rests on, as a node that names its place in the source, and back.

The IRI is the source's with an RFC 5147 fragment (`#char=1981,2027`, code points of the text that
was read), so several claims from one sentence share one node. A quote without a place hangs on its
claim.
"""

from kg.model import Claim, Evidence
from kg.rdf import terms
from kg.rdf.nodes import Node
from kg.rdf.spelling import TYPE, Pair, Spelling, said
from kg.rdf.vocabulary import term

_CARRIED = ("exact", "prefix", "suffix")


def evidence_term(claim: Claim, spell: Spelling) -> str:
    """The term of the claim's quote; '' when it has none."""
    proof = claim.evidence
    if proof.start is not None and proof.end is not None:
        return spell.part("source", claim.source, f"char={proof.start},{proof.end}")
    if proof.exact or proof.prefix or proof.suffix or proof.start is not None:
        return spell.part("claim", claim.id, "quote")
    return ""


def evidence_pairs(claim: Claim, spell: Spelling) -> list[Pair]:
    """What is said of the claim's quote."""
    proof = claim.evidence
    places = (("kg:charStart", proof.start), ("kg:charEnd", proof.end))
    return [
        (TYPE, term("kg:Evidence")),
        (term("oa:hasSource"), spell.source(claim.source)),
        *((term(name), terms.integer(place)) for name, place in places if place is not None),
        *(pair for name in _CARRIED for pair in said(f"oa:{name}", getattr(proof, name))),
    ]


def evidence_from(claim: Node, quote: Node) -> Evidence:
    """The evidence that a claim's node and its quote's node say together."""
    return Evidence(
        paraphrase=claim.one("kg:paraphrase"),
        locator=claim.one("kg:locator"),
        start=quote.whole("kg:charStart"),
        end=quote.whole("kg:charEnd"),
        **{name: quote.one(f"oa:{name}") for name in _CARRIED},
    )
