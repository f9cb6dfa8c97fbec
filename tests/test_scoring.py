"""Scoring: the benchmark's own judge, on little articles, and beside a second scorer."""

import doctest
import importlib
import importlib.util
import json
import random
from pathlib import Path

import measure_rules
import pytest
from annotated import Annotated, articles, facts_from
from causes import OTHER_DATE, OTHER_KIND, POLARITY, REVERSED, UNSEEN, errors
from days import agree, days_of
from judging import judged, read_and_judge
from names import Names
from rules import records
from tables import KINDS, confused, counts, details

from kg.reading.confidence import MOST, confidence, precision
from kg.reading.rules import RULES

GOLD = Path(__file__).parent.parent.parent / "shared" / "gold"
MEASURED = [
    (kind, rule, int(seen), float(sure), int(right))
    for kind, rule, seen, sure, right in (
        row.split("\t")
        for row in measure_rules.TABLE.read_text("utf-8").splitlines()
        if not row.startswith("#")
    )
]


def support(subject, other, **more):
    return {"kind": "support", "subject": subject, "object": other, **more}


def event(kind, subject, other, date, **more):
    return {"kind": "event", "type": kind, "subject": subject, "object": other, "date": date} | more


def article(*facts, aliases=None) -> Annotated:
    return Annotated("example", None, aliases or {}, tuple(facts_from(facts)))


def judge(gold, *found):
    return judged(gold if isinstance(gold, Annotated) else article(*gold), facts_from(found))


def verdicts(one, row):
    return sorted(outcome.verdict for outcome in one.of(row))


@pytest.mark.parametrize("module", ["names", "days", "cameo", "records"])
def test_the_examples_in_the_benchmark_are_true(module):
    failed, tried = doctest.testmod(importlib.import_module(module))
    assert tried and not failed


# --- names and days
@pytest.mark.parametrize(("name", "means"), [
    ("the LNA", "libyan national army"), ("General Khalifa Haftar", "khalifa haftar"),
    ("Haftar", "khalifa haftar"), ("Ankara", "turkey"), ("Turkish forces", "turkey"),
    ("U.A.E.", "uae"), ("Egypt", "egypt"), ("Cairo", "egypt"), ("Nobody", "nobody"),
])  # fmt: skip
def test_a_name_may_be_spelled_in_other_ways(name, means):
    names = Names.of({"Libyan National Army": ["LNA"], "Khalifa Haftar": []}, ["Turkey", "UAE"])
    assert names.key(name) == means


def test_a_part_of_two_names_is_neither():
    assert Names.of({"Ahmed Example": [], "Omar Example": []}, []).key("Example") == "example"


@pytest.mark.parametrize(("true", "found", "right"), [
    (None, "2020", True), ("2020-06-03", None, False),
    ("2020-06", "2020-06-30", True), ("2020-06", "2020-07-01", True),
    ("2020-06", "2020-07-02", False), ("2020-06-03", "2020-06-01/2020-06-07", True),
    ("2020-06-03", "2020-06", False), ("2020-06-01/2020-06-20", "2020-06", True),
])  # fmt: skip
def test_a_date_agrees_inside_the_true_one_or_a_bit_around_it(true, found, right):
    assert agree(days_of(true), days_of(found)) is right


# --- pairs
def test_every_pair_of_two_lists_counts_once_and_support_goes_one_way():
    one = judge(
        [support(["Iran", "Russia"], "LNA"), support("Iran", "LNA")],
        support("Tehran", "LNA"), support("LNA", "Russia"),
    )  # fmt: skip
    assert verdicts(one, "support") == ["found", "missed", "wrong"]


def test_opponents_are_opponents_either_way_round():
    gold = {"kind": "opposition", "subject": "LNA", "object": "GNA"}
    one = judge([gold], gold | {"subject": "GNA", "object": "LNA"})
    assert verdicts(one, "opposition") == ["found"]


def test_what_is_optional_counts_neither_way_and_a_head_may_stand_for_his_government():
    one = judge(
        [support("Turkey", "GNA", subject_alt=["Erdogan"]), support("Qatar", "GNA", optional=True)],
        support("Erdogan", "GNA"), support("Qatar", "GNA"),
    )  # fmt: skip
    assert verdicts(one, "support") == ["allowed", "found"]


def test_polarity_is_judged_apart():
    one = judge([support("Iran", "LNA", polarity="alleged")], support("Iran", "LNA"))
    assert (counts([one]).f1, confused([one])["alleged", "asserted"]) == (1.0, 1)
    assert "0/1 0.00" in next(line for line in details([one]) if line.startswith("support"))


# --- events
def test_an_event_needs_its_type_an_actor_and_a_date():
    gold = event("attack", "LNA", "GNA", "2020-06-01", type_alt=["battle"])
    for found, told in [
        (event("battle", "LNA", None, "2020-06-01"), "found"),
        (event("battle", "LNA", None, "2020-06"), "missed"),
        (event("talks", "LNA", None, "2020-06-01"), "missed"),
        (event("attack", "Iran", None, "2020-06-01"), "missed"),
    ]:
        assert told in verdicts(judge([gold], found), "event")


def test_an_event_told_again_is_neither_right_nor_wrong():
    gold = event("talks", "LNA", "GNA", None)
    assert verdicts(judge([gold], gold, gold), "event") == ["again", "found"]


def test_of_two_events_each_goes_with_its_own():
    first, second = (event("attack", "LNA", "GNA", day) for day in ("2020-06-01", None))
    assert verdicts(judge([second, first], first, second), "event") == ["found", "found"]


