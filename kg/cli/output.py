"""How answers are printed: a table on a terminal, TSV when piped, JSON on request.

Data goes to stdout, talk (the header, hints, problems) to stderr.
"""

import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import chain
from typing import NamedTuple

import click

from kg.cli.hearing import Failed, listener

FINDINGS, USAGE, INPUT = 1, 2, 3
PROFILE = "kg.profile"  # where a command keeps the profile that it was given


def table(
    columns: Sequence[str], rows: Iterable[Sequence[object]], spare: Sequence[str] = ()
) -> None:
    """Print rows under column names: a table on a terminal, tab-separated values otherwise.

    A terminal does without columns that are empty, and one that is too narrow without the `spare`
    ones, the first of them first.
    """
    rows = (["" if cell is None else str(cell) for cell in row] for row in rows)
    if listening := listener():
        listening.tables.append((tuple(columns), tuple(map(tuple, rows))))
        return
    if sys.stdout.isatty():
        from kg.cli.drawing import draw

        draw(columns, list(rows), spare)
        return
    for row in chain([columns], rows):
        click.echo("\t".join(_one_line(cell) for cell in row))


class Row(NamedTuple):
    """One row of an answer: its cells, the same for a program, and the claims that it rests on."""

    cells: Sequence[object]
    json: dict
    claims: Iterable


def answer(
    graph,
    question: str,
    columns: Sequence[str],
    rows: Sequence[Row],
    as_json: bool,
    nothing: str,
    spare: Sequence[str] = (),
    draw: Callable | None = None,
    dated: bool = False,
) -> None:
    """Print an answer of rows with its question, the filters in force and what it rests on.

    `nothing` is said where there is no row; `draw` draws columns and rows on a terminal where a
    table would not do.
    """
    claims = {claim.id: claim.source for row in rows for claim in row.claims}
    if as_json:
        sources = set(claims.values())
        told = {
            "question": question,
            "filters": graph.view.header,
            "claims": len(claims),
            "sources": len(sources),
            "independent": graph.independent(sources),
        }
        answer_json(told | {"rows": [row.json for row in rows]})
        return
    told = rests(graph, len(claims), claims.values())
    header(question, graph.view, told, dated=dated)
    if not rows:
        say(nothing)
    elif draw and sys.stdout.isatty() and not listener():
        draw(columns, [row.cells for row in rows])
    else:
        table(columns, (row.cells for row in rows), spare)


def card(title: str, told: Iterable[tuple[str, str]]) -> None:
    """Print a title and labelled lines under it, folded to the terminal, without empty ones."""
    from shutil import get_terminal_size
    from textwrap import wrap

    told = [(label, text) for label, text in told if text]
    indent = max((len(label) for label, _ in told), default=0) + 4
    click.echo()
    click.secho(title, bold=True)
    for label, text in told:
        room = max(get_terminal_size().columns - indent, 20)
        first, *rest = wrap(text, room, break_on_hyphens=False, break_long_words=False)
        click.echo(f"  {label:{indent - 2}}{first}")
        for line in rest:
            click.echo(" " * indent + line)


def show_lines(lines: Iterable[str]) -> None:
    """Print lines of text."""
    if listening := listener():
        listening.lines += lines
        return
    click.echo("\n".join(lines))


def answer_json(value: object) -> None:
    """Print a value as JSON."""
    if listening := listener():
        listening.json = value
        return
    import json

    click.echo(json.dumps(value, ensure_ascii=False, indent=1, default=str))


def rows_json(question: str, view, rows: list) -> None:
    """Print rows as JSON with the question and the filters in force."""
    answer_json({"question": question, "filters": view.header, "rows": rows})


def say(*lines: str) -> None:
    """Talk to the person: lines on stderr."""
    if listening := listener():
        listening.lines += map(click.unstyle, lines)
        return
    for line in lines:
        click.echo(line, err=True)


def say_problems(problems: list) -> None:
    """Tell each problem with its path as seen from here, and how many there are."""
    from kg.cli.finding import text
    from kg.problems import summary

    say(text(problems), summary(problems))


def count(number: int, what: str) -> str:
    """A number of things in words.

    >>> count(1, "claim"), count(2, "claim")
    ('1 claim', '2 claims')
    """
    return f"{number} {what}{'s' * (number != 1)}"


def rests(graph, claims: int, sources: Iterable[str]) -> str:
    """What an answer rests on, in words; copies of one story are one independent source."""
    sources = set(sources)
    independent = graph.independent(sources)
    told = f"{count(claims, 'claim')} from {count(len(sources), 'source')}"
    return told + (f", {independent} independent" if independent < len(sources) else "")


def header(title: str, view, *more: str, dated: bool = False) -> None:
    """The head of an answer: what was asked (`dated` where it names its days), the filters in
    force, what it rests on."""
    when = [] if dated or view.as_of or view.since or view.until else ["at any time"]
    if listening := listener():
        listening.head = " · ".join([title, *when, *view.header, *more])
        return
    say(" · ".join([click.style(title, bold=True), *when, *view.header, *more]))


def fail(message: str, code: int = INPUT) -> None:
    """End with a message on stderr and an exit code."""
    if listener():
        raise Failed(message)
    say(f"kg: {message}")
    sys.exit(code)


def profile_in_force() -> str:
    """The profile that the command was given, or ''."""
    return click.get_current_context().meta.get(PROFILE, "")


@contextmanager
def graph_of(data, view=None) -> Iterator:
    """The graph of the conflict; mistakes in data and names end the command with a message."""
    from kg.cli.options import endpoint_in_force, folder_of
    from kg.graph import UnknownName, open_graph
    from kg.store import BrokenData, BuildError

    if listening := listener():
        yield listening.graph if view is None else listening.graph.seen(view)
        return
    url, profile = endpoint_in_force(data), profile_in_force()
    if url and profile:
        fail("--profile is for folders; kg publish --profile leaves it out of a store", USAGE)
    try:
        yield open_graph(url or folder_of(data), view, profile)
    except BrokenData as error:
        say_problems(error.problems)
        fail("nothing was built from data with problems; mend them (kg check shows them)", FINDINGS)
    except BuildError as error:
        fail(str(error))
    except UnknownName as error:
        fail(str(error), USAGE)


def _one_line(cell: str) -> str:
    return " ".join(cell.split())
