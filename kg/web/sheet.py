"""Sheet: one table of a page: for the eye with links, for a program as CSV and JSON."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kg.curation.table import guarded

RTL = frozenset(("ar", "fa", "he", "ur", "ps", "ckb", "dv", "yi", "sd", "ug"))


@dataclass(frozen=True)
class Cell:
    """A text, the page that it leads to (kind and id), its language, and what marks it."""

    text: str
    to: tuple[str, str] | None = None
    lang: str = ""
    mark: str = ""

    @property
    def dir(self) -> str:
        """`rtl` for a language that is written from right to left, in its own script."""
        return direction(self.lang)


@dataclass(frozen=True)
class Sheet:
    """A table: `name` is that of its files, `nothing` what is said where it has no row."""

    name: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    nothing: str = "No claim that counts tells of any; that is not a no."
    note: str = ""

    @property
    def shown(self) -> tuple[int, ...]:
        """The places of the columns in which some row says something."""
        return tuple(n for n in range(len(self.columns)) if any(row[n].text for row in self.rows))

    @property
    def csv(self) -> str:
        """The table as CSV that no spreadsheet runs, with the ids of what is linked."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\r\n")
        writer.writerow(self._heads)
        for row in self.rows:
            writer.writerow(guarded(value) for value in self._values(row))
        return out.getvalue()

    @property
    def json(self) -> dict[str, Any]:
        """The table as objects, keyed by column."""
        heads = self._heads
        rows = [dict(zip(heads, self._values(row), strict=True)) for row in self.rows]
        return {"table": self.caption, "rows": rows}

    @property
    def _linked(self) -> list[bool]:
        places = range(len(self.columns))
        return [any(row[n].to and row[n].to[1] for row in self.rows) for n in places]

    @property
    def _heads(self) -> list[str]:
        heads = []
        for column, linked in zip(self.columns, self._linked, strict=True):
            heads += [column, f"{column} id"] if linked else [column]
        return heads

    def _values(self, row: Sequence[Cell]) -> list[str]:
        values = []
        for cell, linked in zip(row, self._linked, strict=True):
            values += [cell.text, cell.to[1] if cell.to else ""] if linked else [cell.text]
        return values


def sheet(
    name: str, caption: str, columns: Sequence[str], rows: Iterable[Sequence[Any]], **more: str
) -> Sheet:
    """A sheet of cells and of plain values, which become cells."""
    cells = tuple(tuple(map(_cell, row)) for row in rows)
    return Sheet(name, caption, tuple(columns), cells, **more)


def direction(lang: str) -> str:
    """`rtl` or `ltr` by the language's script.

    >>> direction("ar"), direction("ar-Latn"), direction("ru")
    ('rtl', 'ltr', 'ltr')
    """
    first, *rest = lang.split("-")
    return "rtl" if first in RTL and "Latn" not in rest and "Cyrl" not in rest else "ltr"


def _cell(value: Any) -> Cell:
    return value if isinstance(value, Cell) else Cell("" if value is None else str(value))
