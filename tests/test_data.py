"""The laws over all of data/: both faces of each build tell the same, and what it must hold."""

from collections import Counter
from datetime import date
from itertools import pairwise, product

import pyoxigraph as ox
import pytest

import kg
from kg.curation import read_folder
from kg.rdf import chronicle_from, derive, graph
from kg.rdf.cleaning import cleaned
from kg.store.check import check
from kg.store.embedded import open_store

pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
DAYS = {
    "libya": (None, date(2019, 4, 4), date(2020, 1, 12), date(2020, 6, 2), None),
    "sudan": (None, date(2023, 4, 15), date(2024, 1, 2), date(2025, 3, 26), None),
    "myanmar": (None, date(2021, 2, 1), date(2024, 1, 15), date(2025, 4, 22), None),
}
SIZES = {  # actors, ties, events, sources: at least
    "libya": (200, 300, 440, 900),
    "sudan": (45, 65, 65, 100),
    "myanmar": (100, 120, 100, 180),
}
NAMED = {  # what must be there: ties, of them disputed ones, kinds of event
    "libya": (
        ("uae-backs-lna", "russia-backs-lna", "egypt-backs-lna", "turkey-backs-gna"),
        ("russia-backs-lna", "uae-backs-lna"),
        ("ceasefire", "talks", "offensive", "resignation", "capture", "withdrawal"),
    ),
    "sudan": (
        ("uae-backs-rsf", "wagner-group-backs-rsf", "egypt-backs-saf", "iran-backs-saf"),
        ("uae-backs-rsf", "chad-backs-rsf", "lna-backs-rsf", "egypt-backs-saf"),
        ("ceasefire", "violation", "talks", "agreement", "sanctions", "capture", "withdrawal"),
    ),
    "myanmar": (
        ("russia-backs-sac", "china-backs-sac", "india-backs-sac", "uwsa-backs-mndaa"),
        ("serbia-backs-sac", "china-backs-sac", "china-backs-uwsa", "knu-backs-pdf"),
        ("coup", "ceasefire", "violation", "talks", "sanctions", "delivery", "capture", "election"),
    ),
}


def test_every_shipped_conflict_is_held_to_these_laws():
    shipped = {path.name for path in kg.shipped.data().iterdir() if path.is_dir()}
    assert shipped == set(DAYS) == set(SIZES) == set(NAMED)


@pytest.fixture(scope="module", params=sorted(DAYS))
def name(request) -> str:
    """The name of each shipped conflict in turn."""
    return request.param


@pytest.fixture(scope="module")
def war(name, tmp_path_factory):
    """The graph of the shipped conflict, built for these tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KG_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield kg.open(kg.example(name))


@pytest.fixture(scope="module")
def quads(war):
    return list(open_store(war.build.store))


@pytest.fixture(scope="module")
def claims(war):
    return list(war.claims())


@pytest.fixture(scope="module")
def curated(name):
    """What the files tell, without what is read from the articles."""
    chronicle, problems = read_folder(kg.example(name))
    assert problems == []
    return chronicle


# ---- claims to RDF and back, and through the one door


def test_the_rdf_store_tells_the_same_chronicle_as_the_index(war, quads):
    assert chronicle_from(quads, war.base) == war.chronicle


def test_every_curated_card_and_claim_is_in_the_graph_as_it_was_written(war, curated, claims):
    told = cleaned(curated)
    assert set(told.claims) <= set(claims)
    assert told.actors.items() <= war.actors.items()
    assert told.places.items() <= war.places.items()
    assert told.sources.items() <= war.sources.items()


def test_the_door_gives_the_claims_of_an_actor(war, claims):
    for actor in war.actors:
        expected = [claim for claim in claims if actor in claim.actors]
        assert list(war.claims(actor=actor)) == expected, actor


def test_the_door_gives_the_claims_of_some_kinds_that_may_hold_in_a_window(name, war, claims):
    kinds = ("backing", "leadership", "ceasefire", "capture")
    last = DAYS[name][-2]
    windows = [*pairwise(DAYS[name]), (last, last), (None, None)]
    for chosen, window in product((None, kinds[:1], kinds[1:], ()), windows):
        expected = [c for c in claims if of_kind(c, chosen) and may_hold(c, *window)]
        found = list(war.claims(kinds=chosen, between=window))
        assert found == expected, (chosen, window)


def test_the_doors_filters_go_together(name, war, claims):
    window = DAYS[name][2:4]
    _, _, backed = NAMED[name][0][0].partition("-backs-")
    found = list(war.claims(backed, ["backing", "opposition"], window))
    assert found == [
        claim
        for claim in claims
        if backed in claim.actors
        and claim.about.kind in ("backing", "opposition")
        and may_hold(claim, *window)
    ]
    assert found


def of_kind(claim, kinds) -> bool:
    return kinds is None or claim.about.kind in kinds


def may_hold(claim, first, last) -> bool:
    """True when nothing that is known of the claim's dates shuts the window out."""
    earliest, _, _, latest = claim.span.bounds
    begins_in_time = not (last and earliest) or earliest <= last
    return begins_in_time and (not (first and latest) or latest >= first)


