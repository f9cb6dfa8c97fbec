"""The view: how a tie stands on a day, what the claims say together, and which of them count."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kg.dates import Moment, Span
from kg.model import MEANS, Claim, Event, Tie
from kg.view import Persistence, Standing, Status, Verdict, View
from kg.view.view import filters

BACKING = Tie.between("backing", "westland", "north-army")
ENMITY = Tie.between("opposition", "north-army", "south-front")
FERRY = Event("battle", "2021-09-ferry", "Battle of the ferry")
DAY = date(2021, 6, 15)
law = settings(deadline=None)


def spell(when: str) -> Claim:
    """A claim on the backing; `@2021-03-04` attests it, `2020/.. @2021` does both."""
    edtf, _, attested = when.partition("@")
    return Claim(BACKING, "courier", span=Span.parse(edtf, attested))


def on(day: date | str, *claims: str, persistence: str = "until-contradicted") -> str:
    """The verdict on a day when these spells are affirmed; '' when the tie is left out."""
    view = View(as_of=date.fromisoformat(str(day)), persistence=Persistence.parse(persistence))
    standings = list(view.standings([spell(when) for when in claims]))
    return str(standings[0].verdict) if standings else ""


# ---- verdicts (what each is called is in Verdict; '' means left out)

# spells -> day -> verdict
VERDICTS = {
    # two attestations: between them it holds, before it may have, afterwards it is presumed
    ("@2019-05-01", "@2020-06-02"): {
        "2019-04-30": "possible",
        "2019-05-01": "holds",
        "2019-12-01": "holds",
        "2020-06-02": "holds",
        "2020-06-03": "presumed",
        "2035-01-01": "presumed",
    },
    # broken by an end that a third claim tells
    ("@2019-05-01", "2018/2019-09-30", "@2020-06-02"): {
        "2019-09-30": "holds",
        "2019-10-01": "possible",
        "2020-06-01": "possible",
        "2020-06-02": "holds",
        "2020-06-03": "presumed",
    },
    # an end before both attestations breaks nothing
    ("2018-01-01/2018-06-30", "@2019-05-01", "@2020-06-02"): {
        "2018-03-01": "holds",
        "2018-12-01": "possible",
        "2019-12-01": "holds",
        "2020-12-01": "presumed",
    },
    # an end told for the day of the next attestation comes after it
    ("@2019-05-01", "/2020-06-02"): {
        "2019-12-01": "holds",
        "2020-06-02": "holds",
        "2020-06-03": "",
    },
    # begun anew: the time between is not vouched for, though nothing says that it ended
    ("@2019-05-01", "2020-01-01/.. @2020-06-02"): {
        "2019-05-01": "holds",
        "2019-12-01": "presumed",
        "2020-01-01": "holds",
    },
    # a data set that codes every year gives closed spells: a gap year stays a gap
    ("2014-01-01/2014-12-31", "2016-01-01/2016-12-31"): {
        "2013-12-31": "",
        "2014-01-01": "holds",
        "2014-12-31": "holds",
        "2015-06-15": "",
        "2016-06-15": "holds",
        "2017-01-01": "",
    },
    # the same with bare years: sure of no day, and the gap is a gap all the same
    ("2014/2014", "2016/2016"): {
        "2014-06-15": "possible",
        "2015-06-15": "",
        "2016-06-15": "possible",
    },
    # spells that touch
    ("2014-01-01/2014-12-31", "2015-01-01/2015-12-31"): {
        "2014-12-31": "holds",
        "2015-01-01": "holds",
        "2016-01-01": "",
    },
    # imprecise start and end
    ("2019-04/2020-06",): {
        "2019-03-31": "",
        "2019-04-15": "possible",
        "2019-04-30": "holds",
        "2020-06-01": "holds",
        "2020-06-15": "possible",
        "2020-07-01": "",
    },
    # begun, and going on when the source wrote
    ("2019-04-04/.. @2020-06-02",): {
        "2019-04-03": "",
        "2019-04-04": "holds",
        "2020-06-02": "holds",
        "2020-06-03": "presumed",
    },
    # begun, and nothing else said
    ("2019-04/",): {"2019-03-31": "", "2019-04-15": "possible", "2019-05-01": "presumed"},
    # ended, and nothing else said
    ("/2020-06",): {
        "2019-01-01": "possible",
        "2020-06-01": "holds",
        "2020-06-15": "possible",
        "2020-07-01": "",
    },
    # an attestation that is no day is in force on some of its days, we do not know which
    ("@2020",): {"2019-06-01": "possible", "2020-06-01": "possible", "2021-01-01": "presumed"},
    # an attestation by somebody else after the end that one tells wins over the end
    ("2019-01-01/2020-03-31", "@2020-05-01"): {
        "2020-03-31": "holds",
        "2020-04-15": "possible",
        "2020-05-01": "holds",
        "2020-06-01": "presumed",
    },
    # an end that may lie before or after the attestation leaves both open
    ("@2020-05-01", "2019/2020"): {
        "2020-05-01": "holds",
        "2020-08-01": "possible",
        "2021-01-01": "",
    },
    # nothing is dated
    ("",): {"2020-06-01": "possible"},
}
TABLE = [
    pytest.param(spells, day, verdict, id=f"{' and '.join(spells)} on {day}")
    for spells, days in VERDICTS.items()
    for day, verdict in days.items()
]


@pytest.mark.parametrize(("spells", "day", "verdict"), TABLE)
def test_a_tie_stands_on_a_day(spells, day, verdict):
    assert on(day, *spells) == verdict
    assert on(day, *reversed(spells)) == verdict


PRESUMED = {
    "until-contradicted": {"2020-06-03": "presumed", "2099-01-01": "presumed"},
    "none": {"2020-06-02": "holds", "2020-06-03": "possible"},
    "10 days": {"2020-06-12": "presumed", "2020-06-13": "possible"},
    "2 weeks": {"2020-06-16": "presumed", "2020-06-17": "possible"},
    "12 months": {"2021-06-02": "presumed", "2021-06-03": "possible"},
    "1 year": {"2021-06-02": "presumed", "2021-06-03": "possible"},
}


@pytest.mark.parametrize(
    ("rule", "day", "verdict"),
    [(rule, day, verdict) for rule, days in PRESUMED.items() for day, verdict in days.items()],
)
def test_how_long_a_tie_is_presumed_is_the_persistence_rule(rule, day, verdict):
    assert on(day, "@2019-05-01", "@2020-06-02", persistence=rule) == verdict


def test_no_persistence_rule_reaches_between_two_attestations():
    assert on("2019-12-01", "@2019-05-01", "@2020-06-02", persistence="none") == "holds"


def test_no_persistence_rule_outlives_a_known_end():
    assert on("2020-07-01", "2019/2020-06", persistence="until-contradicted") == ""


@pytest.mark.parametrize(
    ("written", "rule"),
    [
        ("none", "none"),
        ("Until-Contradicted", "until-contradicted"),
        (" 12  months ", "12 months"),
        ("1month", "1 month"),
        ("12_months", "12 months"),
        ("001 years", "1 year"),
    ],
)
def test_a_persistence_rule_is_named_in_words(written, rule):
    assert str(Persistence.parse(written)) == rule


@pytest.mark.parametrize("written", ["", "forever", "12", "-3 days", "1.5 years"])
def test_an_unknown_persistence_rule_is_refused_in_words(written):
    with pytest.raises(ValueError) as refused:
        Persistence.parse(written)
    message = f"unknown persistence rule '{written}'; write until-contradicted, none or 12 months"
    assert str(refused.value) == message


@pytest.mark.parametrize(
    ("rule", "last", "until"),
    [
        ("1 month", "2020-01-31", "2020-02-29"),
        ("11 months", "2020-01-31", "2020-12-31"),
        ("1 month", "2020-12-31", "2021-01-31"),
        ("4 years", "2020-02-29", "2024-02-29"),
        ("1 day", "2020-02-29", "2020-03-01"),
        ("9999999 years", "2020-02-29", "9999-12-31"),
        ("9999999999 days", "2020-02-29", "9999-12-31"),
        ("none", "2020-02-29", "2020-02-29"),
    ],
)
def test_a_length_is_counted_on_the_calendar(rule, last, until):
    assert Persistence.parse(rule).until(date.fromisoformat(last)) == date.fromisoformat(until)


days = st.dates(date(2000, 1, 1), date(2030, 12, 31))
spells = st.tuples(days, days).map(sorted).map(tuple)


@law
@given(st.lists(days, min_size=1, max_size=5), days)
def test_attestations_alone_make_one_spell_from_the_first_to_the_last(attested, day):
    first, last = min(attested), max(attested)
    expected = "possible" if day < first else "holds" if day <= last else "presumed"
    assert on(day, *(f"@{seen}" for seen in attested)) == expected


@law
@given(st.lists(spells, min_size=1, max_size=5), days)
def test_closed_spells_of_known_days_hold_inside_and_nowhere_else(closed, day):
    expected = "holds" if any(first <= day <= last for first, last in closed) else ""
    assert on(day, *(f"{first}/{last}" for first, last in closed)) == expected


# ---- what the claims say together


def told(*claims: Claim, **filters) -> list[Standing]:
    return list(View(**filters).standings(claims))


def status(*claims: Claim, **filters) -> str:
    """The status of the one fact that the claims are about; '' when it is left out."""
    standings = told(*claims, **filters)
    return str(standings[0].status) if standings else ""


PUBLISHED = Moment.parse("2021-03-04")
STATES = Claim(BACKING, "courier", PUBLISHED, span=Span.parse(attested="2021-03-04"))
ACCUSES = replace(STATES, source="monitor", certainty="alleged", according_to="south-front")
DENIES = Claim(BACKING, "ministry", Moment.parse("2021-03-06"), "denies", according_to="westland")


def test_who_states_and_nobody_denies():
    assert status(STATES) == status(STATES, ACCUSES) == "stated"


def test_accusations_alone_leave_a_fact_alleged():
    assert status(ACCUSES) == status(ACCUSES, replace(ACCUSES, source="wire")) == "alleged"


def test_a_fact_that_is_affirmed_and_denied_is_disputed():
    assert status(STATES, DENIES) == status(ACCUSES, DENIES) == "disputed"


def test_a_fact_of_which_there_are_only_denials_is_denied():
    assert status(DENIES) == "denied"


def test_a_denial_of_some_means_bears_on_those_alone():
    arms = replace(STATES, means=("weapons",))
    money = replace(STATES, means=("funding",))
    no_arms = replace(DENIES, means=("weapons",))
    assert status(arms, no_arms) == "disputed"
    assert status(arms, money, no_arms) == "stated"
    assert status(money, no_arms) == "stated"
    assert status(replace(STATES, means=("unspecified",)), no_arms) == "stated"
    assert status(replace(arms, means=("weapons", "funding")), no_arms) == "stated"


def test_a_denial_of_military_support_bears_on_every_kind_of_it():
    no_war = replace(DENIES, means=("military",))
    assert status(replace(STATES, means=("mercenaries",)), no_war) == "disputed"
    assert status(replace(STATES, means=("funding",)), no_war) == "stated"


def test_a_denial_of_mercenaries_leaves_military_support_standing():
    military = replace(STATES, means=("military",))
    assert status(military, replace(DENIES, means=("mercenaries",))) == "stated"


def test_a_retracted_claim_counts_no_longer():
    taken_back = replace(STATES, retracted=Moment.parse("2021-04-01"))
    assert status(taken_back, DENIES) == "denied"
    assert status(taken_back, ACCUSES) == "alleged"
    assert status(STATES, replace(DENIES, retracted=Moment.parse("2021-04-01"))) == "stated"


def test_a_fact_that_was_taken_back_by_all_is_shown_only_when_asked_for():
    taken_back = replace(STATES, retracted=Moment.parse("2021-04-01"))
    assert status(taken_back) == ""
    assert status(taken_back, statuses=frozenset(["retracted"])) == "retracted"
    (standing,) = told(taken_back, as_of=DAY, statuses=frozenset(["retracted"]))
    assert standing.verdict is None and standing.claims == (taken_back,)


def test_a_retraction_is_not_known_before_it_was_made():
    taken_back = replace(STATES, retracted=Moment.parse("2021-04-01"))
    assert status(taken_back, known_by=date(2021, 3, 31)) == "stated"
    assert status(taken_back, known_by=date(2021, 4, 1)) == ""


def test_an_event_has_a_status_and_no_verdict():
    (standing,) = told(Claim(FERRY, "courier", span=Span.parse("2021-09-17")), as_of=DAY)
    assert (standing.status, standing.verdict) == (Status.STATED, None)


def test_a_denial_counts_on_the_days_that_it_may_be_about():
    until_may = replace(DENIES, span=Span.parse("../2021-05-31"))
    assert status(STATES, until_may, as_of=date(2021, 5, 31)) == "disputed"
    assert status(STATES, until_may, as_of=date(2021, 6, 1)) == "stated"
    assert status(STATES, DENIES, as_of=date(2021, 6, 1)) == "disputed"


def test_a_tie_that_is_only_denied_has_no_verdict_and_is_shown_on_the_days_of_the_denial():
    until_may = replace(DENIES, span=Span.parse("../2021-05-31"))
    (standing,) = told(until_may, as_of=date(2021, 5, 31))
    assert (standing.status, standing.verdict) == (Status.DENIED, None)
    assert told(until_may, as_of=date(2021, 6, 1)) == []


def test_a_denial_of_an_event_counts_on_every_day():
    denial = Claim(FERRY, "ministry", polarity="denies", span=Span.parse("2021-09-17"))
    assert status(denial, as_of=DAY) == "denied"
    assert status(Claim(FERRY, "courier"), denial, as_of=DAY) == "disputed"


def test_a_standing_tells_what_its_affirming_claims_say():
    claims = (
        replace(STATES, span=Span.parse("2020-11/..", "2021-03-04"), means=("weapons",)),
        replace(ACCUSES, span=Span.parse("2020/2021-08"), means=("unspecified", "funding")),
        replace(DENIES, span=Span.parse("2010/2022"), means=("troops",)),
    )
    (standing,) = told(*claims)
    assert [c.source for c in standing.affirming] == ["courier", "monitor"]
    assert standing.denying == (claims[2],)
    assert standing.sources == ("courier", "ministry", "monitor")
    assert standing.means == ("funding", "weapons")
    assert standing.denied_means == ("troops",)
    assert standing.speakers == ("south-front", "westland")
    assert (str(standing.since), str(standing.until)) == ("2020", "2021-08")
    # "some time in 2020" may mean December: November is the first by which it surely held
    assert (str(standing.first_attested), str(standing.last_attested)) == ("2020-11", "2021-08")
    assert str(standing.ended) == "2021-08"


def test_unspecified_means_are_told_where_nothing_better_is_known():
    (standing,) = told(replace(STATES, means=("unspecified",)))
    assert standing.means == ("unspecified",)


def test_a_tie_that_is_attested_after_its_end_has_not_ended():
    (standing,) = told(spell("2019/2020-03"), spell("@2020-05-01"))
    assert str(standing.until) == "2020-03"
    assert standing.ended is None


# ---- which claims count: each filter alone

BATTLE = Claim(
    FERRY,
    "wire",
    Moment.parse("2021-09"),
    span=Span.parse("2021-09-17"),
    place="ferry-town",
    method="imported",
    confidence=0.4,
)
RIVALS = Claim(ENMITY, "monitor", method="read", confidence=0.9, according_to="eastland")
ARMS = replace(STATES, means=("weapons",))
ALL = (ARMS, DENIES, BATTLE, RIVALS)

# filter -> the sources of the claims that count
COUNTED = [
    ({}, "courier ministry wire monitor"),
    ({"sources": {"courier", "wire"}}, "courier wire"),
    ({"sources": {"nobody"}}, ""),
    ({"without": {"courier", "nobody"}}, "ministry wire monitor"),
    ({"according_to": {"westland"}}, "ministry"),
    ({"kinds": {"battle", "opposition"}}, "wire monitor"),
    ({"means": {"weapons"}}, "courier ministry"),  # who denies all backing denies arms
    ({"means": {"military"}}, "courier ministry"),
    ({"means": {"funding"}}, "ministry"),
    ({"methods": {"curated"}}, "courier ministry"),
    ({"methods": {"read", "imported"}}, "wire monitor"),
    ({"places": {"ferry-town"}}, "wire"),
    ({"min_confidence": 0.5}, "courier ministry monitor"),  # curated claims carry none, and pass
    ({"min_confidence": 0.4}, "courier ministry wire monitor"),
    ({"known_by": date(2021, 3, 4)}, "courier"),
    ({"known_by": date(2021, 3, 6)}, "courier ministry"),
    ({"known_by": date(2021, 9, 29)}, "courier ministry"),  # all of September must be over
    ({"known_by": date(2021, 9, 30)}, "courier ministry wire"),  # and the monitor has no date
    ({"sources": {"courier", "wire"}, "without": {"wire"}}, "courier"),
]


def view_of(**filters) -> View:
    """A view with its sets frozen."""
    frozen = {k: frozenset(v) if isinstance(v, set) else v for k, v in filters.items()}
    return View(**frozen)


@pytest.mark.parametrize(("filters", "sources"), COUNTED)
def test_each_filter_alone_lets_these_claims_count(filters, sources):
    view = view_of(**filters)
    assert [claim.source for claim in ALL if view.counts(claim)] == sources.split()


@pytest.mark.parametrize(
    ("denied", "wanted", "counts"),
    [
        (("military",), "weapons", True),  # no military support, hence no arms
        (("weapons",), "military", True),  # a case of what is asked about
        (("funding",), "weapons", False),
        (("unspecified",), "weapons", True),
        ((), "weapons", True),
    ],
)
def test_a_denial_counts_for_the_means_that_it_bears_on(denied, wanted, counts):
    assert view_of(means={wanted}).counts(replace(DENIES, means=denied)) is counts


def test_a_fact_is_told_under_the_means_that_some_claim_on_it_names():
    assert status(ARMS, DENIES, means=frozenset(["weapons"])) == "disputed"
    assert status(ARMS, DENIES, means=frozenset(["funding"])) == ""
    assert status(replace(DENIES, means=("funding",)), means=frozenset(["funding"])) == "denied"


def test_statuses_choose_among_the_facts():
    ids = {s: [x.fact.id for x in told(*ALL, statuses=frozenset([s]))] for s in Status}
    assert ids == {
        "stated": ["2021-09-ferry", "north-army-opposes-south-front"],
        "alleged": [],
        "disputed": ["westland-backs-north-army"],
        "denied": [],
        "retracted": [],
    }


# spells of a tie -> (from, to) -> is it in the window
WINDOWS = {
    ("2014-01-01/2024-12-31",): {("2018", "2018"): True, ("2013", "2013"): False},
    ("2014-06/2014-08",): {("2014", "2014"): True, ("2015", ""): False, ("", "2013"): False},
    ("@2019-05-01", "@2020-06-02"): {
        ("2019-12-01", "2019-12-31"): True,
        ("2021", "2021"): True,  # presumed
        ("2018", "2018"): False,
        ("", "2019"): True,
    },
    ("2014-01-01/2014-12-31", "2016-01-01/2016-12-31"): {
        ("2014", "2014"): True,
        ("2015", "2015"): False,  # a gap year stays a gap
        ("2015", "2016"): True,
        ("2017", ""): False,
    },
    ("",): {("2018", "2018"): False},
}


@pytest.mark.parametrize(
    ("spells", "window", "expected"),
    [(s, w, expected) for s, windows in WINDOWS.items() for w, expected in windows.items()],
)
def test_a_tie_is_in_a_window_that_it_meets(spells, window, expected):
    first, last = (edge and Moment.parse(edge) for edge in window)
    view = View(since=first.earliest if first else None, until=last.latest if last else None)
    assert bool(list(view.standings([spell(when) for when in spells]))) is expected


def test_a_tie_is_in_a_window_for_as_long_as_it_is_presumed():
    year = View(since=date(2021, 6, 3), persistence=Persistence.parse("12 months"))
    assert not list(year.standings([spell("@2020-06-02")]))
    assert list(replace(year, since=date(2021, 6, 2)).standings([spell("@2020-06-02")]))


def test_an_event_is_in_the_windows_that_it_meets_and_does_not_go_on():
    assert told(BATTLE, since=date(2021, 9, 17), until=date(2021, 9, 17))
    assert not told(BATTLE, since=date(2021, 9, 18))
    assert not told(BATTLE, until=date(2021, 9, 16))


def test_the_head_of_an_answer_tells_the_filters_in_force():
    every = view_of(
        as_of=DAY,
        since=date(2021, 1, 1),
        until=date(2021, 12, 31),
        known_by=date(2021, 7, 1),
        sources={"wire", "courier"},
        without={"monitor"},
        according_to={"westland"},
        kinds={"backing"},
        means={"weapons"},
        methods={"curated"},
        places={"ferry-town"},
        statuses={"stated"},
        min_confidence=0.5,
        persistence=Persistence.parse("12 months"),
    )
    assert every.header == [
        "as of 2021-06-15",
        "from 2021-01-01",
        "to 2021-12-31",
        "known by 2021-07-01",
        "only sources courier, wire",
        "without sources monitor",
        "according to westland",
        "kinds backing",
        "means weapons",
        "methods curated",
        "places ferry-town",
        "status stated",
        "confidence from 0.5",
        "persistence: 12 months",
    ]
    assert len(every.header) == len(filters(View()))
    assert View().header == []


# ---- laws

moments = st.none() | days.map(Moment.on)


@st.composite
def claims(draw) -> Claim:
    """A claim on one of three facts, by one of four sources."""
    first, last = sorted((draw(days), draw(days)))
    whens = ("", f"{first}/{last}", f"{first}/..", f"/{last}", f"{first}/", f"{last.year}")
    attested = draw(st.sampled_from(("", f"{first + (last - first) / 2}")))
    when = draw(st.sampled_from(whens))
    span = Span.parse(when, "" if when == str(last.year) else attested)
    return Claim(
        draw(st.sampled_from((BACKING, ENMITY, FERRY))),
        draw(st.sampled_from(("courier", "wire", "monitor", "ministry"))),
        draw(moments),
        draw(st.sampled_from(("affirms", "denies"))),
        draw(st.sampled_from(("stated", "alleged"))),
        draw(st.sampled_from(("", "westland"))),
        span,
        means=draw(st.lists(st.sampled_from(sorted(MEANS)), max_size=2, unique=True).map(tuple)),
        confidence=draw(st.none() | st.sampled_from((0.2, 0.8))),
        retracted=draw(moments),
    )


many = st.lists(claims(), max_size=8, unique_by=lambda claim: claim.id)
views = st.builds(
    View,
    as_of=st.none() | days,
    since=st.none() | days,
    known_by=st.none() | days,
    means=st.sampled_from((frozenset(), frozenset(["military"]))),
    statuses=st.just(frozenset()) | st.frozensets(st.sampled_from(sorted(Status)), min_size=1),
    min_confidence=st.sampled_from((0.0, 0.5)),
    persistence=st.sampled_from(("none", "until-contradicted", "3 years")).map(Persistence.parse),
)


@law
@given(many.flatmap(lambda told: st.tuples(st.just(told), st.permutations(told))), views)
def test_the_order_of_the_claims_does_not_matter(orders, view):
    one, other = orders
    assert list(view.standings(one)) == list(view.standings(other))


@law
@given(many, views, days, days)
def test_who_waits_longer_knows_no_fewer_claims(told, view, one, other):
    early, late = (replace(view, known_by=day) for day in sorted((one, other)))
    known = {claim.id for claim in told if early.counts(claim)}
    assert known <= {claim.id for claim in told if late.counts(claim)}
    assert known <= {claim.id for claim in told if replace(view, known_by=None).counts(claim)}


@law
@given(many, views, st.sampled_from(("courier", "wire")))
def test_to_leave_out_a_source_is_never_to_have_had_it(told, view, source):
    never = [claim for claim in told if claim.source != source]
    assert list(replace(view, without=frozenset([source])).standings(told)) == list(
        view.standings(never)
    )


@law
@given(many, views)
def test_every_standing_is_folded_from_claims_that_count_and_are_about_it(told, view):
    ids = []
    for standing in view.standings(told):
        assert standing.claims
        assert all(view.counts(c) and c.about == standing.fact for c in standing.claims)
        assert not view.statuses or standing.status in view.statuses
        assert standing.verdict is not Verdict.NOT
        ids.append(standing.fact.id)
    assert ids == sorted(set(ids))


@law
@given(many, days)
def test_a_verdict_is_given_to_every_tie_that_is_affirmed_and_to_nothing_else(told, day):
    for standing in View(as_of=day).standings(told):
        affirmed_tie = isinstance(standing.fact, Tie) and bool(standing.affirming)
        assert (standing.verdict is not None) == affirmed_tie
        if isinstance(standing.fact, Tie):
            assert all(c.affirms or c.span.may_cover(day) for c in standing.claims)


@law
@given(many, days)
def test_a_claim_that_surely_covers_the_day_makes_its_tie_hold(told, day):
    sure = {c.about for c in told if c.affirms and not c.retracted and c.span.surely_covers(day)}
    holding = {s.fact for s in View(as_of=day).standings(told) if s.verdict == Verdict.HOLDS}
    assert {fact for fact in sure if isinstance(fact, Tie)} <= holding


@law
@given(many, days)
def test_no_rule_presumes_less_than_none_and_more_than_until_contradicted(told, day):
    """Verdicts are ranked: not, possible, presumed, holds."""
    rank = [None, Verdict.POSSIBLE, Verdict.PRESUMED, Verdict.HOLDS]
    assume(told)
    ranks = []
    for rule in ("none", "1 year", "until-contradicted"):
        view = View(as_of=day, persistence=Persistence.parse(rule))
        found = {s.fact: rank.index(s.verdict) for s in view.standings(told) if s.affirming}
        ranks.append([found.get(fact, 0) for fact in (BACKING, ENMITY)])
    assert all(a <= b <= c for a, b, c in zip(*ranks, strict=True))


@law
@given(many, days)
def test_a_window_of_one_day_shows_what_holds_or_is_presumed_on_it(told, day):
    verdicts = (Verdict.HOLDS, Verdict.PRESUMED)
    standing = {s.fact for s in View(as_of=day).standings(told) if s.verdict in verdicts}
    assert standing <= {s.fact for s in View(since=day, until=day).standings(told)}


def test_time_goes_on_by_days():
    """The table of verdicts changes only at the days that its spells name."""
    day, seen = date(2019, 1, 1), []
    while day < date(2021, 1, 1):
        verdict = on(day, "2019-04/2019-06", "@2020-02-01", "@2020-03-01")
        if not seen or seen[-1][1] != verdict:
            seen.append((str(day), verdict))
        day += timedelta(1)
    assert seen == [
        ("2019-01-01", "possible"),
        ("2019-04-30", "holds"),
        ("2019-06-02", "possible"),
        ("2020-02-01", "holds"),
        ("2020-03-02", "presumed"),
    ]
