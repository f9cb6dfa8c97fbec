"""Gazetteer: the names that are known before the article is read, and where they stand in a
sentence.

Known are the graph's actors and places by name, alias, demonym and metonym, and the world's nations
and movements. The graph comes first: an actor that both know is the graph's, with the names of
both.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.likeness import skeleton
from kg.model import Actor, Place
from kg.reading.article import slug
from kg.reading.lexicon import LOCATIVE, words
from kg.reading.nations import capitals, country, nations
from kg.reading.pipeline import forget_when_full, load
from kg.reading.setting import country_of_war, is_shared
from kg.reading.tokens import text_of

if TYPE_CHECKING:
    from kg.reading.tokens import Doc, Token


@dataclass(frozen=True)
class Mention:
    """Tokens [start, end) of a sentence that name an actor, a place or both.

    `how` is `name`, `demonym`, `metonym`, `place`, `new`, `transliteration` or, where no possessive
    has its apostrophe, `scraped`; `shared` are names
    that many bear (see `setting`).
    """

    start: int
    end: int
    actor: str = ""
    place: str = ""
    how: str = "name"
    shared: bool = False


@dataclass(frozen=True)
class _Surface:
    text: str
    actor: str = ""
    place: str = ""
    how: str = "name"
    shared: bool = False


# the words that may follow in a name; `_END` where one ends
_Node = dict[str, "_Node"]
_END = ""


class Gazetteer:
    """All known names of one graph; made once for many articles.

    `graph` are the ids of the graph's own actors, `country` the place of its war, `place_of` the
    country that an actor is, `called_capital` the places that an alias calls a capital."""

    def __init__(self, actors: Mapping[str, Actor], places: Mapping[str, Place]) -> None:
        self.actors, self.places = dict(actors), dict(places)
        self.graph = frozenset(actors)
        self.country = country_of_war(actors, places)
        self.place_of: dict[str, str] = {}
        self._surfaces: dict[str, list[_Surface]] = {}
        self._add_graph()
        self._add_nations()
        self._add_capitals()
        self._add_scraped()
        self.alike = self._skeletons()
        self.called_capital = [
            p.id for p in self.places.values() if any("capital" in a.lower() for a in p.aliases)
        ]
        self._first = self._compile()

    def state_of(self, word: str) -> str:
        """The state that an adjective of nationality is of; empty where a word is none."""
        of = [s.actor for s in self._surfaces.get(word.lower(), ()) if s.how == "demonym"]
        return next((a for a in of if self.actors[a].kind == "state"), "")

    def _add(self, text: str, surface: _Surface) -> None:
        same = self._surfaces.setdefault(text.lower(), [])
        if all((s.actor, s.place, s.text) != (surface.actor, surface.place, text) for s in same):
            same.append(surface)

    def _add_actor(self, actor: Actor, to: str = "") -> None:
        place = actor.id if actor.kind == "state" else ""
        for how, names in (
            ("name", (actor.name, *actor.aliases)),
            ("demonym", actor.demonyms),
            ("metonym", actor.metonyms),
        ):
            for name in names:
                name = name.removeprefix("the ")
                where = place if how == "name" and not to else ""
                self._add(name, _Surface(name, to or actor.id, where, how))

    def _add_graph(self) -> None:
        peoples = frozenset(n.lower() for a in nations() for n in (a.name, *a.aliases, *a.demonyms))
        worlds = {n: a for a in nations() for n in (a.name, *a.aliases)}
        for actor in self.actors.values():
            self._add_actor(actor)
            for name in (n.removeprefix("the ") for n in (actor.name, *actor.aliases)):
                world = worlds.get(name)
                ours = world is not None and actor.name in (world.name, *world.aliases)
                if not ours and (world is not None or is_shared(name, actor, peoples)):
                    self._surfaces[name.lower()] = [
                        replace(s, shared=True) if s.actor == actor.id else s
                        for s in self._surfaces[name.lower()]
                    ]
        for place in self.places.values():
            for name in (place.name, *place.aliases):
                self._add(name, _Surface(name, place=place.id, how="place"))

    def _add_nations(self) -> None:
        by_name = {a.name.lower(): a for a in self.actors.values()}
        by_place = {p.name.lower(): p.id for p in self.places.values() if p.kind == "country"}
        for nation in nations():
            names = (nation.name, *nation.aliases)
            same = next((by_name[n.lower()] for n in names if n.lower() in by_name), None)
            if same is None:
                self.actors.setdefault(nation.id, nation)
            actor = same or nation
            if nation.kind == "state":
                place = by_place.get(nation.name.lower(), actor.id)
                self.places.setdefault(place, country(actor))
                self.place_of[actor.id] = place
                self._add(nation.name, _Surface(nation.name, actor.id, place))
            self._add_actor(nation, to=actor.id)

    def _add_capitals(self) -> None:
        for name in capitals():
            if not any(s.place for s in self._surfaces[name.lower()]):
                place = Place(id=slug(name), kind="city", name=name)
                self.places.setdefault(place.id, place)
                self._add(name, _Surface(name, place=place.id, how="place"))

    def _add_scraped(self) -> None:
        """ "Xlands" for "Xland's", as scrapers leave it."""
        for text, same in list(self._surfaces.items()):
            if (
                " " not in text
                and len(text) > 3
                and text[-1] != "s"
                and f"{text}s" not in self._surfaces
            ):
                for one in same:
                    if one.actor and one.how == "name" and not one.text.isupper():
                        self._add(f"{one.text}s", replace(one, text=f"{one.text}s", how="scraped"))

    def _skeletons(self) -> dict[str, set[str]]:
        """skeleton of a full name -> the graph's persons who have it."""
        found: dict[str, set[str]] = {}
        for actor in (a for a in self.actors.values() if a.kind == "person"):
            for name in (n for n in (actor.name, *actor.aliases) if " " in n):
                found.setdefault(skeleton(name), set()).add(actor.id)
        return found

    def _compile(self) -> _Node:
        """The names word by word, as the parser cuts them, in lower case."""
        top: _Node = {}
        texts = {surface.text for same in self._surfaces.values() for surface in same}
        for name in load().tokenizer.pipe(sorted(texts)):
            node = top
            for word in name:
                node = node.setdefault(word.lower_, {})
            node[_END] = {}
        return top

    def find(self, doc: "Doc") -> list[Mention]:
        """Every known name in the sentence, overlapping ones too, longest first at each place."""
        found = []
        for start, end in self._ranges([word.lower_ for word in doc]):
            text = text_of(doc[start:end])
            for s in self._surfaces.get(text.lower(), ()):
                if _same_case(s.text, text, start):
                    found.append(Mention(start, end, s.actor, s.place, s.how, s.shared))
        return sorted(found, key=lambda m: (m.start, -m.end))

    def _ranges(self, words: list[str]) -> Iterator[tuple[int, int]]:
        for start, first in enumerate(words):
            node, end = self._first.get(first), start
            while node is not None:
                end += 1
                if _END in node:
                    yield start, end
                node = node.get(words[end]) if end < len(words) else None


