"""The network: edges with status, allies and rivals with reasons, chains with their days."""

import subprocess
import sys
from datetime import date

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_war import CLAIMS, WAR, claim, tie

from kg.model import Chronicle, Event
from kg.network import Stretch, allies, edges, graph, path, rivals, stretches
from kg.network.overlap import on_day, spells
from kg.view import Persistence, Status, Verdict, View

SPRING_2015 = View(as_of=date(2015, 6, 1))
SPRING_2016 = View(as_of=date(2016, 4, 1))
KEPT = Persistence()


def standing(fact):
    return next(s for s in View().standings(CLAIMS) if s.fact == fact)


def reasons(found, other=None):
    return {(r.other, r.by, r.via) for r in found if other in (None, r.other)}


# -- graph -------------------------------------------------------------------------------------


def test_all_actors_are_nodes_and_each_tie_is_one_edge_keyed_by_its_id():
    found = graph(WAR, View())
    assert isinstance(found, networkx.MultiDiGraph)
    assert set(found) == set(WAR.actors)
    assert found.nodes["blues"]["names"] == ("الحرس الأزرق@ar",)
    assert found.has_edge("norland", "reds", "norland-backs-reds")
    assert found.number_of_edges() == 10


def test_an_edge_carries_status_dates_means_sources_and_claims():
    found = graph(WAR, View()).edges["norland", "reds", "norland-backs-reds"]
    claims = found.pop("claims")
    assert len(claims) == 2 and all(id_.startswith("norland-backs-reds-") for id_ in claims)
    assert found == {
        "kind": "backing",
        "label": "backs (funding, weapons)",
        "sign": 1,
        "symmetric": False,
        "against": None,
        "status": "stated",
        "verdict": None,
        "since": "2015-03",
        "until": None,
        "ending": "open",
        "last_attested": "2016-04-01",
        "means": ("funding", "weapons"),
        "posts": (),
        "affirming": 2,
        "denying": 0,
        "sources": ("gazette", "herald"),
        "speakers": (),
    }


def test_unknown_open_attested_and_known_ends_are_told_apart():
    found = graph(WAR, View())
    ends = {key: data["ending"] for _, _, key, data in found.edges(keys=True, data=True)}
    assert ends["estmark-backs-reds-against-blues"] == "last attested"
    assert ends["westia-backs-blues"] == "open"
    assert ends["clans-member-of-red-front"] == "known"


def test_a_symmetric_tie_is_one_marked_edge():
    found = graph(WAR, View())
    assert found.edges["blues", "reds", "blues-opposes-reds"]["symmetric"] is True
    assert not found.has_edge("reds", "blues")


def test_a_tie_that_is_only_denied_is_no_edge_unless_asked_for():
    assert not graph(WAR, View()).has_edge("norland", "blues")
    assert graph(WAR, View()).graph["ties_left_out"] == 1
    asked = graph(WAR, View(statuses=frozenset({"denied"})))
    assert [key for *_, key in asked.edges(keys=True)] == ["norland-backs-blues"]


def test_a_disputed_tie_is_an_edge_with_its_status():
    found = graph(WAR, View()).edges["westia", "blues", "westia-backs-blues"]
    assert (found["status"], found["affirming"], found["denying"]) == ("disputed", 1, 1)


def test_events_are_edges_on_request_between_those_whom_one_claim_opposes():
    found = graph(WAR, View(), events=True)
    fights = {(a, b) for a, b, key in found.edges(keys=True) if key == "2016-03-01-ford"}
    assert fights == {("clans", "reds"), ("blues", "reds"), ("clans", "ada")}
    assert found.edges["norland", "reds", "2015-08-arms"]["sign"] == 1


def test_a_view_of_event_kinds_asks_for_events():
    found = graph(WAR, View(kinds=frozenset({"sanctions"})))
    assert list(found.edges(keys=True)) == [("league", "reds", "2016-02-10-measures")]


