"""kg allies, kg rivals, kg path: relationships, each with the ties that it rests on."""

import click

from kg.cli.options import actor_argument, data_option, filters, json_option
from kg.cli.output import graph_of, header, rows_json, say, table


@click.command()
@actor_argument("actor")
@filters
@data_option
@json_option
def allies(actor, view, data, as_json) -> None:
    """Who is on the side of ACTOR, and by which ties.

    \b
    kg allies gna --as-of 2020-06-02
    """
    with graph_of(data, view) as graph:
        _relations(
            graph,
            graph.alliances.allies(actor),
            f"allies of {graph.name(graph.actor(actor))}",
            as_json,
        )


@click.command()
@actor_argument("actor")
@filters
@data_option
@json_option
def rivals(actor, view, data, as_json) -> None:
    """Who is against ACTOR, and by which ties and fights.

    \b
    kg rivals turkey --as-of 2020-06-02
    """
    with graph_of(data, view) as graph:
        _relations(
            graph,
            graph.alliances.rivals(actor),
            f"rivals of {graph.name(graph.actor(actor))}",
            as_json,
        )


@click.command()
@actor_argument("start")
@actor_argument("end")
@click.option("--hostile", is_flag=True, help="Pass over opposition too.")
@filters
@data_option
@json_option
def path(start, end, hostile, view, data, as_json) -> None:
    """The shortest chains of ties from START to END, step by step.

    \b
    kg path russia lna --as-of 2020-06-02
    kg path qatar haftar --hostile
    """
    with graph_of(data, view) as graph:
        start, end = graph.actor(start), graph.actor(end)
        chains = graph.alliances.path(start, end, hostile=hostile)
        title = f"from {graph.name(start)} to {graph.name(end)}"
        if as_json:
            rows_json(title, graph.view, [_chain_json(chain) for chain in chains])
            return
        header(title, graph.view)
        if not chains:
            say("no chain of ties under these filters; that is not to say that they are strangers")
        else:
            columns = ("chain", "step", "tie", "status", "sources", "all steps hold")
            numbered = enumerate(chains, 1)
            table(columns, (row for n, chain in numbered for row in _steps(graph, n, chain)))


def _relations(graph, relations, title: str, as_json: bool) -> None:
    if as_json:
        rows_json(title, graph.view, [_relation_json(relation) for relation in relations])
        return
    header(title, graph.view)
    if not relations:
        say("no claim that counts makes anyone one; no claim is not neutrality")
        return
    table(
        ("actor", "by", "via", "status", "verdict", "sources", "rests on"),
        (
            (
                graph.name(relation.other),
                relation.by,
                ", ".join(graph.name(actor) for actor in relation.via),
                relation.status,
                relation.verdict,
                graph.independent(relation.sources),
                _first_three(dict.fromkeys(standing.fact.id for standing in relation.why)),
            )
            for relation in relations
        ),
        spare=("via", "sources"),
    )


def _first_three(ids) -> str:
    ids = list(ids)
    more = f" and {len(ids) - 3} more" if len(ids) > 3 else ""
    return ", ".join(ids[:3]) + more


def _relation_json(relation) -> dict:
    return {
        "actor": relation.other,
        "by": relation.by,
        "via": relation.via,
        "status": relation.status,
        "verdict": relation.verdict,
        "together": [str(stretch) for stretch in relation.together],
        "facts": [standing.fact.id for standing in relation.why],
        "sources": relation.sources,
    }


def _steps(graph, n: int, chain):
    together = ", ".join(str(stretch) for stretch in chain.together) or "never together"
    for place, step in enumerate(chain.steps, 1):
        ties = "; ".join(standing.fact.sentence for standing in step.standings)
        sources = {source for standing in step.standings for source in standing.sources}
        known = graph.independent(sources)
        yield n, place, ties, step.status, known, together if place == 1 else ""


def _chain_json(chain) -> dict:
    return {
        "actors": chain.actors,
        "status": chain.status,
        "verdict": chain.verdict,
        "together": [str(stretch) for stretch in chain.together],
        "steps": [
            {"from": s.tail, "to": s.head, "ties": [x.fact.id for x in s.standings]}
            for s in chain.steps
        ],
    }
