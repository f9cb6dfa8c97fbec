"""The guard before the engine: nothing that asks elsewhere comes past it, nothing honest is lost.

Texts are given to the guard, and those that it lets through to the engine, which may not try to
reach another machine.
"""

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.questions import QUESTIONS
from kg.web.sparql.guard import Dataset, look_over
from kg.web.sparql.limits import Limits
from kg.web.sparql.refusal import Refused

LIMITS = Limits()
AWAY = "http://127.0.0.1:1/"  # nobody listens there
INSIDE = f"SERVICE <{AWAY}> {{ ?s ?p ?o }}"


def refused(query: str) -> int | None:
    """The status with which the guard refuses a query, or None."""
    try:
        look_over(query, LIMITS)
    except Refused as refusal:
        return refusal.status
    return None


def goes_out(query: str) -> bool:
    """Whether the engine tries to reach another machine for a query."""
    store = ox.Store()
    store.add(ox.Quad(*map(ox.NamedNode, (AWAY, "http://a/p", AWAY))))
    try:
        result = store.query(query, base_iri="http://a/", prefixes={"x": AWAY, "": AWAY})
        if not isinstance(result, ox.QueryBoolean):
            list(result)
    except (SyntaxError, ValueError, RuntimeError):
        return False
    except OSError:
        return True
    return False


ELSEWHERE = [
    f"SELECT * {{ {INSIDE} }}",
    f"SELECT * {{ service <{AWAY}> {{ ?s ?p ?o }} }}",
    f"SELECT * {{ SeRvIcE SILENT <{AWAY}> {{ ?s ?p ?o }} }}",
    f"SELECT * {{ SERVICE\n#\n<{AWAY}> {{ ?s ?p ?o }} }}",
    f"SELECT * {{ SERVICE<{AWAY}>{{ ?s ?p ?o }} }}",
    "SELECT * { SERVICE x:sparql { ?s ?p ?o } }",
    "PREFIX SERVICE: <http://a/> SELECT * { SERVICE :sparql { ?s ?p ?o } }",
    f"SELECT * {{ {{ SELECT * {{ {INSIDE} }} }} }}",
    f"ASK {{ FILTER EXISTS {{ {INSIDE} }} }}",
    f"SELECT * {{ VALUES ?e {{ <{AWAY}> }} SERVICE ?e {{ ?s ?p ?o }} }}",
    f"CONSTRUCT {{ ?s ?p ?o }} {{ {INSIDE} }}",
    f"DESCRIBE ?s {{ {INSIDE} }}",
    f"SELECT * {{ VALUES ?x {{ UNDEF }}{INSIDE} }}",
    # what one reader takes for a string, an IRI or a comment, and another does not
    "SELECT * { BIND (1 AS ?a) FILTER(?a<2)SERVICE:y#>\n{ ?s ?p ?o } }",
    f"SELECT * {{ VALUES ?x {{ <{AWAY}> }} FILTER(1<?x)SERVICE?x#>\n{{ ?s ?p ?o }} }}",
    f'SELECT * {{ FILTER(1<2#>"""\n) {INSIDE} #"""\n }}',
    f"SELECT * {{ FILTER(1<2#>'''\n) {INSIDE} #'''\n }}",
    f"SELECT * {{ OPTIONAL {{ ?s <x#> ?o }} {INSIDE} }}",
    f"SELECT * {{ OPTIONAL {{ ?s x:a\\#b ?o }} {INSIDE} }}",
    f"SELECT * {{ OPTIONAL {{ ?s x:a\\'b ?o }} {INSIDE} #'\n }}",
    f"SELECT * {{ ?s ?p x:.{INSIDE} }}",
    f'SELECT * {{ OPTIONAL {{ ?s ?p """a\\"""" }} {INSIDE} #"""\n }}',
    f'SELECT * {{ ?s ?p """"a""" . {INSIDE} }}',
    f"SELECT * {{ OPTIONAL {{ ?s <http://a/'> ?o }} {INSIDE} #'\n }}",
    f"SELECT * {{ OPTIONAL {{ ?s <http://a/#'''> ?o }} {INSIDE} #'''\n }}",
]


@pytest.mark.parametrize("query", ELSEWHERE)
def test_no_query_asks_another_endpoint(query):
    assert refused(query) == 400


def test_most_of_these_would_go_out_without_the_guard():
    assert sum(map(goes_out, ELSEWHERE)) >= 18


ESCAPED = "\\u0053ERVICE"


