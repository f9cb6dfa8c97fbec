"""kg show, kg why: everything behind one id, and the rule and claims under one answer."""

import click

from kg.cli.options import data_option, filters, json_option
from kg.cli.output import USAGE, answer_json, fail, graph_of, header, show_lines


@click.command()
@click.argument("id")
@filters
@data_option
@json_option
def show(id, view, data, as_json) -> None:
    """The card of an actor, place, source, tie, event or claim, with the claims under it.

    \b
    kg show uae-backs-lna
    kg show "Russia backs LNA"
    kg show 2020-01-12-ceasefire
    kg show haftar
    """
    from kg.record import record

    _print(record, id, view, data, as_json)


@click.command()
@click.argument("id")
@filters
@data_option
@json_option
def why(id, view, data, as_json) -> None:
    """Why a tie or event has its status, and its verdict on a day: the rule and the claims.

    \b
    kg why "Russia backs LNA" --as-of 2020-06-02
    kg why turkey-backs-gna --as-of 2020-06-02 --known-by 2019-12-31
    """
    from kg.record import why_lines

    _print(why_lines, id, view, data, as_json, "why")


def _print(record, id, view, data, as_json, title: str = "") -> None:
    from kg.graph import UnknownName

    with graph_of(data, view) as graph:
        try:
            found = record(graph, id)
        except UnknownName as error:
            fail(str(error), USAGE)
        if as_json:
            answer_json({"filters": graph.view.header} | found.json if title else found.json)
            return
        if title or graph.view.header:
            header(title or f"card of {id}", graph.view)
        show_lines(found.lines)
