"""kg timeline: what happened, in order, each entry with its status and its claims."""

import click

from kg.cli.options import actor_argument, data_option, filters, json_option
from kg.cli.output import answer_json, count, graph_of, header, rests, say, table


@click.command()
@actor_argument("actor", required=False)
@click.option("--ties", is_flag=True, help="Also dated starts and ends of ties.")
@filters
@data_option
@json_option
def timeline(actor, ties, view, data, as_json) -> None:
    """What happened, to ACTOR or to all, in order of date.

    \b
    kg timeline --from 2020-01-01 --to 2020-06-02
    kg timeline lna --kind capture --kind withdrawal
    """
    with graph_of(data, view) as graph:
        entries = graph.timeline(actor, ties)
        if as_json:
            answer_json([_json(entry) for entry in entries])
            return
        who = graph.name(graph.actor(actor)) if actor else "all actors"
        sources = {source for entry in entries for source in entry.sources}
        claims = sum(len(entry.claims) for entry in entries)
        told = rests(graph, claims, sources)
        header(f"timeline of {who}", graph.view, count(len(entries), "happening"), told)
        if not entries:
            say("nothing is told of that time under these filters")
        else:
            columns = ("date", "what", "kind", "place", "killed", "status", "sources", "id")
            table(columns, (_row(graph, e) for e in entries), spare=("killed", "kind", "place"))


def _row(graph, entry) -> tuple:
    places = [graph.places[place].name for place in entry.places if place in graph.places]
    killed = [str(count) for count in entry.counts if count.what == "killed"]
    fact = entry.fact
    return (
        entry.when or "undated",
        fact.sentence if entry.what != "event" else fact.name,
        fact.kind if entry.what == "event" else f"{fact.kind} {entry.what}",
        ", ".join(places),
        "".join(killed),
        entry.status,
        graph.independent(entry.sources),
        fact.id,
    )


def _json(entry) -> dict:
    return {
        "id": entry.fact.id,
        "what": entry.what,
        "kind": entry.fact.kind,
        "when": entry.when,
        "earliest": entry.earliest,
        "latest": entry.latest,
        "datings": [str(span) for span in entry.datings],
        "places": entry.places,
        "participants": dict(entry.participants),
        "counts": {count.what: str(count) for count in entry.counts},
        "status": entry.status,
        "claims": [claim.id for claim in entry.claims],
        "sources": entry.sources,
    }
