"""Bundle: what the screens draw from, as one JSON object: claims, what they speak of, and words.

Only what differs from the default is written. A moment is its EDTF text where that is one day, and
else [text, first day, last day]; the screens fold the claims in the browser (kg.web.screens.VIEW).
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

from kg import __version__
from kg.dates import Moment, Span
from kg.graph import Graph
from kg.model import KINDS, MEANS, Actor, Claim, Place, Source, Tie, larger, newsroom, original
from kg.questions import QUESTIONS, Question, prefixes
from kg.web.layout import layout
from kg.web.words import CERTAINTIES, STATUSES, VERDICTS, means_words

Told = dict[str, Any]


def bundle(
    graph: Graph,
    actor: str | None = None,
    kinds: Iterable[str] | None = None,
    between: tuple[date | None, date | None] | None = None,
) -> Told:
    """The whole graph for the screens, or the part of an actor, of some kinds, between two days.

    `partial` tells the part (None: the whole); the claims are in order of publication.
    """
    asked = {"actor": actor, "kinds": kinds and sorted(kinds), "between": between}
    claims = sorted(graph.claims(actor, kinds, between), key=lambda claim: claim.id)
    facts = {claim.about.id: claim.about for claim in claims}
    ties = [fact for fact in facts.values() if isinstance(fact, Tie)]
    spots = layout(tie.actors[:2] for tie in ties)
    whole = not any(asked.values())
    cards = _cards(graph, None if whole else claims)
    return {
        "title": graph.chronicle.title if whole else graph.index.settings().get("title", ""),
        "base": graph.base,
        "hash": graph.build.manifest["quads-sha256"][:12],
        "version": __version__,
        "partial": None if whole else _plain(asked),
        "kinds": {name: _kind(kind) for name, kind in KINDS.items()},
        "means": {n: {"broader": broad, **means_words(n)} for n, broad in MEANS.items()},
        "statuses": STATUSES,
        "verdicts": VERDICTS,
        "certainties": CERTAINTIES,
        "actors": {card.id: _actor(card, spots.get(card.id)) for card in cards["actor"]},
        "places": {card.id: _place(card) for card in cards["place"]},
        "sources": {card.id: _source(card, graph) for card in cards["source"]},
        "facts": {id: _fact(fact) for id, fact in sorted(facts.items())},
        "claims": [_claim(claim) for claim in claims],
        "questions": [_question(question) for question in QUESTIONS.values()],
        "prefixes": prefixes(graph.base),
        "days": _days(claims),
        "focus": _focus(ties),
    }


def _question(question: Question) -> Told:
    told = {"name": question.name, "help": question.help, "text": question.text}
    return told | {"parameters": dict(question.parameters)}


def _days(claims: list[Claim]) -> list[str]:
    """The first and the last day that claims name."""
    named = [day for claim in claims for day in claim.span.extent or ()]
    return [min(named).isoformat(), max(named).isoformat()] if named else ["", ""]


def _focus(ties: list[Tie]) -> str:
    """The actor that most others back, to begin with; '' where nobody is backed."""
    backed = Counter(tie.actors[1] for tie in ties if tie.kind == "backing")
    return min(backed, key=lambda actor: (-backed[actor], actor), default="")


def _cards(graph: Graph, claims: list[Claim] | None) -> dict[str, list]:
    """All cards, or those that the claims need."""
    if claims is None:
        every = {"actor": graph.actors, "place": graph.places, "source": graph.sources}
        return {noun: list(cards.values()) for noun, cards in every.items()}
    actors = {a for c in claims for a in (*c.actors, c.according_to)}
    ids = {
        "actor": actors,
        "place": _and_around(graph, {c.place for c in claims}),
        "source": {c.source for c in claims},
    }
    return {noun: list(graph.index.cards(noun, some).values()) for noun, some in ids.items()}


def _and_around(graph: Graph, places: set[str]) -> set[str]:
    """Places and the larger ones that they lie within."""

    def card(id: str) -> Place | None:
        return graph.index.cards("place", [id]).get(id)

    return places | {up for place in places for up in larger(place, card)}


def _kind(kind) -> Told:
    return _said(
        tie=kind.is_tie,
        meaning=kind.meaning,
        roles=kind.role_names,
        verb=kind.verb,
        edge=kind.edge,
        sign=kind.sign,
        symmetric=kind.symmetric,
    )


def _actor(card: Actor, at: tuple[float, float] | None) -> Told:
    return _said(
        kind=card.kind,
        name=card.name,
        aliases=card.aliases,
        names=[(name.text, name.lang) for name in card.names],
        also=(*card.demonyms, *card.metonyms),
        note=card.note,
        at=at,
    )


def _place(card: Place) -> Told:
    return _said(
        kind=card.kind,
        name=card.name,
        aliases=card.aliases,
        names=[(name.text, name.lang) for name in card.names],
        within=card.within,
        latitude=card.latitude and float(card.latitude),
        longitude=card.longitude and float(card.longitude),
    )


def _source(card: Source, graph: Graph) -> Told:
    """A source with the `room` that tells its story and the `told` day, as witnesses need them."""
    first = original(card.id, graph.sources)
    told = graph.sources[first].published if first in graph.sources else None
    return _said(
        kind=card.kind,
        title=card.title,
        publisher=card.publisher,
        published=_moment(card.published),
        url=card.url,
        reliability=card.reliability,
        language=card.language,
        room=newsroom(first, graph.sources),
        told=_moment(told),
    )


def _fact(fact) -> Told:
    if isinstance(fact, Tie):
        return {"kind": fact.kind, "actors": fact.actors}
    return _said(kind=fact.kind, name=fact.name, part_of=fact.part_of)


def _claim(claim: Claim) -> Told:
    proof = claim.evidence
    return _said(
        id=claim.id,
        about=claim.about.id,
        source=claim.source,
        published=_moment(claim.published),
        denies=not claim.affirms,
        alleged=claim.certainty == "alleged",
        according_to=claim.according_to,
        span=_span(claim.span),
        place=claim.place,
        means=claim.means,
        post=claim.post,
        roles=claim.roles,
        counts=[(count.what, count.low, count.high) for count in claim.counts],
        says=proof.paraphrase,
        locator=proof.locator,
        quote=proof.exact,
        quote_start=proof.start,
        quote_prefix=proof.prefix,
        quote_suffix=proof.suffix,
        method="" if claim.method == "curated" else claim.method,
        rule=claim.rule,
        confidence=claim.confidence,
        credibility=claim.credibility,
        retracted=_moment(claim.retracted),
        note=claim.note,
    )


def _span(span: Span) -> Told:
    return _said(
        edtf=span.edtf,
        start=_moment(span.start),
        end=_moment(span.end),
        attested=_moment(span.attested),
        open_start=span.open_start,
        open_end=span.open_end,
        point=span.point,
        words=span.words,
    )


def _moment(moment: Moment | None) -> str | list[str | None] | None:
    if moment is None:
        return None
    bounds = [day and day.isoformat() for day in (moment.earliest, moment.latest)]
    return moment.edtf if bounds == [moment.edtf] * 2 else [moment.edtf, *bounds]


def _said(**told: Any) -> Told:
    """What is not empty; a zero is."""
    return {k: v for k, v in told.items() if v not in (None, "", (), [], {}) and v is not False}


def _plain(asked: Told) -> Told:
    days = asked["between"] or (None, None)
    told = asked | {"between": [day and day.isoformat() for day in days]}
    return _said(**told)
