"""The end of a body: no tie with it that was last attested before is presumed to outlive it."""

import json
from dataclasses import replace
from datetime import date

import pytest
from click.testing import CliRunner
from hypothesis import given, settings
from hypothesis import strategies as st
from small_graphs import ACTORS, SOURCES, days, many
from test_almanac import NEAR, VIEWS

import kg
from kg.cli import cli
from kg.dates import Moment, Span
from kg.evidence import between_builds, reasons
from kg.model import Claim, Event, Tie
from kg.network.overlap import spells
from kg.view import Persistence, Status, Verdict, View
from kg.view.almanac import Almanac

BACKING = Tie.between("backing", "arran", "east")
END = Event("dissolution", "end-of-east", "The Eastern Council disbands")


def end(when="2001-01-10", body="east", source="gazette", **more) -> Claim:
    """A claim on the end of a body."""
    roles = (("body", (body,)),)
    return Claim(END, source, SOURCES[source].published, span=Span.parse(when), roles=roles, **more)


def seen(when: str = "", attested: str = "", **more) -> Claim:
    """A claim on the backing."""
    return Claim(BACKING, "herald", SOURCES["herald"].published, span=Span.parse(when, attested),
                 **more)  # fmt: skip


def on(day: str, *claims: Claim, **view) -> str:
    """The verdict of the first of these facts on a day, '' where it is left out."""
    asked = View(as_of=date.fromisoformat(day), **view).knowing(claims)
    found = [s for s in asked.standings(claims) if isinstance(s.fact, Tie)]
    return str(found[0].verdict or found[0].status) if found else ""


ATTESTED = seen(attested="2000-06-01")


@pytest.mark.parametrize(
    ("claims", "verdicts"),
    [
        # attested before the end: presumed until then, not after
        ((ATTESTED,), {"2000-12-31": "presumed", "2001-01-10": "possible", "2001-01-11": ""}),
        # begun and going on when the source wrote is no word on the time after
        ((seen("2000-03-01/.."),), {"2001-01-09": "presumed", "2001-01-11": ""}),
        # an end that is not told is bounded too
        ((seen("2000-03-01/"),), {"2001-01-09": "presumed", "2001-01-11": ""}),
        # never dated: it may have been so at any time, but not after
        ((seen(),), {"2001-01-10": "possible", "2001-01-11": ""}),
        # what a source attests after the end stays, and is presumed; between the two is a gap
        (
            (ATTESTED, seen(attested="2001-06-30")),
            {"2001-01-09": "presumed", "2001-03-01": "possible", "2001-06-30": "holds",
             "2001-12-31": "presumed"},
        ),
        # a spell over the end is the source's own word
        ((seen("2000-03-01/2001-06-30"),), {"2001-03-01": "holds", "2001-07-01": ""}),
        # a denial that was made before bears on no day after
        ((seen(attested="2000-06-01", polarity="denies"),),
         {"2001-01-10": "denied", "2001-01-11": ""}),
    ],
)  # fmt: skip
def test_a_tie_is_not_presumed_to_outlive_its_body(claims, verdicts):
    assert {day: on(day, *claims, end()) for day in verdicts} == verdicts
    if claims[0].span.end is None:
        assert on("2001-12-31", *claims[:1]) != "", "without the end it is told of all later days"


@pytest.mark.parametrize(
    ("ending", "verdict"),
    [
        (end("2001"), "possible"),  # some day of that year: the middle of it is open
        (end("2000"), ""),
        (end("2001-06/.."), "presumed"),  # no end is told
        (end(certainty="alleged"), "presumed"),
        (end(polarity="denies"), "presumed"),
        (end(retracted=Moment.parse("2001-02-01")), "presumed"),
        (end(body="west"), "presumed"),  # another body
        (end(body="arran"), ""),  # the backer itself has ended
        (end("1999-06-01"), "presumed"),  # before it was attested: no end of this
    ],
)
def test_only_a_stated_end_of_its_own_actors_bounds_a_tie(ending, verdict):
    assert on("2001-06-15", ATTESTED, ending) == verdict


def test_an_end_that_somebody_denies_bounds_nothing():
    assert on("2001-06-15", ATTESTED, end(), end(polarity="denies", source="herald")) == "presumed"


def test_an_end_counts_as_its_claims_do():
    claims = ATTESTED, end(source="courier")  # published in February 2001
    assert on("2001-06-15", *claims) == ""
    assert on("2001-06-15", *claims, known_by=date(2001, 1, 31)) == "presumed"
    assert on("2001-06-15", *claims, without=frozenset({"courier"})) == "presumed"
    assert on("2001-06-15", *claims, kinds=frozenset({"backing"})) == "", "no claim on the tie"


def test_who_took_the_place_of_a_body_is_so_after_its_end():
    succession = replace(ATTESTED, about=Tie.between("succession", "guild", "east"))
    assert on("2001-06-15", succession, end()) == "presumed"


def test_in_a_window_and_on_a_calendar_the_tie_ends_with_its_body():
    claims = ATTESTED, end()
    window = View(since=date(2001, 3, 1), until=date(2001, 5, 1))
    assert [s.fact for s in window.standings(claims)] == [BACKING]
    assert list(window.knowing(claims).standings(claims[:1])) == []
    (standing,) = View().knowing(claims).standings(claims[:1])
    assert spells(standing, Persistence()) == ((date(2000, 6, 1), date(2001, 1, 9)),)
    assert standing.ended is None, "nobody says that the backing lasted until then"


