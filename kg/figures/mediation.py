"""Mediation: who hosts and mediates between two sides, and whether it backs one of them."""

from dataclasses import dataclass, replace
from typing import Any

from kg.backing import backed
from kg.figures.drawing import Request
from kg.figures.mark import Mark
from kg.timeline import Entry, timeline
from kg.view import Standing

EVENTS = ("talks", "ceasefire", "agreement")
ROLES = ("host", "mediator")
COLUMNS = ("mediator", "mediator_name", "hosts", "mediates", "backs", "events")
_PLAYERS = frozenset({"leadership", "representation", "membership"})


@dataclass(frozen=True)
class Mediator:
    """An actor between two sides: the entries in which it plays a role, and whom it backs."""

    actor: str
    hosts: tuple[Entry, ...]
    mediates: tuple[Entry, ...]
    backs: tuple[str, ...]

    @property
    def words(self) -> str:
        """What it does, counted."""
        told = [
            f"{role} {len(entries)}×"
            for role, entries in (("mediator", self.mediates), ("host", self.hosts))
            if entries
        ]
        return ", ".join(told) + (f"; also backs {' and '.join(self.backs)}" if self.backs else "")

    @property
    def standings(self) -> tuple[Standing, ...]:
        """The events."""
        return tuple(entry.standing for entry in dict.fromkeys((*self.hosts, *self.mediates)))

    def mark(self, request: Request) -> Mark:
        """What stands for it in a picture: its events."""
        claims = tuple(claim.id for s in self.standings for claim in s.claims)
        facts = " ".join(s.fact.id for s in self.standings)
        return Mark(facts, claims, f"{request.name(self.actor)}: {self.words}")

    def row(self, request: Request) -> dict[str, Any]:
        """The mediator as a row of the table under a figure."""
        return {
            "part": "mediation",
            "mediator": self.actor,
            "mediator_name": request.name(self.actor),
            "hosts": len(self.hosts),
            "mediates": len(self.mediates),
            "backs": self.backs,
            "events": [standing.fact.id for standing in self.standings],
            "claims": [claim.id for s in self.standings for claim in s.claims],
        }


def mediators(request: Request, pair: tuple[str, ...]) -> list[Mediator]:
    """The hosts and mediators of talks, ceasefires and agreements in which a side takes part, by
    the number of these; persons and bodies that lead, speak for or belong to a side stand for it.
    """
    view = replace(request.view, kinds=frozenset(EVENTS), means=frozenset(), statuses=frozenset())
    ours = _people(request, pair)
    parts: dict[str, dict[str, list[Entry]]] = {}
    for entry in timeline(request.chronicle.claims, view):
        played = dict(entry.participants)
        others = {a for role, actors in played.items() if role not in ROLES for a in actors}
        if others & ours:
            for role in ROLES:
                for actor in played.get(role, ()):
                    if actor not in ours:
                        parts.setdefault(actor, {}).setdefault(role, []).append(entry)
    found = [
        Mediator(
            actor,
            tuple(played.get("host", ())),
            tuple(played.get("mediator", ())),
            _backs(request, actor, pair),
        )
        for actor, played in parts.items()
    ]
    return sorted(found, key=lambda m: (-len(m.standings), m.actor))


def _people(request: Request, pair: tuple[str, ...]) -> set[str]:
    """The sides, and who leads, speaks for or belongs to one of them at any time."""
    ties = (c.about for c in request.chronicle.claims if c.about.kind in _PLAYERS and c.affirms)
    return set(pair) | {tie.actors[0] for tie in ties if tie.actors[1] in pair}


def _backs(request: Request, actor: str, pair: tuple[str, ...]) -> tuple[str, ...]:
    view = replace(request.view, kinds=frozenset(), statuses=frozenset())
    found = backed(request.chronicle.claims, view, actor).standings
    return tuple(
        request.name(side)
        for side in pair
        if any(s.fact.actors[1] == side and s.affirming for s in found)
    )
