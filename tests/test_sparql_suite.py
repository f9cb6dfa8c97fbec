"""The W3C suites: SPARQL 1.1 Protocol (queries answered, updates refused), service description."""

from pathlib import Path

import httpx2
import pytest
import rdflib
from rdflib.collection import Collection
from rdflib.namespace import RDF
from sparql_server import serving, write_store

from kg.web.sparql import Endpoint

SUITES = Path(__file__).parents[2] / "shared" / "suites"
PROTOCOL = SUITES / "sparql11-protocol"
DATA = "http://kasei.us/2009/09/sparql/data/"
MF = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#")
HT = rdflib.Namespace("http://www.w3.org/2011/http#")
CNT = rdflib.Namespace("http://www.w3.org/2011/content#")
SD = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")
TABULAR = ("sparql-results+json", "sparql-results+xml", "text/csv", "text/tab-separated-values")
TRIPLES = ("text/turtle", "application/n-triples", "application/rdf+xml", "application/ld+json")


def manifest() -> rdflib.Graph:
    """The protocol suite, or nothing where it does not lie beside this checkout."""
    graph = rdflib.Graph()
    if PROTOCOL.is_dir():
        graph.parse(PROTOCOL / "manifest.ttl")
    return graph


SUITE = manifest()
CASES = {str(node).partition("#")[2]: node for node in SUITE.subjects(RDF.type, MF.ProtocolTest)}
QUERIES = sorted(name for name in CASES if "query" in name or "queries" in name)
UPDATES = sorted(set(CASES) - set(QUERIES))


@pytest.fixture(scope="module")
def client(tmp_path_factory):
    if not CASES:
        pytest.skip("the W3C suites are not beside this checkout (../shared/suites)")
    lines = [
        line.removesuffix(" .") + f" <{DATA}data{n}.rdf> .\n"
        for n in (1, 2, 3)
        for line in (PROTOCOL / f"data{n}.nt").read_text("utf-8").splitlines()
    ]
    directory = tmp_path_factory.mktemp("suite") / "store"
    store = write_store(directory, "".join(lines), empty=(f"{DATA}data0.rdf",))
    with serving(Endpoint(store, "http://example.org/")) as client:
        yield client


def requests(case: str) -> list[rdflib.term.Node]:
    """The requests of a case, in order."""
    action = SUITE.value(CASES[case], MF.action)
    return list(Collection(SUITE, SUITE.value(action, HT.requests)))


def send(client: httpx2.Client, request: rdflib.term.Node) -> httpx2.Response:
    """The response to a request as the manifest writes it, on our path."""
    path = str(SUITE.value(request, HT.absolutePath)).replace("/sparql/", "/sparql", 1)
    headers = {}
    if (listed := SUITE.value(request, HT.headers)) is not None:
        for header in Collection(SUITE, listed):
            headers[str(SUITE.value(header, HT.fieldName))] = str(
                SUITE.value(header, HT.fieldValue)
            )
    content = None
    if (body := SUITE.value(request, HT.body)) is not None:
        encoding = SUITE.value(body, CNT.characterEncoding) or "UTF-8"
        content = str(SUITE.value(body, CNT.chars)).encode(str(encoding))
    method = str(SUITE.value(request, HT.methodName))
    return client.request(method, path, headers=headers, content=content)


def test_the_suite_has_20_query_and_14_update_cases():
    if not CASES:
        pytest.skip("the W3C suites are not beside this checkout (../shared/suites)")
    assert (len(QUERIES), len(UPDATES)) == (20, 14)


@pytest.mark.parametrize("case", QUERIES)
def test_query(client, case):
    for request in requests(case):
        response = send(client, request)
        wanted = SUITE.value(request, HT.resp)
        classes = {str(status)[-3] for status in SUITE.objects(wanted, MF.expectedStatus)}
        assert str(response.status_code)[0] in classes, response.text
        media = response.headers["content-type"].partition(";")[0]
        format = str(SUITE.value(wanted, MF.expectedFormat) or "")
        assert not format or media.endswith(TRIPLES if format == "RDF" else TABULAR)
        if (truth := SUITE.value(wanted, MF.expectedBoolean)) is not None:
            assert response.json()["boolean"] is truth.toPython()


@pytest.mark.parametrize("case", UPDATES)
def test_update_is_refused(client, case):
    count = "/sparql?query=SELECT (COUNT(*) AS ?n) {?s ?p ?o}"
    before = client.get(count).json()
    response = send(client, requests(case)[0])
    assert 400 <= response.status_code < 500
    assert client.get(count).json() == before


# -- service description -------------------------------------------------------------------------

CLASSES = {"Service", "Feature", "Language", "Dataset", "Graph", "NamedGraph", "GraphCollection"}
"The classes of the vocabulary that may be instances here, from the W3C recommendation."
DOMAINS = {
    "endpoint": "Service", "feature": "Service", "defaultEntailmentRegime": "Service",
    "supportedEntailmentProfile": "Service", "extensionFunction": "Service",
    "extensionAggregate": "Service", "languageExtension": "Service",
    "supportedLanguage": "Service", "propertyFeature": "Service", "defaultDataset": "Service",
    "availableGraphs": "Service", "resultFormat": "Service", "inputFormat": "Service",
    "defaultGraph": "Dataset", "namedGraph": "Dataset", "name": "NamedGraph",
    "entailmentRegime": "NamedGraph", "supportedEntailmentRegime": "NamedGraph",
    "graph": "NamedGraph",
}  # fmt: skip
"The properties of the vocabulary with their domains, from the W3C recommendation, section 3.4."
RANGES = {"defaultDataset": "Dataset", "defaultGraph": "Graph", "namedGraph": "NamedGraph"}


@pytest.fixture(scope="module")
def described(client):
    response = client.get("/sparql")
    assert response.status_code == 200
    return str(response.url), rdflib.Graph().parse(data=response.text, format="turtle")


def test_returns_rdf(client):
    for media, name in {"text/turtle": "turtle", "application/rdf+xml": "xml"}.items():
        response = client.get("/sparql", headers={"Accept": media})
        assert response.headers["content-type"].startswith(media)
        assert len(rdflib.Graph().parse(data=response.text, format=name)) > 10


def test_has_endpoint_triple(described):
    address, graph = described
    assert list(graph.subject_objects(SD.endpoint)) == [(rdflib.URIRef(address),) * 2]


def test_conforms_to_schema(described):
    _, graph = described
    for subject, predicate, value in graph:
        if predicate in SD:
            name = predicate.removeprefix(str(SD))
            assert (subject, RDF.type, SD[DOMAINS[name]]) in graph
            assert name not in RANGES or (value, RDF.type, SD[RANGES[name]]) in graph
        if predicate == RDF.type and value in SD:
            assert value.removeprefix(str(SD)) in CLASSES


def test_description_names_the_graphs_and_the_union(described):
    address, graph = described
    names = {str(name) for name in graph.objects(None, SD.name)}
    assert names == {f"{DATA}data{n}.rdf" for n in range(4)}
    assert (rdflib.URIRef(address), SD.feature, SD.UnionDefaultGraph) in graph
