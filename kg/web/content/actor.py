"""The page of an actor: its names, who backs it and whom it backs, friends, enemies, events."""

from collections.abc import Iterator

from kg.backing import Answer, backed, backers
from kg.evidence import FORMS, citations
from kg.figures.support import means, since
from kg.model import Actor, Name
from kg.network import Relation
from kg.timeline import Entry, timeline
from kg.view import Status
from kg.web.content.content import Content, opening
from kg.web.ledger import Ledger, day, status
from kg.web.sheet import Cell, Sheet, sheet

# scheme of an external id -> the address that it has, {} for the id
ADDRESSES = {
    "wikidata": "https://www.wikidata.org/wiki/{}",
    "viaf": "https://viaf.org/viaf/{}",
    "isni": "https://isni.org/isni/{}",
    "geonames": "https://www.geonames.org/{}",
}
_OFFICES = ("leadership", "membership", "representation", "succession")


def actor(ledger: Ledger, id: str) -> Content | None:
    """The content of an actor's page."""
    card = ledger.chronicle.actors.get(id)
    if card is None:
        return None
    claims = ledger.by_actor.get(id, [])
    view, name = ledger.view, card.name
    sheets = (
        backing_sheet(ledger, "backers", f"Who backs {name}", backers(claims, view, id), 0),
        backing_sheet(ledger, "backed", f"Whom {name} backs", backed(claims, view, id), 1),
        _relations(ledger, "allies", f"Who stands with {name}", ledger.relations.allies(id)),
        _relations(ledger, "rivals", f"Who stands against {name}", ledger.relations.rivals(id)),
        _ties(ledger, id, name),
        events_sheet(
            ledger, f"What happened to {name}, or was done by it", timeline(claims, view, id)
        ),
    )
    return Content(
        name,
        sheets,
        {
            "card": card,
            "names": list(names(card)),
            "same": list(same(card.same)),
            "openings": (
                opening("Graph around it", "graph", actor=id),
                opening("Timeline", "timeline", actor=id),
                opening("Its claims", "table", actor=id),
            ),
            "says": len(ledger.by_speaker.get(id, ())),
            "cite": FORMS["plain"](
                [ledger.graph.citation, *_cited(ledger, claims)]
            ).splitlines(),
        },
    )  # fmt: skip


def names(card: Actor) -> Iterator[tuple[str, tuple[Name, ...]]]:
    """The names of an actor or place by language, English ones first."""
    english = tuple(Name(text, "en") for text in card.aliases)
    if english:
        yield "en", english
    for lang in dict.fromkeys(name.lang for name in card.names):
        yield lang, tuple(name for name in card.names if name.lang == lang)


def same(ids: tuple[str, ...]) -> Iterator[tuple[str, str, str]]:
    """(scheme, id, address or '') of external ids."""
    for text in ids:
        scheme, _, id = text.partition(":")
        yield scheme, id, ADDRESSES[scheme].format(id) if scheme in ADDRESSES and id else ""


def backing_sheet(ledger: Ledger, name: str, caption: str, answer: Answer, place: int) -> Sheet:
    """Backers or backed, with what and since when."""
    rows = (
        (
            ledger.actor(s.fact.actors[place]),
            means(s),
            since(s),
            day(s.ended or s.last_attested),
            status(s.status),
            status(s.verdict),
            ledger.independent(s.sources),
            Cell("claims", ("tie", s.fact.id)),
        )
        for s in answer.standings
    )
    columns = ("actor", "means", "when", "last attested", "status", "on the day",
               "independent sources", "evidence")  # fmt: skip
    undated = ", ".join(ledger.called(s.fact) for s in answer.undated)
    note = f"Attested on later days only, with no start told: {undated}." if undated else ""
    return sheet(name, caption, columns, rows, note=note)


def events_sheet(ledger: Ledger, caption: str, entries: list[Entry]) -> Sheet:
    """Happenings in order of date."""
    rows = (
        (
            Cell(entry.when or "undated"),
            ledger.fact(entry.fact),
            entry.fact.kind,
            ledger.place(entry.places[0]) if entry.places else "",
            status(entry.status),
            ledger.independent(entry.sources),
        )
        for entry in entries
    )
    columns = ("date", "what", "kind", "place", "status", "independent sources")
    return sheet("events", caption, columns, rows, nothing="No happening is told of.")


def _relations(ledger: Ledger, name: str, caption: str, relations: list[Relation]) -> Sheet:
    found: dict[str, list[Relation]] = {}
    for relation in relations:
        found.setdefault(relation.other, []).append(relation)
    rows = (
        (
            ledger.actor(other),
            _reasons(ledger, of_it),
            status(of_it[0].status),
            ledger.independent({source for relation in of_it for source in relation.sources}),
        )
        for other, of_it in found.items()
    )
    return sheet(name, caption, ("actor", "by", "status", "independent sources"), rows)


def _reasons(ledger: Ledger, relations: list[Relation]) -> str:
    """The first three reasons, those that need no third party first."""
    ordered = sorted(relations, key=lambda relation: len(relation.via))
    told = [_reason(ledger, relation) for relation in ordered[:3]]
    return "; ".join(told) + (f"; and {len(ordered) - 3} more" if len(ordered) > 3 else "")


def _reason(ledger: Ledger, relation: Relation) -> str:
    via = ", ".join(ledger.actor(actor).text for actor in relation.via)
    return relation.by + (f" ({via})" if via else "")


def _ties(ledger: Ledger, id: str, name: str) -> Sheet:
    found = [
        s
        for s in ledger.view.standings(ledger.by_actor.get(id, ()))
        if s.fact.kind in _OFFICES and s.status is not Status.RETRACTED
    ]
    rows = (
        (
            ledger.fact(s.fact),
            s.fact.kind,
            ", ".join(s.posts),
            since(s),
            status(s.status),
            ledger.independent(s.sources),
        )
        for s in found
    )
    columns = ("tie", "kind", "office", "when", "status", "independent sources")
    return sheet("offices", f"Offices, members and heads of {name}", columns, rows)


def _cited(ledger: Ledger, claims) -> list:
    ids = {claim.source for claim in claims if ledger.view.counts(claim)}
    cards = ledger.chronicle.sources
    return citations(cards[id] for id in sorted(ids) if id in cards)
