"""kg import: a published dataset into the conflict, after a report on rows, actors and places."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

import click

from kg.cli.options import data_option, folder_of, json_option
from kg.cli.output import FINDINGS, USAGE, answer_json, count, fail, say, say_problems, table

_LONG = 1_000_000  # bytes of a file that one waits for
_SHOWN = 12  # actors and rejects that are shown of many


@click.command("import")
@click.argument("what", nargs=-1, metavar="[KIND] FILE")
@data_option
@click.option("--name", default="", help="Name of the import (default: its kind).")
@click.option("--release", default="", help="Version of the dataset, as in 25.1.")
@click.option("--published", default="", help="When that version came out (EDTF).")
@click.option("--country", "countries", multiple=True, help="Only rows of this country.")
@click.option("--years", default="", help="Only these years: 2011..2017, 2011.. or 2011.")
@click.option("--actor", "actors", multiple=True, help="Only rows that name this actor.")
@click.option(
    "--accept-names",
    "names",
    is_flag=True,
    help="Take actors, and places, of the same name as one.",
)
@click.option("--in-place", is_flag=True, help="Leave the file where it lies; copy nothing.")
@click.option(
    "--anyway", is_flag=True, help="Bring it in although most rows are rejected, or taken back."
)
@click.option("--dry-run", "dry_run", is_flag=True, help="Only tell what would be done.")
@click.option(
    "--engine",
    type=click.Choice(("local", "spark")),
    default="local",
    help="spark: map on a cluster, into --parts.",
)
@click.option("--parts", default="", help="spark: new folder for the N-Quads (path or URI).")
@click.option("--master", default="", help="spark: the cluster, as in local[4].")
@json_option
def bring_in(
    what, data, name, release, published, countries, years, actors, names, in_place, anyway,
    dry_run, engine, parts, master, as_json,
) -> None:  # fmt: skip
    """Bring a dataset (UCDP, ACLED, ..) into the conflict: FILE, its KIND found by its header.

    \b
    kg import                                 # the kinds that are known
    kg import ucdp-ged                        # what becomes of each column of a kind
    kg import ucdp-esd-ay-181.csv --dry-run   # who its actors are, before anything is written
    kg import ucdp-esd ucdp-esd-ay-181.csv --country Libya
    kg import gdelt 'hdfs://node/gdelt/*.CSV' --engine spark --parts hdfs://node/parts
    """
    from kg.cli.finding import here
    from kg.importing.bringing import Wish, prepare, write
    from kg.importing.manifest import Scope
    from kg.importing.table import IMPORTERS
    from kg.shipped import sample

    if not what:
        _kinds(as_json)
        return
    if len(what) > 2:
        fail("give a file, or a kind and a file", USAGE)
    kind, file = what if len(what) == 2 else ("", what[0])
    if len(what) == 1 and file in IMPORTERS and not Path(file).exists():
        _columns(IMPORTERS[file], as_json)
        return
    scope = Scope(tuple(countries), years, tuple(actors))
    wish = Wish(sample(Path(file)), kind, name, release, published, scope, names, in_place, anyway)
    folder = folder_of(data)
    if wrong := _mistyped(wish):
        fail(wrong, USAGE)
    if engine == "spark":
        from kg.cli.spreading import spread

        told = _report_actors, _report_places
        spread(folder, file, wish, _described(folder), parts, master, dry_run, as_json, told)
        return
    if parts or master:
        fail("--parts and --master are for --engine spark", USAGE)
    with _bar(wish.file) as told:
        chronicle = _described(folder)
        found = prepare(folder, wish, chronicle.actors, told, chronicle.places)
    if isinstance(found, list):
        say(*map(str, found))
        fail("nothing was imported", FINDINGS)
    if as_json:
        answer_json(_json(found))
    else:
        _report(found)
    if dry_run:
        return
    try:
        written = write(found)
    except OSError as error:
        fail(f"{error.filename}: cannot be written: {error.strerror}")
    say(*(f"written: {here(str(path))}" for path in written))
    if not written:
        say("nothing was changed: this file is imported already, just so")
        return
    _build(folder, found.manifest.data)


def _build(folder: Path, file: Path) -> None:
    """Build at once, with a bar of the rows mapped, so that no question has to wait."""
    from kg.store import BrokenData, BuildError, fresh

    try:
        with _bar(file) as told:
            built, _ = fresh(folder, told=told and (lambda _, done: told(done)))
    except BrokenData as error:
        say_problems(error.problems)
        fail("imported, but not built: the data have problems (kg check shows them)", FINDINGS)
    except BuildError as error:
        fail(f"imported, but not built: {error}")
    say(f"built: {count(built.manifest['counts']['claims'], 'claim')} in all")


def _mistyped(wish) -> str:
    from kg.dates import DateError, Moment
    from kg.importing.manifest import is_years

    if wish.scope.years and not is_years(wish.scope.years):
        return f"--years '{wish.scope.years}': write 2011..2017, 2011.. or 2011"
    try:
        Moment.parse(wish.published or "2000")
    except DateError as error:
        return f"--published: {error}"
    return ""


def _described(folder: Path):
    """What the conflict's own files describe."""
    from kg.curation import read_folder

    if not folder.is_dir():
        fail(f"no such folder: {folder}")
    chronicle, _ = read_folder(folder)
    return chronicle


