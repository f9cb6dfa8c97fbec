"""kg add: what is typed stands where it belongs, checked before anything is written."""

import shlex
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from terminal import typed
from told import CASES

from kg.cli import cli
from kg.curation import read_folder

PAGE = """<html><head><title>Crates at the quay</title>
<link rel="canonical" href="https://daily.example/crates">
<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Crates at the quay",
"datePublished": "2021-04-02T10:00Z", "publisher": {"name": "The Daily"}}</script></head><body>
<article><h1>Crates at the quay</h1><p>Westland has sent rifles to the Northern Army since
November, two officials said on Friday, and more are to come before the summer.</p>
<p>The ministry in Westhaven called the report invented and asked the paper for its sources, which
it would not name, as the editor said in a note to readers on the same evening.</p></article>
</body></html>"""


@pytest.fixture
def war(tmp_path, monkeypatch) -> Path:
    """A copy of the invented war, in which one stands."""
    shutil.copytree(CASES / "war", tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(*args: str, input: str | None = None):
    return CliRunner().invoke(cli, ["add", *args], input=input)


def told():
    chronicle, problems = read_folder(Path("."))
    assert problems == []
    return chronicle


def at(where: str) -> str:
    path, _, line = where.strip().rpartition(":")
    return Path(path).read_text().split("\n")[int(line) - 1]


def test_a_claim_on_a_tie_that_is_known_goes_under_it(war):
    before = {c.id for c in told().claims}
    shown = run("Westland backs north-army", "--source", "monitor-2022", "--when", "2021-12/..",
                "--means", "weapons", "--means", "funding", "--status", "alleged",
                "--says", "More crates: and money.")  # fmt: skip
    assert (shown.exit_code, at(shown.stdout)) == (0, "    - source: monitor-2022")
    (claim,) = (c for c in told().claims if c.id not in before)
    assert claim.about.id == "westland-backs-north-army"
    assert (claim.certainty, claim.means) == ("alleged", ("weapons", "funding"))
    assert claim.evidence.paraphrase == "More crates: and money."


def test_a_new_tie_goes_to_the_file_of_its_kind_and_a_denial_is_one(war):
    shown = run("lakeland backs north-army", "--source", "monitor-2022", "--status", "denied",
                "--according-to", "lakeland", "--says", "Never.")  # fmt: skip
    assert at(shown.stdout) == "- tie: lakeland backs north-army"
    assert shown.stdout.startswith("facts/backing.yml:")
    claim = next(c for c in told().claims if c.about.id == "lakeland-backs-north-army")
    assert (claim.polarity, claim.according_to) == ("denies", "lakeland")


def test_dry_run_shows_and_writes_nothing(war):
    before = {path: path.read_bytes() for path in war.rglob("*") if path.is_file()}
    shown = run("lakeland backs north-army", "--source", "monitor-2022", "--says", "x", "--dry-run")
    assert "+- tie: lakeland backs north-army\n" in shown.stdout
    assert {path: path.read_bytes() for path in war.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("westlnd backs north-army", "--source", "monitor-2022"),
         "did you mean 'westland' (Westland)"),
        (("westland bakcs north-army",), "unknown verb 'bakcs'; did you mean 'backs'?"),
        (("westland backs north-army", "--source", "monitr-2022", "--says", "x"),
         "unknown source 'monitr-2022'; did you mean 'monitor-2022'?"),
        (("westland backs north-army", "--source", "monitor-2022", "--means", "weapon"),
         "unknown means 'weapon'; did you mean 'weapons'?"),
        (("actor", "westland", "--kind", "state", "--name", "W"), "is there already"),
        (("actor", "new", "--kind", "sate", "--name", "W"), "did you mean 'state'?"),
    ],
)  # fmt: skip
def test_mistakes_are_told_and_write_nothing(war, arguments, message):
    before = {path: path.read_bytes() for path in war.rglob("*") if path.is_file()}
    shown = run(*arguments)
    assert (shown.exit_code, message in shown.stderr) == (3, True), shown.stderr
    assert {path: path.read_bytes() for path in war.rglob("*") if path.is_file()} == before


def test_a_source_is_told_by_its_page_and_its_text_is_kept_only_if_asked(war):
    Path("page.html").write_text(PAGE)
    shown = run("source", "page.html", "--reliability", "B")
    assert shown.exit_code == 0, shown.output
    (id,) = set(told().sources) - {"monitor-2022"} & {shown.stdout.split()[-1]}
    source = told().sources[id]
    assert (source.title, source.publisher, str(source.published)) == (
        "Crates at the quay", "The Daily", "2021-04-02",
    )  # fmt: skip
    assert source.url == "https://daily.example/crates"
    assert len(source.sha256) == 64 and source.reliability == "B"
    assert not Path("texts").exists()
    again = run("source", "https://x.example/a", "--file", "page.html", "--id", "again",
                "--keep-text")  # fmt: skip
    assert again.exit_code == 0, again.output
    assert told().sources["again"].url == "https://x.example/a"
    assert "rifles to the Northern Army" in Path("texts/again.txt").read_text()


