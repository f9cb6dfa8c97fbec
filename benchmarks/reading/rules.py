"""Rules: how often what each rule says is right.

A claim counts as right if its pair or event (whatever its date) is in the gold with the claim's
polarity. What is optional in the gold and what tells again of an event already found do not count.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from annotated import TIES
from judging import Judged


class Record(NamedTuple):
    """Of one rule and kind: claims seen, right, of the right pair but polarity, and wrong."""

    kind: str
    rule: str
    right: int
    polarity: int
    wrong: int

    @property
    def seen(self) -> int:
        """All of them."""
        return self.right + self.polarity + self.wrong


def records(judged: Iterable[Judged]) -> list[Record]:
    """The record of each rule that fired, by kind and name."""
    tally: Counter = Counter()
    for kind, rule, result in _claims(judged):
        tally[kind, rule, result] += 1
    return [
        Record(kind, rule, *(tally[kind, rule, r] for r in ("right", "polarity", "wrong")))
        for kind, rule in sorted({key[:2] for key in tally})
    ]


def _claims(judged: Iterable[Judged]) -> Iterator[tuple[str, str, str]]:
    for one in judged:
        for row in (*TIES, "event/any date"):
            for outcome in one.of(row, "found", "wrong"):
                polarities = {fact.polarity for fact in outcome.gold}
                for fact in outcome.found:
                    right = "right" if fact.polarity in polarities else "polarity"
                    yield (
                        outcome.kind,
                        fact.rule or "(not told)",
                        right if outcome.verdict == "found" else "wrong",
                    )


def table(judged: Iterable[Judged]) -> Iterator[str]:
    """The records as lines, the rules that are wrong most often first."""
    yield f"{'kind':12}{'rule':26}{'seen':>5}{'right':>6}{'pol.':>6}{'wrong':>6}{'precision':>11}"
    for one in sorted(records(judged), key=lambda r: (-r.wrong - r.polarity, -r.seen, r.rule)):
        yield (
            f"{one.kind:12}{one.rule:26}{one.seen:5}{one.right:6}{one.polarity:6}{one.wrong:6}"
            f"{one.right / one.seen:11.2f}"
        )
