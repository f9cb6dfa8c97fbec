"""kg show: everything behind one id, down to the sentence or row that it rests on."""

import click

from kg.cli.options import data_option, json_option
from kg.cli.output import USAGE, answer_json, fail, graph_of


@click.command()
@click.argument("id")
@data_option
@json_option
def show(id, data, as_json) -> None:
    """The card of an actor, place, source, tie, event or claim, with the claims under it.

    \b
    kg show uae-backs-lna
    kg show "Russia backs LNA"
    kg show 2020-01-12-ceasefire
    kg show haftar
    """
    from kg.graph import UnknownName
    from kg.record import record

    with graph_of(data) as graph:
        try:
            found = record(graph, id)
        except UnknownName as error:
            fail(str(error), USAGE)
        if as_json:
            answer_json(found.json)
        else:
            click.echo("\n".join(found.lines))