def test_a_kept_text_is_held_against_its_hash_and_its_quotes(war):
    Path("page.html").write_text(PAGE)
    run("source", "page.html", "--id", "kept", "--keep-text")
    run("westland backs north-army", "--source", "kept", "--quote", "rifles to the Northern Army")
    check = CliRunner().invoke(cli, ["check"])
    assert (check.exit_code, check.output) == (0, "")
    run("westland backs north-army", "--source", "kept", "--quote", "rifles to the South")
    Path("facts/more.csv").write_text(
        "tie,source,quote,quote-start\nwestland opposes south-front,kept,Westland has sent,3\n"
    )
    shown = CliRunner().invoke(cli, ["check"]).stdout
    assert "its quote is not in " in shown and "texts/kept.txt" in shown
    assert "more.csv:2: its quote stands in" in shown and "not at 3" in shown
    text = Path("texts/kept.txt")
    text.write_text(text.read_text() + "!")
    shown = CliRunner().invoke(cli, ["check"]).stdout
    assert "texts/kept.txt: is not the text that source 'kept' was read in (sha256)" in shown


def test_a_url_alone_is_not_fetched(war):
    shown = run("source", "https://example.org/a")
    assert (shown.exit_code, "nothing is fetched" in shown.stderr) == (2, True)


def test_events_places_and_actors_are_added(war):
    assert run("place", "quay", "--kind", "port", "--name", "The quay").exit_code == 0
    assert (
        run("actor", "guild", "--kind", "company", "--name", "Guild", "--alias", "G").exit_code == 0
    )
    shown = run("event", "2021-12-raid", "--kind", "attack", "--name", "Raid", "--source",
                "monitor-2022", "--when", "2021-12", "--role", "attacker=G", "--place", "quay",
                "--says", "The guild raided the quay.")  # fmt: skip
    assert at(shown.stdout) == "- event: 2021-12-raid"
    claim = next(c for c in told().claims if c.about.id == "2021-12-raid")
    assert (claim.roles, claim.place) == ((("attacker", ("guild",)),), "quay")


def test_one_is_asked_for_each_part_until_it_can_be_read(war):
    answers = ["westlnd", "westland", "backs", "Northern Army", "monitor-2022", "yesterday",
               "2021-12/..", "weapons", "alleged", "", "Crates again."]  # fmt: skip
    shown = run(input="\n".join(answers) + "\n")
    assert shown.exit_code == 0, shown.output
    assert "did you mean 'westland' (Westland) or" in shown.stderr
    claim = next(c for c in told().claims if c.evidence.paraphrase == "Crates again.")
    assert (claim.about.id, claim.certainty) == ("westland-backs-north-army", "alleged")


def test_actors_that_are_unknown_are_told_at_once_with_what_adds_them(war):
    shown = run(
        "Estland backs River's Sons", "--source", "monitor-2022", "--says", "So.", "-d", "."
    )
    assert shown.exit_code == 3
    assert shown.stderr == (
        "kg: unknown actor 'Estland';"
        " did you mean 'eastland' (Eastland) or 'westland' (Westland)?\n"
        "unknown actor 'River's Sons'\n"
        "if new: kg add actor estland --kind KIND --name Estland -d .\n"
        "if new: kg add actor rivers-sons --kind KIND --name 'River'\"'\"'s Sons' -d .\n"
        "KIND is one of state, government, armed-group, political-body,"
        " international-organisation, company, person, coalition\n"
    )
    command = next(line for line in shown.stderr.splitlines() if "rivers-sons" in line)
    words = shlex.split(command.replace("KIND", "armed-group").removeprefix("if new: kg add "))
    assert run(*words).exit_code == 0
    assert told().actors["rivers-sons"].name == "River's Sons"


def test_all_roles_that_nobody_fills_are_told_at_once(war):
    shown = run("event", "2022-01-talks", "--kind", "talks", "--name", "Talks",
                "--role", "party=Nil", "--role", "host=Nul", "--source", "monitor-2022",
                "--says", "So.")  # fmt: skip
    assert "unknown actor 'Nil'" in shown.stderr and "unknown actor 'Nul'" in shown.stderr


def test_on_a_terminal_the_words_are_completed(war):
    shown = typed("kg add", war, [
        ("who: ", "westl\t\n"), ("does what", "\n"), ("to whom: ", "north-a\t\n"),
        ("source: ", "monitor\t\n"), ("when (", "\n"), ("means (", "weapons\n"),
        ("denied [stated]", "\n"), ("according to", "\n"), ("your words: ", "Crates again.\n"),
    ])  # fmt: skip
    assert "Error" not in shown
    claim = next(c for c in told().claims if c.evidence.paraphrase == "Crates again.")
    assert (claim.about.id, claim.source) == ("westland-backs-north-army", "monitor-2022")


def test_init_begins_with_an_example(tmp_path):
    folder = tmp_path / "mine"
    shown = CliRunner().invoke(cli, ["init", str(folder), "--example", "libya"])
    assert shown.exit_code == 0, shown.output
    assert read_folder(folder)[1] == []
    assert "texts/" in (folder / ".gitignore").read_text()
    again = CliRunner().invoke(cli, ["init", str(folder), "--example", "libya"])
    assert (again.exit_code, "is there already; nothing was changed" in again.stderr) == (3, True)
    wrong = CliRunner().invoke(cli, ["init", str(folder / "x"), "--example", "lybia"])
    assert "no shipped conflict 'lybia'; there are: libya" in wrong.stderr
