"""--profile: what a policy marks confidential is nowhere in what leaves the house."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from starlette.testclient import TestClient
from told import CASES

import kg
from kg.cli import cli
from kg.cli.asking import asking
from kg.export import FORMATS
from kg.figures import FIGURES
from kg.web.app import app
from kg.web.edition import Edition
from kg.web.origin import Origin

TOKEN = "zqxsecretzqx"
ACTORS = f"""
- actor: {TOKEN}-guard
  kind: armed-group
  name: {TOKEN} Guard
  aliases: [{TOKEN} One]
  demonym: [{TOKEN}er, zqxdemonym]
  metonyms: [zqxcapital]
  names: {{ru: [{TOKEN} ру]}}
  same: [ucdp:{TOKEN}]
  note: {TOKEN} note
- actor: whisperer
  kind: person
  name: A whisperer
"""
PLACES = f"""
- place: {TOKEN}-camp
  kind: base
  name: {TOKEN} Camp
  aliases: [{TOKEN} Base]
  within: two-banks
  note: {TOKEN}
- place: gate
  kind: other
  name: The gate
  within: {TOKEN}-camp
"""
SOURCES = f"""
- source: {TOKEN}-memo
  kind: statement
  title: {TOKEN} memo
  publisher: {TOKEN} office
  published: 2021-05-01
  url: https://{TOKEN}.example/a
  agency: {TOKEN} wire
  note: {TOKEN}
- source: reprint
  kind: article
  title: A reprint
  published: 2021-05-02
  copy-of: {TOKEN}-memo
"""
SAID = f"""  says: {TOKEN} says
  quote: {TOKEN} quote
  quote-prefix: {TOKEN} before
  quote-suffix: {TOKEN} after
  locator: {TOKEN} page
  date-text: {TOKEN} day
  note: {TOKEN} note
  when: 2021-05
"""
FACTS = f"""
# a confidential source, actor, place, fact (a tie and an event), claim and speaker
- tie: westland backs south-front
  source: {TOKEN}-memo
{SAID}
- tie: {TOKEN}-guard backs north-army
  source: monitor-2022
{SAID}
- event: 2021-05-raid
  kind: attack
  name: Raid
  source: monitor-2022
  place: {TOKEN}-camp
{SAID}
- tie: eastland allied-with hill-pact
  source: monitor-2022
  post: {TOKEN} post
{SAID}
- event: 2021-05-{TOKEN}
  kind: talks
  name: {TOKEN} talks
  source: monitor-2022
  party: [north-army, south-front]
{SAID}
- event: 2021-05-second-round
  kind: talks
  name: Second round
  part-of: 2021-05-{TOKEN}
  source: monitor-2022
  when: 2021-05
  party: [north-army, south-front]
  says: They met again.
- tie: lakeland opposes north-army
  source: monitor-2022
  according-to: whisperer
{SAID}
- tie: lakeland backs north-army
  claims:
    - source: monitor-2022
      attested: 2021-06
      says: Boats of the {TOKEN} Guard's friends, it seems.
    - source: monitor-2022
      attested: 2021-07
      says: A zqxdemonym boat came.
    - source: monitor-2022
      attested: 2021-07
      says: Boats that zqxcapital had sent came.
    - source: reprint
      attested: 2021-06
      says: Boats came.
