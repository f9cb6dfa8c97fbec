"""Lanes: strips that show what is certain and fuzzy, side by side, and counts by period."""

from datetime import date

import pytest
from invented_war import WAR

from kg.dates import Span
from kg.lanes import lanes, periods, strip
from kg.model import Claim, Event
from kg.timeline import Entry, timeline
from kg.view import View


def entry(when: str) -> Entry:
    """An event with this date."""
    claims = [Claim(Event("talks", "t", "t"), "gazette", span=Span.parse(when))]
    return timeline(claims, View())[0]


@pytest.mark.parametrize(
    ("when", "drawn"),
    [
        ("2020-01-15", "█·········"),
        ("2020-02", "·░········"),
        ("2020-03-15/2020-06-15", "··████····"),
        ("2020-02/2020-05", "·███░·····"),
        ("2020-04-05/..", "···░▸·····"),
        ("2020-10-05/..", "·········░"),
        ("2019", "··········"),
        ("2020", "░░░░░░░░░░"),
        ("", "?         "),
    ],
)
def test_a_strip_shows_what_is_certain_and_what_is_fuzzy(when, drawn):
    assert strip(entry(when), date(2020, 1, 1), date(2020, 10, 31), 10) == drawn


def test_lanes_are_by_actor_kind_or_place_and_an_event_stands_in_each_of_its_own():
    entries = timeline(WAR.claims, View())
    by_actor = lanes(entries, "actor")
    assert [e.fact.id for e in by_actor["blues"]] == ["2015-12-talks", "2016-03-01-ford"]
    assert list(by_actor)[0] == "reds"
    assert {kind: len(found) for kind, found in lanes(entries, "kind").items()} == {
        "battle": 1, "delivery": 1, "protest": 1, "sanctions": 1, "talks": 1
    }  # fmt: skip
    assert [e.fact.id for e in lanes(entries, "place")["ford"]] == ["2016-03-01-ford"]
    assert list(lanes(entries, "place"))[-1] == ""


def test_periods_count_by_the_first_day():
    entries = timeline(WAR.claims, View())
    assert {period: len(found) for period, found in periods(entries, "year").items()} == {
        "2015": 2, "2016": 2, "": 1
    }  # fmt: skip
    assert list(periods(entries, "month")) == ["2015-08", "2015-12", "2016-02", "2016-03", ""]
