"""Whether a tie holds on a day: the verdict, folded from the spans of the affirming claims."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from kg.dates import Moment, Span
from kg.view.persistence import Persistence
from kg.view.standing import Verdict


def verdict(
    spans: Sequence[Span], day: date, persistence: Persistence, ends: Collection[Moment] = ()
) -> Verdict:
    """How a tie with these affirmed spans stands on a day; `ends` are those of its actors.

    It *holds* inside a certain span, or between two of them when no end (or new start) lies
    between; it is *presumed* after the last attestation while nothing ended it and the rule allows;
    it is *possible* where only the outer bounds leave room. An end that one claim tells bounds all
    that were seen before it, and so does the end of an actor; what attests the tie later stays.

    >>> seen = [Span.parse(attested="2019-05-01"), Span.parse(attested="2020-06-02")]
    >>> [str(verdict(seen, date(year, 12, 1), Persistence())) for year in (2018, 2019, 2020)]
    ['possible', 'holds', 'presumed']
    >>> str(verdict(seen, date(2021, 4, 1), Persistence(), [Moment.parse("2021-03-16")]))
    'not'
    """
    ended = [*(span.end for span in spans if span.end), *ends]
    if any(span.surely_covers(day) for span in spans):
        return Verdict.HOLDS
    named = [days for span in spans if (days := seen(span))]
    before = max((last for _, last in named if last <= day), default=None)
    if before:
        again = min((seen(s)[0] for s in spans if _goes_on(s, before, day)), default=None)
        if again and not _ends(ended, before, again):
            return Verdict.HOLDS
        if not _may_end(spans, ends, before, day) and persistence.allows(before, day):
            return Verdict.PRESUMED
    if any(_may_hold(span, ended, ends, day) for span in spans):
        return Verdict.POSSIBLE
    return Verdict.NOT


def outlives(day: date, span: Span, ends: Iterable[Moment]) -> bool:
    """True on a day after an actor has surely ended, for a span that names no day after that end.

    >>> end = [Moment.parse("2021-03")]
    >>> outlives(date(2021, 4, 1), Span.parse(attested="2020-06-02"), end)
    True
    >>> outlives(date(2021, 3, 31), Span.parse(), end)
    False
    """
    days = seen(span)
    last = days[1] if days else date.min
    return any(end.latest and last <= end.latest < day for end in ends)


def seen(span: Span) -> tuple[date, date] | None:
    """The days between which it held at some time; None for a span that names no such day."""
    one, other = span.start_latest, span.end_earliest
    if one and other:
        return (one, other) if one <= other else (other, one)
    day = one or other
    return (day, day) if day else None


def _goes_on(span: Span, before: date, day: date) -> bool:
    """True when the span vouches for a later day without having begun anew in between."""
    days = seen(span)
    anew = span.start is not None and (span.start_earliest or date.min) > before
    return days is not None and days[0] >= day and not anew


def _ends(ends: Iterable[Moment], since: date, day: date) -> bool:
    """True when one of these ends surely lies between the two days."""
    return any(end.latest and since <= end.latest < day for end in ends)


def _may_hold(span: Span, ended: Iterable[Moment], ends: Iterable[Moment], day: date) -> bool:
    """True when the outer bounds leave room for the day, and no end came after it was last seen."""
    if not span.may_cover(day) or outlives(day, span, ends):
        return False
    days = seen(span)
    return days is None or not _ends(ended, days[1], day)


def _may_end(spans: Iterable[Span], ends: Iterable[Moment], since: date, day: date) -> bool:
    """True when some span or actor ends between the two days, or may."""
    told = [(span.end_earliest, span.end.latest) for span in spans if span.end]
    told += [(end.earliest, end.latest) for end in ends]
    return any((last or date.max) >= since and (first or since) <= day for first, last in told)
