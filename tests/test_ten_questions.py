"""The ten questions of data/libya/QUESTIONS.md, answered by hand from the curated claims.

What is expected here was read in the facts of data/libya, not copied from the program.
"""

from dataclasses import replace
from datetime import date

import pytest

import kg
from kg.view import Persistence, View


@pytest.fixture(scope="module")
def libya():
    """The shipped graph."""
    return kg.open(kg.example("libya"))


def days(as_of=None, known_by=None, **more) -> View:
    """A view of days given as text."""
    day = date.fromisoformat
    return View(as_of=as_of and day(as_of), known_by=known_by and day(known_by), **more)


NEW_YEAR = days("2019-12-31", "2019-12-31")


def test_1_backers_of_the_government_when_2019_ended(libya):
    found = {s.fact.actors[0]: s for s in libya.seen(NEW_YEAR).backers("gna").standings}
    assert {who: str(s.status) for who, s in found.items()} == {
        "turkey": "stated", "qatar": "stated", "gna-allied-militias": "stated",
        "misrata-forces": "stated", "un-security-council": "stated", "european-union": "stated",
        "united-kingdom": "stated", "germany": "stated", "united-states": "alleged",
        "france": "disputed", "italy": "disputed", "syrian-fighters-gna": "disputed",
        "syrian-national-army": "denied", "tunisia": "denied",
    }  # fmt: skip
    assert found["turkey"].means == ("materiel", "weapons")
    assert found["turkey"].sources == (
        "al-marsad-2019-05-18-amazon", "al-marsad-2019-07-09-drones",
        "eurafrica-2019-12-23-experts", "ipa-2019-11-13-sanctions", "presstv-2019-11-08-panel",
        "teller-report-2019-12-31-ankara",
    )  # fmt: skip


def test_2_russian_mercenaries_as_known_in_january_2020(libya):
    view = days("2020-01-31", "2020-01-31", means=frozenset({"mercenaries"}))
    found = libya.seen(view).evidence.why("russia-backs-lna").standing
    assert (found.status, found.verdict) == ("disputed", "presumed")
    assert {(c.source, c.according_to) for c in found.affirming} == {
        ("jerusalem-post-2019-11-15-us", ""),
        ("libyan-express-2019-11-16-offensive", "fathi-bashagha"),
    }
    assert {(c.source, c.according_to) for c in found.denying} == {
        ("guardian-2017-03-14-egypt", "lna"),
        ("memo-2019-04-16-wsj", "russia"),
        ("libya-observer-2019-11-07-ryabkov", "russia"),
        ("jerusalem-post-2019-11-15-us", "lna"),
        ("urdupoint-2019-12-06-lavrov", "sergey-lavrov"),
    }


def test_3_what_january_2020_added(libya):
    view = View(kinds=frozenset({"backing"}))
    changes = libya.seen(view).evidence.between_knowledge(date(2019, 12, 31), date(2020, 1, 31))
    told = {(change.fact.id, change.what) for change in changes}
    assert {fact for fact, _ in told} == {
        "turkey-backs-gna", "qatar-backs-gna", "italy-backs-gna", "rapid-support-forces-backs-lna",
        "russia-backs-wagner-group", "syrian-fighters-gna-backs-gna",
    }  # fmt: skip
    assert ("turkey-backs-gna", "also by: political, training, troops") in told
    assert ("russia-backs-wagner-group", "now known (denied)") in told


def test_4_what_hangs_on_one_source(libya):
    view = replace(NEW_YEAR, kinds=frozenset({"backing"}))
    found = {
        source: {(change.fact.id, change.what) for change in changes}
        for source, changes in libya.seen(view).evidence.leave_one_out("gna").items()
    }
    assert found["daily-sabah-2019-12-29-denial"] == {
        ("syrian-fighters-gna-backs-gna", "lost (disputed)"),
        ("syrian-national-army-backs-gna", "lost (denied)"),
    }
    assert found["eurafrica-2019-12-23-experts"] == {
        ("italy-backs-gna", "became denied (was disputed)")
    }
    assert not [what for told in found.values() for what in told if what[0] == "turkey-backs-gna"]


