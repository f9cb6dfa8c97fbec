"""The mapping to RDF and back: what is written is read again, by two parsers and two engines."""

import random
from collections import Counter
from dataclasses import replace

import pyoxigraph as ox
import pytest
import rdflib
from chronicles import chronicles, everything
from hypothesis import HealthCheck, given, settings

from kg import shipped
from kg.curation import read_folder
from kg.dates import Moment, Span
from kg.model import Actor, Chronicle, Claim, Event, Evidence, Name, Place, Source, Tie
from kg.rdf import (
    BASE,
    NS,
    PREFIXES,
    Build,
    chronicle_from,
    claims_from,
    derive,
    describe,
    graph,
    id_of,
    iri,
    ontology_quads,
    quads,
    reifiers,
)
from kg.rdf.cleaning import cleaned
from kg.rdf.derived import queries
from kg.rdf.vocabulary import elsewhere

DAY = Moment.parse("2020-06-02")
NQ = ox.RdfFormat.N_QUADS
FEW = settings(max_examples=60, suppress_health_check=list(HealthCheck))


def parsed(chronicle: Chronicle, base: str = BASE) -> list[ox.Quad]:
    return list(ox.parse("".join(quads(chronicle, base)).encode(), NQ))


def stored(chronicle: Chronicle, base: str = BASE) -> ox.Store:
    store = ox.Store()
    store.bulk_load("".join(quads(chronicle, base)).encode(), NQ)
    return store


def expected(chronicle: Chronicle) -> Chronicle:
    """The same, cleaned, its claims in order of id."""
    clean = cleaned(chronicle)
    return replace(clean, claims=tuple(sorted(clean.claims, key=lambda claim: claim.id)))


# ---- the law: what is written and read back is equal


@FEW
@given(chronicles)
def test_a_chronicle_written_and_read_back_is_equal(chronicle):
    again = chronicle_from(stored(chronicle))
    assert again == expected(chronicle)
    assert [claim.id for claim in again.claims] == [c.id for c in expected(chronicle).claims]


def test_a_chronicle_of_everything_written_and_read_back_is_equal():
    assert chronicle_from(stored(everything())) == expected(everything())


@pytest.mark.parametrize("name", sorted(p.name for p in shipped.data().iterdir() if p.is_dir()))
def test_a_shipped_conflict_written_and_read_back_is_equal(name):
    chronicle, _ = read_folder(shipped.data() / name)
    assert chronicle.claims
    assert chronicle_from(stored(chronicle)) == expected(chronicle)


def test_claims_come_back_from_triples_without_graphs_as_a_construct_query_yields_them():
    query = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"
    triples = stored(everything()).query(query, use_default_graph_as_union=True)
    assert claims_from(triples) == expected(everything()).claims


def test_another_base_moves_the_things_and_not_the_vocabulary():
    base = "https://example.org/war/"
    chronicle = everything()
    assert chronicle_from(stored(chronicle, base), base) == expected(chronicle)
    subjects = {quad.subject.value for quad in parsed(chronicle, base)}
    assert all(subject.startswith(base) for subject in subjects)
    assert any(quad.object.value == iri("means", "weapons") for quad in parsed(chronicle, base))


def test_lists_come_back_in_the_order_in_which_they_were_written():
    actor = Actor(
        "x", "state", "X", aliases=("c", "a", "b"), names=(Name("z", "ru"), Name("y", "ar"))
    )
    again = chronicle_from(stored(Chronicle(actors={"x": actor}))).actors["x"]
    assert again.aliases == ("c", "a", "b")
    assert again.names == (Name("z", "ru"), Name("y", "ar"))


def test_a_name_in_english_comes_back_as_an_alias():
    actor = Actor("x", "state", "X", names=(Name("Ex", "en"),))
    again = chronicle_from(stored(Chronicle(actors={"x": actor}))).actors["x"]
    assert (again.aliases, again.names) == (("Ex",), ())