def test_two_sides_of_a_battle_fight_each_other_and_three_do_not():
    brawl = Event("battle", "brawl", "Brawl")
    two = claim(brawl, roles=(("side", ("reds", "blues")),))
    three = claim(brawl, "herald", roles=(("side", ("reds", "blues", "clans")),))

    def pairs(*said):
        return [(e.tail, e.head) for e in edges(View().standings(said), View(), events=True)]

    assert pairs(two) == [("blues", "reds")]
    assert pairs(three) == []


def test_as_of_a_day_only_ties_of_that_day_are_edges():
    keys = {key for *_, key in graph(WAR, SPRING_2015).edges(keys=True)}
    assert "clans-member-of-red-front" in keys and "blues-allied-with-clans" not in keys
    later = {key for *_, key in graph(WAR, SPRING_2016).edges(keys=True)}
    assert "clans-member-of-red-front" not in later and "blues-allied-with-clans" in later


def test_an_actor_without_a_card_is_still_a_node():
    found = graph(Chronicle(claims=(claim(tie("backing", "x", "y")),)), View())
    assert found.nodes["x"]["name"] == "x" and found.has_edge("x", "y", "x-backs-y")


def test_networkx_is_not_imported_by_asking_for_the_package():
    code = "import kg.network, kg.timeline, sys; sys.exit('networkx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


# -- stretches ---------------------------------------------------------------------------------


def test_an_attested_tie_is_possible_before_holds_on_the_day_and_is_presumed_after():
    found = stretches([[standing(tie("leadership", "ada", "reds"))]], KEPT)
    day = date(2015, 5, 5)
    assert found == (
        Stretch(None, date(2015, 5, 4), Verdict.POSSIBLE),
        Stretch(day, day, Verdict.HOLDS),
        Stretch(date(2015, 5, 6), None, Verdict.PRESUMED),
    )


def test_a_closed_tie_is_possible_only_within_its_fuzzy_month():
    found = stretches([[standing(tie("membership", "clans", "red-front"))]], KEPT)
    assert [str(stretch) for stretch in found] == [
        "2015-01-01/2015-01-30 possible",
        "2015-01-31/2015-11-30 holds",
    ]


def test_a_persistence_ends_a_stretch():
    found = stretches([[standing(tie("leadership", "ada", "reds"))]], Persistence.parse("2 days"))
    assert str(found[2]) == "2015-05-06/2015-05-07 presumed"


def test_spells_join_what_holds_and_what_is_presumed():
    assert spells(standing(tie("leadership", "ada", "reds")), KEPT) == ((date(2015, 5, 5), None),)


def test_a_tie_without_dates_has_no_spell():
    undated = next(View().standings([claim(tie("alliance", "reds", "clans"))]))
    assert spells(undated, KEPT) == ()


days = st.dates(date(2014, 1, 1), date(2017, 12, 31))
rules = st.sampled_from(["none", "until-contradicted", "3 months"])
ties = [s for s in View().standings(CLAIMS) if s.affirming]


@given(days, rules, st.lists(st.sampled_from(ties), min_size=1, max_size=3))
def test_a_stretch_says_of_each_of_its_days_what_is_asked_of_that_day(day, rule, chosen):
    rule = Persistence.parse(rule)
    links = [[one] for one in chosen]
    inside = [
        s.verdict
        for s in stretches(links, rule)
        if (s.first or date.min) <= day <= (s.last or date.max)
    ]
    assert (inside or [Verdict.NOT]) == [on_day(links, day, rule)]


@given(days, rules)
def test_on_a_single_day_the_network_agrees_with_the_view(day, rule):
    view = View(as_of=day, persistence=Persistence.parse(rule))
    seen = {s.fact: s.verdict for s in view.standings(CLAIMS) if s.verdict}
    whole = {s.fact: s for s in ties if s.fact.__class__.__name__ == "Tie"}
    asked = {fact: on_day([[s]], day, view.persistence) for fact, s in whole.items()}
    assert seen == {fact: found for fact, found in asked.items() if found is not Verdict.NOT}


