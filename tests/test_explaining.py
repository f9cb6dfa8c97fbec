"""Explaining: why each rule did or did not fire on a sentence, and what became of it."""

import pytest
from click.testing import CliRunner

from kg.cli import cli
from kg.reading import read, read_article
from kg.reading.explaining import Explanation, explain
from kg.reading.tracing import Trace, listening, why_not


def trace_of(text: str) -> Trace:
    """What was tried on a text whose actors nobody knows."""
    with listening() as trace:
        read(read_article(f"2 June, 2020\n\n{text}\n".encode(), "example.txt"), {}, {})
    return trace


def remarks(text: str, rule: str) -> tuple[bool, tuple[str, ...]]:
    """Whether a rule fired on a text of one sentence, and what is remarked of it."""
    [trial] = [trial for trial in trace_of(text).trials.values() if trial.rule == rule]
    return trial.fired, trial.remarks


@pytest.mark.parametrize(("text", "fired", "remark"), [
    ("Egypt has backed Turkey.", True, []),
    ("Egypt backs a ceasefire.", False,
     ["no backed: no actor that is free and known in: ceasefire"]),
    ("Egypt plans to back Turkey.", True, ["a plan, no claim"]),
    ("Does Egypt support Turkey?", True, ["no claim: a condition, a question or a failure"]),
])  # fmt: skip
def test_a_rule_tells_why_it_gave_no_claim(text, fired, remark):
    assert remarks(text, "backs") == (fired, tuple(remark))


def test_nothing_is_kept_where_nobody_listens():
    with listening() as trace:
        pass
    why_not("no backer")
    assert (trace.heard, trace.trials) == ([], {})


def explained(text: str) -> list[Explanation]:
    """How each sentence of a text was read."""
    article = read_article(f"A title\n\n2 June, 2020\n\n{text}\n".encode(), "example.txt")
    return explain(article, {}, {})[1]


def test_an_explanation_shows_the_tree_of_the_sentence():
    [one] = explained("Egypt has backed the rebels.")
    root = next(at for at, word in enumerate(one.words) if word.head is None)
    assert [(w.text, w.lemma, w.pos, w.dep, w.head) for w in one.words] == [
        ("Egypt", "egypt", "PROPN", "nsubj", root), ("has", "have", "AUX", "aux", root),
        ("backed", "back", "VERB", "ROOT", None), ("the", "the", "DET", "det", 4),
        ("rebels", "rebel", "NOUN", "obj", root), (".", ".", "PUNCT", "punct", root),
    ]  # fmt: skip


def test_an_explanation_shows_whom_names_and_other_words_mean():
    first, second = explained("Turkish troops attacked Egypt. Ankara said it had won.")
    assert {(m.words, m.id, m.how) for m in first.meant} >= {
        ("Turkish", "turkey", "demonym"), ("Turkish troops", "turkey", "organ"),
        ("Egypt", "egypt", "name"),
    }  # fmt: skip
    assert {(m.words, m.id, m.how) for m in second.meant} == {
        ("Ankara", "turkey", "metonym"), ("it", "turkey", "pronoun"),
    }  # fmt: skip


def test_an_explanation_shows_the_rules_that_fired_and_those_that_did_not():
    [one] = explained("Egypt accused Turkey of arming the wall.")
    tried = {t.rule: t for t in one.tried}
    assert (tried["accuses"].fired, tried["accuses"].word, tried["accuses"].kind) == (
        True, "accused", "statement",
    )  # fmt: skip
    assert not tried["arms"].fired
    assert tried["arms"].remarks == ("no backed: no actor that is free and known in: wall",)
    assert tried["arms"].example


def test_an_office_before_a_name_is_explained_too():
    [one] = explained("Turkish President Mehmet Example spoke.")
    assert ("title", "", True) in {(t.rule, t.kind, t.fired) for t in one.tried}


@pytest.fixture
def note(tmp_path, monkeypatch) -> str:
    """The name of an article of two sentences in the folder where one stands."""
    monkeypatch.chdir(tmp_path)
    text = "A title\n\n2 June, 2020\n\nEgypt has armed the LNA. Turkey backs a ceasefire.\n"
    (tmp_path / "note.txt").write_text(text)
    return "note.txt"


def test_one_sentence_or_all_are_explained(note):
    one = CliRunner().invoke(cli, ["read", note, "--explain", "1"]).stdout
    every = CliRunner().invoke(cli, ["read", note, "--explain", "all"]).stdout
    assert every.startswith(one)
    assert "  1 Egypt has armed the LNA." in one
    assert "      VERB  ROOT         armed (arm)\n" in one
    assert "      “LNA” is Libyan National Army [lna], armed-group: name\n" in one
    assert "      ✓ arms (backing) on “armed”: fired\n" in one
    assert "      → Egypt backs Libyan National Army · means weapons" in one
    assert "  2 Turkey backs a ceasefire." not in one
    assert "  2 Turkey backs a ceasefire." in every


@pytest.mark.parametrize(("which", "told"), [
    ("3", "kg: note.txt: has no sentence 3, only 2\n"),
    ("0", "'0' is no sentence; write --explain 3 or --explain all"),
    ("x", "'x' is no sentence; write --explain 3 or --explain all"),
])  # fmt: skip
def test_a_sentence_that_is_not_there_is_told(note, which, told):
    done = CliRunner().invoke(cli, ["read", note, "--explain", which])
    assert done.exit_code == 2
    assert told in done.stderr