def test_an_unknown_class_of_fact_is_told():
    claim = Claim(Tie.between("backing", "a", "b"), "s")
    broken = [
        q for q in parsed(Chronicle(claims=(claim,))) if not q.object.value.endswith("Backing")
    ]
    with pytest.raises(ValueError, match="has no class of a known kind of tie or event"):
        claims_from(broken)


# ---- the form of what is written


@FEW
@given(chronicles)
def test_two_parsers_read_as_many_quads_as_there_are_lines(chronicle):
    lines = list(quads(chronicle))
    dataset = rdflib.Dataset()
    dataset.parse(data="".join(lines), format="nquads")
    theirs = {quad for quad in dataset.quads() if quad[3] is not None}
    assert len(parsed(chronicle)) == len(lines) == len(set(lines)) == len(theirs)


@FEW
@given(chronicles)
def test_the_order_of_the_claims_does_not_matter(chronicle):
    shuffled = list(chronicle.claims)
    random.Random(7).shuffle(shuffled)
    assert list(quads(replace(chronicle, claims=tuple(shuffled)))) == list(quads(chronicle))


@FEW
@given(chronicles)
def test_no_triple_stands_in_two_graphs_and_there_are_no_blank_nodes(chronicle):
    store = stored(chronicle)
    store.extend(list(derive(store)))
    store.extend(ontology_quads())
    graphs_of = Counter(quad.triple for quad in store)
    assert [triple for triple, count in graphs_of.items() if count > 1] == []
    assert not any(isinstance(t, ox.BlankNode) for q in store for t in (q.subject, q.object))


def test_dates_are_days_and_texts_are_free_of_control_characters():
    claim = Claim(
        Event("strike", "e", "bell \x07"), "s", span=Span.parse("2014", words="in\x00 2014\r\n")
    )
    written = parsed(Chronicle(claims=(claim,)))
    datatypes = {q.object.datatype.value for q in written if isinstance(q.object, ox.Literal)}
    assert not any("gYear" in datatype or "dateTime" in datatype for datatype in datatypes)
    values = {q.predicate.value.removeprefix(NS): q.object.value for q in written}
    assert values["startEarliest"] == "2014-01-01"
    assert values["endLatest"] == "2014-12-31"
    assert values["dateText"] == "in 2014\n"


def test_the_three_kinds_of_missing_end_are_three_things():
    def said(**span) -> set[str]:
        claim = Claim(Tie.between("backing", "a", "b"), "s", span=Span.parse(**span))
        names = {q.predicate.value.removeprefix(NS) for q in parsed(Chronicle(claims=(claim,)))}
        return names & {"openEnd", "attested", "endEarliest", "endLatest"}

    assert said(edtf="2019-04/") == set()
    assert said(edtf="2019-04/..") == {"openEnd"}
    assert said(attested="2020-06-02") == {"attested", "endEarliest"}


def test_claims_that_rest_on_one_sentence_share_its_node():
    proof = Evidence(exact="backed by the UAE and Egypt", start=8, end=35)
    claims = [
        Claim(Tie.between("backing", a, "lna"), "s", evidence=proof) for a in ("uae", "egypt")
    ]
    written = parsed(Chronicle(claims=tuple(claims)))
    node = iri("source", "s") + "#char=8,35"
    assert sum(q.object.value == node for q in written) == 2
    assert sum(q.subject.value == node for q in written) == 5


def test_a_claim_told_twice_is_written_once():
    claim = Claim(Tie.between("backing", "a", "b"), "s", note="first")
    twice = Chronicle(claims=(claim, replace(claim, note="second")))
    assert [c.note for c in chronicle_from(stored(twice)).claims] == ["first"]


def test_a_place_keeps_its_digits_and_can_be_compared_as_a_number():
    place = Place("p", "town", "P", latitude="32.8800", longitude="-13.0")
    store = stored(Chronicle(places={"p": place}))
    assert chronicle_from(store).places["p"] == place
    north = "ASK { ?p wgs:lat ?degrees FILTER (?degrees > 32) }"
    assert store.query(north, prefixes=dict(PREFIXES), use_default_graph_as_union=True)


