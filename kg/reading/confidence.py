"""Confidence: how often claims made like this one were right, on articles annotated by hand.

It is the precision of the rule, times how sure its least sure participant is (a name is surer than
a pronoun), times 0.9 for what is alleged. `precision.tsv` has, for each rule and kind of claim, on
how many claims it was seen, how many of those were right (pair or event and stance as the annotator
has them), and how many would have been if only the participants could be wrong (`sure`, the sum of
their sureness). The precision is

    (right + PRIOR * r) / (sure + PRIOR)        r = right / sure over all rules of that kind

which is the mean of a Beta distribution whose prior weighs as much as PRIOR claims of the kind's
average rule (Gelman et al., Bayesian Data Analysis, 3rd ed., section 2.4), and 0.95 at most. A rule
that was seen twice says little about itself, one that was never seen has its kind's average. The
weight of the prior and the 0.9 were measured with the table, by
`benchmarks/reading/measure_rules.py`.

The articles are those that the rules were developed on, so the figures are too high for other
articles: by how much, benchmarks/reading/README.md says.
"""

from collections import Counter
from functools import lru_cache
from pathlib import Path

PRIOR = 16
ALLEGED = 0.9
MOST = 0.95
_FAMILIES = {"leadership": "leadership", "membership": "leadership", "representation": "leadership",
             "backing": "backing", "opposition": "opposition", "alliance": "alliance"}  # fmt: skip


def confidence(rule: str, kind: str, sureness: float = 1.0, alleged: bool = False) -> float:
    """Of a claim of a kind that a rule makes of participants so sure: 0 to 1, to two places."""
    return round(precision(rule, kind) * sureness * (ALLEGED if alleged else 1), 2)


@lru_cache(maxsize=1024)
def precision(rule: str, kind: str) -> float:
    """How often a rule is right where nobody is mistaken for another."""
    family = _FAMILIES.get(kind, "event")
    measured, kinds = _measured()
    sure, right = kinds.get(family, (0.0, 0))
    average = right / sure if sure else 0.5
    sure, right = measured.get((family, rule), (0.0, 0))
    return min(MOST, (right + PRIOR * average) / (sure + PRIOR))


@lru_cache(maxsize=1)
def _measured() -> tuple[dict[tuple[str, str], tuple[float, int]], dict[str, tuple[float, int]]]:
    """Sureness and rights of each rule, and of each kind."""
    rules, sures, rights = {}, Counter(), Counter()
    table = Path(__file__).with_name("precision.tsv").read_text(encoding="utf-8")
    for row in table.splitlines():
        if row and not row.startswith("#"):
            kind, rule, _, sure, right = row.split("\t")
            rules[kind, rule] = float(sure), int(right)
            sures[kind] += float(sure)
            rights[kind] += int(right)
    return rules, {kind: (sures[kind], rights[kind]) for kind in sures}
