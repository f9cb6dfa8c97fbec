"""Names: which actor, place or source a reader means, and how it is called, as `graph.names`."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from kg.problems import did_you_mean
from kg.view import View

if TYPE_CHECKING:
    from kg.model import Claim
    from kg.store.endpoint import Endpoint
    from kg.store.index import Index

# the choices of a view that name cards
_NOUNS = {"sources": "source", "without": "source", "according_to": "actor", "places": "place"}


class UnknownName(LookupError):
    """No actor, place, source, fact or claim has this name; the message suggests the nearest."""


class Names:
    """The names in an index or at an endpoint."""

    def __init__(self, index: Index | Endpoint) -> None:
        self._index = index

    def find(self, noun: str, name: str) -> str:
        """The id of the `actor`, `place` or `source` of this id, name or alias; UnknownName."""
        if self._index.cards(noun, [name]):
            return name
        names = self._index.names(noun)
        wanted = name.casefold().strip()
        for text, id in names:
            if text.casefold() == wanted:
                return id
        if move := self.moved(name, noun):
            return move
        known = {id: id for _, id in names} | {text.lower(): id for text, id in names}
        raise UnknownName(f"no {noun} is called '{name}'{did_you_mean(name, known)}")

    def moved(self, id: str, *nouns: str) -> str:
        """What stands for an id that is no longer used, or ''; UnknownName if it was taken back."""
        told, seen = "", set()
        while steps := [m for m in self._index.moved(id) if not nouns or m.noun in nouns]:
            if id in seen:
                break
            seen.add(id)
            if not steps[0].now:
                why = f": {steps[0].why}" if steps[0].why else ""
                raise UnknownName(f"{steps[0].noun} '{id}' was taken back on {steps[0].on}{why}")
            told = id = steps[0].now
        return told

    def whole(self, id: str) -> str:
        """The name of an actor, or the id where there is no such actor."""
        card = self._index.cards("actor", [id]).get(id)
        return card.name if card else id

    def brief(self, id: str) -> str:
        """The shortest all-capital alias of an actor ("LNA"), or its name without brackets."""
        card = self._index.cards("actor", [id]).get(id)
        aliases = card.aliases if card else ()
        capitals = [alias for alias in aliases if alias.isalpha() and alias.isupper()]
        return min(capitals, key=len, default=self.whole(id).partition(" (")[0])

    @cached_property
    def _dissolutions(self) -> tuple[Claim, ...]:
        return tuple(self._index.claims(kinds=("dissolution",)))

    def resolved(self, view: View) -> View:
        """A view with its actors, places and sources by id, given by id, name or alias.

        It knows the ends of bodies that the graph tells of, and the places inside those asked for.
        """
        found = {
            field: frozenset(self.find(noun, name) for name in sorted(getattr(view, field)))
            for field, noun in _NOUNS.items()
        }
        inside = self._inside(found["places"]) if found["places"] else frozenset()
        return replace(view, dissolutions=self._dissolutions, inside=inside, **found)

    def _inside(self, places: frozenset[str]) -> frozenset[str]:
        """The places that lie within these, step by step."""
        parts: dict[str, list[str]] = {}
        for id, card in self._index.cards("place").items():
            parts.setdefault(card.within, []).append(id)
        found: set[str] = set()
        new = list(places)
        while new:
            new = [part for place in new for part in parts.get(place, ()) if part not in found]
            found.update(new)
        return frozenset(found)