def test_a_tag_that_is_no_language_is_refused():
    actor = Actor("x", "state", "X", names=(Name("y", "not a tag"),))
    with pytest.raises(ValueError, match="'not a tag' is not a language tag"):
        list(quads(Chronicle(actors={"x": actor})))


# ---- names


@pytest.mark.parametrize("id", ["lna", "2020-06-01-al-asabaa", "a b/c#d?e", "الجيش", "x%20y", "<>"])
def test_an_id_comes_back_from_its_iri(id):
    assert id_of(iri("actor", id), "actor") == id
    ox.NamedNode(iri("actor", id))


def test_an_iri_of_another_kind_is_told():
    with pytest.raises(ValueError, match="is not the IRI of a place"):
        id_of(iri("actor", "lna"), "place")


def test_external_ids_lead_to_their_catalogue_where_it_is_known():
    assert elsewhere("geonames:88319") == "https://sws.geonames.org/88319"
    assert elsewhere("ucdp:5802") == ""


# ---- what is derived


def direct(claims: tuple[Claim, ...]) -> set[tuple[str, str, str]]:
    """The direct triples, by thought and not by query."""
    names = {
        "backing": "backs", "alliance": "alliedWith", "opposition": "opposes",
        "membership": "memberOf", "leadership": "leads", "representation": "speaksFor",
        "succession": "succeeds",
    }  # fmt: skip
    found = set()
    for claim in claims:
        if isinstance(claim.about, Tie) and claim.affirms and not claim.retracted:
            first, second = claim.about.actors[:2]
            name = names[claim.about.kind]
            found.add((first, name, second))
            if claim.about.kind in ("alliance", "opposition"):
                found.add((second, name, first))
    return {triple for triple in found if triple[0] != triple[2]}


@FEW
@given(chronicles)
def test_direct_triples_are_those_of_affirmed_ties_and_no_others(chronicle):
    derived = [q for q in derive(stored(chronicle)) if q.subject.value.startswith(BASE + "actor/")]
    told = {
        (
            id_of(q.subject.value, "actor"),
            q.predicate.value[len(NS) :],
            id_of(q.object.value, "actor"),
        )
        for q in derived
    }
    assert told == direct(chronicle.claims)
    assert len(derived) == len(told)


@settings(FEW, max_examples=8)
@given(chronicles)
def test_both_engines_derive_the_same(chronicle):
    text = "".join(quads(chronicle))
    dataset = rdflib.Dataset(default_union=True)
    dataset.parse(data=text, format="nquads")
    theirs = {triple for query in queries().values() for triple in dataset.query(query)}
    ours = "".join(f"{quad.triple} .\n" for quad in derive(stored(chronicle)))
    assert set(rdflib.Graph().parse(data=ours, format="nt")) == theirs


def test_deriving_again_adds_nothing():
    store = stored(everything())
    first = list(derive(store))
    store.extend(first)
    assert set(derive(store)) == set(first)
    assert len(first) == len(set(first))


def of_event(*claims: Claim, sources: str = "") -> dict[str, str]:
    """The derived values of the event of the claims; sources s0, s1 .. are so graded."""
    cards = {f"s{n}": Source(f"s{n}", "article", "t", reliability=g) for n, g in enumerate(sources)}
    places = {"farm": Place("farm", "district", "F"), "land": Place("land", "country", "L")}
    derived = derive(stored(Chronicle(sources=cards, places=places, claims=claims)))
    return {q.predicate.value[len(NS) :]: q.object.value for q in derived}


def on(source: str, when: str, **more) -> Claim:
    return Claim(Event("strike", "e", "A strike"), source, span=Span.parse(when), **more)


