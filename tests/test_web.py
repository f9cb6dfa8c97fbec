"""The explorer as served: pages and their files, the API, who may ask, and what is told to whom."""

import csv
import io
import json

import pytest
from click.testing import CliRunner
from lxml import html
from openapi_spec_validator import OpenAPIV31SpecValidator
from rdflib import Graph as Rdf
from rdflib.compare import isomorphic
from starlette.testclient import TestClient

from kg import shipped
from kg.cli import VERBS, cli
from kg.cli.asking import ASKED, asking
from kg.reading.intake import read_article
from kg.web.app import app
from kg.web.content import PAGES
from kg.web.screens import SCREENS
from kg.web.texts import Texts

LIBYA = shipped.example("libya")
# verb -> a question that has an answer
QUESTIONS = {
    "who-backs": {"actor": "lna", "as_of": "2020-06-02", "means": ["weapons", "mercenaries"]},
    "backed-by": {"actor": "Ankara", "as_of": "2020-06-02"},
    "allies": {"actor": "lna", "known_by": "2019-12-31"},
    "rivals": {"actor": "lna", "kind": "opposition"},
    "path": {"start": "russia", "end": "gna"},
    "show": {"id": "uae-backs-lna"},
    "why": {"id": "uae-backs-lna", "as_of": "2020-06-02"},
    "drift": {"days": ["2019-05-01", "2020-06-02"]},
    "diff": {"one": "2020-05-01", "other": "2020-06-02", "known": "true"},
    "gaps": {"gap": "event-day"},
    "timeline": {"from": "2020-01-01", "to": "2020-03-01", "kind": "ceasefire"},
}


@pytest.fixture(scope="module")
def client():
    """A client of the explorer of the shipped conflict."""
    with TestClient(app(LIBYA, asking(), live=False), base_url="http://127.0.0.1:8710") as client:
        yield client


MISSING = (
    "/actor/nobody.html", "/nothing.html", "/actor.html", "/a/b/c.html", "/claim/.html",
    "/front.html", "/actor/lna/none.csv", "/place/nowhere.ttl", "/ask/none.html",
    "/static/none.css", "/..%2f..%2fetc/passwd", "/static/..%2fapp.py",
)  # fmt: skip


# -- pages -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["", "index.html", *(f"{name}.html" for name in SCREENS),
                                  *(f"{name}.html" for name, page in PAGES.items()
                                    if not page.ids and name != "front"), "ask.html"])  # fmt: skip
def test_a_page_answers(client, name):
    page = client.get(f"/{name}")
    assert page.status_code == 200
    root = html.document_fromstring(page.text)
    assert [h.text_content() for h in root.iter("h1")] != []
    assert root.find(".//html") is None
    assert "War in Libya" in root.findtext(".//title")


def test_an_actor_is_told_with_its_names_and_backers(client):
    root = html.document_fromstring(client.get("/actor/lna.html?as_of=2020-06-02").text)
    arabic = root.xpath("//bdi[@lang='ar']")
    assert "الجيش الوطني الليبي" in [name.text for name in arabic]
    assert {name.get("dir") for name in arabic} == {"rtl"}
    backers = root.xpath("//section[@id='backers']//tbody/tr/th//a/text()")
    assert {"United Arab Emirates", "Egypt", "Russia"} <= set(backers)
    assert "Qatar" not in backers
    uae = next(row for row in root.xpath("//section[@id='backers']//tbody/tr")
               if "United Arab Emirates" in row.text_content())  # fmt: skip
    assert "holds" in uae.text_content()
    assert "disputed" in uae.text_content()


