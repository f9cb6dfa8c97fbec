"""What goes to the workers: which import it is, and how the rows of a partition are read.

A file whose lines are rows (no quotes, no header) is cut anywhere between two lines, and each
partition reads its own. Any other is read by one worker, which deals the rows out to all; the
mapping, where the time goes, is done by all in either case.
"""

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING

from kg.importing.importer import Importer, Layout, Row
from kg.importing.manifest import Manifest
from kg.importing.rows import Form, Reject, read
from kg.importing.sites import Site
from kg.importing.table import IMPORTERS

if TYPE_CHECKING:
    from pyspark import RDD, SparkContext

Order = tuple[int, int]  # of a row in the file: its partition, its line in there
Placed = tuple[Order, Row | Reject | None]  # None after the last line of a partition
_DEALT = 500  # rows of one hand
_AT_ONCE = 64  # lines


@dataclass(frozen=True)
class Task:
    """One import as the workers need it: all of it can be sent to them.

    `theirs` are the ids of the events, and `described` of the places, that the conflict's own
    files describe.
    """

    manifest: Manifest
    header: tuple[str, ...]
    base: str
    actors: dict[str, str] = field(default_factory=dict)
    sites: dict[str, Site] = field(default_factory=dict)
    theirs: frozenset[str] = frozenset()
    described: frozenset[str] = frozenset()

    @property
    def importer(self) -> Importer:
        """The importer of its kind."""
        return IMPORTERS[self.manifest.kind]

    @property
    def layout(self) -> Layout:
        """The layout of its files."""
        return next(la for la in self.importer.layouts if la.name == self.manifest.layout)

    @property
    def form(self) -> Form:
        """How its files are read."""
        return Form(self.importer, self.layout, self.header)


def is_cut(layout: Layout) -> bool:
    """True when a file may be cut between any two lines."""
    return bool(layout.columns) and not layout.quotes and not layout.preamble


@dataclass
class Pieces:
    """The rows of some files over the partitions, each with its place in the order of all.

    `firsts` are the partitions at which the files begin, where they are cut.
    """

    rows: "RDD"
    files: list[str]
    firsts: list[int]


def pieces(context: "SparkContext", files: list[str], task: Task, partitions: int) -> Pieces:
    """The files of a task, read by all workers or dealt to them."""
    if is_cut(task.layout):
        share = max(1, partitions // len(files))
        texts = [context.textFile(file, share, use_unicode=False) for file in files]
        firsts, at = [], 0
        for text in texts:
            firsts.append(at)
            at += text.getNumPartitions()
        lines = context.union(texts) if len(texts) > 1 else texts[0]
        return Pieces(lines.mapPartitionsWithIndex(_Cut(task)), files, firsts)
    whole = context.textFile(files[0], use_unicode=False).mapPartitionsWithIndex(_numbered)
    whole = whole.repartitionAndSortWithinPartitions(1, lambda key: 0)
    dealt = whole.mapPartitions(_Dealt(task)).repartitionAndSortWithinPartitions(
        partitions, lambda hand: hand
    )
    return Pieces(dealt.mapPartitions(_Hands(task)), files, [0])


class Stream(io.RawIOBase):
    """Lines as the file of bytes that they came from; `count` says how many lines it has."""

    def __init__(self, lines: Iterable[bytes]) -> None:
        self._lines, self._left, self.count = iter(lines), b"", 0

    def readable(self) -> bool:
        """It can be read."""
        return True

    def readinto(self, buffer) -> int:
        """Fill the buffer with the next bytes."""
        if not self._left:
            lines = list(islice(self._lines, _AT_ONCE))
            if not lines:
                return 0
            self._left = b"\n".join(lines) + b"\n"
            self.count += len(lines) + self._left.count(b"\r") - self._left.count(b"\r\n")
        taken = self._left[: len(buffer)]
        buffer[: len(taken)] = taken
        self._left = self._left[len(taken) :]
        return len(taken)


@dataclass(frozen=True)
class _Cut:
    """Reads the lines of one partition; the last row is followed by the number of lines."""

    task: Task

    def __call__(self, index: int, lines: Iterable[bytes]) -> Iterator[Placed]:
        stream = Stream(lines)
        for row in read(io.BufferedReader(stream, 1 << 16), self.task.form):
            yield (index, row.line), row
        yield (index, stream.count), None


@dataclass(frozen=True)
class _Dealt:
    """Reads a whole file and deals its rows out, some at a time, by the number of the hand."""

    task: Task

    def __call__(self, chunks: Iterable) -> Iterator[tuple[int, list]]:
        lines = (line for _, chunk in chunks for line in chunk)
        raw = io.BufferedReader(Stream(lines), 1 << 16)
        number, hand = 0, []
        for row in read(raw, self.task.form):
            cells = row if isinstance(row, Reject) else tuple(row.values())
            hand.append((row.line, cells))
            if len(hand) == _DEALT:
                yield number, hand
                number, hand = number + 1, []
        yield number, hand


@dataclass(frozen=True)
class _Hands:
    """The rows that were dealt to a partition, in the order of the file."""

    task: Task

    def __call__(self, hands: Iterable) -> Iterator[Placed]:
        names = self.task.form.names
        for _, hand in hands:
            for line, cells in hand:
                if isinstance(cells, Reject):
                    yield (0, line), cells
                else:
                    yield (0, line), Row(zip(names, cells, strict=True), line)


def _numbered(index: int, lines: Iterable[bytes]) -> Iterator[tuple[Order, list[bytes]]]:
    """The lines of a partition in chunks that can be put in order."""
    number, chunk = 0, []
    for line in lines:
        chunk.append(line)
        if len(chunk) == _DEALT:
            yield (index, number), chunk
            number, chunk = number + 1, []
    yield (index, number), chunk
