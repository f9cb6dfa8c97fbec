"""Manifest: what one import is, as a small file of the conflict: `imports/NAME.toml`.

The file of the dataset lies beside it (`imports/NAME/..`) or where it lay. The manifest holds its
hash, so that a file that changed unasked is a problem and no silent change of the graph.
"""

import hashlib
import json
import re
import tomllib
from dataclasses import dataclass, field
from pathlib import Path

from kg.dates import DateError, Moment
from kg.importing.table import IMPORTERS
from kg.problems import Problem, unknown

_YEARS = re.compile(r"([0-9]{4})?(?:(\.\.)([0-9]{4})?)?")
_TEXTS = ("kind", "file", "sha256", "layout", "release", "published", "title", "licence",
          "citation")  # fmt: skip
_SCOPE = ("countries", "years", "actors")
_NEEDED = ("kind", "file", "sha256", "layout")


@dataclass(frozen=True)
class Scope:
    """Which rows are wanted: of these countries, in these years, naming one of these actors."""

    countries: tuple[str, ...] = ()
    years: str = ""
    actors: tuple[str, ...] = ()

    @property
    def bounds(self) -> tuple[int, int]:
        """The first and last year wanted.

        >>> Scope(years="2011..2017").bounds, Scope(years="2011").bounds, Scope().bounds
        ((2011, 2017), (2011, 2011), (0, 9999))
        """
        found = _YEARS.fullmatch(self.years)
        if not found or not self.years:
            return 0, 9999
        first = int(found[1] or 0)
        return first, int(found[3] or 9999) if found[2] else first


@dataclass(frozen=True)
class Manifest:
    """One import. `path` is that of the manifest, whose name is the id of the source."""

    path: Path
    kind: str
    file: str
    sha256: str
    layout: str
    release: str = ""
    published: str = ""
    title: str = ""
    licence: str = ""
    citation: str = ""
    scope: Scope = field(default_factory=Scope)

    @property
    def name(self) -> str:
        """The name of the import: the id of its source."""
        return self.path.stem

    @property
    def folder(self) -> Path:
        """Where the import keeps its file, the rows taken back and those that were rejected."""
        return self.path.with_suffix("")

    @property
    def data(self) -> Path:
        """The file of the dataset."""
        return self.path.parent / self.file

    @property
    def removed(self) -> Path:
        """The rows of earlier releases that are gone or were different."""
        return self.folder / "removed.csv"

    @property
    def rejected(self) -> Path:
        """The rows that could not be read, with line and reason."""
        return self.folder / "rejected.csv"

    @property
    def moment(self) -> Moment | None:
        """When the release was published."""
        return Moment.parse(self.published) if self.published else None


def manifests(folder: Path) -> tuple[list[Manifest], list[Problem]]:
    """The imports of a conflict's folder in order of name, and what is wrong with them."""
    found, problems = [], []
    for path in sorted((folder / "imports").glob("*.toml")):
        manifest, wrong = read_manifest(path)
        problems += wrong
        if manifest:
            found.append(manifest)
    return found, problems


def read_manifest(path: Path) -> tuple[Manifest | None, list[Problem]]:
    """The manifest of a file, or what is wrong with it."""
    try:
        told = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        return None, [Problem(str(path), 0, f"cannot be read: {error.strerror}")]
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        return None, [Problem(str(path), 0, f"is not TOML: {error}")]
    problems = [Problem(str(path), 0, wrong) for wrong in _wrong(told)]
    if problems:
        return None, problems
    scope = told.pop("scope", {})
    lists = {key: tuple(scope[key]) for key in ("countries", "actors") if key in scope}
    return Manifest(path, scope=Scope(years=scope.get("years", ""), **lists), **told), []


def _wrong(told: dict):
    for key in told:
        if key not in (*_TEXTS, "scope"):
            yield unknown("key", key, (*_TEXTS, "scope"))
    for key in _NEEDED:
        if not told.get(key):
            yield f"needs '{key}'"
    for key in _TEXTS:
        if not isinstance(told.get(key, ""), str):
            yield f"'{key}' must be a text in quotes"
            return
    kind = told.get("kind", "")
    if kind and kind not in IMPORTERS:
        yield unknown("kind of dataset", kind, IMPORTERS)
    elif kind and told.get("layout") not in [la.name for la in IMPORTERS[kind].layouts]:
        layouts = [layout.name for layout in IMPORTERS[kind].layouts]
        yield unknown("layout", told.get("layout", ""), layouts)
    if told.get("published"):
        try:
            Moment.parse(told["published"])
        except DateError as error:
            yield f"'published': {error}"
    scope = told.get("scope", {})
    for key in scope:
        if key not in _SCOPE:
            yield unknown("key of scope", key, _SCOPE)
    if not _YEARS.fullmatch(str(scope.get("years", ""))):
        yield f"'years' is '{scope['years']}'; write 2011..2017, 2011.. or 2011"


def is_years(text: str) -> bool:
    """True for `2011..2017`, `2011..`, `..2017` and `2011`."""
    return bool(text) and _YEARS.fullmatch(text) is not None


def to_toml(manifest: Manifest) -> str:
    """The text of a manifest."""
    lines = [f"{key} = {_quoted(value)}" for key in _TEXTS if (value := getattr(manifest, key))]
    scope = manifest.scope
    if scope != Scope():
        lines += ["", "[scope]"]
        for key in ("countries", "actors"):
            if values := getattr(scope, key):
                lines.append(f"{key} = [{', '.join(map(_quoted, values))}]")
        if scope.years:
            lines.append(f"years = {_quoted(scope.years)}")
    return "\n".join(lines) + "\n"


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)


def hash_of(path: Path) -> str:
    """The SHA-256 of a file, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
