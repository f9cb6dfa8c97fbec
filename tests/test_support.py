"""Support: chains, both sides, changes of side, proxies and seats, in a war that never was.

East and West fight; Arran backs East, Borland backs West, Cyria backs both; the Guild is a part of
Arran, it is said, and backs the Scouts, who back East; the Hill Clans go from East to West.
"""

from dataclasses import replace
from datetime import date

import pytest

from kg.dates import Moment, Span
from kg.model import Actor, Chronicle, Claim, Event, Tie
from kg.support import Supports, at_table, both_sides, proxies, shared, switched
from kg.view import Persistence, View

KINDS = {
    "arran": "state", "borland": "state", "cyria": "state", "east": "government",
    "west": "armed-group", "guild": "company", "scouts": "armed-group", "hill-clans": "armed-group",
    "queen": "person", "league": "international-organisation",
}  # fmt: skip


def tie(sentence, when="", attested="", source="gazette", **more) -> Claim:
    """A claim on a tie, `arran backs east`; what goes on (`..`) did so when it was published."""
    verbs = {"backs": "backing", "opposes": "opposition", "member-of": "membership",
             "leads": "leadership", "allied-with": "alliance"}  # fmt: skip
    first, verb, second = sentence.split()
    fact = Tie.between(verbs[verb], first, second)
    attested = attested or ("2001-12-31" if when.endswith("..") else "")
    return Claim(fact, source, Moment.parse("2001-12-31"), span=Span.parse(when, attested), **more)


def event(kind, id, when, source="gazette", **roles) -> Claim:
    """A claim on an event with its roles."""
    told = tuple((role, tuple(actors.split())) for role, actors in roles.items())
    fact = Event(kind, id, id)
    return Claim(fact, source, Moment.parse("2001-12-31"), span=Span.parse(when), roles=told)


WAR = (
    tie("arran backs east", "2000-01/2001-06-30"),
    tie("borland backs west", "2000-03-01/2001-03-31", certainty="alleged"),
    tie("cyria backs east", "2000-02-01/2000-05-31"),
    tie("cyria backs west", "2000-05-01/2000-12-31", source="herald"),
    tie("east opposes west", "2000-01-01/.."),
    tie("guild member-of arran", attested="2000-04-01", certainty="alleged"),
    tie("guild member-of arran", attested="2000-04-02", polarity="denies", according_to="arran"),
    tie("guild backs scouts", "2000-04-01/2000-10-31"),
    tie("scouts backs east", "2000-08-01/2000-12-31"),
    tie("hill-clans allied-with east", "2000-01-01/2000-06-30"),
    tie("hill-clans backs west", attested="2000-09-01"),
    tie("queen leads borland", "1990/.."),
    tie("borland member-of league", "1990/.."),
    event("battle", "ford", "2000-06-15", attacker="east", defender="west"),
    event("talks", "hall", "2000-05-10", party="east west", host="cyria", mediator="queen"),
    event("talks", "later", "2001-08-01", party="east west", host="borland"),
)


def chronicle(*claims) -> Chronicle:
    """A chronicle of these claims, with the war's actors."""
    actors = {id: Actor(id, kind, id.title()) for id, kind in KINDS.items()}
    return Chronicle("", actors, {}, {}, claims)


CHRONICLE = chronicle(*WAR)
NONE = Persistence("none")


def on(day, **more) -> View:
    """The view as of a day on which nothing is presumed."""
    return View(as_of=date.fromisoformat(day), persistence=NONE, **more)


def sentences(paths) -> list[str]:
    """`guild > scouts > east: stated holds` for each chain."""
    return [f"{' > '.join(p.actors)}: {p.status} {p.verdict}" for p in paths]


def chains(view, roll_up=False, **asked) -> list[str]:
    """The chains of the war."""
    return sentences(Supports(CHRONICLE, view, roll_up).chains(**asked))


def test_one_hop_are_the_ties_themselves():
    assert chains(on("2000-09-01"), end="east") == [
        "arran > east: stated holds", "scouts > east: stated holds"
    ]  # fmt: skip


