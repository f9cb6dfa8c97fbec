"""The SPARQL endpoint over HTTP: formats, datasets, refusals, limits, clients of other makers."""

import asyncio
import csv
import io
import json
import shutil
import xml.etree.ElementTree as ET

import httpx2
import pytest
import rdflib
from sparql_server import ACTORS, BACKS, GRAPHS, served, served_app, write_store

from kg.rdf.vocabulary import BASE
from kg.web.sparql import Endpoint, Limits

BACKERS = "SELECT ?x ?y { ?x kg:backs ?y } ORDER BY ?x"
NAMES = "SELECT ?label { ?x skos:prefLabel ?label } ORDER BY ?label"
TRIPLES = "CONSTRUCT { ?x kg:backs ?y } { ?x kg:backs ?y }"
PAIRS = [(f"{ACTORS}norland", f"{ACTORS}reds"), (f"{ACTORS}sudland", f"{ACTORS}blues")]
LABELS = ["Blues\tand\nviolets", 'Reds, the "old"']


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    with served(tmp_path_factory.mktemp("endpoint")) as client:
        yield client


@pytest.fixture(scope="module")
def small(tmp_path_factory):
    """An endpoint whose answers end after two rows."""
    with served(tmp_path_factory.mktemp("small"), rows=2, workers=1) as client:
        yield client


def ask(client, query, accept=None, **more):
    headers = {"Accept": accept} if accept else {}
    return client.get("/sparql", params={"query": query} | more, headers=headers)


# -- formats -------------------------------------------------------------------------------------


def test_json_is_the_form_of_rows(client):
    response = ask(client, BACKERS)
    assert response.headers["content-type"] == "application/sparql-results+json"
    told = response.json()
    assert told["head"]["vars"] == ["x", "y"]
    rows = [(row["x"]["value"], row["y"]["value"]) for row in told["results"]["bindings"]]
    assert rows == PAIRS


def test_json_tells_language_datatype_and_what_is_unbound(client):
    query = 'SELECT * { VALUES (?a ?b ?c) { ("x"@en 1 UNDEF) } }'
    (row,) = ask(client, query).json()["results"]["bindings"]
    assert row == {
        "a": {"type": "literal", "value": "x", "xml:lang": "en"},
        "b": {
            "type": "literal",
            "value": "1",
            "datatype": "http://www.w3.org/2001/XMLSchema#integer",
        },
    }


@pytest.mark.parametrize("accept", ["text/csv", "text/csv;q=0.9, text/html, */*;q=0.1"])
def test_csv(client, accept):
    response = ask(client, NAMES, accept)
    assert response.headers["content-type"] == "text/csv; charset=utf-8"
    rows = list(csv.reader(io.StringIO(response.text, newline="")))
    assert rows == [["label"], *([label] for label in LABELS)]


def test_tsv(client):
    lines = ask(client, NAMES, "text/tab-separated-values").text.splitlines()
    assert lines == ["?label", '"Blues\\tand\\nviolets"', '"Reds, the \\"old\\""@en']


def test_xml(client):
    response = ask(client, NAMES, "application/sparql-results+xml")
    tree = ET.fromstring(response.text)
    found = [node.text for node in tree.iter("{http://www.w3.org/2005/sparql-results#}literal")]
    assert found == LABELS


def test_xml_keeps_a_carriage_return_and_refuses_what_it_cannot_carry(client):
    response = ask(client, 'SELECT ("a\\rb" AS ?x) {}', "application/xml")
    tree = ET.fromstring(response.text)
    assert [node.text for node in tree.iter() if node.text] == ["a\rb"]
    response = ask(client, 'SELECT ("a\\u0008b" AS ?x) {}', "application/xml")
    assert (response.status_code, "control character" in response.text) == (406, True)
    assert "a\\bb" in ask(client, 'SELECT ("a\\u0008b" AS ?x) {}').text


@pytest.mark.parametrize(
    ("accept", "parser"),
    {
        "text/turtle": "turtle",
        "application/n-triples": "nt",
        "application/ld+json": "json-ld",
        "application/rdf+xml": "xml",
    }.items(),
)
def test_triples_are_read_back_by_another_library(client, accept, parser):
    response = ask(client, TRIPLES, accept)
    assert response.headers["content-type"].partition(";")[0] == accept
    graph = rdflib.Graph().parse(data=response.text, format=parser)
    assert sorted(graph) == sorted(
        (rdflib.URIRef(x), rdflib.URIRef(BACKS), rdflib.URIRef(y)) for x, y in PAIRS
    )