def test_a_claim_shows_its_quote_in_its_passage(client):
    found = client.get("/api/show", params={"id": "dispatch-2020-06-02"}).json()["facts"]
    assert "egypt-backs-lna" in found
    claims = client.get("/api/show", params={"id": "egypt-backs-lna"}).json()["claims"]
    quoted = next(claim for claim in claims if claim.get("quote"))
    root = html.document_fromstring(client.get(f"/claim/{quoted['id']}.html").text)
    passage = root.xpath("//blockquote")[0]
    assert passage.xpath(".//mark/text()") == [quoted["quote"]]
    text = (LIBYA / "articles" / "2020-06-02-dispatch.txt").read_text("utf-8")
    paragraph = next(line for line in text.split("\n") if quoted["quote"] in line)
    assert passage.text_content().strip() == paragraph.strip()


def test_a_text_that_was_changed_since_is_not_shown(tmp_path):
    text = "Some words of a paragraph.\nMore of it, and more.\n" * 3
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text(text)
    read = read_article(tmp_path / "articles" / "one.txt")
    start = read.text.index("of it")
    shown = Texts(tmp_path).paragraph(read.sha256, start, start + 5)
    assert shown == ("More ", "of it", ", and more.")
    (tmp_path / "articles" / "one.txt").write_text(text.replace("of it", "of that"))
    assert Texts(tmp_path).paragraph(read.sha256, start, start + 5) is None
    assert Texts(None).paragraph(read.sha256, start, start + 5) is None


def test_a_source_tells_what_falls_without_it(client):
    rows = client.get("/api/single-source", params={"leave_one_out": "true"}).json()["rows"]
    source = rows[0]["source"]
    expected = sorted(row["fact"] for row in rows if row["source"] == source)
    table = client.get(f"/source/{source}/falls.csv").text
    told = sorted({row["fact id"] for row in csv.DictReader(io.StringIO(table))})
    assert told == sorted(set(expected))


def test_the_tables_of_a_page_come_as_files(client):
    page = html.document_fromstring(client.get("/actor/gna.html").text)
    files = page.xpath("//p[@class='files']/a/@href")
    assert len(files) >= 10
    for path in files:
        file = client.get(f"/actor/{path}")
        assert file.status_code == 200
        assert "attachment" in file.headers["content-disposition"]
        if path.endswith(".json"):
            assert file.json()["rows"]
        else:
            assert list(csv.reader(io.StringIO(file.text)))[1]


@pytest.mark.parametrize("path", ["actor/lna", "place/tripoli", "source/dispatch-2020-06-02",
                                  "tie/uae-backs-lna", "event/2020-01-12-ceasefire"])  # fmt: skip
def test_a_thing_comes_as_turtle_that_the_store_holds(client, path):
    file = client.get(f"/{path}.ttl")
    assert file.headers["content-type"].startswith("text/turtle")
    mine = Rdf().parse(data=file.text, format="turtle")
    thing = f"https://w3id.org/conflict-kg/{path}"
    query = f"CONSTRUCT {{ <{thing}> ?p ?o }} WHERE {{ GRAPH ?g {{ <{thing}> ?p ?o }} " \
            "FILTER(!STRENDS(STR(?g), '/derived')) }"  # fmt: skip
    theirs = Rdf().parse(data=client.get("/sparql", params={"query": query}).text, format="turtle")
    own = Rdf()
    for triple in mine:
        if str(triple[0]) == thing:
            own.add(triple)
    assert len(theirs) > 2
    assert isomorphic(own, theirs)


def test_what_is_not_there_is_told(client):
    for path in MISSING:
        page = client.get(path)
        assert page.status_code == 404, path
        if not path.startswith("/static"):
            front = html.document_fromstring(page.text).xpath("//main//a/@href")[0]
            assert str(page.url.join(front)) == "http://127.0.0.1:8710/index.html"


# -- the API ---------------------------------------------------------------------------------------


def words(values):
    """The words of a command line for the parameters of a question."""
    typed, arguments = [], []
    for name, value in values.items():
        for one in value if isinstance(value, list) else [value]:
            if name in ("actor", "start", "end", "id", "one", "other", "days", "gap"):
                arguments.append(one)
            elif one == "true":
                typed.append(f"--{name.replace('_', '-')}")
            else:
                typed += [f"--{name.replace('_', '-')}", one]
    return [*arguments, *typed]


