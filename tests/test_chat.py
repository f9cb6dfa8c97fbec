"""The chat reader against a real server on this machine: what is asked, taken, dropped and told."""

import json
import socket
from contextlib import closing
from typing import Any

import pytest
from chat_server import ChatServer, Reply, said, serving
from click.testing import CliRunner, Result

import kg
from kg.cli import cli
from kg.curation import read_folder
from kg.model import Event
from kg.problems import Problem
from kg.reading import Reading, read_article
from kg.reading.readers import ReaderError
from kg.reading.readers.chat import SURE, chunks, read
from kg.reading.readers.endpoint import Endpoint, EndpointError
from kg.reading.readers.form import SCHEMA, claims_of
from kg.reading.readers.quotes import find

LIBYA, _ = read_folder(kg.example("libya"))
TEXT = """Envoys meet in Rome

14 March, 2020

Turkey has accused the “United Arab Emirates” of  arming the LNA. Cairo denies it all.

On Monday the Arland Front seized Sirte. Italy will send trainers to the GNA.
"""
KEY = "sk-not-for-anyone-else"


@pytest.fixture(autouse=True)
def no_settings(monkeypatch):
    """No endpoint, model or key from outside."""
    for name in ("KG_READER_ENDPOINT", "KG_READER_MODEL", "KG_READER_KEY", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)


def claim(**changed: Any) -> dict[str, Any]:
    """A claim as a model would give it."""
    return {
        "quote": "Turkey has accused the “United Arab Emirates” of  arming the LNA.",
        "kind": "backing",
        "participants": [
            {"role": "backer", "name": "United Arab Emirates", "kind": "state"},
            {"role": "backed", "name": "LNA", "kind": "armed-group"},
        ],
        "polarity": "affirms", "certainty": "alleged", "status": "holds",
        "according_to": "Turkey", "date": None, "date_words": None, "place": None,
        "means": "weapons", "post": None,
    } | changed  # fmt: skip


CAPTURE = claim(
    quote="On Monday the Arland Front seized Sirte.", kind="capture", certainty="stated",
    participants=[{"role": "taker", "name": "the Arland Front", "kind": "armed-group"}],
    according_to=None, date="2020-03-09", date_words="On Monday", place="Sirte", means=None,
)  # fmt: skip
PLAN = claim(
    quote="Italy will send trainers to the GNA.", status="planned", certainty="stated",
    participants=[
        {"role": "backer", "name": "Italy", "kind": "state"},
        {"role": "backed", "name": "GNA", "kind": "government"},
    ],
    according_to=None, means="training",
)  # fmt: skip


def reading(chat: ChatServer, text: str = TEXT) -> Reading | Problem:
    """What the model behind a server says of the article."""
    article = read_article(text.encode(), "note.txt")
    return read(article, LIBYA.actors, LIBYA.places, endpoint=chat.url, model="example-7b")


def taken(*claims: dict[str, Any]) -> Reading:
    """What is made of these claims."""
    with serving(said(*claims)) as chat:
        return reading(chat)


def told(found: Reading) -> list[str]:
    """The messages of a reading's problems."""
    return [problem.message for problem in found.problems]


# --- what is asked
def test_one_question_is_asked_with_the_schema_and_the_passage(monkeypatch):
    monkeypatch.setenv("KG_READER_KEY", KEY)
    with serving(said()) as chat:
        reading(chat)
    [asked] = chat.asked
    assert asked.path == "/v1/chat/completions"
    assert asked.headers["Authorization"] == f"Bearer {KEY}"
    assert asked.body["model"] == "example-7b"
    assert asked.body["response_format"] == {
        "type": "json_schema",
        "json_schema": {"name": "claims", "strict": True, "schema": SCHEMA},
    }
    system, user = asked.body["messages"]
    assert (system["role"], user["role"]) == ("system", "user")
    assert "Published: 2020-03-14" in user["content"]
    assert user["content"].endswith(TEXT[TEXT.index("Turkey") :].rstrip())


def test_the_schema_is_one_that_strict_endpoints_take():
    def objects(schema):
        if isinstance(schema, dict):
            if schema.get("type") == "object":
                yield schema
            for part in schema.values():
                yield from objects(part)

    found = list(objects(SCHEMA))
    assert len(found) == 3
    assert all(one["additionalProperties"] is False for one in found)
    assert all(one["required"] == list(one["properties"]) for one in found)


def test_without_a_key_none_is_sent():
    with serving(said()) as chat:
        reading(chat)
    assert "Authorization" not in chat.asked[0].headers