def test_ask(client):
    assert ask(client, "ASK { actor:norland kg:backs actor:reds }").json()["boolean"] is True
    told = ask(client, "ASK { actor:reds kg:backs ?x }", "application/sparql-results+xml").text
    assert "<boolean>false</boolean>" in told


def test_describe_is_turtle_by_default(client):
    response = ask(client, "DESCRIBE actor:norland")
    assert response.headers["content-type"] == "text/turtle; charset=utf-8"
    assert "actor:norland kg:backs actor:reds" in response.text


@pytest.mark.parametrize("accept", ["image/png", "text/turtle", "application/json;q=0"])
def test_406_tells_what_there_is(client, accept):
    response = ask(client, BACKERS, accept)
    assert response.status_code == 406
    assert "json" in response.text and "csv" in response.text


# -- datasets ------------------------------------------------------------------------------------


def pairs(response):
    return [row["x"]["value"] for row in response.json()["results"]["bindings"]]


def test_a_query_sees_the_union_unless_graphs_are_named(client):
    one, two = f"{GRAPHS}one", f"{GRAPHS}two"
    norland, sudland = (x for x, _ in PAIRS)
    assert pairs(ask(client, BACKERS)) == [norland, sudland]
    assert pairs(ask(client, BACKERS, **{"default-graph-uri": one})) == [norland]
    both = ask(client, BACKERS, **{"default-graph-uri": [one, two]})
    assert pairs(both) == [norland, sudland]
    assert pairs(ask(client, BACKERS, **{"named-graph-uri": one})) == []
    from_one = BACKERS.replace("{", f"FROM <{one}> {{", 1)
    assert pairs(ask(client, from_one)) == [norland]
    assert pairs(ask(client, from_one, **{"default-graph-uri": two})) == [sudland]
    named = f"SELECT ?x FROM NAMED <{two}> {{ GRAPH ?g {{ ?x kg:backs ?y }} }}"
    assert pairs(ask(client, named)) == [sudland]


@pytest.mark.parametrize("graph", ["http://127.0.0.1:1/x", "file:///etc/passwd", "not an iri"])
def test_other_graphs_are_refused(client, graph):
    assert ask(client, BACKERS, **{"default-graph-uri": graph}).status_code == 400
    assert ask(client, BACKERS, **{"named-graph-uri": graph}).status_code == 400
    assert ask(client, BACKERS.replace("{", f"FROM <{graph}> {{", 1)).status_code == 400


# -- requests ------------------------------------------------------------------------------------

DIRECT = "application/sparql-query"
FORM = "application/x-www-form-urlencoded"


@pytest.mark.parametrize(
    ("status", "method", "path", "media", "body"),
    [
        (200, "POST", "/sparql", DIRECT, "ASK {}"),
        (200, "POST", "/sparql", f"{DIRECT}; charset=UTF-8", "ASK {}"),
        (200, "POST", "/sparql/", FORM, "query=ASK%20%7B%7D"),
        (200, "POST", "/sparql?format=json&debug=on", FORM, "query=ASK%20%7B%7D"),
        (400, "POST", "/sparql?query=ASK%7B%7D", DIRECT, "ASK {}"),
        (400, "POST", "/sparql?query=ASK%7B%7D", FORM, "query=ASK%7B%7D"),
        (400, "POST", "/sparql", FORM, "query="),
        (400, "POST", "/sparql", FORM, ""),
        (400, "POST", "/sparql", FORM, "query=%FF"),
        (400, "POST", "/sparql", DIRECT, b"ASK {} #\xff"),
        (400, "POST", "/sparql", FORM, "&".join(["a=b"] * 1001)),
        (413, "POST", "/sparql", DIRECT, "ASK {}" + " " * 16_384),
        (413, "POST", "/sparql", FORM, "a=" + "b" * 70_000),
        (415, "POST", "/sparql", "multipart/form-data; boundary=x", "--x--"),
        (415, "POST", "/sparql", "application/json", '{"query": "ASK {}"}'),
        (415, "POST", "/sparql", f"{DIRECT}; charset=latin1", "ASK {}"),
        (403, "POST", "/sparql", "application/sparql-update", "CLEAR ALL"),
        (403, "POST", "/sparql", FORM, "update=CLEAR%20ALL"),
        (403, "POST", "/sparql", DIRECT, "CLEAR ALL"),
        (403, "GET", "/sparql?query=ASK%7B%7D&using-graph-uri=http://a/", None, None),
        (400, "GET", "/sparql?query=ASK%7B%7D&query=ASK%7B%7D", None, None),
        (400, "GET", "/sparql?query=", None, None),
        (400, "GET", "/sparql?query=ASK%7B", None, None),
        (400, "GET", "/sparql?query=%23", None, None),
        (400, "GET", "/sparql?query=%00", None, None),
        (405, "DELETE", "/sparql", None, None),
        (405, "PUT", "/sparql", DIRECT, "ASK {}"),
        (405, "PATCH", "/sparql", DIRECT, "ASK {}"),
    ],
)
def test_request(client, status, method, path, media, body):
    headers = {"Content-Type": media} if media else {}
    response = client.request(method, path, headers=headers, content=body)
    assert response.status_code == status, response.text


