"""drift: how blocs changed from one day to another, and who moved.

Blocs of two days are one when they share the most members: pairs are matched from the highest
Jaccard overlap down (Greene, Doyle and Cunningham, Tracking the Evolution of Communities in Dynamic
Social Networks, 2010). What has no match appeared or dissolved. That an actor is in no bloc on a
day says that no claim ties it to anyone then, not that it was neutral.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import pairwise

from kg.model import Chronicle
from kg.network.blocs import blocs
from kg.view import View

# two blocs with less in common are not the same
LEAST = 0.3


@dataclass(frozen=True)
class Drift:
    """A bloc on two days in a row: `before` and `after` are its members, empty when it was not."""

    earlier: date
    later: date
    before: tuple[str, ...]
    after: tuple[str, ...]

    @property
    def kept(self) -> tuple[str, ...]:
        """Who is in it on both days."""
        return tuple(actor for actor in self.before if actor in set(self.after))

    @property
    def joined(self) -> tuple[str, ...]:
        """Who is new in it."""
        return tuple(actor for actor in self.after if actor not in set(self.before))

    @property
    def left(self) -> tuple[str, ...]:
        """Who is no longer in it."""
        return tuple(actor for actor in self.before if actor not in set(self.after))

    @property
    def overlap(self) -> float:
        """The Jaccard overlap of the two days."""
        return overlap(self.before, self.after)


def drift(chronicle: Chronicle, view: View, days: Sequence[date]) -> list[Drift]:
    """The blocs from day to day, in order of time, those with the most members first."""
    days = sorted(set(days))
    known = [[bloc.members for bloc in _blocs(chronicle, view, day)] for day in days]
    found = []
    for (earlier, before), (later, after) in pairwise(zip(days, known, strict=True)):
        rows = [Drift(earlier, later, *pair) for pair in matched(before, after)]
        found += sorted(rows, key=lambda d: (-len(d.before + d.after), d.before, d.after))
    return found


def matched(
    before: Sequence[tuple[str, ...]], after: Sequence[tuple[str, ...]]
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Each bloc of either day once, with its match or an empty one."""
    place = {actor: two for two in after for actor in two}
    meet = {(one, place[actor]) for one in before for actor in one if actor in place}
    pairs: dict[tuple[str, ...], tuple[str, ...]] = {}
    taken = set()
    for one, two in sorted(meet, key=lambda pair: (-overlap(*pair), pair)):
        if one not in pairs and two not in taken and overlap(one, two) >= LEAST:
            pairs[one] = two
            taken.add(two)
    gone = [(one, pairs.get(one, ())) for one in before]
    return gone + [((), two) for two in after if two not in taken]


def overlap(one: Sequence[str], two: Sequence[str]) -> float:
    """What two sets share of all that is in either (Jaccard 1901)."""
    return len(set(one) & set(two)) / len(set(one) | set(two))


def _blocs(chronicle: Chronicle, view: View, day: date):
    return blocs(chronicle, replace(view, as_of=day)).blocs