# --- causes and rules
@pytest.mark.parametrize(("gold", "found", "cause"), [
    (support("Iran", "LNA"), support("LNA", "Iran"), f"missed: {REVERSED}"),
    (support("Iran", "LNA"), {**support("Iran", "LNA"), "kind": "alliance"},
     f"missed: {OTHER_KIND}"),
    (event("attack", "LNA", None, "2020-06-01"), event("attack", "LNA", None, "2019"),
     f"missed: {OTHER_DATE}"),
    (support("Iran", "LNA", polarity="denied"), support("Iran", "LNA"), f"half right: {POLARITY}"),
])  # fmt: skip
def test_an_error_has_a_cause(gold, found, cause):
    assert cause in [cause for cause, _, _ in errors([judge([gold], found)])]


def test_a_name_that_was_not_seen_is_a_cause(tmp_path):
    (tmp_path / "a.txt").write_text("2 June, 2020\n\nIran backs somebody.\n", "utf-8")
    gold = support("Iran", "Arland Front", sentence="Iran backs somebody.")
    (tmp_path / "a.json").write_text(json.dumps({"facts": [gold]}), "utf-8")
    judgement = list(read_and_judge(articles(tmp_path)))
    assert [cause for cause, _, _ in errors(judgement)] == [f"missed: {UNSEEN}"]


def test_a_rule_is_right_where_pair_and_polarity_are():
    one = judge(
        [support("Iran", "LNA"), support("Russia", "LNA", polarity="denied")],
        *(support(who, "LNA", rule="backs") for who in ("Iran", "Russia", "Chad")),
    )
    [record] = records([one])
    assert record == ("support", "backs", 1, 0, 1, 1)


# --- beside a second scorer
def second():
    if not GOLD.exists():
        pytest.skip(f"needs the annotated passages and their scorer at {GOLD}")
    spec = importlib.util.spec_from_file_location("second_scorer", GOLD / "score.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def same_counts(other, gold: dict, one) -> None:
    theirs, _ = other.score_article(gold, [dict(fact.raw) for fact in one.found])
    for mine, row in zip((*KINDS, "event/any date"), (*KINDS, "event/nodate"), strict=True):
        expected = [theirs[row, what] for what in ("tp", "fp", "fn")]
        assert list(counts([one], [mine])) == expected, (one.article.name, row)


def test_a_second_scorer_counts_the_same_of_what_was_read():
    """But for names that only nations.tsv has, such as the long form of NATO's."""
    other, compared = second(), 0
    for one in read_and_judge(articles(GOLD / "articles")):
        gold = json.loads((GOLD / "articles" / f"{one.article.name}.json").read_text("utf-8"))
        theirs, ours = other.Names(gold), one.article.names
        names = {name for fact in one.found for name in fact.named}
        if all(
            theirs.key(name) == ours.key(name) for name in names if ours.key(name) in ours.known
        ):
            same_counts(other, gold, one)
            compared += 1
    assert compared >= 15


def test_a_second_scorer_counts_the_same_of_facts_that_were_spoiled():
    other, draw = second(), random.Random(5)
    for each in articles(GOLD / "articles"):
        gold = json.loads((GOLD / "articles" / f"{each.name}.json").read_text("utf-8"))
        spoiled = [spoil(fact, draw) for fact in gold["facts"] if draw.random() < 0.8]
        same_counts(other, gold, judged(each, facts_from(spoiled)))


def spoil(fact: dict, draw: random.Random) -> dict:
    return fact | draw.choice([
        {}, {}, {"subject": fact["object"], "object": fact["subject"]}, {"subject": "Nobody"},
        {"date": "2014-08"}, {"type": "talks"}, {"polarity": "denied"},
    ])  # fmt: skip


# --- confidence
def test_confidence_is_measured_and_less_for_guesses_and_allegations():
    sure = confidence("title", "leadership")
    assert 0.8 < sure < 1
    assert confidence("title", "leadership", 0.5) == pytest.approx(sure / 2, abs=0.01)
    assert confidence("title", "leadership", alleged=True) == pytest.approx(sure * 0.9, abs=0.01)


def test_a_rule_that_was_hardly_seen_has_about_its_kinds_precision():
    rows = [row for row in MEASURED if row[0] == "backing"]
    average = sum(right for *_, right in rows) / sum(sure for *_, sure, _ in rows)
    average = min(MOST, average)
    assert precision("never-seen", "backing") == pytest.approx(average)
    assert precision("never-seen", "strike") == precision("nor-this", "withdrawal")
    for kind, rule, seen, sure, right in MEASURED:
        assert 0 <= right <= seen and 0 < sure <= seen, rule
        if kind == "backing" and seen <= 2:
            assert abs(precision(rule, "backing") - average) < 0.12, rule


def test_what_was_measured_is_what_rules_say():
    """But titles, compounds and rejoinders, which stand in no table of rules."""
    names = {rule.name for rule in RULES}
    from_table = [seen for _, rule, seen, *_ in MEASURED if rule.partition("+")[0] in names]
    assert sum(from_table) > 0.6 * sum(seen for _, _, seen, *_ in MEASURED)


def test_measuring_writes_a_line_a_rule(tmp_path):
    text = "Iran backs the Arland Front. Chad backs the Arland Front."
    (tmp_path / "a.txt").write_text(f"2 June, 2020\n\n{text}\n", "utf-8")
    gold = {"facts": [support("Iran", "Arland Front")]}
    (tmp_path / "a.json").write_text(json.dumps(gold), "utf-8")
    made = [c for one in read_and_judge(articles(tmp_path)) for c in measure_rules.claims(one)]
    assert [row.split("\t")[:3] for row in measure_rules.rows(made)] == [["backing", "backs", "2"]]
    assert [claim.right for claim in made] == [False, True]