@pytest.mark.parametrize(("url", "own", "foreign", "sent"), [
    ("http://localhost:1/v1", "", "other", "other"),
    ("https://example.org/v1", "", "other", "other"),
    ("http://example.org/v1", "", "other", ""),
    ("http://example.org/v1", "own", "other", "own"),
])  # fmt: skip
def test_a_key_of_another_service_is_not_sent_in_the_clear(monkeypatch, url, own, foreign, sent):
    monkeypatch.setenv("KG_READER_KEY", own)
    monkeypatch.setenv("OPENAI_API_KEY", foreign)
    assert Endpoint.at(url).key == sent


def test_long_articles_are_asked_about_in_parts_of_whole_paragraphs():
    text = "A title\n\n14 March, 2020\n\n" + "\n\n".join(
        f"Paragraph {n}. " + "Egypt has armed the LNA. " * 60 for n in range(10)
    )
    article = read_article(text.encode(), "long.txt")
    parts = list(chunks(article))
    assert len(parts) > 1
    assert all(end - start <= 6000 for start, end in parts)
    starts, ends = {a for a, _ in article.paragraphs}, {b for _, b in article.paragraphs}
    assert all(start in starts and end in ends for start, end in parts)
    assert sum(article.text[a:b].count("Paragraph") for a, b in parts) == 10
    last = claim(
        quote="Paragraph 9. Egypt has armed the LNA.", according_to=None,
        participants=[
            {"role": "backer", "name": "Egypt", "kind": "state"},
            {"role": "backed", "name": "LNA", "kind": "armed-group"},
        ],
    )  # fmt: skip
    with serving(said(), said(last)) as chat:
        found = reading(chat, text)
    assert len(chat.asked) == len(parts)
    assert [c.evidence.start for c in found.claims] == [text.index("Paragraph 9.")]


# --- what is taken
def test_claims_are_marked_as_read_by_this_model_with_a_low_confidence():
    [got] = taken(claim()).claims
    assert (got.about.id, got.means, got.certainty, got.according_to) == (
        "uae-backs-lna", ("weapons",), "alleged", "turkey",
    )  # fmt: skip
    assert (got.method, got.rule, got.confidence) == ("read", "chat:example-7b", SURE)
    assert SURE <= 0.5
    assert str(got.span) == "attested 2020-03-14"


def test_an_event_has_its_day_place_and_roles_and_new_actors_are_proposed():
    found = taken(CAPTURE)
    [got] = found.claims
    assert isinstance(got.about, Event)
    assert (got.about.kind, got.roles, got.place, got.span.edtf, got.span.words) == (
        "capture", (("taker", ("arland-front",)),), "sirte", "2020-03-09", "On Monday",
    )  # fmt: skip
    assert [(a.id, a.kind, a.name) for a in found.new_actors] == [
        ("arland-front", "armed-group", "Arland Front")
    ]


def test_a_plan_is_no_claim():
    found = taken(PLAN)
    assert ([c.about.id for c in found.claims], [c.about.id for c in found.plans]) == (
        [], ["italy-backs-gna"],
    )  # fmt: skip


def test_an_ended_tie_has_an_end():
    [got] = taken(claim(status="ended")).claims
    assert (got.span.ending, got.span.edtf) == ("known", "/[..2020-03-14]")


@pytest.mark.parametrize("quote", [
    "Turkey has accused the “United Arab Emirates” of  arming the LNA.",
    'Turkey has accused the "United Arab Emirates" of arming the LNA.',
])  # fmt: skip
def test_a_quote_has_its_exact_place_whatever_its_quotation_marks(quote):
    found = taken(claim(quote=quote))
    [got] = found.claims
    proof = got.evidence
    assert found.article.text[proof.start : proof.end] == proof.exact
    assert proof.exact == "Turkey has accused the “United Arab Emirates” of  arming the LNA."
    assert found.article.text[: proof.start].endswith(proof.prefix)
    assert found.article.text[proof.end :].startswith(proof.suffix)


@pytest.mark.parametrize(("quote", "text", "found"), [
    ("the LNA fell", "So the LNA fell.", (3, 15)),
    ("the  LNA\nfell", "So the LNA fell.", (3, 15)),
    ("the LNA rose", "So the LNA fell.", None),
    ("the 'LNA' fell", 'So the "LNA" fell.', None),
    ("the", "So the LNA fell.", None),
    ("", "So the LNA fell.", None),
    ("Hezbollah fell", "So Hez\u00adbollah fell.", (3, 18)),
    ("co-operate with 'it'", "They co–operate with ‘it’.", (5, 25)),
])  # fmt: skip
def test_a_quote_is_found_letter_for_letter(quote, text, found):
    assert find(quote, text) == found


