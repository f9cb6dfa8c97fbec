"""Rows: a dataset's file as a stream of rows, each with its line; nothing else is held in memory.

A row that cannot be read (too few cells, bytes that are no text) is told as a Reject, and the next
one is read: the file goes on.
"""

import codecs
import csv
import gzip
import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from operator import itemgetter
from pathlib import Path
from typing import BinaryIO

from kg.importing.importer import Importer, Layout, Row
from kg.problems import Problem

csv.field_size_limit(2**24)
_LATIN = "kg-latin-1"


def _latin(error: UnicodeDecodeError) -> tuple[str, int]:
    """The bytes as Windows has them, whose quotes and dashes latin-1 lacks."""
    found = error.object[error.start : error.end]
    try:
        return found.decode("cp1252"), error.end
    except UnicodeDecodeError:
        return found.decode("latin-1"), error.end


codecs.register_error(_LATIN, _latin)
_LOST = "\ufffd"  # what stands for bytes that are no text


@dataclass(frozen=True)
class Reject:
    """A row that was left out: its line, why, and its cells as far as they could be read."""

    line: int
    reason: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True)
class Form:
    """How one file is to be read: its importer, its layout and where its columns stand."""

    importer: Importer
    layout: Layout
    header: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The columns that the importer reads and this layout has."""
        return tuple(name for name in self.importer.names if name in self.header)

    @property
    def pick(self) -> Callable[[list[str]], tuple[str, ...]]:
        """Takes the cells of these columns out of a row."""
        first, *rest = (self.header.index(name) for name in self.names)
        return itemgetter(first, *rest) if rest else lambda cells: (cells[first],)


def rows(path: Path, form: Form, told: Callable[[int], None] | None = None) -> Iterator:
    """The rows of a file and its Rejects, in order; `told` is given the bytes read so far."""
    with opened(path) as raw:
        yield from read(raw, form, told)


def read(raw: BinaryIO, form: Form, told: Callable[[int], None] | None = None) -> Iterator:
    """The same for an open file of bytes."""
    layout = form.layout
    lines = _lines(raw, layout, told)
    skipped = 0
    for _ in range(layout.preamble):
        next(lines, None)
        skipped += 1
    reader = _cells(lines, layout)
    if not layout.columns:
        next(reader, None)
    width, names, pick = len(form.header), form.names, form.pick
    line = reader.line_num + 1
    first = not layout.columns
    try:
        for cells in reader:
            at, line = line + skipped, reader.line_num + 1
            if not any(cells) or (first and _are_tags(cells)):
                continue
            first = False
            if len(cells) != width:
                yield Reject(at, f"has {len(cells)} cells for {width} columns", tuple(cells))
            elif _LOST in "".join(cells) and any(_LOST in cell for cell in pick(cells)):
                yield Reject(at, f"holds bytes that are no {_name(layout)}", tuple(cells))
            else:
                yield Row(zip(names, map(str.strip, pick(cells)), strict=True), at)
    except csv.Error as error:
        yield Reject(line + skipped, f"is not CSV: {error}")


def _are_tags(cells: list[str]) -> bool:
    """True for a row of HXL tags, as in `#country+name`."""
    return all(cell.startswith("#") for cell in cells if cell)


def opened(path: Path) -> BinaryIO:
    """The bytes of a file, unpacked where it is packed by gzip."""
    if path.suffix == ".gz":
        return gzip.open(path, "rb")
    return path.open("rb")


def header_of(path: Path, layout: Layout) -> tuple[str, ...]:
    """The names of a file's columns in the words of the importer's table; () for none."""
    if layout.columns:
        return layout.columns
    with opened(path) as raw:
        lines = _lines(raw, layout, None)
        for _ in range(layout.preamble):
            next(lines, None)
        try:
            cells = next(_cells(lines, layout), [])
        except csv.Error:
            return ()
    names = [layout.renamed.get(cell.strip(), cell.strip()) for cell in cells]
    return tuple(_counted(names) if layout.again else names)


def _counted(names: list[str]) -> Iterator[str]:
    for place, name in enumerate(names):
        before = names[:place].count(name)
        yield f"{name} {before + 1}" if before else name


def first_rows(path: Path, layout: Layout, number: int = 20) -> list[list[str]]:
    """The cells of the first rows, header and all."""
    with opened(path) as raw:
        reader = _cells(_lines(raw, layout, None), layout)
        found = []
        try:
            for cells in reader:
                found.append(cells)
                if len(found) == number:
                    break
        except csv.Error:
            pass
        return found


def unreadable(path: Path) -> Problem | None:
    """Why a file cannot be opened, or None."""
    try:
        with opened(path) as raw:
            raw.read(1)
    except OSError as error:
        return Problem(str(path), 0, f"cannot be read: {error.strerror or error}")
    return None


def _cells(lines: Iterator[str], layout: Layout):
    quoting = csv.QUOTE_MINIMAL if layout.quotes else csv.QUOTE_NONE
    return csv.reader(lines, delimiter=layout.delimiter, quoting=quoting)


def _lines(raw: BinaryIO, layout: Layout, told: Callable[[int], None] | None) -> Iterator[str]:
    errors = _LATIN if layout.latin else "replace"
    text = io.TextIOWrapper(raw, layout.encoding, errors=errors, newline="")
    if told is None:
        yield from text
        return
    seen = 0
    for number, line in enumerate(text):
        if not number % 1024:
            told(seen)
        seen += len(line)
        yield line
    told(seen)


def _name(layout: Layout) -> str:
    return {"utf-8-sig": "UTF-8"}.get(layout.encoding, layout.encoding)