def test_a_compressed_body_is_refused(client):
    headers = {"Content-Type": DIRECT, "Content-Encoding": "gzip"}
    assert client.post("/sparql", headers=headers, content=b"\x1f\x8b").status_code == 415


def test_head_has_the_headers_of_get_and_no_body(client):
    response = client.head("/sparql", params={"query": BACKERS})
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["content-length"] == str(len(ask(client, BACKERS).content))


def test_pages_of_other_origins_may_read(client):
    there = {"Origin": "https://example.org"}
    response = client.get("/sparql", params={"query": "ASK {}"}, headers=there)
    assert response.headers["access-control-allow-origin"] == "*"
    asked = {"Access-Control-Request-Method": "POST", "Access-Control-Request-Headers": "x-y"}
    preflight = client.options("/sparql", headers=there | asked)
    assert preflight.status_code == 200
    assert "POST" in preflight.headers["access-control-allow-methods"]
    refused = client.options("/sparql", headers=there | {"Access-Control-Request-Method": "PUT"})
    assert refused.status_code == 400
    assert "POST" in client.options("/sparql").headers["allow"]


def test_a_mistake_is_told_in_plain_words(client):
    response = ask(client, "SELECT * { ?x foo:bar ?y }")
    assert response.status_code == 400
    assert "unknown prefix; declare it with PREFIX name: <..>" in response.text
    assert response.headers["content-type"].startswith("text/plain")
    assert response.headers["x-content-type-options"] == "nosniff"
    unknown = ask(client, "SELECT * { BIND (<http://a/f>(1) AS ?x) }")
    assert (unknown.status_code, "function <http://a/f>" in unknown.text) == (400, True)


def test_limits_are_told(small):
    told = small.get("/limits").json()
    assert (told["rows"], told["seconds"], told["query_bytes"]) == (2, 10, 16_384)


# -- answers that were cut -----------------------------------------------------------------------

FOUR = "SELECT * { VALUES ?x { 1 2 3 4 } }"


def test_a_whole_answer_bears_no_mark(small):
    response = ask(small, "SELECT * { VALUES ?x { 1 2 } }")
    assert "kg-truncated" not in response.headers and "truncated" not in response.json()


def test_rows_that_were_cut_say_so(small):
    response = ask(small, FOUR)
    assert response.headers["kg-truncated"] == "rows=2"
    told = response.json()
    assert told["truncated"] == {"rows": 2} and len(told["results"]["bindings"]) == 2
    told = ask(small, FOUR, "application/sparql-results+xml").text
    assert "<!-- truncated after 2 -->" in told and told.count("<result>") == 2
    ET.fromstring(told)


@pytest.mark.parametrize("accept", ["text/csv", "text/tab-separated-values"])
def test_what_cannot_say_that_it_was_cut_is_refused(small, accept):
    response = ask(small, FOUR, accept)
    assert (response.status_code, "LIMIT" in response.text) == (422, True)


def test_triples_that_were_cut_say_so(small):
    query = "CONSTRUCT { ?s ?p ?o } { ?s ?p ?o }"
    for accept, parser in {
        "text/turtle": "turtle",
        "application/n-triples": "nt",
        "application/rdf+xml": "xml",
    }.items():
        response = ask(small, query, accept)
        assert response.headers["kg-truncated"] == "triples=2"
        assert "truncated after 2" in response.text
        assert len(rdflib.Graph().parse(data=response.text, format=parser)) == 2
    assert ask(small, query, "application/ld+json").status_code == 422


