"""Balance and blocs of signed graphs of which others have published the figures."""

from datetime import date
from itertools import product

import networkx
import pytest
from invented_war import claim, tie

from kg.model import Chronicle
from kg.network import balance, blocs, drift
from kg.network.balance import Frustration
from kg.network.camps import camps, misplaced
from kg.view import View

# Alliance (rova) and enmity (hina) among sixteen Gahuku-Gama tribes: Read, Cultures of the Central
# Highlands, New Guinea, 1954, numbered as in UCINET's GAMA, http://konect.cc/networks/ucidata-gama.
ROVA = """1-2 3-4 3-6 3-7 5-7 6-7 3-8 4-8 6-8 7-8 5-9 9-10 6-11 7-11 8-11 6-12 7-12 8-12 11-12 7-13
    9-13 10-13 5-14 13-14 1-15 2-15 1-16 2-16 15-16"""
HINA = """1-3 2-3 1-4 1-5 2-5 1-6 2-6 2-9 6-9 2-10 9-11 10-11 1-12 6-13 11-13 8-14 12-14 5-15 9-15
    10-15 11-15 12-15 13-15 5-16 6-16 11-16 12-16 13-16 14-16"""
# Schoch, signnet: An R package for analyzing signed networks, 2022, paper.md in
# https://github.com/schochastics/signnet: 0.867647 of the triangles are balanced, 7 ties fit no two
# camps (by integer programming), and these three have criterion 2
THREE = dict(enumerate("2211311133113322", 1))


def told(kind, pairs):
    return [claim(tie(kind, *(f"t{n}" for n in pair.split("-")))) for pair in pairs.split()]


@pytest.fixture(scope="module")
def tribes():
    return Chronicle(claims=(*told("alliance", ROVA), *told("opposition", HINA)))


def test_the_tribes_have_29_alliances_and_29_enmities(tribes):
    signs = [tie.sign for tie in balance(tribes, View()).ties.values()]
    assert (signs.count(1), signs.count(-1)) == (29, 29)


def test_of_the_triangles_of_tribes_as_many_are_balanced_as_signnet_counts(tribes):
    found = balance(tribes, View())
    assert found.counts["balanced"] / len(found.triangles) == pytest.approx(0.867647, abs=1e-6)


def test_seven_ties_of_the_tribes_fit_no_two_camps(tribes):
    assert balance(tribes, View()).strict == Frustration(7, 7)


def test_two_ties_of_the_tribes_fit_no_three_camps(tribes):
    known = balance(tribes, View())
    signs = {pair: tie.sign for pair, tie in known.ties.items()}
    assert misplaced(signs, {f"t{n}": block for n, block in THREE.items()}) == 2
    assert known.generalised == Frustration(2, 2)


def test_the_blocs_of_the_tribes_are_the_published_three(tribes):
    found = blocs(tribes, View())
    published = [{f"t{n}" for n in THREE if THREE[n] == block} for block in "123"]
    assert sorted(map(sorted, (bloc.members for bloc in found.blocs))) == sorted(
        map(sorted, published)
    )


# The powers of Europe before the First World War: Antal, Krapivsky and Redner, Social Balance on
# Networks, 2006, as https://stocnet.github.io/manynet/reference/irps_wwi.html tells and dates
# them. Of the enmities only those are here whose dates that page prints.
POWERS = """
alliance    germany        austria   1872/1918
alliance    austria        russia    1872/1881
alliance    germany        russia    1872/1890
alliance    germany        italy     1882/1918
alliance    austria        italy     1882/1918
alliance    france         russia    1894/1918
alliance    britain        france    1904/1918
alliance    britain        russia    1907/1918
opposition  britain        france    1872/1904
opposition  britain        russia    1872/1907
opposition  britain        austria   1872/1918
opposition  france         russia    1872/1890
opposition  france         austria   1872/1918
opposition  france         germany   1872/1918
"""


@pytest.fixture(scope="module")
def powers():
    rows = (line.split() for line in POWERS.strip().splitlines())
    return Chronicle(claims=tuple(claim(tie(k, a, b), when=span) for k, a, b, span in rows))


def test_the_powers_began_with_three_enemies_and_ended_in_balance(powers):
    before, after = (balance(powers, View(as_of=date(year, 6, 1))) for year in (1880, 1908))
    assert {t.actors for t in before.triangles if t.kind == "three enemies"} == {
        ("britain", "france", "russia"),
        ("austria", "britain", "france"),
    }
    assert (before.strict, before.generalised) == (Frustration(1, 1), Frustration(0, 0))
    assert after.counts["balanced"] == len(after.triangles) > 0
    assert after.strict == Frustration(0, 0)


def test_the_powers_ended_as_triple_alliance_and_triple_entente(powers):
    found = blocs(powers, View(as_of=date(1908, 6, 1)))
    assert {bloc.members for bloc in found.blocs} == {
        ("austria", "germany", "italy"),
        ("britain", "france", "russia"),
    }


def test_russia_left_the_emperors_and_joined_france(powers):
    moves = drift(powers, View(), [date(1880, 6, 1), date(1900, 6, 1)])
    assert [move.left for move in moves if "germany" in move.kept] == [("russia",)]
    assert [move.joined for move in moves if "france" in move.kept] == [("russia",)]


# -- graphs of which a theorem tells the figures -------------------------------------------------


def hostile(graph):
    """Each tie of the graph a hostile one."""
    return {tuple(sorted((str(a), str(b)))): -1 for a, b in graph.edges}


@pytest.mark.parametrize("n", range(3, 9))
def test_among_enemies_all_frustration_is_what_two_halves_leave(n):
    """Petersdorf 1966: the most of all signed complete graphs, floor((n - 1)^2 / 4).

    As Bowlin, Maximum Frustration in Signed Complete Bipartite Graphs, 2009, quotes it:
    http://www2.math.binghamton.edu/p/seminars/comb/abstract.200902bow
    """
    found = camps(hostile(networkx.complete_graph(n)), 2)
    assert found.lower == found.upper == (n - 1) ** 2 // 4
    assert camps(hostile(networkx.complete_graph(n))).upper == 0


def test_no_signs_of_the_petersen_graph_frustrate_more_than_three_ties():
    """Sehrawat and Bhattacharjya, Maximum Frustration in Signed Generalized Petersen Graphs, 2019.

    floor(n / 2) + 1 for P(n, 2), https://arxiv.org/abs/1905.05548. Signs that make the same
    circles negative have the same frustration: those of a spanning tree may all be friendly.
    """
    graph = networkx.petersen_graph()
    tree = networkx.minimum_spanning_tree(graph)
    free = [edge for edge in graph.edges if not tree.has_edge(*edge)]
    found = []
    for chosen in product((1, -1), repeat=len(free)):
        signs = dict.fromkeys(graph.edges, 1) | dict(zip(free, chosen, strict=True))
        signs = {tuple(sorted(map(str, pair))): sign for pair, sign in signs.items()}
        known = camps(signs, 2)
        assert known.exact
        found.append(known.upper)
    assert max(found) == 5 // 2 + 1
