"""Happenings: what is one event and what are two, when it was, and who stood against whom."""

import pytest
from test_reading import reading, short, ties

from kg.model import Event


def events(text: str) -> list[tuple[str, str]]:
    """Each event of a text once, with the first date that a telling gives it."""
    found: dict[str, tuple[str, str]] = {}
    for claim in reading(text).claims:
        if isinstance(claim.about, Event):
            kind, date = found.get(claim.about.id, (claim.about.kind, ""))
            found[claim.about.id] = (kind, date or claim.span.edtf)
    return sorted(found.values())


# --- one or two
@pytest.mark.parametrize(("text", "expected"), [
    ("The LNA attacked the GNA on Monday. The attack shook the GNA.", [("attack", "2020-06-01")]),
    ("The LNA attacked the GNA in May. The LNA attacked the GNA on Monday.",
     [("attack", "2020-05"), ("attack", "2020-06-01")]),
    ("The LNA withdrew from Tarhuna. The LNA's withdrawal from Tarhuna began on Monday.",
     [("withdrawal", "2020-06-01")]),
    ("The LNA seized Sirte on Monday. The LNA seized Mizda.",
     [("capture", ""), ("capture", "2020-06-01")]),
    ("Turkey launched 11 strikes on the LNA on Monday. Turkey has launched 135 strikes on the LNA.",
     [("strike", ""), ("strike", "2020-06-01")]),
])  # fmt: skip
def test_a_happening_told_again_is_the_same_and_another_is_not(text, expected):
    assert events(text) == expected


# --- when
@pytest.mark.parametrize(("text", "expected"), [
    ("On Monday, Sarraj accused Haftar of lying.", [("statement", "2020-06-01")]),
    ("The LNA's attack on Sunday on the GNA killed many.", [("attack", "2020-05-31")]),
    ("The LNA attacked the GNA on May 4. A day later the GNA attacked the LNA.",
     [("attack", "2020-05-04"), ("attack", "2020-05-05")]),
    ("GNA fighters said on Monday that they had captured Gharyan in May.",
     [("capture", "2020-05")]),
    ("The GNA attacked the LNA after the March 23 Movement left.", [("attack", "")]),
])  # fmt: skip
def test_the_nearest_time_is_the_events(text, expected):
    assert events(text) == expected


# --- who stands against whom
@pytest.mark.parametrize(("text", "expected"), [
    ("The LNA attacked the GNA.", ["opposition: gna > lna"]),
    ("Egypt accused the LNA of attacking the GNA.", []),
    ("The LNA did not attack the GNA.", []),
    ("Turkey is preparing an offensive against the LNA.", ["opposition: lna > turkey"]),
    ("The LNA is fighting to hold Tarhuna against the GNA.", ["opposition: gna > lna"]),
    ("Clashes broke out between the GNA and the LNA.", ["opposition: gna > lna"]),
])  # fmt: skip
def test_who_fights_whom_is_opposed_and_who_is_only_accused_is_not(text, expected):
    assert [tie for tie in ties(text) if tie.startswith("opposition")] == expected


def test_a_killing_is_of_those_whose_attack_it_was():
    text = "An attack claimed by the Kaniyat killed two Turkish soldiers in Tarhuna."
    assert "opposition: kaniyat > turkey" in ties(text)


def test_arms_that_were_sent_are_an_event_and_arms_that_are_sent_are_none():
    kinds = {short(claim) for claim in reading("Turkey shipped drones to the GNA in May.").claims}
    assert "delivery: turkey > gna" in kinds
    kinds = {short(claim) for claim in reading("Turkey sends drones to the GNA.").claims}
    assert kinds == {"backing: turkey > gna"}
