"""Affairs: the state of things on the day as a paragraph, each sentence counted from the claims."""

from collections.abc import Iterator

from kg.backing import Answer
from kg.briefing.words import listed, many, name
from kg.ceasefires import ceasefires
from kg.figures.imprint import in_words, shown
from kg.model import Chronicle, Claim, witnesses
from kg.timeline import timeline
from kg.view import Standing, Status, View


def affairs(
    chronicle: Chronicle,
    claims: list[Claim],
    view: View,
    sides: tuple[str, ...],
    answers: list[Answer],
) -> Iterator[str]:
    """The sentences: what there is, who stands against whom, who backs them, what came last.

    `claims` are those that the report is about, `sides` the actors whose backers are told.
    """
    yield _basis(chronicle, claims, view)
    yield from _enmity(chronicle, view, sides)
    for side, answer in zip(sides, answers, strict=True):
        yield _backers(chronicle, side, answer)
    if len(answers) > 1:
        yield from _both(chronicle, answers)
    yield from _last(chronicle, claims, view)
    yield "What nobody claims is not told here, and is not denied by that."


def _basis(chronicle: Chronicle, claims: list[Claim], view: View) -> str:
    counted = [claim for claim in claims if view.counts(claim)]
    sources = {claim.source for claim in counted}
    independent = len(witnesses(sources, chronicle.sources))
    day = f"As of {in_words(view.as_of)}" if view.as_of else "Over all of its time"
    return (
        f"{day}, this report rests on {many(len(counted), 'claim')} that count, from "
        f"{many(len(sources), 'source')} ({independent} independent of each other)."
    )


def _enmity(chronicle: Chronicle, view: View, sides: tuple[str, ...]) -> Iterator[str]:
    found = [
        s
        for s in view.backdrop.standings(chronicle.claims)
        if s.fact.kind == "opposition" and s.affirming and set(sides) & set(s.fact.actors)
    ]
    if len(sides) == 1:
        enemies = sorted(
            name(chronicle.actors, actor)
            for s in found
            for actor in s.fact.actors
            if actor not in sides
        )
        if enemies:
            yield f"{name(chronicle.actors, sides[0])} is told to be opposed to {listed(enemies)}."
        return
    for standing in found:
        if set(standing.fact.actors) == set(sides):
            first, second = (name(chronicle.actors, side) for side in sides)
            since = f" since {shown(standing.since)}" if standing.since else ""
            yield f"{first} and {second} oppose each other{since} ({_told(chronicle, standing)})."


def _backers(chronicle: Chronicle, side: str, answer: Answer) -> str:
    rows = [s for s in answer.standings if s.status is not Status.DENIED]
    who = name(chronicle.actors, side)
    if not rows:
        return f"No claim that counts tells of a backer of {who} on that day."
    disputed = sum(s.status is Status.DISPUTED for s in rows)
    alleged = sum(s.status is Status.ALLEGED for s in rows)
    best = sorted(rows, key=lambda s: (-_number(chronicle, s), s.fact.id))
    names = (f"{name(chronicle.actors, s.fact.actors[0])} ({_told(chronicle, s)})" for s in best)
    doubts = [f"{n} {word}" for n, word in ((disputed, "disputed"), (alleged, "only alleged")) if n]
    doubted = f" ({' and '.join(doubts)})" if doubts else ""
    return (
        f"The claims name {many(len(rows), 'backer')} of {who}{doubted}; "
        f"most sources tell of {listed(names, 4)}."
    )


def _told(chronicle: Chronicle, standing: Standing) -> str:
    number = _number(chronicle, standing)
    return f"{standing.status}, {many(number, 'independent source')}"


def _number(chronicle: Chronicle, standing: Standing) -> int:
    return len(witnesses(standing.sources, chronicle.sources))


def _both(chronicle: Chronicle, answers: list[Answer]) -> Iterator[str]:
    first, second = (
        {s.fact.actors[0] for s in answer.standings if s.status is not Status.DENIED}
        for answer in answers[:2]
    )
    if both := sorted(name(chronicle.actors, actor) for actor in first & second):
        yield f"Both sides are said to be backed by {listed(both)}."


def _last(chronicle: Chronicle, claims: list[Claim], view: View) -> Iterator[str]:
    ledger, _ = ceasefires(claims, view.backdrop)
    if ledger:
        last = ledger[-1]
        breaches = "no breach" if not last.breaches else many(len(last.breaches), "violation")
        yield (
            f"The last of {many(len(ledger), 'ceasefire')} is “{last.entry.fact.name}” "
            f"({last.entry.when or 'undated'}, {last.entry.status}), of which {breaches} "
            f"{'are' if len(last.breaches) > 1 else 'is'} told."
        )
    dated = [entry for entry in timeline(claims, view.backdrop) if entry.latest]
    if dated:
        last = max(dated, key=lambda e: (e.earliest, e.latest, e.fact.id))
        yield (
            f"The latest happening told is “{last.fact.name}” ({last.when}, {last.status}, "
            f"{many(_number(chronicle, last.standing), 'independent source')})."
        )
