"""Span: when something held, as four bounds, with three kinds of missing end kept apart.

An end can be *unknown* (`2019-04/`), *open* (`2019-04/..`: going on when the source wrote) or only
*last attested* (seen to hold on some day). None of the three is an end.
"""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from kg.dates.moment import DateError, Moment


@dataclass(frozen=True)
class Span:
    """When a claim says that its fact held.

    `start` and `end` are None when unknown or open, `attested` is a moment in which it held,
    `words` are the source's own ("last spring"). A point has one moment as both start and end.

    >>> span = Span.parse("2019-04/..", attested="2020-06-02")
    >>> span.ending, str(span.start_latest), str(span.end_earliest), span.end_latest
    ('open', '2019-04-30', '2020-06-02', None)
    >>> Span.parse("2020-06-01").edtf, Span.parse(attested="2020-06-02").ending
    ('2020-06-01', 'last attested')
    """

    start: Moment | None = None
    end: Moment | None = None
    open_start: bool = False
    open_end: bool = False
    point: bool = False
    attested: Moment | None = None
    words: str = ""

    @classmethod
    def parse(cls, edtf: str = "", attested: str = "", words: str = "") -> "Span":
        """The span of an EDTF date or interval (or none) and of an attested date (or none).

        DateError says what is wrong: no date, or an end before its start.
        """
        edtf = edtf.strip()
        seen = Moment.parse(attested) if attested.strip() else None
        if "/" not in edtf:
            point = Moment.parse(edtf) if edtf and edtf != "unknown" else None
            span = cls(start=point, end=point, point=point is not None)
        else:
            left, _, right = (part.strip() for part in edtf.partition("/"))
            span = cls(
                start=Moment.parse(left) if left not in ("", "..") else None,
                end=Moment.parse(right) if right not in ("", "..") else None,
                open_start=left == "..",
                open_end=right == "..",
            )
        return replace(span, attested=seen, words=words).checked()

    def checked(self) -> "Span":
        """This span, or DateError when its bounds contradict each other."""
        if self.start and self.end and _before(self.end.latest, self.start.earliest):
            raise DateError(f"ends {self.end} before it starts {self.start}")
        if self.attested and self.start and _before(self.attested.latest, self.start.earliest):
            raise DateError(f"attested {self.attested} before it starts {self.start}")
        if self.attested and self.end and _before(self.end.latest, self.attested.earliest):
            raise DateError(f"attested {self.attested} after it ends {self.end}")
        return self

    @property
    def edtf(self) -> str:
        """The EDTF text of start and end; empty when neither is said."""
        if self.point:
            return str(self.start)
        if not (self.start or self.end or self.open_start or self.open_end):
            return ""
        left = self.start or (".." if self.open_start else "")
        right = self.end or (".." if self.open_end else "")
        return f"{left}/{right}"

    @property
    def start_earliest(self) -> date | None:
        """The first day on which it can have begun; None when unknown."""
        return self.start.earliest if self.start else None

    @cached_property
    def start_latest(self) -> date | None:
        """The day by which it had begun; None when unknown."""
        return _least(self.start and self.start.latest, self.attested and self.attested.latest)

    @cached_property
    def end_earliest(self) -> date | None:
        """The day until which it had not ended; None when unknown."""
        return _most(self.end and self.end.earliest, self.attested and self.attested.earliest)

    @property
    def end_latest(self) -> date | None:
        """The day by which it had ended; None when unknown or open."""
        return self.end.latest if self.end else None

    @property
    def ending(self) -> str:
        """How it ends: `known`, `open`, `last attested` or `unknown`."""
        if self.end:
            return "known"
        if self.open_end:
            return "open"
        return "last attested" if self.attested else "unknown"

    @cached_property
    def extent(self) -> tuple[date, date] | None:
        """The first and last day that are named at all; None for an undated span."""
        named = [day for day in self.bounds if day]
        return (min(named), max(named)) if named else None

    @cached_property
    def bounds(self) -> tuple[date | None, date | None, date | None, date | None]:
        """start earliest, start latest, end earliest, end latest."""
        return self.start_earliest, self.start_latest, self.end_earliest, self.end_latest

    def surely_covers(self, day: date) -> bool:
        """True when it held on this day, whatever the unknown parts are.

        >>> Span.parse("2019-04/2020-06").surely_covers(date(2019, 4, 15))
        False
        """
        begun, ended = self.start_latest, self.end_earliest
        return begun is not None and ended is not None and begun <= day <= ended

    def may_cover(self, day: date) -> bool:
        """True when nothing said of it speaks against this day.

        >>> Span.parse("2019-04/2020-06").may_cover(date(2019, 4, 15))
        True
        """
        return not _before(day, self.start_earliest) and not _before(self.end_latest, day)

    def __str__(self) -> str:
        if self.attested and not self.edtf:
            return f"attested {self.attested}"
        return self.edtf or "undated"


def _before(a: date | None, b: date | None) -> bool:
    return a is not None and b is not None and a < b


def _least(a: date | None, b: date | None) -> date | None:
    return min(a, b) if a and b else a or b


def _most(a: date | None, b: date | None) -> date | None:
    return max(a, b) if a and b else a or b
