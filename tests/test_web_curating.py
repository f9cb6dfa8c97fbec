"""Curating in the browser: what is accepted stands in the data as kg review would write it."""

import re

import pytest
from lxml import html
from starlette.testclient import TestClient

from kg.cli.asking import asking
from kg.curation import read_folder
from kg.curation.begin import begin
from kg.curation.reviewing import decisions
from kg.store.check import check
from kg.web.app import app

TOKEN = "s3cret"
TEXT = """Envoys meet in Harbour Town

14 March, 2020

Turkey backs the Arland Front with drones. Egypt denies arming the Arland Front.
"""


@pytest.fixture
def folder(tmp_path):
    """An empty conflict."""
    begin(tmp_path / "war")
    return tmp_path / "war"


@pytest.fixture
def client(folder):
    """A client of a server that was started to curate it."""
    made = app(folder, asking(), live=False, token=TOKEN)
    with TestClient(made, base_url="http://127.0.0.1:8710") as client:
        yield client


def page(client) -> html.HtmlElement:
    """The list as the one who has the token sees it."""
    return html.fromstring(client.get("/review.html", params={"token": TOKEN}).text)


def waiting(client) -> dict[str, str]:
    """What waits: how it reads -> the id of its proposal."""
    return {
        form.xpath(".//strong")[0].text: form.xpath(".//input[@name='proposal']/@value")[0]
        for form in page(client).xpath("//form[@class='proposal']")
    }


def test_accepted_changed_and_rejected_stand_in_the_data(client, folder):
    client.post("/propose.html", data={"token": TOKEN, "article": TEXT})
    found = waiting(client)
    [backs] = [one for read, one in found.items() if read.startswith("Turkey backs Arland Front")]
    [denied] = [one for read, one in found.items() if read.startswith("denied by Egypt")]
    said = {"said means": "weapons, training", "decision": "accept"}
    got = client.post("/review.html", data={"token": TOKEN, "proposal": backs} | said)
    assert "Accepted into facts/reviewed.yml: Turkey backs Arland Front" in got.text
    client.post("/review.html", data={"token": TOKEN, "proposal": denied, "decision": "reject"})
    assert check(folder) == []
    chronicle, _ = read_folder(folder)
    [claim] = chronicle.claims
    assert (claim.about.actors, claim.means) == (
        ("turkey", "arland-front"),
        ("weapons", "training"),
    )
    assert claim.evidence.exact.startswith("Turkey backs the Arland Front")
    assert [(one.claim, one.decision) for one in decisions(folder)] == [
        (backs, "edited"),
        (denied, "rejected"),
    ]
    assert not {backs, denied} & set(waiting(client).values())


def test_a_new_actor_may_be_one_that_is_known(client, folder):
    (folder / "actors.yml").write_text("- {actor: nlf, kind: armed-group, name: Northern Force}\n")
    client.post("/propose.html", data={"token": TOKEN, "article": TEXT})
    [backs] = [one for read, one in waiting(client).items() if read.startswith("Turkey backs")]
    same = {"actor arland-front": "Northern Force", "decision": "accept"}
    client.post("/review.html", data={"token": TOKEN, "proposal": backs} | same)
    chronicle, _ = read_folder(folder)
    assert [claim.about.actors for claim in chronicle.claims] == [("turkey", "nlf")]


def test_what_cannot_be_written_is_told_and_changes_nothing(client, folder):
    client.post("/propose.html", data={"token": TOKEN, "article": TEXT})
    [backs] = [one for read, one in waiting(client).items() if read.startswith("Turkey backs")]
    said = {"said means": "magic", "decision": "accept"}
    got = client.post("/review.html", data={"token": TOKEN, "proposal": backs} | said)
    assert got.status_code == 409
    assert "magic" in html.fromstring(got.text).xpath("//*[@role='alert']")[0].text_content()
    assert (read_folder(folder)[0].claims, decisions(folder)) == ((), [])


@pytest.mark.parametrize("token", ["", "wrong"])
def test_without_the_token_nobody_curates(client, folder, token):
    assert client.get("/review.html", params={"token": token}).status_code == 403
    sent = {"token": token, "article": TEXT}
    assert client.post("/propose.html", data=sent).status_code == 403
    assert client.post("/review.html", data=sent).status_code == 403
    assert not (folder / "proposals.yml").exists()


def test_another_site_cannot_post(client, folder):
    elsewhere = {"sec-fetch-site": "cross-site"}
    sent = {"token": TOKEN, "article": TEXT}
    assert client.post("/propose.html", data=sent, headers=elsewhere).status_code == 403
    assert not (folder / "proposals.yml").exists()


def test_a_server_that_was_not_started_to_curate_has_no_such_page(folder):
    with TestClient(app(folder, asking(), live=False), base_url="http://127.0.0.1") as client:
        assert client.get("/review.html").status_code == 404
        assert client.post("/propose.html", data={"article": TEXT}).status_code in (404, 405)


def test_the_token_stands_in_no_page_but_its_own(client):
    for path in ("/", "/read.html", "/about.html"):
        assert not re.search(TOKEN, client.get(path).text)
