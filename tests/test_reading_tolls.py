"""Tolls: how many were killed, wounded, captured, displaced, and of which event."""

import pytest

from kg.reading import Reading, read, read_article


def reading(text: str) -> Reading:
    return read(read_article(f"2 June, 2020\n\n{text}\n".encode(), "example.txt"), {}, {})


def told(text: str) -> list[str]:
    """The numbers of a text, each with the kind of event that it is told of."""
    found = [
        f"{claim.about.kind}: {count} {count.what}"
        for claim in reading(text).claims
        for count in claim.counts
    ]
    return sorted(set(found))


@pytest.mark.parametrize(("text", "expected"), [
    ("Chadian soldiers clashed with Libyan troops, killing seven men and wounding 10.",
     ["battle: 10 wounded", "battle: 7 killed"]),
    ("The Red Front attacked Chadian troops on Monday, and at least 20 soldiers were killed.",
     ["attack: 20+ killed"]),
    ("A Libyan air strike on Chadian positions left some 30 people dead.",
     ["strike: 30 killed"]),
    ("Fighting between Chad and Libya killed two soldiers and a civilian.",
     ["battle: 3 killed"]),
    ("Dozens of civilians died when Libya bombed Chad.", ["strike: 24+ killed"]),
    ("Libya captured 40 Chadian soldiers in an attack on Chad.", ["attack: 40 captured"]),
    ("Libya bombed Chad on Monday and displaced between 3,000 and 5,000 people.",
     ["strike: 3000..5000 displaced"]),
    ("Chad attacked Libyan troops in March 2019 and more than 300 soldiers were wounded.",
     ["attack: 300+ wounded"]),
])  # fmt: skip
def test_a_number_stands_with_the_event_of_its_sentence(text, expected):
    assert told(text) == expected


def test_a_number_in_a_sentence_of_its_own_is_of_the_event_that_it_points_back_to():
    text = (
        "Fighting between Chadian and Libyan troops broke out near Faya on Monday. The governor "
        "called it grave. At least 24 people were killed and three wounded in the clashes."
    )
    got = reading(text)
    (battle,) = {c.about for c in got.claims if c.about.kind == "battle"}
    (numbered,) = [c for c in got.claims if c.rule == "toll"]
    assert numbered.about == battle
    assert told(text) == ["battle: 24+ killed", "battle: 3 wounded"]
    assert numbered.evidence.exact.startswith("At least 24")


def test_what_a_whole_war_cost_is_of_no_single_event():
    text = "Libya attacked Chad on Monday. The war between the two has killed 9,000 people."
    assert told(text) == []
    assert told("Libya attacked Chad. More than 500 people have been killed since 2015.") == []


def test_things_are_not_counted_as_people():
    assert told("Libya attacked Chad on Monday, capturing 12 tanks.") == []
