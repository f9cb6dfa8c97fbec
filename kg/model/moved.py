"""Moved: an id that is no longer used, and what stands for it now. No id is ever lost."""

from collections.abc import Iterable
from dataclasses import dataclass

NOUNS = ("actor", "place", "source", "tie", "event", "claim")


@dataclass(frozen=True, order=True)
class Moved:
    """An id that was given up on a day: renamed or merged (`now`), or taken back (`now` is '')."""

    noun: str
    was: str
    now: str = ""
    on: str = ""
    why: str = ""


def now(moved: Iterable[Moved], noun: str, id: str) -> Moved | None:
    """The last move of an id: its `now` is what stands for it today; None if it never moved.

    >>> rows = [Moved("actor", "a", "b"), Moved("actor", "b", "c"), Moved("actor", "d")]
    >>> now(rows, "actor", "a").now, now(rows, "actor", "d").now, now(rows, "actor", "c")
    ('c', '', None)
    """
    steps = {row.was: row for row in moved if row.noun == noun}
    last, seen = None, set()
    while id in steps and id not in seen:
        seen.add(id)
        last = steps[id]
        id = last.now
    return last
