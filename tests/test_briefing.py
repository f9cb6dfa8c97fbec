"""The report: told from the data, its sources numbered, and nothing in it that is not words."""

import re
from datetime import date

import pytest
from invented_war import WAR
from lxml import html

import kg
from kg.briefing import report
from kg.curation import read_folder
from kg.model import Actor, Chronicle, Source, witnesses
from kg.view import View

SPRING = View(as_of=date(2016, 4, 1))
HOSTILE = "<img src=x onerror=alert(1)>]](javascript:alert(2))|`<!--"


@pytest.fixture(scope="module")
def libya():
    chronicle, problems = read_folder(kg.example("libya"))
    assert problems == []
    return chronicle


def sections(made):
    return {section.title: section for section in made.sections}


def test_the_state_of_affairs_in_libya_is_counted_from_the_claims(libya):
    made = report(libya, View(as_of=date(2020, 6, 2)))
    told = " ".join(made.sections[0].sentences)
    assert "As of 2 June 2020" in told
    assert "Libyan National Army and Government of National Accord oppose each other" in told
    turkey = [c.source for c in libya.claims if c.about.id == "turkey-backs-gna"]
    number = len(witnesses(turkey, libya.sources))
    assert f"Turkey (stated, {number} independent sources)" in told
    assert "Both sides are said to be backed by" in told and "France" in told
    assert "Ramadan truce" in told


def test_every_section_points_to_sources_that_are_listed(libya):
    made = report(libya, View(as_of=date(2020, 6, 2)))
    numbers = {n for s in made.sections for line in s.lines for n in line.sources}
    assert numbers == set(range(1, len(made.sources) + 1))
    first = made.sections[1].lines[0]
    listed = {made.sources[n - 1].id for n in first.sources}
    assert listed == {c.source for c in libya.claims if c.about.id == first.fact}


def test_what_changed_is_told_since_a_day(libya):
    made = report(libya, View(as_of=date(2020, 6, 2)), "turkey", date(2020, 4, 1))
    changed = sections(made)["What changed since 1 April 2020"]
    assert any("Turkey backs GNA-allied militias" in line.cells for line in changed.lines)
    assert "Whom Turkey backs" in sections(made)
    assert all("Turkey" in line.cells[0] for line in changed.lines)


def test_a_denied_tie_and_a_dispute_are_told_as_such():
    made = report(WAR, SPRING)
    disputed = sections(made)["Disputes"].lines
    assert [line.cells for line in disputed] == [
        ("Westia backs Blue Guard", "sources themselves", "Westia")
    ]
    backing = sections(made)["Who backs Blue Guard"].lines
    assert ("Norland", "denied") in {(line.cells[0], line.cells[3]) for line in backing}


def test_the_page_needs_nothing_else_and_its_links_lead_somewhere():
    page = html.fromstring(report(WAR, SPRING).html())
    assert not page.xpath("//script|//link|//img|//iframe")
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = [link[1:] for link in page.xpath("//a/@href") if link.startswith("#")]
    assert targets and set(targets) <= set(ids)
    assert page.xpath("//svg//a[starts-with(@href, '#fact-')]")
    assert len(page.xpath("//figure/svg")) == 2


@pytest.mark.parametrize(
    "url", ["javascript:alert(1)", 'https://a.b/" onclick="x', "data:,x", "//"]
)
def test_hostile_words_are_inert(url):
    actors = {id: Actor(id, card.kind, HOSTILE + id) for id, card in WAR.actors.items()}
    sources = {id: Source(id, "article", HOSTILE, HOSTILE, url=url) for id in WAR.sources}
    war = Chronicle(HOSTILE, actors, WAR.places, sources, WAR.claims)
    made = report(war, SPRING)
    page = html.fromstring(made.html())
    assert not page.xpath("//script|//img|//@onclick|//@onerror")
    links = page.xpath("//a/@href")
    assert all(link.startswith(("#", "https://a.b/")) for link in links)
    text = made.markdown()
    assert "<img" not in text and "<!--" not in text
    assert not re.search(r"(?<!\\)\]\(", text)
    tables = [line for line in text.splitlines() if line.startswith("| ")]
    assert {len(re.findall(r"(?<!\\)\|", line)) for line in tables} == {4, 5, 7}


def test_markdown_names_its_pictures_and_numbers_its_sources():
    made = report(WAR, SPRING)
    text = made.markdown(lambda figure: f"{figure.kind}.svg")
    assert "](who-backs-whom.svg)" in text and "](timeline.svg)" in text
    for number in range(1, len(made.sources) + 1):
        assert f"[^{number}]: " in text
    assert "<https://a.b/>" in text


@pytest.mark.parametrize("view", [View(), SPRING, View(as_of=date(1900, 1, 1))], ids=str)
@pytest.mark.parametrize("chronicle", [Chronicle(), WAR], ids=["empty", "war"])
def test_a_report_is_made_of_little_and_of_nothing(chronicle, view):
    made = report(chronicle, view)
    assert "State of affairs" in made.markdown()
    assert html.fromstring(made.html()).xpath("//h1")


def test_the_same_graph_gives_the_same_report():
    turned = Chronicle(WAR.title, WAR.actors, WAR.places, WAR.sources, WAR.claims[::-1])
    assert report(WAR, SPRING).html() == report(turned, SPRING).html()
    assert report(WAR, SPRING).markdown() == report(turned, SPRING).markdown()