# -- allies and rivals -------------------------------------------------------------------------


def test_allies_come_with_their_reason():
    found = reasons(allies(WAR, View(), "reds"))
    assert ("norland", "backed by", ()) in found
    assert ("norland", "friendly act", ()) in found
    assert ("red-front", "member of", ()) in found
    assert ("clans", "common membership", ("red-front",)) in found


def test_backers_of_one_side_are_allies_by_way_of_it():
    found = [r for r in allies(WAR, View(), "norland") if r.other == "estmark"]
    assert reasons(found) == {("estmark", "backing the same side", ("reds",))}
    assert [s.fact.id for s in found[0].why] == [
        "norland-backs-reds",
        "estmark-backs-reds-against-blues",
    ]
    assert found[0].status is Status.ALLEGED


def test_members_of_a_world_organisation_are_not_allies_by_that():
    assert reasons(allies(WAR, View(), "norland"), "westia") == set()


def test_those_who_attack_together_fight_side_by_side():
    assert ("blues", "fighting side by side", ()) in reasons(allies(WAR, View(), "clans"))


def test_a_turncoat_is_ally_before_and_rival_after():
    assert reasons(allies(WAR, SPRING_2015, "clans"), "reds") == {
        ("reds", "common membership", ("red-front",))
    }
    assert reasons(rivals(WAR, SPRING_2015, "clans"), "reds") == set()
    assert reasons(allies(WAR, SPRING_2016, "clans"), "reds") == set()
    assert reasons(rivals(WAR, SPRING_2016, "clans"), "reds") == {("reds", "fighting", ())}


def test_without_a_day_a_mixed_relation_is_in_both_lists():
    assert reasons(allies(WAR, View(), "clans"), "reds")
    assert reasons(rivals(WAR, View(), "clans"), "reds")


def test_rivals_come_with_their_reason():
    assert reasons(rivals(WAR, View(), "estmark")) == {
        ("blues", "backing against", ()),
        ("blues", "backing the enemy", ("reds",)),
        ("clans", "backing the enemy", ("reds",)),
        ("westia", "backing enemies", ("reds", "blues")),
    }
    assert ("league", "hostile act", ()) in reasons(rivals(WAR, View(), "reds"))


def test_sanctions_do_not_make_backers_enemies():
    assert reasons(rivals(WAR, View(), "norland"), "league") == set()


def test_a_chain_is_as_sure_as_its_weakest_link_and_a_link_as_its_best_standing():
    found = next(r for r in rivals(WAR, View(), "norland") if r.other == "westia")
    assert found.by == "backing enemies"
    assert found.status is Status.DISPUTED  # Westia denies that it backs the Blues
    fight = next(
        r for r in rivals(WAR, View(), "reds") if r.by == "fighting" and r.other == "blues"
    )
    assert fight.status is Status.STATED


def test_a_chain_tells_on_which_days_it_holds():
    found = next(r for r in allies(WAR, View(), "clans") if r.by == "common membership")
    assert [str(s) for s in found.together][-1] == "2015-01-31/2015-11-30 holds"
    assert found.verdict is Verdict.HOLDS


def test_backers_whose_times_never_meet_are_no_allies():
    before = claim(tie("backing", "norland", "reds"), when="2014-01-01/2014-02-01")
    after = claim(tie("backing", "estmark", "reds"), when="2015-01-01/2015-02-01")
    assert allies(Chronicle(claims=(before, after)), View(), "norland")[0].other == "reds"
    assert reasons(allies(Chronicle(claims=(before, after)), View(), "norland"), "estmark") == set()


def test_a_denied_tie_makes_no_ally():
    assert reasons(allies(WAR, View(), "norland"), "blues") == set()


def test_an_event_is_no_reason_before_it_happened():
    assert reasons(rivals(WAR, View(as_of=date(2016, 2, 28)), "clans"), "reds") == set()


