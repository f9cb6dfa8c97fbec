"""kg timeline: what happened, in order, each entry with its status and its claims."""

import click

from kg.cli.options import actor_argument, data_option, filters, json_option
from kg.cli.output import count, graph_of, header, rests, rows_json, say, table


@click.command()
@actor_argument("actor", required=False)
@click.option("--ties", is_flag=True, help="Also dated starts and ends of ties.")
@click.option("--lanes", "by", type=click.Choice(["actor", "kind", "place"]),
              help="As strips side by side, a lane for each.")  # fmt: skip
@click.option("--group", type=click.Choice(["month", "year"]), help="Counted by period (and lane).")
@filters
@data_option
@json_option
def timeline(actor, ties, by, group, view, data, as_json) -> None:
    """What happened, to ACTOR or to all, in order of date.

    \b
    kg timeline --from 2020-01-01 --to 2020-06-02
    kg timeline lna --kind capture --kind withdrawal
    kg timeline --lanes kind --kind talks --kind ceasefire --from 2020-01-01 --to 2020-12-31
    kg timeline --group month --lanes kind --from 2019-04-01 --to 2020-10-31
    """
    with graph_of(data, view) as graph:
        entries = graph.timeline(actor, ties)
        who = graph.name(graph.actor(actor)) if actor else "all actors"
        if as_json:
            rows_json(f"timeline of {who}", graph.view, [_json(entry) for entry in entries])
            return
        sources = {source for entry in entries for source in entry.sources}
        claims = sum(len(entry.claims) for entry in entries)
        told = rests(graph, claims, sources)
        header(f"timeline of {who}", graph.view, count(len(entries), "happening"), told)
        if not entries:
            say("nothing is told of that time under these filters")
        elif group:
            _counted(graph, entries, by, group)
        elif by:
            _side_by_side(graph, entries, by)
        else:
            columns = ("date", "what", "kind", "place", "killed", "status", "sources", "id")
            table(columns, (_row(graph, e) for e in entries), spare=("killed", "kind", "place"))


def _side_by_side(graph, entries, by: str) -> None:
    """A strip for each entry, lane by lane; the strips span the window or all that is dated."""
    from kg.lanes import extent, lanes, strip

    told = extent(entries)
    days = graph.view.since or (told and told[0]), graph.view.until or (told and told[1])
    width = 40
    rows = [
        (
            _lane(graph, lane, by) if place == 0 else "",
            strip(entry, *days, width) if told else "?",
            entry.when or "undated",
            entry.fact.sentence if entry.what != "event" else entry.fact.name,
            entry.status,
            entry.fact.id,
        )
        for lane, group in lanes(entries, by).items()
        for place, entry in enumerate(group)
    ]
    if told:
        say(f"{days[0]} to {days[1]} · █ certain, ░ within these dates, ▸ goes on, ? undated")
    table((by, "strip", "date", "what", "status", "id"), rows, ("id", "status"))


def _counted(graph, entries, by: str | None, group: str) -> None:
    """How many happenings a period has, in all or lane by lane."""
    from kg.lanes import lanes, periods

    parts = lanes(entries, by) if by else {None: entries}
    found = {lane: periods(part, group) for lane, part in parts.items()}
    names = sorted({name for part in found.values() for name in part}, key=lambda n: (not n, n))
    rows = []
    for name in names:
        for lane, part in found.items():
            if told := part.get(name):
                disputed = sum(entry.status == "disputed" for entry in told)
                lane_name = "" if lane is None else _lane(graph, lane, by)
                rows.append((name or "undated", lane_name, len(told), disputed or ""))
    table((group, by or "of", "happenings", "disputed"), rows)


def _lane(graph, lane: str, by: str) -> str:
    if by == "actor":
        return graph.brief(lane) if lane else "nobody named"
    if by == "place":
        return graph.places[lane].name if lane in graph.places else lane or "no place told"
    return lane


def _row(graph, entry) -> tuple:
    places = [graph.places[place].name for place in entry.places if place in graph.places]
    killed = [count.brief for count in entry.counts if count.what == "killed"]
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
