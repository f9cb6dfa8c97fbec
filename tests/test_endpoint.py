"""--endpoint: a SPARQL store gives the answers that the folder gives, or says what is wrong."""

import base64
import json
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
import urllib.request
from contextlib import contextmanager
from datetime import date
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from click.testing import CliRunner
from terminal import seen
from test_readme import examples

import kg
from kg.cli import cli
from kg.questions import QUESTIONS
from kg.store import BuildError, endpoint, publishing, server

PAGE = "http://localhost:7878/query"  # the address in docs/endpoint.md
LIBYA = kg.example("libya")
# what comes through the narrow door, and one of each family of those that need all claims at once
ASKED = {
    "who-backs": ["lna", "--as-of", "2020-06-02"], "backed-by": ["turkey"],
    "both-sides": ["--as-of", "2019-05-01"], "path": ["russia", "lna"], "ceasefires": [],
    "timeline": ["gna", "--from", "2019-04-01", "--to", "2019-06-30"], "cite": ["uae-backs-lna"],
    "why": ["uae-backs-lna", "--as-of", "2020-06-02"], "show": ["Haftar"], "disputes": ["lna"],
    "diff": ["2019-05-01", "2020-06-02"],
}  # fmt: skip


def run(*words, env=None):
    quiet = {"KG_ENDPOINT": None, "KG_DATA": None} | (env or {})
    return CliRunner().invoke(cli, list(words), env=quiet)


def both(store, *words):
    """What the folder answers; it must be what the store answers."""
    there, here = run(*words, "--endpoint", store), run(*words, "-d", str(LIBYA))
    assert (here.exit_code, there.exit_code) == (0, 0), (here.output, there.output)
    assert there.stderr == here.stderr
    assert there.stdout == here.stdout
    return here.stdout


def free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return one.getsockname()[1]


