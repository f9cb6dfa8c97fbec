"""Events: which happening that a reader found is which of the annotator's.

One goes with one: of the right type, with an actor in common (for an event without actors, with a
place in common) and, unless dates are left out, a date that agrees. Of several that could go
together the likeliest do: what is asked for first, then the same type, more actors, date, sentence
and place in common.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from annotated import Annotated, Fact
from days import agree
from names import Names, plain
from outcomes import Key, Outcome


class Happening(NamedTuple):
    """An event and its actors and places in one spelling each."""

    fact: Fact
    actors: frozenset[str]
    places: frozenset[str]

    @property
    def key(self) -> Key:
        """The event in a few words, for listings."""
        when = self.fact.raw.get("date") or "no date"
        return ("event", self.fact.type, ", ".join(sorted(self.actors)), str(when))


def event_outcomes(
    article: Annotated, found: Iterable[Fact], dated: bool = True
) -> Iterator[Outcome]:
    """What became of the events of an article, with their dates or whatever their dates."""
    row = "event" if dated else "event/any date"
    gold = _happenings(article.facts, article.names)
    got = _happenings(found, article.names)
    likely = sorted(
        (-_likeness(g, f), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(got)
        if _may_be(g, f, dated)
    )
    partner: dict[int, int] = {}
    taken: set[int] = set()
    for _, i, j in likely:
        if i not in partner and j not in taken:
            partner[i] = j
            taken.add(j)
    again = {j for _, _, j in likely} - taken
    for i, one in enumerate(gold):
        told = (got[partner[i]].fact,) if i in partner else ()
        if told or not one.fact.optional:
            verdict = "missed" if not told else "allowed" if one.fact.optional else "found"
            yield Outcome(row, verdict, one.key, (one.fact,), told)
    for j, one in enumerate(got):
        if j not in taken:
            yield Outcome(row, "again" if j in again else "wrong", one.key, (), (one.fact,))


def _happenings(facts: Iterable[Fact], names: Names) -> list[Happening]:
    return [
        Happening(
            fact,
            frozenset(names.key(name) for name in fact.named),
            frozenset(plain(place) for place in fact.places),
        )
        for fact in facts
        if fact.kind == "event"
    ]


def _may_be(gold: Happening, found: Happening, dated: bool) -> bool:
    if found.fact.type not in gold.fact.types:
        return False
    common = gold.actors & found.actors if gold.actors else gold.places & found.places
    return bool(common) and (not dated or agree(gold.fact.days, found.fact.days))


def _likeness(gold: Happening, found: Happening) -> int:
    return (
        8 * (not gold.fact.optional)
        + 4 * (gold.fact.type == found.fact.type)
        + 2 * len(gold.actors & found.actors)
        + 2 * (gold.fact.days is not None and agree(gold.fact.days, found.fact.days))
        + 2 * (bool(gold.fact.sentence) and gold.fact.sentence == found.fact.sentence)
        + bool(gold.places & found.places)
    )
