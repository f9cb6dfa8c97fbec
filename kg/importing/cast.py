"""The cast: who the actors of datasets are in this graph, kept in `imports/actors.csv`.

One row per actor of any import, by its own id. The file is the decision: a curator changes the cell
`actor` to the id of an actor of the conflict, and the next build and all imports to come follow it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kg.importing.decisions import astray_in, read_decisions, wrong_id
from kg.importing.importer import Party
from kg.model import ACTOR_KINDS, Actor
from kg.problems import Problem, unknown

HOW = ("id", "name", "decided", "new")


@dataclass(frozen=True)
class Part:
    """Who one actor of a dataset is: the actor's id here, and how that was found.

    `how` is `id` (an id in `same`), `name` (the same name), `decided` (by a curator) or `new` (an
    actor of the import). `like` are actors that were near, with their scores, for who decides.
    """

    key: str
    name: str
    kind: str
    actor: str
    how: str
    also: str = ""
    aliases: str = ""
    like: str = ""

    @property
    def ids(self) -> tuple[str, ...]:
        """The ids of this actor in datasets and catalogues, as `scheme:id`."""
        return tuple(id for id in (self.key, *self.also.split(" ")) if id and ":" in id)

    @property
    def names(self) -> tuple[str, ...]:
        """Its other names."""
        return tuple(name for name in self.aliases.split("|") if name)


def read_cast(path: Path) -> tuple[dict[str, Part], list[Problem]]:
    """The parts by key, and what is wrong with the file; none when there is no file."""
    return read_decisions(path, Part, _wrong)


def _wrong(part: Part) -> str:
    if part.how not in HOW:
        return unknown("word for how an actor was found", part.how, HOW)
    if part.kind not in ACTOR_KINDS:
        return unknown("kind of actor", part.kind, ACTOR_KINDS)
    return wrong_id(part.actor)


def strangers(path: Path, parts: Mapping[str, Part], actors: Iterable[str]) -> list[Problem]:
    """A problem for each part that shall be an actor whom nobody describes."""
    known = {*actors, *(part.actor for part in parts.values() if part.how == "new")}
    return astray_in(path, parts, "actor", lambda part: part.actor, known)


def with_cast(actors: Mapping[str, Actor], parts: Iterable[Part], origin: str) -> dict[str, Actor]:
    """The actors with those of the imports; who is known already gets his ids in the datasets."""
    found = dict(actors)
    for part in parts:
        known = found.get(part.actor)
        if known is None:
            found[part.actor] = _card(part, origin)
            continue
        same = tuple(dict.fromkeys((*known.same, *part.ids)))
        aliases = known.aliases
        if known.origin == origin:
            names = (*aliases, part.name, *part.names)
            aliases = tuple(name for name in dict.fromkeys(names) if name != known.name)
        if (same, aliases) != (known.same, known.aliases):
            found[part.actor] = replace(known, same=same, aliases=aliases)
    return found


def enriched(part: Part, party: Party) -> Part:
    """The part with ids and names that a later import has beside those known; no decision changes.

    >>> known = Part("ucdp:323", "PKK", "armed-group", "pkk", "new")
    >>> enriched(known, Party("ucdp:323", "PKK", also=("acled:7",), aliases=("KADEK",))).aliases
    'KADEK'
    """
    also = dict.fromkeys((*part.also.split(), *party.also))
    names = dict.fromkeys((*part.names, party.name, *party.aliases))
    names.pop(part.name, None)
    return replace(part, also=" ".join(also), aliases="|".join(names))


def _card(part: Part, origin: str) -> Actor:
    return Actor(
        id=part.actor,
        kind=part.kind,
        name=part.name,
        aliases=part.names,
        same=part.ids,
        origin=origin,
    )
