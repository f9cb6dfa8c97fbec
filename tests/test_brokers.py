"""Brokers and drift: who is between blocs, and who moved."""

from datetime import date
from itertools import combinations

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_war import claim, tie

from kg.model import Chronicle
from kg.network import brokers, drift
from kg.network.betweenness import betweenness
from kg.network.drift import matched
from kg.view import View


def told(*ties):
    return Chronicle(claims=tuple(claim(tie(*t), when="2015-01-01/2015-12-31") for t in ties))


def test_a_friend_of_two_enemies_is_between_them():
    war = told(("alliance", "a", "m"), ("alliance", "a", "b"), ("alliance", "m", "z"),
               ("opposition", "a", "z"), ("opposition", "b", "z"), ("opposition", "b", "y"),
               ("alliance", "y", "z"))  # fmt: skip
    first = brokers(war, View())[0]
    assert first.actor == "m"
    assert first.between == ((("a",), ("z",)),)
    # of b a m z y in a row the middle one lies on 4 of the 6 chains between the others
    assert round(first.betweenness, 6) == round(4 / 6, 6)


def test_without_enemies_only_the_position_counts():
    star = told(("backing", "a", "hub"), ("backing", "b", "hub"), ("backing", "c", "hub"))
    assert [(b.actor, b.betweenness, b.between) for b in brokers(star, View())] == [("hub", 1, ())]


def test_blocs_are_matched_by_what_they_share_most():
    before = [("a", "b", "c"), ("x", "y")]
    assert matched(before, [("c", "x", "y"), ("a", "b")]) == [
        (("a", "b", "c"), ("a", "b")),
        (("x", "y"), ("c", "x", "y")),
    ]
    assert matched([("a",)], [("b",)]) == [(("a",), ()), ((), ("b",))]


def test_a_turncoat_leaves_one_bloc_and_joins_the_other():
    both, first, second = "2015-01-01/2016-12-31", "2015-01-01/2015-12-31", "2016-01-01/2016-12-31"
    said = [
        claim(tie("alliance", *pair), when=when)
        for when, pairs in ((both, ("ab", "xy")), (first, ("ac", "bc")), (second, ("cx", "cy")))
        for pair in pairs
    ]
    found = drift(Chronicle(claims=tuple(said)), View(), [date(2015, 6, 1), date(2016, 6, 1)])
    assert [(d.kept, d.joined, d.left) for d in found] == [
        (("a", "b"), (), ("c",)),
        (("x", "y"), ("c",), ()),
    ]


pairs = st.lists(
    st.sampled_from(list(combinations("abcdefgh", 2))), min_size=1, max_size=20, unique=True
)


@given(pairs)
def test_betweenness_is_what_networkx_counts(ties):
    known = networkx.betweenness_centrality(networkx.Graph(ties))
    assert betweenness(ties) == pytest.approx(known, abs=1e-9)


def test_betweenness_from_some_actors_estimates_that_from_all():
    graph = networkx.barabasi_albert_graph(300, 2, seed=1)
    ties = [tuple(sorted((f"a{a:03}", f"a{b:03}"))) for a, b in graph.edges]
    every, some = betweenness(ties), betweenness(ties, pivots=100)
    assert some != every
    assert some == betweenness(ties[::-1], pivots=100)
    first, second = (sorted(found, key=found.get)[-10:] for found in (every, some))
    assert len(set(first) & set(second)) >= 8
    assert sum(some.values()) == pytest.approx(sum(every.values()), rel=0.1)
