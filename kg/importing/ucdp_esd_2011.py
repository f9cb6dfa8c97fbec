"""UCDP External Support, disaggregated (1.0-2011): one backer of one warring party in one year.

Read by the codebook of Croicu, Högbladh, Pettersson and Themnér, "UCDP External Support Project:
Disaggregated/Supporter Dataset" (2011). Types of support are told of each backer; support that is
only alleged is marked. Ids are of UCDP's old actor list, in which a government has the number of
its state (Gleditsch and Ward); the letters of territory and infrastructure are those of 18.1 the
other way round.
"""

from collections.abc import Iterator
from types import MappingProxyType

from kg.importing import ucdp
from kg.importing.cells import code, flag, whole
from kg.importing.importer import Column, Edge, Importer, Layout, Party, Rejected, Row

# letter of a type of support -> means
TYPES = {
    "X": "troops", "L": "infrastructure", "Y": "territory", "W": "weapons", "M": "materiel",
    "T": "training", "$": "funding", "I": "intelligence", "O": "other", "U": "unknown",
}  # fmt: skip

COLUMNS = (
    Column("ywp_year", "year of the spell"),
    Column("ywp_name", "name of the backed"),
    Column("actorID", "backed", "old ids: a government has the number of its state"),
    Column("conflictID", "row key"),
    Column("bwd_id", "row key: the dyad"),
    Column("bwd_name", "against: the other side of the dyad's name", "'side A - side B'"),
    Column("locationid1", "id of the state"),
    Column("external_exists", "whether there is support", "0 none, negative: not known"),
    Column("external_alleged", "certainty", "1: alleged, told as such"),
    Column("external_name", "name of the backer"),
    Column("external_nameid", "backer", "below 1000 the number of a state"),
    *(Column(f"external_type__{letter}", f"means: {means}") for letter, means in TYPES.items()),
)


def parties(row: Row) -> Iterator[Party]:
    """The backed, the opponent and, where there is one, the backer."""
    yield _party(row["actorID"], row["ywp_name"])
    yield Party(_opponent(row), _other_side(row))
    if _is_told(row):
        yield _party(row["external_nameid"], row["external_name"])


def edges(row: Row) -> Iterator[Edge]:
    """The backing that a row tells, stated or alleged."""
    if not _is_told(row):
        return
    given = (m for letter, m in TYPES.items() if flag(row[f"external_type__{letter}"]))
    yield Edge(
        kind="backing",
        parties=(_key(row["external_nameid"]), _key(row["actorID"]), _opponent(row)),
        row=f"{code(row['bwd_id'])}, {code(row['actorID'])}, {row['ywp_year']}",
        says=f"coded as external supporter of {row['ywp_name']} in {row['bwd_name']}, by year",
        year=whole(row["ywp_year"], "ywp_year"),
        means=tuple(dict.fromkeys(given)),
        certainty="alleged" if flag(row["external_alleged"]) else "stated",
    )


def _is_told(row: Row) -> bool:
    """True for support that exists or is alleged; -9 and the like are not known."""
    told = flag(row["external_exists"]) or flag(row["external_alleged"])
    if told and not code(row["external_nameid"]):
        raise Rejected("tells of support by nobody: external_nameid is missing")
    return told


def _party(id: str, name: str) -> Party:
    number = code(id)
    if not number:
        raise Rejected(f"actor '{name}' has no id")
    state = name.startswith("Government of ") or (number.isdecimal() and int(number) < 1000)
    also = (f"gw:{number}",) if state and number.isdecimal() and int(number) < 1000 else ()
    return Party(_key(id), name, "government" if state else "armed-group", also)


def _key(id: str) -> str:
    return f"ucdp-old:{code(id)}"


def _other_side(row: Row) -> str:
    """The name of the side of the dyad that is not the backed."""
    sides = [side.strip() for side in row["bwd_name"].split(" - ")]
    others = [side for side in sides if side != row["ywp_name"]]
    if len(sides) < 2 or len(others) != len(sides) - 1:
        raise Rejected(f"'{row['ywp_name']}' is no side of '{row['bwd_name']}'")
    return " - ".join(others)


def _opponent(row: Row) -> str:
    """The opponent has no id in this file: its name stands for it."""
    return f"ucdp-name:{_other_side(row)}"


ESD_2011 = Importer(
    kind="ucdp-esd-2011",
    title="UCDP External Support, disaggregated, one supporter a row",
    publisher=ucdp.PUBLISHER,
    url=ucdp.URL,
    licence=ucdp.LICENCE,
    citation=(
        "Högbladh, Stina, Therése Pettersson and Lotta Themnér (2011): External Support in Armed "
        "Conflict 1975-2009. Presenting new data. International Studies Association, Montreal."
    ),
    columns=COLUMNS,
    layouts=(
        Layout("2011"),
        Layout(
            "2011, one underline",
            renamed=MappingProxyType(
                {f"external_type_{letter}": f"external_type__{letter}" for letter in TYPES}
                | {"external_type_": "external_type__$"}
            ),
        ),
        Layout("2011, tab separated", delimiter="\t", encoding="cp1252"),
    ),
    key=("bwd_id", "actorID", "ywp_year", "external_nameid"),
    parties=parties,
    edges=edges,
    year="ywp_year",
    places=("bwd_name",),
    release="1.0-2011",
)
