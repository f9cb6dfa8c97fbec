"""Imprint: what a figure says of itself: day, filters, what it rests on, its data and command."""

import hashlib
from collections.abc import Iterable

from kg.dates import Moment
from kg.figures.drawing import Drawing, Request
from kg.model import Chronicle
from kg.view import Standing, Status, View


def counts(standings: Iterable[Standing]) -> str:
    """On how many claims and sources some facts rest, how many are quoted, what is disputed.

    >>> counts([])
    'no claims'
    """
    facts = list(standings)
    claims = {claim.id: claim for standing in facts for claim in standing.claims}
    if not claims:
        return "no claims"
    sources = {claim.source for claim in claims.values()}
    quoted = sum(bool(claim.evidence.exact) for claim in claims.values())
    disputed = sum(standing.status is Status.DISPUTED for standing in facts)
    return " · ".join(
        (
            f"{_many(len(facts), 'fact')} drawn from {_many(len(claims), 'claim')} "
            f"in {_many(len(sources), 'source')}",
            f"{_share(quoted, len(claims))} of the claims hold a quote, "
            "the others a paraphrase with a place in the source",
            f"{disputed} disputed",
        )
    )


def when(view: View) -> str:
    """The day or window asked about, in words.

    >>> from datetime import date
    >>> when(View(as_of=date(2020, 6, 2))), when(View(since=date(2020, 1, 1))), when(View())
    ('as of 2 June 2020', 'from 1 January 2020', 'at any time')
    """
    told = [
        f"{word} {in_words(day)}"
        for word, day in (("as of", view.as_of), ("from", view.since), ("to", view.until))
        if day
    ]
    return ", ".join(told) or "at any time"


def filters(view: View) -> str:
    """The other filters in force, or that there are none."""
    told = [line for line in view.header if not line.startswith(("as of ", "from ", "to "))]
    return " · ".join(told) or "no other filter"


def in_words(day) -> str:
    """A day in words: 2 June 2020."""
    return f"{day.day} {day:%B} {day.year:04}"


def shown(moment: Moment | None) -> str:
    """A date for the eye, without the brackets of a set; `?` when unknown."""
    text = str(moment).strip("[]") if moment else "?"
    return f"{text[2:]} or before" if text.startswith("..") else text


def fingerprint(chronicle: Chronicle) -> str:
    """Twelve hex digits of the SHA-256 of everything that the graph holds: cards and claims."""
    digest = hashlib.sha256()
    for cards in (chronicle.actors, chronicle.places, chronicle.sources):
        for key in sorted(cards):
            digest.update(repr(cards[key]).encode("utf-8", "replace"))
    for claim in sorted(chronicle.claims, key=lambda claim: claim.id):
        more = (claim.id, claim.confidence, claim.credibility, str(claim.retracted), claim.note)
        digest.update(repr(more).encode("utf-8", "replace"))
    return digest.hexdigest()[:12]


def lines(drawing: Drawing, request: Request, made_by: str) -> list[str]:
    """The foot of a figure."""
    title = request.chronicle.title or "untitled conflict"
    return [
        *drawing.notes,
        "Where nothing is drawn, no claim says so: that is not a no.",
        f"{when(request.view)} · {filters(request.view)}",
        counts(drawing.standings),
        f"Data: {title}, {fingerprint(request.chronicle)} · {made_by}",
    ]


def _many(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.0f} %" if part in (0, whole) or part / whole > 0.01 else "< 1 %"
