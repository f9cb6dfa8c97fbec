"""Outcomes: what became of each fact of an article: found, missed, wrong, or neither.

`found` stands for one that was asked for and found; `missed` was asked for; `wrong` was not in the
text; `allowed` is optional in the annotation, `again` tells once more of an event already found:
these two count neither way.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from annotated import Fact

Key = tuple[str, ...]


@dataclass(frozen=True)
class Outcome:
    """What became of a pair or an event; `row` is the line of the table that it counts in."""

    row: str
    verdict: str
    key: Key
    gold: tuple[Fact, ...]
    found: tuple[Fact, ...]

    @property
    def kind(self) -> str:
        """The kind of fact."""
        return self.row.partition("/")[0]

    def both(self, field: str) -> tuple[set, set]:
        """The values of a field in the gold and in what was found."""
        return {getattr(f, field) for f in self.gold}, {getattr(f, field) for f in self.found}


class Count(NamedTuple):
    """How many were found, wrong and missed."""

    found: int = 0
    wrong: int = 0
    missed: int = 0

    def plus(self, other: "Count") -> "Count":
        """Both together."""
        return Count(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def precision(self) -> float:
        """The share of what was said that is right; nothing said and nothing asked is 1."""
        said = self.found + self.wrong
        return self.found / said if said else float(not self.missed)

    @property
    def recall(self) -> float:
        """The share of what was asked for that was found; nothing asked is 1."""
        asked = self.found + self.missed
        return self.found / asked if asked else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def count(outcomes: Iterable[Outcome]) -> Count:
    """The counts of some outcomes."""
    verdicts = [outcome.verdict for outcome in outcomes]
    return Count(*(verdicts.count(verdict) for verdict in ("found", "wrong", "missed")))
