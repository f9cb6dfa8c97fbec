"""The command line that makes a figure or a report again, told from the view and not as typed."""

import shlex
from collections.abc import Iterable

from kg.view import Persistence, View

_DAYS = {"as_of": "--as-of", "since": "--from", "until": "--to", "known_by": "--known-by"}
_SETS = {
    "statuses": "--status",
    "sources": "--source",
    "without": "--without-source",
    "according_to": "--according-to",
    "methods": "--method",
    "kinds": "--kind",
    "means": "--means",
    "places": "--place",
}


def command(words: Iterable[str], view: View) -> str:
    """`kg`, these words and the options of the view.

    >>> from datetime import date
    >>> command(["figure", "matrix"], View(as_of=date(2020, 6, 2), means=frozenset({"weapons"})))
    'kg figure matrix --as-of 2020-06-02 --means weapons'
    """
    return shlex.join(["kg", *words, *options(view)])


def options(view: View) -> list[str]:
    """The options of a view, those that filter nothing left out."""
    told: list[str] = []
    for field, option in _DAYS.items():
        if day := getattr(view, field):
            told += [option, day.isoformat()]
    for field, option in _SETS.items():
        for value in sorted(getattr(view, field)):
            told += [option, str(value)]
    if view.min_confidence:
        told += ["--min-confidence", f"{view.min_confidence:g}"]
    if view.persistence != Persistence():
        told += ["--persist", str(view.persistence)]
    return told
