"""The laws over all of data/libya: both faces of its build tell the same, and what it must hold."""

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
DAYS = (None, date(2019, 4, 4), date(2020, 1, 12), date(2020, 6, 2), None)
WINDOWS = [*pairwise(DAYS), (date(2020, 6, 2), date(2020, 6, 2)), (None, None)]


@pytest.fixture(scope="module")
def libya(tmp_path_factory):
    """The graph of the shipped conflict, built for these tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KG_CACHE", str(tmp_path_factory.mktemp("cache")))
        yield kg.open(kg.example("libya"))


@pytest.fixture(scope="module")
def quads(libya):
    return list(open_store(libya.build.store))


@pytest.fixture(scope="module")
def claims(libya):
    return list(libya.claims())


@pytest.fixture(scope="module")
def curated():
    """What the files tell, without what is read from the articles."""
    chronicle, problems = read_folder(kg.example("libya"))
    assert problems == []
    return chronicle


# ---- claims to RDF and back, and through the one door


def test_the_rdf_store_tells_the_same_chronicle_as_the_index(libya, quads):
    assert chronicle_from(quads, libya.base) == libya.chronicle


def test_every_curated_card_and_claim_is_in_the_graph_as_it_was_written(libya, curated, claims):
    told = cleaned(curated)
    assert set(told.claims) <= set(claims)
    assert told.actors.items() <= libya.actors.items()
    assert told.places.items() <= libya.places.items()
    assert told.sources.items() <= libya.sources.items()


def test_the_door_gives_the_claims_of_an_actor(libya, claims):
    for actor in libya.actors:
        expected = [claim for claim in claims if actor in claim.actors]
        assert list(libya.claims(actor=actor)) == expected, actor


def test_the_door_gives_the_claims_of_some_kinds_that_may_hold_in_a_window(libya, claims):
    kinds = ("backing", "leadership", "ceasefire", "capture")
    for chosen, window in product((None, kinds[:1], kinds[1:], ()), WINDOWS):
        expected = [c for c in claims if of_kind(c, chosen) and may_hold(c, *window)]
        found = list(libya.claims(kinds=chosen, between=window))
        assert found == expected, (chosen, window)


def test_the_doors_filters_go_together(libya, claims):
    window = (date(2020, 1, 1), date(2020, 6, 2))
    found = list(libya.claims("lna", ["backing", "opposition"], window))
    assert found == [
        claim
        for claim in claims
        if "lna" in claim.actors
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


def test_derived_triples_are_those_that_their_queries_construct(libya, quads):
    derived = ox.NamedNode(graph("derived", libya.base))
    meta = ox.NamedNode(graph("meta", libya.base))
    store = ox.Store()
    store.extend(quad for quad in quads if quad.graph_name not in (derived, meta))
    assert set(derive(store, libya.base)) == {q for q in quads if q.graph_name == derived}


def test_the_dataset_of_rdflib_holds_the_same_quads(libya, quads):
    assert sum(1 for _ in libya.dataset().quads()) == len(quads)
    assert len(quads) == libya.build.manifest["counts"]["quads"]


# ---- what is shipped


def test_check_finds_nothing(libya):
    assert check(kg.example("libya")) == []


def test_the_shapes_find_nothing(libya):
    assert check(kg.example("libya"), shapes=True) == []


def test_it_is_as_large_as_was_asked_for(curated):
    assert len(curated.actors) >= 45
    assert len(curated.ties) >= 60
    assert len(curated.events) >= 70
    assert len(curated.sources) >= 45


def test_every_claim_cites_a_page_or_the_projects_own_dispatch(libya, claims):
    for claim in claims:
        source = libya.sources[claim.source]
        assert source.url.startswith("http") or source.publisher == "conflict-kg", claim.id


def test_every_claim_rests_on_words(claims):
    assert [c.id for c in claims if not (c.evidence.paraphrase or c.evidence.exact)] == []


def test_no_source_is_without_a_claim(libya, claims):
    cited = {claim.source for claim in claims}
    copied = {source.copy_of for source in libya.sources.values()}
    assert sorted(set(libya.sources) - cited - copied) == []


def test_the_dispatch_adds_claims_that_were_read(claims, curated):
    read = [claim for claim in claims if claim.method == "read"]
    assert read
    assert len(claims) == len(curated.claims) + len(read)


def test_what_the_issue_names_is_there(libya):
    ids = " ".join(libya.index.facts())
    for tie in ("uae-backs-lna", "russia-backs-lna", "egypt-backs-lna", "turkey-backs-gna"):
        assert tie in libya.index.facts()
    for kind in ("ceasefire", "talks", "offensive", "resignation", "capture", "withdrawal"):
        assert list(libya.claims(kinds=[kind])), kind
    assert "berlin" in ids
    assert [s for s in libya.standings(fact="russia-backs-lna") if s.denying]
    assert [s for s in libya.standings(fact="uae-backs-lna") if s.denying]
