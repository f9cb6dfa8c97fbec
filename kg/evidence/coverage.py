"""coverage: how much of a view is quoted, dated to the day and independently confirmed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.model import Claim, Source, witnesses
from kg.view import Standing, View


@dataclass(frozen=True)
class Coverage:
    """Counts over the facts of one kind (or `all`) and the claims that count for them."""

    kind: str
    facts: int
    claims: int
    quoted: int
    dated: int
    attributed: int
    confirmed: int
    disputed: int


def coverage(claims: Iterable[Claim], view: View, sources: Mapping[str, Source]) -> list[Coverage]:
    """A row for each kind of fact, in order of name, and one for all of them.

    `quoted`, `dated` (to the day) and `attributed` (to a speaker) count claims; `confirmed` (by two
    independent sources that affirm it) and `disputed` count facts.
    """
    kinds: dict[str, list[Standing]] = {}
    for standing in view.standings(claims):
        kinds.setdefault(standing.fact.kind, []).append(standing)
    rows = [_row(kind, kinds[kind], sources) for kind in sorted(kinds)]
    return [*rows, _row("all", [s for kind in kinds.values() for s in kind], sources)]


def _row(kind: str, standings: list[Standing], sources: Mapping[str, Source]) -> Coverage:
    claims = [claim for standing in standings for claim in standing.claims]
    affirming = ({c.source for c in standing.affirming} for standing in standings)
    return Coverage(
        kind,
        len(standings),
        len(claims),
        quoted=sum(bool(claim.evidence.exact) for claim in claims),
        dated=sum(map(_to_the_day, claims)),
        attributed=sum(bool(claim.according_to) for claim in claims),
        confirmed=sum(len(witnesses(ids, sources)) > 1 for ids in affirming),
        disputed=sum(standing.status == "disputed" for standing in standings),
    )


def _to_the_day(claim: Claim) -> bool:
    moments = (claim.span.start, claim.span.attested, claim.span.end)
    return any(moment is not None and moment.is_day for moment in moments)
