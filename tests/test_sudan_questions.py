"""The five questions of data/sudan/QUESTIONS.md, answered by hand from the curated claims.

What is expected here was read in the facts of data/sudan, not copied from the program.
"""

from datetime import date

import pytest

import kg
from kg.view import View


@pytest.fixture(scope="module")
def sudan():
    """The shipped graph."""
    return kg.open(kg.example("sudan"))


def test_1_backers_of_the_rsf_in_june_2024(sudan):
    day = date(2024, 6, 1)
    found = sudan.seen(View(as_of=day, known_by=day)).backers("rsf").standings
    assert {s.fact.actors[0]: (str(s.status), set(s.sources)) for s in found} == {
        "uae": ("disputed", {
            "altaghyeer-2023-08-14-uae", "plaut-2024-01-22-gold", "khaleej-times-2024-04-22-uae",
        }),
        "wagner-group": ("disputed", {
            "agenzia-nova-2023-04-20-cnn", "agenzia-nova-2023-04-21-prigozhin",
            "pledge-times-2023-04-20-cnn", "global-upfront-2023-04-22-wagner",
            "army-recognition-2023-05-wagner", "moscow-times-2023-09-20-ukraine",
        }),
        "lna": ("disputed", {"monitor-oriente-2023-05-05-haftar", "memo-2024-03-25-noc"}),
        "chad": ("disputed", {
            "radio-tamazuj-2023-11-19-movements", "trt-afrika-2023-12-16-chad",
        }),
    }  # fmt: skip


def test_2_emirati_arms_as_known_in_january_2024(sudan):
    day = date(2024, 1, 31)
    view = View(as_of=day, known_by=day, means=frozenset({"weapons"}))
    found = sudan.seen(view).evidence.why("uae-backs-rsf").standing
    assert (found.status, found.verdict) == ("disputed", "presumed")
    assert {(c.source, c.according_to) for c in found.affirming} == {
        ("altaghyeer-2023-08-14-uae", ""),
        ("plaut-2024-01-22-gold", "un-panel-of-experts-sudan"),
    }
    assert {(c.source, c.according_to) for c in found.denying} == {
        ("altaghyeer-2023-08-14-uae", "uae"),
        ("plaut-2024-01-22-gold", "uae"),
    }


def test_3_who_changed_sides(sudan):
    (found,) = sudan.seen(View()).support.switched()
    assert found.actor == "sudan-shield-forces"
    assert (found.after, found.before) == (date(2024, 10, 20), date(2024, 10, 20))
    assert {s.fact.id for s in found.new} == {"sudan-shield-forces-backs-saf"}


def test_4_backers_at_the_tables_of_2024(sudan):
    view = View(since=date(2024, 1, 1), until=date(2024, 12, 31))
    seats = sudan.seen(view).support.at_table()
    assert {(s.table.fact.id, s.role, s.support.actors) for s in seats} == {
        ("2024-01-manama-talks", "mediator", ("egypt", "saf")),
        ("2024-01-manama-talks", "mediator", ("uae", "rsf")),
    }


def test_5_the_truces_of_spring_2023(sudan):
    view = View(since=date(2023, 4, 15), until=date(2023, 6, 30))
    told = sudan.seen(view).ceasefires()[0]
    both = {"saf", "rsf"}
    mutual = {("saf", "rsf"), ("rsf", "saf")}
    assert [
        (
            truce.entry.fact.id,
            set(truce.declarers),
            set(truce.accepted),
            set(truce.refused),
            {charge for breach in truce.breaches for charge in breach.charges},
        )
        for truce in told
    ] == [
        ("2023-04-18-one-day-truce", set(), {"rsf"}, {"saf"}, {
            *mutual, ("saf", "mohamed-hamdan-dagalo")
        }),
        ("2023-04-19-one-day-truce", {"rsf"}, both, set(), set()),
        ("2023-04-21-eid-truce", both, both, set(), {("saf", "rsf")}),
        ("2023-04-24-three-day-ceasefire", {"united-states"}, both, set(), mutual),
        ("2023-04-28-extended-ceasefire", both, both, set(), mutual),
        ("2023-05-04-seven-day-truce", {"south-sudan"}, both, set(), {*mutual, ("saf", "")}),
        ("2023-05-22-jeddah-ceasefire", set(), both, set(), {
            ("rsf", "nabil-abdallah"), ("rsf", "sudan"), ("rsf", "united-states"),
            ("rsf", "abdel-fattah-al-burhan"), ("saf", "rsf"), ("saf", "united-states"),
            ("saf", "mohamed-hamdan-dagalo"),
        }),
        ("2023-06-10-one-day-ceasefire", set(), both, set(), set()),
        ("2023-06-18-three-day-ceasefire", set(), both, set(), mutual),
    ]  # fmt: skip
