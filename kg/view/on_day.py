"""Whether a tie holds on a day: the verdict, folded from the spans of the affirming claims."""

from collections.abc import Iterable, Sequence
from datetime import date

from kg.dates import Span
from kg.view.persistence import Persistence
from kg.view.standing import Verdict


def verdict(spans: Sequence[Span], day: date, persistence: Persistence) -> Verdict:
    """How a tie with these affirmed spans stands on a day.

    It *holds* inside a certain span, or between two of them when no end (or new start) lies
    between; it is *presumed* after the last attestation while nothing ended it and the rule allows;
    it is *possible* where only the outer bounds leave room. An end that one claim tells bounds all
    that were seen before it.

    >>> seen = [Span.parse(attested="2019-05-01"), Span.parse(attested="2020-06-02")]
    >>> [str(verdict(seen, date(year, 12, 1), Persistence())) for year in (2018, 2019, 2020)]
    ['possible', 'holds', 'presumed']
    """
    if any(span.surely_covers(day) for span in spans):
        return Verdict.HOLDS
    named = [days for span in spans if (days := seen(span))]
    before = max((last for _, last in named if last <= day), default=None)
    if before:
        again = min((seen(s)[0] for s in spans if _goes_on(s, before, day)), default=None)
        if again and not _ends(spans, before, again):
            return Verdict.HOLDS
        if not _may_end(spans, before, day) and persistence.allows(before, day):
            return Verdict.PRESUMED
    if any(span.may_cover(day) and not _ended(span, spans, day) for span in spans):
        return Verdict.POSSIBLE
    return Verdict.NOT


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


def _ends(spans: Iterable[Span], since: date, day: date) -> bool:
    """True when some span surely ends between the two days."""
    return any(s.end and s.end.latest and since <= s.end.latest < day for s in spans)


def _ended(span: Span, spans: Iterable[Span], day: date) -> bool:
    """True when some span surely ends after this one was last seen, and before the day."""
    days = seen(span)
    return days is not None and _ends(spans, days[1], day)


def _may_end(spans: Iterable[Span], since: date, day: date) -> bool:
    """True when some span ends between the two days, or may."""
    return any(
        s.end and (s.end.latest or date.max) >= since and (s.end_earliest or since) <= day
        for s in spans
    )
