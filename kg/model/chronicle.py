"""Chronicle: everything that is known of one conflict, as the text files and articles give it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from kg.model.claims import Claim
from kg.model.entities import Actor, Place, Source
from kg.model.facts import Event, Fact, Tie
from kg.model.moved import Moved

_NONE: Mapping = MappingProxyType({})


@dataclass(frozen=True)
class Chronicle:
    """Actors, places and sources by id, and the claims. `title` names the conflict.

    `moved` are the ids that are no longer used, with what stands for them now.
    """

    title: str = ""
    actors: Mapping[str, Actor] = field(default_factory=lambda: _NONE)
    places: Mapping[str, Place] = field(default_factory=lambda: _NONE)
    sources: Mapping[str, Source] = field(default_factory=lambda: _NONE)
    claims: tuple[Claim, ...] = ()
    moved: tuple[Moved, ...] = ()

    @property
    def facts(self) -> dict[str, Fact]:
        """The facts that the claims are about, by id, in order of id."""
        return {fact.id: fact for fact in sorted({c.about for c in self.claims}, key=_by_id)}

    @property
    def ties(self) -> list[Tie]:
        """The ties, in order of id."""
        return [fact for fact in self.facts.values() if isinstance(fact, Tie)]

    @property
    def events(self) -> list[Event]:
        """The events, in order of id."""
        return [fact for fact in self.facts.values() if isinstance(fact, Event)]


def _by_id(fact: Fact) -> str:
    return fact.id
