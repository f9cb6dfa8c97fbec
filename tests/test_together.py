"""Working together: findings for machines, history in words, schemas for editors, kg doctor."""

import json
import shutil
import subprocess
from pathlib import Path

import jsonschema
import pytest
import yaml
from click.testing import CliRunner
from told import CASES

from kg import shipped
from kg.cli import cli
from kg.curation import read_folder
from kg.curation.schema import schemas
from kg.folder import Folder

FAMILIES = ("actors", "places", "sources", "facts")


@pytest.fixture
def war(tmp_path, monkeypatch) -> Path:
    """A copy of the invented war, in which one stands."""
    shutil.copytree(CASES / "war", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args: str):
    return CliRunner().invoke(cli, list(args))


class Core(yaml.CSafeLoader):
    """YAML as editors read it: dates are texts."""


Core.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in some if not tag.endswith("timestamp")]
    for first, some in yaml.CSafeLoader.yaml_implicit_resolvers.items()
}


def refused(family: str, text: str) -> bool:
    checker = jsonschema.Draft202012Validator(schemas()[family])
    return not checker.is_valid(yaml.load(text, Loader=Core))


def files(folder: Path, family: str) -> list[Path]:
    whole = Folder(folder)
    found = whole.facts() if family == "facts" else whole.cards(family)
    return [path for path in found if path.suffix != ".csv"]


@pytest.mark.parametrize("family", FAMILIES)
def test_the_schemas_accept_all_curated_files(family):
    jsonschema.Draft202012Validator.check_schema(schemas()[family])
    checker = jsonschema.Draft202012Validator(schemas()[family])
    folders = [CASES / "war", *(p for p in shipped.data().iterdir() if (p / "kg.toml").exists())]
    paths = [path for folder in folders for path in files(folder, family)]
    assert len(paths) > 2
    for path in paths:
        document = yaml.load(path.read_text("utf-8"), Loader=Core)
        assert [error.message for error in checker.iter_errors(document)] == [], path


TIE = "- {tie: westland backs north-army, source: monitor-2022, says: x"


@pytest.mark.parametrize(
    ("family", "text"),
    [
        ("actors", "- {actor: New, kind: state, name: N}"),
        ("actors", "- {actor: new, kind: sate, name: N}"),
        ("actors", "- {actor: new, kind: state}"),
        ("actors", "- {actor: new, kind: state, name: N, alias: [x]}"),
        ("actors", "- {actor: new, kind: state, name: N, same: [Q1]}"),
        ("actors", "- {actor: new, kind: state, name: N, names: {Arabic: [x]}}"),
        ("places", "- {place: new, kind: castle, name: N}"),
        ("places", "- {place: new, kind: town, name: N, inside: x}"),
        ("sources", "- {source: new, kind: article, title: T, url: example.org}"),
        ("sources", "- {source: new, kind: article, title: T, reliability: G}"),
        ("sources", "- {source: new, kind: blog, title: T}"),
        ("facts", TIE + ", means: [weapon]}"),
        ("facts", TIE + ", certainty: rumoured}"),
        ("facts", TIE + ", attacker: westland}"),
        ("facts", TIE + ", sayz: y}"),
        ("facts", TIE.replace("backs", "bakcs") + "}"),
        ("facts", TIE.replace(" north-army", "") + "}"),
        ("facts", TIE.replace("source: monitor-2022, ", "") + "}"),
        ("facts", "- {event: 2021-x, kind: batle, name: N, source: monitor-2022, says: x}"),
        ("facts", "- {event: 2021-x, kind: battle, source: monitor-2022, says: x}"),
        ("facts", "- {event: 2021-x, kind: battle, name: N, source: monitor-2022, host: westland}"),
        ("facts", "- {event: 2021-x, kind: talks, name: N, claims: []}"),
        ("facts", "- {event: 2021-x, kind: talks, name: N, killed: many, source: monitor-2022}"),
        ("facts", "- {source: monitor-2022, says: x}"),
        ("facts", "tie: westland backs north-army"),
    ],
)
def test_the_schemas_refuse_what_check_refuses(war, family, text):
    path = war / ("facts/new.yml" if family == "facts" else f"{family}/new.yml")
    path.parent.mkdir(exist_ok=True)
    path.write_text(text + "\n")
    assert read_folder(war)[1] != []
    assert refused(family, text)


def test_schemas_are_printed_and_written(war):
    assert json.loads(run("schema", "facts").stdout) == json.loads(json.dumps(schemas()["facts"]))
    assert run("schema", "-o", ".schemas").exit_code == 0
    assert sorted(path.name for path in Path(".schemas").iterdir()) == sorted(
        f"{family}.schema.json" for family in FAMILIES
    )
    assert "did you mean 'facts'?" in run("schema", "fact").stderr


