"""The engine: looks at the files of a dataset on a cluster, then writes their quads in parts.

The parts are what the local engine puts into a build for the same rows: its events, their claims
and places, and the dataset's card. The conflict's folder keeps who is who (`imports/actors.csv`)
and which place is which (`imports/places.csv`).
"""

import csv
import io
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cluster.files import address, found, name_parts, put, put_one, refuse_used
from kg.cluster.looking import Look, look
from kg.cluster.spelling import Alone, card, places, together
from kg.cluster.task import Pieces, Task, is_cut, pieces
from kg.folder import Folder
from kg.importing.bringing import CAST, SITES, Wish, told_more, write_parts, write_sites
from kg.importing.cast import Part, read_cast, strangers
from kg.importing.detecting import detect
from kg.importing.ids import slug
from kg.importing.imported import astray
from kg.importing.manifest import Manifest, hash_of
from kg.importing.matching import Match, match
from kg.importing.placing import place_all
from kg.importing.rejected import refusal
from kg.importing.rows import Form
from kg.importing.sites import Site, read_sites
from kg.model import Actor, Place
from kg.problems import Problem
from kg.rdf import BASE
from kg.store.build import cache_of
from kg.store.gather import gather

if TYPE_CHECKING:
    from pyspark import SparkContext

_HEAD = 60  # lines by which a file's kind is found


@dataclass
class Job:
    """What an import on a cluster would do, before anything is written."""

    task: Task
    pieces: Pieces
    look: Look
    folder: Path
    matches: list[Match]
    known: dict[str, Part]
    enriched: dict[str, Part]
    settled: int
    sites: list[Site]

    @property
    def places(self) -> int:
        """How many places the rows tell."""
        return len(self.look.places)

    @property
    def decided(self) -> dict[str, str]:
        """The actor of each party."""
        who = {key: part.actor for key, part in self.known.items()}
        return who | {match.party.key: match.actor for match in self.matches}


@dataclass(frozen=True)
class Written:
    """How much was written."""

    quads: int
    parts: int


def prepare(
    context: "SparkContext",
    folder: Path,
    where: str,
    wish: Wish,
    actors: Mapping[str, Actor],
    partitions: int = 0,
    places: Mapping[str, Place] | None = None,
) -> Job | list[Problem]:
    """What bringing in the files of an address would do, or why it cannot be."""
    files = found(context, where)
    form = _form(context, files[0], where, wish.kind)
    if isinstance(form, Problem):
        return [form]
    if wrong := unfit(form, files):
        return [Problem(where, 0, wrong)]
    manifest = _manifest(folder, form, wish, files, where)
    parts, problems = read_cast(folder / "imports" / CAST)
    decided, unread = read_sites(folder / "imports" / SITES)
    problems += unread
    if manifest.path.is_file():
        problems.append(
            Problem(str(manifest.path), 0, "is an import of the local engine; give another --name")
        )
    if slug(manifest.name) != manifest.name:
        problems.append(
            Problem(str(manifest.path), 0, "a name is of lower-case letters, digits, hyphens")
        )
    chronicle, wrong = gather(folder, cache_of(folder) / "read")
    problems += wrong or [
        *strangers(folder / "imports" / CAST, parts, chronicle.actors),
        *astray(folder, chronicle.places),
    ]
    if problems:
        return problems
    settings, _ = Folder(folder).settings()
    task = Task(
        replace(manifest, path=Path(manifest.path.name)),  # workers have no folder
        form.header,
        settings.get("base", BASE),
        theirs=frozenset(event.id for event in chronicle.events),
        described=frozenset(chronicle.places),
    )
    rows = pieces(context, files, task, partitions or context.defaultParallelism)
    looked = look(rows, task)
    if not looked.rows:
        return [Problem(where, 1, "has no row below its header: there is nothing to import")]
    refused = refusal(looked.rejects, looked.rows - looked.out_of_scope)
    if refused and not wish.anyway:
        return refused
    known = {key: parts[key] for key in looked.parties if key in parts}
    matches = match(looked.parties.values(), actors, parts, wish.names)
    sites = place_all(looked.places, places or {}, decided, wish.names)
    return Job(
        replace(task, sites=decided | {site.key: site for site in sites}),
        rows,
        looked,
        folder,
        matches,
        known,
        told_more(known, looked.parties),
        len(looked.places.keys() & decided.keys()),
        sites,
    )


def write(context: "SparkContext", job: Job, out: str) -> Written:
    """Write the quads of a job as parts under `out`, and who is who into the conflict's folder."""
    refuse_used(context, out)
    task, total = replace(job.task, actors=job.decided), context.accumulator(0)
    write_parts(job.folder, job.matches, job.enriched)
    write_sites(job.folder, job.sites)
    rows, shared = job.pieces.rows, job.look.shared
    rows.mapPartitions(Alone(task, shared, total)).saveAsTextFile(address(f"{out}/events"))
    parts = name_parts(context, f"{out}/events")
    if shared:
        joined = together(rows, task, shared, total)
        joined.saveAsTextFile(address(f"{out}/shared"))
        parts += name_parts(context, f"{out}/shared")
    entities = [*card(task), *places(job.look.places, task)]
    put(context, entities, f"{out}/entities")
    parts += name_parts(context, f"{out}/entities")
    if job.look.rejects:
        put_one(context, _rejected(job.look), f"{out}/rejected.csv")
    return Written(total.value + len(entities), parts)


def unfit(form: Form, files: list[str]) -> str:
    """Why files of a form are not for this engine; "" when they are."""
    importer, layout = form.importer, form.layout
    here = "leave --engine spark out"
    if importer.edges or not importer.event:
        return f"{importer.kind} tells ties, which are folded over all its rows; {here}"
    if not layout.encoding.startswith("utf-8") or layout.latin:
        return f"{importer.kind} ({layout.name}) is not in UTF-8, which Spark needs; {here}"
    if len(files) > 1 and not is_cut(layout):
        return (
            f"{len(files)} files at once are for kinds without a header; bring in one file of"
            f" {importer.kind} at a time, each with a --name"
        )
    return ""


def _form(context: "SparkContext", file: str, where: str, kind: str) -> Form | Problem:
    """How a file is to be read, by its first lines."""
    try:
        head = context.textFile(file, use_unicode=False).take(_HEAD)
    except Exception as error:
        java = getattr(error, "java_exception", error)
        return Problem(where, 0, f"cannot be read: {java}")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "head"
        path.write_bytes(b"".join(line + b"\n" for line in head))
        form = detect(path, kind)
    return form._replace(path=where) if isinstance(form, Problem) else form


def _manifest(folder: Path, form: Form, wish: Wish, files: list[str], where: str) -> Manifest:
    importer, here = form.importer, Path(where)
    return Manifest(
        path=folder / "imports" / f"{wish.name or importer.kind}.toml",
        kind=importer.kind,
        file=where,
        sha256=hash_of(here) if len(files) == 1 and here.is_file() else "",
        layout=form.layout.name,
        release=wish.release or importer.release,
        published=wish.published,
        title=importer.title,
        licence=importer.licence,
        citation=importer.citation,
        scope=wish.scope,
    )


def _rejected(looked: Look) -> list[str]:
    """The rejected rows as CSV: file, line, reason, and the cells as they stood."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("file", "line", "reason", "cells"))
    writer.writerows((file, r.line, r.reason, *r.cells) for file, r in looked.rejects)
    return [out.getvalue().removesuffix("\n")]
