"""UCDP External Support, actor-year (18.1): who backed whom against whom, year by year, 1975-2017.

Read by the codebook of Meier, Karlen, Pettersson and Croicu, "External support in armed conflicts",
Journal of Peace Research 60 (2023). The types of support are totals over all backers of a row: of
one backer they are told only where it is the only one, or where all backers gave the type.
"""

from collections.abc import Iterator

from kg.importing import ucdp
from kg.importing.cells import code, flag, listed, whole
from kg.importing.importer import Column, Edge, Importer, Layout, Party, Rejected, Row

# letter of a type of support -> means; X are troops that fight, P troops that are only present
TYPES = {
    "x": "troops", "p": "troops", "y": "infrastructure", "w": "weapons", "m": "materiel",
    "t": "training", "f": "funding", "i": "intelligence", "l": "territory", "o": "other",
    "u": "unknown",
}  # fmt: skip

COLUMNS = (
    Column("id", "locator", "the number of the row, new in each release"),
    Column("active", "opposition", "0: support in a year without fighting, which counts as well"),
    Column("year", "year of the spell", "coded when support was given at some time in it"),
    Column("actor_id", "backed", "one id may stand for two regimes (111: Libya before and after)"),
    Column("actor_name", "name of the backed"),
    Column("oppo_id", "against", "backing is per opponent; supporters often differ by it"),
    Column("oppo_name", "name of the opponent"),
    Column("dyad_id", "row key"),
    Column("location", "country, for --country", "a conflict's name: 'Libya: Government'"),
    Column("gwno_a", "id of the state of side A"),
    Column("gwno_b", "id of the state of side B, between states"),
    Column("country_a", "country, for --country"),
    Column("country_b", "country, for --country"),
    Column("ext_id", "backers", "comma list; some rows have one id more than names"),
    Column("ext_name", "names of the backers", "comma list of names that may hold ', '"),
    Column("ext_elements", "told in words", "1: 'X elements', parts of a state, unofficially"),
    Column("ext_count", "number of backers", "a type given by fewer of them is nobody's"),
    *(Column(f"ext_{letter}_count", f"means: {means}") for letter, means in TYPES.items()),
)


def parties(row: Row) -> Iterator[Party]:
    """The backed, the opponent and the backers of a row."""
    for who, named in (("actor", "the backed"), ("oppo", "the opponent")):
        name = row[f"{who}_name"]
        yield ucdp.party(row[f"{who}_id"], name, _state(row, name), named)
    for id, name in _backers(row):
        yield ucdp.party(id, name)


def edges(row: Row) -> Iterator[Edge]:
    """One edge per backer, years without fighting too; and that the two fought, if they did."""
    sides = ucdp.key(row["actor_id"]), ucdp.key(row["oppo_id"])
    if flag(row["active"]):
        says = "coded as an active dyad, by year"
        year = whole(row["year"], "year")
        yield Edge("opposition", tuple(sorted(sides)), row["id"], says, year)
    backers = _backers(row)
    means = _means(row, len(backers))
    for id, _ in backers:
        yield Edge(
            kind="backing",
            parties=(ucdp.key(id), *sides),
            row=row["id"],
            says=_says(row),
            year=whole(row["year"], "year"),
            means=means,
        )


def _state(row: Row, name: str) -> str:
    """The Gleditsch-Ward number of a government that is side A or B of the row."""
    for side in "ab":
        if name == f"Government of {row[f'country_{side}']}":
            return row[f"gwno_{side}"]
    return ""


def _backers(row: Row) -> list[tuple[str, str]]:
    ids = [code(id) for id in row["ext_id"].split(",") if code(id.strip())]
    names = listed(row["ext_name"]) if ids else []
    if len(names) > len(ids):
        raise Rejected(f"names {len(names)} backers for {len(ids)} ids")
    return list(zip(ids, names + [""] * (len(ids) - len(names)), strict=True))


def _means(row: Row, backers: int) -> tuple[str, ...]:
    """The means that each backer of the row gave: those that count as many backers as there are."""
    if not backers:
        return ()
    given = (m for letter, m in TYPES.items() if _count(row, f"ext_{letter}_count") == backers)
    return tuple(dict.fromkeys(given))


def _count(row: Row, column: str) -> int:
    return whole(row[column], column) if row[column] else 0


def _says(row: Row) -> str:
    against = f"{row['actor_name']} against {row['oppo_name']}"
    return f"coded as external supporter of {against}, by year"


ESD = Importer(
    kind="ucdp-esd",
    title="UCDP External Support Dataset, actor-year",
    publisher=ucdp.PUBLISHER,
    url=ucdp.URL,
    licence=ucdp.LICENCE,
    citation=(
        "Meier, Vanessa, Niklas Karlén, Therése Pettersson and Mihai Croicu (2023): External "
        "support in armed conflicts. Introducing the UCDP External Support Dataset (ESD), "
        "1975-2017. Journal of Peace Research 60(3)."
    ),
    columns=COLUMNS,
    layouts=(Layout("18.1"),),
    key=("actor_id", "dyad_id", "year"),
    parties=parties,
    edges=edges,
    year="year",
    places=("country_a", "country_b", "location"),
    release="18.1",
)
