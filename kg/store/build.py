"""Build: the text files as an RDF store and an index; which is in force, and whether it is fresh.

A build is a cache: the text files are the truth. Readers open a finished build read-only.
"""

import hashlib
import json
import os
from dataclasses import dataclass
from pathlib import Path

import kg
from kg.folder import Folder
from kg.problems import Problem
from kg.shipped import is_installed

FORMAT = 3
MANIFEST = "manifest.json"
LARGE = 4_000_000  # bytes from which on a file is not read at each question


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
    files = Folder(folder).files()
    found = {path.relative_to(folder).as_posix(): _hash(path) for path in files}
    large = {name: path for name in found if _is_large(path := folder / name)}
    if large:
        found |= _large_hashes(large, cache_of(folder) / "hashes.json")
    if profile:
        found["policy"] = _hash(Folder(folder).policy(profile))
        found = {profile: hashlib.sha256(json.dumps(found).encode()).hexdigest()}
    return {"conflict-kg": kg.__version__} | found


def _hash(path: Path) -> str:
    """The hash of a file that is not large."""
    try:
        return "" if _is_large(path) else hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""  # reading the file for a build will tell why


def _is_large(path: Path) -> bool:
    try:
        return path.stat().st_size > LARGE
    except OSError:
        return False


def _large_hashes(files: dict[str, Path], kept: Path) -> dict[str, str]:
    """The hashes of large files: of size and time as before, not read again."""
    try:
        known = json.loads(kept.read_text("utf-8"))
    except (OSError, ValueError):
        known = {}
    now = {}
    for name, path in files.items():
        stat = path.stat()
        before = known.get(name, [])
        if before[:2] == [stat.st_size, stat.st_mtime_ns]:
            now[name] = before
        else:
            with path.open("rb") as file:
                digest = hashlib.file_digest(file, "sha256").hexdigest()
            now[name] = [stat.st_size, stat.st_mtime_ns, digest]
    if now != known:
        _keep(kept, json.dumps(now))
    return {name: digest for name, (_, _, digest) in now.items()}


def _keep(path: Path, text: str) -> None:
    half = path.with_name(f"{path.name}-{os.getpid()}")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
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
    return f"{path.name}-{hashlib.sha256(str(path).encode()).hexdigest()[:12]}"
