"""The ledger of ceasefires, in a war that never was."""

from datetime import date

import pytest
from test_support import chronicle, event

from kg.ceasefires import ceasefires
from kg.dates import Span
from kg.model import Claim, Event
from kg.view import View

TRUCE = Event("ceasefire", "spring-truce", "Spring truce")


def truce(when="2000-03-01", polarity="affirms", source="gazette", **roles) -> Claim:
    """A claim on the spring truce."""
    told = tuple((role, tuple(actors.split())) for role, actors in roles.items())
    return Claim(TRUCE, source, polarity=polarity, span=Span.parse(when), roles=told)


def breach(id, when, violator, speaker="", certainty="alleged", part_of="spring-truce") -> Claim:
    """A claim on a breach of it."""
    fact = Event("violation", id, id, part_of)
    roles = (("violator", (violator,)),)
    return Claim(
        fact,
        "herald",
        certainty=certainty,
        according_to=speaker,
        span=Span.parse(when),
        roles=roles,
    )


def ledger(*claims, view=None):
    """The ledger of these claims."""
    return ceasefires(chronicle(*claims).claims, view or View())[0]


def test_who_declared_accepted_refused_and_mediated():
    (found,) = ledger(
        truce(declarer="east", party="east", mediator="league"),
        truce(party="west", polarity="denies", source="herald"),
    )
    assert found.declarers == ("east",)
    assert found.accepted == ("east",)
    assert found.refused == ("west",)
    assert found.mediators == ("league",)
    assert found.entry.status == "disputed"


def test_who_broke_it_stands_beside_who_says_so():
    (found,) = ledger(
        truce(),
        breach("shelling", "2000-03-04", "west", "east"),
        breach("shelling", "2000-03-04", "east", "west"),
        breach("raid", "2000-03-09", "west", certainty="stated"),
    )
    assert [b.charges for b in found.breaches] == [
        (("east", "west"), ("west", "east")), (("west", ""),)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("declared", "breaches", "held", "stated"),
    [
        ("2000-03-01", [], None, None),
        ("2000-03-01", [("2000-03-04", "alleged")], (3, 3), None),
        ("2000-03-01", [("2000-03-04", "alleged"), ("2000-03-11", "stated")], (3, 3), (10, 10)),
        ("2000-03-01", [("2000-03", "stated")], (0, 30), (0, 30)),
        ("2000-03", [("2000-04-02", "stated")], (2, 32), (2, 32)),
        ("2000-03-01", [("", "stated")], None, None),
        ("2000-03-01/..", [("2000-03-02", "stated")], (1, 1), (1, 1)),
    ],
)
def test_it_held_until_the_first_breach_that_anybody_tells(declared, breaches, held, stated):
    told = [
        breach(f"b{n}", when, "west", certainty=word) for n, (when, word) in enumerate(breaches)
    ]
    (found,) = ledger(truce(declared), *told)
    assert (found.held(), found.held(stated=True)) == (held, stated)


def test_an_end_is_one_that_a_claim_dates():
    assert ledger(truce("2000-03-01/2000-03-20"))[0].ended == "2000-03-20"
    assert ledger(truce("2000-03-01"))[0].ended == ""
    assert ledger(truce("2000-03-01/.."))[0].ended == ""


def test_the_next_one_is_the_first_of_the_same_side_that_is_surely_later():
    elsewhere = event("ceasefire", "elsewhere", "2000-05-01", party="north south")
    later = event("ceasefire", "summer", "2000-06-01", declarer="west")
    vague = event("ceasefire", "vague", "2000", party="east west")
    found = {c.entry.fact.id: c for c in ledger(truce(party="east west"), elsewhere, later, vague)}
    assert found["spring-truce"].next.fact.id == "summer"
    assert [found[id].next for id in ("summer", "vague", "elsewhere")] == [None, None, None]


def test_who_refused_the_last_one_is_a_side_of_it_too():
    offer = truce(declarer="east")
    refusal = truce(party="west", polarity="denies", source="herald")
    later = event("ceasefire", "summer", "2000-06-01", declarer="west")
    assert ledger(offer, refusal, later)[0].next.fact.id == "summer"


def test_violations_of_none_are_kept_apart():
    stray = breach("stray", "2000-03-04", "west", part_of="")
    told, loose = ceasefires([truce(), stray], View())
    assert told[0].breaches == ()
    assert [b.entry.fact.id for b in loose] == ["stray"]


def test_the_window_chooses_ceasefires_and_not_their_breaches():
    view = View(since=date(2000, 3, 1), until=date(2000, 3, 2))
    (found,) = ledger(truce(), breach("later", "2000-03-04", "west"), view=view)
    assert found.held() == (3, 3)


def test_a_day_asked_about_hides_what_came_later():
    view = View(as_of=date(2000, 3, 2))
    (found,) = ledger(truce(), breach("later", "2000-03-04", "west"), view=view)
    assert found.breaches == ()
