"""UCDP actor list (22.1): who armed actors are, their other names, and of whom they came.

Splits, alliances, mergers and changes of name are told without dates. The present id of the list is
that of all new files; files before 2016 have others.
"""

import re
from collections.abc import Iterator

from kg.dates import Span
from kg.importing import ucdp
from kg.importing.cells import code, flag
from kg.importing.importer import Column, Edge, Importer, Layout, Party, Rejected, Row

_NONE = ("", "n/a", "N/A", "-")
# flag, names and ids of the others, the tie (the actor first, or second), in words
_LINKS = (
    ("Splinter", "NamePrev", "ActorIdPrev", "succession", True, "split from"),
    ("Alliance", "NameAlliance", "ActorIdAlliance", "membership", True, "joined the alliance"),
    ("JoinGroup", "GroupName", "ActorIdGroup", "membership", True, "joined"),
)

COLUMNS = (
    Column("ActorId", "id", "the present one; old government ids are state numbers"),
    Column("NameData", "name"),
    Column("NameOrig", "alias"),
    Column("NameOrigFull", "alias", "in the actor's own tongue; may hold line breaks"),
    Column("NameOrigFullEng", "alias"),
    Column("NameChange", "whether the next three hold", "no date is given"),
    Column("NewName", "aliases", "a comma list: 'TQJBR, ISI, ISIS, IS'"),
    Column("NewNameFullEng", "aliases", "a comma list of names that may hold commas"),
    Column("Org", "kind", "1 to 3 groups by organisation, 4 governments"),
    Column("Splinter", "succession: whether the next two hold", "no date is given"),
    Column("NamePrev", "name of the predecessor"),
    Column("ActorIdPrev", "predecessor"),
    Column("Alliance", "membership: whether the next two hold", "no date is given"),
    Column("NameAlliance", "name of the alliance"),
    Column("ActorIdAlliance", "whole"),
    Column("JoinGroup", "membership: whether the next two hold", "no date is given"),
    Column("GroupName", "name of the group joined"),
    Column("ActorIdGroup", "whole"),
    Column("Location", "country, for --country", "all countries in which it fought"),
)


def parties(row: Row) -> Iterator[Party]:
    """The actor with its other names, and those whom it came from or joined."""
    own = ucdp.party(row["ActorId"], row["NameData"])
    yield Party(own.key, own.name, own.kind, aliases=_aliases(row))
    for flagged, names, ids, *_ in _LINKS:
        if flag(row[flagged]):
            for id, name in _others(row, names, ids):
                yield ucdp.party(id, name)


def edges(row: Row) -> Iterator[Edge]:
    """Splits, alliances and mergers, undated."""
    own = ucdp.key(row["ActorId"])
    for flagged, names, ids, kind, _, words in _LINKS:
        if flag(row[flagged]):
            for id, name in _others(row, names, ids):
                says = f"listed as having {words} {name or id}; no date is given"
                tied = (own, ucdp.key(id))
                if tied[0] != tied[1]:
                    yield Edge(kind, tied, code(row["ActorId"]), says, span=Span())


def _aliases(row: Row) -> tuple[str, ...]:
    cells = [row["NameOrig"], row["NameOrigFull"], row["NameOrigFullEng"]]
    if flag(row["NameChange"]):
        cells += re.split(r"\s*,\s*", row["NewName"])
        cells.append(row["NewNameFullEng"])
    names = (" ".join(cell.replace("|", "/").split()) for cell in cells)
    return tuple(n for n in dict.fromkeys(names) if n not in (*_NONE, row["NameData"]))


def _others(row: Row, names: str, ids: str) -> list[tuple[str, str]]:
    """The ids of a list with their names, or without where the numbers differ."""
    found = [code(id.strip()) for id in row[ids].split(",") if code(id.strip())]
    if any(not id.isdecimal() for id in found):
        raise Rejected(f"{ids} is '{row[ids]}', no list of ids")
    told = [name.strip() for name in row[names].split(", ")]
    if len(found) == 1:
        told = [row[names]]
    return list(zip(found, told if len(told) == len(found) else [""] * len(found), strict=True))


ACTORS = Importer(
    kind="ucdp-actors",
    title="UCDP Actor Dataset",
    publisher=ucdp.PUBLISHER,
    url=ucdp.URL,
    licence=ucdp.LICENCE,
    citation="Uppsala Conflict Data Program: UCDP Actor Dataset. Uppsala University.",
    columns=COLUMNS,
    layouts=(Layout("22.1"),),
    key=("ActorId",),
    parties=parties,
    edges=edges,
    places=("Location",),
)
