"""kg blocs, kg balance: the whole of the friendly and hostile ties, and where it is in tension."""

import click

from kg.cli.options import actor_argument, data_option, filters, json_option
from kg.cli.output import Row, answer, graph_of, say

_SIGNS = {1: "+", -1: "-", 0: "mixed"}


@click.command()
@filters
@data_option
@json_option
def blocs(view, data, as_json) -> None:
    """Who stands together: blocs with few friendly ties between and few hostile ones inside.

    \b
    kg blocs --as-of 2020-06-02
    """
    with graph_of(data, view) as graph:
        found = graph.alliances.blocs()
        opposed = found.opposed()
        rows = [_bloc(graph, n, bloc, opposed) for n, bloc in enumerate(found.blocs)]
        answer(
            graph,
            "blocs",
            ("bloc", "members", "against", "ties inside", "misplaced", "mixed"),
            rows,
            as_json,
            "no claim that counts ties any two actors; no claim is not neutrality",
            spare=("mixed", "misplaced"),
        )
        if not as_json and rows:
            say(f"misplaced ties: {_bounds(found)}; there may be other divisions as good")


@click.command()
@actor_argument("actor", required=False)
@filters
@click.option("--all", "every", is_flag=True, help="Also triangles that are balanced.")
@data_option
@json_option
def balance(actor, view, every, data, as_json) -> None:
    """Triangles of friends and enemies in tension (of ACTOR), and how far all are from balance.

    \b
    kg balance --as-of 2020-06-02
    kg balance turkey --all
    """
    with graph_of(data, view) as graph:
        asked = graph.actor(actor) if actor else None
        found = graph.alliances.balance()
        shown = [
            triangle
            for triangle in found.triangles
            if (every or triangle.kind == "in tension") and asked in (None, *triangle.actors)
        ]
        answer(
            graph,
            "triangles" if every else "triangles in tension",
            ("one", "two", "three", "signs", "balance", "status", "ties"),
            [_triangle(graph, triangle) for triangle in shown],
            as_json,
            "no triangle of ties is in tension; no claim is not neutrality",
            spare=("ties", "balance"),
        )
        if not as_json:
            counts = ", ".join(f"{number} {kind}" for kind, number in found.counts.items())
            say(
                f"all triangles: {counts}",
                f"ties: {len(found.ties)}, of them {found.mixed} mixed, {found.doubtful} in doubt",
                f"misplaced ties: {_bounds(found.strict)} for two camps, "
                f"{_bounds(found.generalised)} for any number",
            )


def _bounds(found) -> str:
    if found.lower == found.upper:
        return str(found.lower)
    return f"{found.lower} to {found.upper}"


def _bloc(graph, n: int, bloc, opposed) -> Row:
    against = [sum(pair) - n + 1 for pair in opposed if n in pair]
    ties = bloc.inside + bloc.outside
    told = {
        "bloc": n + 1,
        "members": bloc.members,
        "against": against,
        "ties inside": len(bloc.inside),
        "misplaced": [tie.pair for tie in bloc.misplaced],
        "mixed": [tie.pair for tie in bloc.mixed],
    }
    cells = (
        n + 1,
        ", ".join(graph.brief(actor) for actor in bloc.members),
        ", ".join(map(str, against)),
        len(bloc.inside),
        len(bloc.misplaced),
        len(bloc.mixed),
    )
    return Row(cells, told, _claims(ties))


def _triangle(graph, triangle) -> Row:
    facts = [standing.fact.id for tie in triangle.ties for standing in tie.standings]
    signs = [_SIGNS[tie.sign] for tie in triangle.ties]
    status = "in doubt" if triangle.doubtful else "sure"
    told = {
        "actors": triangle.actors,
        "signs": signs,
        "balance": triangle.kind,
        "doubtful": triangle.doubtful,
        "ties": facts,
        "claims": triangle.claims,
        "quotes": {c.id: c.evidence.exact for c in _claims(triangle.ties) if c.evidence.exact},
    }
    names = (graph.brief(actor) for actor in triangle.actors)
    cells = (*names, " ".join(signs), triangle.kind, status, ", ".join(facts))
    return Row(cells, told, _claims(triangle.ties))


def _claims(ties) -> list:
    return [claim for tie in ties for standing in tie.standings for claim in standing.claims]