# --- what is dropped and told
@pytest.mark.parametrize(("wrong", "message"), [
    (claim(quote="Turkey has praised the United Arab Emirates."),
     "a claim was dropped: its quote is not in the text: “Turkey has praised the United Arab "
     "Emirates.”"),
    (claim(participants=[{"role": "backer", "name": "Jordan", "kind": "state"},
                         {"role": "backed", "name": "LNA", "kind": "armed-group"}]),
     "a claim was dropped: it names 'Jordan', whom the text does not name"),
    (claim(kind="friendship"), "claim 1 was dropped: unknown kind 'friendship'"),
    (claim(kind="captur"), "claim 1 was dropped: unknown kind 'captur'; did you mean 'capture'?"),
    (claim(polarity="maybe"), "claim 1 was dropped: unknown polarity 'maybe'"),
    (claim(means="prayers"), "claim 1 was dropped: unknown means 'prayers'"),
    (claim(participants=[]), "claim 1 was dropped: it has no list of 'participants'"),
    (claim(participants=[{"role": "backer", "name": "Turkey", "kind": "state"}]),
     "claim 1 was dropped: backing needs a 'backed'"),
    (claim(participants=[{"role": "patron", "name": "Turkey", "kind": "state"}]),
     "claim 1 was dropped: backing: unknown role 'patron'"),
    (claim(participants=[{"role": "backer", "name": "Turkey", "kind": "empire"}]),
     "claim 1 was dropped: unknown kind of actor 'empire'"),
    (claim(participants=[{"role": "backer", "name": "Turkey", "kind": "state"},
                         {"role": "backed", "name": "Turkey", "kind": "state"}]),
     "a claim was dropped: backing: an actor has no such tie with itself"),
    (claim(quote=7), "claim 1 was dropped: it has no text 'quote'"),
    (claim(place=["Sirte"]), "claim 1 was dropped: its 'place' is no text"),
    ("a claim", "claim 1 was dropped: it is no object"),
])  # fmt: skip
def test_a_claim_that_cannot_be_trusted_is_dropped_and_told(wrong, message):
    found = taken(wrong, CAPTURE)
    assert told(found) == [message]
    assert [c.about.kind for c in found.claims] == ["capture"]


def test_a_date_that_is_none_is_left_out_and_told():
    found = taken(CAPTURE | {"date": "last Monday"})
    [got] = found.claims
    assert got.span.edtf == ""
    assert len(found.problems) == 1
    assert "a date was dropped" in told(found)[0]


@pytest.mark.parametrize(("content", "wrong"), [
    ("no JSON", "the answer is not JSON: "),
    ("[]", "the answer has no list of 'claims'"),
    ('{"claims": "none"}', "the answer has no list of 'claims'"),
])  # fmt: skip
def test_an_answer_of_another_form_is_told(content, wrong):
    claims, problems = claims_of(content)
    assert claims == []
    assert [problem[: len(wrong)] for problem in problems] == [wrong]


@pytest.mark.parametrize(("reply", "message"), [
    (said(claim(), finish_reason="length"),
     "was not read: the answer was cut off at the model's limit of length"),
    (Reply(b"<html>"), "was not read: {url} did not answer in JSON"),
    (Reply([1]), "was not read: {url} answered with JSON that is no object"),
    (Reply({"error": "x"}), "was not read: the answer is not that of a chat endpoint"),
    (said(message={"content": ""}), "was not read: the answer is empty"),
    (said(message={"refusal": "No.", "content": None}),
     "was not read: the model refuses to answer"),
    (Reply({}, 401), "was not read: {url} refuses the key (HTTP 401); set KG_READER_KEY to one "
     "that is valid"),
    (Reply({}, 404), "was not read: {url} has no such endpoint or model (HTTP 404)"),
    (Reply(b"bad schema", 400), "was not read: {url} answered HTTP 400: bad schema"),
    (Reply({}, 302, {"Location": "http://127.0.0.1:1/x"}),
     "was not read: {url} sends on to http://127.0.0.1:1/x; name that address"),
])  # fmt: skip
def test_an_endpoint_that_gives_no_answer_is_told_and_asked_once(monkeypatch, reply, message):
    monkeypatch.setenv("KG_READER_KEY", KEY)
    with serving(reply) as chat:
        found = reading(chat)
    assert str(found) == "note.txt: " + message.format(url=f"{chat.url}/chat/completions")
    assert len(chat.asked) == 1


def test_one_part_that_is_not_read_leaves_the_others():
    text = "A title\n\n14 March, 2020\n\n" + "\n\n".join(
        f"{n} Egypt has armed the LNA. " + "It is so. " * 400 for n in "ab"
    )
    good = claim(quote="Egypt has armed the LNA.", according_to=None, participants=[
        {"role": "backer", "name": "Egypt", "kind": "state"},
        {"role": "backed", "name": "LNA", "kind": "armed-group"},
    ])  # fmt: skip
    with serving(Reply({}, 400), said(good)) as chat:
        found = reading(chat, text)
    assert [m.partition(": ")[0] for m in told(found)] == ["part 1 of 2"]
    [got] = found.claims
    assert got.evidence.start == text.index("b Egypt") + 2


