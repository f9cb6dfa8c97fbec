"""Foes: who opposes whom, told in the many ways of war reports, with names and without."""

import pytest
from test_reading_nameless import claims_of, opponents

from kg.model import Event

RED = {("chad", "red-front")}


@pytest.mark.parametrize(("text", "expected"), [
    # rivals beside each other, and who is called an enemy
    ("Arch-foes Libya and Egypt met in Geneva.", {("egypt", "libya")}),
    ("Longtime rivals Libya and Egypt exchanged threats.", {("egypt", "libya")}),
    ("The rival Green Army and the Red Front met in Faya.", {("green-army", "red-front")}),
    ("Libya regards the Red Front as a terrorist group.", {("libya", "red-front")}),
    # aims and wars
    ("Chad's campaign to crush the Red Front has stalled.", RED),
    ("The Red Front tried to drive the Chadian army out of Faya.", RED),
    ("The Red Front took up arms against the government of Chad in 2005.", RED),
    ("Libya and Chad are united against the Red Front.",
     {("libya", "red-front"), ("chad", "red-front")}),
    ("The Red Front failed to dislodge Chadian troops.", RED),
    # losses, fire, raids
    ("The Red Front inflicted heavy losses on the Chadian army.", RED),
    ("Three Chadian soldiers were killed when the Red Front attacked their camp.", RED),
    ("Two Chadian soldiers died in a raid by the Red Front.", RED),
    ("The Red Front destroyed two Chadian tanks near Faya.", RED),
    ("The Red Front is under attack from the Chadian army.", RED),
    ("The Red Front took Faya, forcing the Chadian army to retreat.", RED),
    # whose a place is
    ("The Red Front attacked bases held by the Green Army.", {("green-army", "red-front")}),
    ("The Red Front attacked camps belonging to the Green Army.", {("green-army", "red-front")}),
    ("The Red Front overran a Chadian garrison.", RED),
    ("Libya attacked Red Front-held Faya.", {("libya", "red-front")}),
    # whose side, whose foes, whose guns
    ("The Red Front turned its guns on the Chadian army.", RED),
    ("Chad accused its foe, the Red Front, of shelling homes.", RED),
    ("Two Chadian soldiers were shot dead by the Red Front.", RED),
    ("Libya's support for the Green Army against the Red Front has grown.",
     {("green-army", "red-front")}),
    ("Libya helped the army of Chad to repel the Red Front.", {("libya", "red-front"), *RED}),
    # insurgents that no name is given to, and those who rise against a state
    ("Rebel forces clashed with Chadian troops near Faya.", {("chad", "rebels")}),
    ("Libyan planes bombed rebel positions near Faya.", {("libya", "rebels")}),
    ("Red Front rebels seized Faya on Friday.", RED),
    ("Red Front guerrillas are advancing on the capital.", RED),
    ("Chadian troops tried to put down a rebellion.", {("chad", "rebels")}),
])  # fmt: skip
def test_who_opposes_whom_is_read_in_many_words(text, expected):
    assert opponents(text) == expected


@pytest.mark.parametrize("text", [
    "The Red Front and the Green Army attacked a convoy of the United Nations.",
    "Libyan rebels seized Faya.",
    "Two Chadian soldiers died in a village of the Red Front.",
    "Red Front fighters seized Faya.",
    "Aid workers met the Red Front's and Chad's forces amid Chad's and the Red Front's war.",
    "Chad is arming the rebels of the Red Front. Red Front rebels seized Faya.",
])  # fmt: skip
def test_who_acts_together_or_against_nobody_is_no_opponent(text):
    assert not opponents(text) & {("green-army", "red-front"), ("chad", "libyan-rebels"), *RED}


def events(text: str) -> set[str]:
    return {
        f"{c.about.kind}: {' > '.join(a for _, got in c.roles for a in got)} {c.certainty}"
        for c in claims_of(text)
        if isinstance(c.about, Event)
    }


@pytest.mark.parametrize(("text", "expected"), [
    ("Libya on Monday, May 18 accused Egypt of sending arms.", "statement: libya > egypt stated"),
    ("Libya has been involved in the war and has accused Egypt of ties to the Red Front.",
     "statement: libya > egypt stated"),
    ("Libya sounded a defiant note, accusing Egypt of meddling.",
     "statement: libya > egypt stated"),
    ("Chad blamed the blast on the Red Front.", "attack: red-front alleged"),
    ("The Red Front has seized six of the villages near Faya.", "capture: red-front stated"),
    ("Egypt massed troops along the border with Libya.", "deployment: egypt stated"),
    ("Chad held presidential elections in May.", "election: chad stated"),
])  # fmt: skip
def test_what_happened_is_read_in_many_words(text, expected):
    assert expected in events(text)


def test_troops_sent_to_help_somebody_are_no_mere_deployment():
    assert not any("deployment" in e for e in events("Libya sent troops to help the Red Front."))


def test_who_tells_of_an_attack_upon_himself_accuses_nobody():
    told = events("Rebels launched attacks across Chad, the army said.")
    assert not any(e.startswith("statement") for e in told)


def test_a_day_goes_before_a_vague_word_for_time():
    told = "After years of war, Red Front rebels on Sunday seized the town of Faya."
    [when] = {c.span.edtf for c in claims_of(told) if c.about.kind == "capture"}
    assert when == "2020-05-31"
