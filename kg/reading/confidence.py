"""Confidence: how sure the making of a claim is: the rule, times the reference, less for a guess.

The figures for the groups of rules are first estimates of their precision on annotated news.
"""

from kg.reading.hit import Hit

_BY_RULE = {
    "title": 0.95, "compound-backed": 0.95, "compound-recognised": 0.95, "compound-led": 0.95,
    "compound-allied": 0.9, "backs": 0.9, "support-noun": 0.85, "persons-body": 0.85, "arms": 0.85,
    "provides-to": 0.8, "provides-with": 0.85, "leads": 0.85, "fights": 0.85, "captures": 0.85,
    "drives-out": 0.85, "accuses": 0.9, "resigns": 0.9, "resignation-noun": 0.9,
}  # fmt: skip
_OTHERWISE = 0.75


def confidence(hit: Hit) -> float:
    """Between 0 and 1, to two places."""
    sure = _BY_RULE.get(hit.rule.partition("+")[0], _OTHERWISE) * hit.sureness
    return round(sure * (0.9 if hit.stance.alleged else 1.0), 2)
