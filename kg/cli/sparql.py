"""kg query, kg ask: SPARQL of one's own, and the questions that come with the project."""

import sys
from itertools import chain, islice
from pathlib import Path

import click

from kg.cli.options import data_option, endpoint_option, json_option, profile_option
from kg.cli.output import USAGE, fail, graph_of, say, table

_FORMATS = ("table", "csv", "json", "xml", "turtle", "ntriples")


@click.command()
@click.argument("text", required=False)
@click.option(
    "-f", "--file", type=click.Path(dir_okay=False, path_type=Path), help="Query in a file."
)
@click.option(
    "--format",
    "form",
    type=click.Choice(_FORMATS),
    default="table",
    show_default=True,
    help="How the result is written; table is TSV when piped.",
)
@profile_option
@endpoint_option
@data_option
def query(text, file, form, data) -> None:
    """Answer a SPARQL query over all graphs (argument, --file, or standard input with -).

    \b
    kg query 'SELECT ?who WHERE { ?who kg:backs actor:lna }'
    kg query -f question.rq --format csv
    echo 'ASK { actor:uae kg:backs actor:lna }' | kg query -

    The prefixes kg, actor, place, source, tie, event, claim, means, skos, dct, oa, prov, xsd are
    declared already.
    """
    if file:
        try:
            text = file.read_text("utf-8")
        except OSError as error:
            fail(f"{file}: cannot be read: {error.strerror}")
    elif text == "-" or (text is None and not sys.stdin.isatty()):
        text = sys.stdin.read()
    if not text:
        fail("give a query as an argument, with --file, or on standard input", USAGE)
    with graph_of(data) as graph:
        _answer(graph, text, form)


@click.command()
@click.argument("name", required=False)
@click.option("-D", "--set", "given", multiple=True, metavar="NAME=VALUE", help="A parameter.")
@click.option("--show", "as_text", is_flag=True, help="Print the SPARQL instead of running it.")
@profile_option
@endpoint_option
@data_option
@json_option
def ask(name, given, as_text, data, as_json) -> None:
    """Ask a shipped question; without NAME, list them.

    \b
    kg ask
    kg ask backers-on-day -D actor=lna -D day=2020-06-02
    kg ask backers-on-day --show
    """
    from kg.questions import QUESTIONS, QuestionError

    if name is None:
        rows = [(q.name, ", ".join(q.parameters), q.help) for q in QUESTIONS.values()]
        table(("question", "parameters", "what it answers"), rows)
        return
    if name not in QUESTIONS:
        from kg.problems import unknown

        fail(unknown("question", name, QUESTIONS) + "; `kg ask` lists them", USAGE)
    question = QUESTIONS[name]
    values = dict(pair.partition("=")[::2] for pair in given)
    with graph_of(data) as graph:
        values |= {n: graph.actor(values[n]) for n in question.actors if values.get(n)}
        try:
            text = question.sparql(values, graph.base)
        except QuestionError as error:
            fail(str(error), USAGE)
        if as_text:
            click.echo(text)
        else:
            _answer(graph, text, "json" if as_json else "table")


def _answer(graph, text: str, form: str) -> None:
    """Print the result of a query; it may fail only while its rows are read."""
    try:
        _print(graph, graph.query(text), form)
    except SyntaxError as error:
        fail(f"not SPARQL: {_reason(str(error))}", USAGE)
    except BrokenPipeError:
        raise
    except (OSError, RuntimeError, ValueError) as error:
        fail(f"the query failed: {error}")


def _reason(error: str) -> str:
    """The parser's message without its list of every character that it would have taken."""
    place, _, expected = error.partition(": ")
    if "Prefix not found" in expected:
        return f"{place}: unknown prefix; declare it with PREFIX name: <..>"
    return error if len(error) < 200 else place


def _print(graph, result, form: str) -> None:
    import pyoxigraph as ox

    if not hasattr(result, "variables") and not isinstance(result, ox.QueryBoolean):
        click.echo(_triples(graph, result, form), nl=False)
        return
    forms = {
        "csv": ox.QueryResultsFormat.CSV,
        "json": ox.QueryResultsFormat.JSON,
        "xml": ox.QueryResultsFormat.XML,
    }
    if form in forms:
        result.serialize(sys.stdout.buffer, forms[form])
        click.echo()
    elif form in ("turtle", "ntriples"):
        fail(f"{form} is for CONSTRUCT and DESCRIBE; this query gives rows", USAGE)
    elif isinstance(result, ox.QueryBoolean):
        click.echo("yes" if result else "no claim says so")
    else:
        rows = (["" if cell is None else graph.rdf.short(cell) for cell in row] for row in result)
        first = list(islice(rows, 1))
        table([variable.value for variable in result.variables], chain(first, rows))
        if not first:
            say("no rows")


def _triples(graph, result, form: str) -> str:
    """Triples as N-Triples, or as Turtle with the prefixes that occur in it."""
    import pyoxigraph as ox

    from kg.questions import prefixes

    if form not in ("table", "turtle", "ntriples"):
        fail(f"{form} is for SELECT and ASK; this query gives triples", USAGE)
    triples = list(result)
    plain = ox.serialize(triples, format=ox.RdfFormat.N_TRIPLES).decode()
    if form == "ntriples":
        return plain
    used = {name: iri for name, iri in prefixes(graph.base).items() if f"<{iri}" in plain}
    return ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=used).decode()
