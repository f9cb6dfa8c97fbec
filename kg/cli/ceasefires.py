"""kg ceasefires: the ledger of ceasefires."""

import click

from kg.cli.options import data_option, filters, json_option
from kg.cli.output import Row, answer, card, graph_of, say


@click.command()
@filters
@data_option
@json_option
def ceasefires(view, data, as_json) -> None:
    """The ledger of ceasefires: declared, accepted, refused, broken according to whom, days held.

    \b
    kg ceasefires --from 2019-04-01 --to 2020-10-31
    kg ceasefires --as-of 2020-06-02 --known-by 2020-06-02
    """
    with graph_of(data, view) as graph:
        ledger, loose = graph.ceasefires()
        rows = [Row(_cells(graph, c), _json(c), c.claims) for c in ledger]
        columns = ("date", "ceasefire", "declared by", "accepted by", "refused by", "mediated by",
                   "broken by", "days held", "ended", "sources", "id")  # fmt: skip
        nothing = "no ceasefire is told of under these filters"
        answer(graph, "ceasefires", columns, rows, as_json, nothing, draw=_draw)
        if loose and not as_json:
            ids = ", ".join(breach.entry.fact.id for breach in loose)
            say(f"violations filed under no ceasefire of these: {ids}")


def _draw(columns, rows) -> None:
    """The ledger for a terminal: a card for each ceasefire."""
    for date, name, *cells, sources, id in rows:
        told = zip(columns[2:-2], map(str, cells), strict=True)
        card(f"{date}  {name}", [*told, ("sources", f"{sources} · kg show {id}")])


def _cells(graph, ceasefire) -> tuple:
    entry = ceasefire.entry
    return (
        entry.when,
        entry.fact.name + ("" if entry.status == "stated" else f" ({entry.status})"),
        _names(graph, ceasefire.declarers),
        _names(graph, ceasefire.accepted),
        _names(graph, ceasefire.refused),
        _names(graph, ceasefire.mediators),
        _charged(graph, ceasefire.breaches),
        _held(ceasefire),
        _ended(ceasefire),
        graph.independent({claim.source for claim in ceasefire.claims}),
        entry.fact.id,
    )


def _names(graph, actors) -> str:
    return ", ".join(graph.brief(actor) for actor in actors)


def _charged(graph, breaches) -> str:
    """Each violator with those who say so: `LNA (according to GNA, a source itself)`."""
    said: dict[str, list[str]] = {}
    for violator, speaker in sorted({pair for breach in breaches for pair in breach.charges}):
        said.setdefault(violator, []).append(graph.brief(speaker) if speaker else "a source itself")
    return "; ".join(f"{graph.brief(v)} (according to {', '.join(who)})" for v, who in said.items())


def _held(ceasefire) -> str:
    """`2`, `0 (alleged), 15` where the first charge came before the first stated breach."""
    alleged, stated = ceasefire.held(), ceasefire.held(stated=True)
    if alleged is None:
        return "no breach told"
    if alleged == stated:
        return _days(stated)
    return f"{_days(alleged)} (alleged)" + (f", {_days(stated)}" if stated else "")


def _days(held) -> str:
    least, most = held
    return str(least) if least == most else f"{least}..{most}"


def _ended(ceasefire) -> str:
    if ceasefire.ended:
        return ceasefire.ended
    return f"not told; next {ceasefire.next.when}" if ceasefire.next else "not told"


def _json(ceasefire) -> dict:
    entry = ceasefire.entry
    return {
        "id": entry.fact.id,
        "name": entry.fact.name,
        "declared": entry.when,
        "status": entry.status,
        "declared_by": ceasefire.declarers,
        "accepted_by": ceasefire.accepted,
        "refused_by": ceasefire.refused,
        "mediators": ceasefire.mediators,
        "breaches": [
            {
                "id": breach.entry.fact.id,
                "when": breach.entry.when,
                "status": breach.entry.status,
                "charges": [
                    {"violator": violator, "according_to": speaker}
                    for violator, speaker in breach.charges
                ],
                "claims": [claim.id for claim in breach.entry.claims],
            }
            for breach in ceasefire.breaches
        ],
        "days_held": ceasefire.held(),
        "days_held_until_stated_breach": ceasefire.held(stated=True),
        "ended": ceasefire.ended,
        "next": ceasefire.next and ceasefire.next.fact.id,
        "claims": [claim.id for claim in entry.claims],
    }
