"""Measures how often each rule of the reader is right, for `kg/reading/precision.tsv`.

    python benchmarks/reading/measure_rules.py FOLDER ... [--write]

reads the annotated articles and prints, and with --write puts into the package, one line a rule:
the kind, the rule, claims seen, the sum of how sure their participants are, claims right. What is
alleged where the gold simply says so counts as right: it errs on the safe side.

It then says how far to believe it: each article is left out in turn, its claims are given the
confidence that the others would give them, and those are held against how many are right.
"""

import argparse
import math
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from annotated import articles
from judging import NOBODY, Judged, read_and_judge
from rules import results

import kg.reading.confidence as current

TABLE = Path(current.__file__).with_name("precision.tsv")
_KINDS = {"support": "backing"}
_PRIORS = (1, 4, 16, 64, 1000)
_BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 1.01)


class Made(NamedTuple):
    """A claim that a rule made: from which article, how sure of its participants, and if right."""

    article: str
    kind: str
    rule: str
    sure: float
    alleged: bool
    right: bool


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="+", type=Path, metavar="FOLDER")
    parser.add_argument("--write", action="store_true", help=f"replace {TABLE.name}")
    args = parser.parse_args()
    every = [one for folder in args.folders for one in articles(folder)]
    made = [claim for one in read_and_judge(every, NOBODY) for claim in claims(one)]
    lines = [
        f"# How often each rule was right: {len(made)} claims in {len(every)} annotated articles.",
        "# Made by benchmarks/reading/measure_rules.py; what it means: kg/reading/confidence.py.",
        "# kind\trule\tseen\tsure\tright",
        *rows(made),
    ]
    if args.write:
        TABLE.write_text("\n".join(lines) + "\n", "utf-8")
    print(*lines, "", *judgement(made), sep="\n")


def claims(one: Judged) -> Iterator[Made]:
    """The claims of an article that count."""
    for outcome, fact, result in results(one):
        kind = _KINDS.get(outcome.kind, outcome.kind)
        alleged = fact.polarity == "alleged"
        rule = current.precision(fact.rule, kind) * (current.ALLEGED if alleged else 1)
        sure = min(1.0, fact.raw["confidence"] / rule)
        yield Made(
            one.article.name, kind, fact.rule, sure, alleged, result in ("right", "cautious")
        )


def rows(made: list[Made]) -> Iterator[str]:
    """The lines of the table."""
    by_rule: dict[tuple[str, str], list[Made]] = defaultdict(list)
    for claim in made:
        by_rule[claim.kind, claim.rule].append(claim)
    for (kind, rule), found in sorted(by_rule.items()):
        sure, right = sum(c.sure for c in found), sum(c.right for c in found)
        yield f"{kind}\t{rule}\t{len(found)}\t{sure:.1f}\t{right}"


def judgement(made: list[Made]) -> Iterator[str]:
    """How well the measured confidence holds for articles that it was not measured on."""
    for prior in _PRIORS:
        loss = sum(_surprise(value, c.right) for c, value in _left_out(made, prior)) / len(made)
        yield f"prior of {prior:4} claims: loss {loss:.4f} nats a claim"
    yield f"\nwith a prior of {current.PRIOR}, each article left out in turn:"
    yield "confidence    claims   mean confidence   right"
    valued = list(_left_out(made, current.PRIOR))
    for low, high in zip(_BINS, _BINS[1:], strict=False):
        inside = [(c, value) for c, value in valued if low <= value < high]
        if inside:
            mean = sum(value for _, value in inside) / len(inside)
            right = sum(c.right for c, _ in inside) / len(inside)
            yield f"{low:.1f} to {min(high, 1):.1f}{len(inside):10}{mean:18.2f}{right:8.2f}"
    alleged = [c for c in made if c.alleged]
    stated = [c for c in made if not c.alleged]
    for name, some in (("stated", stated), ("alleged", alleged)):
        yield f"{name}: {sum(c.right for c in some)} of {len(some)} right"


def _left_out(made: list[Made], prior: float) -> Iterator[tuple[Made, float]]:
    """Each claim with the confidence that the other articles give it."""
    kinds, rules, parts = defaultdict(_nothing), defaultdict(_nothing), defaultdict(_nothing)
    for c in made:
        for tally, key in (
            (kinds, c.kind), (rules, (c.kind, c.rule)),
            (parts, (c.article, c.kind)), (parts, (c.article, c.kind, c.rule)),
        ):  # fmt: skip
            tally[key] = (tally[key][0] + c.sure, tally[key][1] + c.right)
    for c in made:
        sure, right = _less(kinds[c.kind], parts[c.article, c.kind])
        average = right / sure if sure else 0.5
        sure, right = _less(rules[c.kind, c.rule], parts[c.article, c.kind, c.rule])
        value = min(current.MOST, (right + prior * average) / (sure + prior)) * c.sure
        yield c, value * (current.ALLEGED if c.alleged else 1)


def _nothing() -> tuple[float, int]:
    return 0.0, 0


def _less(a: tuple[float, int], b: tuple[float, int]) -> tuple[float, int]:
    return a[0] - b[0], a[1] - b[1]


def _surprise(value: float, right: bool) -> float:
    return -math.log(value if right else 1 - value)


if __name__ == "__main__":
    main()
