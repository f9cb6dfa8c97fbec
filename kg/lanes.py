"""Lanes: a timeline side by side: per actor, kind or place, drawn as strips, counted by period."""

from collections.abc import Iterable
from datetime import date, timedelta

from kg.timeline import Entry

LANES = ("actor", "kind", "place")
# period -> how much of a day's ISO text names it
PERIODS = {"year": 4, "month": 7}
CERTAIN, FUZZY, EMPTY, OPEN = "█", "░", "·", "▸"


def lanes(entries: Iterable[Entry], by: str) -> dict[str, list[Entry]]:
    """The entries by actor, kind or place (ids; '' where none is told), busiest lanes first.

    An entry with several actors or places stands in several lanes.
    """
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        for lane in _lanes(entry, by):
            found.setdefault(lane, []).append(entry)
    return dict(sorted(found.items(), key=lambda lane: (not lane[0], -len(lane[1]), lane[0])))


def periods(entries: Iterable[Entry], by: str) -> dict[str, list[Entry]]:
    """The entries by year or month of their first day, in order; undated ones last, as ''."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        day = str(entry.earliest or "")[: PERIODS[by]]
        found.setdefault(day, []).append(entry)
    return dict(sorted(found.items(), key=lambda period: (not period[0], period[0])))


def strip(entry: Entry, first: date, last: date, width: int) -> str:
    """One entry as a strip of characters between two days: certain, fuzzy and open parts.

    >>> from kg.dates import Span
    >>> summer = Entry(None, "event", Span.parse("2020-05/2020-07"), ())
    >>> strip(summer, date(2020, 1, 1), date(2020, 12, 31), 12)
    '···░██░·····'
    """
    days = (last - first).days + 1
    if not (entry.earliest and entry.latest):
        return "?" + " " * (width - 1)
    drawn = []
    for column in range(width):
        begin = first + timedelta(days=column * days // width)
        end = first + timedelta(days=max((column + 1) * days // width - 1, column * days // width))
        drawn.append(_sign(entry, begin, end))
    after = _column(entry.latest, first, days, width) + 1
    if entry.span.open_end and after < width:
        drawn[after] = OPEN
    return "".join(drawn)


def extent(entries: Iterable[Entry]) -> tuple[date, date] | None:
    """The first and the last day that dated entries name; None when none is dated."""
    dated = [entry for entry in entries if entry.earliest and entry.latest]
    if not dated:
        return None
    return min(entry.earliest for entry in dated), max(entry.latest for entry in dated)


def _sign(entry: Entry, begin: date, end: date) -> str:
    sure_from, sure_to = entry.span.start_latest, entry.span.end_earliest
    if sure_from and sure_to and sure_from <= sure_to and sure_from <= end and begin <= sure_to:
        return CERTAIN
    return FUZZY if entry.earliest <= end and begin <= entry.latest else EMPTY


def _column(day: date, first: date, days: int, width: int) -> int:
    return max((day - first).days, 0) * width // days


def _lanes(entry: Entry, by: str) -> list[str]:
    if by == "kind":
        return [entry.fact.kind]
    if by == "place":
        return list(entry.places) or [""]
    told = (actors for _, actors in entry.participants)
    return sorted({actor for actors in told for actor in actors}) or [""]