def test_the_most_precise_stated_date_of_an_event_is_preferred():
    month, day = on("s0", "2020-06"), on("s1", "2020-06-03")
    rumour = on("s0", "2020-06-09", certainty="alleged")
    assert of_event(month, day, rumour, sources="AB")["edtf"] == "2020-06-03"
    assert of_event(month, rumour, sources="AB")["startLatest"] == "2020-06-30"


def test_of_dates_as_precise_that_of_the_more_reliable_source_is_preferred():
    assert (
        of_event(on("s0", "2020-06-01"), on("s1", "2020-06-02"), sources="CB")["edtf"]
        == "2020-06-02"
    )
    assert (
        of_event(on("s0", "2020-06-01"), on("s1", "2020-06-02"), sources="EF")["edtf"]
        == "2020-06-02"
    )


def test_denied_and_retracted_values_are_not_preferred():
    denied, gone = on("s0", "2020-06-01", polarity="denies"), on("s0", "2020-06-02", retracted=DAY)
    assert of_event(denied, gone, sources="A") == {}


def test_the_narrowest_place_of_an_event_is_preferred():
    wide, narrow = on("s0", "2020", place="land"), on("s1", "2020", place="farm")
    assert of_event(wide, narrow, sources="AD")["place"] == iri("place", "farm")


def test_a_tie_has_its_first_start_its_last_attestation_and_all_its_means():
    tie = Tie.between("backing", "uae", "lna")
    claims = (
        Claim(tie, "s", span=Span.parse("2014/2016-02"), means=("weapons",)),
        Claim(tie, "s", span=Span.parse(attested="2020-06-02"), means=("troops", "weapons")),
        Claim(tie, "s", span=Span.parse(attested="2022"), polarity="denies", means=("funding",)),
    )
    derived = [q for q in derive(stored(Chronicle(claims=claims))) if "/tie/" in q.subject.value]
    told = sorted((q.predicate.value[len(NS) :], q.object.value) for q in derived)
    assert told == [
        ("firstStart", "2014-12-31"),
        ("lastAttested", "2020-06-02"),
        ("means", iri("means", "troops")),
        ("means", iri("means", "weapons")),
    ]


# ---- the description of a build


def test_a_build_is_described_by_what_it_holds_and_what_it_was_made_of():
    store = stored(everything())
    build = Build("The Salt War", "0.1.0", (("facts/backing.yml", "ab" * 32),))
    lines = list(describe(store, build))
    described = list(ox.parse("".join(lines).encode(), NQ))
    assert {quad.graph_name.value for quad in described} == {graph("meta")}
    told = {(q.subject.value, q.predicate.value): q.object.value for q in described}
    void, prov = "http://rdfs.org/ns/void#", "http://www.w3.org/ns/prov#"
    assert told[BASE + "dataset", void + "triples"] == str(len(store))
    assert told[BASE + "dataset/class/Backing", void + "entities"] == "2"
    assert told[BASE + "build", prov + "used"] == iri("input", "facts/backing.yml")
    assert lines == list(describe(store, build))


def test_a_description_does_not_count_itself():
    store = stored(everything())
    lines = list(describe(store, Build("t", "1")))
    store.load("".join(lines).encode(), NQ)
    assert list(describe(store, Build("t", "1"))) == lines


# ---- RDF 1.2


def test_every_claim_on_a_tie_reifies_its_direct_triple_without_asserting_it():
    chronicle = everything()
    store = stored(chronicle)
    before = len(store)
    store.load("".join(reifiers(chronicle)).encode(), NQ)
    question = "SELECT ?word { ?claim rdf:reifies <<( ?a kg:backs ?b )>> ; kg:polarity ?word }"
    rows = list(store.query(question, prefixes=dict(PREFIXES), use_default_graph_as_union=True))
    assert sorted(row[0].value[len(NS) :] for row in rows) == ["Affirms", "Affirms", "Denies"]
    assert len(store) > before
    asserted = store.quads_for_pattern(None, ox.NamedNode(NS + "backs"), None)
    assert list(asserted) == []
