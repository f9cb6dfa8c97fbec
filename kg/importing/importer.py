"""Importer: what one kind of dataset is, as a table of columns and functions of one row.

A political scientist reviews the table (which column means what, and what to mind); the functions
say only what their format needs. Reading files, counting rejects, matching actors, folding years
into spells and keeping old releases are the same for all and stand elsewhere in this room.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import TYPE_CHECKING

from kg.dates import Span
from kg.model import Claim

if TYPE_CHECKING:
    from kg.importing.dataset import Dataset


class Rejected(ValueError):
    """A row cannot be read; the message says why, in words for the person who has the file."""


class Row(dict):
    """The cells of one row by column, as texts without blanks around them, and its line."""

    __slots__ = ("line",)

    def __init__(self, cells: Iterable[tuple[str, str]], line: int) -> None:
        super().__init__(cells)
        self.line = line

    def __missing__(self, name: str) -> str:
        return ""


@dataclass(frozen=True)
class Column:
    """A column that is read: its name, what it becomes, and what to mind about it."""

    name: str
    role: str
    mind: str = ""


@dataclass(frozen=True)
class Layout:
    """One form in which a kind of dataset is handed out.

    `columns` names the cells of a file without a header, in order; `sample` then gives for some of
    them a pattern by which such a file is known. `renamed` leads from a header's names to those of
    the importer's table. `preamble` lines come before the header. Without `quotes` a quotation
    mark is a letter like any other; with `latin` bytes that are no text in the encoding are read as
    latin-1. Columns that this form `lacks` read as empty. With `again` a name that stands again in
    the header is counted (`Degrees`, `Degrees 2`). A row of `#tags` under a header (HXL) is passed
    over in any form.
    """

    name: str
    delimiter: str = ","
    encoding: str = "utf-8-sig"
    preamble: int = 0
    quotes: bool = True
    latin: bool = False
    again: bool = False
    renamed: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    lacks: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    sample: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))


@dataclass(frozen=True)
class Party:
    """An actor as a row names it: by the dataset's own id (`ucdp:111`) or, without one, its name.

    `also` are ids of the same actor in other catalogues (`gw:620`).
    """

    key: str
    name: str
    kind: str = "armed-group"
    also: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()


@dataclass(frozen=True)
class Edge:
    """What one row says of one tie: in one year (`year`, folded into spells) or over a `span`.

    `parties` are the keys of the actors in the order of the kind's roles. `row` is the row's own id
    in the dataset, by which one finds it again.
    """

    kind: str
    parties: tuple[str, ...]
    row: str
    says: str
    year: int | None = None
    span: Span | None = None
    means: tuple[str, ...] = ()
    certainty: str = "stated"


@dataclass(frozen=True)
class Importer:
    """One kind of dataset.

    A row tells ties by `edges`, an event by `event` (None: no event for us), or both. `parties`
    names its actors. `key` are the columns that tell one row from another through all releases,
    `year` and `places` those by which `--years` and `--country` choose.
    """

    kind: str
    title: str
    publisher: str
    url: str
    licence: str
    citation: str
    columns: tuple[Column, ...]
    layouts: tuple[Layout, ...]
    key: tuple[str, ...]
    parties: Callable[[Row], Iterable[Party]]
    edges: Callable[[Row], Iterable[Edge]] | None = None
    event: Callable[[Row, "Dataset"], Claim | None] | None = None
    year: str = ""
    places: tuple[str, ...] = ()
    release: str = ""

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns that are read."""
        return tuple(column.name for column in self.columns)
