"""Problem: how a mistake in somebody's data is told (path, line, what is wrong, what to do).

Stages yield problems beside what they could read and go on; only our own bugs are exceptions.
"""

from collections.abc import Iterable
from typing import NamedTuple


class Problem(NamedTuple):
    """One mistake in one place of the input.

    >>> print(Problem("facts/backing.yml", 14, "unknown actor 'hafter'; did you mean 'haftar'?"))
    facts/backing.yml:14: unknown actor 'hafter'; did you mean 'haftar'?
    >>> print(Problem("facts/new.yml", 0, "cannot be read: no such file"))
    facts/new.yml: cannot be read: no such file
    """

    path: str
    line: int
    message: str

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}" if self.line else self.path
        return f"{place}: {self.message}"


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """The tail of a message that names the nearest known word, or nothing.

    >>> did_you_mean("hafter", ["haftar", "hamas"])
    "; did you mean 'haftar'?"
    >>> did_you_mean("zzz", ["haftar"])
    ''
    """
    from difflib import get_close_matches  # only a mistake needs it

    near = get_close_matches(word.lower(), sorted(known), n=1, cutoff=0.7)
    return f"; did you mean '{near[0]}'?" if near else ""


def unknown(what: str, word: str, known: Iterable[str]) -> str:
    """A message for a word that is not in a list, with the nearest one that is.

    >>> unknown("kind", "batle", ["battle", "strike"])
    "unknown kind 'batle'; did you mean 'battle'?"
    """
    return f"unknown {what} '{word}'" + did_you_mean(word, known)


def summary(problems: list[Problem]) -> str:
    """The closing line of a list of problems.

    >>> summary([Problem("a.yml", 1, "x"), Problem("b.yml", 1, "y")])
    '2 problems in 2 files'
    """
    files = len({p.path for p in problems})
    return (
        f"{len(problems)} problem{'s' * (len(problems) != 1)} in {files} file{'s' * (files != 1)}"
    )