def test_findings_for_machines(war):
    Path("facts/new.yml").write_text("- tie: westlnd backs north-army\n  source: monitor-2022\n")
    message = "unknown actor 'westlnd'; did you mean 'westland'?"
    assert run("check", "--format", "github").stdout == (
        f"::error file=facts/new.yml,line=1::{message}\n"
    )
    log = json.loads(run("check", "--format", "sarif").stdout)
    assert (log["version"], len(log["runs"])) == ("2.1.0", 1)
    [found] = log["runs"][0]["results"]
    assert found["message"] == {"text": message}
    assert found["ruleId"] in {rule["id"] for rule in log["runs"][0]["tool"]["driver"]["rules"]}
    assert found["locations"][0]["physicalLocation"] == {
        "artifactLocation": {"uri": "facts/new.yml"},
        "region": {"startLine": 1},
    }
    assert [row["message"] for row in json.loads(run("check", "--format", "json").stdout)] == [
        message
    ]
    shown = run("check")
    assert (shown.exit_code, shown.stdout) == (1, f"facts/new.yml:1: {message}\n")
    assert "1 problem" in shown.stderr


def test_findings_in_sarif_without_any(war):
    shown = run("check", "--format", "sarif")
    assert shown.exit_code == 0
    assert json.loads(shown.stdout)["runs"][0]["results"] == []


def test_a_percent_and_a_line_end_are_escaped_for_github():
    from kg.cli.finding import github
    from kg.problems import Problem

    assert github([Problem("a,b.yml", 0, "100%\nsure")]) == "::error file=a%2Cb.yml::100%25%0Asure"


def git(*args: str) -> None:
    who = ["-c", "user.name=Ann", "-c", "user.email=ann@example.org"]
    subprocess.run(["git", *who, *args], check=True, capture_output=True)


@pytest.fixture
def told(war) -> Path:
    """The war with a history of three commits in a folder below the root."""
    (war / ".gitignore").write_text(".kg/\n")
    git("init", "-q")
    git("add", ".")
    git("commit", "-qm", "The war")
    run("add", "lakeland backs north-army", "--source", "monitor-2022", "--says", "Boats came.",
        "-d", ".")  # fmt: skip
    git("commit", "-qam", "Lakeland's boats")
    assert run("rename", "lakeland", "lakes", "-d", ".").exit_code == 0
    git("add", ".")
    git("commit", "-qm", "A shorter id")
    return war


def test_the_log_of_a_fact_goes_back_through_its_ids(told):
    shown = run("log", "lakes-backs-north-army")
    assert shown.exit_code == 0, shown.stderr
    lines = shown.stdout.splitlines()
    heads = [line for line in lines if not line.startswith("  ")]
    assert [head.split(" ", 1)[1].partition(" (")[0] for head in heads] == [
        "A shorter id", "Lakeland's boats",
    ]  # fmt: skip
    assert any(line.startswith("  + claim lakeland-backs-north-army-") for line in lines)
    assert any(line.startswith("  + claim lakes-backs-north-army-") for line in lines)
    assert "Boats came." in shown.stdout


def test_the_log_of_a_stranger_and_of_no_repository(told, tmp_path_factory):
    assert run("log", "nobody").exit_code == 2
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    shutil.copytree(CASES / "war", elsewhere, dirs_exist_ok=True)
    shown = run("log", "lakeland", "-d", str(elsewhere))
    assert shown.exit_code == 3 and "not a git repository" in shown.stderr


def test_revisions_are_compared_in_words(told):
    shown = run("diff", "HEAD~2..HEAD~1")
    assert shown.exit_code == 0, shown.stderr
    assert "from HEAD~2 to HEAD~1" in shown.stderr
    assert "added" in shown.stdout and "lakeland-backs-north-army" in shown.stdout
    Path("facts/new.yml").write_text(
        "- {tie: eastland backs north-army, source: monitor-2022, says: So.}\n"
    )
    now = run("diff", "HEAD", "--git")
    assert "eastland-backs-north-army" in now.stdout
    assert run("diff", "HEAD~9..HEAD").exit_code == 3
    assert run("diff", "2020-01-01").exit_code == 2


def test_the_doctor_tells_how_things_stand(war):
    shown = run("doctor")
    assert shown.exit_code == 0, shown.output
    assert "check\tfine\t0 problems (kg check)" in shown.stdout
    Path("facts/new.yml").write_text("- tie: x\n")
    Path("actors.yml.kg-edit").write_text("")
    shown = run("doctor")
    assert shown.exit_code == 1
    assert "check\twrong\t" in shown.stdout and "actors.yml.kg-edit\twrong" in shown.stdout
