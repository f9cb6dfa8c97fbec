"""kg import --engine spark where Spark is not, or is not for this file: what is told."""

import sys

import pytest
from click.testing import CliRunner
from test_import_gdelt import STRIKE, tabs

from kg.cli import cli
from kg.curation.begin import begin


@pytest.fixture
def told(tmp_path):
    """Runs kg import over a file of one row; what it says and its exit code."""
    begin(tmp_path / "war")
    (tmp_path / "x.csv").write_text(tabs([STRIKE]))

    def run(*more: str) -> tuple[int, str]:
        args = ["import", str(tmp_path / "x.csv"), "--data", str(tmp_path / "war"), *more]
        result = CliRunner().invoke(cli, args)
        return result.exit_code, result.stderr

    return run


def test_without_pyspark_the_extra_is_named(told, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyspark", None)
    code, words = told("--engine", "spark", "--dry-run")
    assert (code, "pip install 'conflict-kg[spark]'" in words) == (3, True)


def test_without_java_the_package_is_named(told, monkeypatch, tmp_path):
    pytest.importorskip("pyspark")
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    code, words = told("--engine", "spark", "--dry-run")
    assert (code, "apt-get install default-jre-headless" in words) == (3, True)


def test_the_parts_need_a_folder_and_belong_to_spark(told):
    assert told("--engine", "spark")[1].strip().endswith("name a new folder for them, --parts")
    assert told("--parts", "x")[1].strip().endswith("are for --engine spark")