def test_a_chain_holds_while_all_of_its_steps_do():
    assert "guild > scouts > east: stated holds" in chains(on("2000-09-01"), end="east", hops=2)
    assert chains(on("2000-07-01"), start="guild", hops=2) == ["guild > scouts: stated holds"]
    (path,) = Supports(CHRONICLE, View(persistence=NONE)).chains("guild", "east", hops=2)
    assert [str(s) for s in path.together] == ["2000-08-01/2000-10-31 holds"]


def test_a_chain_is_cut_to_the_window():
    view = View(since=date(2000, 10, 1), until=date(2001, 12, 31), persistence=NONE)
    (path,) = Supports(CHRONICLE, view).chains("guild", "east", hops=2)
    assert [str(s) for s in path.together] == ["2000-10-01/2000-10-31 holds"]


def test_rolled_up_a_whole_acts_through_its_part_and_is_as_sure_as_the_membership():
    view = View(as_of=date(2000, 9, 1))
    assert "arran > guild > scouts: disputed presumed" in chains(view, True, start="arran")
    assert chains(view, start="arran") == ["arran > east: stated holds"]


def test_rolled_up_a_leader_counts_for_the_led_and_a_league_does_not_act_in_its_members():
    more = (*WAR, tie("queen backs scouts", attested="2000-05-10"))
    known = Supports(chronicle(*more), View(), roll_up=True)
    assert "borland > queen > scouts: stated holds" in sentences(known.chains(start="borland"))
    assert known.chains(start="league") == []


def test_who_backs_a_part_backs_the_whole():
    more = (*WAR, tie("scouts member-of east", "2000-01-01/.."))
    found = Supports(chronicle(*more), on("2000-09-01"), roll_up=True).chains("guild", "east")
    assert sentences(found) == ["guild > scouts > east: stated holds"]


def test_the_status_filter_is_that_of_the_whole_chain():
    disputed = frozenset({"disputed"})
    view = View(as_of=date(2000, 9, 1), statuses=disputed)
    assert chains(view, True, start="arran") == ["arran > guild > scouts: disputed presumed"]


def pairs(found) -> list[str]:
    """`cyria > east | cyria > west: stated holds` for each pair."""
    return [
        f"{' > '.join(p.one.actors)} | {' > '.join(p.other.actors)}: {p.status} {p.verdict}"
        for p in found
    ]


CYRIA = "cyria > east | cyria > west: stated"


@pytest.mark.parametrize(
    ("view", "found"),
    [
        (on("2000-05-15"), [f"{CYRIA} holds"]),
        (on("2000-04-15"), []),
        (on("2000-06-01"), []),
        (View(as_of=date(2000, 6, 1)), []),
        (View(persistence=NONE), [f"{CYRIA} holds"]),
        (View(since=date(2000, 6, 1), persistence=NONE), []),
        (on("2000-05-15", without=frozenset({"herald"})), []),
        (on("2000-05-15", kinds=frozenset({"backing"})), [f"{CYRIA} holds"]),
        (on("2000-05-15", statuses=frozenset({"disputed"})), []),
    ],
)
def test_both_sides_are_two_opponents_backed_at_once(view, found):
    assert pairs(both_sides(CHRONICLE, view)) == found


def test_both_sides_name_the_opposition_first_and_the_days():
    (pair,) = both_sides(CHRONICLE, View(persistence=NONE))
    assert [x.fact.id for x in pair.between] == ["east-opposes-west", "ford"]
    assert [str(s) for s in pair.together] == ["2000-05-01/2000-05-31 holds"]
    assert pair.sources == ("gazette", "herald")


def test_no_opposition_makes_no_two_sides():
    peace = [c for c in WAR if c.about.kind not in ("opposition", "battle")]
    assert both_sides(chronicle(*peace), View()) == []


def test_proxies_are_two_states_whose_clients_fight():
    found = proxies(CHRONICLE, View(as_of=date(2000, 7, 1)))
    assert pairs(found) == ["arran > east | borland > west: alleged presumed",
                            "arran > east | cyria > west: stated presumed"][::-1]  # fmt: skip
    assert {x.fact.id for pair in found for x in pair.between} == {"ford"}


