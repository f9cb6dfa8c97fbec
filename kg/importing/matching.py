"""Matching: who of this graph an actor of a dataset may be.

An id that both bear decides. A name that both bear is told and taken only when the person asks for
it: `LNA` is one army here and another there. What is merely alike is listed with its score (0-100,
by RapidFuzz on names without articles and accents, and by the likeness of transliterations).
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.importing.cast import Part
from kg.importing.ids import slug
from kg.importing.importer import Party
from kg.likeness import skeleton
from kg.model import Actor

NEAR = 85  # the least score that is told
SHOWN = 3
ALIKE = 95  # the score of two spellings of one transliterated name
_BONES = 3  # consonants that it must have: RSO is no spelling of Russia
_STATES = ("state", "government")
_BRACKETS = re.compile(r"\s*\(([^)]*)\)")


@dataclass(frozen=True)
class Match:
    """One party and who it is: the actor's id, how that was found, and who else is near."""

    party: Party
    actor: str
    how: str
    like: tuple[tuple[str, int], ...] = ()

    @property
    def part(self) -> Part:
        """The row of the cast."""
        party = self.party
        return Part(
            party.key, party.name, party.kind, self.actor, self.how, " ".join(party.also),
            "|".join(party.aliases), "; ".join(f"{id} {score}" for id, score in self.like),
        )  # fmt: skip


def match(
    parties: Iterable[Party],
    actors: Mapping[str, Actor],
    parts: Mapping[str, Part],
    names: bool = False,
) -> list[Match]:
    """Who each party is; those of whom `parts` has decided keep their place, as it is.

    With `names` an actor of the same name is taken, where one party alone has it.
    """
    parties = [party for party in parties if party.key not in parts]
    known = _Known(actors)
    same_name = {party.key: known.named(party) for party in parties}
    claimed: dict[str, int] = defaultdict(int)
    for ids in same_name.values():
        for id in ids:
            claimed[id] += 1
    taken = {part.actor for part in parts.values()} | set(actors)
    for part in parts.values():
        known.bear(part.ids, part.actor)
    found = []
    for party in parties:
        by_name = same_name[party.key]
        if by_id := known.by_id(party):
            found.append(Match(party, by_id, "id"))
        elif names and len(by_name) == 1 and claimed[by_name[0]] == 1:
            found.append(Match(party, by_name[0], "name"))
        else:
            id = _free(party, taken)
            taken.add(id)
            found.append(Match(party, id, "new", known.near(party, by_name)))
        known.bear((party.key, *party.also), found[-1].actor)
    return found


class _Known:
    """The actors of the graph, to be found by id, by name and by likeness."""

    def __init__(self, actors: Mapping[str, Actor]) -> None:
        self.ids: dict[str, str] = {}
        self.borne: dict[str, set[str]] = defaultdict(set)
        for actor in actors.values():
            self.bear(actor.same, actor.id)
        self.names: dict[tuple[str, bool], list[str]] = defaultdict(list)
        self.skeletons: dict[tuple[str, bool], set[str]] = defaultdict(set)
        for actor in actors.values():
            for name in _names_of(actor):
                for form in forms(name):
                    key = form, actor.kind in _STATES
                    if actor.id not in self.names[key]:
                        self.names[key].append(actor.id)
                    if len(bones := skeleton(form)) >= _BONES:
                        self.skeletons[bones, actor.kind in _STATES].add(actor.id)
        self.choices = list(self.names)

    def bear(self, ids: Iterable[str], actor: str) -> None:
        """Note that an actor bears these ids; one that two of them bear decides nothing."""
        for id in ids:
            if self.ids.setdefault(id, actor) != actor:
                self.ids[id] = ""
            self.borne[actor].add(id)

    def by_id(self, party: Party) -> str:
        """The actor that bears one of the party's ids, and no other one of the same dataset."""
        scheme = party.key.partition(":")[0] + ":"
        for id in (party.key, *party.also):
            actor = self.ids.get(id)
            if actor and (id == party.key or not self._bears_other(actor, scheme, party.key)):
                return actor
        return ""

    def _bears_other(self, actor: str, scheme: str, key: str) -> bool:
        return any(id.startswith(scheme) and id != key for id in self.borne[actor])

    def named(self, party: Party) -> list[str]:
        """The actors that bear the party's name, states and governments among themselves."""
        state = party.kind in _STATES
        found = (
            id
            for name in (party.name, *party.aliases)
            for form in forms(name)
            for id in self.names.get((form, state), ())
        )
        return list(dict.fromkeys(found))

    def near(self, party: Party, first: list[str]) -> tuple[tuple[str, int], ...]:
        """The actors with the likest names and their scores, best first."""
        from rapidfuzz import fuzz, process

        scores = dict.fromkeys(first, 100)
        texts = [form for form, _ in self.choices]
        for name in (party.name, *party.aliases):
            for form in forms(name):
                for id in self.skeletons.get((skeleton(form), party.kind in _STATES), ()):
                    scores[id] = max(scores.get(id, 0), ALIKE)
                for _, score, place in process.extract(
                    form, texts, scorer=fuzz.token_sort_ratio, score_cutoff=NEAR, limit=SHOWN
                ):
                    for id in self.names[self.choices[place]]:
                        scores[id] = max(scores.get(id, 0), int(score))
        best = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
        return tuple(best[:SHOWN])


def forms(name: str) -> Iterator[str]:
    """The forms of a name by which it is compared.

    >>> list(forms("Government of Russia (Soviet Union)"))
    ['russia', 'soviet union']
    >>> list(forms("al-Shabaab"))
    ['al shabaab']
    """
    bare = _BRACKETS.sub(" ", name)
    inside = _BRACKETS.findall(name)
    seen = []
    for text in (bare, *inside):
        form = _plain(text.removeprefix("Government of ").removeprefix("Military Forces of "))
        if form and form not in seen:
            seen.append(form)
    yield from seen


def _plain(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text.casefold())
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub("['’‘`.]", "", plain)
    return " ".join(word for word in re.split(r"[\W_]+", plain) if word and word != "the")


def _names_of(actor: Actor) -> Iterator[str]:
    yield from (actor.name, *actor.aliases)
    yield from (name.text for name in actor.names if name.lang.endswith("Latn"))


def _free(party: Party, taken: set[str]) -> str:
    """An id of the party's name that nobody has yet."""
    scheme, _, number = party.key.partition(":")
    plain = slug(party.name) or slug(party.key)
    if plain not in taken:
        return plain
    return f"{plain}-{slug(scheme)}-{slug(number)}"
