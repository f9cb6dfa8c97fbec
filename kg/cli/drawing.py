"""Drawing: a table as a terminal shows it, its columns as wide as the words in them need."""

import os
from collections.abc import Sequence
from math import ceil

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

_TEXT = 28
_ID = 34
_DATES = {"date", "last attested", "since"}
_WHOLE = {"days held", "strip", "killed", "question", "sources", "status", "verdict"}
_STYLES = {
    "stated": "green",
    "alleged": "yellow",
    "disputed": "magenta",
    "denied": "red",
    "possible": "dim",
    "presumed": "dim",
}


def draw(columns: Sequence[str], rows: Sequence[Sequence[str]], spare: Sequence[str]) -> None:
    """Draw a table without empty columns; where it is too wide, without `spare` ones and folded."""
    plain = {"color_system": None} if "NO_COLOR" in os.environ else {}
    console = Console(highlight=False, **plain)
    longest = [max(map(len, cells)) for cells in zip(columns, *rows, strict=True)]
    wanted = [_wanted(name, length) for name, length in zip(columns, longest, strict=True)]
    told = [n for n in range(len(columns)) if not rows or any(row[n] for row in rows)]
    kept = _fitting(columns, told, wanted, spare, console.width)
    widths = _widths(
        [columns[n] for n in kept],
        [wanted[n] for n in kept],
        [longest[n] for n in kept],
        console.width,
    )
    drawn = Table(
        box=SIMPLE_HEAD, show_edge=False, padding=(0, 1, 0, 0), pad_edge=False, header_style="bold"
    )
    for n, width in zip(kept, widths, strict=True):
        drawn.add_column(columns[n], overflow="fold", width=width)
    for row in rows:
        drawn.add_row(*(Text(row[n], style=_STYLES.get(row[n], "")) for n in kept))
    console.print("", drawn, "", sep="\n")


def _wanted(column: str, longest: int) -> int:
    """The width at which a column reads well: a status whole, an id up to 34, a text up to 28."""
    most = _ID if column in ("id", "tie") else longest if column in _WHOLE else _TEXT
    return max(len(column), min(longest, most))


def _fitting(
    columns: Sequence[str], told: list[int], wanted: Sequence[int], spare: Sequence[str], width: int
) -> list[int]:
    """Those of some columns that fit in a width, without as many spare ones as must be."""
    kept = list(told)
    for name in spare:
        if sum(wanted[n] + 2 for n in kept) > width + 2:
            kept = [n for n in kept if columns[n] != name]
    return kept


def _widths(
    columns: Sequence[str], wanted: Sequence[int], longest: Sequence[int], width: int
) -> list[int]:
    """What is wanted, and more where there is room; where there is none, texts give way.

    They give by as much as they want more than their least, and take what is left over, those that
    lack least first.
    """
    over = sum(wanted) + 2 * (len(wanted) - 1) - width
    if over <= 0:
        return _wider(wanted, longest, -over)
    loose = [max(w - _least(c, w), 0) for c, w in zip(columns, wanted, strict=True)]
    if not sum(loose):
        return list(wanted)
    give = min(over / sum(loose), 1)
    return [w - ceil(give * room) for w, room in zip(wanted, loose, strict=True)]


def _least(column: str, wanted: int) -> int:
    """The least width of a column: a date's, or a long word's."""
    return wanted if column in _WHOLE else 10 if column in _DATES else 12


def _wider(wanted: Sequence[int], longest: Sequence[int], room: int) -> list[int]:
    widths = list(wanted)
    for n in sorted(range(len(widths)), key=lambda n: longest[n] - wanted[n]):
        more = min(longest[n] - wanted[n], room)
        widths[n], room = widths[n] + more, room - more
    return widths
