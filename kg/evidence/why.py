"""why: the rule and the claims by which a fact stands as it does in a view."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from kg.model import Claim, Tie
from kg.view import Persistence, Standing, Status, Verdict, View
from kg.view.on_day import seen
from kg.view.view import filters, opposes


@dataclass(frozen=True)
class Reasons:
    """Why a fact stands as it does: `status` and `verdict` in sentences, and the claims.

    `standing` is None where the view does not show the fact. `left_out` are the claims that do not
    count with the filters that shut them out.
    """

    standing: Standing | None
    status: str
    verdict: str
    left_out: tuple[tuple[Claim, tuple[str, ...]], ...]

    @property
    def hidden(self) -> dict[str, int]:
        """How many claims each filter shuts out."""
        return dict(sorted(Counter(why for _, whys in self.left_out for why in whys).items()))


def reasons(claims: Iterable[Claim], view: View) -> Reasons:
    """Why the fact that these claims are about stands as it does in the view."""
    claims = list(claims)
    standing = next(iter(view.standings(claims)), None)
    out = tuple((claim, shut) for claim in claims if (shut := shut_out(claim, view)))
    if standing:
        return Reasons(standing, _status(standing), _verdict(standing, view), out)
    if len(out) == len(claims):
        return Reasons(None, "", "no claim counts under these filters; no claim is not a no", out)
    return Reasons(None, "", _not_shown(claims, view), out)


def _not_shown(claims: list[Claim], view: View) -> str:
    """Why a fact is left out although some claim on it counts."""
    any_status = replace(view, statuses=frozenset(Status))
    if standing := next(any_status.standings(claims), None):
        return f"not among the statuses asked for: {_status(standing)}"
    any_day = replace(any_status, as_of=None, since=None, until=None)
    if standing := next(any_day.standings(claims), None):
        return _not_on(standing, view)
    return "no claim that counts speaks of these means"


def shut_out(claim: Claim, view: View) -> tuple[str, ...]:
    """The filters of a view, in words, that do not let a claim count."""
    found = []
    for item in filters(view):
        alone = replace(View(), **{item.name: getattr(view, item.name)})
        if not alone.counts(claim):
            found.append(alone.header[0])
    return tuple(found)


def _status(standing: Standing) -> str:
    affirming, denying = standing.affirming, standing.denying
    open_ = [c for c in affirming if not any(opposes(denial, c) for denial in denying)]
    stated = [c for c in open_ if c.certainty == "stated"]
    if standing.status is Status.RETRACTED:
        return "retracted: every source took its claim back"
    if standing.status is Status.DENIED:
        return f"denied: {_many(denying)} of it and nobody affirms it"
    if standing.status is Status.DISPUTED:
        return f"disputed: all that {_many(affirming)} affirm is denied by {_many(denying)}"
    besides = (
        f"; {_many(denying)} of other means or of this one bear on the rest" if denying else ""
    )
    if standing.status is Status.STATED:
        return f"stated: {_many(stated)} state it as a fact that nobody denies{besides}"
    return f"alleged: {_many(open_)} affirm it, all as an accusation or a party's word{besides}"


def _verdict(standing: Standing, view: View) -> str:
    day = view.as_of
    if not isinstance(standing.fact, Tie):
        return ""
    if day is None:
        return "no day is asked about (--as-of)"
    return f"on {day}: {_RULES[standing.verdict](standing, day, view.persistence)}"


def _holds(standing: Standing, day: date, _: Persistence) -> str:
    for claim in standing.affirming:
        if claim.span.surely_covers(day):
            return f"holds, since {claim.source} says so of that day ({claim.span})"
    (before, first), (after, second) = _around(standing, day)
    return (
        f"holds between two attestations: {before} ({first.source}) and {after} ({second.source}),"
        " with no end told in between"
    )


def _presumed(standing: Standing, day: date, persistence: Persistence) -> str:
    (before, claim), _ = _around(standing, day)
    return (
        f"presumed: last attested {before} ({claim.source}), no end is told since, and ties last"
        f" {'until contradicted' if persistence.rule == 'until-contradicted' else persistence}"
    )


def _possible(standing: Standing, day: date, _: Persistence) -> str:
    claim = next(c for c in standing.affirming if c.span.may_cover(day))
    return f"possible: nothing rules the day out, but no claim vouches for it ({claim.span})"


def _denied(standing: Standing, day: date, _: Persistence) -> str:
    return "no claim that counts affirms it of any day"


_RULES = {
    Verdict.HOLDS: _holds,
    Verdict.PRESUMED: _presumed,
    Verdict.POSSIBLE: _possible,
    None: _denied,
}


def _around(standing: Standing, day: date):
    """The last attestation until a day and the first from it on: (day, claim) or None."""
    before = [(days[1], c) for c, days in _seen(standing) if days[1] <= day]
    after = [(days[0], c) for c, days in _seen(standing) if days[0] >= day]
    return (
        max(before, key=lambda found: found[0], default=None),
        min(after, key=lambda found: found[0], default=None),
    )


def _seen(standing: Standing) -> Iterator[tuple[Claim, tuple[date, date]]]:
    return ((c, days) for c in standing.affirming if (days := seen(c.span)))


def _not_on(standing: Standing, view: View) -> str:
    if view.as_of is None:
        return "no claim speaks of a day in the window"
    told = ", ".join(sorted({str(c.span) for c in standing.affirming})) or "nothing"
    over = [c for c in standing.dissolutions if (c.span.end_earliest or date.min) <= view.as_of]
    ends = "".join(
        f"; {actor} ended {ends_told(said)}"
        for actor in (standing.fact.actors if over else ())  # an event outlives nobody
        if (said := [claim for claim in over if actor in dict(claim.roles)["body"]])
    )
    return f"not on {view.as_of}: the claims that count speak of other days ({told}){ends}"


def ends_told(dissolutions: Iterable[Claim]) -> str:
    """When a body ended, by which sources: `2021-03-16 (reuters, courier)`; a day of each."""
    by: dict[str, list[str]] = {}
    for claim in dissolutions:
        by.setdefault(str(claim.span.end), []).append(claim.source)
    return " or ".join(f"{day} ({', '.join(sorted(said))})" for day, said in sorted(by.items()))


def _many(claims: Iterable[Claim]) -> str:
    number = len(list(claims))
    return f"{number} claim{'s' * (number != 1)}"
