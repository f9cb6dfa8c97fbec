"""Titles: whose officer, spokesman or member a named person is."""

import pytest
from test_reading import ties


def offices(text: str, known: bool = True) -> list[str]:
    kinds = ("leadership:", "membership:", "representation:")
    return [tie for tie in ties(text, known) if tie.startswith(kinds)]


@pytest.mark.parametrize(("text", "expected"), [
    # before the name
    ("Turkish President Ali Example spoke.", "leadership: ali-example > turkey"),
    ("Turkey's President Ali Example spoke.", "leadership: ali-example > turkey"),
    ("(Turkish President) Ali Example spoke.", "leadership: ali-example > turkey"),
    ("President Ali Example of Turkey spoke.", "leadership: ali-example > turkey"),
    ("The President of Turkey Ali Example spoke.", "leadership: ali-example > turkey"),
    ("Turkish army spokesman Col. Ali Example spoke.", "representation: ali-example > turkey"),
    ("Turkish Vice President Ali Example spoke.", "membership: ali-example > turkey"),
    ("Turkish Air Force Maj. Gen. Ali Example spoke.", "membership: ali-example > turkey"),
    ("Pentagon Press Secretary Ann Example spoke.", "membership: ann-example > united-states"),
    ("LNA spokesman Ali Example spoke.", "representation: ali-example > lna"),
    ("He saw his Turkish counterpart, Ali Example.", "membership: ali-example > turkey"),
    # after the name
    ("Ali Example, head of the LNA, spoke.", "leadership: ali-example > lna"),
    ("Ali Example, who is head of the LNA, spoke.", "leadership: ali-example > lna"),
    ("Ali Example, an LNA commander, spoke.", "leadership: ali-example > lna"),
    ("Ali Example, Turkey's foreign minister, spoke.", "membership: ali-example > turkey"),
    ("Ali Example, Turkey's ambassador to Egypt, spoke.", "representation: ali-example > turkey"),
    ("Ali Example, spokesman for the Turkish army, spoke.", "representation: ali-example > turkey"),
    ("Ali Example, who heads the LNA, spoke.", "leadership: ali-example > lna"),
    # apart from it
    ("Turkey's foreign minister, Ali Example, spoke.", "membership: ali-example > turkey"),
    ("The leader of the LNA, Ali Example, spoke.", "leadership: ali-example > lna"),
    ("A spokesman for the LNA, Ali Example, spoke.", "representation: ali-example > lna"),
    # without an office
    ("He met Turkey's Ali Example.", "membership: ali-example > turkey"),
    # the office is told, the body is not
    ("Turkish troops are in Turkey. Defence Minister Ali Example spoke.",
     "membership: ali-example > turkey"),
    ("President Barack Obama left the United States.", "leadership: barack-obama > united-states"),
    ("The United States objects. Secretary of State Ann Example spoke.",
     "membership: ann-example > united-states"),
    ("The Nawasi Brigade is small. Militia commander Ali Example fled.",
     "leadership: ali-example > nawasi-brigade"),
    ("President Barack Obama left the United States. His defence minister, Ann Example, stayed.",
     "membership: ann-example > united-states"),
])  # fmt: skip
def test_an_office_is_of_its_body(text, expected):
    assert expected in offices(text)


def test_each_of_a_list_of_presidents_has_his_own_state():
    assert offices("Presidents Ali Example of Turkey and Omar Sample of Egypt met.") == [
        "leadership: ali-example > turkey", "leadership: omar-sample > egypt",
    ]  # fmt: skip


@pytest.mark.parametrize("text", [
    # of Turkey he is no officer
    "Turkey's rebel commander Ali Example fled. The LNA and the GNA met.",
    # whose minister is unclear: the sentence is about another state than the article
    "Turkey is at war. Turkey is big. Egypt heard Defence Minister Ali Example.",
    "Turkey is at war. Analyst Ali Example spoke.",
    "Turkey is at war. Ali Example, a professor in Turkey, spoke.",
    "Turkey is at war. Gen. Ali Example spoke.",
    "Omar's Foreign Minister Ali Example spoke in Turkey.",
])  # fmt: skip
def test_an_office_without_a_body_that_is_clear_is_left_out(text):
    assert [o for o in offices(text, known=False) if "ali-example" in o] == []


def test_a_former_office_is_ended():
    from test_reading import reading, short

    found = {short(c): c.span.ending for c in reading("Former LNA chief Ali Example spoke.").claims}
    assert found == {"leadership: ali-example > lna": "known"}
