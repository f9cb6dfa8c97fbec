"""Each asking verb takes the filters with the same meaning: what is shut out is not answered."""

import json

import pytest
from click.testing import CliRunner

import kg
from kg.cli import cli

ASKING = {
    "who-backs": ["lna"], "backed-by": ["turkey"], "both-sides": [], "switched": [], "at-table": [],
    "proxies": [], "shared": [], "allies": ["lna"], "rivals": ["lna"], "blocs": [],
    "balance": ["--all"], "path": ["russia", "lna"], "brokers": [],
    "drift": ["2019-05-01", "2020-06-02"], "disputes": [], "single-source": [], "stale": [],
    "timeline": [], "ceasefires": [], "diff": ["2019-05-01", "2020-06-02"],
}  # fmt: skip
SHUT = (
    ["--known-by", "1900-01-01"],
    ["--method", "imported"],
    ["--status", "retracted"],
    ["--kind", "resignation", "--place", "benghazi", "--means", "training"],
)


def rows(words):
    result = CliRunner().invoke(cli, [*words, "--json", "-d", str(kg.example("libya"))])
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)


@pytest.mark.parametrize("verb", ASKING)
def test_what_the_filters_shut_out_is_in_no_answer(verb):
    assert rows([verb, *ASKING[verb]])["rows"]
    for filters in SHUT:
        told = rows([verb, *ASKING[verb], *filters])
        assert told["rows"] == [], filters
        assert told["filters"], filters


def test_cite_cites_what_the_view_shows():
    def cited(*filters):
        words = ["cite", "--format", "csl", *filters, "-d", str(kg.example("libya"))]
        return CliRunner().invoke(cli, words).stdout

    assert len(cited("--from", "2011-01-01", "--to", "2011-12-31")) < len(cited())


def test_the_ledger_of_ceasefires_heeds_kinds():
    assert rows(["ceasefires", "--kind", "ceasefire"])["rows"]
    assert rows(["ceasefires", "--kind", "capture"])["rows"] == []
