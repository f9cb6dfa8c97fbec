"""Asked: the pages of questions: a form for each verb, and its answer as tables with links."""

from collections.abc import Iterator

from kg.model import EVENT_KINDS, MEANS, TIE_KINDS
from kg.web.edition import Edition
from kg.web.ledger import Ledger, noun, status
from kg.web.press import press
from kg.web.sheet import Cell, Sheet, sheet
from kg.web.verbs import Asking, Pairs, Printed, Refused, Verb

# verbs that open one thing: its page tells more
_OPENERS = ("show", "why")
_STATUSES = frozenset(
    ("stated", "alleged", "disputed", "denied", "retracted", "holds", "presumed", "possible")
)


def list_of_questions(edition: Edition, asking: Asking) -> str:
    """The page that lists what can be asked."""
    verbs = [verb for verb in asking.verbs.values() if verb.name not in _OPENERS]
    return press("ask.html", "ask.html", verbs=verbs, **edition.frame("ask"))


def answer_page(
    edition: Edition, asking: Asking, verb: Verb, pairs: Pairs, query: str
) -> tuple[str, int]:
    """The page of a verb, with its answer where it is asked, and the status of the response."""
    problems: tuple[str, ...] = ()
    told: Printed | None = None
    if pairs or not any(parameter.required for parameter in verb.parameters):
        try:
            told = verb.printed(edition.graph, [pair for pair in pairs if pair[1]])
        except Refused as refused:
            problems = refused.problems
    page = press(
        "answer.html",
        f"ask/{verb.name}.html",
        verb=verb,
        given=_given(pairs),
        choices=_choices(edition),
        problems=problems,
        answer=told,
        sheets=list(sheets(edition.ledger(), verb, told)) if told else [],
        query=query,
        **edition.frame("ask"),
    )
    return page, 400 if problems else 200


def sheets(ledger: Ledger, verb: Verb, told: Printed) -> Iterator[Sheet]:
    """The tables of an answer, with links to the pages of what they name."""
    names = {card.name: id for id, card in ledger.chronicle.actors.items()}
    for n, (columns, rows) in enumerate(told.tables, 1):
        cells = (tuple(_cell(ledger, names, text) for text in row) for row in rows)
        caption = verb.about.rstrip(".") if n == 1 else "Further"
        yield sheet(f"{verb.name}-{n}", caption, columns, cells)


def _cell(ledger: Ledger, names: dict[str, str], text: str) -> Cell:
    if text in _STATUSES:
        return status(text)
    if text in names:
        return Cell(text, ("actor", names[text]))
    if text in ledger.by_fact:
        return Cell(text, (noun(ledger.by_fact[text][0].about), text))
    if text in ledger.chronicle.sources:
        return Cell(text, ("source", text))
    return Cell(text)


def _given(pairs: Pairs) -> dict[str, list[str]]:
    given: dict[str, list[str]] = {}
    for name, value in pairs:
        given.setdefault(name, []).append(value)
    return given


def _choices(edition: Edition) -> dict[str, list[tuple[str, str]]]:
    """(value, what it is called) of parameters whose values are known."""
    chronicle = edition.graph.chronicle
    actors = sorted((card.name, id) for id, card in chronicle.actors.items())
    places = sorted((card.name, id) for id, card in chronicle.places.items())
    return {
        "actor": [(id, name) for name, id in actors],
        "place": [(id, name) for name, id in places],
        "kind": [(kind, kind) for kind in (*TIE_KINDS, *EVENT_KINDS)],
        "means": [(name, name) for name in MEANS],
    }
