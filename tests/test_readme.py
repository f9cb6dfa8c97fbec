"""The examples of the README and of each war's questions are true: commands show what is there.

KG_WRITE=1 pytest tests/test_readme.py writes the present output into the pages instead.
"""

import doctest
import os
import re
from pathlib import Path

import pytest
from terminal import seen

ROOT = Path(__file__).parent.parent
README = ROOT / "README.md"
QUESTIONS = sorted(ROOT.glob("data/*/QUESTIONS.md"))
BLOCK = re.compile(r"```console\n(.*?)```", re.S)


def examples(page: Path) -> list[tuple[str, str]]:
    """(command, output) of each `$` line in the console blocks, blocks of one folder in order."""
    found = []
    for block in BLOCK.findall(page.read_text("utf-8")):
        for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
            command, _, output = part.partition("\n")
            found.append((command, output.strip("\n")))
    return found


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """An empty folder to type the README's commands in."""
    before = os.environ.get("KG_CACHE")
    os.environ["KG_CACHE"] = str(tmp_path_factory.mktemp("cache"))
    yield tmp_path_factory.mktemp("readme")
    os.environ.pop("KG_CACHE")
    if before:
        os.environ["KG_CACHE"] = before


@pytest.mark.parametrize("page", [README, *QUESTIONS], ids=lambda page: page.parent.name)
def test_every_command_shows_what_the_page_says(folder, page):
    text = page.read_text("utf-8")
    wrong = []
    for command, output in examples(page):
        shown = seen(command, folder)
        if shown != output:
            wrong.append((command, output, shown))
            before = f"$ {command}\n{output}".rstrip("\n")
            text = text.replace(f"{before}\n", f"$ {command}\n{shown}".rstrip("\n") + "\n", 1)
    if os.environ.get("KG_WRITE"):
        page.write_text(text, "utf-8")
    else:
        assert not wrong, "\n\n".join(f"$ {c}\n{shown}" for c, _, shown in wrong)


def test_the_readme_has_examples():
    assert len(examples(README)) >= 10


@pytest.mark.parametrize("war, number", [("libya", 10), ("sudan", 5), ("myanmar", 4)])
def test_there_are_questions_of_four_users(war, number):
    page = ROOT / "data" / war / "QUESTIONS.md"
    text = page.read_text("utf-8")
    assert re.findall(r"^### (\d+)\.", text, re.M) == [str(n) for n in range(1, number + 1)]
    assert len(examples(page)) == number
    assert len(re.findall("^## ", text, re.M)) == 4


def test_each_conflict_that_is_shipped_has_its_questions():
    wars = {path.name for path in (ROOT / "data").iterdir() if path.is_dir()}
    assert {page.parent.name for page in QUESTIONS} == wars


def test_python_examples_run(folder):
    failed, tried = doctest.testfile(str(README), module_relative=False)
    assert tried >= 3
    assert failed == 0


def test_every_verb_stands_in_the_readme():
    from kg.cli import VERBS

    text = README.read_text("utf-8")
    assert [verb for verb in VERBS if f"kg {verb}" not in text] == []
