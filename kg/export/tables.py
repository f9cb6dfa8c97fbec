"""CSV: the graph as tables for spreadsheets, R and pandas.

`claims.csv` is the curator's own table, which reads back without loss; the others are what follows
from it in the view. A cell that a spreadsheet would run as a formula is led by an apostrophe.
"""

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import fields
from typing import Any

from kg.curation.table import guarded, to_csv
from kg.dates import Span
from kg.export import header
from kg.export.flat import cell
from kg.export.selection import selection
from kg.model import COUNTED, Actor, Chronicle, Claim, Event, Place, Source, Tie
from kg.network.edges import Edge, actor_attributes
from kg.timeline import Entry, timeline
from kg.view import Standing, Status, View

_NO_TIE = Standing(Tie("backing", ("", "")), (), Status.STATED)
_NO_EVENT = Entry(Standing(Event("other", "", ""), (), Status.STATED), "event", Span(), ())


def tables(chronicle: Chronicle, view: View) -> dict[str, Iterable[str]]:
    """The text of each file by its name."""
    shown = selection(chronicle, view)
    standings = [s for s in view.standings(shown.claims) if isinstance(s.fact, Tie)]
    return {
        "about.txt": [f"{line}\n" for line in header.of_chronicle(shown, view)],
        "nodes.csv": _table(_node, Actor("", "", ""), _sorted(shown.actors)),
        "ties.csv": _table(_tie, _NO_TIE, standings),
        "events.csv": _table(_event, _NO_EVENT, timeline(shown.claims, view)),
        "places.csv": _table(_card, Place("", "", ""), _sorted(shown.places)),
        "sources.csv": _table(_card, Source("", "", ""), _sorted(shown.sources)),
        "claims.csv": [to_csv(sorted(shown.claims, key=_by_fact))],
    }


def _table(
    row: Callable[[Any], dict[str, Any]], blank: Any, things: Iterable[Any]
) -> Iterator[str]:
    """The header, known from the row of a blank thing, and a row for each thing."""
    yield _line(row(blank))
    for thing in things:
        yield _line(row(thing).values())


def _line(values: Iterable[Any]) -> str:
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(guarded(cell(value)) for value in values)
    return line.getvalue()


def _node(actor: Actor) -> dict[str, Any]:
    return {"id": actor.id} | actor_attributes(actor)


def _tie(standing: Standing) -> dict[str, Any]:
    edge = Edge(*standing.fact.actors[:2], standing)
    return {"id": edge.id, "from": edge.tail, "to": edge.head} | edge.attributes


def _event(entry: Entry) -> dict[str, Any]:
    fact, standing = entry.fact, entry.standing
    return {
        "id": fact.id,
        "kind": fact.kind,
        "name": fact.name,
        "part_of": fact.part_of,
        "date": entry.when,
        "earliest": entry.earliest,
        "latest": entry.latest,
        "other_dates": [str(span) for span in entry.datings[1:]],
        "places": entry.places,
        "participants": [f"{role}={a}" for role, actors in entry.participants for a in actors],
        **_counts(entry),
        "means": standing.means,
        "status": standing.status,
        "affirming": len(standing.affirming),
        "denying": len(standing.denying),
        "sources": standing.sources,
        "speakers": standing.speakers,
        "claims": [claim.id for claim in standing.claims],
    }


def _counts(entry: Entry) -> dict[str, int | None]:
    """`killed_min`, `killed_max`, `killed_best` and so on; a most that is open ("12+") is empty."""
    ends = ("min", "max", "best")
    found: dict[str, int | None] = {f"{c}_{end}": None for c in COUNTED for end in ends}
    for count in entry.counts:
        told = (count.low, count.high, count.best)
        found |= {f"{count.what}_{end}": number for end, number in zip(ends, told, strict=True)}
    return found


def _card(thing: Place | Source) -> dict[str, Any]:
    """All fields of a place or source (not its line in a file), its names as `text@language`."""
    card = {field.name: getattr(thing, field.name) for field in fields(thing) if field.compare}
    if "names" in card:
        card["names"] = [f"{name.text}@{name.lang}" for name in card["names"]]
    return card


def _sorted(things: Mapping[str, Any]) -> list[Any]:
    return [things[id_] for id_ in sorted(things)]


def _by_fact(claim: Claim) -> tuple[str, str]:
    return claim.about.id, claim.id
