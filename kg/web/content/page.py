"""PAGES: every kind of page, with what there is of it and what it tells."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from kg.model import Event, Tie
from kg.web.content import lists
from kg.web.content.about import about
from kg.web.content.actor import actor
from kg.web.content.claim import claim
from kg.web.content.content import Content
from kg.web.content.fact import event, tie
from kg.web.content.front import front
from kg.web.content.place import place
from kg.web.content.source import source
from kg.web.content.todo import todo
from kg.web.ledger import Ledger


@dataclass(frozen=True)
class Page:
    """A page, or with `ids` one for each of them."""

    template: str
    tells: Callable[..., Content | None]
    ids: Callable[[Ledger], Iterable[str]] | None = None


def _facts(sort: type) -> Callable[[Ledger], Iterable[str]]:
    return lambda ledger: (f.id for f in ledger.chronicle.facts.values() if isinstance(f, sort))


PAGES = {
    "front": Page("front", front),
    "todo": Page("todo", todo),
    "about": Page("about", about),
    "actors": Page("list", lists.actors),
    "ties": Page("list", lists.ties),
    "events": Page("list", lists.events),
    "places": Page("list", lists.places),
    "sources": Page("list", lists.sources),
    "actor": Page("actor", actor, lambda ledger: ledger.chronicle.actors),
    "tie": Page("fact", tie, _facts(Tie)),
    "event": Page("fact", event, _facts(Event)),
    "place": Page("place", place, lambda ledger: ledger.chronicle.places),
    "source": Page("source", source, lambda ledger: ledger.chronicle.sources),
    "claim": Page("claim", claim, lambda ledger: ledger.claims),
}
