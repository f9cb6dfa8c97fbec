"""Gazetteer: the names that are known before the article is read, and where they stand in a
sentence.

Known are the graph's actors and places by name, alias, demonym and metonym, and the nations of the
world. The graph comes first: a name that it uses is never a nation's, and a country that it knows
only as a place is where, not who.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.model import Actor, Place
from kg.reading.lexicon import LOCATIVE, words
from kg.reading.nations import country, nations
from kg.reading.pipeline import load

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token


@dataclass(frozen=True)
class Mention:
    """Tokens [start, end) of a sentence that name an actor, a place or both.

    `how` is `name`, `demonym`, `metonym`, `place` or `new`.
    """

    start: int
    end: int
    actor: str = ""
    place: str = ""
    how: str = "name"


@dataclass(frozen=True)
class _Surface:
    text: str
    actor: str = ""
    place: str = ""
    how: str = "name"


class Gazetteer:
    """All known names of one graph; made once for many articles."""

    def __init__(self, actors: Mapping[str, Actor], places: Mapping[str, Place]) -> None:
        self.actors, self.places = dict(actors), dict(places)
        self._surfaces: dict[str, list[_Surface]] = {}
        for actor in actors.values():
            self._add_actor(actor)
        for place in places.values():
            for name in (place.name, *place.aliases):
                self._add(name, _Surface(name, place=place.id, how="place"))
        self._add_nations()
        self._matcher = self._compile()

    def _add(self, text: str, surface: _Surface) -> None:
        self._surfaces.setdefault(text.lower(), []).append(surface)

    def _add_actor(self, actor: Actor, known: frozenset[str] = frozenset()) -> None:
        place = actor.id if actor.kind == "state" else ""
        for how, names in (
            ("name", (actor.name, *actor.aliases)),
            ("demonym", actor.demonyms),
            ("metonym", actor.metonyms),
        ):
            for name in names:
                if name.lower() not in known:
                    where = place if how == "name" else ""
                    self._add(name, _Surface(name, actor.id, where, how))

    def _add_nations(self) -> None:
        known = frozenset(self._surfaces)
        by_name = {a.name.lower(): a for a in self.actors.values()}
        by_name |= {alias.lower(): a for a in self.actors.values() for alias in a.aliases}
        only_places = {p.name.lower() for p in self.places.values()} - set(by_name)
        for nation in nations():
            if nation.name.lower() in only_places:
                continue
            same = by_name.get(nation.name.lower())
            if same is None:
                self.actors.setdefault(nation.id, nation)
                self._add_actor(nation, known)
            if nation.kind == "state":
                self.places.setdefault(same.id if same else nation.id, country(same or nation))

    def _compile(self):
        from spacy.matcher import PhraseMatcher

        nlp = load()
        matcher = PhraseMatcher(nlp.vocab, attr="LOWER")
        texts = {surface.text for same in self._surfaces.values() for surface in same}
        matcher.add("name", list(nlp.tokenizer.pipe(sorted(texts))))
        return matcher

    def find(self, doc: "Doc") -> list[Mention]:
        """Every known name in the sentence, overlapping ones too, longest first at each place."""
        found = []
        for _, start, end in self._matcher(doc):
            span = doc[start:end]
            for surface in self._surfaces.get(span.text.lower(), ()):
                if _same_case(surface.text, span.text, start):
                    found.append(Mention(start, end, surface.actor, surface.place, surface.how))
        return sorted(found, key=lambda m: (m.start, -m.end))


@lru_cache(maxsize=4)
def _made(actors: tuple[Actor, ...], places: tuple[Place, ...]) -> Gazetteer:
    return Gazetteer({a.id: a for a in actors}, {p.id: p for p in places})


def gazetteer(actors: Mapping[str, Actor], places: Mapping[str, Place]) -> Gazetteer:
    """The gazetteer of these actors and places, made once."""
    return _made(tuple(actors.values()), tuple(places.values()))


def _same_case(known: str, seen: str, start: int) -> bool:
    """True unless `us` is taken for US, or a name's capital stands where the alias has none."""
    if known == seen or seen.isupper() and len(seen) > 4:
        return True
    pairs = zip(known.split(), seen.split(), strict=False)
    for number, (k, s) in enumerate(pairs):
        if k[0].isupper() and not s[0].isupper():
            return False
        if k[0].islower() and s[0].isupper() and (number or start):
            return False
        if len(k) <= 4 and k.isupper() and not s.isupper():
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
