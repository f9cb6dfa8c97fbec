"""The timeline: one entry per happening, the best date picked, no date made up."""

from dataclasses import replace
from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from invented_war import ARMS, CLAIMS, FORD, MARCH, MEASURES, TALKS, claim, tie

from kg.model import Count, Event
from kg.timeline import timeline
from kg.view import Status, View


def entry(fact, claims=CLAIMS, **more):
    return next(e for e in timeline(claims, View(), **more) if e.fact == fact)


def test_events_stand_in_order_of_date_and_undated_ones_at_the_end():
    assert [e.fact for e in timeline(CLAIMS, View())] == [ARMS, TALKS, MEASURES, FORD, MARCH]


def test_one_happening_with_three_claims_is_one_entry():
    ford = entry(FORD)
    assert len(ford.claims) == 3
    assert ford.sources == ("gazette", "herald", "tribune")
    assert ford.status is Status.STATED


def test_the_most_precise_stated_date_is_picked_and_the_others_are_kept():
    ford = entry(FORD)
    assert ford.when == "2016-03-01"
    assert [str(span) for span in ford.datings] == ["2016-03-01", "2016-03", "2016-03-02"]


def test_a_fuzzy_date_stays_fuzzy():
    arms = entry(ARMS)
    assert (arms.when, arms.earliest, arms.latest) == (
        "2015-08",
        date(2015, 8, 1),
        date(2015, 8, 31),
    )


def test_the_day_of_publication_is_never_the_date_of_an_event():
    march = entry(MARCH)
    assert (march.when, march.earliest, march.latest) == ("", None, None)


def test_an_exact_first_day_with_an_unknown_end_beats_a_month():
    push = Event("offensive", "push", "The push")
    said = [claim(push, when="2015-05"), claim(push, "herald", when="2015-05-04/")]
    assert entry(push, said).when == "2015-05-04/"


def test_of_equally_precise_dates_the_one_that_most_claims_give_is_picked():
    days = {"gazette": "2016-03-01", "herald": "2016-03-03", "tribune": "2016-03-03"}
    said = [claim(FORD, source, when=day) for source, day in days.items()]
    assert entry(FORD, said).when == "2016-03-03"


def test_participants_are_joined_over_the_claims_in_the_order_of_the_kind():
    assert entry(FORD).participants == (
        ("attacker", ("clans", "blues")),
        ("defender", ("reds", "ada")),
    )
    assert entry(FORD).places == ("ford",)


def test_counts_run_from_the_least_to_the_most_that_is_said():
    assert entry(FORD).counts == (Count("killed", 10, None),)
    closed = [replace(c, counts=(Count("killed", n, n + 2),)) for n, c in enumerate(CLAIMS[14:16])]
    assert entry(FORD, closed).counts == (Count("killed", 0, 3),)


def test_an_actor_sees_what_it_took_part_in_by_any_claim():
    assert [e.fact for e in timeline(CLAIMS, View(), "ada")] == [FORD]
    assert [e.fact for e in timeline(CLAIMS, View(), "league")] == [TALKS, MEASURES]


def test_starts_and_ends_of_ties_come_on_request():
    turns = [(e.when, e.what) for e in timeline(CLAIMS, View(), "clans", ties=True)]
    assert turns == [
        ("2015-01", "start"),
        ("2015-11-30", "end"),
        ("2016-01-05", "start"),
        ("2016-03-01", "event"),
        ("", "event"),
    ]


def test_a_window_keeps_what_touches_it():
    window = View(since=date(2015, 8, 31), until=date(2016, 2, 10))
    assert [e.fact for e in timeline(CLAIMS, window)] == [ARMS, TALKS, MEASURES]


def test_as_of_a_day_nothing_later_is_told_and_ended_ties_still_are():
    seen = timeline(CLAIMS, View(as_of=date(2015, 12, 5)), "clans", ties=True)
    assert [(e.when, e.what) for e in seen] == [
        ("2015-01", "start"),
        ("2015-11-30", "end"),
        ("", "event"),
    ]


def test_a_happening_that_is_only_denied_is_told_with_its_status():
    denied = [claim(ARMS, when="2015-08", polarity="denies")]
    assert (entry(ARMS, denied).status, entry(ARMS, denied).when) == (Status.DENIED, "2015-08")


def test_the_start_of_a_tie_is_the_earliest_said_and_others_are_kept():
    fact = tie("alliance", "clans", "blues")
    said = [claim(fact, when="2016-01-05/.."), claim(fact, "herald", when="2015-12/..")]
    start = entry(fact, said, ties=True)
    assert (start.when, [str(span) for span in start.datings]) == (
        "2015-12",
        ["2015-12", "2016-01-05"],
    )


@given(st.permutations(CLAIMS))
def test_the_order_of_the_claims_does_not_matter(shuffled):
    assert timeline(shuffled, View(), ties=True) == timeline(CLAIMS, View(), ties=True)
