"""timeline: the events of a view (and starts and ends of ties) by date, each with its claims.

One happening is one entry, however many sources report it. Its date is the one that a claim gives
most precisely: among the affirming claims, stated before alleged, with the least doubt about its
first day, then about its last; then the date that most claims give; then the earliest. All other
dates are kept. The day of publication is never taken for the date of an event.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from math import inf

from kg.dates import Moment, Span
from kg.model import COUNTED, KINDS, Claim, Count, Fact, Tie
from kg.view import Standing, Status, View


@dataclass(frozen=True)
class Entry:
    """One line of a timeline; `what` is `event`, or the `start` or `end` of a tie.

    `span` is the date that was picked, `datings` all dates that claims give, the picked one first.
    """

    standing: Standing
    what: str
    span: Span
    datings: tuple[Span, ...]

    @property
    def fact(self) -> Fact:
        """The event or the tie."""
        return self.standing.fact

    @property
    def status(self) -> Status:
        """What the claims say together."""
        return self.standing.status

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that count."""
        return self.standing.claims

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of their sources, sorted."""
        return self.standing.sources

    @property
    def when(self) -> str:
        """The EDTF text of the date; empty when no claim dates it."""
        return self.span.edtf or str(self.span.attested or "")

    @property
    def earliest(self) -> date | None:
        """The first day named by the date."""
        return self.span.extent[0] if self.span.extent else None

    @property
    def latest(self) -> date | None:
        """The last day named by the date."""
        return self.span.extent[1] if self.span.extent else None

    @property
    def places(self) -> tuple[str, ...]:
        """The ids of the places that claims name, each once."""
        return tuple(dict.fromkeys(c.place for c in _speaking(self.standing) if c.place))

    @property
    def participants(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """(role, actor ids) in the kind's order, over all claims; they need not agree."""
        said = [pair for claim in _speaking(self.standing) for pair in claim.participants]
        found = (
            (role, tuple(dict.fromkeys(a for name, actors in said if name == role for a in actors)))
            for role in KINDS[self.fact.kind].role_names
        )
        return tuple((role, actors) for role, actors in found if actors)

    @property
    def counts(self) -> tuple[Count, ...]:
        """Per thing counted, from the least to the most that any claim says."""
        said = [count for claim in _speaking(self.standing) for count in claim.counts]
        return tuple(
            _widest(what, [c for c in said if c.what == what])
            for what in COUNTED
            if any(c.what == what for c in said)
        )


def timeline(
    claims: Iterable[Claim], view: View, actor: str | None = None, ties: bool = False
) -> list[Entry]:
    """The entries of a view in order of first day, last day and id; undated ones at the end.

    With `actor`, only what that actor takes part in; with `ties`, dated starts and ends of ties
    too. A view as of a day leaves out what surely came later.
    """
    found = (
        entry
        for standing in replace(view, as_of=None).standings(claims)
        if actor is None or any(actor in claim.actors for claim in standing.claims)
        for entry in _entries(standing, ties)
    )
    return sorted((entry for entry in found if _within(entry, view)), key=_by_date)


def _entries(standing: Standing, ties: bool) -> Iterator[Entry]:
    if not isinstance(standing.fact, Tie):
        datings = _datings(standing)
        yield Entry(standing, "event", datings[0] if datings else Span(), datings)
    elif ties:
        yield from _turns(standing)


def _turns(standing: Standing) -> Iterator[Entry]:
    spans = [claim.span for claim in standing.affirming]
    turns = (
        ("start", standing.since, [span.start for span in spans]),
        ("end", standing.until, [span.end for span in spans]),
    )
    for what, picked, said in turns:
        if picked:
            others = [moment for moment in said if moment and moment != picked]
            datings = tuple(_point(moment) for moment in dict.fromkeys([picked, *others]))
            yield Entry(standing, what, datings[0], datings)


def _datings(standing: Standing) -> tuple[Span, ...]:
    """All dates that are said of an event, the best first."""
    said: dict[Span, list[Claim]] = {}
    for claim in _speaking(standing):
        if claim.span.extent:
            said.setdefault(replace(claim.span, words=""), []).append(claim)
    return tuple(sorted(said, key=lambda span: _rank(span, said[span])))


def _rank(span: Span, claims: list[Claim]) -> tuple:
    stated = any(claim.certainty == "stated" for claim in claims)
    return not stated, _doubt(span), -len(claims), span.extent, str(span)


def _doubt(span: Span) -> tuple[float, float]:
    """By how many days the first day is uncertain, and by how many the last."""
    return _width(span.start), _width(span.end)


def _width(moment: Moment | None) -> float:
    if moment is None or moment.earliest is None or moment.latest is None:
        return inf
    return (moment.latest - moment.earliest).days + moment.is_uncertain / 2


def _speaking(standing: Standing) -> tuple[Claim, ...]:
    """The claims that tell the event: those that affirm it, or, where none does, the denials."""
    return standing.affirming or standing.claims


def _point(moment: Moment) -> Span:
    return Span(start=moment, end=moment, point=True)


def _widest(what: str, counts: list[Count]) -> Count:
    highs = [count.high for count in counts]
    high = None if None in highs else max(highs)
    best = {count.best for count in counts}
    alone = best.pop() if len(best) == 1 else None
    return Count(what, min(count.low for count in counts), high, alone)


def _within(entry: Entry, view: View) -> bool:
    until = min((day for day in (view.until, view.as_of) if day), default=None)
    if entry.earliest is None or entry.latest is None:
        return view.since is None and view.until is None
    return (until is None or entry.earliest <= until) and (
        view.since is None or entry.latest >= view.since
    )


def _by_date(entry: Entry) -> tuple[date, date, str, str]:
    return entry.earliest or date.max, entry.latest or date.max, entry.fact.id, entry.what
