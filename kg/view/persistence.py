"""Persistence: how long a tie is presumed to hold after it was last attested."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

# A happening makes two actors friends or enemies for this long unless a length is asked for: as
# UCDP takes a conflict to be active in the years with deaths, and no longer.
AFTER_EVENTS = "12 months"
_LENGTH = r"(\d+)\s*(day|week|month|year)s?"


@dataclass(frozen=True)
class Persistence:
    """A rule: `until-contradicted` (the default), `none`, or a length such as `12 months`.

    >>> Persistence.parse("12 months").until(date(2020, 2, 29))
    datetime.date(2021, 2, 28)
    >>> Persistence.parse("none").allows(date(2020, 1, 1), date(2020, 1, 2))
    False
    """

    rule: str = "until-contradicted"

    @classmethod
    def parse(cls, text: str) -> "Persistence":
        """The rule of this name; ValueError says which there are."""
        text = " ".join(text.lower().replace("_", " ").split())
        if text in ("none", "until-contradicted"):
            return cls(text)
        if length := re.fullmatch(_LENGTH, text):
            plural = "s" if int(length[1]) != 1 else ""
            return cls(f"{int(length[1])} {length[2]}{plural}")
        raise ValueError(
            f"unknown persistence rule '{text}'; write until-contradicted, none or 12 months"
        )

    def until(self, last: date) -> date | None:
        """The last day on which a tie attested on `last` is presumed; None: without end."""
        if self.rule == "until-contradicted":
            return None
        if self.rule == "none":
            return last
        number, unit = self.rule.split()
        return _later(last, int(number), unit.rstrip("s"))

    @property
    def of_events(self) -> "Persistence":
        """The rule for what a single happening shows of its sides.

        >>> Persistence().of_events.rule, Persistence("none").of_events.rule
        ('12 months', 'none')
        """
        return Persistence(AFTER_EVENTS) if self.rule == "until-contradicted" else self

    def allows(self, last: date, day: date) -> bool:
        """True when a tie attested on `last` and not ended may be presumed on `day`."""
        until = self.until(last)
        return until is None or day <= until

    def __str__(self) -> str:
        return self.rule


def _later(day: date, number: int, unit: str) -> date:
    try:
        if unit in ("day", "week"):
            return day + timedelta(days=number * (7 if unit == "week" else 1))
        months = day.year * 12 + day.month - 1 + number * (12 if unit == "year" else 1)
        year, month = divmod(months, 12)
        return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return date.max
