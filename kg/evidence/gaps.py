"""gaps: what is missing: dates, quotes, places, people, and long times without a word.

A gap is a question for the next reading, not a mistake: `kg check` tells mistakes.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

from kg.model import Chronicle, Tie
from kg.view import Persistence, Standing, View
from kg.view.on_day import seen


@dataclass(frozen=True)
class Gap:
    """One thing that is missing: of which kind (a name of GAPS), where (an id), what of it."""

    kind: str
    id: str
    what: str


def gaps(chronicle: Chronicle, view: View, silence: Persistence) -> list[Gap]:
    """The gaps in what a view shows, by kind and id.

    `silence` is how long a tie may go without a claim before that is a gap.
    """
    standings = list(view.standings(chronicle.claims))
    return [
        Gap(kind, id, what)
        for kind, (_, find) in GAPS.items()
        for id, what in sorted(find(chronicle, standings, silence))
    ]


Found = Iterator[tuple[str, str]]


def _actors_without_facts(chronicle: Chronicle, standings: list[Standing], _) -> Found:
    told = {actor for s in standings for c in s.claims for actor in (*c.actors, c.according_to)}
    for id, actor in chronicle.actors.items():
        if id not in told:
            yield id, f"{actor.name}: no claim that counts names it"


def _ties_without_dates(chronicle: Chronicle, standings: list[Standing], _) -> Found:
    for standing in _ties(standings):
        if not any(seen(claim.span) for claim in standing.claims):
            yield standing.fact.id, "no claim dates it"


def _ties_without_start(chronicle: Chronicle, standings: list[Standing], _) -> Found:
    for standing in _ties(standings):
        if standing.affirming and not standing.since and standing.first_attested:
            yield standing.fact.id, f"no start is told; held by {standing.first_attested}"


def _silences(chronicle: Chronicle, standings: list[Standing], silence: Persistence) -> Found:
    for standing in _ties(standings):
        days = sorted(days for c in standing.affirming if (days := seen(c.span)))
        last: date | None = None
        for first, then in days:
            if last and first > last and not silence.allows(last, first):
                yield standing.fact.id, f"no claim between {last} and {first}"
            last = max(last or then, then)


def _events_without_day(chronicle: Chronicle, standings: list[Standing], _) -> Found:
    for standing in _events(standings):
        starts = [c.span.start for c in standing.affirming if c.span.start]
        if not any(start.is_day for start in starts):
            told = ", ".join(sorted({str(start) for start in starts})) or "no date at all"
            yield standing.fact.id, f"no claim gives the day: {told}"


def _events_without_place(chronicle: Chronicle, standings: list[Standing], _) -> Found:
    for standing in _events(standings):
        if not any(claim.place for claim in standing.claims):
            yield standing.fact.id, "no claim names a place"


def _events_without_actors(chronicle: Chronicle, standings: list[Standing], _) -> Found:
    for standing in _events(standings):
        if not any(claim.actors for claim in standing.claims):
            yield standing.fact.id, "no claim names anybody"


def _facts_without_quote(chronicle: Chronicle, standings: list[Standing], _) -> Found:
    for standing in standings:
        if not any(claim.evidence.exact for claim in standing.claims):
            yield standing.fact.id, "paraphrased only, no claim quotes its source"


def _sources_without_date(chronicle: Chronicle, standings: list[Standing], _) -> Found:
    for id, source in chronicle.sources.items():
        if source.published is None or not source.published.is_day:
            yield id, f"published {source.published or 'on no day that is told'}"


def _sources_without_grade(chronicle: Chronicle, standings: list[Standing], _) -> Found:
    for id, source in chronicle.sources.items():
        if not source.reliability:
            yield id, f"{source.publisher or source.title}: no grade of reliability"


def _ties(standings: list[Standing]) -> Iterator[Standing]:
    return (standing for standing in standings if isinstance(standing.fact, Tie))


def _events(standings: list[Standing]) -> Iterator[Standing]:
    return (standing for standing in standings if not isinstance(standing.fact, Tie))


# kind of gap -> (what it means, how it is found)
GAPS: dict[str, tuple[str, Callable[..., Found]]] = {
    "actor-unnamed": ("actors that no claim names", _actors_without_facts),
    "tie-undated": ("ties that no claim dates", _ties_without_dates),
    "tie-start": ("ties without a told start", _ties_without_start),
    "tie-silence": ("long times in a tie without a claim", _silences),
    "event-day": ("events without an exact day", _events_without_day),
    "event-place": ("events without a place", _events_without_place),
    "event-actors": ("events without anybody in them", _events_without_actors),
    "fact-quote": ("facts that no claim quotes a source for", _facts_without_quote),
    "source-day": ("sources without an exact day of publication", _sources_without_date),
    "source-grade": ("sources without a grade of reliability", _sources_without_grade),
}
