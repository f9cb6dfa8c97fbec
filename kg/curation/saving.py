"""Saving: text files are written whole or not at all, and several of them as one.

A file is written beside itself, flushed and renamed. Before that its bytes are compared with those
that were read: what somebody else has written meanwhile is never written over. Several files go
through a journal: once it stands, the change is finished, at the latest by the next command on the
folder (`finish`); before that, nothing has happened.
"""

import fcntl
import hashlib
import json
import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from kg.folder import JOURNAL

_NEW = ".kg-new-"  # begins the name of a file that is not finished
_WAIT = 10  # seconds for another process that is saving
ASIDE = ".kg-edit"  # ends the name of a text that could not take its place


class SaveError(Exception):
    """Nothing was saved; the message says why and what to do."""


@dataclass(frozen=True)
class Change:
    """One file as it was read and as it is to be; None where there is (to be) no file."""

    path: Path
    before: str | None
    after: str | None


def read(path: Path) -> str | None:
    """The text of a file with its line ends as they are; None where there is no file."""
    try:
        return path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        return None


def save(folder: Path, changes: Iterable[Change], step: Callable[[str], None] = str) -> list[Path]:
    """Put changes of a folder's files into force, all or none of them; the files that changed.

    SaveError when a file is no longer as it was read, or cannot be written. `step` is told before
    each step, for tests that stop there.
    """
    changes = [change for change in changes if change.before != change.after]
    if not changes:
        return []
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with locked(folder):
            if (folder / JOURNAL).exists():
                _finish(folder)
            _sweep(folder, changes)
            _compare(changes)
            step("compared")
            if len(changes) > 1:
                write_whole(folder / JOURNAL, _journal(folder, changes), step)
            for change in changes:
                step(f"before {change.path.name}")
                _put(change.path, change.after, step)
            step("before the end")
            if len(changes) > 1:
                _drop(folder / JOURNAL)
    except OSError as error:
        where = error.filename or folder
        raise SaveError(f"{where}: cannot be written: {error.strerror}") from error
    return [change.path for change in changes]


def finish(folder: Path) -> list[str]:
    """Finish the change that a killed process has begun; what there is to tell of it.

    A file that somebody has changed since is left as it is, and the change's text put beside it.
    """
    with locked(folder):
        return _finish(folder) if (folder / JOURNAL).exists() else []


def write_whole(path: Path, text: str, step: Callable[[str], None] = str) -> None:
    """Write a file so that it is there whole, or as it was before."""
    path = path.resolve()  # a link stays a link
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f"{_NEW}{os.getpid()}-{path.name}")
    try:
        with new.open("wb") as file:
            file.write(text.encode("utf-8"))
            file.flush()
            os.fsync(file.fileno())
        if path.exists():
            new.chmod(path.stat().st_mode & 0o7777)
        step(f"written {path.name}")
        new.replace(path)
    except OSError:
        new.unlink(missing_ok=True)
        raise
    _flush(path.parent)


@contextmanager
def locked(folder: Path) -> Iterator[None]:
    """Hold the folder against other processes that save in it; SaveError after ten seconds."""
    descriptor = os.open(folder, os.O_RDONLY)
    until = time.monotonic() + _WAIT
    try:
        while True:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() >= until:
                    raise SaveError(f"{folder}: another kg is writing here; try again") from None
                time.sleep(0.02)
        yield
    finally:
        os.close(descriptor)


def _compare(changes: list[Change]) -> None:
    for change in changes:
        if _hash(change.path) != _told(change.before):
            raise SaveError(
                f"{change.path}: was changed by somebody else meanwhile; nothing was written, "
                "look at it and try again"
            )


def _put(path: Path, text: str | None, step: Callable[[str], None] = str) -> None:
    if text is None:
        _drop(path)
    else:
        write_whole(path, text, step)


def _drop(path: Path) -> None:
    path.unlink(missing_ok=True)
    _flush(path.parent)


def _journal(folder: Path, changes: list[Change]) -> str:
    told = [
        {
            "path": os.path.relpath(change.path, folder),
            "before": _told(change.before),
            "after": change.after,
        }
        for change in changes
    ]
    return json.dumps(told, ensure_ascii=False)


def _finish(folder: Path) -> list[str]:
    told = []
    for change in json.loads((folder / JOURNAL).read_text("utf-8")):
        path, after = folder / change["path"], change["after"]
        now = _hash(path)
        if now == change["before"]:
            _put(path, after)
        elif now != _told(after):
            aside = path.with_name(path.name + ASIDE)
            write_whole(aside, after or "")
            told.append(
                f"{path}: was changed while an edit was waiting to be finished; it is left as it "
                f"is, what the edit would have made of it stands in {aside.name}"
            )
    _sweep(folder, ())
    _drop(folder / JOURNAL)
    return [f"{folder}: an edit that had been cut off is finished", *told]


def _sweep(folder: Path, changes: Iterable[Change]) -> None:
    """Remove what killed processes have left half; nobody else is writing while one is locked."""
    for place in {folder, *(change.path.parent for change in changes)}:
        for left in place.glob(f"{_NEW}*"):
            left.unlink(missing_ok=True)


def _hash(path: Path) -> str:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        return ""


def _told(text: str | None) -> str:
    return "" if text is None else hashlib.sha256(text.encode("utf-8")).hexdigest()


def _flush(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
