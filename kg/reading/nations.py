"""Nations: the states, world bodies and armed movements that an article may name without the graph
knowing them."""

from functools import lru_cache
from pathlib import Path

from kg.model import Actor, Place
from kg.reading.article import slug

_TABLES = ("nations.tsv", "movements.tsv")


@lru_cache(maxsize=1)
def nations() -> tuple[Actor, ...]:
    """The actors of `nations.tsv` and `movements.tsv`, by name."""
    rows = [row for table in _TABLES for row in _rows(table)]
    return tuple(_actor(row.split("\t")) for row in rows)


def _rows(table: str) -> list[str]:
    lines = Path(__file__).with_name(table).read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]


def _actor(row: list[str]) -> Actor:
    kind, name, aliases, demonyms, capitals, seats = (row + [""] * 6)[:6]
    return Actor(
        id=slug(name),
        kind=kind,
        name=name,
        aliases=_several(aliases),
        demonyms=_several(demonyms),
        metonyms=(*_several(capitals), *_several(seats)),
    )


def _several(cell: str) -> tuple[str, ...]:
    return tuple(part for part in cell.split("|") if part)


@lru_cache(maxsize=1)
def capitals() -> tuple[str, ...]:
    """The capitals among the names that stand for a government: they are places as well."""
    cells = [row.split("\t")[4:5] for row in _rows("nations.tsv")]
    return tuple(name for cell in cells for name in _several("".join(cell)))


def country(state: Actor) -> Place:
    """The place that a state is, where something happens in it."""
    return Place(id=state.id, kind="country", name=state.name)