def test_why_names_the_end_and_its_source():
    view = View(as_of=date(2001, 6, 15)).knowing([end(), end(source="herald")])
    assert reasons([ATTESTED], view).verdict == (
        "not on 2001-06-15: the claims that count speak of other days (attested 2000-06-01);"
        " east ended 2001-01-10 (gazette, herald)"
    )


def test_why_an_event_is_not_in_a_window_is_told_without_an_end():
    battle = replace(end("2000-06-01"), about=Event("battle", "ford", "The ford"), roles=())
    view = View(since=date(2001, 1, 1), as_of=date(2001, 6, 15)).knowing([end()])
    told = "not on 2001-06-15: the claims that count speak of other days (2000-06-01)"
    assert reasons([battle], view).verdict == told


def test_a_build_that_learns_of_an_end_drops_what_it_presumed():
    view = View(as_of=date(2001, 6, 15), kinds=frozenset({"backing"}))
    (change,) = between_builds([ATTESTED], [ATTESTED, end()], view)
    assert (change.what, change.fact) == ("dropped (stated)", BACKING)


ENDS = st.lists(
    st.builds(
        end,
        when=st.sampled_from(("2000-05-15", "2000-09", "2001-01-10", "2001", "2000-02/2000-06")),
        body=st.sampled_from(ACTORS),
        source=st.sampled_from(sorted(SOURCES)),
    ),
    max_size=3,
    unique_by=lambda claim: claim.id,
)


@settings(max_examples=150)
@given(many, ENDS, VIEWS, NEAR)
def test_each_day_of_the_almanac_knows_the_ends(claims, ends, view, near):
    view = view.knowing(ends)
    almanac, ties = Almanac(claims, view), [c for c in claims if isinstance(c.about, Tie)]
    for day in near:
        assert almanac.on(day) == list(replace(view, as_of=day).standings(ties))


@settings(max_examples=80)
@given(many, ENDS, days)
def test_an_end_never_makes_a_tie_surer(claims, ends, day):
    order = list(Verdict)
    view = View(as_of=day, statuses=frozenset(Status))
    free, bound = (
        {s.fact: s for s in seen.standings(claims) if isinstance(s.fact, Tie)}
        for seen in (view, view.knowing(ends))
    )
    assert set(bound) <= set(free)
    for fact, standing in bound.items():
        before = free[fact].verdict
        assert standing.verdict is None or before is None or (
            order.index(standing.verdict) >= order.index(before)
        )  # fmt: skip


@settings(max_examples=80)
@given(many, ENDS)
def test_on_a_calendar_each_day_is_that_of_the_view(claims, ends):
    view = View().knowing(ends)
    for standing in view.standings(claims):
        if not isinstance(standing.fact, Tie) or not standing.affirming or standing.denying:
            continue
        told = spells(standing, Persistence())
        for day in (date(2000, 6, 15), date(2000, 12, 1), date(2001, 2, 1), date(2002, 1, 1)):
            found = list(replace(view, as_of=day).standings(standing.claims))
            if found and found[0].verdict in (Verdict.HOLDS, Verdict.PRESUMED):
                assert any((a or day) <= day <= (b or day) for a, b in told)


def asked(*words: str) -> str:
    result = CliRunner().invoke(cli, [*words, "-d", str(kg.example("libya"))])
    assert result.exit_code == 0, result.output
    return result.stdout if "--json" in words else result.output


def test_nobody_backs_the_government_of_accord_after_its_end():
    told = asked("who-backs", "gna", "--as-of", "2022-01-01")
    assert (
        "Government of National Accord ended 2021-03-16 "
        "(al-jazeera-2021-03-23-eastern, reuters-2021-03-16-handover):"
        " what was last attested before is not presumed to go on after"
    ) in " ".join(told.split())
    answer = json.loads(asked("who-backs", "gna", "--as-of", "2022-01-01", "--json"))
    assert answer["rows"] == []
    assert {(e["on"], e["event"]) for e in answer["ended"]} == {
        ("2021-03-16", "2021-03-16-gna-ends")
    }
    before = json.loads(asked("who-backs", "gna", "--as-of", "2021-03-15", "--json"))
    assert {row["tie"] for row in before["rows"]} >= {"turkey-backs-gna", "qatar-backs-gna"}
    assert "Accord ended" not in asked("who-backs", "gna", "--as-of", "2020-06-02")


def test_sparql_gives_the_same_backers_around_an_end():
    libya = kg.open(kg.example("libya"))
    from kg.questions import QUESTIONS

    for day in ("2021-03-15", "2021-03-17"):
        asked = QUESTIONS["backers-on-day"].sparql({"actor": "gna", "day": day}, libya.base)
        sparql = {libya.rdf.short(row["backer"]) for row in libya.query(asked)}
        told = libya.as_of(day).backers("gna").standings
        assert sparql == {
            f"actor:{s.fact.actors[0]}"
            for s in told
            if s.verdict in (Verdict.HOLDS, Verdict.PRESUMED)
        }
        assert bool(sparql) == (day == "2021-03-15")