def test_5_what_russia_does_through_wagner(libya):
    view = days("2020-09-30", means=frozenset({"military"}))
    chains = libya.seen(view).support.chains("russia", roll_up=True)
    through = {c.actors: (c.status, c.verdict) for c in chains if c.actors[1] == "wagner-group"}
    assert through[("russia", "wagner-group", "lna")] == ("disputed", "presumed")
    assert through[("russia", "wagner-group")][0] == "disputed"


def test_6_both_sides_in_2019_without_presumption(libya):
    view = View(since=date(2019, 4, 1), until=date(2019, 12, 31), persistence=Persistence("none"))
    found = {pair.one.actors[0]: pair for pair in libya.seen(view).support.both_sides()}
    assert set(found) == {
        "france", "united-states", "chadian-mercenaries", "sudanese-mercenaries"
    }  # fmt: skip
    assert [str(s) for s in found["france"].together if s.verdict == "holds"] == [
        "2019-04-18/2019-04-20 holds"
    ]
    assert found["united-states"].verdict == "possible"


def test_7_states_that_arm_the_sides(libya):
    view = days("2020-06-02", means=frozenset({"weapons"}))
    pairs = libya.seen(view).support.proxies("turkey")
    assert {pair.one.actors for pair in pairs} == {("turkey", "gna")}
    assert {pair.other.actors for pair in pairs} == {
        ("egypt", "lna"), ("jordan", "lna"), ("russia", "lna"), ("uae", "lna")
    }  # fmt: skip


def test_8_who_changed_sides(libya):
    jadhran, sudan, found = libya.seen(days(known_by="2020-12-31")).support.switched()
    assert (jadhran.actor, jadhran.after) == ("jadhran-forces", date(2014, 12, 13))
    assert (jadhran.left, str(jadhran.status)) == ("denied", "disputed")
    assert (sudan.actor, sudan.left) == ("sudan", "silence")
    assert {s.fact.id for s in jadhran.new} == {"gna-allied-with-jadhran-forces"}
    assert (found.actor, found.left) == ("zintan-forces", "silence")
    assert (found.after, found.before) == (date(2019, 4, 30), date(2020, 5, 20))
    assert {s.fact.id for s in found.new} == {
        "gna-allied-with-zintan-forces", "zintan-forces-backs-gna"
    }  # fmt: skip


def test_9_backers_at_the_table_in_january_2020(libya):
    view = View(
        since=date(2020, 1, 1), until=date(2020, 1, 31), kinds=frozenset({"ceasefire", "talks"})
    )
    seats = libya.seen(view).support.at_table()
    assert {(s.table.fact.id, s.backer, s.role) for s in seats} == {
        ("2020-01-12-ceasefire", "russia", "mediator"),
        ("2020-01-12-ceasefire", "turkey", "mediator"),
        ("2020-01-13-moscow-talks", "russia", "mediator"),
        ("2020-01-13-moscow-talks", "turkey", "mediator"),
        ("2020-01-19-berlin-conference", "germany", "host"),
    }
    assert {s.support.actors for s in seats if s.verdict == "holds"} == {
        ("russia", "lna"), ("turkey", "gna")
    }  # fmt: skip


def test_10_the_truces_of_early_2020(libya):
    view = View(since=date(2020, 1, 12), until=date(2020, 4, 30), methods=frozenset({"curated"}))
    january, march, ramadan = libya.seen(view).ceasefires()[0]
    assert set(january.declarers) == {"gna", "fayez-al-sarraj", "lna"}
    assert set(january.accepted) == set(march.accepted) == {"gna", "lna"}
    assert (january.held(), january.held(stated=True)) == ((0, 0), (0, 14))
    assert {charge for breach in january.breaches for charge in breach.charges} == {
        ("lna", "presidency-council"), ("gna-forces", "lna"), ("lna", "gna"), ("lna", ""),
        ("lna", "mohammed-gnounou"), ("gna-forces", "ahmed-al-mosmari"),
        ("turkey", "ahmed-al-mosmari"),
    }  # fmt: skip
    assert march.held(stated=True) == (2, 2)
    assert (ramadan.declarers, ramadan.accepted, ramadan.refused) == (("lna",), (), ("gna",))
