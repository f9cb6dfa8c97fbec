"""stale: ties that are presumed to hold, and were last attested long before the day asked about."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from kg.model import Claim, Tie
from kg.view import Persistence, Standing, Verdict, View
from kg.view.on_day import seen


@dataclass(frozen=True)
class Stale:
    """A tie that stands on the day only because nothing ended it; `days` since it was last seen."""

    standing: Standing
    last: date
    days: int


def stale(claims: Iterable[Claim], view: View, length: Persistence, day: date) -> list[Stale]:
    """The presumed ties of which the last attestation is longer ago than a length, oldest first.

    The day is the view's, or without one the given.
    """
    day = view.as_of or day
    ties = (claim for claim in claims if isinstance(claim.about, Tie))
    found = []
    for standing in replace(view, as_of=day).standings(ties):
        last = _last_seen(standing, day)
        if standing.verdict is Verdict.PRESUMED and last and not length.allows(last, day):
            found.append(Stale(standing, last, (day - last).days))
    return sorted(found, key=lambda tie: (tie.last, tie.standing.fact.id))


def _last_seen(standing: Standing, day: date) -> date | None:
    days = (seen(claim.span) for claim in standing.affirming)
    return max((last for _, last in filter(None, days) if last <= day), default=None)