def _kinds(as_json: bool) -> None:
    from kg.importing.table import IMPORTERS

    rows = [(kind, it.title, "; ".join(la.name for la in it.layouts)) for kind, it in
            IMPORTERS.items()]  # fmt: skip
    if as_json:
        keys = ("kind", "title", "layouts")
        answer_json([dict(zip(keys, row, strict=True)) for row in rows])
    else:
        table(("kind", "dataset", "layouts"), rows)


def _columns(importer, as_json: bool) -> None:
    rows = [(column.name, column.role, column.mind) for column in importer.columns]
    keys = ("column", "becomes", "mind")
    if as_json:
        answer_json([dict(zip(keys, row, strict=True)) for row in rows])
    else:
        table(keys, rows)


def _report(found) -> None:
    importer = found.form.importer
    say(click.style(f"{importer.title} ({importer.kind}, {found.form.layout.name})", bold=True))
    if found.nothing_new:
        return
    scope = f", {found.out_of_scope} of them outside the scope" if found.out_of_scope else ""
    say(f"{count(found.rows, 'row')}{scope}, {len(found.rejects)} rejected")
    for reject in found.rejects[:_SHOWN]:
        say(f"  {found.wish.file}:{reject.line}: {reject.reason}")
    if len(found.rejects) > _SHOWN:
        say(f"  and {len(found.rejects) - _SHOWN} more, all of them in {found.manifest.rejected}")
    if found.before:
        say(
            f"since {found.before.release or 'before'}: {found.added} rows added, "
            f"{found.changed} changed, {found.removed} removed"
        )
    _report_actors(found)
    _report_places(found)


def _report_actors(found) -> None:
    hows = [match.how for match in found.matches] + ["decided before"] * len(found.known)
    told = {"id": "by id", "name": "by name", "new": "new", "decided before": "decided before"}
    counts = ", ".join(f"{hows.count(how)} {words}" for how, words in told.items() if how in hows)
    say(f"{count(len(hows), 'actor')}: {counts}" if hows else "no actors")
    shown = [m for m in found.matches if m.how != "new" or m.like]
    if shown:
        table(("theirs", "name", "actor", "how", "near"), map(_match_row, shown))


def _match_row(match) -> tuple:
    near = ", ".join(f"{id} {score}" for id, score in match.like)
    return match.party.key, match.party.name, match.actor, match.how, near


def _report_places(found) -> None:
    """What the places of the file are; those that no place of the conflict is near to, as new."""
    if not found.places:
        return
    hows = [site.how for site in found.sites]
    counts = {how: hows.count(how) for how in ("id", "name")}
    counts["before"] = found.settled
    counts["new"] = found.places - sum(counts.values())
    words = {"id": "by id", "name": "by name", "before": "decided before", "new": "new"}
    told = ", ".join(f"{number} {words[how]}" for how, number in counts.items() if number)
    say(f"{count(found.places, 'place')}: {told}")
    if found.sites:
        rows = [(s.key, s.name, s.place, s.how, s.like) for s in found.sites]
        table(("theirs", "name", "place", "how", "near"), rows)


def _json(found) -> dict:
    return {
        "kind": found.form.importer.kind,
        "layout": found.form.layout.name,
        "import": found.manifest.name,
        "rows": found.rows,
        "out_of_scope": found.out_of_scope,
        "rejects": [{"line": r.line, "reason": r.reason} for r in found.rejects],
        "added": found.added,
        "changed": found.changed,
        "removed": found.removed,
        "nothing_new": found.nothing_new,
        "actors": [
            dict(zip(("theirs", "name", "actor", "how", "near"), _match_row(m), strict=True))
            for m in found.matches
        ],
        "places": [asdict(site) for site in found.sites],
    }


@contextmanager
def _bar(file: Path) -> Iterator[Callable[[int], None] | None]:
    """A bar of the bytes read, with rate and time left, on a terminal, for a file of some size."""
    if not sys.stderr.isatty() or not file.is_file() or file.stat().st_size < _LONG:
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TransferSpeedColumn
    from rich.progress import TimeRemainingColumn as Remaining

    columns = (BarColumn(), DownloadColumn(), TransferSpeedColumn(), Remaining())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=file.stat().st_size)
        yield lambda done: bar.update(task, completed=done)