@dataclass(frozen=True)
class _Known:
    """The actors and places of a graph; their ids alone tell most graphs apart."""

    actors: Mapping[str, Actor]
    places: Mapping[str, Place]

    def __hash__(self) -> int:
        return hash((*self.actors, *self.places))


@lru_cache(maxsize=4)
def _made(known: _Known) -> Gazetteer:
    return Gazetteer(known.actors, known.places)


def gazetteer(actors: Mapping[str, Actor], places: Mapping[str, Place]) -> Gazetteer:
    """The gazetteer of these actors and places, made once for one pipeline."""
    if forget_when_full():
        _made.cache_clear()
    return _made(_Known(dict(actors), dict(places)))


def _same_case(known: str, seen: str, start: int) -> bool:
    """True unless `us` is taken for US, or a name's capital stands where the alias has none."""
    if known == seen or seen.isupper() and len(seen) > 4:
        return True
    pairs = zip(known.split(), seen.split(), strict=False)
    for number, (k, s) in enumerate(pairs):
        if k[0].isupper() and not s[0].isupper():
            return False
        if k[0].islower() and s[0].isupper() and (number or start) and "-" not in k:
            return False
        if len(k) <= 6 and k.isupper() and not s.isupper():
            return False
    return True


def is_locative(token: "Token") -> bool:
    """True when a name stands where a place stands: after `in`, `near`, `town of`."""
    before = token.nbor(-1) if token.i else None
    while before is not None and before.i and before.lower_ in _PLACE_FILLERS:
        before = before.nbor(-1)
    return before is not None and before.lower_ in LOCATIVE


_PLACE_FILLERS = words(
    "the northern southern eastern western central north south east west northeast "
    "northwest southeast southwest northeastern northwestern southeastern southwestern "
    "neighbouring neighboring"
)
