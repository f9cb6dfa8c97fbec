"""The site: every link leads somewhere, every page is reached, nothing is asked of elsewhere."""

import json
import re
from pathlib import Path
from urllib.parse import unquote, urldefrag

import pytest
from click.testing import CliRunner
from lxml import html

from kg import shipped
from kg.cli import cli
from kg.graph import open_graph
from kg.web.edition import Edition
from kg.web.screens import SCREENS

RESOURCES = (
    "//link/@href", "//script/@src", "//img/@src", "//iframe/@src", "//object/@data",
    "//source/@src", "//video/@src", "//audio/@src", "//embed/@src", "//@srcset",
)  # fmt: skip


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The site of the shipped conflict."""
    folder = tmp_path_factory.mktemp("site") / "libya"
    words = ["site", "-o", str(folder), "-d", str(shipped.example("libya"))]
    wrote = CliRunner().invoke(cli, words)
    assert wrote.exit_code == 0, wrote.output
    assert f"open {folder / 'index.html'}" in wrote.stderr
    return folder


@pytest.fixture(scope="module")
def pages(site):
    """Each page's path with its tree."""
    found = {path.relative_to(site).as_posix(): path for path in site.rglob("*.html")}
    return {name: html.document_fromstring(path.read_text("utf-8")) for name, path in found.items()}


def test_every_link_leads_somewhere_and_every_page_is_reached(site, pages):
    anchors = {name: set(page.xpath("//@id")) for name, page in pages.items()}
    dead, reached = [], {"index.html"}
    for name, page in pages.items():
        for link in page.xpath("//a/@href"):
            if link.startswith(("http://", "https://")):
                continue
            path, anchor = urldefrag(link)
            target = _resolved(name, path) if path else name
            reached.add(target)
            if target not in pages:
                dead.append((name, link))
            elif anchor and target.removesuffix(".html") not in SCREENS:
                dead += [] if anchor in anchors[target] else [(name, link)]
    assert dead == []
    assert reached == set(pages)


def test_nothing_is_loaded_from_elsewhere(site, pages):
    loaded = set()
    for name, page in pages.items():
        for rule in RESOURCES:
            for link in page.xpath(rule):
                assert not re.match(r"([a-z]+:|/)", link), (name, link)
                loaded.add(_resolved(name, link))
        assert page.xpath("//script[@type='module']") == []
        assert page.xpath("//script[not(@src)]") == []
        assert page.xpath("//style | //@style") == []
    for path in loaded:
        assert (site / path).is_file(), path
    for sheet in site.rglob("*.css"):
        for address in re.findall(r"url\(\s*['\"]?([^'\")]+)", sheet.read_text("utf-8")):
            assert not re.match(r"(?!data:)[a-z]+:|/", address), (sheet, address)
        assert "@import" not in sheet.read_text("utf-8")


def test_the_data_are_there_without_asking_for_them(site, pages):
    data = (site / "data.js").read_text("utf-8")
    told = json.loads(data.removeprefix("window.KG_BUNDLE=").removesuffix(";\n"))
    assert len(told["claims"]) == sum(name.startswith("claim/") for name in pages)
    for screen in SCREENS:
        assert "data.js" in pages[f"{screen}.html"].xpath("//script/@src")


def test_pages_do_not_speak_of_a_server(pages):
    for name, page in pages.items():
        assert page.find("body").get("data-mode") == "site", name
        assert page.xpath("//form") == []
        assert [link for link in page.xpath("//a/@href") if "api/" in link or ".csv" in link] == []


def test_every_page_has_one_heading_and_tables_with_captions(pages):
    for name, page in pages.items():
        assert len(page.xpath("//h1")) == 1, name
        assert all(table.xpath("caption") and table.xpath(".//th[@scope='col']")
                   for table in page.xpath("//table")), name  # fmt: skip
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids)), name


def test_the_same_data_give_the_same_pages(site):
    again = Edition(open_graph(shipped.example("libya")), live=False)
    for name in ("index.html", "actor/lna.html", "tie/uae-backs-lna.html", "about.html"):
        assert again.page(name) == (site / name).read_text("utf-8"), name


def _resolved(page: str, link: str) -> str:
    path = (Path("/") / page).parent / unquote(link.split("#")[0].split("?")[0])
    parts: list[str] = []
    for part in path.parts[1:]:
        if part == "..":
            parts.pop()
        else:
            parts.append(part)
    return "/".join(parts)
