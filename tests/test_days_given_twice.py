"""Verbs that take days of their own refuse a filter that would name another day."""

import pytest
from click.testing import CliRunner

import kg
from kg.cli import cli

ONE, OTHER = "2019-05-01", "2020-06-02"


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (["drift", ONE, OTHER, "--as-of", ONE], "leave out --as-of 2019-05-01"),
        (["drift", ONE], "give two days or more, as in kg drift 2019-05-01 2020-06-02"),
        (["drift", ONE, ONE], "give two days or more"),
        (["diff", ONE, OTHER, "--as-of", ONE], "leave out --as-of 2019-05-01"),
        (["diff", ONE, OTHER, "--known", "--known-by", ONE], "leave out --known-by 2019-05-01"),
        (["figure", "matrix", "--day", ONE], "only `network` is drawn of several days"),
        (["figure", "network", "--day", ONE, "--as-of", ONE], "leave out --as-of 2019-05-01"),
    ],
    ids=str,
)
def test_a_day_given_twice_is_an_error_that_says_what_to_do(words, told):
    result = CliRunner().invoke(cli, [*words, "-d", str(kg.example("libya"))])
    assert result.exit_code == 2
    assert told in result.stderr


def test_a_day_of_knowledge_and_one_of_the_ties_are_two_things():
    words = ["diff", ONE, OTHER, "--known-by", OTHER, "--kind", "alliance"]
    result = CliRunner().invoke(cli, [*words, "-d", str(kg.example("libya"))])
    assert result.exit_code == 0
