"""The ontology: every term is defined and used, the vocabularies say what the code says."""

from dataclasses import replace

import pyoxigraph as ox
import pyshacl
import pytest
import rdflib
from chronicles import everything
from rdflib import OWL, RDF, RDFS, SKOS, Literal, Namespace, URIRef

from kg import shipped
from kg.model import EVENT_KINDS, KINDS, MEANS, TIE_KINDS
from kg.rdf import BASE, NS, PREFIXES, Build, derive, describe, iri, ontology_quads, quads
from kg.rdf.ontology import FILES
from kg.rdf.shapes import violations
from kg.rdf.vocabulary import class_name, full

KG = Namespace(NS)
ALL = sorted(path.name for path in shipped.ontology().glob("*.ttl"))
KINDS_OF_TERM = {
    OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty,
    OWL.NamedIndividual, RDFS.Datatype,
}  # fmt: skip


def read(*names: str) -> rdflib.Graph:
    graph = rdflib.Graph()
    for name in names:
        graph.parse(shipped.ontology() / name)
    return graph


def defined() -> set[URIRef]:
    return {s for s, o in read("kg.ttl").subject_objects(RDF.type) if o in KINDS_OF_TERM}


def written() -> rdflib.Graph:
    """All triples of a build of everything, without the ontology."""
    store = ox.Store()
    store.bulk_load("".join(quads(everything())).encode(), ox.RdfFormat.N_QUADS)
    store.extend(list(derive(store)))
    lines = describe(store, Build("t", "1", (("a.yml", "ab" * 32),)))
    store.load("".join(lines).encode(), ox.RdfFormat.N_QUADS)
    text = "".join(f"{quad.triple} .\n" for quad in store)
    return rdflib.Graph().parse(data=text, format="nt")


def named_in(graph: rdflib.Graph) -> set[URIRef]:
    """The terms of the ontology that a graph names, as node, predicate or datatype."""
    found = set()
    for triple in graph:
        for term in triple:
            name = term.datatype if isinstance(term, Literal) else term
            if isinstance(name, URIRef) and name.startswith(NS) and len(name) > len(NS):
                found.add(name)
    return found


@pytest.mark.parametrize("name", ALL)
def test_both_parsers_read_each_file_alike(name):
    path = shipped.ontology() / name
    assert len(list(ox.parse(path=path, format=ox.RdfFormat.TURTLE))) == len(read(name)) > 0


def test_every_term_that_is_written_is_defined():
    assert named_in(written()) - defined() == set()


def test_every_term_that_is_defined_is_used():
    vocabularies = named_in(read("means.ttl", "event-types.ttl", "reliability.ttl"))
    used = named_in(written()) | vocabularies
    wider = {o for s, o in read("kg.ttl").subject_objects(RDFS.subClassOf) if s in used}
    assert defined() - used - wider == set()


def test_every_term_named_elsewhere_in_the_ontology_is_defined():
    others = named_in(read(*(name for name in ALL if name != "kg.ttl")))
    assert others - defined() == set()


def test_every_term_has_one_label_and_one_comment_in_english():
    graph = read("kg.ttl")
    for term in defined():
        for property in (RDFS.label, RDFS.comment):
            texts = list(graph.objects(term, property))
            assert [text.language for text in texts] == ["en"], (term, property)
            assert str(texts[0]).strip()


def test_nothing_has_a_domain_or_range_and_no_file_of_the_graph_a_blank_node():
    graph = read(*FILES)
    assert not set(graph.predicates()) & {RDFS.domain, RDFS.range, OWL.sameAs}
    assert not any(isinstance(term, rdflib.BNode) for triple in graph for term in triple)
    assert len(list(ontology_quads())) == len(graph)


def test_every_kind_has_a_class_under_tie_or_event_and_its_meaning_as_comment():
    graph = read("kg.ttl")
    for kind in KINDS.values():
        term = URIRef(full(class_name(kind.name)))
        assert graph.value(term, RDFS.subClassOf) == (KG.Tie if kind.is_tie else KG.Event)
        assert str(graph.value(term, RDFS.comment)).replace("kg:", "") == kind.meaning.replace(
            "`", ""
        )


def test_every_role_is_a_property_of_its_own_name():
    roles = {role for kind in KINDS.values() for role in kind.role_names}
    assert {URIRef(full(f"kg:{role}")) for role in roles} <= defined()


