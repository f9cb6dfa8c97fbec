"""People: the actors and places that a chat model names, matched with the known ones by name.

Only a name that is known means a known actor; every other one is proposed anew. A name that the
article does not hold is nobody.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.model import Actor, Place
from kg.reading.cast import Cast
from kg.reading.nations import country, nations


@dataclass(frozen=True)
class _Known:
    """What a Cast asks of a gazetteer, but for finding names in parsed text."""

    actors: Mapping[str, Actor]
    places: Mapping[str, Place]


class People:
    """Who and what one article names."""

    def __init__(self, text: str, actors: Mapping[str, Actor], places: Mapping[str, Place]) -> None:
        self.text = f" {' '.join(_words(text))} "
        self.actors: dict[str, str] = {}
        self.places: dict[str, str] = {}
        self.known_actors, self.known_places = frozenset(actors), frozenset(places)
        everyone, everywhere = dict(actors), dict(places)
        for actor in actors.values():
            _call(self.actors, actor.id, _names(actor))
        for place in places.values():
            _call(self.places, place.id, (place.name, *place.aliases))
        for nation in nations():
            if _plain(nation.name) not in self.actors and nation.id not in everyone:
                everyone[nation.id] = nation
                _call(self.actors, nation.id, _names(nation))
            if nation.kind == "state" and nation.id not in everywhere:
                everywhere[nation.id] = country(nation)
                _call(self.places, nation.id, (nation.name, *nation.aliases))
        self.cast = Cast(_Known(everyone, everywhere))

    def actor(self, name: str, kind: str) -> str:
        """The id of the actor of this name, known or proposed; '' where the text has no such."""
        known = self.actors.get(_plain(name))
        if known:
            return known if self._stands(_names(self.cast.actor(known))) else ""
        if not self._stands((name,)):
            return ""
        return self.cast.propose(re.sub(r"(?i)^the\s+", "", name), kind)

    def place(self, name: str) -> str:
        """The id of the place of this name, known or proposed; '' where the text has no such."""
        if not self._stands((name,)):
            return ""
        return self.places.get(_plain(name)) or self.cast.propose_place(name)

    def _stands(self, names: Iterable[str]) -> bool:
        return any(f" {_plain(name)} " in self.text for name in names if _plain(name))


def _call(table: dict[str, str], id: str, names: Iterable[str]) -> None:
    for name in names:
        table.setdefault(_plain(name), id)


def _names(actor: Actor) -> tuple[str, ...]:
    return (actor.name, *actor.aliases, *actor.demonyms, *actor.metonyms)


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _plain(name: str) -> str:
    """The words of a name in lower case, without `the` at its head."""
    words = _words(name)
    return " ".join(words[1:] if words[:1] == ["the"] else words)
