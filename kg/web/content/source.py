"""The page of a source: what it is, what it claims, who copies it, and what falls without it."""

from kg.briefing.words import many
from kg.evidence import FORMS, citations
from kg.model import newsroom, original
from kg.web.content.claims import claims_of
from kg.web.content.content import Content, opening
from kg.web.ledger import Ledger
from kg.web.sheet import sheet


def source(ledger: Ledger, id: str) -> Content | None:
    """The content of a source's page."""
    card = ledger.chronicle.sources.get(id)
    if card is None:
        return None
    cards = ledger.chronicle.sources
    first = original(id, cards)
    claims = ledger.by_source.get(id, [])
    fallen = ledger.falls_without.get(id, [])
    rows = ((ledger.fact(change.fact), change.fact.kind, change.what) for change in fallen)
    return Content(
        card.title or id,
        (
            claims_of(ledger, "claims", f"{many(len(claims), 'claim')} of it", claims),
            sheet(
                "falls",
                "What would stand differently without it",
                ("fact", "kind", "the answer would say"),
                rows,
                nothing="No answer hangs on this source alone.",
            ),
        ),
        {
            "card": card,
            "room": newsroom(first, cards) if card.publisher or card.agency else "",
            "copy_of": ledger.source(card.copy_of) if card.copy_of else None,
            "copies": [ledger.source(copy.id) for copy in ledger.copies.get(id, ())],
            "cite": FORMS["plain"](citations([card])),
            "bibtex": FORMS["bibtex"](citations([card])),
            "openings": (
                opening("Its claims with facets", "table", source=id),
                opening("The graph without it", "graph", without_source=id),
            ),
        },
    )
