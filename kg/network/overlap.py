"""Stretches: on which days several standings hold together, by the same rule as on a single day.

The rule changes only at the days that claims name (and where a persistence runs out), so that it is
asked there and holds in between.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from kg.dates import Span
from kg.model import Tie
from kg.view import Persistence, Standing, Verdict
from kg.view.on_day import verdict

# weakest first
STRENGTH = (Verdict.NOT, Verdict.POSSIBLE, Verdict.PRESUMED, Verdict.HOLDS)
# A link is held by any one of its standings; a chain needs all of its links.
Link = Sequence[Standing]
# From each of these days on this verdict; the first is the first day that there is.
Course = list[tuple[date, Verdict]]


@dataclass(frozen=True)
class Stretch:
    """Days in a row with one verdict; a missing first or last day means without end."""

    first: date | None
    last: date | None
    verdict: Verdict

    def __str__(self) -> str:
        return f"{self.first or '..'}/{self.last or '..'} {self.verdict}"


def strength(found: Verdict) -> int:
    """The place of a verdict from NOT (0) to HOLDS (3)."""
    return STRENGTH.index(found)


def on_day(links: Iterable[Link], day: date, persistence: Persistence) -> Verdict:
    """How the chain stands on a day: as its weakest link, each link as its strongest standing."""
    found = (max((_alone(s, day, persistence) for s in link), key=strength) for link in links)
    return min(found, key=strength)


class Calendar:
    """When facts hold under one rule of persistence; the course of each link is worked out once."""

    def __init__(self, persistence: Persistence) -> None:
        self.persistence = persistence
        self._courses: dict[tuple[int, ...], tuple[Link, Course]] = {}

    def stretches(self, links: Sequence[Link]) -> tuple[Stretch, ...]:
        """When the chain holds, is presumed to or possibly does, in order of time; empty if never.

        A chain is as strong as its weakest link, a link as its strongest standing.
        """
        chain = _combined([self._course(link) for link in links], min)
        return tuple(
            Stretch(
                None if first == date.min else first,
                following[0] - timedelta(days=1) if following else None,
                found,
            )
            for (first, found), following in pairwise([*chain, None])
            if found is not Verdict.NOT
        )

    def _course(self, link: Link) -> Course:
        key = tuple(id(standing) for standing in link)
        if key not in self._courses:  # the link is kept with it, so that its ids stay taken
            alone = [_course(standing, self.persistence) for standing in link]
            self._courses[key] = (link, _combined(alone, max))
        return self._courses[key][1]


def stretches(links: Sequence[Link], persistence: Persistence) -> tuple[Stretch, ...]:
    """The stretches of one chain; ask a Calendar for those of many."""
    return Calendar(persistence).stretches(links)


def strongest(found: Sequence[Stretch]) -> Verdict:
    """The best verdict that is ever reached; NOT when the stretches are empty."""
    return max((stretch.verdict for stretch in found), key=strength, default=Verdict.NOT)


def spells(
    standing: Standing, persistence: Persistence
) -> tuple[tuple[date | None, date | None], ...]:
    """First and last days of the fact for a drawing in time: where it holds or is presumed to, or
    else where it possibly does. Empty for a fact without any date.
    """
    found = stretches([[standing]], persistence)
    best = [s for s in found if strength(s.verdict) >= strength(Verdict.PRESUMED)] or found
    joined: list[tuple[date | None, date | None]] = []
    for stretch in best:
        if joined and joined[-1][1] and stretch.first == joined[-1][1] + timedelta(days=1):
            joined[-1] = (joined[-1][0], stretch.last)
        else:
            joined.append((stretch.first, stretch.last))
    return tuple(days for days in joined if days != (None, None))


def _alone(standing: Standing, day: date, persistence: Persistence) -> Verdict:
    spans = [claim.span for claim in standing.affirming]
    if isinstance(standing.fact, Tie):
        ends = standing.actors_ended
        return verdict(spans, day, persistence, ends) if spans else Verdict.NOT
    return max((_happening(s, day, persistence) for s in spans), key=strength, default=Verdict.NOT)


def _happening(span: Span, day: date, persistence: Persistence) -> Verdict:
    """An event attests from its own days on, for a time, that its sides are friends or enemies."""
    if span.extent is None:
        return Verdict.POSSIBLE
    first, last = span.extent
    if day < first:
        return Verdict.NOT
    if span.surely_covers(day):
        return Verdict.HOLDS
    if day < last:
        return Verdict.POSSIBLE
    return Verdict.PRESUMED if persistence.of_events.allows(last, day) else Verdict.NOT


def _course(standing: Standing, persistence: Persistence) -> Course:
    spans = [claim.span for claim in standing.affirming]
    named = {day for span in spans for day in span.bounds if day}
    named |= {day for end in standing.actors_ended for day in (end.earliest, end.latest) if day}
    rule = persistence if isinstance(standing.fact, Tie) else persistence.of_events
    named |= {day for last in named if (day := rule.until(last))}
    turns = {date.min} | named | {day + timedelta(days=1) for day in named if day < date.max}
    return _shortened((day, _alone(standing, day, persistence)) for day in sorted(turns))


def _combined(courses: Sequence[Course], pick: Callable[..., Verdict]) -> Course:
    """At each turn of any course the weakest (min) or strongest (max) verdict of all."""
    days = sorted({day for course in courses for day, _ in course})
    return _shortened((day, pick((_at(c, day) for c in courses), key=strength)) for day in days)


def _at(course: Course, day: date) -> Verdict:
    return course[bisect_right(course, day, key=_turn) - 1][1]


def _turn(step: tuple[date, Verdict]) -> date:
    return step[0]


def _shortened(steps: Iterable[tuple[date, Verdict]]) -> Course:
    """The steps at which the verdict changes."""
    found: Course = []
    for day, verdict_then in steps:
        if not found or found[-1][1] is not verdict_then:
            found.append((day, verdict_then))
    return found
