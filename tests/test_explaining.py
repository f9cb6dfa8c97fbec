"""Explaining: why each rule did or did not fire on a sentence, and what became of it."""

import pytest

from kg.reading import read, read_article
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