# ---- the quads


def test_no_triple_stands_in_two_graphs(quads):
    triples = Counter((quad.subject, quad.predicate, quad.object) for quad in quads)
    assert [triple for triple, graphs in triples.items() if graphs > 1] == []


def test_there_is_no_blank_node_and_no_triple_outside_of_a_graph(quads):
    assert not any(isinstance(quad.graph_name, ox.DefaultGraph) for quad in quads)
    assert not any(isinstance(part, ox.BlankNode) for quad in quads for part in quad)


def test_derived_triples_are_those_that_their_queries_construct(war, quads):
    derived = ox.NamedNode(graph("derived", war.base))
    meta = ox.NamedNode(graph("meta", war.base))
    store = ox.Store()
    store.extend(quad for quad in quads if quad.graph_name not in (derived, meta))
    assert set(derive(store, war.base)) == {q for q in quads if q.graph_name == derived}


def test_the_dataset_of_rdflib_holds_the_same_quads(war, quads):
    assert sum(1 for _ in war.dataset().quads()) == len(quads)
    assert len(quads) == war.build.manifest["counts"]["quads"]


# ---- what is shipped


def test_check_finds_nothing(name):
    assert check(kg.example(name)) == []


def test_the_shapes_find_nothing(name):
    assert check(kg.example(name), shapes=True) == []


def test_it_is_as_large_as_was_asked_for(name, curated):
    sizes = (curated.actors, curated.ties, curated.events, curated.sources)
    assert all(len(found) >= least for found, least in zip(sizes, SIZES[name], strict=True))


def test_every_claim_cites_a_page_or_the_projects_own_dispatch(war, claims):
    for claim in claims:
        source = war.sources[claim.source]
        assert source.url.startswith("http") or source.publisher == "conflict-kg", claim.id


def test_every_claim_rests_on_words(claims):
    assert [c.id for c in claims if not (c.evidence.paraphrase or c.evidence.exact)] == []


def test_no_source_is_without_a_claim(war, claims):
    cited = {claim.source for claim in claims}
    copied = {source.copy_of for source in war.sources.values()}
    assert sorted(set(war.sources) - cited - copied) == []


def test_articles_add_claims_that_were_read(name, claims, curated):
    read = [claim for claim in claims if claim.method == "read"]
    assert bool(read) == (kg.example(name) / "articles").is_dir()
    assert len(claims) == len(curated.claims) + len(read)


def test_what_the_war_is_known_for_is_there(name, war):
    ties, disputed, kinds = NAMED[name]
    assert set(ties) <= set(war.index.facts())
    for kind in kinds:
        assert list(war.claims(kinds=[kind])), kind
    for tie in disputed:
        (found,) = war.standings(fact=tie)
        assert found.affirming and found.denying, tie
