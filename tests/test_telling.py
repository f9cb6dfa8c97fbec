"""Telling: each format of `kg read`, printed and written, for one article and for several."""

import csv
import io
import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kg.cli import cli
from kg.cli.telling import FORMATS

NOTE = "A title\n\n14 March, 2020\n\n{}\n"
SAID = {
    "one.txt": "The LNA was backed by Egypt.",
    "two.txt": "Turkey has armed the GNA. Russia plans to arm the LNA.",
    "more/one.txt": "Qatar denies arming the GNA.",
}


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch) -> Path:
    """A folder with three articles, in which each test stands."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("KG_DATA", raising=False)
    for name, text in SAID.items():
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text(NOTE.format(text), "utf-8")
    return tmp_path


def run(*words: str) -> Result:
    """`kg read` with these words."""
    return CliRunner().invoke(cli, ["read", *words])


def answer(*words: str) -> str:
    """What it prints, ending well."""
    done = run(*words)
    assert done.exit_code == 0, done.output
    return done.stdout


def test_csv_of_several_articles_is_one_table():
    rows = list(csv.DictReader(io.StringIO(answer(*SAID, "--format", "csv"))))
    assert [(row["tie"], row["polarity"]) for row in rows] == [
        ("egypt backs lna", "affirms"), ("turkey backs gna", "affirms"),
        ("qatar backs gna", "denies"),
    ]  # fmt: skip


@pytest.mark.parametrize("files", [["one.txt"], ["one.txt", "two.txt"]], ids=["one", "two"])
def test_json_is_one_object_with_all_articles(files):
    told = json.loads(answer(*files, "--json"))["articles"]
    assert [article["source"] for article in told] == [
        f"{Path(file).stem}-2020-03-14" for file in files
    ]


def test_json_holds_all_that_was_read():
    [told] = json.loads(answer("two.txt", "--json"))["articles"]
    text = Path("two.txt").read_text("utf-8")
    first, second = told["sentences"]
    for part in (first, second, *first["mentions"]):
        said = part.get("text") or {"turkey": "Turkey", "gna": "GNA"}[part["id"]]
        assert text[part["start"] : part["end"]] == said
    assert first["claims"] == [claim["id"] for claim in told["claims"]]
    assert second["claims"] == [plan["id"] for plan in told["plans"]]
    [claim] = told["claims"]
    assert (claim["kind"], claim["roles"], claim["means"], claim["attested"]) == (
        "backing", {"backer": ["turkey"], "backed": ["gna"]}, ["weapons"], "2020-03-14",
    )  # fmt: skip
    assert text[claim["quote-start"] :].startswith(claim["quote"])
    assert 0 < claim["confidence"] <= 1


def test_two_articles_of_one_name_get_files_of_their_own():
    answer(*SAID, "--format", "facts", "-o", "facts")
    said = {path.name: json.loads(path.read_text()) for path in Path("facts").iterdir()}
    assert {
        name: [(f["subject"], f["polarity"]) for f in facts] for name, facts in said.items()
    } == {
        "one.json": [("Egypt", "asserted")],
        "two.json": [("Turkey", "asserted"), ("Russia", "asserted")],
        "one-2.json": [("Qatar", "denied")],
    }


@pytest.mark.parametrize("form", [form for form in FORMATS if form != "report"])
def test_every_format_but_the_report_can_be_written_to_a_folder(form):
    done = run("one.txt", "--format", form, "-o", "out")
    assert done.exit_code == 0
    wrote = [line.removeprefix("wrote ") for line in done.stderr.splitlines() if "wrote" in line]
    assert wrote
    assert all(Path(path).stat().st_size for path in wrote)


def test_a_report_is_not_written_to_a_folder():
    done = run("one.txt", "-o", "out")
    assert (done.exit_code, done.stderr) == (
        2, "kg: --output goes with every --format but report\n",
    )  # fmt: skip


def test_curated_files_are_never_written_over():
    assert run("one.txt", "--format", "yml", "-o", "out").exit_code == 0
    before = Path("out/facts/one-2020-03-14.yml").read_text()
    done = run("one.txt", "--format", "yml", "-o", "out")
    assert done.exit_code == 3
    assert "is there already; nothing was changed" in done.stderr
    assert Path("out/facts/one-2020-03-14.yml").read_text() == before


def test_a_conflict_filled_by_reading_passes_the_check():
    CliRunner().invoke(cli, ["init", "war"])
    done = run(*SAID, "-d", "war", "--format", "yml", "-o", "war")
    assert done.exit_code == 0
    checked = CliRunner().invoke(cli, ["check", "-d", "war"])
    assert (checked.exit_code, checked.output) == (0, "")
