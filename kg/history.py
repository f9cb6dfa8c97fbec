"""History: a conflict's folder at revisions of git, told in the words of the domain."""

import io
import subprocess
import tarfile
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.curation import read_folder
from kg.curation.table import said
from kg.model import Chronicle, Claim
from kg.model.moved import now


class HistoryError(Exception):
    """There is no such history; the message says why."""


@dataclass(frozen=True)
class Step:
    """What one commit did to what is told under an id."""

    commit: str
    day: str
    author: str
    subject: str
    what: tuple[str, ...]


@contextmanager
def at_revision(folder: Path, revision: str) -> Iterator[Path]:
    """The folder as it was at a revision, in a place of its own."""
    root = Path(_git(folder, "rev-parse", "--show-toplevel").strip())
    inside = folder.resolve().relative_to(root.resolve()).as_posix()
    tree = f"{revision}:{inside}" if inside != "." else revision
    packed = _run(folder, "archive", "--format=tar", tree)
    with tempfile.TemporaryDirectory() as name, tarfile.open(fileobj=io.BytesIO(packed)) as tar:
        place = Path(name) / folder.resolve().name
        tar.extractall(place, filter="data")
        yield place


def log(folder: Path, id: str) -> Iterator[Step]:
    """The commits that changed what is told under an id, or under what it was before; latest first.

    The id is of an actor, place, source, fact or claim.
    """
    commits = _git(folder, "log", "--format=%H%x1f%as%x1f%an%x1f%s", "--", ".").splitlines()
    ids = _all_ids(folder, id)
    newer: tuple[str, dict[str, str]] | None = None
    for line in commits:
        told = _told_at(folder, line.split("\x1f")[0], ids)
        if newer and newer[1] != told:
            yield _step(newer[0], told, newer[1])
        newer = line, told
    if newer and newer[1]:
        yield _step(newer[0], {}, newer[1])


def _all_ids(folder: Path, id: str) -> set[str]:
    """An id, what it is today, and what that was before."""
    chronicle, _ = read_folder(folder)
    ids = {id}
    for noun in ("actor", "place", "source", "tie", "event", "claim"):
        if move := now(chronicle.moved, noun, id):
            ids.add(move.now)
    while more := {m.was for m in chronicle.moved if m.now in ids} - ids:
        ids |= more
    return ids - {""}


def _told_at(folder: Path, commit: str, ids: set[str]) -> dict[str, str]:
    """What stood under some ids at a commit, each part under a name of its own."""
    try:
        with at_revision(folder, commit) as place:
            chronicle, _ = read_folder(place)
    except HistoryError:  # the folder was not there yet
        return {}
    return dict(_parts(chronicle, ids))


def _parts(chronicle: Chronicle, ids: set[str]) -> Iterator[tuple[str, str]]:
    for noun in ("actor", "place", "source"):
        for id in sorted(ids & set(getattr(chronicle, f"{noun}s"))):
            card = getattr(chronicle, f"{noun}s")[id]
            for field, value in vars(card).items():
                if value and field not in ("id", "origin"):
                    yield f"{noun} {id}: {field}", str(value)
    for claim in chronicle.claims:
        named = {claim.id, claim.about.id, claim.source, claim.according_to, *claim.actors}
        if ids & (named | {claim.place}):
            yield f"claim {claim.id}", _words(claim)


def _words(claim: Claim) -> str:
    told = said(claim)
    keys = ("polarity", "certainty", "according-to", "when", "attested", "means", "says", "quote")
    return f"{claim.source}: " + "; ".join(
        told[key] for key in keys if told[key] and told[key] not in ("affirms", "stated")
    )


def _step(line: str, old: dict[str, str], new: dict[str, str]) -> Step:
    what = [f"+ {part}: {new[part]}" for part in new if part not in old]
    what += [f"- {part}: {old[part]}" for part in old if part not in new]
    what += [f"~ {p}: {old[p]} → {new[p]}" for p in new if p in old and old[p] != new[p]]
    commit, day, author, subject = line.split("\x1f", 3)
    return Step(commit[:10], day, author, subject, tuple(what))


def _git(folder: Path, *arguments: str) -> str:
    return _run(folder, *arguments).decode("utf-8", "replace")


def _run(folder: Path, *arguments: str) -> bytes:
    try:
        done = subprocess.run(
            ["git", "-C", str(folder), *arguments], capture_output=True, check=False
        )
    except OSError as error:
        raise HistoryError(f"git cannot be run: {error.strerror}") from error
    if done.returncode:
        told = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["git failed"]
        raise HistoryError(f"{folder}: {told[0]}")
    return done.stdout
