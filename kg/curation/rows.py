"""Rows: a CSV file of facts row by row, to be changed; what is not touched keeps its bytes."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

from kg.curation.references import KEYS, replaced
from kg.curation.saving import Change, SaveError, read
from kg.curation.table import ROLES, csv_line, guarded, unguarded


class Row:
    """One row: its text as typed, its cells by column, the line on which it begins."""

    def __init__(self, text: str, cells: dict[str, str], line: int) -> None:
        self.text, self.cells, self.line = text, cells, line

    def edit(self, change: Callable[[dict[str, str]], object]) -> None:
        """Change the cells; the row is written anew when that made a difference."""
        before = dict(self.cells)
        change(self.cells)
        if self.cells != before:
            self.text = csv_line(guarded(cell) for cell in self.cells.values())

    def replace(self, noun: str, old: str, new: str) -> None:
        """Put one id in the place of another."""
        self.edit(lambda cells: _replace(cells, noun, old, new))


class Rows:
    """The rows of one file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.before = read(path)
        text = self.before or ""
        lines = text.splitlines(keepends=True)
        reader = csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline=""), strict=True)
        try:
            self.columns = next(reader, [])
            self.parts: list[str | Row] = ["".join(lines[: reader.line_num])]
            begun = reader.line_num
            for cells in reader:
                told = "".join(lines[begun : reader.line_num])
                whole = dict(zip(self.columns, map(unguarded, [*cells]), strict=False))
                whole = {column: whole.get(column, "") for column in self.columns}
                self.parts.append(Row(told, whole, begun + 1) if any(cells) else told)
                begun = reader.line_num
        except csv.Error as error:
            raise SaveError(f"{path}: is not CSV: {error}") from error

    @property
    def blocks(self) -> list[Row]:
        """The rows in order."""
        return [part for part in self.parts if isinstance(part, Row)]

    def remove(self, row: Row) -> None:
        """Take a row away."""
        self.parts.remove(row)

    def change(self) -> Change:
        """The file as it was and as it is to be."""
        text = "".join(part.text if isinstance(part, Row) else part for part in self.parts)
        return Change(self.path, self.before, text)


def _replace(cells: dict[str, str], noun: str, old: str, new: str) -> None:
    for key in KEYS["facts"].get(noun, ()):
        if key not in ROLES and cells.get(key, "").strip() == old:
            cells[key] = new
    if noun == "actor" and cells.get("tie"):
        cells["tie"] = replaced(cells["tie"], old, new)
    if noun == "actor" and cells.get("roles"):
        pairs = [part.partition("=") for part in cells["roles"].split(";") if part.strip()]
        told = [(r.strip(), new if a.strip() == old else a.strip()) for r, _, a in pairs]
        if any(a.strip() == old for _, _, a in pairs):
            cells["roles"] = "; ".join(f"{role}={actor}" for role, actor in dict.fromkeys(told))
