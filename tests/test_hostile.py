"""Words stay words: forty strings that try to be markup do nothing on a page, report or figure."""

import json
import re
from collections.abc import Iterator

import pytest
from hostile_war import STRINGS, TITLE, hostile_war
from lxml import etree, html
from starlette.testclient import TestClient

from kg.cli.asking import asking
from kg.figures import FIGURES
from kg.graph import Graph
from kg.store import making
from kg.view import View
from kg.web.app import app
from kg.web.site import write_site

# what our own templates and the figures are made of
OURS = """
html head meta title link body a div header nav main footer p h1 h2 h3 section article table caption
thead tbody tr th td ul ol li dl dt dd span b bdi code pre mark blockquote details summary form
label input select option datalist button noscript script time
"""
OF_FIGURES = """
svg title desc g path rect circle line text tspan a defs style use clipPath pattern marker
linearGradient stop polygon polyline ellipse metadata
"""
ELEMENTS, DRAWN = set(OURS.split()), set(OF_FIGURES.split())
SVG = "{http://www.w3.org/2000/svg}"
LINKS = ("href", "src", "action", "formaction", "data", "xlink:href", "poster", "srcset")


@pytest.fixture(scope="module")
def graph(tmp_path_factory):
    """A build of the hostile war, made past the checks that would have refused it."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "kg.toml").write_text(f"title = '''{TITLE}'''\n", "utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(making, "gather", lambda *_: (hostile_war(), []))
        build = making.make(folder, folder / ".kg", making_inputs(folder))
    return Graph(build, View())


def making_inputs(folder):
    """The hashes that make the build the one of the folder as it is."""
    from kg.store.build import hashes

    return hashes(folder)


@pytest.fixture(scope="module")
def client(graph):
    """A client of the explorer of the hostile war."""
    folder = graph.build.path.parent.parent.parent
    with TestClient(app(folder, asking(), live=False), base_url="http://localhost") as client:
        yield client


def wrong(page: str) -> Iterator[str]:
    """What in a page is not of our making."""
    assert "\x00" not in page
    for element in html.document_fromstring(page).iter():
        if element.tag is etree.Comment or not isinstance(element.tag, str):
            yield f"a comment or instruction: {etree.tostring(element)[:80]}"
            continue
        if element.tag not in ELEMENTS:
            yield f"<{element.tag}>"
        if element.tag == "script" and (element.text or "").strip():
            yield f"an inline script: {element.text[:80]}"
        yield from _attributes(element)


def _attributes(element) -> Iterator[str]:
    for name, value in element.attrib.items():
        if name.lower().startswith("on") or name in ("style", "srcdoc"):
            yield f"<{element.tag} {name}={value[:60]}>"
        if name in LINKS and not re.match(r"(https?://|[a-z0-9_./%#?-])", value or "x"):
            yield f"<{element.tag} {name}={value[:60]}>"
        if name in LINKS and re.match(r"\s*(javascript|data|vbscript)\s*:", value, re.I):
            yield f"<{element.tag} {name}={value[:60]}>"
        if name in ("src", "action") and "//" in value:
            yield f"<{element.tag} {name}={value[:60]}>"


@pytest.fixture(scope="module")
def site(graph, tmp_path_factory):
    """The site of the hostile war."""
    folder = tmp_path_factory.mktemp("site")
    write_site(graph, folder)
    return folder


def test_every_page_of_the_site_holds_words_only(site):
    pages = sorted(site.rglob("*.html"))
    assert len(pages) > 7 * len(STRINGS)
    assert {
        page.name: found for page in pages if (found := [*wrong(page.read_text("utf-8"))])
    } == {}


def test_every_kind_of_page_of_the_server_holds_words_only(client, graph):
    claim = next(iter(graph.claims())).id
    paths = [
        "/", "/todo.html", "/about.html", "/actors.html", "/ties.html", "/events.html",
        "/places.html", "/sources.html", "/graph.html", "/table.html", "/ask.html",
        *(f"/{noun}/{letter}{n}.html" for n in range(len(STRINGS))
          for noun, letter in (("actor", "a"), ("place", "p"), ("source", "s"), ("event", "e"))),
        "/tie/a0-backs-a1.html", f"/claim/{claim}.html",
    ]  # fmt: skip
    for path in paths:
        page = client.get(path)
        assert page.status_code == 200, path
        assert [*wrong(page.text)] == [], path


@pytest.mark.parametrize("verb", sorted(set(asking().verbs) - {"show", "why"}))
def test_every_answer_holds_words_only(client, verb):
    needed = {p.name for p in asking().verbs[verb].parameters if p.required}
    values = {"actor": "a4", "start": "a4", "end": "a5", "one": "2020-01-02",
              "other": "2020-01-20", "days": ["2020-01-02", "2020-01-20"]}  # fmt: skip
    page = client.get(f"/ask/{verb}.html", params={name: values[name] for name in needed})
    assert page.status_code == 200
    assert [*wrong(page.text)] == []


@pytest.mark.parametrize("text", STRINGS)
def test_what_is_asked_in_hostile_words_is_told_as_words(client, text):
    for path in ("/ask/who-backs.html", "/actor/a1.html"):
        for name in ("actor", "as_of", "kind", text):
            page = client.get(path, params={name: text})
            assert page.status_code in (200, 400)
            assert [*wrong(page.text)] == []
    answer = client.get("/api/who-backs", params={"actor": text, text: "1"})
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/json"
    assert answer.json()["problems"]


def test_the_bundle_cannot_end_its_script(site, graph):
    data = (site / "data.js").read_text("utf-8")
    assert "<" not in data
    assert not {"\u2028", "\u2029"} & set(data)
    told = json.loads(data.removeprefix("window.KG_BUNDLE=").removesuffix(";\n"))
    assert told["title"] == TITLE
    assert {card["name"] for card in told["actors"].values()} == {
        card.name for card in graph.actors.values()
    }


@pytest.mark.parametrize("actor", [None, "a4"])
def test_reports_hold_words_only(graph, actor):
    page = graph.report(actor).html()
    root = html.document_fromstring(page)
    for svg in root.xpath("//*[local-name()='svg']"):
        svg.getparent().remove(svg)
    ours = {"main", "figure", "figcaption", "sup", "em", "strong", "style", "small"}
    for element in root.iter():
        assert isinstance(element.tag, str)
        assert element.tag in ELEMENTS | ours
        assert element.tag != "script"
        assert [found for found in _attributes(element) if " style=" not in found] == []


@pytest.mark.parametrize("kind", sorted(FIGURES))
def test_figures_hold_words_only(graph, kind):
    drawn = graph.figure(kind, *(("a4", "a5") if kind == "who-backs-whom" else ()))
    for element in etree.fromstring(drawn.svg().encode()).iter():
        assert isinstance(element.tag, str)
        name = element.tag.removeprefix(SVG)
        assert name in DRAWN or not element.tag.startswith(SVG), element.tag
        for key, value in element.attrib.items():
            assert not key.lower().startswith("on"), key
            assert not re.match(r"\s*(javascript|data)\s*:", value, re.I), value
