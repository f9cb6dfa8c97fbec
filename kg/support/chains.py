"""Supports: who backs whom in a view, by ties, by chains of ties, and through the parts of a whole.

A chain is as weak as its weakest step and holds while all of its steps do. Rolled up, a part counts
for its whole: whom a member of a state, a government, an armed group, a coalition or a company
backs, the whole backs *through* it, and who backs the part backs the whole; so do leaders and
representatives count for those whom they lead or speak for. The tie between part and whole is a
step of the chain with its own dates and status: a contested membership makes a contested answer.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from kg.backing import is_undated
from kg.model import Chronicle, Tie
from kg.network import Path, Step, Stretch, weakest_status
from kg.network.alliances import STATUSES
from kg.network.edges import asserted
from kg.network.overlap import Calendar, Link, on_day, strength, strongest
from kg.view import Standing, Verdict, View

PARTS = ("membership", "leadership", "representation")
# an international organisation or a commission does not act in each of its members
WHOLES = frozenset({"state", "government", "armed-group", "coalition", "company"})
# actor -> other actor -> the ties that carry the step
Steps = dict[str, dict[str, list[Standing]]]


class Supports:
    """The backing of a view: ask it for chains that begin or end with an actor.

    `possible` lets ties count that no claim dates towards the day asked about. The view's choice of
    kinds, means and places is one of backing ties; membership counts whatever they are.
    """

    def __init__(
        self, chronicle: Chronicle, view: View, roll_up: bool = False, possible: bool = False
    ) -> None:
        self.view, self.calendar = view, Calendar(view.persistence)
        self.backs: Steps = {}
        self.backed: Steps = {}
        self.wholes: Steps = {}
        self.parts: Steps = {}
        any_status = replace(view, statuses=frozenset())
        backing = (c for c in chronicle.claims if c.about.kind == "backing")
        for standing in any_status.standings(backing):
            if asserted(standing) and (possible or not is_undated(standing, view.as_of)):
                backer, client = standing.fact.actors[:2]
                _add(self.backs, backer, client, standing)
                _add(self.backed, client, backer, standing)
        if roll_up:
            belonging = (c for c in chronicle.claims if c.about.kind in PARTS)
            for standing in view.backdrop.standings(belonging):
                if asserted(standing) and _counts_for(standing.fact, chronicle):
                    part, whole = standing.fact.actors
                    _add(self.wholes, part, whole, standing)
                    _add(self.parts, whole, part, standing)

    def chains(self, start: str | None = None, end: str | None = None, hops: int = 1) -> list[Path]:
        """The chains of at most so many backing ties from `start`, to `end`, or both; all without.

        Surest first; those that never hold, or not on the day asked about, are left out.
        """
        ends = [end] if end else sorted({*self.backed, *(self.wholes and self._all_wholes())})
        walks = (walk for goal in ends for walk in self._walks(goal, hops))
        found = (self._path(walk) for walk in walks if start in (None, walk[0].tail))
        wanted = self.view.statuses
        return sorted(
            (p for p in found if _stands(p) and (not wanted or p.status in wanted)), key=_surest
        )

    def hold(self, links: Iterable[Link]) -> tuple[Verdict, tuple[Stretch, ...]]:
        """Whether these links hold together on the day asked about (or ever), and when they do."""
        links = list(links)
        together = tuple(_within(self.calendar.stretches(links), self.view))
        if self.view.as_of:
            return on_day(links, self.view.as_of, self.view.persistence), together
        return strongest(together), together

    def _walks(self, goal: str, hops: int) -> Iterator[tuple[Step, ...]]:
        """Chains to a goal, built from their end."""
        walks = [(), *self._through(self.parts, goal)]
        for _ in range(hops):
            walks = [
                (Step(backer, head, tuple(ties)), *walk)
                for walk in walks
                for head in [walk[0].tail if walk else goal]
                for backer, ties in sorted(self.backed.get(head, {}).items())
                if backer not in _passed(walk, goal)
            ]
            for walk in walks:
                yield walk
                for rolled in self._through(self.wholes, walk[0].tail):
                    wholes = {step.tail for step in rolled}
                    if not wholes & _passed(walk, goal):
                        yield (*rolled, *walk)

    def _through(self, steps: Steps, actor: str) -> Iterator[tuple[Step, ...]]:
        """Chains of parts and wholes from an actor upwards or downwards, as steps towards the goal.

        Upwards (`wholes`) they end at the actor, downwards (`parts`) they begin at a part of it.
        """
        waiting: list[tuple[Step, ...]] = [()]
        while waiting:
            walk = waiting.pop(0)
            at = walk[0].tail if walk else actor
            for other, ties in sorted(steps.get(at, {}).items()):
                if other not in _passed(walk, actor):
                    longer = (Step(other, at, tuple(ties)), *walk)
                    yield longer
                    waiting.append(longer)

    def _all_wholes(self) -> set[str]:
        return {whole for wholes in self.wholes.values() for whole in wholes}

    def _path(self, steps: tuple[Step, ...]) -> Path:
        verdict, together = self.hold(step.standings for step in steps)
        return Path(steps, verdict, together)


def weakest(links: Iterable[Link]):
    """The status of the weakest link."""
    return weakest_status(tuple(tuple(link) for link in links))


def _counts_for(tie: Tie, chronicle: Chronicle) -> bool:
    whole = chronicle.actors.get(tie.actors[1])
    return tie.kind != "membership" or whole is None or whole.kind in WHOLES


def _add(steps: Steps, actor: str, other: str, standing: Standing) -> None:
    steps.setdefault(actor, {}).setdefault(other, []).append(standing)


def _passed(walk: tuple[Step, ...], goal: str) -> set[str]:
    return {goal, *(step.tail for step in walk)}


def _stands(path: Path) -> bool:
    return path.verdict is not Verdict.NOT


def _surest(path: Path) -> tuple:
    return -strength(path.verdict), STATUSES.index(path.status), len(path.steps), path.actors


def _within(stretches: Iterable[Stretch], view: View) -> Iterator[Stretch]:
    """The stretches cut to the view's window."""
    since, until = view.since or date.min, view.until or date.max
    for stretch in stretches:
        first, last = stretch.first or date.min, stretch.last or date.max
        if first <= until and since <= last:
            first, last = max(first, since), min(last, until)
            yield Stretch(
                None if first == date.min else first,
                None if last == date.max else last,
                stretch.verdict,
            )
