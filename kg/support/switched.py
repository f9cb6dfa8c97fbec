"""switched: who has changed sides, and when.

A side is taken by ties: who backs, is allied with or belongs to somebody stands with it, who
opposes it stands against it. A change is there when the claims attest all ties with the one for the
last time before they attest one with its opponent for the first time, or on that day where they
tell that it was the end. That the first ties were left is told only by an end or a denial; of
claims that fall silent the row says so: silence is no end.
"""

from dataclasses import dataclass, replace
from datetime import date
from itertools import permutations

from kg.model import Chronicle, Tie
from kg.network import weakest_status
from kg.network.edges import asserted
from kg.network.overlap import Link
from kg.network.web import SIDES
from kg.view import Standing, Status, View

WITH = ("backing", "alliance", "membership")
# towards whom, and whether with (or else against) them
Stance = tuple[str, bool]


@dataclass(frozen=True)
class Switch:
    """An actor's change from the ties with one side to ties that do not go with them.

    `left` tells how the old ties ended: `ended`, `denied` later on, or `silence`: they are only no
    longer attested. The change lies between `after`, the last day on which the claims attest the
    old ties, and `before`, the first day of the new ones. `enmity` sets the two sides against each
    other; it is empty where the actor turned against, or to, one and the same side.
    """

    actor: str
    old: Link
    new: Link
    left: str
    after: date
    before: date
    enmity: Link

    @property
    def links(self) -> tuple[Link, ...]:
        """What it rests on: the ties on both sides of the change, and the enmity."""
        return (self.old, self.new, *([self.enmity] if self.enmity else []))

    @property
    def status(self) -> Status:
        """The status of the weakest of them."""
        return weakest_status(self.links)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources of all of them, sorted."""
        return tuple(sorted({s for link in self.links for x in link for s in x.sources}))


def switched(chronicle: Chronicle, view: View, actor: str | None = None) -> list[Switch]:
    """Who changed sides, in order of time; up to the day asked about and within the window."""
    timeless = replace(view, as_of=None, since=None, until=None, statuses=frozenset())
    opposed = _opposed(chronicle, timeless.backdrop)
    found = (
        switch
        for who, stances in _stances(chronicle, timeless, actor).items()
        for (one, old), (other, new) in permutations(sorted(stances.items()), 2)
        if (enmity := _clash(one, other, opposed)) is not None
        if (switch := _switch(who, tuple(old), tuple(new), enmity)) and _shows(switch, view)
    )
    return sorted(found, key=lambda s: (s.before, s.actor, s.old[0].fact.id, s.new[0].fact.id))


def _opposed(chronicle: Chronicle, view: View) -> dict[frozenset[str], Link]:
    claims = (claim for claim in chronicle.claims if claim.about.kind == "opposition")
    found = (standing for standing in view.standings(claims) if asserted(standing))
    return {frozenset(standing.fact.actors): (standing,) for standing in found}


def _stances(
    chronicle: Chronicle, view: View, actor: str | None
) -> dict[str, dict[Stance, list[Standing]]]:
    """The ties by which each actor stands with or against each other one."""
    sides = {id for id, card in chronicle.actors.items() if card.kind in SIDES}
    found: dict[str, dict[Stance, list[Standing]]] = {}
    for standing in view.standings(chronicle.claims):
        if asserted(standing) and isinstance(standing.fact, Tie):
            for who, whom in _takers(standing.fact, sides):
                if actor in (None, who):
                    stance = whom, standing.fact.kind in WITH
                    found.setdefault(who, {}).setdefault(stance, []).append(standing)
    return dict(sorted(found.items()))


def _takers(tie: Tie, sides: set[str]) -> list[tuple[str, str]]:
    """(who, towards whom) for each actor that takes a side by this tie."""
    first, second = tie.actors[:2]
    if tie.kind in ("alliance", "opposition"):
        return [(first, second), (second, first)]
    if tie.kind == "backing" or (tie.kind == "membership" and second in sides):
        return [(first, second)]
    return []


def _clash(one: Stance, other: Stance, opposed: dict[frozenset[str], Link]) -> Link | None:
    """What makes the second stance a change of side after the first; None when it is none."""
    (side, was), (another, now) = one, other
    if side == another:
        return () if was != now else None
    return opposed.get(frozenset((side, another))) if was and now else None


def _switch(actor: str, old: Link, new: Link, enmity: Link) -> Switch | None:
    first, then = _attested(old), _attested(new)
    ended = all(standing.ended for standing in old)
    if not first or not then or first[0] >= then[0]:
        return None
    if first[1] > then[0] or (first[1] == then[0] and not ended):
        return None
    after = first[1]
    denied = (c.span.extent for x in old for c in x.denying if c.span.extent)
    silent = "denied" if any(days[0] > after for days in denied) else "silence"
    return Switch(actor, old, new, "ended" if ended else silent, after, then[0], enmity)


def _attested(link: Link) -> tuple[date, date] | None:
    """The first and the last day that affirming claims name."""
    days = [c.span.extent for standing in link for c in standing.affirming if c.span.extent]
    return (min(d[0] for d in days), max(d[1] for d in days)) if days else None


def _shows(switch: Switch, view: View) -> bool:
    until = min((day for day in (view.as_of, view.until) if day), default=date.max)
    return (view.since or date.min) <= switch.before <= until and (
        not view.statuses or switch.status in view.statuses
    )
