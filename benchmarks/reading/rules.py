"""Rules: how often what each rule says is right.

A claim is right if its pair or event (whatever its date) is in the gold with the claim's polarity,
and cautious if it is alleged where the gold simply says so. What is optional in the gold and what
tells again of an event already found do not count.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from annotated import TIES, Fact
from judging import Judged
from outcomes import Outcome

RESULTS = ("right", "cautious", "polarity", "wrong")


class Record(NamedTuple):
    """Of one rule and kind: how many claims were right, and so on; `polarity` is the wrong one."""

    kind: str
    rule: str
    right: int
    cautious: int
    polarity: int
    wrong: int

    @property
    def seen(self) -> int:
        """All of them."""
        return self.right + self.cautious + self.polarity + self.wrong


def records(judged: Iterable[Judged]) -> list[Record]:
    """The record of each rule that fired, by kind and name."""
    tally = Counter(
        (outcome.kind, fact.rule or "(not told)", result)
        for one in judged
        for outcome, fact, result in results(one)
    )
    return [
        Record(kind, rule, *(tally[kind, rule, result] for result in RESULTS))
        for kind, rule in sorted({key[:2] for key in tally})
    ]


def results(one: Judged) -> Iterator[tuple[Outcome, Fact, str]]:
    """Each claim of an article that counts, and how it is."""
    for row in (*TIES, "event/any date"):
        for outcome in one.of(row, "found", "wrong"):
            for fact in outcome.found:
                yield outcome, fact, _result(outcome, fact)


def _result(outcome: Outcome, fact: Fact) -> str:
    polarities = {gold.polarity for gold in outcome.gold}
    if outcome.verdict == "wrong":
        return "wrong"
    if fact.polarity in polarities:
        return "right"
    return "cautious" if (fact.polarity, polarities) == ("alleged", {"asserted"}) else "polarity"


def table(judged: Iterable[Judged]) -> Iterator[str]:
    """The records as lines, the rules that are wrong most often first."""
    head = f"{'seen':>5}{'right':>6}{'caut.':>6}{'pol.':>6}{'wrong':>6}"
    yield f"{'kind':12}{'rule':26}{head}{'precision':>11}"
    for one in sorted(records(judged), key=lambda r: (-r.wrong - r.polarity, -r.seen, r.rule)):
        counts = f"{one.seen:5}{one.right:6}{one.cautious:6}{one.polarity:6}{one.wrong:6}"
        yield f"{one.kind:12}{one.rule:26}{counts}{one.right / one.seen:11.2f}"
