"""Moment: one date in EDTF, known as precisely as its source knows it.

`2014` is some day of 2014 and never 1 January. Read are EDTF levels 0 and 1 and, of level 2, one of
a set (Library of Congress, Extended Date/Time Format, https://www.loc.gov/standards/datetime/).
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date

# EDTF level 1 seasons without a hemisphere, read as northern meteorological ones;
# winter 2019 begins in December 2019 and ends in February 2020.
SEASONS = {"21": (3, 5), "22": (6, 8), "23": (9, 11), "24": (12, 14)}
# patterns are compiled when a date is no plain day: most commands meet few others
_DATE = r"(?P<year>\d{4}|\d{3}X|\d{2}XX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?[?~%]?"
_TIME = r"(\d{4}-\d\d-\d\d)T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(Z|[+-]\d\d(:\d\d)?)?"
_FAR = r"Y-?\d{5,}|-\d{4}(-\d\d){0,2}[?~%]?"  # years that EDTF has and we not


class DateError(ValueError):
    """A text is not a date; its message says why, in words for the person who typed it."""


@dataclass(frozen=True)
class Moment:
    """One date: its EDTF text and the first and last day that it can be.

    A bound is None only where a set is open on that side.

    >>> Moment.parse("2014")
    Moment(edtf='2014', earliest=datetime.date(2014, 1, 1), latest=datetime.date(2014, 12, 31))
    >>> Moment.parse("2020-06").latest
    datetime.date(2020, 6, 30)
    >>> str(Moment.parse("[2019-21,2020-21]").earliest)
    '2019-03-01'
    >>> Moment.parse("2020-02-30")
    Traceback (most recent call last):
    kg.dates.moment.DateError: '2020-02-30' is not a date: month 02 of 2020 has 29 days
    """

    edtf: str
    earliest: date | None
    latest: date | None

    @classmethod
    def parse(cls, text: str) -> "Moment":
        """The moment that an EDTF date, date with time, or one-of-a-set says; DateError if none."""
        text = text.strip()
        if text.startswith("[") and text.endswith("]"):
            return _one_of(text)
        return cls(text, *_bounds(text))

    @classmethod
    def on(cls, day: date) -> "Moment":
        """The moment that is exactly this day."""
        return cls(day.isoformat(), day, day)

    @property
    def is_day(self) -> bool:
        """True when the day itself is known."""
        return self.earliest is not None and self.earliest == self.latest

    @property
    def is_uncertain(self) -> bool:
        """True when the source doubts the date (EDTF `?` or `%`)."""
        return self.edtf.endswith(("?", "%"))

    @property
    def is_approximate(self) -> bool:
        """True when the source gives the date as about (EDTF `~` or `%`)."""
        return self.edtf.endswith(("~", "%"))

    def __str__(self) -> str:
        return self.edtf


def _bounds(text: str) -> tuple[date, date]:
    if day := _plain_day(text):
        return day, day
    if found := re.fullmatch(_DATE, text, re.ASCII):
        return _first_and_last_day(text, found["year"], found["month"], found["day"])
    if time := re.fullmatch(_TIME, text, re.ASCII):
        return _bounds(time[1])
    if re.fullmatch(_FAR, text, re.ASCII):
        raise DateError(f"'{text}' is outside the years 0001 to 9999 that can be kept")
    raise DateError(f"'{text}' is not a date; write 2020-06-02, 2020-06 or 2020 (EDTF)")


def _plain_day(text: str) -> date | None:
    """The day of a text such as 2020-06-02, or None: another form, or no day at all."""
    if len(text) != 10 or not text[4] == text[7] == "-":
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _first_and_last_day(text: str, year: str, month: str | None, day: str | None):
    first, last = int(year.replace("X", "0")), int(year.replace("X", "9"))
    if last == 0:
        raise DateError(f"'{text}' is outside the years 0001 to 9999 that can be kept")
    first = max(first, 1)
    if day and month == "XX" and day != "XX":
        raise DateError(f"'{text}' gives a day of an unknown month; write {year}-XX-XX")
    if "X" in year and month not in (None, "XX"):
        raise DateError(f"'{text}' gives a month of an unknown year")
    if month in SEASONS and day is None:
        return _season(first, *SEASONS[month])
    if month in (None, "XX"):
        return date(first, 1, 1), date(last, 12, 31)
    if not 1 <= int(month) <= 12:
        raise DateError(f"'{text}' is not a date: there is no month {month}")
    days = monthrange(first, int(month))[1]
    if day in (None, "XX"):
        return date(first, int(month), 1), date(first, int(month), days)
    if not 1 <= int(day) <= days:
        raise DateError(f"'{text}' is not a date: month {month} of {year} has {days} days")
    return (date(first, int(month), int(day)),) * 2


def _season(year: int, first: int, last: int) -> tuple[date, date]:
    end_year, end_month = (year, last) if last <= 12 else (year + 1, last - 12)
    if end_year > 9999:
        raise DateError(f"winter {year} ends after the year 9999")
    return date(year, first, 1), date(end_year, end_month, monthrange(end_year, end_month)[1])


def _one_of(text: str) -> Moment:
    parts = [part.strip() for part in text[1:-1].split(",")]
    if not all(parts):
        raise DateError(f"'{text}' has an empty member")
    earliest: list[date | None] = []
    latest: list[date | None] = []
    for place, part in enumerate(parts):
        first, dots, last = part.partition("..")
        if dots and ((not first and place) or (not last and place < len(parts) - 1)):
            raise DateError(f"'{text}' is open in its middle; only its ends can be")
        if dots and not first and not last:
            raise DateError(f"'{text}' names no date")
        earliest.append(_bounds(first)[0] if first else None)
        latest.append((_bounds(last)[1] if last else None) if dots else _bounds(first)[1])
        if earliest[-1] and latest[-1] and earliest[-1] > latest[-1]:
            raise DateError(f"'{part}' ends before it starts")
    return Moment(
        "[" + ",".join(parts) + "]",
        None if None in earliest else min(earliest),
        None if None in latest else max(latest),
    )