# --- trying again
@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_busy_endpoint_is_asked_again_after_as_long_as_it_says(status):
    waited = []
    with serving(Reply({}, status, {"Retry-After": "7"}), Reply({}, status), said()) as chat:
        url = f"{chat.url}/chat/completions"
        answer = Endpoint(url, pause=waited.append).ask({})
    assert "choices" in answer
    assert waited == [7.0, 2.0]


def test_an_endpoint_that_stays_busy_is_left_after_four_tries():
    waited = []
    with serving(Reply(b"slow down", 429)) as chat:
        endpoint = Endpoint(f"{chat.url}/chat/completions", pause=waited.append)
        with pytest.raises(EndpointError, match="answered HTTP 429: slow down"):
            endpoint.ask({})
    assert (len(chat.asked), waited) == (4, [1.0, 2.0, 4.0])


def test_an_endpoint_that_does_not_answer_in_time_is_told():
    with closing(socket.create_server(("127.0.0.1", 0))) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}/v1/chat/completions"
        endpoint = Endpoint(url, timeout=0.05, pause=lambda _: None)
        with pytest.raises(EndpointError, match=r"did not answer in 0\.05 seconds"):
            endpoint.ask({})


def test_an_endpoint_that_breaks_off_is_told():
    with serving(Reply(b"{", headers={"Content-Length": "100"})) as chat:
        endpoint = Endpoint(f"{chat.url}/chat/completions", timeout=2, pause=lambda _: None)
        with pytest.raises(EndpointError, match="broke off"):
            endpoint.ask({})


def test_an_endpoint_that_is_not_there_is_told():
    with closing(socket.create_server(("127.0.0.1", 0))) as gone:
        port = gone.getsockname()[1]
    with pytest.raises(EndpointError, match="cannot be reached: Connection refused"):
        Endpoint(f"http://127.0.0.1:{port}/v1").ask({})


def test_the_key_is_in_no_message(monkeypatch):
    monkeypatch.setenv("KG_READER_KEY", KEY)
    with serving(Reply(f"no such key: {KEY}".encode(), 400)) as chat:
        found = reading(chat)
    assert "no such key: ***" in str(found)
    assert KEY not in repr(Endpoint.at(chat.url))


# --- the command
def run(*words: str) -> Result:
    """`kg read` of the note with these words."""
    return CliRunner().invoke(cli, ["read", "note.txt", *words])


@pytest.fixture
def note(tmp_path, monkeypatch):
    """The note in a folder where one stands."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "note.txt").write_text(TEXT, "utf-8")


@pytest.mark.parametrize(("words", "message"), [
    ([], "kg: reader 'chat' needs --endpoint URL, as http://localhost:11434/v1\n"),
    (["--endpoint", "http://localhost:1/v1"],
     "kg: reader 'chat' needs --model NAME, a model that the endpoint has\n"),
    (["--endpoint", "ftp://x/v1", "--model", "m"],
     "kg: reader 'chat': 'ftp://x/v1' is no http or https address\n"),
    (["--endpoint", "http://me:pw@x/v1", "--model", "m"],
     "kg: reader 'chat': the address holds a name or password; put the key in KG_READER_KEY\n"),
    (["--explain", "1"], "kg: --explain goes with --reader rules\n"),
])  # fmt: skip
def test_what_the_chat_reader_lacks_is_told(note, words, message):
    done = run("--reader", "chat", *words)
    assert (done.exit_code, done.stdout, done.stderr) == (2, "", message)


def test_the_command_reads_with_a_model_and_tells_what_it_dropped(note, monkeypatch):
    monkeypatch.setenv("KG_READER_KEY", KEY)
    with serving(said(claim(), CAPTURE, PLAN, claim(quote="Nobody wrote this."))) as chat:
        done = run("--reader", "chat", "--endpoint", chat.url, "--model", "example-7b")
    assert done.exit_code == 0
    assert "? alleged by Turkey: United Arab Emirates backs Libyan National Army" in done.stdout
    assert "[chat:example-7b 0.50]" in done.stdout
    assert "proposed actor: Arland Front (armed-group) [arland-front]" in done.stdout
    assert done.stderr == (
        "note.txt: a claim was dropped: its quote is not in the text: “Nobody wrote this.”\n"
    )
    assert KEY not in done.output


def test_the_command_fails_where_nothing_was_read(note):
    with serving(Reply({}, 401)) as chat:
        done = run("--reader", "chat", "--endpoint", chat.url, "--model", "example-7b", "--json")
    assert done.exit_code == 1
    assert json.loads(done.stdout) == {"articles": [], "possible_merges": []}
    assert "refuses the key" in done.stderr


def test_a_reader_without_an_endpoint_is_an_error_of_its_user():
    with pytest.raises(ReaderError):
        read(read_article(TEXT.encode(), "note.txt"), {}, {})
