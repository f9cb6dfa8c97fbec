"""Balance and blocs: against brute force on small graphs, and of claims."""

from datetime import date
from itertools import combinations, product

import networkx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from invented_war import claim, tie
from small_graphs import chronicle, many

from kg.model import Chronicle, Event
from kg.network import balance, blocs, signed
from kg.network.balance import Frustration
from kg.network.camps import _divide, camps, misplaced, neighbours, triangles
from kg.view import Persistence, View

NAMES = "abcdef"
graphs = st.dictionaries(
    st.sampled_from(list(combinations(NAMES, 2))), st.sampled_from((1, -1)), min_size=1
)


def least(signs, most):
    """The frustration by trying every division."""
    numbers = range(most or len(NAMES))
    divisions = (
        dict(zip(NAMES, c, strict=True)) for c in product(numbers, repeat=len(NAMES) - 1)
        for c in [(0, *c)]
    )  # fmt: skip
    return min(misplaced(signs, camp) for camp in divisions)


@settings(max_examples=60)
@given(graphs, st.sampled_from((2, None)))
def test_the_division_is_as_good_as_the_best_of_all(signs, most):
    found = camps(signs, most)
    assert found.lower == found.upper == misplaced(signs, found.camp) == least(signs, most)
    assert most is None or len(set(found.camp.values())) <= most


@given(graphs, st.sampled_from((2, None)))
def test_without_a_search_the_bounds_hold_the_truth(signs, most):
    import kg.network.camps as module

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(module, "SMALL", 0)
        found = camps(signs, most)
    assert found.lower <= least(signs, most) <= found.upper == misplaced(signs, found.camp)


@given(graphs)
def test_a_bloc_is_held_together_by_friends(signs):
    camp = camps(signs).camp
    friends = networkx.Graph([p for p, s in signs.items() if s > 0 and camp[p[0]] == camp[p[1]]])
    for number in set(camp.values()):
        members = [actor for actor in camp if camp[actor] == number]
        assert len(members) == 1 or networkx.is_connected(friends.subgraph(members))


@given(graphs)
def test_each_triangle_is_found_once(signs):
    near = neighbours(signs)
    tied = {frozenset(pair) for pair in signs}
    found = list(triangles(near))
    assert sorted(found) == [
        t for t in combinations(NAMES, 3) if all(frozenset(p) in tied for p in combinations(t, 2))
    ]


def test_parts_that_share_one_actor_are_divided_one_by_one():
    bad = {("a", "b"): 1, ("a", "c"): 1, ("b", "c"): -1, ("c", "d"): 1, ("c", "e"): 1}
    signs = bad | {("d", "e"): -1, ("e", "f"): -1}
    assert _divide(neighbours(bad), 2)[1] in (0, 1)
    assert (camps(signs, 2).lower, camps(signs, 2).upper) == (2, 2)


# -- of claims ---------------------------------------------------------------------------------


def told(*claims):
    return Chronicle(claims=claims)


STATES = (
    claim(tie("alliance", "a", "b"), attested="2015-01-01"),
    claim(tie("backing", "b", "c"), attested="2015-01-01"),
    claim(tie("opposition", "a", "c"), attested="2015-01-01"),
)


def test_two_friends_of_one_who_are_enemies_are_in_tension_with_their_claims():
    found = balance(told(*STATES), View())
    assert found.counts == {"balanced": 0, "in tension": 1, "three enemies": 0, "not known": 0}
    assert sorted(found.triangles[0].claims) == sorted(c.id for c in STATES)
    assert found.strict == found.generalised == Frustration(1, 1)


def test_a_disputed_tie_opens_the_lower_bound_and_stays_in_the_graph():
    denied = claim(tie("opposition", "a", "c"), polarity="denies", source="herald")
    found = balance(told(*STATES, denied), View())
    assert found.doubtful == 1
    assert found.strict == Frustration(0, 1)
    assert found.triangles[0].doubtful


def test_a_mixed_tie_is_kept_with_the_claims_of_both_and_opens_the_upper_bound():
    friends = claim(tie("alliance", "a", "c"), attested="2015-01-01")
    found = balance(told(*STATES, friends), View())
    mixed = found.ties["a", "c"]
    assert mixed.sign == 0
    assert set(mixed.claims) == {STATES[2].id, friends.id}
    assert found.counts["not known"] == 1
    assert found.strict == Frustration(0, 1)


def test_no_claim_is_no_tie():
    assert signed(told(STATES[0]), View()).keys() == {("a", "b")}


def test_what_is_only_attested_later_makes_no_tie_on_an_earlier_day():
    assert signed(told(*STATES), View(as_of=date(2014, 6, 1))) == {}
    assert len(signed(told(*STATES), View(as_of=date(2016, 6, 1)))) == 3


def test_a_fight_makes_enemies_for_twelve_months_or_as_long_as_is_asked():
    battle = Event("battle", "2015-03-10-ford", "A battle")
    roles = (("attacker", ("a",)), ("defender", ("b",)))
    fight = told(claim(battle, when="2015-03-10", roles=roles))

    def enemies(year, month, day, **how):
        return bool(signed(fight, View(as_of=date(year, month, day), **how)))

    assert not enemies(2015, 3, 9)
    assert enemies(2016, 3, 10)
    assert not enemies(2016, 3, 11)
    assert not enemies(2015, 3, 11, persistence=Persistence("none"))
    assert enemies(2017, 3, 10, persistence=Persistence("2 years"))
    assert signed(fight, View())  # without a day all that ever was


def test_blocs_are_those_who_stand_together_the_largest_first():
    said = [
        claim(tie("alliance", "a", "b"), attested="2015-01-01"),
        claim(tie("backing", "c", "d"), attested="2015-01-01"),
        claim(tie("backing", "e", "d"), attested="2015-01-01"),
        claim(tie("opposition", "a", "d"), attested="2015-01-01"),
    ]
    found = blocs(told(*said), View())
    assert [bloc.members for bloc in found.blocs] == [("c", "d", "e"), ("a", "b")]
    assert found.opposed() == {(0, 1): 1}
    assert (found.lower, found.upper) == (0, 0)


@settings(max_examples=50)
@given(many, st.sampled_from((None, date(2001, 1, 10))), st.sampled_from(("strict", "generalised")))
def test_the_bounds_hold_whatever_is_doubtful_or_mixed(claims, day, rule):
    ties = balance(chronicle(claims), View(as_of=day)).ties
    found = getattr(balance(chronicle(claims), View(as_of=day)), rule)
    choices = [
        ((1, -1) if t.sign == 0 else (t.sign,)) + ((0,) if t.doubtful else ())
        for t in ties.values()
    ]
    for chosen in product(*choices):
        resolved = camps(dict(zip(ties, chosen, strict=True)), 2 if rule == "strict" else None)
        assert found.lower <= resolved.upper <= found.upper
