"""kg review: what was read is decided on by a person, once, and becomes data only then."""

import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import cli
from kg.curation import read_folder
from kg.curation.reviewing import decisions

ACTORS = """
- {actor: egypt, kind: state, name: Egypt}
- {actor: russia, kind: state, name: Russia, metonyms: [Moscow]}
- {actor: lna, kind: armed-group, name: Libyan National Army, aliases: [LNA]}
"""
TEXT = """Crates at the quay

2 April, 2021

The LNA is supported by Egypt. Moscow denies backing the LNA. Jordan has armed the LNA.
"""


@pytest.fixture(scope="module")
def read_once(tmp_path_factory) -> Path:
    """A small conflict with the proposals of one article."""
    folder = tmp_path_factory.mktemp("war")
    (folder / "actors.yml").write_text(ACTORS)
    (folder / "note.txt").write_text(TEXT)
    into = ["read", str(folder / "note.txt"), "--into", str(folder / "proposals.yml")]
    shown = CliRunner().invoke(cli, [*into, "-d", str(folder)])
    assert shown.exit_code == 0, shown.output
    before = (folder / "proposals.yml").read_text()
    assert CliRunner().invoke(cli, [*into, "-d", str(folder)]).exit_code == 0
    assert (folder / "proposals.yml").read_text() == before
    return folder


@pytest.fixture
def war(read_once, tmp_path, monkeypatch) -> Path:
    """A copy of it, in which one stands."""
    shutil.copytree(read_once, tmp_path, dirs_exist_ok=True)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def review(*answers: str):
    return CliRunner().invoke(cli, ["review"], input="".join(f"{answer}\n" for answer in answers))


def claims() -> dict[str, object]:
    chronicle, problems = read_folder(Path("."))
    assert problems == []
    return {c.about.id: c for c in chronicle.claims if c.source.startswith("note")}


def test_what_is_accepted_becomes_a_curated_claim_with_its_quote(war):
    shown = review("a", "q")
    assert shown.exit_code == 0, shown.output
    assert "The LNA is supported by Egypt." in shown.output
    claim = claims()["egypt-backs-lna"]
    assert (claim.method, claim.rule, claim.confidence) == ("curated", "", None)
    assert claim.evidence.exact in TEXT and claim.means == ("unspecified",)
    [decision] = decisions(Path("."))
    assert (decision.decision, decision.rule, decision.source) == (
        "accepted",
        "backs",
        claim.source,
    )
    assert read_folder(Path("."))[0].sources[claim.source].sha256


def test_what_is_rejected_or_skipped_adds_nothing_and_only_the_first_is_asked_again(war):
    first = review("r", "s", "q")
    assert "proposals left; kg review proposals.yml goes on" in first.stderr
    assert claims() == {}
    again = review("q")
    assert "The LNA is supported by Egypt.\n  →" not in again.output
    assert again.output.index("1 of") and len(decisions(Path("."))) == 1


def test_a_person_changes_what_was_read(war):
    shown = review("e", "means: funding, training", "says: Money came.", "quote:", "quote-start:",
                   "quote-prefix:", "quote-suffix:", "bad", "", "a", "q")  # fmt: skip
    assert "'bad' is not of the form key: text" in shown.stderr
    claim = claims()["egypt-backs-lna"]
    assert claim.means == ("funding", "training")
    assert (claim.evidence.paraphrase, claim.evidence.exact) == ("Money came.", "")
    assert [d.decision for d in decisions(Path("."))] == ["edited"]


def test_a_key_that_is_none_is_told_and_decides_nothing(war):
    shown = review("x", "q")
    assert "'x' is none of the keys" in shown.output
    assert not (war / "decisions.csv").exists()


def test_a_change_that_cannot_stand_is_told_and_asked_again(war):
    shown = review("e", "means: weapon", "", "a", "r", "q")
    assert "unknown means 'weapon'; did you mean 'weapons'?" in shown.stderr
    assert claims() == {}


@pytest.mark.parametrize(("answer", "backer"), [("n", "jordan"), ("egypt", "egypt")])
def test_an_unknown_actor_is_new_or_a_known_one(war, answer, backer):
    from kg.curation.reviewing import Proposals

    reads = [p.entry.word("tie") for p in Proposals(Path("proposals.yml")).all]
    place = next(n for n, sentence in enumerate(reads) if sentence.startswith("jordan backs"))
    shown = review(*["r"] * place, "a", answer, "q")
    assert "Jordan (state) is not known yet" in shown.output
    [decision] = [d for d in decisions(Path(".")) if d.decision == "accepted"]
    assert decision.claim.startswith("jordan-backs-lna-")
    assert list(claims()) == [f"{backer}-backs-lna"]


def test_the_rules_are_judged_by_the_decisions(war):
    review("a", "q")
    shown = CliRunner().invoke(cli, ["coverage", "--rules"])
    assert "rule\taccepted\tedited\trejected\taccepted as read" in shown.output
    assert "backs\t1\t0\t0\t100%" in shown.output
