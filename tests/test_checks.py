"""The checks: what is told of facts that are well formed and cannot be right."""

from itertools import chain
from pathlib import Path

import pytest
from told import CASES, add, cases, go_to_war

from kg.curation import read_folder
from kg.curation.checks import CHECKS, check
from kg.model import Chronicle

BY_NAME = {one.__name__: one for one in CHECKS}
FINDINGS = sorted((CASES / "findings").glob("*.txt"))
EACH = [(path.stem, case) for path in FINDINGS for case in cases(path)]


@pytest.mark.parametrize(
    ("name", "file", "text", "messages"),
    [pytest.param(name, *case.values, id=case.id) for name, case in EACH],
)
def test_a_finding_is_told_in_its_place_and_in_these_words(
    name, file, text, messages, tmp_path, monkeypatch
):
    go_to_war(tmp_path, monkeypatch)
    add(file, text)
    chronicle, problems = read_folder(Path("."))
    assert problems == []
    assert [str(finding) for finding in BY_NAME[name](chronicle)] == messages


def test_every_check_has_a_case_that_it_finds_and_one_that_it_lets_pass():
    for name in BY_NAME:
        told = [case.values[-1] for which, case in EACH if which == name]
        assert any(told), name
        assert not all(told), name
    assert {path.stem for path in FINDINGS} == set(BY_NAME)


def test_the_war_has_no_findings(monkeypatch):
    monkeypatch.chdir(CASES / "war")
    chronicle, problems = read_folder(Path("."))
    assert problems == check(chronicle) == []


def test_nothing_is_found_where_nothing_is_said():
    assert check(Chronicle()) == []


def test_all_findings_of_all_checks_are_told_at_once_in_order_of_place(tmp_path, monkeypatch):
    go_to_war(tmp_path, monkeypatch)
    files = ("self_ties", "evidence_given", "unused_sources", "required_roles")
    firsts = [next(cases(CASES / "findings" / f"{name}.txt")).values for name in files]
    for number, (file, text, _) in enumerate(firsts):
        add(file.replace("new", f"new{number}"), text)
    messages = chain.from_iterable(
        [line.replace("/new", f"/new{number}") for line in told]
        for number, (_, _, told) in enumerate(firsts)
    )
    assert sorted(str(finding) for finding in check(read_folder(Path("."))[0])) == sorted(messages)


def test_the_first_line_of_a_check_says_what_ought_to_be_so():
    for one in CHECKS:
        first = one.__doc__.splitlines()[0]
        assert first.endswith(".") and first[0].isupper()
