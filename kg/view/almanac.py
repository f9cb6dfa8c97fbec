"""Almanac: all ties of a view on any day, fast enough to leaf through the days.

A tie stands in few ways over all days: as each of the denials on it comes to bear or no longer
does, and with each verdict. Each of these ways is folded by the View once and kept; which one a
day calls for is told from the bounds of all claims at once, in arrays. That the two agree on every
day is a law with a test.
"""

from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from kg.dates import Moment, Span
from kg.model import Claim, Tie
from kg.view.on_day import seen
from kg.view.persistence import Persistence
from kg.view.standing import Standing
from kg.view.view import View

if TYPE_CHECKING:
    import numpy

# bounds that nobody tells: before and after all days
_EVER, _NEVER = 0, date.max.toordinal() + 1
_UNSEEN = object()


class Almanac:
    """The ties that some claims are about, as a view (whatever its day) shows them on a day."""

    def __init__(self, claims: Iterable[Claim], view: View) -> None:
        self._view = view
        counted = view.counted(claim for claim in claims if isinstance(claim.about, Tie))
        self._said = list(counted.items())
        live = [[claim for claim in said if view.speaks(claim)] for _, said in self._said]
        ends = [[c.span.end for c in view.ends(fact) if c.span.end] for fact, _ in self._said]
        self._affirmed = _Bounds([[c for c in said if c.affirms] for said in live], ends)
        self._denied = _Bounds([[c for c in said if not c.affirms] for said in live], ends)
        self._ways: list[dict] = [{} for _ in self._said]

    def on(self, day: date) -> list[Standing]:
        """The ties that the view shows on the day, in order of id; equal to View.standings."""
        view = replace(self._view, as_of=day)
        keys = self._denied.bearing(day) * 4 + self._affirmed.verdict(day, view.persistence)
        found = []
        for place, (ways, key) in enumerate(zip(self._ways, keys.tolist(), strict=True)):
            standing = ways.get(key, _UNSEEN)
            if standing is _UNSEEN:
                standing = ways[key] = view.standing(*self._said[place])
            if standing is not None:
                found.append(standing)
        return found


class _Bounds:
    """The bounds of the spans of some claims on each of several facts, as arrays of days.

    The `ends` of the actors of each fact stand among them as spans of which only the end is known.
    """

    def __init__(self, claims: list[list[Claim]], ends: list[list[Moment]]) -> None:
        import numpy as np

        self._np, self._size = np, len(claims)
        rows = [
            row
            for said, ended in zip(claims, ends, strict=True)
            for row in (*(_spell(claim.span, ended) for claim in said), *map(_end, ended))
        ]
        columns = np.array(rows, dtype=np.int32).reshape(len(rows), 8).T.copy()
        self._begun, self._held, self._until, self._over = columns[:4]
        self._ends, self._named = columns[4] > 0, columns[6] > _EVER
        self._first, self._last, self._out = columns[5:]
        count = np.array([len(a) + len(b) for a, b in zip(claims, ends, strict=True)], np.int64)
        self._some = np.flatnonzero(count)
        self._fact = np.repeat(np.arange(self._size), count)
        self._starts = (np.cumsum(count) - count)[self._some]

    def bearing(self, day: date) -> "numpy.ndarray":
        """For each fact a number that tells which of its claims may speak of the day.

        It counts the bounds that the day has passed, in the order in which days pass them.
        """
        now = day.toordinal()
        return self._sums(self._begun <= now) << 24 | self._sums(self._out < now)

    def verdict(self, day: date, persistence: Persistence) -> "numpy.ndarray":
        """For each fact a number for its verdict, by the rules of kg.view.on_day.verdict."""
        np, now = self._np, day.toordinal()
        surely = self._any((self._held <= now) & (now <= self._until))
        before = self._latest(self._last, self._named & (self._last <= now))
        then = before[self._fact]
        goes_on = self._named & (self._first >= now) & (self._begun <= then)
        again = self._earliest(self._first, goes_on)
        ended = self._latest(self._over, self._over < again[self._fact])
        between = (before > _EVER) & (again < _NEVER) & (ended < before)
        may_end = self._any(self._ends & (self._over >= then) & (self._until <= now))
        allowed = before >= _least_allowed(before, day, persistence)
        presumed = (before > _EVER) & ~may_end & allowed
        ended = self._latest(self._over, self._over < now)[self._fact]
        may_be = (self._begun <= now) & (self._out >= now) & ~(self._named & (ended >= self._last))
        return np.select([surely | between, presumed, self._any(may_be)], [3, 2, 1], 0)

    def _sums(self, of: "numpy.ndarray") -> "numpy.ndarray":
        return self._np.bincount(self._fact[of], minlength=self._size)

    def _any(self, of: "numpy.ndarray") -> "numpy.ndarray":
        return self._sums(of) > 0

    def _latest(self, days: "numpy.ndarray", of: "numpy.ndarray") -> "numpy.ndarray":
        """For each fact, the latest of the days that are picked out, or _EVER."""
        found = self._np.full(self._size, _EVER, dtype=days.dtype)
        if len(self._some):
            picked = self._np.where(of, days, _EVER)
            found[self._some] = self._np.maximum.reduceat(picked, self._starts)
        return found

    def _earliest(self, days: "numpy.ndarray", of: "numpy.ndarray") -> "numpy.ndarray":
        """For each fact, the earliest of the days that are picked out, or _NEVER."""
        found = self._np.full(self._size, _NEVER, dtype=days.dtype)
        if len(self._some):
            picked = self._np.where(of, days, _NEVER)
            found[self._some] = self._np.minimum.reduceat(picked, self._starts)
        return found


def _spell(span: Span, ends: list[Moment]) -> tuple[int, ...]:
    """Bounds, whether its end is told, first and last day seen, last day before it is outlived."""
    first, last = (_day(day, _EVER) for day in seen(span) or (None, None))
    over = _day(span.end_latest, _NEVER)
    gone = (day for end in ends if (day := _day(end.latest, _NEVER)) >= last)
    return (
        _day(span.start_earliest, _EVER),
        _day(span.start_latest, _NEVER),
        _day(span.end_earliest, _EVER),
        over,
        span.end is not None,
        first,
        last,
        min((over, *gone)),
    )


def _end(end: Moment) -> tuple[int, ...]:
    until, over = _day(end.earliest, _EVER), _day(end.latest, _NEVER)
    return _NEVER, _NEVER, until, over, True, _EVER, _EVER, _NEVER


def _day(day: date | None, unknown: int) -> int:
    return day.toordinal() if day else unknown


def _least_allowed(before: "numpy.ndarray", day: date, persistence: Persistence) -> int:
    """The first of these days from which the rule allows a tie to be presumed on `day`."""
    known = sorted(set(before.tolist()) - {_EVER})
    place = bisect_left(
        known, True, key=lambda last: persistence.allows(date.fromordinal(last), day)
    )
    return known[place] if place < len(known) else _NEVER
