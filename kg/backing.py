"""Who backs whom: the backing ties of an actor as they stand in a view."""

from collections.abc import Iterable
from datetime import date
from typing import NamedTuple

from kg.dates import Span
from kg.model import Claim
from kg.view import Standing, Verdict, View


class Answer(NamedTuple):
    """The standings that answer a question, and those that no claim dates towards the day asked.

    `undated` are ties of which the claims name later days only, without a beginning: they may have
    held before. "No claim" is never "no".
    """

    standings: tuple[Standing, ...]
    undated: tuple[Standing, ...]
    claims: int
    sources: tuple[str, ...]


def backers(claims: Iterable[Claim], view: View, actor: str) -> Answer:
    """Who backs this actor."""
    return answer(claims, view, "backed", actor)


def backed(claims: Iterable[Claim], view: View, actor: str) -> Answer:
    """Whom this actor backs."""
    return answer(claims, view, "backer", actor)


def answer(claims: Iterable[Claim], view: View, role: str, actor: str) -> Answer:
    """The backing ties in which an actor plays a role, strongest verdict and most sources first."""
    counted = view.counted(
        claim
        for claim in claims
        if claim.about.kind == "backing" and (role, (actor,)) in claim.about.roles
    )
    shown, undated = [], []
    for fact, said in counted.items():
        if standing := view.standing(fact, said):
            (undated if is_undated(standing, view.as_of) else shown).append(standing)
    return Answer(
        standings=tuple(sorted(shown, key=_rank)),
        undated=tuple(undated),
        claims=sum(map(len, counted.values())),
        sources=tuple(sorted({claim.source for said in counted.values() for claim in said})),
    )


def is_undated(standing: Standing, day: date | None) -> bool:
    """True for a tie that is possible only because nobody says when it began."""
    possible = day is not None and standing.verdict is Verdict.POSSIBLE
    return possible and not begun_by(standing, day)


def begun_by(standing: Standing, day: date) -> bool:
    """True when a claim that may speak of the day names a start, or a day until then."""
    spans = [claim.span for claim in standing.affirming if claim.span.may_cover(day)]
    return any(span.start is not None or _named_by(span, day) for span in spans)


def _named_by(span: Span, day: date) -> bool:
    named = (span.start_latest, span.end_earliest)
    return any(other <= day for other in named if other)


def _rank(standing: Standing) -> tuple:
    verdicts = [*Verdict, None]
    return verdicts.index(standing.verdict), -len(standing.sources), standing.fact.id
