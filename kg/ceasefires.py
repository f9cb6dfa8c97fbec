"""ceasefires: the ledger: who declared, accepted and refused each one, who broke it, how it ended.

A breach is an event of kind `violation` that is a part of the ceasefire, as a curator files it; who
is to blame stands beside who says so. A ceasefire holds from the day of its declaration to its
first breach that anybody reports: the least that may be said, since parties accuse each other early
and a charge is not a fact. That no end is told does not mean that it is in force.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from kg.model import Claim
from kg.timeline import Entry, timeline
from kg.view import View

Days = tuple[int, int]


@dataclass(frozen=True)
class Breach:
    """One violation of a ceasefire and who is charged with it, by whom."""

    entry: Entry

    @property
    def charges(self) -> tuple[tuple[str, str], ...]:
        """(violator, who says so), the source's own word as '', in order."""
        said = {
            (violator, claim.according_to)
            for claim in self.entry.standing.affirming
            for violator in dict(claim.roles).get("violator", ())
        }
        return tuple(sorted(said))

    @property
    def is_stated(self) -> bool:
        """True when a source says in its own voice that it happened."""
        return any(c.certainty == "stated" for c in self.entry.standing.affirming)


@dataclass(frozen=True)
class Ceasefire:
    """One ceasefire of the ledger; `next` is the one that any of its sides is in after it."""

    entry: Entry
    breaches: tuple[Breach, ...]
    next: Entry | None

    @property
    def declarers(self) -> tuple[str, ...]:
        """Who declared or called it."""
        return self._playing("declarer")

    @property
    def accepted(self) -> tuple[str, ...]:
        """The parties that accepted it."""
        return self._playing("party")

    @property
    def mediators(self) -> tuple[str, ...]:
        """Who brought it about."""
        return self._playing("mediator")

    @property
    def refused(self) -> tuple[str, ...]:
        """The parties of which it is denied that they accepted it."""
        denied = (dict(claim.roles).get("party", ()) for claim in self.entry.standing.denying)
        return tuple(dict.fromkeys(actor for actors in denied for actor in actors))

    @property
    def ended(self) -> str:
        """The end that a claim dates, as EDTF text; empty when none does."""
        end = self.entry.standing.until
        told = [c.span for c in self.entry.standing.affirming if not c.span.point and c.span.end]
        return str(end) if end and told else ""

    def held(self, stated: bool = False) -> Days | None:
        """The least and most days from the declaration to the first breach that is told.

        With `stated` only breaches that a source states in its own voice count. None where no
        breach is told or the dates are missing.
        """
        told = [b.entry for b in self.breaches if (b.is_stated or not stated) and b.entry.earliest]
        if not told or not self.entry.earliest or not self.entry.latest:
            return None
        first = min(entry.earliest for entry in told)
        last = min(entry.latest for entry in told)
        declared = self.entry.span.start or self.entry.span.attested
        least = (first - (declared.latest or first)).days
        return max(least, 0), max((last - self.entry.earliest).days, 0)

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims on it and on its breaches."""
        return (*self.entry.claims, *(c for breach in self.breaches for c in breach.entry.claims))

    def _playing(self, role: str) -> tuple[str, ...]:
        # not Entry.participants, which falls back on denials where nobody affirms
        said = (dict(claim.roles).get(role, ()) for claim in self.entry.standing.affirming)
        return tuple(dict.fromkeys(actor for actors in said for actor in actors))


def ceasefires(claims: Iterable[Claim], view: View) -> tuple[list[Ceasefire], list[Breach]]:
    """The ledger in order of time, and the violations that are no part of a ceasefire in it.

    The view's days, kinds, places and statuses choose the ceasefires; breaches follow them.
    """
    claims = list(claims)
    listed = _entries("ceasefire", claims, view)
    always = replace(view.backdrop, since=None, until=None)
    found = [Breach(entry) for entry in _entries("violation", claims, always)]
    ids = {entry.fact.id for entry in listed}
    ledger = [
        Ceasefire(
            entry,
            tuple(breach for breach in found if breach.entry.fact.part_of == entry.fact.id),
            _next(entry, listed),
        )
        for entry in listed
    ]
    loose = [Breach(entry) for entry in _entries("violation", claims, view)]
    return ledger, [breach for breach in loose if breach.entry.fact.part_of not in ids]


def _entries(kind: str, claims: list[Claim], view: View) -> list[Entry]:
    """The events of one kind in a view; none where the view is of other kinds."""
    if view.kinds and kind not in view.kinds:
        return []
    return timeline(claims, replace(view, kinds=frozenset({kind})))


def _next(entry: Entry, listed: list[Entry]) -> Entry | None:
    """Of the surely later ones with any of its sides, the one declared by the earliest day."""
    sides = _sides(entry)
    dated = (other for other in listed if other.earliest and entry.latest)
    later = (other for other in dated if other.earliest > entry.latest and sides & _sides(other))
    return min(later, key=lambda other: other.latest, default=None)


def _sides(entry: Entry) -> set[str]:
    """Who declares a ceasefire or is its party, also those who refuse it."""
    told = (pair for claim in entry.claims for pair in claim.roles)
    return {actor for role, actors in told if role in ("declarer", "party") for actor in actors}
