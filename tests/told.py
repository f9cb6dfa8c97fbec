"""Cases that a curator could have written: a text added to the war, and what is told of it.

A file of `tests/cases/wrong` or `tests/cases/findings` holds cases of this form, where each message
is led by the name of the file unless it names another (`actors.yml:2: ..`):

    == what it is about: facts/new.yml
    the text of the file
    --
    :3: what is told of line 3
"""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

CASES = Path(__file__).parent / "cases"


def cases(path: Path) -> Iterator:
    """File, text and messages of each case in a file of cases."""
    for case in path.read_text("utf-8").split("\n== ")[1:]:
        title, _, body = case.partition("\n")
        what, _, file = title.rpartition(": ")
        text, _, messages = body.partition("\n--\n")
        told = [file + line if line[0] == ":" else line for line in messages.split("\n") if line]
        yield pytest.param(file, text + "\n", told, id=f"{path.stem}: {what}")


def go_to_war(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Copy the invented war into a folder and stand in it: paths in messages start there."""
    shutil.copytree(CASES / "war", folder, dirs_exist_ok=True)
    monkeypatch.chdir(folder)


def add(file: str, text: str | bytes) -> None:
    """Write a file beside those of the war."""
    Path(file).parent.mkdir(exist_ok=True)
    Path(file).write_bytes(text if isinstance(text, bytes) else text.encode())
