"""Section: a part of a report: sentences and a table whose cells can point to sources."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Line:
    """One row of a table: its cells, the numbers of its sources, and the fact that it tells."""

    cells: tuple[str, ...]
    sources: tuple[int, ...] = ()
    fact: str = ""


@dataclass(frozen=True)
class Section:
    """A heading with sentences, a table under column names, and a remark; any may be empty."""

    title: str
    sentences: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    remark: str = ""


class Notes:
    """The sources in the order in which they are first pointed to, numbered from 1."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}

    def of(self, standing: Any) -> tuple[int, ...]:
        """The numbers of the sources of a standing, in order."""
        return tuple(
            sorted(self.numbers.setdefault(id, len(self.numbers) + 1) for id in standing.sources)
        )
