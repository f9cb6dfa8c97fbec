"""ATOP (5.1), by dyad and year: which states had pledged to fight on one another's side, 1815-2018.

Read by the codebook of Leeds, Alliance Treaty Obligations and Provisions (version 5.1, 2022), and
Leeds, Ritter, Mitchell and Long, International Interactions 28 (2002). The files by dyad are read,
directed (`atop5_1ddyr`) or not (`atop5_1dy`): a row says what one state owes another. Those by
alliance, phase or member tell of a treaty, where not every member owes every other the same.
A pledge of defence, or of offence, makes two states allies; neutrality, non-aggression and
consultation alone do not. There are no names of states in these files, only their numbers.
"""

from collections.abc import Iterator

from kg.importing.cells import code, flag, whole
from kg.importing.importer import Column, Edge, Importer, Layout, Party, Row
from kg.importing.states import state

TREATIES = tuple(f"atopid{number}" for number in range(1, 10))
PLEDGES = {
    "defense": "defence",
    "offense": "offence",
    "neutral": "neutrality",
    "nonagg": "non-aggression",
    "consul": "consultation",
}  # column -> pledge
_SIDES = ("defense", "offense")  # pledges to fight on one side

COLUMNS = (
    Column("year", "year of the spell", "of a treaty of some days as well"),
    Column("stateA", "ally", "number of the state in Correlates of War; it owes .."),
    Column("stateB", "ally", ".. this one; in the undirected file they owe each other"),
    Column("defense", "whether there is an alliance", "1: pledge to help when attacked"),
    Column("offense", "whether there is an alliance", "1: pledge to join an attack"),
    Column("neutral", "told in words"),
    Column("nonagg", "told in words"),
    Column("consul", "told in words"),
    Column("asymm", "told in words", "1: they owe each other different things"),
    *(Column(name, "locator", "number of a treaty") for name in TREATIES),
)


def parties(row: Row) -> Iterator[Party]:
    """The two states, where one has pledged to fight on the other's side."""
    if _allied(row):
        for name in ("stateA", "stateB"):
            yield state(whole(row[name], name))


def edges(row: Row) -> Iterator[Edge]:
    """The alliance in the year of the row, one tie for both directions."""
    if not _allied(row):
        return
    ends = [state(whole(row[name], name)) for name in ("stateA", "stateB")]
    pledges = ", ".join(pledge for name, pledge in PLEDGES.items() if flag(row[name]))
    unlike = "; they owe each other different things" if flag(row["asymm"]) else ""
    yield Edge(
        kind="alliance",
        parties=tuple(sorted(end.key for end in ends)),
        row=", ".join(filter(None, (code(row[name]) for name in TREATIES))) or "?",
        says=f"coded from {ends[0].name} to {ends[1].name}: pledges of {pledges}{unlike}",
        year=whole(row["year"], "year"),
    )


def _allied(row: Row) -> bool:
    return any(flag(row[name]) for name in _SIDES)


ATOP = Importer(
    kind="atop",
    title="Alliance Treaty Obligations and Provisions, by dyad and year",
    publisher="Rice University",
    url="http://www.atopdata.org/",
    licence="free for research with citation (http://www.atopdata.org/)",
    citation=(
        "Leeds, Brett Ashley, Jeffrey M. Ritter, Sara McLaughlin Mitchell and Andrew G. Long "
        "(2002): Alliance Treaty Obligations and Provisions, 1815-1944. International "
        "Interactions 28."
    ),
    columns=COLUMNS,
    layouts=(
        Layout("directed dyads"),
        Layout("dyads", renamed={"mem1": "stateA", "mem2": "stateB"}),
    ),
    key=("stateA", "stateB", "year"),
    parties=parties,
    edges=edges,
    year="year",
    release="5.1",
)
