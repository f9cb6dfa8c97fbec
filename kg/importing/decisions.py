"""Decisions: a file of `imports/` in which a curator reads, and changes, who or what is the same.

One row per thing of the datasets, by its key; the columns are the fields of a class.
"""

import csv
import io
import re
from collections.abc import Callable, Mapping
from dataclasses import astuple, fields
from pathlib import Path
from typing import Any, TypeVar

from kg.problems import Problem, unknown

Row = TypeVar("Row")
_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def read_decisions(
    path: Path, of: Callable[..., Row], wrong: Callable[[Row], str]
) -> tuple[dict[str, Row], list[Problem]]:
    """The rows of a file by key, and what is wrong with it; none when there is no file.

    `wrong` says what is wrong with a row; "" when nothing is.
    """
    if not path.is_file():
        return {}, []
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeDecodeError) as error:
        return {}, [Problem(str(path), 0, f"cannot be read: {error}")]
    columns = columns_of(of)
    reader = csv.reader(io.StringIO(text, newline=""))
    if tuple(next(reader, [])) != columns:
        return {}, [Problem(str(path), 1, f"must have the columns {', '.join(columns)}")]
    found: dict[str, Any] = {}
    problems: list[Problem] = []
    line = reader.line_num + 1
    for cells in reader:
        at, line = line, reader.line_num + 1
        if not any(cells):
            continue
        if len(cells) != len(columns):
            told = f"has {len(cells)} cells for {len(columns)} columns"
        else:
            row = of(*(cell.strip() for cell in cells))
            told = f"'{row.key}' stands twice" if row.key in found else wrong(row)
        if told:
            problems.append(Problem(str(path), at, told))
        else:
            found[row.key] = row
    return found, problems


def astray_in(
    path: Path, rows: Mapping[str, Any], what: str, id_of: Callable[[Any], str], known: set[str]
) -> list[Problem]:
    """A problem for each row that shall be an actor or a place (`what`) whom nobody describes."""
    lines = {key: line for line, key in enumerate(rows, 2)}
    advice = "; write new under how to make it one of its own"
    return [
        Problem(str(path), lines[row.key], unknown(what, id_of(row), known) + advice)
        for row in rows.values()
        if row.how != "new" and id_of(row) not in known
    ]


def written(rows: Mapping[str, Any], of: Callable[..., Any]) -> str:
    """The text of a file, in order of scheme and number."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns_of(of))
    writer.writerows(astuple(rows[key]) for key in sorted(rows, key=_by_number))
    return out.getvalue()


def columns_of(of: Any) -> tuple[str, ...]:
    """The columns of a class of rows."""
    return tuple(field.name for field in fields(of))


def wrong_id(id: str) -> str:
    """What is wrong with an id; "" when nothing is."""
    return "" if _ID.fullmatch(id) else f"id '{id}' must be lower-case letters, digits and hyphens"


def _by_number(key: str) -> tuple:
    scheme, _, id = key.partition(":")
    return (scheme, 0, int(id), "") if id.isdecimal() else (scheme, 1, 0, id)
