"""Calendar: days as places on a level axis, with its months and years."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from kg.figures import ink
from kg.figures.letters import width
from kg.figures.sheet import Sheet


@dataclass(frozen=True)
class Axis:
    """The days from `first` to `last` between two places in inches."""

    first: date
    last: date
    left: float
    right: float

    def x(self, day: date) -> float:
        """The place of a day; days outside stand at the end of the axis."""
        inside = min(max(day, self.first), self.last)
        days = max((self.last - self.first).days, 1)
        return self.left + (self.right - self.left) * (inside - self.first).days / days

    def holds(self, day: date) -> bool:
        """True when the day is on the axis."""
        return self.first <= day <= self.last

    def draw(self, sheet: Sheet, top: float, bottom: float) -> None:
        """The grid of months or years between two heights, their names above."""
        written = self.left - 1
        for day, name, strong in self._ticks():
            x = self.x(day)
            colour, weight = (ink.GREY, 0.6) if strong else (ink.PALE, 0.4)
            sheet.line([(x, top), (x, bottom)], colour, weight, under=True, opacity=0.6)
            wide = width(name, ink.SMALL)
            if x >= written and x + wide <= self.right:
                sheet.text(x + 0.02, top - 0.02, name, ink.SMALL, ink.GREY, "left bottom")
                written = x + wide + 0.08

    def _ticks(self) -> Iterator[tuple[date, str, bool]]:
        years = (self.last - self.first).days / 365.25
        if years > 6:
            step = 1 if years <= 20 else 10 if years <= 200 else 100
            for year in range(self.first.year, self.last.year + 1):
                day = date(year, 1, 1)
                if self.holds(day) and year % step == 0:
                    yield day, str(year), year % (step * 5) == 0
            return
        step = 1 if years <= 2.2 else 3
        day = self.first.replace(day=1)
        while day <= self.last:
            if self.holds(day) and (day.month - 1) % step == 0:
                name = f"{day:%b %Y}" if day.month == 1 else f"{day:%b}"
                yield day, name, day.month == 1
            if day.year == 9999 and day.month == 12:
                return
            day = (day.replace(day=28) + timedelta(days=4)).replace(day=1)


def axis(days: list[date], first: date | None, last: date | None, left: float, right: float):
    """The axis that holds these days, or the days asked for; None when there are none."""
    begin = first or min(days, default=last)
    end = last or max(days, default=first)
    if begin is None or end is None:
        return None
    if begin >= end:
        begin, end = _padded(begin, end)
    return Axis(begin, end, left, right)


def _padded(begin: date, end: date) -> tuple[date, date]:
    first, last = min(begin, end), max(begin, end)
    month = timedelta(days=30)
    return (
        first - month if first - date.min > month else date.min,
        last + month if date.max - last > month else date.max,
    )