@pytest.mark.parametrize("verb", ASKED)
def test_the_api_answers_what_the_command_line_prints(client, verb):
    values = QUESTIONS.get(verb, {})
    answer = client.get(f"/api/{verb}", params=values | {"limit": "100000"})
    assert answer.status_code == 200
    printed = CliRunner().invoke(cli, [verb, *words(values), "-d", str(LIBYA), "--json"])
    expected = json.loads(printed.stdout)
    told = answer.json()
    if "rows" in expected:
        assert (told.pop("total"), told.pop("truncated")) == (len(expected["rows"]), False)
    assert told == expected


def test_every_verb_with_json_is_asked_or_known_not_to_be():
    not_asked = {"read", "build", "check", "demo", "query", "ask", "export", "figure", "report",
                 "init", "serve", "site", "cite"}  # fmt: skip
    group = cli.commands if hasattr(cli, "commands") else {}
    assert not set(group) & set(ASKED)
    for verb in set(VERBS) - set(ASKED) - not_asked:
        command = cli.get_command(None, verb)
        names = {param.name for param in command.params}
        assert not {"view", "as_json", "as_of"} <= names, f"{verb} answers a program: ask it too"


def test_all_that_is_wrong_is_told_at_once(client):
    answer = client.get(
        "/api/who-backs?actr=lna&as_of=2020-13-01&kind=batle&place=tripolli&means=wepons&hops=0"
    )
    assert answer.status_code == 400
    assert answer.json()["problems"] == [
        "unknown parameter 'actr'; did you mean 'actor'?",
        "actor: is needed",
        "as_of: '2020-13-01' is not a day; write it as 2020-06-02",
        "hops: 0 is not in the range 1<=x<=6.",
        "kind: unknown kind 'batle'; did you mean 'battle'?",
        "means: unknown means 'wepons'; did you mean 'weapons'?",
        "place: no place is called 'tripolli'; did you mean 'tripoli'?",
    ]


@pytest.mark.parametrize("question", [
    "who-backs?actor=lna&limit=0", "who-backs?actor=lna&limit=x", "who-backs?actor=lna&actor=gna",
    "who-backs?actor=lna&possible=perhaps", "diff?one=/etc&other=/tmp", "diff?one=.&other=..",
    "diff?one=2020-01-01", "diff?one=2020-01-01&other=2020-02-01&git=true", "stats?profile=public",
    "show?id=nothing-such", "why?id=lna", "bundle?actr=lna", "bundle?actor=nobody-such",
    "bundle?from=x", "timeline?limit=1&limit=2", "gaps?gap=none", "drift?days=2020-01-01",
    f"timeline?{'kind=battle&' * 51}", "who-backs?actor=lna&hops=99",
])  # fmt: skip
def test_a_question_that_cannot_be_answered_is_refused(client, question):
    answer = client.get(f"/api/{question}")
    assert answer.status_code == 400
    assert answer.json()["problems"]


def test_an_answer_that_is_cut_says_so(client):
    whole = client.get("/api/timeline").json()
    assert whole["truncated"] is False
    part = client.get("/api/timeline", params={"limit": 3}).json()
    assert part["truncated"] is True
    assert part["total"] == len(whole["rows"])
    assert part["rows"] == whole["rows"][:3]


def test_the_description_is_openapi_and_each_path_answers(client):
    document = client.get("/api/openapi.json").json()
    OpenAPIV31SpecValidator(document).validate()
    assert set(document["paths"]) == {f"/api/{verb}" for verb in ASKED} | {
        "/api/bundle",
        "/api/live",
    }
    shared = document["components"]["parameters"]
    assert {"as_of", "from", "to", "known_by", "status", "persist"} <= set(shared)
    for path in set(document["paths"]) - {"/api/live"}:
        needed = {p["name"] for p in document["paths"][path]["get"]["parameters"]
                  if p.get("required")}  # fmt: skip
        values = QUESTIONS.get(path.removeprefix("/api/"), {})
        assert needed <= set(values)
        assert client.get(path, params=values).status_code == 200, path