def test_direct_properties_are_said_to_be_derived_and_timeless():
    graph = read("kg.ttl")
    for kind in TIE_KINDS.values():
        comment = str(graph.value(KG[kind.predicate], RDFS.comment))
        assert "Derived" in comment and "timeless" in comment


# ---- vocabularies


def test_the_means_are_those_of_the_model_with_the_same_broader_ones():
    graph = read("means.ttl")
    broader = {
        str(concept).rpartition("/")[2]: (lambda o: o and str(o).rpartition("/")[2])(
            graph.value(concept, SKOS.broader)
        )
        for concept in graph.subjects(RDF.type, SKOS.Concept)
    }
    assert broader == dict(MEANS)


def test_the_event_types_are_those_of_the_model():
    graph = read("event-types.ttl")
    concepts = {str(concept) for concept in graph.subjects(RDF.type, SKOS.Concept)}
    assert concepts == {iri("event-type", kind) for kind in EVENT_KINDS}


@pytest.mark.parametrize("name", ["means.ttl", "event-types.ttl", "reliability.ttl"])
def test_every_concept_is_labelled_defined_and_in_its_scheme(name):
    graph = read(name)
    for concept in graph.subjects(RDF.type, SKOS.Concept):
        for property in (SKOS.prefLabel, SKOS.definition, SKOS.inScheme):
            assert len(list(graph.objects(concept, property))) == 1, (concept, property)
        assert str(concept).startswith(f"{graph.value(concept, SKOS.inScheme)}/")


@pytest.mark.parametrize("name", ["means.ttl", "event-types.ttl", "reliability.ttl"])
def test_a_foreign_code_is_typed_and_leads_to_one_concept_only(name):
    codes = [code for _, code in read(name).subject_objects(SKOS.notation)]
    assert all(str(code.datatype).startswith(NS) for code in codes)
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(
    ("code", "datatype", "means"),
    [
        ("X", "UcdpSupportType", "troops"),
        ("L", "UcdpSupportType", "territory"),
        ("Y", "UcdpSupportType", "infrastructure"),
        ("L", "UcdpSupportType2011", "infrastructure"),
        ("Y", "UcdpSupportType2011", "territory"),
        ("$", "UcdpSupportType2011", "funding"),
    ],
)
def test_letters_of_external_support_lead_to_the_means_of_their_release(code, datatype, means):
    [concept] = read("means.ttl").subjects(SKOS.notation, Literal(code, datatype=KG[datatype]))
    assert str(concept) == iri("means", means)


def test_every_support_column_of_the_external_support_data_has_a_means():
    graph = read("means.ttl")
    letters = {
        str(code) for code in graph.objects() if getattr(code, "datatype", 0) == KG.UcdpSupportType
    }
    assert letters == set("XPYWMTFILOU")


def test_a_question_in_cameo_codes_finds_the_events():
    store = ox.Store()
    store.bulk_load("".join(quads(everything())).encode(), ox.RdfFormat.N_QUADS)
    store.extend(ontology_quads())
    question = 'SELECT ?event { ?event kg:eventType/skos:notation "0871"^^kg:CameoCode }'
    rows = store.query(question, prefixes=dict(PREFIXES), use_default_graph_as_union=True)
    assert [row["event"].value for row in rows] == [iri("event", "2020-ceasefire")]


# ---- shapes


SHAPES = read("shapes.ttl")


def conforms(graph: rdflib.Graph, warnings: bool = True) -> bool:
    return pyshacl.validate(graph, shacl_graph=SHAPES, allow_warnings=warnings)[0]


def test_what_is_written_conforms():
    conforming, _, report = pyshacl.validate(written(), shacl_graph=SHAPES, allow_warnings=True)
    assert conforming, report


def test_a_claim_that_rests_on_nothing_is_a_warning():
    assert not conforms(written(), warnings=False)


def thing(kind: str, id: str) -> URIRef:
    return URIRef(iri(kind, id))


TIE = thing("tie", "a0-backs-a1")
EVENT = thing("event", "2020-offensive")


def claim_on(graph: rdflib.Graph, fact: URIRef) -> URIRef:
    return min(graph.subjects(KG.about, fact))


def a_tie_without_backer(graph):
    graph.remove((TIE, KG.backer, None))


def a_tie_with_an_unknown_actor(graph):
    graph.set((TIE, KG.backed, thing("actor", "nobody")))


