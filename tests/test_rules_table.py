"""kg rules: the reader's table as somebody reviews it, with the codes that other data use."""

import json

from click.testing import CliRunner

from kg.cli import cli
from kg.reading.rules import RULES


def asked(*words: str):
    """What `kg rules` answers."""
    return CliRunner().invoke(cli, ["rules", *words])


def test_every_rule_is_listed_with_its_example():
    told = json.loads(asked("--json").stdout)
    assert [(one["rule"], one["example"]) for one in told] == [(r.name, r.example) for r in RULES]
    assert all(0 < one["sure"] <= 1 for one in told)


def test_codes_are_those_of_the_kind_and_of_the_means():
    told = {one["rule"]: one["codes"] for one in json.loads(asked("--json").stdout)}
    assert "CAMEO 192" in told["captures"]
    assert "PLOVER AID" in told["delivers"]
    assert told["backs"] == []  # support of no kind that is told is no code of material aid
    assert told["fights-for"] == ["UCDP P, X"]


def test_a_kind_or_a_rule_is_chosen():
    head, *rows = asked("talks").stdout.splitlines()
    assert {row.split("\t")[head.split("\t").index("kind")] for row in rows} == {"talks"}
    assert len(asked("captures").stdout.splitlines()) == 2


def test_a_word_that_is_neither_is_told_with_the_nearest():
    assert "unknown kind or rule 'bakcing'; did you mean 'backing'?" in asked("bakcing").stderr
    assert "no rule makes a claim of the kind succession" in asked("succession").stderr
