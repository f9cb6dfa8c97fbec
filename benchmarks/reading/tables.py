"""Tables: precision, recall and F1 per kind, and how much else is right of what was found."""

import random
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from annotated import KINDS, POLARITIES, TIES
from days import agree
from judging import Judged
from names import plain
from outcomes import Count, Outcome, count

ROWS = (*KINDS, "event/any date")
_DRAWS = 1000


def counts(judged: Iterable[Judged], rows: Iterable[str] = KINDS) -> Count:
    """The counts of some rows over some articles."""
    rows = tuple(rows)
    total = Count()
    for one in judged:
        total = total.plus(count(o for o in one.outcomes if o.row in rows))
    return total


def scores(judged: list[Judged]) -> Iterator[str]:
    """Precision, recall and F1 per kind, with the middle 95 % over draws of the articles."""
    yield f"{'':15}{'found':>6}{'wrong':>6}{'missed':>7}{'P':>8}{'R':>7}{'F1':>7}   95 %"
    for row in (*ROWS, "all"):
        rows = KINDS if row == "all" else (row,)
        got = counts(judged, rows)
        low, high = interval(judged, rows)
        yield (
            f"{row:15}{got.found:6}{got.wrong:6}{got.missed:7}"
            f"{got.precision:8.3f}{got.recall:7.3f}{got.f1:7.3f}   {low:.2f}-{high:.2f}"
        )


def interval(judged: list[Judged], rows: Iterable[str]) -> tuple[float, float]:
    """The middle 95 % of F1 over draws of as many articles, with replacement (bootstrap)."""
    rows = tuple(rows)
    each = [counts([one], rows) for one in judged]
    draw = random.Random(2011)
    values = []
    for _ in range(_DRAWS):
        total = Counter()
        for number, times in Counter(draw.choices(range(len(each)), k=len(each))).items():
            for field, value in each[number]._asdict().items():
                total[field] += times * value
        values.append(Count(**total).f1)
    values.sort()
    return values[_DRAWS // 40], values[-_DRAWS // 40 - 1]


def details(judged: list[Judged]) -> Iterator[str]:
    """Of the pairs and events found: how often polarity, status, speaker, date, place are right."""
    yield f"{'of those found':15}" + "".join(f"{name:>16}" for name in _QUESTIONS)
    for kind in KINDS:
        cells = []
        for name, right in _QUESTIONS.items():
            row = "event/any date" if (kind, name) == ("event", "date") else kind
            answers = [right(one, outcome) for one in judged for outcome in one.of(row, "found")]
            asked = [answer for answer in answers if answer is not None]
            share = f"{sum(asked)}/{len(asked)} {sum(asked) / len(asked):.2f}" if asked else "-"
            cells.append(f"{share:>16}")
        yield f"{kind:15}" + "".join(cells)


def polarity_right(outcome: Outcome) -> bool:
    """Whether it was found with a polarity that the gold gives it."""
    gold, found = outcome.both("polarity")
    return bool(gold & found)


def _status(_: Judged, outcome: Outcome) -> bool:
    gold, found = outcome.both("status")
    return bool(gold & found)


def _speaker(one: Judged, outcome: Outcome) -> bool | None:
    """Who says so, asked where the gold names someone."""
    key = one.article.names.key
    gold, found = ({key(s) for f in facts for s in f.speakers}
                   for facts in (outcome.gold, outcome.found))  # fmt: skip
    return bool(gold & found) if gold else None


def _date(_: Judged, outcome: Outcome) -> bool | None:
    """Asked where the gold dates an event."""
    [gold], [found] = outcome.gold, outcome.found
    return agree(gold.days, found.days) if gold.days else None


def _place(_: Judged, outcome: Outcome) -> bool | None:
    """Asked where the gold places an event; a part of the name is right."""
    [gold], [found] = outcome.gold, outcome.found
    pairs = [(plain(a), plain(b)) for a in gold.places for b in found.places]
    return any(a in b or b in a for a, b in pairs) if gold.places else None


def _subtype(_: Judged, outcome: Outcome) -> bool | None:
    """Asked where the gold says how the support was given; `military/arms` takes either."""
    gold, found = (values - {"", "unspecified"} for values in outcome.both("subtype"))
    if not gold:
        return None
    return any(a == b or a in b.split("/") or b in a.split("/") for a in gold for b in found)


_QUESTIONS: dict[str, Callable[[Judged, Outcome], bool | None]] = {
    "polarity": lambda _, outcome: polarity_right(outcome),
    "status": _status,
    "speaker": _speaker,
    "date": lambda one, outcome: _date(one, outcome) if outcome.kind == "event" else None,
    "place": lambda one, outcome: _place(one, outcome) if outcome.kind == "event" else None,
    "subtype": lambda one, outcome: _subtype(one, outcome) if outcome.kind == "support" else None,
}


def confusion(judged: list[Judged], kinds: Iterable[str] = KINDS) -> Iterator[str]:
    """Polarity of what was found: down what the gold says, across what the reader says."""
    seen = confused(judged, kinds)
    yield f"{'gold, found as':15}" + "".join(f"{name:>10}" for name in POLARITIES)
    for gold in POLARITIES:
        yield f"{gold:15}" + "".join(f"{seen[gold, found]:10}" for found in POLARITIES)


def confused(judged: list[Judged], kinds: Iterable[str] = KINDS) -> Counter:
    """How often each polarity was found as which; a pair with two of them by one that agrees."""
    seen: Counter = Counter()
    for one in judged:
        for kind in kinds:
            for outcome in one.of(kind, "found"):
                gold, found = outcome.both("polarity")
                same = gold & found
                seen[min(same or gold), min(same or found)] += 1
    return seen


def with_polarity(judged: list[Judged]) -> Iterator[str]:
    """Precision, recall and F1 over pairs together with their polarity."""
    yield f"{'with polarity':15}{'P':>27}{'R':>7}{'F1':>7}"
    for kind in TIES:
        total = Count()
        for one in judged:
            asked, said = set(), set()
            for outcome in one.of(kind, "found", "missed", "wrong"):
                gold, found = outcome.both("polarity")
                asked |= {(outcome.key, polarity) for polarity in gold}
                said |= {(outcome.key, polarity) for polarity in found}
            total = total.plus(Count(len(asked & said), len(said - asked), len(asked - said)))
        yield f"{kind:15}{total.precision:27.3f}{total.recall:7.3f}{total.f1:7.3f}"
