"""Bringing in: a dataset's file becomes an import of a conflict, or the next release of one.

First everything is looked at (which kind, which rows, which actors, what is different from before),
and only then written: nothing at all when the file and the wishes are those of the last time.
"""

import csv
import io
import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from kg.importing.cast import Part, enriched, read_cast
from kg.importing.decisions import written as to_csv
from kg.importing.detecting import detect
from kg.importing.digests import Digests
from kg.importing.ids import slug
from kg.importing.importer import Party, Row
from kg.importing.manifest import Manifest, Scope, hash_of, read_manifest, to_toml
from kg.importing.mapping import RELEASE, REMOVED, row_key
from kg.importing.mapping import Mapping as Mapped
from kg.importing.matching import Match, match
from kg.importing.placing import place_all
from kg.importing.rejected import lost, refusal, rejected_csv
from kg.importing.rows import Form, Reject, rows
from kg.importing.sites import Site, read_sites
from kg.importing.trying import tried
from kg.model import Actor, Place
from kg.problems import Problem

CAST, SITES = "actors.csv", "places.csv"


@dataclass(frozen=True)
class Wish:
    """What the person asks for: all may be left out but the file."""

    file: Path
    kind: str = ""
    name: str = ""
    release: str = ""
    published: str = ""
    scope: Scope = field(default_factory=Scope)
    names: bool = False
    in_place: bool = False
    anyway: bool = False


@dataclass
class Bringing:
    """What an import would do, before anything is written."""

    manifest: Manifest
    form: Form
    wish: Wish
    folder: Path
    matches: list[Match] = field(default_factory=list)
    known: dict[str, Part] = field(default_factory=dict)
    enriched: dict[str, Part] = field(default_factory=dict)
    places: int = 0
    settled: int = 0
    sites: list[Site] = field(default_factory=list)
    rejects: list[Reject] = field(default_factory=list)
    rows: int = 0
    out_of_scope: int = 0
    before: Manifest | None = None
    added: int = 0
    changed: int = 0
    gone: list[Row] = field(default_factory=list)
    removed: int = 0
    had: int = 0

    @property
    def nothing_new(self) -> bool:
        """True when the import is there already, just so."""
        return self.before == self.manifest and not self.matches and not self.sites

    @property
    def decided(self) -> list[Part]:
        """The parties on whom an earlier import, or a curator, has decided."""
        return list(self.known.values())


def prepare(
    folder: Path,
    wish: Wish,
    actors: Mapping[str, Actor],
    told: Callable[[int], None] | None = None,
    places: Mapping[str, Place] | None = None,
) -> Bringing | list[Problem]:
    """What bringing in a file would do, or why it cannot be."""
    form = detect(wish.file, wish.kind)
    if isinstance(form, Problem):
        return [form]
    parts, problems = read_cast(folder / "imports" / CAST)
    sites, unread = read_sites(folder / "imports" / SITES)
    problems += unread
    path = folder / "imports" / f"{wish.name or form.importer.kind}.toml"
    before, wrong = read_manifest(path) if path.is_file() else (None, [])
    problems += wrong
    if slug(path.stem) != path.stem:
        problems.append(Problem(str(path), 0, "a name is of lower-case letters, digits, hyphens"))
    if before and before.kind != form.importer.kind:
        problems.append(
            Problem(str(path), 0, f"is an import of {before.kind}; give another --name")
        )
    if wish.scope.countries and not form.importer.places:
        told = f"{form.importer.kind} has no column of countries for --country; use --actor NAME"
        problems.append(Problem(str(wish.file), 1, told))
    if problems:
        return problems
    bringing = Bringing(_manifest(path, form, wish, before), form, wish, folder, before=before)
    if before == bringing.manifest and not wish.names:
        return bringing
    read = tried(wish.file, form, bringing.manifest, told)
    bringing.rows, bringing.out_of_scope = read.rows, read.out_of_scope
    bringing.rejects, found = read.rejects, read.parties
    if not read.rows:
        return [
            Problem(str(wish.file), 1, "has no row below its header: there is nothing to import")
        ]
    if not wish.anyway and (refused := _refused(bringing)):
        return refused
    _compare(bringing)
    if before and not wish.anyway:
        name = before.data.name
        if refused := lost(str(wish.file), bringing.removed, bringing.had, name):
            return refused
    bringing.known = {key: parts[key] for key in found if key in parts}
    bringing.enriched = told_more(bringing.known, found)
    bringing.matches = match(found.values(), actors, parts, wish.names)
    bringing.places, bringing.settled = len(read.places), len(read.places.keys() & sites.keys())
    bringing.sites = place_all(read.places, places or {}, sites, wish.names)
    return bringing


