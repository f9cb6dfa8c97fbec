"""kg brokers, kg drift: who stands between the blocs, and who moved from one to another."""

from datetime import date

import click

from kg.cli.options import Day, data_option, filters, json_option
from kg.cli.output import USAGE, Row, answer, fail, graph_of, rows_json, say, table


@click.command()
@filters
@data_option
@json_option
def brokers(view, data, as_json) -> None:
    """Who links others: friends of opposed blocs, and who lies on the shortest friendly chains.

    \b
    kg brokers --as-of 2020-06-02
    """
    with graph_of(data, view) as graph:
        answer(
            graph,
            "brokers",
            ("actor", "betweenness", "friend of", "and of their opponents"),
            [_broker(graph, broker) for broker in graph.alliances.brokers()],
            as_json,
            "nobody links two others by friendly ties; no claim is not neutrality",
        )


@click.command()
@click.argument("days", nargs=-1, required=True, type=Day())
@filters
@data_option
@json_option
def drift(days: tuple[date, ...], view, data, as_json) -> None:
    """How blocs changed between DAYS: who stayed, joined and left.

    \b
    kg drift 2019-05-01 2020-06-02
    """
    if len(set(days)) < 2:
        fail("give two days or more, as in kg drift 2019-05-01 2020-06-02", USAGE)
    if view.as_of:
        fail(f"the days of drift are those asked about; leave out --as-of {view.as_of}", USAGE)
    with graph_of(data, view) as graph:
        found = [move for move in graph.alliances.drift(days) if move.joined or move.left]
        question = f"how blocs changed: {', '.join(map(str, sorted(days)))}"
        if as_json:
            rows_json(question, graph.view, [_move_json(move) for move in found])
            return
        say(" · ".join([question, *graph.view.header]))
        if not found:
            say("no bloc changed; who is in none has no tie that is claimed on that day")
            return
        table(
            ("from", "to", "stayed", "joined", "left"),
            (
                (m.earlier, m.later, *(_names(graph, who) for who in (m.kept, m.joined, m.left)))
                for m in found
            ),
        )


def _names(graph, actors) -> str:
    return ", ".join(graph.brief(actor) for actor in actors)


def _broker(graph, broker) -> Row:
    one = dict.fromkeys(actor for pair in broker.between for actor in pair[0])
    other = dict.fromkeys(actor for pair in broker.between for actor in pair[1])
    cells = (
        graph.name(broker.actor),
        f"{broker.betweenness:.3f}",
        _names(graph, one),
        _names(graph, other),
    )
    told = {
        "actor": broker.actor,
        "betweenness": broker.betweenness,
        "between": broker.between,
        "claims": [id for tie in broker.ties for id in tie.claims],
    }
    claims = [c for tie in broker.ties for s in tie.standings for c in s.claims]
    return Row(cells, told, claims)


def _move_json(move) -> dict:
    return {
        "from": move.earlier,
        "to": move.later,
        "stayed": move.kept,
        "joined": move.joined,
        "left": move.left,
        "overlap": move.overlap,
    }
