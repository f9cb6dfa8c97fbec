"""Reading in the browser: an article goes in, its claims come out, and nothing is kept."""

import csv
import io
import json

import pytest
from lxml import html
from starlette.testclient import TestClient

from kg import shipped
from kg.cli.asking import asking
from kg.web import articles, reader
from kg.web.app import app

TEXT = """Envoys meet in Rome

14 March, 2020

Turkey accused Egypt of arming the LNA. Cairo denies arming the LNA.

Read also: Who is who?
"""
HOSTILE = '"><script>alert(1)</script></textarea><b onmouseover=alert(2)> {{ 7 * 7 }}'


@pytest.fixture(scope="module")
def client():
    """A client of the explorer of the shipped conflict."""
    made = app(shipped.example("libya"), asking(), live=False)
    with TestClient(made, base_url="http://127.0.0.1:8710") as client:
        yield client


def words(element) -> str:
    """The text of an element in one line."""
    return " ".join(element.text_content().split())


def test_an_article_is_shown_sentence_by_sentence_with_its_claims(client):
    page = html.fromstring(client.post("/read.html", data={"article": TEXT}).text)
    told = [words(li) for li in page.xpath("//*[@id='reading']//ul[@class='claims']/li")]
    alleged = "alleged by Turkey Egypt backs Libyan National Army means weapons"
    assert any(one.startswith(alleged) for one in told)
    assert any(one.startswith("denied by Egypt Egypt backs Libyan National Army") for one in told)
    assert "pointer: Read also: Who is who?" in words(page)
    assert page.xpath("//textarea")[0].text.strip() == TEXT.strip()


@pytest.mark.parametrize("take", list(articles.FILES))
def test_what_was_read_can_be_taken_away(client, take):
    got = client.post("/read.html", data={"article": TEXT, "take": take})
    assert got.headers["content-disposition"].endswith(f'.{take}"')
    if take == "csv":
        rows = list(csv.DictReader(io.StringIO(got.text)))
        assert {"egypt backs lna"} == {row["tie"] for row in rows if row["tie"]}
    if take == "json":
        assert json.loads(got.text)["title"] == "Envoys meet in Rome"


def test_hostile_words_stay_words(client):
    text = f"Envoys {HOSTILE} meet\n\n14 March, 2020\n\nTurkey arms the {HOSTILE} Front.\n"
    page = html.fromstring(client.post("/read.html", data={"article": text}).text)
    assert page.xpath("//b") == []
    assert all(script.get("src") for script in page.xpath("//script"))
    assert "49" not in words(page.xpath("//*[@id='reading']")[0])


@pytest.mark.parametrize(("send", "status", "told"), [
    ({"data": {"article": " "}}, 400, "is empty"),
    ({"data": {"article": "Le gouvernement a dit que les forces sont dans la ville. " * 20}}, 400,
     "French"),
    ({"data": {"article": "x" * (articles.LARGEST + 1)}}, 413, "longer than 400 kB"),
    ({"content": b"x", "headers": {"content-type": "text/plain"}}, 415, "urlencoded"),
    ({"data": {"article": TEXT}, "headers": {"sec-fetch-site": "cross-site"}}, 403, "own page"),
])  # fmt: skip
def test_what_cannot_be_read_is_told(client, send, status, told):
    got = client.post("/read.html", **send)
    assert got.status_code == status
    assert told in got.text


def test_who_comes_while_several_wait_is_asked_to_come_again(client, monkeypatch):
    monkeypatch.setattr(reader, "WAITING", 0)
    got = client.post("/read.html", data={"article": TEXT})
    assert (got.status_code, got.headers["retry-after"]) == (429, "5")


def test_an_article_that_takes_too_long_ends_its_process_and_the_next_is_read(client, monkeypatch):
    with monkeypatch.context() as patch:
        patch.setattr(reader, "PATIENCE", 0.0)
        got = client.post("/read.html", data={"article": TEXT})
        assert (got.status_code, "in a minute" in got.text) == (400, True)
    assert client.post("/read.html", data={"article": TEXT}).status_code == 200
