"""Moved ids as text: `moved.csv`, one row per id that is no longer used. Commands write it."""

import csv
import io
from collections.abc import Collection, Iterable
from pathlib import Path

from kg.model import Chronicle
from kg.model.moved import NOUNS, Moved
from kg.problems import Problem, unknown

COLUMNS = ("noun", "was", "now", "on", "why")


def read_moved(text: str, path: Path) -> tuple[list[Moved], list[Problem]]:
    """The rows of a `moved.csv`, and what is wrong with them; the later row of an id counts."""
    found: dict[tuple[str, str], Moved] = {}
    problems = []
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        if tuple(next(reader, COLUMNS)) != COLUMNS:
            return [], [Problem(str(path), 1, f"must begin with {','.join(COLUMNS)}")]
        for cells in reader:
            if len(cells) != len(COLUMNS):
                problems.append(Problem(str(path), reader.line_num, "must have five cells"))
            elif cells[0] not in NOUNS:
                message = unknown("noun", cells[0], NOUNS)
                problems.append(Problem(str(path), reader.line_num, message))
            else:
                found[cells[0], cells[1]] = Moved(*cells)
    except csv.Error as error:
        problems.append(Problem(str(path), reader.line_num, f"is not CSV: {error}"))
    return list(found.values()), problems


def to_text(moved: Iterable[Moved]) -> str:
    """The text of a `moved.csv`."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows((row.noun, row.was, row.now, row.on, row.why) for row in moved)
    return out.getvalue()


def used_ids(chronicle: Chronicle) -> dict[str, set[str]]:
    """The ids that are in use, by noun."""
    return {
        "actor": set(chronicle.actors),
        "place": set(chronicle.places),
        "source": set(chronicle.sources),
        "tie": {tie.id for tie in chronicle.ties},
        "event": {event.id for event in chronicle.events},
        "claim": {claim.id for claim in chronicle.claims},
    }


def in_force(moved: Iterable[Moved], used: dict[str, Collection[str]]) -> tuple[Moved, ...]:
    """The moves whose old id is not in use again, sorted; `used` are the ids of each noun."""
    return tuple(sorted(row for row in moved if row.was not in used[row.noun]))


def lost(moved: Iterable[Moved], used: dict[str, Collection[str]]) -> Iterable[str]:
    """What is wrong with moves: a target that is nowhere, an id that is used again."""
    known = {(row.noun, row.was) for row in moved}
    for row in moved:
        if row.now and row.now not in used[row.noun] and (row.noun, row.now) not in known:
            yield f"{row.noun} '{row.was}' became '{row.now}', which is nowhere"
        if row.was in used[row.noun] and row.noun not in ("tie", "claim"):
            yield f"{row.noun} '{row.was}' was given up on {row.on}; use another id"
