"""Sides: the two principal opponents of an article, and the capital that it means."""

from collections import Counter

from kg.reading.cast import Line
from kg.reading.gazetteer import Gazetteer
from kg.reading.hit import Hit
from kg.reading.reference import References
from kg.reading.tokens import text_of

_WEIGHT = {"talks": 3, "ceasefire": 3, "opposition": 2, "battle": 2, "agreement": 1, "offensive": 2,
           "capture": 2, "attack": 1, "strike": 1}  # fmt: skip
_SIDED = ("armed-group", "government", "state", "coalition", "person", "political-body")


def principal_pair(refs: References, found: list[list[Hit]]) -> tuple[str, str] | None:
    """The two who fight or negotiate with each other most; the headline counts double."""
    count: Counter[tuple[str, str]] = Counter()
    for number, line_hits in enumerate(found):
        for hit in line_hits:
            pair = tuple(a for a in hit.actors if refs.cast.kind(a) in _SIDED)
            if len(pair) == 2 and hit.kind in _WEIGHT:
                known = next((p for p in count if set(p) == set(pair)), pair)
                count[known] += _WEIGHT[hit.kind] * (2 if number == 0 else 1)
    return count.most_common(1)[0][0] if count else None


def capital_of(lines: list[Line], known: Gazetteer) -> str:
    """The place that "the capital" means: called so in the article, or by its known names."""
    for line in lines:
        for mention in line.mentions:
            if (
                mention.place
                and mention.start
                and line.doc[mention.start - 1].lower_ in ("capital", ",")
            ):
                before = text_of(line.doc[max(0, mention.start - 3) : mention.start]).lower()
                if "capital" in before:
                    return mention.place
    named = {m.place for line in lines for m in line.mentions if m.place}
    called = known.called_capital
    seen = [p for p in called if p in named]
    return (seen or called)[0] if len(seen or called) == 1 else ""