def write(bringing: Bringing) -> list[Path]:
    """Write what `prepare` found; the files written, none when there was nothing new."""
    if bringing.nothing_new:
        return []
    manifest, old = bringing.manifest, bringing.before
    manifest.folder.mkdir(parents=True, exist_ok=True)
    written = []
    if not bringing.wish.in_place and not _same_file(bringing.wish.file, manifest.data):
        half = manifest.data.with_name(f".{manifest.data.name}.{os.getpid()}")
        shutil.copyfile(bringing.wish.file, half)
        half.replace(manifest.data)
        written.append(manifest.data)
    written += write_parts(bringing.folder, bringing.matches, bringing.enriched)
    written += write_sites(bringing.folder, bringing.sites)
    if bringing.gone and old:
        before = manifest.removed.read_text("utf-8") if manifest.removed.is_file() else ""
        written.append(_put(manifest.removed, before + _gone(bringing, old, header=not before)))
    if bringing.rejects:
        written.append(_put(manifest.rejected, rejected_csv(bringing.rejects)))
    elif manifest.rejected.is_file():
        manifest.rejected.unlink()
    written.append(_put(manifest.path, to_toml(manifest)))
    if old and old.data != manifest.data and old.data.parent == manifest.folder:
        old.data.unlink(missing_ok=True)
    return written


def write_parts(folder: Path, matches: list[Match], enriched: Mapping[str, Part]) -> list[Path]:
    """Keep who is who in the cast of a conflict; the file written, none when nothing is new."""
    if not matches and not enriched:
        return []
    path = folder / "imports" / CAST
    path.parent.mkdir(parents=True, exist_ok=True)
    parts, _ = read_cast(path)
    parts |= enriched | {match.party.key: match.part for match in matches}
    return [_put(path, to_csv(parts, Part))]


def write_sites(folder: Path, sites: list[Site]) -> list[Path]:
    """Keep what places of datasets are, in a conflict; the file written, none for no sites."""
    if not sites:
        return []
    path = folder / "imports" / SITES
    path.parent.mkdir(parents=True, exist_ok=True)
    known, _ = read_sites(path)
    return [_put(path, to_csv(known | {site.key: site for site in sites}, Site))]


def _manifest(path: Path, form: Form, wish: Wish, before: Manifest | None) -> Manifest:
    importer = form.importer
    file = os.path.relpath(wish.file, path.parent) if wish.in_place else ""
    scope = wish.scope if wish.scope != Scope() or not before else before.scope
    return Manifest(
        path=path,
        kind=importer.kind,
        file=file or f"{path.stem}/{wish.file.name}",
        sha256=hash_of(wish.file),
        layout=form.layout.name,
        release=wish.release or (before.release if before else "") or importer.release,
        published=wish.published or (before.published if before else ""),
        title=importer.title,
        licence=importer.licence,
        citation=importer.citation,
        scope=scope,
    )


def _refused(bringing: Bringing) -> list[Problem]:
    """Why so many rejected rows must not replace what is there."""
    old = bringing.before
    before = f"the release before ({old.data.name})" if old else ""
    file = str(bringing.wish.file)
    rejects = [(file, reject) for reject in bringing.rejects]
    return refusal(rejects, bringing.rows - bringing.out_of_scope, before)


def told_more(known: Mapping[str, Part], found: Mapping[str, Party]) -> dict[str, Part]:
    """The parts of whom the rows tell more ids or names than before."""
    more = {key: enriched(part, found[key]) for key, part in known.items()}
    return {key: part for key, part in more.items() if part != known[key]}


def _compare(bringing: Bringing) -> None:
    """Count the rows that are new, different or gone since the release before; keep the latter."""
    old = bringing.before
    if old is None or not old.data.is_file() or hash_of(old.data) != old.sha256:
        return
    importer = bringing.form.importer
    new = _read(bringing.wish.file, bringing.form)
    now = Digests((row_key(importer, row), row.values()) for row in new)
    for bringing.had, row in enumerate(_read(old.data, Mapped(old, {}).form), 1):
        found = now.found(row_key(importer, row), row.values())
        if found != "same":
            bringing.removed += found == "gone"
            bringing.changed += found == "changed"
            bringing.gone.append(row)
    bringing.added = now.unseen


def _read(path: Path, form: Form) -> Iterator[Row]:
    return (row for row in rows(path, form) if isinstance(row, Row))


def _gone(bringing: Bringing, old: Manifest, header: bool) -> str:
    names = bringing.form.importer.names
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    if header:
        writer.writerow((REMOVED, RELEASE, *names))
    day = bringing.manifest.published or date.today().isoformat()
    for row in bringing.gone:
        writer.writerow((day, old.release, *(row.get(name, "") for name in names)))
    return out.getvalue()


def _put(path: Path, text: str) -> Path:
    half = path.with_name(f".{path.name}.{os.getpid()}")
    half.write_text(text, "utf-8")
    half.replace(path)
    return path


def _same_file(one: Path, other: Path) -> bool:
    return other.exists() and one.samefile(other)
