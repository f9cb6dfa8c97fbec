"""Cells: what a cell says, with the habits of datasets: `111.0` for an id, -9 for missing."""

import re
from datetime import date
from functools import lru_cache

from kg.importing.importer import Rejected

MISSING = frozenset(("", "-9", "-99", "-999", "NA", "N/A", "n/a", "NULL", "nan", "."))
_WHOLE = re.compile(r"(-?[0-9]+)(?:\.0+)?", re.ASCII)
_COMMA = re.compile(r",(?! )")
_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[ T].*)?", re.ASCII)


@lru_cache(maxsize=100_000)
def code(cell: str) -> str:
    """A code as text, without the `.0` that a spreadsheet gave it; '' where it is missing.

    >>> code("111.0"), code("040"), code("-9"), code("MYA-1992-3")
    ('111', '040', '', 'MYA-1992-3')
    """
    if cell in MISSING:
        return ""
    found = _WHOLE.fullmatch(cell)
    return found[1] if found else cell


@lru_cache(maxsize=100_000)
def whole(cell: str, what: str) -> int:
    """A whole number; Rejected when the cell holds none.

    >>> whole("1992.0", "year")
    1992
    >>> whole("many", "year")
    Traceback (most recent call last):
    kg.importing.importer.Rejected: year is 'many', not a whole number
    """
    found = _WHOLE.fullmatch(cell)
    if not found:
        raise Rejected(f"{what} is '{cell}', not a whole number")
    return int(found[1])


def flag(cell: str) -> bool:
    """True for what datasets write for yes.

    >>> [flag(cell) for cell in ("1", "1.0", "True", "0.0", "")]
    [True, True, True, False, False]
    """
    return cell in ("1", "1.0", "True", "TRUE", "true")


def listed(cell: str) -> list[str]:
    """The parts of a comma list in which a comma with a blank belongs to a name.

    >>> listed("Government of Tanzania,Interahamwe, ex-FAR,UNITA")
    ['Government of Tanzania', 'Interahamwe, ex-FAR', 'UNITA']
    """
    return [part.strip() for part in _COMMA.split(cell) if part.strip()]


@lru_cache(maxsize=20_000)
def day(cell: str) -> date | None:
    """The day of an ISO date (with or without a time of day); None where the cell is empty."""
    if cell in MISSING:
        return None
    found = _DAY.fullmatch(cell)
    try:
        return date(int(found[1]), int(found[2]), int(found[3])) if found else _no_day(cell)
    except ValueError:
        return _no_day(cell)


def _no_day(cell: str):
    raise Rejected(f"'{cell}' is not a day; it must be written as 2020-06-02")
