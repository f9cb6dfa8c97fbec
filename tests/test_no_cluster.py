"""kg import --engine spark where Spark is not, or is not for this file: what is told."""

import sys

import pytest
from click.testing import CliRunner
from dataset_samples import SAMPLES
from test_import_gdelt import STRIKE, tabs

from kg.cli import cli
from kg.cluster.engine import unfit
from kg.curation.begin import begin
from kg.importing.detecting import detect
from kg.importing.table import IMPORTERS

FIT = {"ucdp-ged", "acled", "pax", "paax", "gdelt", "icews"}
WHY_NOT = dict.fromkeys(IMPORTERS, "tells ties") | {"sipri": "not in UTF-8", "pitf": "not in UTF-8"}


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


@pytest.mark.parametrize("kind", SAMPLES)
def test_kinds_whose_rows_need_others_or_other_bytes_are_refused(tmp_path, kind):
    sample = SAMPLES[kind]
    (tmp_path / "rows.csv").write_bytes(sample.text().encode(sample.encoding))
    form = detect(tmp_path / "rows.csv", kind)
    told = unfit(form, ["rows.csv"])
    assert told == "" if kind in FIT else f"{WHY_NOT[kind]}, which" in told


def test_several_files_at_once_are_for_kinds_without_a_header(tmp_path):
    for kind in sorted(FIT):
        (tmp_path / "rows.csv").write_text(SAMPLES[kind].text())
        told = unfit(detect(tmp_path / "rows.csv", kind), ["a.csv", "b.csv"])
        assert (told == "") == (kind == "gdelt")
