"""The bundle of the screens: all that is there, the same in every build, places that keep still."""

import json
from datetime import date
from math import dist

import pytest

from kg.graph import open_graph
from kg.model import TIE_KINDS
from kg.shipped import example
from kg.web.bundle import bundle
from kg.web.layout import layout


@pytest.fixture(scope="module")
def graph():
    return open_graph(example("libya"))


def pairs(graph) -> set[tuple[str, str]]:
    return {claim.about.actors[:2] for claim in graph.claims(kinds=TIE_KINDS)}


def test_the_whole_is_there_and_is_told_alike_twice(graph):
    told = bundle(graph)
    assert json.dumps(told) == json.dumps(bundle(open_graph(example("libya"))))
    assert told["partial"] is None
    assert {claim["id"] for claim in told["claims"]} == {claim.id for claim in graph.claims()}
    for noun in ("actors", "places", "sources"):
        assert set(told[noun]) == set(getattr(graph, noun))


def test_a_part_says_that_it_is_one_and_has_all_that_it_speaks_of(graph):
    asked = {"kinds": ["backing"], "between": (date(2020, 6, 1), None)}
    told = bundle(graph, actor="lna", **asked)
    assert told["partial"] == {
        "actor": "lna",
        "kinds": ["backing"],
        "between": ["2020-06-01", None],
    }
    ids = {claim["id"] for claim in told["claims"]}
    assert ids == {claim.id for claim in graph.claims("lna", **asked)}
    for claim in told["claims"]:
        assert claim["source"] in told["sources"]
        assert set(told["facts"][claim["about"]]["actors"]) <= set(told["actors"])


def test_one_actor_more_moves_the_others_little(graph):
    known = pairs(graph)
    before = layout(known)
    after = layout({*known, ("newcomer", "lna")})
    assert layout(known) == before
    assert set(after) - set(before) == {"newcomer"}
    moved = sorted(dist(before[actor], after[actor]) for actor in before)
    wide = max(x for x, _ in before.values()) - min(x for x, _ in before.values())
    assert moved[len(moved) // 2] < 0.02 * wide
    assert moved[-1] < 0.05 * wide
