"""Making a build: written to a directory of its own, told in a manifest, put in force by renaming.

Killing it at any moment leaves the build before; what was left half is removed by the next.
"""

import fcntl
import hashlib
import json
import os
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.curation.policy import read_policy, redacted
from kg.folder import Folder
from kg.model import Chronicle
from kg.rdf import BASE
from kg.rdf.cleaning import cleaned
from kg.store.build import FORMAT, MANIFEST, BrokenData, Build, BuildError, cache_of
from kg.store.embedded import write_store
from kg.store.gather import gather
from kg.store.index import write_index

if TYPE_CHECKING:
    from kg.store.datasets import Base

Told = Callable[[str, int], None]  # the name of a dataset that is mapped, the bytes read of it


@contextmanager
def locked(cache: Path, wait: float) -> Iterator[None]:
    """Hold the build lock; BuildError names the process that holds it when the wait is over."""
    cache.mkdir(parents=True, exist_ok=True)
    with (cache / "lock").open("a+") as file:
        until = time.monotonic() + wait
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= until:
                    file.seek(0)
                    holder = file.read().strip() or "unknown"
                    raise BuildError(
                        f"process {holder} is building in {cache}; wait for it or stop it"
                    ) from None
                time.sleep(0.05)
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def make(
    folder: Path,
    cache: Path,
    inputs: dict[str, str],
    told: Told | None = None,
    profile: str = "",
    before: Build | None = None,
) -> Build:
    """Make a build of the folder and put it in force; BrokenData when its files have problems.

    `told` is given the name of the dataset that is being mapped and the bytes read of it. A build
    of a profile holds nothing of datasets that are mapped row by row: no policy looks at them. What
    is the same in the build `before` is taken as it is.
    """
    _sweep(cache)
    chronicle, problems = gather(folder, cache_of(folder) / "read")
    if profile and not problems:
        policy, problems = read_policy(Folder(folder).policy(profile), chronicle)
    if problems:
        raise BrokenData(problems)
    if profile:
        chronicle = redacted(chronicle, policy)
    chronicle = cleaned(chronicle)  # the index must say what the RDF says
    settings, _ = Folder(folder).settings()
    base = settings.get("base", BASE)
    mapped = None if profile else _mapped(folder, cache, base, told)
    half = cache / "builds" / f"half-{os.getpid()}"
    half.mkdir(parents=True)
    try:
        counts = _write(half, chronicle, settings, inputs, mapped, before)
        manifest = {
            "format": FORMAT,
            "inputs": inputs,
            "counts": counts,
            "built": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime()),
            "quads-sha256": hashlib.sha256((half / "graph.nq").read_bytes()).hexdigest(),
        }
        (half / MANIFEST).write_text(json.dumps(manifest, indent=1), "utf-8")
        _sync(half)
    except BaseException:
        shutil.rmtree(half, ignore_errors=True)
        raise
    return _put_in_force(half, cache, manifest)


def _mapped(folder: Path, cache: Path, base: str, told: Told | None) -> "Base | None":
    """The events of datasets, mapped now or before; None where there are none."""
    found = None
    if Folder(folder).imports():
        from kg.importing.imported import imports  # slow to import
        from kg.store.datasets import base_of

        found = base_of(cache, imports(folder)[0], base, told)
    if found is None:
        shutil.rmtree(cache / "datasets", ignore_errors=True)
    return found


def _sweep(cache: Path) -> None:
    """Remove what a killed build has left."""
    for left in (cache / "builds").glob("half-*"):
        shutil.rmtree(left)
    for left in (*cache.glob("current-*"), *cache.glob("hashes.json-*")):
        left.unlink(missing_ok=True)


def _write(
    half: Path,
    chronicle: Chronicle,
    settings: dict[str, str],
    inputs: dict[str, str],
    mapped: "Base | None",
    before: Build | None,
) -> dict:
    base, tally = settings.get("base", BASE), mapped.tally if mapped else {}
    if mapped:
        from kg.store.datasets import lay

        lay(mapped, half)
    titled = settings | {"title": chronicle.title}
    quads = write_store(half, chronicle, base, titled, inputs, tally, before)
    more = tally.get("counts", {})
    counts = {
        "quads": quads + tally.get("quads", 0),
        "actors": len(chronicle.actors),
        "places": len(chronicle.places) + more.get("places", 0),
        "sources": len(chronicle.sources),
        "ties": len(chronicle.ties),
        "events": len(chronicle.events) + more.get("events", 0),
        "claims": len(chronicle.claims) + more.get("claims", 0),
    }
    noted = {name: str(count) for name, count in counts.items()}
    write_index(
        half / "index.sqlite",
        chronicle,
        settings | noted | {"title": chronicle.title, "base": base},
    )
    return counts


def _put_in_force(half: Path, cache: Path, manifest: dict) -> Build:
    """Rename the finished build, point to it, and drop all but it and the one before."""
    before = _name_in_force(cache)
    name = f"{manifest['quads-sha256'][:12]}-{time.time_ns():x}"
    path = half.rename(half.parent / name)
    pointer = cache / "current"
    new = cache / f"current-{os.getpid()}"
    new.write_text(name, "utf-8")
    new.replace(pointer)
    _sync(cache)
    for other in path.parent.iterdir():
        if other.name not in (name, before):
            shutil.rmtree(other, ignore_errors=True)
    return Build(path, manifest)


def _name_in_force(cache: Path) -> str:
    """The directory name of the build in force, or ''."""
    try:
        return (cache / "current").read_text("utf-8").strip()
    except OSError:
        return ""


def _sync(directory: Path) -> None:
    """Flush a directory and the files in it to the disk."""
    for path in (*directory.rglob("*"), directory):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
