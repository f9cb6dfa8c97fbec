"""How answers are printed: a table on a terminal, TSV when piped, JSON on request.

Data goes to stdout, talk (the header, hints, problems) to stderr.
"""

import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from math import ceil

import click

FINDINGS, USAGE, INPUT = 1, 2, 3


def table(
    columns: Sequence[str], rows: Iterable[Sequence[object]], spare: Sequence[str] = ()
) -> None:
    """Print rows under column names: a table on a terminal, tab-separated values otherwise.

    A terminal that is too narrow does without the `spare` columns, the first of them first.
    """
    rows = [["" if cell is None else str(cell) for cell in row] for row in rows]
    if sys.stdout.isatty():
        _terminal_table(columns, rows, spare)
        return
    for row in [columns, *rows]:
        click.echo("\t".join(_one_line(cell) for cell in row))


def answer_json(value: object) -> None:
    """Print a value as JSON."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=1, default=str))


def say(*lines: str) -> None:
    """Talk to the person: lines on stderr."""
    for line in lines:
        click.echo(line, err=True)


def count(number: int, what: str) -> str:
    """A number of things in words.

    >>> count(1, "claim"), count(2, "claim")
    ('1 claim', '2 claims')
    """
    return f"{number} {what}{'s' * (number != 1)}"


def header(title: str, view, *more: str) -> None:
    """The head of an answer: what was asked, the filters in force, what it rests on."""
    say(" · ".join([click.style(title, bold=True), *view.header, *more]))


def fail(message: str, code: int = INPUT) -> None:
    """End with a message on stderr and an exit code."""
    say(f"kg: {message}")
    sys.exit(code)


@contextmanager
def graph_of(data, view=None) -> Iterator:
    """The graph of the conflict; mistakes in data and names end the command with a message."""
    from kg.cli.options import folder_of
    from kg.graph import UnknownName, open_graph
    from kg.problems import summary
    from kg.store import BrokenData, BuildError

    folder = folder_of(data)
    try:
        yield open_graph(folder, view)
    except BrokenData as error:
        say(*map(str, error.problems), summary(error.problems))
        fail("nothing was built from data with problems; mend them (kg check shows them)", FINDINGS)
    except BuildError as error:
        fail(str(error))
    except UnknownName as error:
        fail(str(error), USAGE)


def _one_line(cell: str) -> str:
    return " ".join(cell.split())


def _terminal_table(
    columns: Sequence[str], rows: Sequence[Sequence[str]], spare: Sequence[str]
) -> None:
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    plain = {"color_system": None} if "NO_COLOR" in os.environ else {}
    console = Console(highlight=False, **plain)
    wanted = [_wanted(name, [row[n] for row in rows]) for n, name in enumerate(columns)]
    kept = _fitting(columns, wanted, spare, console.width)
    widths = _widths([columns[n] for n in kept], [wanted[n] for n in kept], console.width)
    drawn = Table(box=SIMPLE_HEAD, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold")
    for n, width in zip(kept, widths, strict=True):
        drawn.add_column(columns[n], overflow="fold", width=width)
    for row in rows:
        drawn.add_row(*(Text(row[n], style=_STYLES.get(row[n], "")) for n in kept))
    console.print(drawn)


def _wanted(column: str, cells: Sequence[str]) -> int:
    """The width at which a column reads well: a status whole, an id up to 34, a text up to 28."""
    most = _ID if column in ("id", "tie") else None if column in _WHOLE else _TEXT
    longest = max(map(len, cells), default=0)
    return max(len(column), longest if most is None else min(longest, most))


def _fitting(
    columns: Sequence[str], wanted: Sequence[int], spare: Sequence[str], width: int
) -> list[int]:
    """The places of the columns that fit in a width, without as many spare ones as must be."""
    kept = list(range(len(columns)))
    for name in spare:
        if sum(wanted[n] + 2 for n in kept) > width:
            kept.remove(list(columns).index(name))
    return kept


def _widths(columns: Sequence[str], wanted: Sequence[int], width: int) -> list[int]:
    """What is wanted where it fits; else texts give way, by as much as they want more than 11."""
    over = sum(wanted) + 2 * len(wanted) - width
    loose = [0 if c in _WHOLE else max(w - 11, 0) for c, w in zip(columns, wanted, strict=True)]
    if over <= 0 or not sum(loose):
        return list(wanted)
    give = min(over / sum(loose), 1)
    return [w - ceil(give * room) for w, room in zip(wanted, loose, strict=True)]


_TEXT = 28
_ID = 34
_WHOLE = {"killed", "question", "sources", "status", "verdict"}
_STYLES = {
    "stated": "green",
    "alleged": "yellow",
    "disputed": "magenta",
    "denied": "red",
    "possible": "dim",
    "presumed": "dim",
}