def an_alliance_of_one(graph):
    graph.remove((thing("tie", "a0-allied-with-a1"), KG.ally, thing("actor", "a0")))


def a_required_role_that_no_claim_fills(graph):
    graph.remove((None, KG.attacker, None))


def an_event_that_no_claim_is_about(graph):
    graph.remove((None, KG.about, EVENT))


def a_claim_without_source(graph):
    graph.remove((claim_on(graph, TIE), KG.source, None))


def a_claim_that_says_maybe(graph):
    graph.set((claim_on(graph, TIE), KG.polarity, KG.Maybe))


def a_start_after_its_end(graph):
    claim = claim_on(graph, EVENT)
    graph.set((claim, KG.startEarliest, Literal("2021-01-01", datatype=rdflib.XSD.date)))


def a_day_that_is_none(graph):
    claim = claim_on(graph, EVENT)
    graph.set((claim, KG.startEarliest, Literal("2020-02-30", datatype=rdflib.XSD.date)))


def a_year_in_place_of_a_day(graph):
    claim = claim_on(graph, EVENT)
    graph.set((claim, KG.endLatest, Literal("2020", datatype=rdflib.XSD.gYear)))


def too_much_confidence(graph):
    graph.set((claim_on(graph, TIE), KG.confidence, Literal("1.5", datatype=rdflib.XSD.decimal)))


def means_that_are_no_means(graph):
    graph.add((claim_on(graph, TIE), KG.means, thing("means", "magic")))


def fewer_killed_at_most_than_at_least(graph):
    claim = min(graph.subjects(KG.killedLow))
    graph.set((claim, KG.killedHigh, Literal(0)))


def a_quote_of_nothing(graph):
    graph.remove((min(graph.subjects(RDF.type, KG.Evidence)), full_oa("exact"), None))


def an_actor_of_two_kinds(graph):
    graph.add((thing("actor", "a0"), RDF.type, KG.Company))


def an_actor_with_two_names_in_a_language(graph):
    graph.add((thing("actor", "a0"), SKOS.prefLabel, Literal("Other", lang="en")))


def a_source_with_an_address_that_runs(graph):
    graph.set((thing("source", "s0"), KG.url, Literal("javascript:x", datatype=rdflib.XSD.anyURI)))


def a_place_beyond_the_pole(graph):
    lat = URIRef(full("wgs:lat"))
    graph.set((thing("place", "p1"), lat, Literal("91.0", datatype=rdflib.XSD.decimal)))


def full_oa(name: str) -> URIRef:
    return URIRef(full(f"oa:{name}"))


BREAKS = [
    a_tie_without_backer, a_tie_with_an_unknown_actor, an_alliance_of_one,
    a_required_role_that_no_claim_fills, an_event_that_no_claim_is_about, a_claim_without_source,
    a_claim_that_says_maybe, a_start_after_its_end, a_day_that_is_none, a_year_in_place_of_a_day,
    too_much_confidence, means_that_are_no_means, fewer_killed_at_most_than_at_least,
    a_quote_of_nothing, an_actor_of_two_kinds, an_actor_with_two_names_in_a_language,
    a_source_with_an_address_that_runs, a_place_beyond_the_pole,
]  # fmt: skip


@pytest.mark.parametrize("broken", BREAKS, ids=lambda broken: broken.__name__)
def test_the_shapes_find(broken):
    graph = written()
    before = set(graph)
    broken(graph)
    assert set(graph) != before
    assert not conforms(graph)


def test_the_base_of_the_vocabulary_is_the_home_of_the_project():
    assert f"{BASE}ns#" == NS


def test_violations_are_told_at_the_line_of_the_thing():
    chronicle = everything()
    card = replace(chronicle.sources["s0"], url="javascript:x", origin="sources/x.yml:12")
    claim = replace(chronicle.claims[0], according_to="nobody", origin="facts/f.yml:3")
    broken = replace(
        chronicle, sources=chronicle.sources | {"s0": card}, claims=(claim, *chronicle.claims[1:])
    )
    told = [found for found in violations(broken) if "should rest on" not in found[2]]
    assert told == [
        (
            "facts/f.yml",
            3,
            f"claim/{claim.id}: accordingTo: value does not have class kg:Actor ('actor/nobody')",
        ),
        (
            "sources/x.yml",
            12,
            "source/s0: url: value does not match pattern '^https?://' ('javascript:x')",
        ),
    ]
