"""The lists of all actors, events, ties, places and sources: what a reader without a name begins
with."""

from kg.timeline import timeline
from kg.web.content.actor import events_sheet
from kg.web.content.content import Content
from kg.web.ledger import Ledger, day, status
from kg.web.sheet import sheet


def actors(ledger: Ledger) -> Content:
    """All actors."""
    rows = (
        (ledger.actor(card.id), card.kind, ", ".join(card.aliases[:3]),
         len(ledger.by_actor.get(card.id, ())))
        for card in sorted(ledger.chronicle.actors.values(), key=lambda card: card.name)
    )  # fmt: skip
    columns = ("actor", "kind", "also called", "claims")
    return _list("Actors", sheet("actors", "All actors", columns, rows))


def events(ledger: Ledger) -> Content:
    """All events in order of date."""
    entries = timeline(ledger.chronicle.claims, ledger.view)
    return _list("Events", events_sheet(ledger, "All events in order of date", entries))


def ties(ledger: Ledger) -> Content:
    """All ties, by kind."""
    found = [s for s in ledger.standings.values() if hasattr(s.fact, "actors")]
    rows = (
        (ledger.fact(s.fact), s.fact.kind, status(s.status), len(s.claims),
         ledger.independent(s.sources))
        for s in sorted(found, key=lambda s: (s.fact.kind, ledger.called(s.fact)))
    )  # fmt: skip
    columns = ("tie", "kind", "status", "claims", "independent sources")
    return _list("Ties", sheet("ties", "All ties, by kind", columns, rows))


def places(ledger: Ledger) -> Content:
    """All places."""
    rows = (
        (ledger.place(card.id), card.kind, ledger.place(card.within) if card.within else "",
         len(ledger.by_place.get(card.id, ())))
        for card in sorted(ledger.chronicle.places.values(), key=lambda card: card.name)
    )  # fmt: skip
    return _list("Places", sheet("places", "All places", ("place", "kind", "in", "claims"), rows))


def sources(ledger: Ledger) -> Content:
    """All sources, the latest first."""
    cards = sorted(ledger.chronicle.sources.values(), key=lambda s: str(s.published or ""))
    rows = (
        (ledger.source(card.id), card.publisher, day(card.published), card.reliability,
         len(ledger.by_source.get(card.id, ())))
        for card in reversed(cards)
    )  # fmt: skip
    columns = ("source", "publisher", "published", "reliability", "claims")
    return _list("Sources", sheet("sources", "All sources, the latest first", columns, rows))


def _list(title: str, one) -> Content:
    return Content(title, (one,))