def test_an_answer_is_cut_at_its_bytes(tmp_path):
    with served(tmp_path, bytes=600_000, workers=1) as client:
        many = " 1" * 100
        joined = f"VALUES ?a {{{many}}} VALUES ?b {{{many}}}"
        query = f'SELECT ?i {{ {joined} BIND (CONCAT(STR(?a), "{"x" * 100}") AS ?i) }}'
        response = ask(client, query)
        told = json.loads(response.content)
        assert 500_000 < len(response.content) < 620_000  # streamed: more than is kept in memory
        assert told["truncated"] == {"rows": len(told["results"]["bindings"])}


# -- another build -------------------------------------------------------------------------------


def test_builds_are_exchanged_under_load_and_no_answer_fails_or_mixes_two(tmp_path):
    def build(number: int):
        lines = (f'<http://a/{n}> <http://a/build> "{number}" <http://a/g> .\n' for n in range(50))
        return write_store(tmp_path / str(number), "".join(lines))

    query = {"query": "SELECT ?n { ?s ?p ?n }"}
    answers, done = [], asyncio.Event()

    async def ask_on(client):
        while not done.is_set():
            response = await client.get("http://kg/sparql", params=query)
            assert response.status_code == 200, response.text
            rows = response.json()["results"]["bindings"]
            assert len(rows) == 50
            answers.append({row["n"]["value"] for row in rows})

    async def run():
        endpoint = Endpoint(build(0), BASE, Limits(workers=2))
        transport = httpx2.ASGITransport(app=served_app(endpoint))
        async with endpoint.lifespan(), httpx2.AsyncClient(transport=transport) as client:
            asking = [asyncio.create_task(ask_on(client)) for _ in range(6)]
            for number in range(1, 11):
                endpoint.swap(await asyncio.to_thread(build, number), BASE)
                await asyncio.sleep(0.15)
                if number > 1:
                    shutil.rmtree(tmp_path / str(number - 2))
            done.set()
            await asyncio.gather(*asking)

    asyncio.run(run())
    assert all(len(builds) == 1 for builds in answers)
    assert answers[-1] == {"10"}


# -- clients of other makers ---------------------------------------------------------------------


def test_sparqlwrapper(client):
    wrapper = pytest.importorskip("SPARQLWrapper")
    asker = wrapper.SPARQLWrapper(f"{client.base_url}/sparql")
    asker.setQuery(f"SELECT ?x ?y {{ ?x <{BACKS}> ?y }} ORDER BY ?x")
    for method in (wrapper.GET, wrapper.POST):
        asker.setMethod(method)
        asker.setReturnFormat(wrapper.JSON)
        rows = asker.queryAndConvert()["results"]["bindings"]
        assert [(row["x"]["value"], row["y"]["value"]) for row in rows] == PAIRS
    asker.setRequestMethod(wrapper.POSTDIRECTLY)
    asker.setReturnFormat(wrapper.CSV)
    assert asker.queryAndConvert().decode().splitlines()[1] == ",".join(PAIRS[0])
    asker.setReturnFormat(wrapper.XML)
    assert len(asker.queryAndConvert().getElementsByTagName("result")) == 2
    asker.setQuery(f"CONSTRUCT WHERE {{ ?x <{BACKS}> ?y }}")
    for form in (wrapper.TURTLE, wrapper.RDFXML, wrapper.JSONLD):
        asker.setReturnFormat(form)
        assert asker.query().convert()


def test_rdflib_sparqlstore(client):
    from rdflib.plugins.stores.sparqlstore import SPARQLStore

    for method, form in (("GET", "xml"), ("POST_FORM", "json"), ("POST", "csv")):
        store = SPARQLStore(f"{client.base_url}/sparql", method=method, returnFormat=form)
        graph = rdflib.Graph(store)
        found = graph.query(f"SELECT ?x ?y {{ ?x <{BACKS}> ?y }} ORDER BY ?x")
        assert [(str(row.x), str(row.y)) for row in found] == PAIRS
        assert len(list(graph.triples((None, rdflib.URIRef(BACKS), None)))) == 2
        assert len(graph) == 5
