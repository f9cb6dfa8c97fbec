"""Saving: whole files or none, never over somebody else's words, several files as one."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from kg.curation.saving import Change, SaveError, finish, read, save
from kg.folder import JOURNAL

# A process that changes two files and takes a third away, and stops dead at a step.
KILLED = """
import os, signal, sys
from pathlib import Path
from kg.curation.saving import Change, save
folder, stop = Path(sys.argv[1]), sys.argv[2]
def step(name):
    if name == stop:
        os.kill(os.getpid(), signal.SIGKILL)
save(folder, [
    Change(folder / "one.yml", "old one\\n", "new one\\n"),
    Change(folder / "facts" / "two.yml", "old two\\n", "new two\\n"),
    Change(folder / "three.yml", "old three\\n", None),
], step)
"""
OLD = {"one.yml": "old one\n", "facts/two.yml": "old two\n", "three.yml": "old three\n"}
NEW = {"one.yml": "new one\n", "facts/two.yml": "new two\n"}


@pytest.fixture
def folder(tmp_path) -> Path:
    (tmp_path / "facts").mkdir()
    for name, text in OLD.items():
        (tmp_path / name).write_text(text, "utf-8")
    return tmp_path


def held(folder: Path) -> dict[str, str]:
    """What a folder holds, files that are not finished among it."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in files}


@pytest.mark.parametrize(
    ("step", "after"),
    [
        ("compared", OLD),
        (f"written {JOURNAL}", OLD),
        ("before one.yml", NEW),
        ("written one.yml", NEW),
        ("before two.yml", NEW),
        ("written two.yml", NEW),
        ("before three.yml", NEW),
        ("before the end", NEW),
    ],
)
def test_a_change_cut_off_by_kill_9_is_undone_or_finished(folder, step, after):
    command = [sys.executable, "-c", KILLED, str(folder), step]
    assert subprocess.run(command, check=False).returncode == -signal.SIGKILL
    finish(folder)
    save(folder, [Change(folder / "next.yml", None, "next\n")])
    save(folder, [Change(folder / "facts" / "more.yml", None, "more\n")])
    assert held(folder) == after | {"next.yml": "next\n", "facts/more.yml": "more\n"}


def test_the_next_command_finishes_and_says_so(folder, capfd):
    from kg.cli.options import folder_of

    subprocess.run([sys.executable, "-c", KILLED, str(folder), "before two.yml"], check=False)
    assert folder_of(folder) == folder
    assert capfd.readouterr().err == f"{folder}: an edit that had been cut off is finished\n"
    assert held(folder) == NEW


def test_what_somebody_wrote_into_a_cut_off_change_stays(folder):
    subprocess.run([sys.executable, "-c", KILLED, str(folder), "before two.yml"], check=False)
    (folder / "facts" / "two.yml").write_text("by hand\n", "utf-8")
    told = finish(folder)
    assert told[1] == (
        f"{folder}/facts/two.yml: was changed while an edit was waiting to be finished; it is left "
        "as it is, what the edit would have made of it stands in two.yml.kg-edit"
    )
    assert held(folder) == {
        "one.yml": "new one\n",
        "facts/two.yml": "by hand\n",
        "facts/two.yml.kg-edit": "new two\n",
    }


@pytest.mark.parametrize("meanwhile", ["theirs\n", None])
def test_a_file_that_another_has_changed_is_not_written_over(folder, meanwhile):
    path = folder / "facts" / "two.yml"
    path.unlink() if meanwhile is None else path.write_text(meanwhile, "utf-8")
    before = held(folder)
    changes = [
        Change(folder / "one.yml", "old one\n", "new one\n"),
        Change(path, "old two\n", "new two\n"),
    ]
    with pytest.raises(SaveError, match=r"two\.yml: was changed by somebody else meanwhile"):
        save(folder, changes)
    assert held(folder) == before


def test_a_new_file_never_replaces_one_that_has_come_to_stand_there(folder):
    with pytest.raises(SaveError, match="was changed by somebody else"):
        save(folder, [Change(folder / "one.yml", None, "mine\n")])
    assert held(folder) == OLD


def test_a_folder_that_another_process_is_saving_in_is_waited_for(folder, monkeypatch):
    import fcntl

    monkeypatch.setattr("kg.curation.saving._WAIT", 0.05)
    holder = os.open(folder, os.O_RDONLY)
    fcntl.flock(holder, fcntl.LOCK_EX)
    change = Change(folder / "one.yml", "old one\n", "new one\n")
    with pytest.raises(SaveError, match="another kg is writing here"):
        save(folder, [change])
    os.close(holder)
    assert save(folder, [change]) == [folder / "one.yml"]


def test_mode_links_and_line_ends_stay(folder):
    real, link = folder / "one.yml", folder / "link.yml"
    real.write_bytes(b"a\r\n")
    real.chmod(0o640)
    link.symlink_to(real)
    save(folder, [Change(link, read(link), "b\r\n")])
    assert link.is_symlink()
    assert real.read_bytes() == b"b\r\n"
    assert real.stat().st_mode & 0o777 == 0o640


def test_what_cannot_be_written_is_told_and_changes_nothing(folder):
    change = Change(folder / "one.yml" / "inside.yml", None, "x\n")
    with pytest.raises(SaveError, match="cannot be written|was changed"):
        save(folder, [change, Change(folder / "three.yml", "old three\n", "x\n")])
    assert held(folder) == OLD


def test_no_change_writes_nothing(folder):
    assert save(folder, [Change(folder / "one.yml", "old one\n", "old one\n")]) == []
