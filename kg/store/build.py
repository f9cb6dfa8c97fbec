"""Build: the text files as an RDF store and an index, made anew beside the old and swapped in whole.

A build is a cache. It is written to a directory of its own, described by a manifest and put in force
by renaming; readers open a finished build read-only. Killing it at any moment leaves the build before.
"""

import fcntl
import hashlib
import json
import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import kg
from kg.folder import Folder
from kg.problems import Problem

FORMAT = 1
MANIFEST = "manifest.json"


class BuildError(Exception):
    """A build cannot be made or used; the message says why and what to do."""


class BrokenData(BuildError):
    """The text files have problems; nothing was built from them."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems in the data")
        self.problems = problems


@dataclass(frozen=True)
class Build:
    """A finished build: its directory and what its manifest says."""

    path: Path
    manifest: dict

    @property
    def quads(self) -> Path:
        """All quads as sorted N-Quads; the same input gives the same bytes."""
        return self.path / "graph.nq"

    @property
    def store(self) -> Path:
        """The directory of the RDF store."""
        return self.path / "store"

    @property
    def index(self) -> Path:
        """The SQLite index."""
        return self.path / "index.sqlite"


def current(folder: Path) -> Build | None:
    """The finished build of a folder that is in force, or None (none yet, or of another format)."""
    pointer = cache_of(folder) / "current"
    try:
        path = pointer.parent / "builds" / pointer.read_text("utf-8").strip()
        manifest = json.loads((path / MANIFEST).read_text("utf-8"))
    except (OSError, json.JSONDecodeError):
        return None
    return Build(path, manifest) if manifest.get("format") == FORMAT else None


def fresh(folder: Path, wait: float = 30, force: bool = False) -> tuple[Build, bool]:
    """The build of the folder as it is now, and whether it had to be made.

    Waits up to `wait` seconds for another process that is building. BrokenData when the text files
    have problems, BuildError when another process keeps building or the disk refuses.
    """
    inputs = hashes(folder)
    build = current(folder)
    if build and build.manifest["inputs"] == inputs and not force:
        return build, False
    cache = cache_of(folder)
    with _lock(cache, wait):
        build = current(folder)
        if build and build.manifest["inputs"] == inputs and not force:
            return build, False
        try:
            return _make(folder, cache, inputs), True
        except OSError as error:
            raise BuildError(f"cannot write the build in {cache}: {error.strerror}") from error


def hashes(folder: Path) -> dict[str, str]:
    """SHA-256 of every input file by its path in the folder, and the versions that shape a build."""
    if not folder.is_dir():
        raise BuildError(f"no such folder: {folder}")
    found = {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in Folder(folder).files()
    }
    return {"conflict-kg": kg.__version__} | found


def cache_of(folder: Path) -> Path:
    """Where builds of a folder are kept: KG_CACHE, `.kg` in it, or the user's cache directory."""
    if root := os.environ.get("KG_CACHE"):
        return Path(root) / _slug(folder)
    if os.access(folder, os.W_OK):
        return folder / ".kg"
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "conflict-kg" / _slug(folder)


def _slug(folder: Path) -> str:
    path = folder.resolve()
    return f"{path.name}-{hashlib.sha256(str(path).encode()).hexdigest()[:12]}"


@contextmanager
def _lock(cache: Path, wait: float) -> Iterator[None]:
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


def _make(folder: Path, cache: Path, inputs: dict[str, str]) -> Build:
    from kg.store.gather import gather

    builds = cache / "builds"
    for left in builds.glob("half-*"):
        shutil.rmtree(left)
    chronicle, problems = gather(folder, cache / "read")
    if problems:
        raise BrokenData(problems)
    settings, _ = Folder(folder).settings()
    half = builds / f"half-{os.getpid()}"
    half.mkdir(parents=True)
    try:
        counts = _write(half, chronicle, settings, inputs)
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


def _write(half: Path, chronicle, settings: dict[str, str], inputs: dict[str, str]) -> dict:
    from kg.rdf import BASE
    from kg.store.embedded import write_store
    from kg.store.index import write_index

    base = settings.get("base", BASE)
    quads = write_store(half, chronicle, base, settings | {"title": chronicle.title}, inputs)
    counts = {
        "quads": quads,
        "actors": len(chronicle.actors),
        "places": len(chronicle.places),
        "sources": len(chronicle.sources),
        "ties": len(chronicle.ties),
        "events": len(chronicle.events),
        "claims": len(chronicle.claims),
    }
    noted = {name: str(count) for name, count in counts.items()}
    write_index(
        half / "index.sqlite", chronicle, settings | noted | {"title": chronicle.title, "base": base}
    )
    return counts


def _put_in_force(half: Path, cache: Path, manifest: dict) -> Build:
    """Rename the finished build, point to it, and drop all but it and the one before."""
    before = current_name(cache)
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


def current_name(cache: Path) -> str:
    """The directory name of the build in force, or ''."""
    try:
        return (cache / "current").read_text("utf-8").strip()
    except OSError:
        return ""


def _sync(directory: Path) -> None:
    """Flush a directory and the files in it to the disk."""
    for path in (*directory.iterdir(), directory):
        descriptor = os.open(path, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
