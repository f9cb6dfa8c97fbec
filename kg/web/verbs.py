"""Verb: a question that the command line answers, as the API and the page of questions ask it.

The command line hands its verbs over (kg.cli.asking), so that names, meanings and defaults of
parameters, and the rows of answers, are written once.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from kg.graph import Graph
from kg.view import View

# (name, value) of a query string, in its order; a list stands as a name said again
Pairs = Sequence[tuple[str, str]]


class Refused(Exception):
    """A question that cannot be answered as it is asked; `problems` are all that is wrong."""

    def __init__(self, problems: Sequence[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = tuple(problems)


@dataclass(frozen=True)
class Parameter:
    """A parameter of a verb; `schema` is that of one value, `of_view` marks the shared filters."""

    name: str
    about: str
    schema: dict[str, Any]
    required: bool = False
    repeated: bool = False
    of_view: bool = False


@dataclass(frozen=True)
class Printed:
    """An answer for the eye: its head, its tables (columns and rows), and remarks."""

    head: str
    tables: tuple[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]], ...]
    remarks: tuple[str, ...]


@dataclass(frozen=True)
class Verb:
    """A question: what it asks, by which parameters; `record` answers as the verb's --json does."""

    name: str
    about: str
    parameters: tuple[Parameter, ...]
    record: Callable[[Graph, Pairs], Any]
    printed: Callable[[Graph, Pairs], Printed]


@dataclass(frozen=True)
class Asking:
    """All verbs by name, and how the shared filters are read; Refused where they are wrong."""

    verbs: dict[str, Verb]
    view: Callable[[Graph, Pairs], View]
