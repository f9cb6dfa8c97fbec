"""Sides: who is allied with whom, in the ways in which news tells it."""

import pytest
from test_reading import ties


@pytest.mark.parametrize(("text", "expected"), [
    ("The Kaniyat are allied with the LNA.", ["alliance: kaniyat > lna"]),
    ("The LNA is an offshoot of the Kaniyat.", ["alliance: kaniyat > lna"]),
    ("The LNA and its ally, retired General Ali Example, won.", ["alliance: ali-example > lna"]),
    ("The LNA was never an affiliate of the Kaniyat.", ["alliance: kaniyat > lna denies"]),
    ("The Kaniyat mounted an offensive alongside the LNA.", ["alliance: kaniyat > lna"]),
    ("The Kaniyat joined forces with the LNA.", ["alliance: kaniyat > lna"]),
    ("Sudan has links to the Kaniyat.", ["alliance: kaniyat > sudan"]),
    ("The pro- LNA Kaniyat fled.", ["alliance: kaniyat > lna"]),
    # relations between states are no alliance
    ("Sudan has ties with Egypt.", []),
    # the backer of the ally is not the ally
    ("The Nawasi Brigade is allied to the Egypt-backed LNA.",
     ["alliance: lna > nawasi-brigade", "backing: egypt > lna"]),
])  # fmt: skip
def test_an_alliance_is_read_between_those_who_are_allied(text, expected):
    assert ties(text) == expected


@pytest.mark.parametrize(("text", "expected"), [
    ("Turkey is a member of NATO.", ["membership: turkey > nato"]),
    ("Turkey is a member of the family.", []),
    ("Egypt took part in the Saudi-led coalition.",
     ["leadership: saudi-arabia > saudi-led-coalition",
      "membership: egypt > saudi-led-coalition"]),
    ("Haftar founded the Nawasi Brigade.", ["leadership: khalifa-haftar > nawasi-brigade"]),
    ("Haftar controls Tripoli.", []),
    ("Haftar does not aspire to lead the LNA.", []),
])  # fmt: skip
def test_who_belongs_to_what_and_who_runs_it(text, expected):
    assert ties(text) == expected
