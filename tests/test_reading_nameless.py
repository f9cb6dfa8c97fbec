"""Nameless: who fights where the article gives only "soldiers", "rebels", "26 insurgents"."""

import pytest

from kg.model import Claim, Event
from kg.reading import read, read_article

FRAME = "The war in Chad goes on. The government of Chad met in N'Djamena on Friday. "


def claims_of(text: str) -> list[Claim]:
    """What is read in a text of 2 June 2020 on the war in Chad, with nobody known."""
    article = read_article(f"2 June, 2020\n\n{FRAME}{text}\n".encode(), "example.txt")
    return read(article, {}, {}).claims


def opponents(text: str) -> set[tuple[str, ...]]:
    return {
        tuple(sorted(claim.about.actors))
        for claim in claims_of(text)
        if not isinstance(claim.about, Event) and claim.about.kind == "opposition"
    }


@pytest.mark.parametrize(("text", "expected"), [
    ("Troops exchanged fire with the Red Front near Faya.", {("chad", "red-front")}),
    ("The Red Front ambushed a 30-man patrol near Faya.", {("chad", "red-front")}),
    ("Libyan forces killed 26 insurgents in Faya.", {("insurgents", "libya")}),
    ("Soldiers clashed with Red Front fighters, killing seven rebels.", {("chad", "red-front")}),
    ("Sudanese forces fired at Libyan border guards.", {("libya", "sudan")}),
    ("The Red Front has waged a long insurgency for independence.", {("chad", "red-front")}),
    ("Fierce fighting erupted on Monday between Libyan and Sudanese troops.",
     {("libya", "sudan")}),
    ("Libya helped oust the Red Front from Faya.", {("libya", "red-front")}),
])  # fmt: skip
def test_a_side_without_a_name_is_found(text, expected):
    assert opponents(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Rebel troops took Faya.",
        "Foreign troops fought with bandits in the north.",
        "Libyan forces killed 26 villagers in Faya.",
        "Soldiers were killed on Monday.",
    ],
)
def test_a_noun_that_tells_no_side_makes_no_opponent(text):
    assert opponents(text) == set()