def test_before_the_first_fight_there_are_no_proxies():
    assert proxies(CHRONICLE, View(as_of=date(2000, 6, 14))) == []


def test_proxies_of_one_state():
    found = proxies(CHRONICLE, View(as_of=date(2000, 7, 1)), "borland")
    assert pairs(found) == ["arran > east | borland > west: alleged presumed"]


def test_shared_are_backers_of_one_client():
    assert pairs(shared(CHRONICLE, on("2000-05-15"))) == [
        "arran > east | cyria > east: stated holds", "borland > west | cyria > west: alleged holds"
    ]  # fmt: skip


def test_the_backer_asked_for_comes_first():
    assert pairs(shared(CHRONICLE, on("2000-05-15"), "cyria"))[0] == (
        "cyria > east | arran > east: stated holds"
    )


def changes(claims=WAR, view=None, actor=None) -> list[tuple]:
    """Who changed, from and to which ties, how the first was left, between which days."""
    return [
        (s.actor, s.old[0].fact.sentence, s.new[0].fact.sentence, s.left, str(s.after),
         str(s.before))
        for s in switched(chronicle(*claims), view or View(), actor)
    ]  # fmt: skip


HILLS = (
    "hill-clans", "east allied-with hill-clans", "hill-clans backs west", "ended", "2000-06-30",
    "2000-09-01",
)  # fmt: skip


def test_who_leaves_one_side_and_joins_its_opponent_has_changed_sides():
    assert changes() == [HILLS]


def test_a_change_of_side_has_its_day():
    assert changes(view=View(as_of=date(2000, 8, 31))) == []
    assert changes(view=View(as_of=date(2000, 9, 1))) == [HILLS]
    assert changes(view=View(since=date(2000, 9, 2))) == []


def test_whoever_still_stands_with_the_first_side_has_not_changed():
    assert changes((*WAR, tie("hill-clans backs east", attested="2000-10-01"))) == []


def test_silence_is_told_apart_from_an_end_and_a_denial():
    war = [c for c in WAR if "hill-clans" not in c.actors]
    seen = tie("hill-clans backs east", attested="2000-02-01")
    new = tie("hill-clans backs west", attested="2000-09-01")
    denial = tie("hill-clans backs east", attested="2000-03-01", polarity="denies")
    assert [c[3] for c in changes((*war, seen, new))] == ["silence"]
    assert [c[3] for c in changes((*war, seen, new, denial))] == ["denied"]


def test_who_turns_against_its_client_has_changed_too():
    more = (*WAR, tie("arran opposes east", attested="2001-09-01"))
    assert changes(more, actor="arran") == [
        ("arran", "arran backs east", "arran opposes east", "ended", "2001-06-30", "2001-09-01")
    ]


def seats(view=None, **asked) -> list[str]:
    """`hall: cyria as host backs east (holds)` for each seat."""
    return [
        f"{s.table.fact.id}: {s.backer} as {s.role} backs {s.support.actors[-1]} ({s.verdict})"
        for s in at_table(CHRONICLE, view or View(persistence=NONE), **asked)
    ]


def test_backers_at_the_table_backed_a_side_in_those_days():
    assert seats() == [
        "hall: cyria as host backs east (holds)", "hall: cyria as host backs west (holds)"
    ]  # fmt: skip


def test_after_its_last_day_support_is_presumed_at_most():
    later = replace(View(), since=date(2001, 1, 1))
    assert seats(later) == []  # an end is told
    assert [s for s in seats(later, parties=True) if "borland" in s] == []


def test_rolled_up_a_leader_sits_for_the_led():
    (seat,) = [s for s in at_table(CHRONICLE, View(), roll_up=True) if s.backer == "borland"]
    assert (seat.sitting, seat.role, seat.status) == ("queen", "mediator", "alleged")
    assert [x.fact.id for x in seat.through] == ["queen-leads-borland"]


def test_seats_of_one_client():
    assert seats(actor="west") == ["hall: cyria as host backs west (holds)"]