@pytest.fixture(scope="module")
def oxigraph():
    """The address for queries of an empty Oxigraph server."""
    program = shutil.which("oxigraph") or str(Path(sys.executable).parent / "oxigraph")
    if not Path(program).exists():
        pytest.skip("no oxigraph here (pip install oxigraph)")
    port = free_port()
    running = subprocess.Popen(
        [program, "serve", "--bind", f"127.0.0.1:{port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        for _ in range(100):
            try:
                socket.create_connection(("127.0.0.1", port), 1).close()
                break
            except OSError:
                time.sleep(0.05)
        yield f"http://127.0.0.1:{port}/query"
    finally:
        running.kill()
        running.wait()


@pytest.fixture(scope="module")
def store(oxigraph):
    """The same with Libya published to it."""
    told = run("publish", "-d", str(LIBYA), "--endpoint", oxigraph)
    assert told.exit_code == 0, told.output
    return oxigraph


# -- the same answers ------------------------------------------------------------------------------


def test_all_that_is_published_comes_back_equal(store):
    here, there = kg.open(LIBYA), kg.open(store)
    assert there.chronicle == here.chronicle
    assert there.index.facts() == here.index.facts()
    assert there.index.names("actor") == here.index.names("actor")
    assert there.citation == here.citation


@pytest.mark.parametrize(
    "which",
    [
        {"actor": "lna"},
        {"actor": "lna", "kinds": ("backing", "capture")},
        {"actor": "gna", "between": (date(2019, 4, 1), date(2019, 6, 1))},
        {"between": (None, date(2012, 1, 1)), "kinds": ("backing",)},
        {"between": (date(2020, 6, 1), None), "kinds": ("backing",)},
        {"fact": "uae-backs-lna"},
        {"fact": "uae-backs-lna", "actor": "lna"},
        {"fact": "2020-01-12-ceasefire"},
    ],
    ids=str,
)
def test_the_narrow_door_yields_equal_claims(store, which):
    here = list(kg.open(LIBYA).claims(**which))
    assert here
    assert list(kg.open(store).claims(**which)) == here


def test_claims_of_one_source_and_of_nothing(store):
    here, there = kg.open(LIBYA), kg.open(store)
    source = next(here.claims(fact="uae-backs-lna")).source
    assert list(there.claims(source=source)) == list(here.claims(source=source))
    for nothing in ("", "nowhere", 'a"> } #'):
        assert list(there.claims(actor=nothing)) == []
        assert there.index.claim(nothing) is None
        assert there.index.cards("actor", [nothing]) == {}


def test_small_pages_give_the_same(store, monkeypatch):
    monkeypatch.setattr(endpoint, "IRIS", 7)
    monkeypatch.setattr(endpoint, "THINGS", 3)
    which = {"actor": "turkey", "kinds": ("backing",)}
    assert list(kg.open(store).claims(**which)) == list(kg.open(LIBYA).claims(**which))


@pytest.mark.parametrize("verb", ASKED)
def test_every_verb_answers_the_same(store, verb):
    assert len(both(store, verb, *ASKED[verb])) > 100


def test_json_and_exports_are_the_same(store):
    assert json.loads(both(store, "who-backs", "lna", "--json"))["rows"]
    assert "uae-backs-lna" in both(store, "export", "ntriples", "-o", "-", "--as-of", "2020-06-02")


@pytest.mark.parametrize("name", QUESTIONS)
def test_every_shipped_question_answers_the_same(store, name):
    here = run("ask", name, "-d", str(LIBYA), "--json")
    there = run("ask", name, "--endpoint", store, "--json")
    assert (here.exit_code, there.exit_code) == (0, 0), (here.output, there.output)
    assert rows_of(there.stdout) == rows_of(here.stdout) != []


def rows_of(text):
    """Rows in any order: a query without ORDER BY promises none."""
    return sorted(
        json.dumps(row, sort_keys=True) for row in json.loads(text)["results"]["bindings"]
    )


def test_queries_of_ones_own(store):
    backers = "SELECT ?who WHERE { ?who kg:backs actor:lna } ORDER BY ?who"
    assert "actor:uae" in both(store, "query", backers)
    assert both(store, "query", backers, "--format", "csv")
    assert both(store, "query", "ASK { actor:uae kg:backs actor:lna }") == "yes\n"
    triples = "CONSTRUCT WHERE { actor:italy kg:backs actor:misrata-forces }"
    assert "actor:italy kg:backs" in both(store, "query", triples, "--format", "turtle")
    assert both(store, "query", "SELECT ?x WHERE { ?x kg:backs kg:nobody }") == "x\n"
    wrong = run("query", "SELECT ?x WHERE", "--endpoint", store)
    assert wrong.exit_code == 3
    assert f"kg: {store} answered 400 Bad Request: error at 2:" in wrong.stderr


def test_a_store_that_takes_no_graphs_for_its_default_graph_is_told_which(store, monkeypatch):
    monkeypatch.setattr(server, "UNION", {})
    monkeypatch.setattr(server.Server.query, "__defaults__", ({},))
    assert (
        "actor:uae"
        in run("query", "SELECT ?w { ?w kg:backs actor:lna }", "--endpoint", store).stdout
    )


def test_all_quads_come_back(store):
    here, there = set(kg.open(LIBYA).rdf.quads()), set(kg.open(store).rdf.quads())
    assert len(there - here) == 2  # which build it is
    assert here - there == set()


def test_the_page_shows_what_one_gets(store, tmp_path, monkeypatch):
    page = Path(__file__).parent.parent / "docs" / "endpoint.md"
    for name in ("KG_ENDPOINT", "KG_DATA"):
        monkeypatch.delenv(name, raising=False)
    shown = examples(page)
    assert len(shown) == 3
    for command, output in shown:
        told = seen(command.replace(PAGE, store), tmp_path).replace(store, PAGE)
        if command.startswith("kg publish"):  # how much there is grows with the data
            told, output = (re.sub(r"[1-9]\d+ ", "N ", text) for text in (told, output))
        assert told == output


# -- publishing ------------------------------------------------------------------------------------


def test_publishing_again_removes_what_is_gone_and_spares_what_is_not_ours(store, tmp_path):
    war = tmp_path / "war"
    assert run("init", str(war)).exit_code == 0
    (war / "kg.toml").write_text('title = "A"\nbase = "https://a.example/"\n', "utf-8")
    site = server.Server.at(store)
    updates = site.places()[1]
    for name in ("https://a.example/graph/source/gone", "https://b.example/graph/x"):
        site.update(updates, f"INSERT DATA {{ GRAPH <{name}> {{ <urn:s> <urn:p> <urn:o> }} }}")
    told = run("publish", "-d", str(war), "--endpoint", store)
    assert "removed 1 graph of before" in told.stderr
    env = {"KG_BASE": "https://a.example/"}
    spared = "ASK { GRAPH <https://b.example/graph/x> { ?s ?p ?o } }"
    assert run("query", spared, "--endpoint", store, env=env).stdout == "yes\n"
    torn = run("stats", "--endpoint", store)
    assert "holds 2 conflicts; set KG_BASE to one of their bases: https://a.example/" in torn.stderr
    chosen = run("stats", "--json", "--endpoint", store, env=env)
    assert json.loads(chosen.stdout) == json.loads(run("stats", "--json", "-d", str(war)).stdout)
    (war / "kg.toml").write_text('title = "B"\nbase = "https://a.example/"\n', "utf-8")
    other = run("publish", "-d", str(war), "--endpoint", store)
    assert other.exit_code == 3
    assert "holds 'A' under https://a.example/; give 'B' a base of its own" in other.stderr
    site.update(updates, "DROP GRAPH <https://a.example/graph/meta>")


def test_a_store_without_graph_store_gets_updates(oxigraph, monkeypatch, tmp_path):
    assert run("init", str(tmp_path / "war")).exit_code == 0
    (tmp_path / "war" / "kg.toml").write_text('title = "W"\nbase = "https://w.example/"\n', "utf-8")
    monkeypatch.setattr(publishing, "_LINES", 3)
    told = run("publish", "-d", str(tmp_path / "war"), "--endpoint", oxigraph,
               "--graph-store", oxigraph.replace("/query", "/nothing"))  # fmt: skip
    assert told.exit_code == 0, told.output
    env = {"KG_BASE": "https://w.example/"}
    ours = "FILTER(STRSTARTS(STR(?g), 'https://w.example/'))"
    ask = f"SELECT (COUNT(*) AS ?n) {{ GRAPH ?g {{ ?s ?p ?o }} {ours} }}"
    found = run("query", ask, "--endpoint", oxigraph, env=env).stdout.split()[1]
    build = kg.open(tmp_path / "war").build
    assert int(found) == build.manifest["counts"]["quads"] + 2
    server.Server.at(oxigraph).update(
        oxigraph.replace("/query", "/update"), "DROP GRAPH <https://w.example/graph/meta>"
    )


# -- what goes wrong -------------------------------------------------------------------------------

ROWS = '{"head":{"vars":["s"]},"results":{"bindings":[{"s":{"type":"literal","value":"a"}},'
JSON = "application/sparql-results+json"
ANSWERS = {
    "html": (200, "text/html", "<html><h1>Welcome</h1></html>"),
    "lying": (200, JSON, "<html><h1>Welcome</h1></html>"),
    "cut": (200, JSON, ROWS),
    "empty": (200, JSON, '{"head":{"vars":["base"]},"results":{"bindings":[]}}'),
    "most": (200, JSON, '{"head":{"vars":["base"]},"results":{"bindings":[]}}'),
    "moved": (302, "text/plain", ""),
    "broken": (500, "text/html", "<p>\n\nout of memory</p>\nat line 7"),
}
WRONG = {
    "html": "answered with text/html, which is no SPARQL result: Welcome; is it",
    "lying": "sent a broken or cut-off SPARQL result (",
    "cut": "sent a broken or cut-off SPARQL result (",
    "short": "bytes are missing; ask again",
    "empty": "holds no conflict (or it is being published); kg publish puts one there",
    "most": "lets out 10000 rows at most, and the result may be cut off there; ask for fewer with",
    "moved": "sends on to http://elsewhere.example/; name that address",
    "broken": "answered 500 Internal Server Error: out of memory",
    "slow": "did not answer in 0.2 seconds; set KG_ENDPOINT_TIMEOUT to wait longer",
    "guarded": "answered 401 Unauthorized: no; set KG_ENDPOINT_USER and KG_ENDPOINT_PASSWORD, or",
}


class Odd(BaseHTTPRequestHandler):
    """A server that answers as its path says; /guarded/.. passes on who knows the password."""

    behind = ""

    def do_POST(self):
        asked = self.rfile.read(int(self.headers["Content-Length"]))
        name = self.path.strip("/")
        if name == "slow":
            time.sleep(0.6)
        if name == "guarded":
            self.guarded(asked)
            return
        code, kind, text = ANSWERS.get(name, (200, JSON, ROWS))
        self.answer(code, kind, text.encode(), 99 if name == "short" else 0)

    def guarded(self, asked):
        basic = "Basic " + base64.b64encode("dora:s:cr€t".encode()).decode()
        if self.headers["Authorization"] not in (basic, "Bearer t0ken"):
            self.answer(401, "text/plain", b"no")
            return
        headers = {"Content-Type": self.headers["Content-Type"], "Accept": self.headers["Accept"]}
        with urllib.request.urlopen(urllib.request.Request(self.behind, asked, headers)) as found:
            self.answer(200, found.headers["Content-Type"], found.read())

    def answer(self, code, kind, body, more=0):
        try:
            self.send_response(code)
            self.send_header("Content-Type", kind)
            self.send_header("Content-Length", str(len(body) + more))
            if code == 302:
                self.send_header("Location", "http://elsewhere.example/")
            if self.path == "/most":
                self.send_header("X-SPARQL-MaxRows", "10000")
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            pass  # who asked did not wait

    def log_message(self, *_):
        pass


@contextmanager
def odd(behind=""):
    serving = ThreadingHTTPServer(("127.0.0.1", 0), type("Serving", (Odd,), {"behind": behind}))
    threading.Thread(target=serving.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{serving.server_port}"
    finally:
        serving.shutdown()
        serving.server_close()


@pytest.mark.parametrize("what", WRONG)
def test_what_is_wrong_is_told(what):
    env = {"KG_ENDPOINT_TIMEOUT": "0.2"} if what == "slow" else {}
    if what == "guarded":
        env = {"KG_ENDPOINT_USER": "dora", "KG_ENDPOINT_PASSWORD": "wr0ng"}
    with odd() as address:
        told = run("who-backs", "lna", "--endpoint", f"{address}/{what}", env=env)
    assert told.exit_code == 3
    assert told.stdout == ""
    assert told.stderr.startswith(f"kg: {address}/{what} ")
    assert WRONG[what] in told.stderr
    assert "wr0ng" not in told.stderr


@pytest.mark.parametrize(
    "env",
    [
        {"KG_ENDPOINT_USER": "dora", "KG_ENDPOINT_PASSWORD": "s:cr€t"},
        {"KG_ENDPOINT_TOKEN": "t0ken"},
    ],
)
def test_who_knows_the_password_is_answered(store, env):
    with odd(store) as address:
        told = run("who-backs", "lna", "--json", "--endpoint", f"{address}/guarded", env=env)
    assert told.exit_code == 0, told.output
    assert told.stdout == run("who-backs", "lna", "--json", "-d", str(LIBYA)).stdout


def test_addresses_that_are_none():
    dead = f"http://127.0.0.1:{free_port()}/query"
    for address, wrong in (
        (dead, "cannot be reached: Connection refused; is the store running?"),
        ("http://dora:s3cret@localhost/query", "put them in KG_ENDPOINT_USER"),
        ("http://", "is no http or https address"),
    ):
        told = run("stats", "--endpoint", address)
        assert told.exit_code == 3
        assert wrong in told.stderr
        assert "s3cret" not in told.stderr
    with pytest.raises(BuildError, match="cannot be reached"):
        list(kg.open(dead).claims())


def test_what_was_typed_goes_before_what_is_set():
    dead = f"http://127.0.0.1:{free_port()}/query"
    assert run("stats", "-d", str(LIBYA), env={"KG_ENDPOINT": dead}).exit_code == 0
    assert "cannot be reached" in run("stats", env={"KG_ENDPOINT": dead}).stderr
    assert "not both" in run("stats", "-d", str(LIBYA), "--endpoint", dead).stderr
    both_set = run("stats", env={"KG_ENDPOINT": dead, "KG_DATA": str(LIBYA)})
    assert "both KG_DATA and KG_ENDPOINT are set" in both_set.stderr
    assert "--profile is for folders" in run("stats", "--profile", "p", "--endpoint", dead).stderr
    for verb in (["serve"], ["site", "-o", "nowhere"]):
        told = run(*verb, env={"KG_ENDPOINT": dead})
        assert (told.exit_code, "shows a folder, not a store" in told.stderr) == (2, True)
