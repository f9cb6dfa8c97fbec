"""The front page: the state of the conflict, ready questions, who backs whom, what changed."""

from dataclasses import dataclass, replace
from datetime import date

from kg.backing import Answer, backers
from kg.briefing.affairs import affairs
from kg.evidence import between_days
from kg.figures.drawing import Request
from kg.figures.imprint import in_words
from kg.figures.sides import sides
from kg.figures.support import means
from kg.timeline import timeline
from kg.view import Status
from kg.web.content.content import Content, Opening, opening
from kg.web.ledger import Ledger, status
from kg.web.sheet import Cell, sheet

_TURNS = frozenset(("backing", "alliance", "opposition", "leadership"))
_MOST = 8


@dataclass(frozen=True)
class Backer:
    """One line of the small who-backs-whom: the actor, its tie, status and means."""

    actor: Cell
    tie: str
    status: str
    verdict: str
    means: str
    independent: int


def front(ledger: Ledger) -> Content:
    """The content of the front page."""
    chronicle = ledger.chronicle
    day = ledger.view.as_of or _last_happening(ledger)
    view = replace(ledger.view, as_of=day)
    pair = sides(Request(chronicle, view), list(view.backdrop.standings(chronicle.claims)))
    answers = [backers(ledger.by_actor.get(side, []), view, side) for side in pair]
    return Content(
        chronicle.title or "Untitled conflict",
        (_changes(ledger, view, day),) if day else (),
        {
            "day": in_words(day) if day else "",
            "affairs": list(affairs(chronicle, list(chronicle.claims), view, pair, answers)),
            "questions": list(_questions(ledger, pair, day)),
            "columns": [
                _column(ledger, side, answer) for side, answer in zip(pair, answers, strict=True)
            ],
            "numbers": _numbers(ledger),
        },
    )


def _last_happening(ledger: Ledger) -> date | None:
    """The last day on which something is told to have happened; a year is no day."""
    entries = timeline(ledger.chronicle.claims, ledger.view)
    days = (entry.latest for entry in entries if entry.latest == entry.earliest)
    return max(filter(None, days), default=None)


def _column(ledger: Ledger, side: str, answer: Answer) -> tuple[Cell, list[Backer], int]:
    """A side, its backers with most sources, and how many more there are."""
    told = [s for s in answer.standings if s.status is not Status.DENIED]
    found = [
        Backer(
            ledger.actor(s.fact.actors[0]),
            s.fact.id,
            str(s.status),
            str(s.verdict or ""),
            means(s),
            ledger.independent(s.sources),
        )
        for s in told
    ]
    best = sorted(found, key=lambda b: (-b.independent, b.tie))
    return ledger.actor(side), best[:_MOST], max(len(best) - _MOST, 0)


def _questions(ledger: Ledger, pair: tuple[str, ...], day: date | None):
    """Five ready questions: an opening each."""
    found: list[Opening] = []
    since = day.replace(year=max(day.year - 1, 1), day=min(day.day, 28)) if day else None
    for side in pair:
        words = f"Who backs {ledger.actor(side).text}, and who says so?"
        found.append(opening(words, "graph", actor=side, as_of=day))
    found.append(opening("Who backs both sides, and by which means?", "matrix", as_of=day))
    found.append(opening("What happened in the last year that is told?", "timeline",
                         from_=since, to=day))  # fmt: skip
    found.append(opening("Which claims are disputed?", "table", status="disputed"))
    found.append(opening("Where was fought over ground?", "map", kind=["capture", "battle"]))
    return found[:5]


def _changes(ledger: Ledger, view, day: date):
    since = day.replace(year=max(day.year - 1, 1), day=min(day.day, 28))
    found = between_days(ledger.chronicle.claims, view, since, day)
    rows = (
        (ledger.fact(change.fact), change.what, status((change.new or change.old).status))
        for change in found
        if change.fact.kind in _TURNS
    )
    caption = f"What changed between {in_words(since)} and {in_words(day)}"
    nothing = "Nothing is told to have changed between the ties."
    return sheet("changes", caption, ("tie", "what changed", "status"), rows, nothing=nothing)


def _numbers(ledger: Ledger) -> list[tuple[str, int, str]]:
    """(what, how many, the page that lists them)."""
    chronicle = ledger.chronicle
    facts = chronicle.facts.values()
    ties = sum(hasattr(fact, "actors") for fact in facts)
    return [
        ("actors", len(chronicle.actors), "actors"),
        ("ties", ties, "ties"),
        ("events", len(facts) - ties, "events"),
        ("places", len(chronicle.places), "places"),
        ("sources", len(chronicle.sources), "sources"),
        ("claims", len(chronicle.claims), "table"),
    ]
