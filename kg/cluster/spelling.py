"""Spelling: the rows of a partition as lines of N-Quads, by the functions of the local engine.

Rows that alone tell their event are spelled where they stand. Those of an event that several rows
tell are brought together first: the first of them says what the event is, and no claim comes twice.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.cluster.task import Order, Placed, Task
from kg.importing.importer import Row
from kg.importing.mapping import Mapping, in_scope
from kg.importing.sites import settled
from kg.model import Chronicle, Claim, Place
from kg.rdf import iri, quads
from kg.rdf.cleaning import cleaned
from kg.rdf.event_lines import EventLines
from kg.store.datasets import cleaned_event

if TYPE_CHECKING:
    from pyspark import RDD, Accumulator

Shared = dict[int, frozenset[int]]  # lines by partition
_Told = tuple[Order, str, str, str]  # order, id of the claim, lines of the event, of the claim


class _Share(Mapping):
    """The mapping of an import over some of its rows; `at` is the order of the row in work."""

    def over(self, part: Iterable[Placed]) -> "_Share":
        """Take these rows."""
        self._part, self.at = part, (0, 0)
        return self

    def _rows(self) -> Iterator[Row]:
        for at, row in self._part:
            self.at = at
            if isinstance(row, Row) and in_scope(row, self.importer, self.manifest.scope):
                yield row


def claims(part: Iterable[Placed], task: Task) -> Iterator[tuple[Order, Claim]]:
    """The claims of some rows, with the order of their rows."""
    share = _Share(task.manifest, task.actors, sites=task.sites).over(part)
    for claim in share.events(share.dataset()):
        yield share.at, cleaned_event(claim)


@dataclass(frozen=True)
class Alone:
    """Spells the rows of a partition that tell an event alone."""

    task: Task
    shared: Shared
    quads: "Accumulator"

    def __call__(self, part: Iterable[Placed]) -> Iterator[str]:
        rows = ((at, row) for at, row in part if at[1] not in self.shared.get(at[0], ()))
        lines = EventLines(self.task.base)
        for _, claim in claims(rows, self.task):
            text = lines.of(claim, claim.about.id not in self.task.theirs, True)
            yield _counted(text, self.quads)


def together(rows: "RDD", task: Task, shared: Shared, total: "Accumulator") -> "RDD":
    """The lines of the events that several rows tell."""
    told = rows.mapPartitions(_Several(task, shared))
    return told.groupByKey().flatMap(_Joined(total))


@dataclass(frozen=True)
class _Several:
    """Tells, by event, what the rows say that share one."""

    task: Task
    shared: Shared

    def __call__(self, part: Iterable[Placed]) -> Iterator[tuple[str, _Told]]:
        rows = ((at, row) for at, row in part if at[1] in self.shared.get(at[0], ()))
        lines = EventLines(self.task.base)
        for at, claim in claims(rows, self.task):
            event = claim.about.id
            new = event not in self.task.theirs
            yield event, (at, claim.id, lines.of(claim, new, False), lines.of(claim, False, True))


@dataclass(frozen=True)
class _Joined:
    """The lines of an event and of its claims, the first row first."""

    quads: "Accumulator"

    def __call__(self, told: tuple[str, Iterable[_Told]]) -> Iterator[str]:
        rows = sorted(told[1])
        claims = {id: lines for _, id, _, lines in reversed(rows)}
        yield _counted(rows[0][2] + "".join(claims.values()), self.quads)


def _counted(text: str, total: "Accumulator") -> str:
    """A text of lines without the end of the last, which is added when it is written."""
    total.add(text.count("\n"))
    return text[:-1]


def places(some: dict[str, Place], task: Task) -> list[str]:
    """The lines of places; of those that the conflict's own files describe, only what is new."""
    lines = EventLines(task.base)
    described = {f"<{iri('place', id, task.base)}>" for id in task.described}
    ours = filter(None, (settled(place, task.sites) for place in some.values()))
    return [
        line
        for place in sorted(ours, key=lambda place: place.id)
        for line in lines.place(cleaned(place)).split("\n")
        if line and line.partition(" ")[0] not in described
    ]


def card(task: Task) -> list[str]:
    """The lines of the dataset's card as a source."""
    source = Mapping(task.manifest, {}).source
    told = quads(Chronicle(sources={source.id: source}), task.base)
    return [line.removesuffix("\n") for line in told]
