"""UCDP Dyadic (25.1): who fought whom, year by year since 1946, and who sent troops to either side.

A secondary party sent troops: that is all that its absence or presence says. The file rests on the
same project's coding as External Support and is no second witness of it. Where a side has several,
their names stand by letter and their numbers by size: which number is whose is not told by place.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from kg.importing import ucdp
from kg.importing.cells import code, whole
from kg.importing.importer import Column, Edge, Importer, Layout, Party, Rejected, Row
from kg.importing.states import numbers

_STATES = re.compile(r", (?=Government of )")

COLUMNS = (
    Column("dyad_id", "row key"),
    Column("location", "country, for --country"),
    Column("side_a", "opponent", "a government or, between states, the first one"),
    Column("side_a_id", "id of side A"),
    Column("side_a_2nd", "backers of side A against side B, by troops", "governments; comma list"),
    Column("side_b", "opponent"),
    Column("side_b_id", "id of side B"),
    Column("side_b_2nd", "backers of side B against side A, by troops", "governments; comma list"),
    Column("year", "year of the spell", "coded with at least 25 battle deaths in it"),
    Column("gwno_a", "id of the state of side A"),
    Column("gwno_a_2nd", "ids of the states that back side A", "not in the order of the names"),
    Column("gwno_b", "id of the state of side B"),
    Column("gwno_b_2nd", "ids of the states that back side B", "not in the order of the names"),
)


def parties(row: Row) -> Iterator[Party]:
    """Both sides and the secondary parties; these have Gleditsch-Ward numbers, no UCDP ids."""
    for side in "ab":
        yield ucdp.party(row[f"side_{side}_id"], row[f"side_{side}"], row[f"gwno_{side}"])
        for name, number in _seconds(row, side):
            yield Party(f"gw:{number}", name, "government")


def edges(row: Row) -> Iterator[Edge]:
    """The opposition of the two sides, and the backing of each by its secondary parties."""
    sides = tuple(ucdp.key(row[f"side_{side}_id"]) for side in "ab")
    told = {"row": f"{row['dyad_id']}, {row['year']}", "year": whole(row["year"], "year")}
    yield Edge("opposition", sides, says="coded as an active dyad, by year", **told)
    for side, ours, theirs in (("a", *sides), ("b", *reversed(sides))):
        says = f"coded as secondary party, with troops on the side of {row[f'side_{side}']}"
        for _, number in _seconds(row, side):
            parties = (f"gw:{number}", ours, theirs)
            yield Edge("backing", parties, says=says, means=("troops",), **told)


def _seconds(row: Row, side: str) -> list[tuple[str, str]]:
    cell, numbers = row[f"side_{side}_2nd"], row[f"gwno_{side}_2nd"]
    names = [name.strip() for name in _STATES.split(cell) if name.strip()]
    found = [code(number.strip()) for number in numbers.split(",") if code(number.strip())]
    if len(names) != len(found):
        raise Rejected(f"side_{side}_2nd has {len(names)} names for {len(found)} state numbers")
    return list(_paired(tuple(names), tuple(found)).items())


@lru_cache(maxsize=1_000)
def _paired(names: tuple[str, ...], found: tuple[str, ...]) -> dict[str, str]:
    """The number of each name, by what the states are called; the last one is whose is left."""
    left = set(found)
    paired = {}
    for name in names:
        known = numbers(name) & left
        if len(known) == 1:
            (paired[name],) = known
            left.remove(paired[name])
    unknown = [name for name in names if name not in paired]
    if len(unknown) > 1:
        raise Rejected(f"it cannot be told which of {', '.join(found)} is {unknown[0]}")
    return paired | dict(zip(unknown, left, strict=False))


DYADIC = Importer(
    kind="ucdp-dyadic",
    title="UCDP Dyadic Dataset",
    publisher=ucdp.PUBLISHER,
    url=ucdp.URL,
    licence=ucdp.LICENCE,
    citation=(
        "Harbom, Lotta, Erik Melander and Peter Wallensteen (2008): Dyadic Dimensions of Armed "
        "Conflict, 1946-2007. Journal of Peace Research 45(5)."
    ),
    columns=COLUMNS,
    layouts=(Layout("25.1"),),
    key=("dyad_id", "year"),
    parties=parties,
    edges=edges,
    year="year",
    places=("location",),
)
