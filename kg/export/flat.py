"""Flattening: values as the one text, number or truth that a cell or an attribute can hold.

Nothing becomes an empty attribute: None and empty lists are left out (or an empty cell). Lists are
joined by `; `, dates are ISO or EDTF text, and characters that no XML file may hold are cut.
"""

import re
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from kg.rdf.terms import clean

Flat = str | int | float | bool

_ITEM = re.compile(r"(?:\\.|[^\\;])+", re.DOTALL)
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)


def flat(value: Any) -> Flat | None:
    """The value as one scalar; None when there is nothing to say.

    >>> flat(("weapons", "troops")), flat(()), flat(date(2020, 6, 2)), flat(True), flat("a\\x08b")
    ('weapons; troops', None, '2020-06-02', True, 'ab')
    """
    if value is None or isinstance(value, bool | int | float):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple | list | set | frozenset):
        listed = sorted(value) if isinstance(value, set | frozenset) else value
        return joined(clean(str(item)) for item in listed if item is not None) or None
    return clean(str(value)) or None


def said(attributes: Mapping[str, Any]) -> dict[str, Flat]:
    """The attributes that say something, flattened."""
    found = {name: flat(value) for name, value in attributes.items()}
    return {name: value for name, value in found.items() if value is not None}


def cell(value: Any) -> str:
    """The text of a table's cell; empty when there is nothing to say."""
    found = flat(value)
    if isinstance(found, bool):
        return "true" if found else "false"
    return "" if found is None else str(found)


def joined(items: Iterable[str]) -> str:
    r"""The items as one text, a semicolon or backslash within an item led by a backslash.

    >>> joined(["al-Asabaa", "Asbia; also Asabah"])
    'al-Asabaa; Asbia\\; also Asabah'
    """
    return "; ".join(item.replace("\\", "\\\\").replace(";", "\\;") for item in items)


def parted(text: str) -> list[str]:
    r"""The items that were joined; none of them can have been empty.

    >>> parted("al-Asabaa; Asbia\\; also Asabah")
    ['al-Asabaa', 'Asbia; also Asabah']
    """
    first, *others = _ITEM.findall(text) or [""]
    items = [first, *(item[1:] for item in others)] if first else []
    return [_ESCAPED.sub(r"\1", item) for item in items]