MIRRORED = {
    "backs": "backed by",
    "backed by": "backs",
    "member of": "has member",
    "has member": "member of",
}


@pytest.mark.parametrize("asked", [allies, rivals])
@pytest.mark.parametrize("view", [View(), SPRING_2015, SPRING_2016])
def test_standing_together_and_against_is_mutual(asked, view):
    told = {(a, r.other, r.by) for a in WAR.actors for r in asked(WAR, view, a)}
    assert told == {(b, a, MIRRORED.get(by, by)) for a, b, by in told}
    assert all(a != b for a, b, _ in told)


# -- path --------------------------------------------------------------------------------------


def test_a_path_is_the_shortest_chain_of_friendly_ties():
    (found,) = path(WAR, View(), "norland", "clans")
    assert found.actors == ("norland", "reds", "red-front", "clans")
    assert [s.fact.id for step in found.steps for s in step.standings] == [
        "norland-backs-reds",
        "reds-member-of-red-front",
        "clans-member-of-red-front",
    ]


def test_the_days_on_which_all_steps_hold_are_told():
    (found,) = path(WAR, View(), "norland", "clans")
    assert str(found.together[-1]) == "2015-03-31/2015-11-30 holds"


def test_as_of_a_day_a_path_goes_only_over_ties_of_that_day():
    (found,) = path(WAR, SPRING_2016, "westia", "clans")
    assert found.actors == ("westia", "blues", "clans")
    assert (found.status, found.weakest.tail) == (Status.DISPUTED, "westia")
    assert path(WAR, SPRING_2015, "westia", "clans") == []


def test_no_path_leads_from_member_to_member_of_a_world_organisation():
    assert path(WAR, SPRING_2015, "westia", "norland") == []
    said = claim(tie("backing", "league", "blues"), attested="2015-01-01")
    more = Chronicle(WAR.title, WAR.actors, claims=(*CLAIMS, said))
    helped = path(more, View(kinds=frozenset({"backing", "membership"})), "norland", "blues")
    assert [p.actors for p in helped] == [("norland", "league", "blues")]
    back = path(more, View(kinds=frozenset({"backing", "membership"})), "blues", "norland")
    assert [p.actors for p in back] == [("blues", "league", "norland")]


def test_hostile_ties_are_passed_only_on_request():
    assert [p.actors for p in path(WAR, SPRING_2015, "ada", "westia", hostile=True)] == [
        ("ada", "reds", "blues", "westia")
    ]


def test_nobody_and_oneself_are_reached_by_no_path():
    assert path(WAR, View(), "reds", "nobody") == []
    assert path(WAR, View(), "reds", "reds") == []


def test_of_equal_paths_the_surest_comes_first_and_no_more_than_asked_for():
    said = [
        claim(tie("backing", "a", "m"), certainty="alleged", attested="2015-01-01"),
        claim(tie("backing", "m", "z"), attested="2015-01-01"),
        claim(tie("backing", "a", "n"), attested="2015-01-01"),
        claim(tie("backing", "n", "z"), attested="2015-01-01"),
    ]
    found = path(Chronicle(claims=tuple(said)), View(), "a", "z")
    assert [p.actors for p in found] == [("a", "n", "z"), ("a", "m", "z")]
    assert len(path(Chronicle(claims=tuple(said)), View(), "a", "z", most=1)) == 1


@given(st.permutations(CLAIMS))
def test_the_order_of_the_claims_changes_nothing(shuffled):
    mixed = Chronicle(WAR.title, WAR.actors, WAR.places, WAR.sources, tuple(shuffled))
    assert rivals(mixed, View(), "reds") == rivals(WAR, View(), "reds")
    assert path(mixed, View(), "estmark", "clans") == path(WAR, View(), "estmark", "clans")
    assert list(graph(mixed, View()).edges(keys=True)) == list(graph(WAR, View()).edges(keys=True))
