"""kg cite: the sources of a fact, an actor, an answer or the whole, ready to be cited."""

import click

from kg.cli.options import data_option, filters
from kg.cli.output import USAGE, fail, graph_of, header, say


@click.command()
@click.argument("ids", nargs=-1)
@click.option("--format", "form", type=click.Choice(["plain", "bibtex", "csl"]), default="plain",
              show_default=True, help="How sources are written.")  # fmt: skip
@filters
@data_option
def cite(ids, form, view, data) -> None:
    """The sources of IDS (facts, claims, actors, sources), or of all that counts, and the data set.

    The filters choose the claims: with --kind backing, an actor's are those of kg who-backs.

    \b
    kg cite russia-backs-lna
    kg cite "UAE backs LNA" 2020-01-12-ceasefire --format bibtex
    kg cite lna --kind backing --known-by 2019-05-01 --format csl
    """
    from kg.evidence import FORMS
    from kg.graph import UnknownName
    from kg.record import claims_of

    with graph_of(data, view) as graph:
        try:
            claims = [claim for id in ids for claim in claims_of(graph, id)]
        except UnknownName as error:
            fail(str(error), USAGE)
        found = graph.evidence.citations(claims if ids else None)
        if not found:
            say("no claim counts under these filters")
        header("sources to cite", graph.view, f"{len(found)} sources and the data set")
        click.echo(FORMS[form]([*found, graph.citation]))