"""
POLICY = f"""
sources = ["{TOKEN}-memo"]
actors = ["{TOKEN}-guard"]
places = ["{TOKEN}-camp"]
facts = ["eastland-allied-with-hill-pact", "2021-05-{TOKEN}"]
speakers = ["whisperer"]
"""


@pytest.fixture(scope="module")
def war(tmp_path_factory) -> Path:
    """The invented war with secrets in every text field, and a policy that marks them."""
    folder = tmp_path_factory.mktemp("war")
    shutil.copytree(CASES / "war", folder, dirs_exist_ok=True)
    for family, text in (("actors", ACTORS), ("places", PLACES), ("sources", SOURCES)):
        path = folder / f"{family}.yml"
        path.write_text(path.read_text("utf-8") + text, "utf-8")
    (folder / "facts" / f"{TOKEN}.yml").write_text(FACTS, "utf-8")
    (folder / "profiles").mkdir()
    (folder / "profiles" / "public.toml").write_text(POLICY, "utf-8")
    return folder


def run(war: Path, *args: str):
    shown = CliRunner().invoke(cli, [*args, "-d", str(war), "--profile", "public"])
    assert shown.exit_code == 0, shown.output
    return shown


def leaks(*paths: Path) -> list[str]:
    """The files that hold the token, in their names or anywhere in them."""
    found = [p for path in paths for p in (path.rglob("*") if path.is_dir() else [path])]
    return [
        str(p)
        for p in found
        if TOKEN in p.name.lower() or (p.is_file() and TOKEN.encode() in p.read_bytes().lower())
    ]


def test_the_whole_build_would_leak(war):
    """So that the others can fail: without the profile the token is everywhere."""
    build = kg.open(war).build
    assert leaks(build.path)
    assert leaks(kg.open(war, profile="public").build.path) == []


@pytest.mark.parametrize("format", FORMATS)
def test_no_export_leaks(war, tmp_path, format):
    target = tmp_path / ("out" if format == "csv" else f"out.{format}")
    try:
        run(war, "export", format, "-o", str(target))
    except AssertionError:
        target = tmp_path / "folder"
        run(war, "export", format, "-o", str(target))
    assert target.exists()
    assert leaks(target) == []


@pytest.mark.parametrize("kind", FIGURES)
def test_no_figure_leaks(war, tmp_path, kind):
    target = tmp_path / "out.svg"
    args = ["figure", kind, "north-army", "south-front", "-o", str(target)]
    shown = CliRunner().invoke(cli, [*args, "-d", str(war), "--profile", "public"])
    if shown.exit_code:
        args = ["figure", kind, "-o", str(target)]
        shown = CliRunner().invoke(cli, [*args, "-d", str(war), "--profile", "public"])
    assert shown.exit_code in (0, 2) and TOKEN not in shown.output.lower()
    assert target.exists() or "nothing" in shown.output or "no " in shown.output, shown.output
    assert leaks(tmp_path) == []


def test_no_report_and_no_answer_leaks(war, tmp_path):
    for name in ("out.md", "out.html"):
        run(war, "report", "-o", str(tmp_path / name))
    assert leaks(tmp_path) == []
    for args in (["timeline"], ["who-backs", "north-army"], ["stats"], ["coverage"], ["disputes"]):
        assert TOKEN not in run(war, *args).output.lower()


def test_no_page_of_the_site_leaks(war, tmp_path):
    run(war, "site", "-o", str(tmp_path / "site"))
    assert (tmp_path / "site" / "index.html").exists()
    assert leaks(tmp_path / "site") == []


def test_what_is_left_stands_and_points_to_nothing_that_is_not(war):
    public, whole = kg.open(war, profile="public"), kg.open(war)
    assert "2021-05-second-round" in public.index.facts()
    assert public.sources["reprint"].copy_of == "" and public.places["gate"].within == ""
    assert {c.evidence.paraphrase for c in public.claims(fact="lakeland-backs-north-army")} == {
        "Boats came."
    }
    assert not any(c.according_to == "whisperer" for c in public.claims())
    # by source, actor, place, tie, event, speaker; by a name, a demonym, a metonym in words
    hidden = {c.id for c in whole.claims()} - {c.id for c in public.claims()}
    assert len(hidden) == 9


def test_an_id_that_nothing_has_is_told_and_nothing_is_shown(war):
    policy = war / "profiles" / "wrong.toml"
    policy.write_text('actors = ["westlnd"]\n')
    shown = CliRunner().invoke(
        cli, ["export", "turtle", "-o", "-", "-d", str(war), "--profile", "wrong"]
    )
    assert shown.exit_code == 1 and shown.stdout == ""
    assert "unknown actor 'westlnd'; did you mean 'westland'?" in shown.stderr
    missing = CliRunner().invoke(cli, ["stats", "-d", str(war), "--profile", "nowhere"])
    assert missing.exit_code == 1 and "nowhere.toml: cannot be read" in missing.stderr


@pytest.fixture(scope="module")
def served(war):
    """The war as it is served to the public; what a served page, table or answer is."""
    made = app(war, asking(), live=False, profile="public")
    with TestClient(made, base_url="http://127.0.0.1:8710") as client:
        yield client


def test_no_served_page_leaks(war, served):
    edition = Edition(kg.open(war, profile="public"), live=True)
    pages = [*edition.paths(), "api/bundle", "api/openapi.json"]
    shown = {path: served.get(f"/{path}") for path in pages}
    assert all(answer.status_code == 200 for answer in shown.values())
    assert [path for path, answer in shown.items() if TOKEN in answer.text.lower()] == []


@pytest.mark.parametrize(
    "asked", ["timeline", "who-backs?actor=north-army", "gaps", "disputes", "stats", "blocs"]
)
def test_no_served_answer_leaks(served, asked):
    answer = served.get(f"/api/{asked}")
    assert answer.status_code == 200 and TOKEN not in answer.text.lower()


def test_no_served_query_leaks(served):
    query = "SELECT * { { ?s ?p ?o } UNION { GRAPH ?g { ?s ?p ?o } } }"
    answer = served.get("/sparql", params={"query": query}, headers={"Accept": "text/csv"})
    assert answer.status_code == 200 and len(answer.text) > 10_000
    assert TOKEN not in answer.text.lower()


def test_an_article_shows_visitors_no_confidential_name(served):
    text = (
        "Talks open\n\n2 May, 2021\n\nThe North Army said on Sunday that it would come. "
        f"{TOKEN} Guard backs the North Army, as the government of Westland has said for months."
    )
    answer = served.post("/read.html", data={"article": text})
    assert answer.status_code == 200 and "Westland" in answer.text
    assert f"{TOKEN}-guard" not in answer.text


def test_visitors_are_told_that_the_data_have_problems_and_not_which(war):
    wrong = [f"facts/{TOKEN}.yml:3: unknown actor '{TOKEN}'"]
    (told,) = Origin(war, "public").told(wrong)
    assert "have problems" in told and TOKEN not in told
    assert Origin(war).told(wrong) == tuple(wrong) and Origin(war, "public").told([]) == ()


def test_a_changed_policy_makes_another_build(war, tmp_path):
    copy = tmp_path / "war"
    shutil.copytree(war, copy, ignore=shutil.ignore_patterns(".kg"))
    origin, policy = Origin(copy, "public"), copy / "profiles" / "public.toml"
    assert origin.newest().graph.build.path == origin.ready().path and policy in origin.inputs
    policy.write_text(POLICY.replace('["whisperer"]', "[]"))
    assert origin.ready() is None


def test_who_curates_sees_all(war):
    shown = CliRunner().invoke(cli, ["serve", "-d", str(war), "--profile", "public", "--curate"])
    assert shown.exit_code == 2 and "not both" in shown.output
