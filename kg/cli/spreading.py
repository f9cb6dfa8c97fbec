"""kg import --engine spark: a dataset mapped on a cluster into parts, after the same report."""

from dataclasses import asdict
from pathlib import Path

import click

from kg.cli.output import FINDINGS, USAGE, answer_json, count, fail, say

_SHOWN = 12  # rejects that are shown of many


def spread(folder, where, wish, described, parts, master, dry_run, as_json, reports) -> None:
    """Look at the files of an address on a cluster, report, and write the parts."""
    from kg.cluster.engine import prepare, write
    from kg.cluster.files import NoFile
    from kg.cluster.session import NoSpark, session

    if not parts and not dry_run:
        fail("--engine spark writes N-Quads in parts: name a new folder for them, --parts", USAGE)
    try:
        with session(master) as context:
            job = prepare(context, folder, where, wish, described.actors, places=described.places)
            if isinstance(job, list):
                say(*map(str, job))
                fail("nothing was imported", FINDINGS)
            if as_json:
                answer_json(_json(job))
            else:
                _report(job, where)
                for report in reports:
                    report(job)
            if dry_run:
                return
            written = write(context, job, parts)
    except (NoSpark, NoFile) as error:
        fail(str(error))
    say(
        f"written: {parts}: {count(written.quads, 'quad')} in {count(written.parts, 'part')}",
        "the parts are not in this folder's graph: load them into a store after kg publish",
    )


def _report(job, where: str) -> None:
    importer, look = job.task.importer, job.look
    say(click.style(f"{importer.title} ({importer.kind}, {job.task.layout.name})", bold=True))
    scope = f", {look.out_of_scope} of them outside the scope" if look.out_of_scope else ""
    say(f"{count(look.rows, 'row')}{scope}, {len(look.rejects)} rejected")
    for file, reject in look.rejects[:_SHOWN]:
        say(f"  {_told(file, where)}:{reject.line}: {reject.reason}")
    if len(look.rejects) > _SHOWN:
        say(f"  and {len(look.rejects) - _SHOWN} more, all of them in rejected.csv of the parts")


def _told(file: str, where: str) -> str:
    """A file as the person named it."""
    return where if Path(where).name == Path(file).name else file


def _json(job) -> dict:
    look = job.look
    return {
        "kind": job.task.importer.kind,
        "layout": job.task.layout.name,
        "import": job.task.manifest.name,
        "files": job.pieces.files,
        "rows": look.rows,
        "out_of_scope": look.out_of_scope,
        "rejects": [
            {"file": file, "line": reject.line, "reason": reject.reason}
            for file, reject in look.rejects
        ],
        "actors": [
            {"theirs": m.party.key, "name": m.party.name, "actor": m.actor, "how": m.how}
            for m in job.matches
        ],
        "places": [asdict(site) for site in job.sites],
    }
