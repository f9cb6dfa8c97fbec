"""The almanac tells of each day what the View tells, and a build is read once."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_graphs import many

import kg
from kg.model import TIE_KINDS, Tie
from kg.view import Persistence, Status, View
from kg.view.almanac import Almanac

EVERY = [date(1999, 12, 30) + timedelta(n) for n in range(0, 800, 1)]
NEAR = st.lists(st.sampled_from(EVERY), min_size=1, max_size=30)
VIEWS = st.builds(
    View,
    since=st.sampled_from((None, date(2000, 6, 1))),
    until=st.sampled_from((None, date(2001, 2, 1))),
    known_by=st.sampled_from((None, date(2000, 10, 1))),
    without=st.sampled_from((frozenset(), frozenset({"gazette"}))),
    means=st.sampled_from((frozenset(), frozenset({"military"}))),
    statuses=st.sampled_from((frozenset(), frozenset({Status.DENIED, Status.RETRACTED}))),
    persistence=st.sampled_from(("until-contradicted", "none", "3 months", "40 days")).map(
        Persistence
    ),
)


@settings(max_examples=150)
@given(many, VIEWS, NEAR)
def test_each_day_of_the_almanac_is_that_of_the_view(claims, view, days):
    almanac, ties = Almanac(claims, view), [c for c in claims if isinstance(c.about, Tie)]
    for day in days:
        told = list(replace(view, as_of=day).standings(ties))
        assert almanac.on(day) == told
        assert almanac.on(day) == told, "and again from memory"


@pytest.mark.parametrize("day", ["2011-03-01", "2019-04-04", "2020-06-02", "2024-01-01"])
def test_the_ties_of_libya_on_a_day_are_those_of_the_view(day):
    libya = kg.open(kg.example("libya")).as_of(day)
    assert libya.ties() == list(libya.view.standings(libya.claims(kinds=TIE_KINDS)))


def test_ties_without_a_day_are_those_of_the_view():
    libya = kg.open(kg.example("libya"))
    assert libya.ties() == list(libya.view.standings(libya.claims(kinds=TIE_KINDS)))


def test_claims_that_were_read_once_are_the_same_again():
    libya = kg.open(kg.example("libya"))
    first, again = (list(libya.claims(actor="lna")) for _ in range(2))
    assert first == again
    assert all(one is other for one, other in zip(first, again, strict=True))
