"""Changes between two answers, in the words of the domain: began, ended, became disputed.

Between two days ties begin, are attested for the first time, end or lapse, and events happen.
Between two states of knowledge or two builds facts come to be known or are dropped, and their
status, means and sources change.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from kg.dates import Moment
from kg.model import Claim, Fact, Tie
from kg.timeline import timeline
from kg.view import Standing, Verdict, View


@dataclass(frozen=True)
class Change:
    """One change of one fact: `what` in words, and how the fact stood before and stands after."""

    what: str
    fact: Fact
    old: Standing | None
    new: Standing | None

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims under the fact afterwards, or before where it is gone."""
        standing = self.new or self.old
        return standing.claims if standing else ()

    @property
    def claims_before(self) -> tuple[Claim, ...]:
        """The claims under the fact before."""
        return self.old.claims if self.old else ()


# tells the changes of a fact that stands in both answers
Told = Callable[[Standing, Standing], Iterator[str]]


def between_days(claims: Iterable[Claim], view: View, first: date, second: date) -> list[Change]:
    """What changed from one day to a later one: ties, and the events after the first day."""
    claims = list(claims)
    days = replace(view, since=None, until=None)
    old, new = (_standing_ties(claims, replace(days, as_of=day)) for day in (first, second))
    found = [
        *_compared(old, new, _status, _begun(first, second), _over(first, second)),
        *_happened(claims, replace(days, as_of=second), first),
    ]
    return sorted(found, key=lambda change: change.fact.id)


def between_knowledge(
    claims: Iterable[Claim], view: View, first: date, second: date
) -> list[Change]:
    """What was learned between two days: as known by the first, as known by the second."""
    claims = list(claims)
    old, new = (list(replace(view, known_by=day).standings(claims)) for day in (first, second))
    return list(_compared(old, new, _learned, _word("now known"), _word("taken back")))


def between_builds(old: Iterable[Claim], new: Iterable[Claim], view: View) -> list[Change]:
    """What changed from the claims of one build to those of another."""
    old, new = list(old), list(new)
    before, after = (list(view.knowing(claims).standings(claims)) for claims in (old, new))
    return list(_compared(before, after, _learned, _word("added"), _word("dropped")))


def changed(old: Iterable[Standing], new: Iterable[Standing]) -> list[Change]:
    """What two answers say differently, without counting sources: `lost`, `now denied`, ..."""
    return list(_compared(old, new, _said_differently, _word("gained"), _word("lost")))


def _compared(
    old: Iterable[Standing], new: Iterable[Standing], told: Told, come: Callable, gone: Callable
) -> Iterator[Change]:
    before = {standing.fact.id: standing for standing in old}
    after = {standing.fact.id: standing for standing in new}
    for id in sorted({*before, *after}):
        was, now = before.get(id), after.get(id)
        if was is None:
            yield Change(come(now), now.fact, None, now)
        elif now is None:
            yield Change(gone(was), was.fact, was, None)
        else:
            for what in told(was, now):
                yield Change(what, now.fact, was, now)


def _word(word: str) -> Callable[[Standing], str]:
    return lambda standing: f"{word} ({standing.status})"


def _status(was: Standing, now: Standing) -> Iterator[str]:
    if was.status is not now.status:
        yield f"became {now.status} (was {was.status})"


def _said_differently(was: Standing, now: Standing) -> Iterator[str]:
    yield from _status(was, now)
    if was.verdict and now.verdict and was.verdict is not now.verdict:
        yield f"only {now.verdict} (was {was.verdict})" if _weaker(was, now) else f"{now.verdict}"
    if now.affirming and was.affirming:
        means, had = set(now.means) - {"unspecified"}, set(was.means) - {"unspecified"}
        yield from _listed("no longer by", had - means)
        yield from _listed("also by", means - had)


def _learned(was: Standing, now: Standing) -> Iterator[str]:
    yield from _said_differently(was, now)
    yield from _sources("new source", set(now.sources) - set(was.sources))
    yield from _sources("source less", set(was.sources) - set(now.sources))


def _weaker(was: Standing, now: Standing) -> bool:
    verdicts = list(Verdict)  # strongest first
    return verdicts.index(now.verdict) > verdicts.index(was.verdict)


def _sources(what: str, ids: set[str]) -> Iterator[str]:
    if len(ids) == 1:
        yield f"one {what}: {min(ids)}"
    elif ids:
        yield f"{len(ids)} {what.replace('source', 'sources')}"


def _listed(what: str, names: set[str]) -> Iterator[str]:
    if names:
        yield f"{what}: {', '.join(sorted(names))}"


def _standing_ties(claims: Iterable[Claim], view: View) -> list[Standing]:
    """The ties that hold, are presumed to or are denied on the view's day; not possible ones."""
    ties = (claim for claim in claims if isinstance(claim.about, Tie))
    return [s for s in view.standings(ties) if s.verdict is not Verdict.POSSIBLE]


def _begun(first: date, second: date) -> Callable[[Standing], str]:
    def told(standing: Standing) -> str:
        starts = [c.span.start for c in standing.affirming if c.span.start]
        begun = [start for start in starts if _in(start, first, second)]
        if begun:
            return f"began {min(begun, key=str)} ({standing.status})"
        if not standing.affirming:
            return "denied for the first time"
        return f"first attested {standing.first_attested} ({standing.status})"

    return told


def _over(first: date, second: date) -> Callable[[Standing], str]:
    def told(standing: Standing) -> str:
        ends = [c.span.end for c in standing.affirming if c.span.end]
        over = [end for end in ends if _in(end, first, second)]
        if over:
            return f"ended {max(over, key=str)} ({standing.status})"
        return f"lapsed: last attested {standing.last_attested or 'on no day'} ({standing.status})"

    return told


def _in(moment: Moment, first: date, second: date) -> bool:
    """True when a moment may lie after the first day and until the second."""
    return (moment.latest or date.max) > first and (moment.earliest or date.min) <= second


def _happened(claims: list[Claim], view: View, first: date) -> Iterator[Change]:
    for entry in timeline(claims, view):
        if entry.earliest and entry.earliest > first:
            what = f"happened {entry.when} ({entry.status})"
            yield Change(what, entry.fact, None, entry.standing)
