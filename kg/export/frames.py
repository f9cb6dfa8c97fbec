"""COLUMNS: the frames of a graph, column by column: what it says, its type, where it comes from.

Dates are as vague as their sources: a moment becomes its first and its last possible day, two
columns; a bound that nobody tells is NaT. Lists stay tuples in one cell: `frame.explode("means")`
gives a row for each. What is not said is missing (NA), never an empty word.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from kg.dates import Moment
from kg.model import Actor, Place
from kg.network.edges import against, ending
from kg.timeline import Entry


@dataclass(frozen=True)
class Column:
    """A column: its type is `word` (a category), `text`, `day`, `number`, `share` or `many`."""

    name: str
    type: str
    says: str
    of: Callable[[Any], Any]


def _days(name: str, says: str, of: Callable[[Any], Moment | None]) -> Iterator[Column]:
    """The first and the last day that a moment can be."""
    for bound in ("earliest", "latest"):
        yield Column(
            f"{name}_{bound}", "day", f"{bound} day of: {says}",
            lambda thing, bound=bound: (moment := of(thing)) and getattr(moment, bound),
        )  # fmt: skip


def _same(name: str, type: str, says: str) -> Column:
    return Column(name, type, says, lambda thing: getattr(thing, name))


def _names(thing: Actor | Place) -> tuple[str, ...]:
    return tuple(f"{name.text}@{name.lang}" for name in thing.names)


def _degrees(name: str) -> Column:
    return Column(name, "share", "degrees, WGS 84", lambda place: getattr(place, name) or None)


_CARD = (
    _same("kind", "word", "kind, as in data/README.md"),
    _same("name", "text", "preferred English name"),
    _same("aliases", "many", "other English spellings and acronyms"),
    Column("names", "many", "names in other languages, as text@language", _names),
    _same("same", "many", "ids elsewhere, as scheme:id"),
    _same("note", "text", "the curator's note"),
)
_STANDING = (
    Column("status", "word", "stated, alleged, disputed, denied, retracted", lambda s: s.status),
    _same("means", "many", "all means that are affirmed"),
    Column("affirming", "number", "claims that affirm it", lambda s: len(s.affirming)),
    Column("denying", "number", "claims that deny it", lambda s: len(s.denying)),
    _same("sources", "many", "ids of its sources"),
    _same("speakers", "many", "ids of the actors who say so"),
    Column("claims", "many", "ids of its claims", lambda s: tuple(c.id for c in s.claims)),
)


def _of_standing(column: Column) -> Column:
    return Column(column.name, column.type, column.says, lambda e: column.of(e.standing))


def _most(what: str, bound: str) -> Callable[[Entry], int | None]:
    return lambda entry: next((getattr(c, bound) for c in entry.counts if c.what == what), None)


COLUMNS: dict[str, tuple[Column, ...]] = {
    "actors": _CARD,
    "places": (
        *_CARD,
        _same("within", "text", "id of the larger place"),
        _degrees("latitude"),
        _degrees("longitude"),
    ),
    "sources": (
        _same("kind", "word", "article, report, statement, dataset, book"),
        _same("title", "text", "title"),
        _same("publisher", "text", "who published it"),
        *_days("published", "publication", lambda source: source.published),
        _same("url", "text", "where it was read"),
        _same("reliability", "word", "Admiralty grade, A to F"),
        _same("language", "word", "BCP 47 tag"),
        _same("agency", "text", "wire service that it republishes"),
        _same("copy_of", "text", "id of the source that it copies"),
    ),
    "claims": (
        Column("fact", "text", "id of the tie or event", lambda claim: claim.about.id),
        Column("kind", "word", "kind of the fact", lambda claim: claim.about.kind),
        _same("source", "text", "id of the source"),
        *_days("published", "publication", lambda claim: claim.published),
        _same("polarity", "word", "affirms or denies"),
        _same("certainty", "word", "stated or alleged"),
        _same("according_to", "text", "id of the actor who says so, if not the publisher"),
        *(
            Column(name, "day", says, lambda claim, name=name: getattr(claim.span, name))
            for name, says in (
                ("start_earliest", "first day on which it can have begun"),
                ("start_latest", "day by which it had begun"),
                ("end_earliest", "day until which it had not ended"),
                ("end_latest", "day by which it had ended"),
            )
        ),
        Column("ending", "word", "known, open, last attested, unknown", lambda c: c.span.ending),
        Column("edtf", "text", "its dates as EDTF", lambda claim: str(claim.span)),
        _same("place", "text", "id of the place"),
        _same("means", "many", "means of support"),
        Column("actors", "many", "ids of all who take part", lambda c: tuple(sorted(c.actors))),
        Column("quote", "text", "words of the text that was read", lambda c: c.evidence.exact),
        Column("paraphrase", "text", "what the source says", lambda c: c.evidence.paraphrase),
        _same("method", "word", "curated, read, imported"),
        _same("confidence", "share", "how sure the making of it is, 0 to 1"),
    ),
    "ties": (
        Column("kind", "word", "backing, opposition, ...", lambda s: s.fact.kind),
        Column("from", "text", "id of the first actor: the backer", lambda s: s.fact.actors[0]),
        Column("to", "text", "id of the second: who is backed", lambda s: s.fact.actors[1]),
        Column("against", "text", "id of the actor against whom it is", against),
        Column("verdict", "word", "holds, presumed, possible on the day", lambda s: s.verdict),
        *_days("since", "its earliest start", lambda s: s.since),
        *_days("until", "its latest end", lambda s: s.until),
        *_days("last_attested", "when it was last said to hold", lambda s: s.last_attested),
        Column("ending", "word", "known, open, last attested, unknown", ending),
        *_STANDING,
    ),
    "events": (
        Column("kind", "word", "battle, ceasefire, talks, ...", lambda e: e.fact.kind),
        Column("name", "text", "its name", lambda e: e.fact.name),
        Column("part_of", "text", "id of the larger event", lambda e: e.fact.part_of),
        _same("earliest", "day", "first day on which it can have been"),
        _same("latest", "day", "last day on which it can have been"),
        Column("edtf", "text", "its date as EDTF", lambda e: e.when),
        _same("places", "many", "ids of its places"),
        Column("participants", "many", "role=actor of all who take part", lambda e: tuple(
            f"{role}={actor}" for role, actors in e.participants for actor in actors)),
        Column("killed_min", "number", "people killed, at least", _most("killed", "low")),
        Column("killed_max", "number", "people killed, at most", _most("killed", "high")),
        *map(_of_standing, _STANDING),
    ),
}  # fmt: skip
