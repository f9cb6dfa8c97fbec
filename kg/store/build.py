"""Build: the text files as an RDF store and an index; which is in force, and whether it is fresh.

A build is a cache: the text files are the truth. Readers open a finished build read-only.
"""

import json
import os
import time
from pathlib import Path
from typing import NamedTuple

import kg
from kg.folder import Folder
from kg.problems import Problem
from kg.shipped import is_installed

FORMAT = 3
MANIFEST = "manifest.json"
SETTLED = 2_000_000_000  # ns after which no change leaves the time of the last one standing


class BuildError(Exception):
    """A build cannot be made or used; the message says why and what to do."""


class BrokenData(BuildError):
    """The text files have problems; nothing was built from them."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(f"{len(problems)} problems in the data")
        self.problems = problems


class Build(NamedTuple):
    """A finished build: its directory and what its manifest says."""

    path: Path
    manifest: dict

    @property
    def quads(self) -> Path:
        """All quads as sorted N-Quads; the same input gives the same bytes.

        Events of imports, which are mapped row by row, stand in the store alone; the hashes of
        their files are among these quads, so that `quads-sha256` is another when they change.
        """
        return self.path / "graph.nq"

    @property
    def store(self) -> Path:
        """The directory of the RDF store."""
        return self.path / "store"

    @property
    def index(self) -> Path:
        """The SQLite index."""
        return self.path / "index.sqlite"


def current(folder: Path, profile: str = "") -> Build | None:
    """The finished build of a folder that is in force, or None (none yet, or of another format)."""
    pointer = cache_of(folder, profile) / "current"
    try:
        path = pointer.parent / "builds" / pointer.read_text("utf-8").strip()
        manifest = json.loads((path / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        return None
    return Build(path, manifest) if manifest.get("format") == FORMAT else None


def opened(path: Path) -> Build:
    """The finished build in a directory of its own; BuildError when it is none of this format."""
    try:
        manifest = json.loads((path / MANIFEST).read_text("utf-8"))
    except (OSError, ValueError):
        raise BuildError(f"no finished build in {path}") from None
    if manifest.get("format") != FORMAT:
        raise BuildError(f"{path} is a build of another format; build it anew")
    return Build(path, manifest)


def hashes(folder: Path, profile: str = "") -> dict[str, str]:
    """SHA-256 of every input file by its path in the folder, and the version that builds.

    With a profile, one hash of all of them and of its policy: names of files may say too much.
    """
    if not folder.is_dir():
        raise BuildError(f"no such folder: {folder}")
    files = {path.relative_to(folder).as_posix(): path for path in Folder(folder).files()}
    found = hashed(files, cache_of(folder) / "hashes.json")
    if profile:
        found["policy"] = _hash(Folder(folder).policy(profile))
        found = {profile: _digest(json.dumps(found))}
    return {"conflict-kg": kg.__version__} | found


def hashed(files: dict[str, Path], kept: Path) -> dict[str, str]:
    """The hashes of files; one that is marked as when it was hashed before is not read again."""
    try:
        known = json.loads(kept.read_text("utf-8"))
    except (OSError, ValueError):
        known = {}
    found, settled, now = {}, {}, time.time_ns()
    for name, path in files.items():
        mark, (*before, digest) = _mark(path), known.get(name, [""])
        found[name] = digest if mark and mark == before else _hash(path)
        if mark and mark[0] < now - SETTLED:
            settled[name] = [*mark, found[name]]
    if settled != known:
        _keep(kept, json.dumps(settled))
    return found


def _mark(path: Path) -> list[int]:
    """When a file was changed in any way and written, its size and number; [] if none can tell."""
    try:
        stat = path.stat()
    except OSError:
        return []
    return [stat.st_ctime_ns, stat.st_mtime_ns, stat.st_size, stat.st_ino]


def _hash(path: Path) -> str:
    import hashlib  # slow to import, and seldom needed where nothing has changed

    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""  # reading the file for a build will tell why


def _digest(text: str) -> str:
    import hashlib

    return hashlib.sha256(text.encode()).hexdigest()


def _keep(path: Path, text: str) -> None:
    half = path.with_name(f"{path.name}-{os.getpid()}")
    try:
        half.write_text(text, "utf-8")
        half.replace(path)
    except OSError:
        pass  # a cache that cannot be written costs time only


def cache_of(folder: Path, profile: str = "") -> Path:
    """Where builds of a folder are kept: KG_CACHE, `.kg` in it, or the user's cache directory.

    The last holds for folders that cannot be written and for those of an installed package.
    """
    if profile:
        return cache_of(folder) / f"profile-{profile}"
    if root := os.environ.get("KG_CACHE"):
        return Path(root) / _slug(folder)
    if os.access(folder, os.W_OK) and not is_installed(folder):
        return folder / ".kg"
    home = os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache"
    return Path(home) / "conflict-kg" / _slug(folder)


def _slug(folder: Path) -> str:
    path = folder.resolve()
    return f"{path.name}-{_digest(str(path))[:12]}"
