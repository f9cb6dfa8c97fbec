"""The page of a place: its names, what it is within, and what happened there."""

from kg.model import larger
from kg.timeline import timeline
from kg.web.content.actor import events_sheet, names, same
from kg.web.content.content import Content, opening
from kg.web.ledger import Ledger
from kg.web.sheet import sheet


def place(ledger: Ledger, id: str) -> Content | None:
    """The content of a place's page."""
    places = ledger.chronicle.places
    card = places.get(id)
    if card is None:
        return None
    entries = timeline(ledger.by_place.get(id, []), ledger.view)
    parts = [part for part in places.values() if part.within == id]
    return Content(
        card.name,
        (
            events_sheet(ledger, f"What happened at {card.name}", entries),
            sheet(
                "parts",
                f"Places in {card.name}",
                ("place", "kind"),
                ((ledger.place(part.id), part.kind) for part in parts),
                nothing="None is listed.",
            ),
        ),
        {
            "card": card,
            "names": list(names(card)),
            "same": list(same(card.same)),
            "within": _within(ledger, card),
            "openings": (
                opening("On the map", "map", place=id),
                opening("Its claims", "table", place=id),
            ),
        },
    )


def _within(ledger: Ledger, card) -> list:
    """The larger places, the next first."""
    return [ledger.place(id) for id in larger(card.id, ledger.chronicle.places.get)]
