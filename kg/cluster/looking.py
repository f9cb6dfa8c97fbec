"""Looking: what all rows tell before anything is written, found by the workers and added up.

Each partition sums up its own rows (counts, rejects, parties, places). Which events are told by
several rows, wherever they stand, is found by dealing hashes of their ids out to the workers.
"""

import hashlib
from array import array
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING

from kg.cluster.task import Order, Pieces, Placed, Task
from kg.importing.cells import whole
from kg.importing.dataset import Dataset
from kg.importing.importer import Party, Rejected, Row
from kg.importing.mapping import in_scope
from kg.importing.rows import Reject
from kg.importing.trying import Anyone, note
from kg.model import Claim, Place

if TYPE_CHECKING:
    import numpy as np


@dataclass
class Sum:
    """What some rows tell, each thing with the order of the row that told it first."""

    first: Order = (0, 0)
    rows: int = 0
    out_of_scope: int = 0
    lines: int = 0
    rejects: list[tuple[Order, Reject]] = field(default_factory=list)
    parties: dict[Party, Order] = field(default_factory=dict)
    places: dict[str, tuple[Order, Place]] = field(default_factory=dict)


@dataclass
class Look:
    """What all rows tell; `shared` are the lines, by partition, of events that several rows tell.

    `rejects` are told with their file.
    """

    rows: int = 0
    out_of_scope: int = 0
    rejects: list[tuple[str, Reject]] = field(default_factory=list)
    parties: dict[str, Party] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    shared: dict[int, frozenset[int]] = field(default_factory=dict)


def look(all_rows: Pieces, task: Task) -> Look:
    """Look at all rows."""
    buckets = all_rows.rows.getNumPartitions()
    told = (
        all_rows.rows.mapPartitionsWithIndex(_Looking(task, buckets))
        .partitionBy(buckets, int)
        .mapPartitions(_judged)
        .collect()
    )
    sums = sorted((one for one in told if isinstance(one, Sum)), key=lambda one: one.first)
    found = Look(sum(one.rows for one in sums), sum(one.out_of_scope for one in sums))
    found.rejects = list(_rejects(sums, all_rows))
    for party, _ in sorted(_of_all(sums, "parties"), key=lambda told: told[1]):
        note(party, found.parties)
    for id, (_, place) in sorted(_of_all(sums, "places"), key=lambda told: told[1][0]):
        found.places.setdefault(id, place)
    lines: dict[int, set[int]] = {}
    for one in told:
        if not isinstance(one, Sum):
            lines.setdefault(one[0], set()).add(one[1])
    found.shared = {part: frozenset(some) for part, some in lines.items()}
    return found


def _of_all(sums: list[Sum], what: str) -> Iterator[tuple]:
    return (item for one in sums for item in getattr(one, what).items())


def _rejects(sums: list[Sum], all_rows: Pieces) -> Iterator[tuple[str, Reject]]:
    """The rejects in order, with the lines of their files."""
    lines = {one.first[0]: one.lines for one in sums if one.lines}
    before: dict[int, tuple[str, int]] = {}
    for file, first, end in zip(
        all_rows.files, all_rows.firsts, [*all_rows.firsts[1:], max(lines, default=0) + 1],
        strict=True,
    ):  # fmt: skip
        at = 0
        for part in range(first, end):
            before[part] = file, at
            at += lines.get(part, 0)
    for (part, _), reject in sorted((r for one in sums for r in one.rejects), key=lambda r: r[0]):
        file, at = before[part]
        yield file, Reject(reject.line + at, reject.reason, reject.cells)


@dataclass(frozen=True)
class _Looking:
    """Looks at the rows of one partition: a bucket and a sum, or a bucket and hashes of events."""

    task: Task
    buckets: int

    def __call__(self, index: int, part: Iterable[Placed]) -> Iterator[tuple[int, object]]:
        sums, hashes, orders = Sum((index, 0)), array("Q"), array("Q")
        looker = _Looker(self.task, sums)
        for order, row in part:
            if row is None:
                sums.lines = order[1]
                continue
            sums.rows += 1
            if isinstance(row, Reject):
                sums.rejects.append((order, row))
                continue
            try:
                claim = looker.tried(order, row)
            except Rejected as error:
                reject = Reject(row.line, str(error), tuple(row.values()))
                sums.rejects.append((order, reject))
                continue
            if claim is not None:
                hashes.append(_hash(claim.about.id))
                orders.append(order[0] << 40 | order[1])
        yield index % self.buckets, sums
        yield from _dealt(hashes, orders, self.buckets)


class _Looker:
    """Tries rows before it is known who their actors are."""

    def __init__(self, task: Task, sums: Sum) -> None:
        self.task, self.sums, self.importer = task, sums, task.importer
        new = partial(Dataset, task.manifest.name, self.importer.kind, None, Anyone())
        self.wanted, self.unwanted = new(), new()
        self.years = task.manifest.scope.bounds

    def tried(self, order: Order, row: Row) -> Claim | None:
        """The claim of a row, None for none; Rejected when it cannot be read to its end."""
        importer = self.importer
        if not in_scope(row, importer, self.task.manifest.scope):
            self.sums.out_of_scope += 1
            return None
        parties = list(importer.parties(row))
        trial = self.wanted
        if importer.year:
            year = whole(row[importer.year], importer.year)
            trial = self.wanted if self.years[0] <= year <= self.years[1] else self.unwanted
        known = len(trial.places)
        try:
            claim = importer.event(row, trial)
        finally:  # a place that a row tells before it is rejected is kept here as well
            if trial is self.wanted:
                for id, place in islice(trial.places.items(), known, None):
                    self.sums.places[id] = order, place
        for party in parties:
            self.sums.parties.setdefault(party, order)
        return claim if trial is self.wanted else None


def _hash(id: str) -> int:
    return int.from_bytes(hashlib.blake2b(id.encode(), digest_size=8).digest())


def _dealt(hashes: array, orders: array, buckets: int) -> Iterator[tuple[int, tuple]]:
    """Hashes and orders by bucket: equal hashes come to the same one."""
    import numpy as np

    ids, at = np.frombuffer(hashes, np.uint64), np.frombuffer(orders, np.uint64)
    bucket = (ids % np.uint64(buckets)).astype(np.int64)
    sorting = np.argsort(bucket, kind="stable")
    ends = np.searchsorted(bucket[sorting], np.arange(buckets + 1))
    for number in range(buckets):
        chosen = sorting[ends[number] : ends[number + 1]]
        if len(chosen):
            yield number, (ids[chosen].tobytes(), at[chosen].tobytes())


def _judged(told: Iterable[tuple[int, object]]) -> Iterator[Sum | Order]:
    """The sums, and the orders of the rows that share an event with another."""
    import numpy as np

    ids, orders = [], []
    for _, one in told:
        if isinstance(one, Sum):
            yield one
        else:
            ids.append(np.frombuffer(one[0], np.uint64))
            orders.append(np.frombuffer(one[1], np.uint64))
    if ids:
        yield from _shared(np.concatenate(ids), np.concatenate(orders))


def _shared(ids: "np.ndarray", orders: "np.ndarray") -> Iterator[Order]:
    import numpy as np

    _, back, counts = np.unique(ids, return_inverse=True, return_counts=True)
    for order in orders[counts[back] > 1].tolist():
        yield order >> 40, order & (1 << 40) - 1
