"""Trying: each row of a file read to its end, before it is known who its actors are."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from pathlib import Path

from kg.importing.cells import whole
from kg.importing.dataset import Dataset
from kg.importing.importer import Importer, Party, Rejected, Row
from kg.importing.manifest import Manifest
from kg.importing.mapping import in_scope
from kg.importing.rows import Form, Reject, rows
from kg.model import Place


@dataclass
class Tried:
    """What the rows of a file tell: how many there are, and by key their parties and places."""

    rows: int = 0
    out_of_scope: int = 0
    rejects: list[Reject] = field(default_factory=list)
    parties: dict[str, Party] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)


def tried(file: Path, form: Form, manifest: Manifest, told: Callable[[int], None] | None) -> Tried:
    """What the rows of a file tell that are in the scope of an import."""
    importer, scope, found = form.importer, manifest.scope, Tried()
    wanted, unwanted = (Dataset(manifest.name, importer.kind, None, Anyone()) for _ in range(2))
    first, last = scope.bounds
    found.places = wanted.places
    for row in rows(file, form, told):
        found.rows += 1
        if isinstance(row, Reject):
            found.rejects.append(row)
        elif not in_scope(row, importer, scope):
            found.out_of_scope += 1
        else:
            try:
                year = whole(row[importer.year], importer.year) if importer.year else first
                trial = wanted if first <= year <= last else unwanted
                for party in _parties(row, importer, trial):
                    note(party, found.parties)
            except Rejected as error:
                found.rejects.append(Reject(row.line, str(error), tuple(row.values())))
    return found


def _parties(row: Row, importer: Importer, trial: Dataset) -> list[Party]:
    """The parties of a row that can be read to its end; Rejected otherwise."""
    parties = list(importer.parties(row))
    if importer.edges:
        list(importer.edges(row))
    if importer.event:
        importer.event(row, trial)
    return parties


def note(party: Party, found: dict[str, Party]) -> None:
    """Add a party to those found, or what it says more than before of one of them."""
    known = found.setdefault(party.key, party)
    if known is not party and not {*party.also, *party.aliases} <= {*known.also, *known.aliases}:
        also = tuple(dict.fromkeys((*known.also, *party.also)))
        aliases = tuple(dict.fromkeys((*known.aliases, *party.aliases)))
        found[party.key] = replace(known, also=also, aliases=aliases)


class Anyone(dict):
    """Every key leads to an actor: rows are tried before it is known who their actors are."""

    def __missing__(self, key: str) -> str:
        return "someone"
