"""Datasets: the events of imports in both faces of a build, kept while their files are the same.

They are mapped row by row into a store and an index of their own, the base, on which a build then
puts what is curated and read. While the imports have not changed the base is taken as it is.
"""

import fcntl
import hashlib
import json
import os
import shutil
import threading
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from io import RawIOBase
from itertools import islice
from pathlib import Path

import pyoxigraph as ox

import kg
from kg.importing.mapping import Mapping
from kg.model import Claim, Event
from kg.rdf.cleaning import cleaned, cleaned_claim
from kg.rdf.event_lines import EventLines
from kg.rdf.terms import clean, is_clean
from kg.store.event_rows import EventRows
from kg.store.linking import copied

Told = Callable[[str, int], None]
TALLY = "tally.json"
_AT_ONCE = 500  # claims
_PIPE = 1 << 20


@dataclass(frozen=True)
class Base:
    """The directory of a finished base and what it holds."""

    path: Path
    tally: dict

    @property
    def store(self) -> Path:
        """The directory of its RDF store."""
        return self.path / "store"

    @property
    def index(self) -> Path:
        """Its SQLite index, without what makes it quick."""
        return self.path / "index.sqlite"


def base_of(
    cache: Path, mappings: list[Mapping], iri: str, told: Told | None = None
) -> Base | None:
    """The base of the imports that tell events, mapped now or before; None where there are none."""
    mappings = [mapping for mapping in mappings if mapping.importer.event]
    if not mappings:
        return None
    path = cache / "datasets" / _key(mappings, iri)
    if not (path / TALLY).is_file():
        _make(path, mappings, iri, told)
    for other in path.parent.iterdir():
        if other != path:
            shutil.rmtree(other, ignore_errors=True)
    return Base(path, json.loads((path / TALLY).read_text("utf-8")))


def lay(base: Base, half: Path) -> None:
    """Put a copy of the base into a build's directory; tables, which never change, are linked."""
    copied(base.store, half / "store")
    shutil.copyfile(base.index, half / "index.sqlite")


def _key(mappings: list[Mapping], iri: str) -> str:
    """All that the base depends on: files, scopes, who is who, and how rows are mapped."""
    digest = hashlib.sha256(f"{kg.__version__} {iri}".encode())
    for mapping in mappings:
        digest.update(repr((mapping.manifest, sorted(mapping.actors.items()))).encode())
        digest.update(repr(sorted(mapping.sites.items())).encode())
        if mapping.manifest.removed.is_file():
            digest.update(mapping.manifest.removed.read_bytes())
    house = Path(kg.__file__).parent
    for room in ("importing", "rdf", "store"):
        for path in sorted((house / room).rglob("*.*")):
            if path.suffix in (".py", ".tsv"):
                digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _make(path: Path, mappings: list[Mapping], iri: str, told: Told | None) -> None:
    half = path.with_name(f"half-{os.getpid()}")
    shutil.rmtree(half, ignore_errors=True)
    half.mkdir(parents=True)
    lines = EventLines(iri)
    with EventRows(half / "index.sqlite") as rows:
        store = ox.Store(str(half / "store"))
        _load(store, _texts(mappings, lines, rows, told), half / "pipe")
        store.flush()
        del store
        counts = rows.counts()
    tally = lines.tally() | {"counts": counts, "quads": sum(lines.counts["graphs"].values())}
    (half / TALLY).write_text(json.dumps(tally, indent=1), "utf-8")
    half.rename(path)


def _texts(
    mappings: list[Mapping], lines: EventLines, rows: EventRows, told: Told | None
) -> Iterator[str]:
    """The lines of all events, while their rows go into the index."""
    places: set[str] = set()
    for mapping in mappings:
        if told:
            mapping.told = _of(mapping.manifest.name, told)
        dataset = mapping.dataset()
        claims = map(cleaned_event, mapping.events(dataset))
        while some := list(islice(claims, _AT_ONCE)):
            yield "".join([lines.of(*told) for told in rows.add(some)])
        for id in sorted(dataset.places.keys() - places):
            place = cleaned(dataset.places[id])
            rows.add_place(place)
            yield lines.place(place)
        places |= dataset.places.keys()


def _of(name: str, told: Told) -> Callable[[int], None]:
    return lambda done: told(name, done)


def cleaned_event(claim: Claim) -> Claim:
    """The claim on an event with all texts cleaned, the event's name too."""
    if not is_clean(claim.about.name):
        from dataclasses import replace

        about = claim.about
        claim = replace(claim, about=Event(about.kind, about.id, clean(about.name), about.part_of))
    return cleaned_claim(claim)


def _load(store: ox.Store, texts: Iterator[str], pipe: Path) -> None:
    """Load lines into a store while they are made: one thread maps, the engine's threads sort."""
    os.mkfifo(pipe)
    failed: list[BaseException] = []

    def load() -> None:
        try:
            store.bulk_load(path=str(pipe), format=ox.RdfFormat.N_QUADS)
        except BaseException as error:
            failed.append(error)

    loader = threading.Thread(target=load)
    loader.start()
    try:
        with pipe.open("wb", buffering=0) as file:
            with suppress(AttributeError, OSError):  # not on every system; a wish only
                fcntl.fcntl(file, fcntl.F_SETPIPE_SZ, _PIPE)
            for text in texts:
                _put(file, text.encode())
    finally:
        loader.join()
        pipe.unlink()
    if failed:
        raise failed[0]


def _put(file: RawIOBase, text: bytes) -> None:
    rest = memoryview(text)
    while rest:
        rest = rest[file.write(rest) :]
