"""kg both-sides, switched, at-table, proxies, shared: what follows from who backs whom."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import groupby

import click

from kg.cli.chains import NO_BACKING, claims, path_json, stretches, way
from kg.cli.options import actor_argument, data_option, filters, json_option, roll_up_option
from kg.cli.output import Row, answer, graph_of


@click.command("both-sides")
@actor_argument("actor", required=False)
@roll_up_option
@filters
@data_option
@json_option
def both_sides(actor, roll_up, view, data, as_json) -> None:
    """Who backs two opponents at once, with the opposition that makes them so.

    \b
    kg both-sides --as-of 2019-05-01
    kg both-sides france --from 2019-04-01 --to 2019-12-31
    """
    with graph_of(data, view) as graph:
        _pairs(graph, "both-sides", graph.support.both_sides(actor, roll_up), actor, as_json)


@click.command()
@actor_argument("actor", required=False)
@roll_up_option
@filters
@data_option
@json_option
def proxies(actor, roll_up, view, data, as_json) -> None:
    """Pairs of states whose clients fight each other, with the fights.

    \b
    kg proxies turkey --as-of 2020-06-02 --means military
    """
    with graph_of(data, view) as graph:
        _pairs(graph, "proxies", graph.support.proxies(actor, roll_up), actor, as_json)


@click.command()
@actor_argument("actor", required=False)
@roll_up_option
@filters
@data_option
@json_option
def shared(actor, roll_up, view, data, as_json) -> None:
    """Who backs the same client (as ACTOR does), and when both do.

    \b
    kg shared uae --as-of 2020-06-02 --means weapons
    """
    with graph_of(data, view) as graph:
        _pairs(graph, "shared", graph.support.shared(actor, roll_up), actor, as_json)


@click.command()
@actor_argument("actor", required=False)
@filters
@data_option
@json_option
def switched(actor, view, data, as_json) -> None:
    """Who changed sides, when, and how the first tie was left.

    \b
    kg switched
    kg switched --to 2020-06-02
    """
    with graph_of(data, view) as graph:
        rows = [_switch(graph, switch) for switch in graph.support.switched(actor)]
        columns = ("actor", "from", "to", "between", "first tie", "status", "sources")
        nothing = "no claims that count attest one side and, only later, the other"
        answer(graph, "who changed sides", columns, rows, as_json, nothing)


@click.command("at-table")
@actor_argument("actor", required=False)
@roll_up_option
@click.option("--parties", is_flag=True, help="Also those who take part (guests of conferences).")
@filters
@data_option
@json_option
def at_table(actor, roll_up, parties, view, data, as_json) -> None:
    """Backers of a side who also host, mediate or sign talks, ceasefires and agreements.

    \b
    kg at-table --from 2020-01-01 --to 2020-06-02
    kg at-table lna --roll-up --kind ceasefire
    """
    with graph_of(data, view) as graph:
        seats = graph.support.at_table(actor, roll_up, parties)
        rows = [_seats(graph, list(group)) for _, group in groupby(seats, key=_seat)]
        columns = ("date", "table", "who", "as", "backs", "sources", "id")
        nothing = "no backer of a side is told to host, mediate or sign under these filters"
        answer(graph, "backers at the table", columns, rows, as_json, nothing, ("id",))


@dataclass(frozen=True)
class _Told:
    """How pairs of chains are told: of all actors or of one, their columns and first cells."""

    every: str
    one: str
    columns: tuple[str, ...]
    first: Callable
    between: str = ""  # the column of the ties and fights between the two
    spare: tuple[str, ...] = ()


def _pairs(graph, verb: str, pairs: list, actor: str | None, as_json: bool) -> None:
    told = _PAIRS[verb]
    rows = []
    for pair in pairs:
        cells = (*told.first(graph, pair), *_of_pair(graph, pair))
        cells += (_evidence(pair.between),) if told.between else ()
        rows.append(Row(cells, _pair_json(pair), claims(pair.links)))
    title = told.one.format(graph.name(graph.actor(actor))) if actor else told.every
    columns = (*told.columns, "sources", *filter(None, [told.between]))
    answer(graph, title, columns, rows, as_json, NO_BACKING, told.spare)


def _client(graph, path) -> str:
    """The client, with the way to it where that is longer than one tie."""
    return graph.name(path.actors[-1]) if len(path.steps) == 1 else way(graph, path)


def _backer(graph, path) -> str:
    return graph.name(path.actors[0]) if len(path.steps) == 1 else way(graph, path)


_PAIRS = {
    "both-sides": _Told(
        "who backs both sides",
        "both sides that {} backs",
        ("backer", "one side", "other side", "status", "verdict", "both hold"),
        lambda graph, pair: (
            graph.name(pair.one.actors[0]), _client(graph, pair.one), _client(graph, pair.other)
        ),
        "opposed by",
        ("opposed by",),
    ),
    "proxies": _Told(
        "states whose clients fight each other",
        "states whose clients fight each other: {}",
        ("one", "other", "status", "verdict", "all hold"),
        lambda graph, pair: (way(graph, pair.one), way(graph, pair.other)),
        "fights",
        ("all hold",),
    ),
    "shared": _Told(
        "backers of one client",
        "who backs whom {} backs",
        ("client", "one backer", "other backer", "status", "verdict", "both hold"),
        lambda graph, pair: (
            graph.name(pair.one.actors[-1]), _backer(graph, pair.one), _backer(graph, pair.other)
        ),
        spare=("sources",),
    ),
}  # fmt: skip


def _of_pair(graph, pair) -> tuple:
    return (
        pair.status,
        pair.verdict,
        stretches(pair.together),
        graph.independent(pair.sources),
    )


def _evidence(standings) -> str:
    """The first of the ties and fights between two, and how many more there are."""
    first = _told(standings[0])
    return first + (f" and {len(standings) - 1} more" if len(standings) > 1 else "")


def _ties(link) -> str:
    return ", ".join(f"{_told(standing)} ({standing.status})" for standing in link)


def _told(standing) -> str:
    return getattr(standing.fact, "sentence", "") or standing.fact.name


def _ids(link) -> list[str]:
    return [standing.fact.id for standing in link]


def _pair_json(pair) -> dict:
    return {
        "one": path_json(pair.one),
        "other": path_json(pair.other),
        "between": _ids(pair.between),
        "status": pair.status,
        "verdict": pair.verdict,
        "together": list(map(str, pair.together)),
        "sources": pair.sources,
    }


def _switch(graph, switch) -> Row:
    told = {
        "ended": f"ended by {switch.after}",
        "denied": f"last attested {switch.after}, denied later",
        "silence": f"last attested {switch.after}",
    }
    cells = (
        graph.name(switch.actor),
        _ties(switch.old),
        _ties(switch.new),
        f"{switch.after}..{switch.before}",
        told[switch.left],
        switch.status,
        graph.independent(switch.sources),
    )
    body = {
        "actor": switch.actor,
        "from": _ids(switch.old),
        "to": _ids(switch.new),
        "left": switch.left,
        "after": switch.after,
        "before": switch.before,
        "status": switch.status,
        "opposition": _ids(switch.enmity),
        "sources": switch.sources,
    }
    return Row(cells, body, claims(switch.links))


def _seat(seat) -> tuple:
    return seat.table.fact.id, seat.role, seat.backer, seat.sitting


def _seats(graph, seats: list) -> Row:
    """One row for all clients of one backer in one role at one table."""
    first, table = seats[0], seats[0].table
    who = graph.name(first.backer)
    if first.through:
        who += f" (by {graph.name(first.sitting)})"
    clients = (
        f"{_client(graph, seat.support)} ({seat.support.status}, {seat.verdict})" for seat in seats
    )
    cells = (
        table.when,
        table.fact.name,
        who,
        first.role,
        "; ".join(clients),
        graph.independent({source for seat in seats for source in seat.sources}),
        table.fact.id,
    )
    body = {
        "event": table.fact.id,
        "kind": table.fact.kind,
        "when": table.when,
        "backer": first.backer,
        "sitting": first.sitting,
        "through": _ids(first.through),
        "role": first.role,
        "claims": [claim.id for claim in first.claims],
        "backs": [path_json(s.support) | {"verdict_then": s.verdict} for s in seats],
    }
    support = claims(step.standings for seat in seats for step in seat.support.steps)
    return Row(cells, body, {*first.claims, *support, *claims([first.through])})