@pytest.mark.parametrize(
    ("status", "query"),
    [
        (400, f"SELECT * {{ {ESCAPED} <{AWAY}> {{ ?s ?p ?o }} }}"),
        (400, "SELECT * { <http://a/\\u0062> ?p ?o }"),
        (400, "SELECT * { ?s ?p 'not closed }"),
        (400, 'SELECT * { ?s ?p "no \\q escape" }'),
        (400, "SELECT * FROM x:graph { ?s ?p ?o }"),
        (400, "SELECT * FROM NAMED ?g { ?s ?p ?o }"),
        (400, "SELECT * " + "{" * 65 + "}" * 65),
        (400, "SELECT (" + "(" * 64 + "1" + ")" * 64 + " AS ?x) {}"),
        (400, "SELECT * {" + "OPTIONAL { ?s ?p ?o }" * 201 + "}"),
        (413, "SELECT * { ?s ?p 'ä" + "ä" * 8192 + "' }"),
        (403, "LOAD <http://a/>"),
        (403, "load silent <file:///etc/passwd> INTO GRAPH <http://a/>"),
        (403, "PREFIX select: <http://a/> LOAD <http://a/>"),
        (403, "# SELECT\nINSERT DATA { <a:b> <a:b> <a:b> }"),
        (403, "BASE <http://a/> DELETE WHERE { ?s ?p ?o }"),
        (403, "WITH <http://a/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }"),
    ],
)
def test_refused(status, query):
    assert refused(query) == status


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service a $load ; x:service/x:load ?from }",
        'SELECT * { ?s x:label \'SERVICE <http://a/> {}\', """LOAD "it" \\" \'now\' """@en }',
        "SELECT * { ?s <http://a/service#insert> ?o } # SERVICE, \\u0053, 'unclosed",
        "SELECT * { ?a x:n ?n ; x:m ?m FILTER (?n<?m && ?m>3 || ?n <= 2) }",
        "SELECT * { ?a x:n ?n FILTER (?n<5) . ?a <http://a/#b> 'c' }",
        "PREFIX y: <urn:y:> SELECT * { ?s y:p\\-q <urn:uuid:1>, 'a\\u00e4b', x:a.b-c:d }",
        "ASK { ?s ?p '''it's ''here' ''' }",
        "SELECT * " + "{" * 64 + "}" * 64,
        "SELECT * {" + "OPTIONAL { ?s ?p ?o }" * 190 + "}",
    ],
)
def test_let_through(query):
    assert refused(query) is None
    ox.Store().query(query, prefixes={"x": AWAY})  # and the engine takes it for a query


def test_every_shipped_question_is_let_through():
    for question in QUESTIONS.values():
        given = dict.fromkeys(question.actors, "lna")
        given |= {name: "2020-06-02" for name in question.parameters if name not in given}
        assert refused(question.sparql(given)) is None


def test_the_graphs_of_from_are_told():
    query = "SELECT * FROM <http://a/1> FROM <http://a/2> from named <http://a/3> { ?s ?p 'FROM' }"
    assert look_over(query, LIMITS) == Dataset(("http://a/1", "http://a/2"), ("http://a/3",))


# -- invented ------------------------------------------------------------------------------------

PIECES = [
    '"', '""', '"""', "'", "''", "'''", "#", "\n", "\r", "\\", "\\'", '\\"', "\\#", "<", ">", "<x",
    "<x:y", "<?a", "<1)", "<http://a/", "x:y", "x:", ":y", "?a", "1", "1.", ".", ";", ",", "{", "}",
    "(", ")", "FILTER(?a", "FILTER(1<2)", "BIND(1 AS ?b)", "a", "SELECT *", "^", "|", "/", "&&",
    "@en", "^^", "_:b", " ", "?s ?p ", "?o .", INSIDE, "SERVICE", f"<{AWAY}>", "SERVICE:y",
]  # fmt: skip
SOUP = st.lists(st.sampled_from(PIECES), max_size=6).map("".join)
FRAMES = [
    "SELECT * {{ {} {inside} {} }}",
    "SELECT * {{ BIND (1 AS ?a) FILTER(?a<{}) {inside} {} }}",
    "SELECT * {{ BIND (1 AS ?a) FILTER(?a<1){}SERVICE:y{}\n{{ ?s ?p ?o }} }}",
    "SELECT * {{ OPTIONAL {{ ?s ?p {} }} {inside} #{}\n }}",
    'SELECT * {{ OPTIONAL {{ ?s ?p "{}" }} {inside} #{}\n }}',
    "SELECT * {{ OPTIONAL {{ ?s <{}> ?o }} {inside} #{}\n }}",
    "SELECT * {{ OPTIONAL {{ ?s x:a{} ?o }} {inside} #{}\n }}",
    "{} SELECT * {{ {inside} }} {}",
]


@settings(max_examples=400)
@given(st.sampled_from(FRAMES), SOUP, SOUP)
def test_what_is_let_through_never_goes_out(frame, before, after):
    query = frame.format(before, after, inside=INSIDE)
    assert refused(query) or not goes_out(query)


@settings(max_examples=100)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"]), max_size=60))
def test_any_string_may_stand_in_a_query(text):
    written = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    query = f'SELECT ("{written.replace(chr(13), chr(92) + "r")}" AS ?x) {{}}'
    if len(query.encode()) <= LIMITS.query_bytes:
        assert refused(query) is None
        assert next(iter(ox.Store().query(query)))["x"].value == text
