"""Days: the span that a date covers, and when a date that was found agrees with the true one."""

from datetime import date, timedelta

from kg.dates import DateError, Span

Days = tuple[date, date]
_DAY = timedelta(days=1)
_WEEK = 7


def days_of(written: str | None) -> Days | None:
    """The first and the last day of `2020-06-02`, `2020-06`, `2020` or `first/last`; else None.

    >>> days_of("2020-02")
    (datetime.date(2020, 2, 1), datetime.date(2020, 2, 29))
    """
    try:
        return Span.parse(str(written)).extent if written else None
    except DateError:
        return None


def agree(true: Days | None, found: Days | None) -> bool:
    """Whether a found date is right: inside the true one, a day's grace given, or a bit wider.

    A true date that is unknown agrees with all. A wider one may be at most a week long, or twice as
    long as the true one.

    >>> agree(days_of("2020-06"), days_of("2020-06-03"))
    True
    >>> agree(days_of("2020-06-03"), days_of("2020"))
    False
    """
    if true is None or found is None:
        return true is None
    within = true[0] - _DAY <= found[0] and found[1] <= true[1] + _DAY
    around = found[0] <= true[0] and true[1] <= found[1]
    return within or (around and _length(found) <= max(_WEEK, 2 * _length(true)))


def _length(days: Days) -> int:
    return (days[1] - days[0]).days + 1
