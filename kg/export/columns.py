"""Columns: the attributes of many nodes or edges as typed columns, for GraphML and GEXF."""

from collections.abc import Iterable, Mapping

from kg.export.flat import Flat

_TYPES = {bool: "boolean", int: "integer", float: "double", str: "string"}


def columns(rows: Iterable[Mapping[str, Flat]]) -> dict[str, str]:
    """The type of each attribute in order of first sight; `string` where the rows differ.

    >>> columns([{"name": "LNA", "sign": 1}, {"name": "GNA", "sign": -1, "symmetric": True}])
    {'name': 'string', 'sign': 'integer', 'symmetric': 'boolean'}
    """
    found: dict[str, str] = {}
    for row in rows:
        for name, value in row.items():
            kind = _TYPES[type(value)]
            found[name] = kind if found.get(name, kind) == kind else "string"
    return dict(sorted(found.items()))


def lexical(value: Flat) -> str:
    """The value as XML writes it."""
    return str(value).lower() if isinstance(value, bool) else str(value)