def test_a_part_of_the_bundle_holds_one_actor(client):
    part = client.get("/api/bundle", params={"actor": "LNA", "kind": "backing"}).json()
    assert {fact["kind"] for fact in part["facts"].values()} == {"backing"}
    assert all("lna" in fact["actors"] for fact in part["facts"].values())


# -- who may ask, and what is told -----------------------------------------------------------------


@pytest.mark.parametrize("host", ["evil.example", "evil.example:8710", "127.0.0.1.evil.example",
                                  "", "localhost@evil.example", "10.0.0.1", "["])  # fmt: skip
def test_a_host_that_is_not_ours_is_refused(client, host):
    for path in ("/", "/api/stats", "/sparql?query=ASK{}", "/static/kg.css"):
        assert client.get(path, headers={"host": host}).status_code == 400, path


@pytest.mark.parametrize("host", ["127.0.0.1:8710", "localhost", "LOCALHOST:1", "[::1]:8710"])
def test_a_host_of_this_machine_is_answered(client, host):
    assert client.get("/", headers={"host": host}).status_code == 200


def test_every_answer_is_guarded(client):
    for path in ("/", "/actor/lna.html", "/api/stats", "/nothing", "/static/kg.css", "/limits"):
        headers = client.get(path).headers
        assert "default-src 'self'" in headers["content-security-policy"]
        assert "frame-ancestors 'none'" in headers["content-security-policy"]
        assert "unsafe" not in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["referrer-policy"] == "no-referrer"
        assert "set-cookie" not in headers


def test_only_questions_of_programs_are_open_to_other_sites(client):
    theirs = {"origin": "https://elsewhere.example"}
    allowed = "access-control-allow-origin"
    assert client.get("/api/stats", headers=theirs).headers[allowed] == "*"
    assert client.get("/sparql?query=ASK{}", headers=theirs).headers[allowed] == "*"
    for path in ("/", "/actor/lna.html", "/static/kg.css"):
        assert allowed not in client.get(path, headers=theirs).headers
    wish = theirs | {"access-control-request-method": "POST"}
    assert client.options("/api/stats", headers=wish).status_code == 400


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH"])
def test_nothing_is_written(client, method):
    for path in ("/", "/actor/lna.html", "/api/stats", "/api/bundle", "/static/kg.css"):
        assert client.request(method, path).status_code == 405, path


def test_an_answer_that_one_has_is_not_sent_again(client):
    first = client.get("/actor/lna.html")
    assert first.headers["kg-build"] in first.headers["etag"]
    again = client.get("/actor/lna.html", headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")
    other = client.get("/actor/gna.html", headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200
    plain = client.get("/api/bundle", headers={"accept-encoding": "identity"})
    packed = client.get("/api/bundle", headers={"accept-encoding": "gzip"})
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in plain.headers
    assert packed.json() == plain.json()


@pytest.mark.parametrize("kept", [True, False], ids=["kept by the proxy", "stripped by it"])
def test_it_works_under_a_path(kept):
    made = app(LIBYA, asking(), hosts=["kg.example.org"], prefix="/libya", live=False)
    start = "http://kg.example.org" + ("/libya" if kept else "")
    with TestClient(made, base_url="http://kg.example.org") as client:
        page = client.get(f"{start}/actor/lna.html")
        assert page.status_code == 200
        root = html.document_fromstring(page.text)
        for link in root.xpath("//link/@href | //script/@src | //header//a/@href"):
            assert not link.startswith(("/", "http"))
            assert client.get(f"{start}/actor/{link}").status_code == 200, link
        assert client.get(f"{start}/api/who-backs?actor=lna").json()["rows"]
        assert client.get(f"{start}/sparql?query=ASK{{}}").status_code == 200
        bare = client.get("http://kg.example.org/libya", follow_redirects=False)
        assert (bare.status_code, bare.headers["location"]) == (307, "/libya/")
