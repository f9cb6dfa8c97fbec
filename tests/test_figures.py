"""Figures: each kind on the war in Libya, on an invented war, and on next to nothing."""

import csv
import io
import re
import subprocess
import sys
from dataclasses import replace
from datetime import date
from itertools import combinations
from pathlib import Path

import pytest
from invented_war import WAR as SALT_WAR
from invented_war import claim, tie
from lxml import etree

import kg
from kg.curation import read_folder
from kg.curation.table import unguarded
from kg.export import ExportError
from kg.export.flat import cell
from kg.figures import FIGURES, figure
from kg.figures.sheet import settings
from kg.model import Actor, Chronicle
from kg.network import balance
from kg.view import View

# Norland, which arms the Reds, is told to stand with the Blues too
WAVERING = claim(tie("alliance", "norland", "blues"), "herald", attested="2016-03-01")
WAR = replace(SALT_WAR, claims=(*SALT_WAR.claims, WAVERING))
JUNE = View(as_of=date(2020, 6, 2))
SPRING = View(as_of=date(2016, 4, 1))
HOSTILE = "</title><script>alert(1)</script>\"' $x^2$ & \x08]]>"
TINY = Chronicle(claims=(claim(tie("backing", "norland", "reds")),))
ROOT = Path(__file__).parent.parent
SVG = {"s": "http://www.w3.org/2000/svg"}

every_kind = pytest.mark.parametrize("kind", FIGURES)


@pytest.fixture(scope="module")
def libya():
    chronicle, problems = read_folder(kg.example("libya"))
    assert problems == []
    return chronicle


def tree(drawn):
    return etree.fromstring(drawn.svg().encode())


def frames(drawn):
    with settings():
        sheet = drawn.sheet()
        return sheet, sheet.frames()


def overlaps(found):
    """Pairs of texts that cover each other by more than a hair (a hundredth of an inch)."""
    hair = 0.01
    return [
        (a[0], b[0])
        for a, b in combinations(found, 2)
        if min(a[3], b[3]) - max(a[1], b[1]) > hair and min(a[4], b[4]) - max(a[2], b[2]) > hair
    ]


# ---- what all kinds have in common


@every_kind
def test_no_label_covers_another_on_the_war_in_libya(libya, kind):
    sheet, found = frames(figure(kind, libya, JUNE))
    assert overlaps(found) == []
    outside = [
        f for f in found if f[1] < 0 or f[2] < 0 or f[3] > sheet.width or f[4] > sheet.height
    ]
    assert outside == []
    assert sheet.height <= 11.7, "longer than a page of A4"
    assert min(text.get_fontsize() for text in sheet.texts) >= 5


@pytest.mark.parametrize("since", [date(2018, 12, 1), date(2019, 1, 1), date(2010, 1, 1)])
def test_no_label_covers_another_where_ties_have_lanes(libya, since):
    view = replace(JUNE, since=since, kinds=frozenset({"backing", "ceasefire"}))
    _, found = frames(figure("timeline", libya, view))
    assert overlaps(found) == []


@every_kind
def test_the_same_request_gives_the_same_bytes(kind):
    first, second = (figure(kind, WAR, SPRING) for _ in range(2))
    assert first.svg() == second.svg()
    assert first.png() == second.png()


def test_another_process_gives_the_same_bytes(tmp_path):
    program = (
        "import sys; sys.path.insert(0, 'tests')\n"
        "from test_figures import FIGURES, SPRING, WAR, figure\n"
        "for kind in FIGURES: sys.stdout.write(figure(kind, WAR, SPRING).svg())"
    )
    ours = "".join(figure(kind, WAR, SPRING).svg() for kind in FIGURES)
    command = [sys.executable, "-c", program]
    theirs = subprocess.run(command, capture_output=True, text=True, check=True, cwd=ROOT).stdout
    assert ours == theirs


@every_kind
def test_the_order_of_claims_does_not_matter(kind):
    turned = Chronicle(WAR.title, WAR.actors, WAR.places, WAR.sources, WAR.claims[::-1])
    assert figure(kind, WAR, SPRING).svg() == figure(kind, turned, SPRING).svg()


@every_kind
def test_the_svg_is_told_to_screen_readers_and_keeps_its_texts(kind):
    drawn = figure(kind, WAR, SPRING)
    root = tree(drawn)
    title, description = (root.find(f"s:{tag}", SVG) for tag in ("title", "desc"))
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == f"{title.get('id')} {description.get('id')}"
    assert title.text == drawn.title
    assert drawn.drawing.told in description.text
    assert root.findall(".//s:text", SVG)
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))


@every_kind
def test_what_is_drawn_names_its_fact_and_claims(kind):
    known = {c.id: c.about.id for c in WAR.claims}
    marked = tree(figure(kind, WAR, SPRING)).xpath("//*[@data-claims]")
    assert marked
    for element in marked:
        claims = element.get("data-claims").split()
        assert {known[c] for c in claims} <= set(element.get("data-fact").split())
        assert element.find("s:title", SVG).text


@every_kind
@pytest.mark.parametrize("view", [View(), SPRING], ids=["any time", "a day"])
def test_the_table_reads_back_as_the_rows_of_the_figure(kind, view):
    drawn = figure(kind, WAR, view).drawing
    header, *lines = csv.reader(io.StringIO(figure(kind, WAR, view).csv()))
    assert header == list(drawn.columns)
    assert drawn.rows
    told = [[cell(row[column]) for column in drawn.columns] for row in drawn.rows]
    assert [[unguarded(value) for value in line] for line in lines] == told


@every_kind
@pytest.mark.parametrize("chronicle", [Chronicle(), TINY, WAR], ids=["empty", "tiny", "war"])
@pytest.mark.parametrize("view", [View(), SPRING, View(as_of=date(1900, 1, 1))], ids=str)
def test_every_kind_is_drawn_of_little_and_of_nothing(kind, chronicle, view):
    drawn = figure(kind, chronicle, view)
    assert tree(drawn).tag.endswith("svg")
    _, found = frames(drawn)
    assert overlaps(found) == []


@every_kind
def test_a_figure_says_what_it_rests_on_and_how_it_was_made(kind):
    view = View(as_of=date(2016, 4, 1), without=frozenset({"tribune"}))
    drawn = figure(kind, WAR, view)
    said = " ".join("".join(text.itertext()) for text in tree(drawn).iterfind(".//s:text", SVG))
    for words in (
        "as of 1 April 2016",
        "without sources tribune",
        "persistence: until-contradicted",
        'The "Salt" War',
        f"kg figure {kind} --as-of 2016-04-01 --without-source tribune",
        "that is not a no",
    ):
        assert words in said
    assert re.search(r"\d+ facts? drawn from \d+ claims? in \d sources?", said)
    assert re.search(r"\d+ disputed", said)


def test_the_fingerprint_changes_with_the_data():
    fewer = Chronicle(WAR.title, WAR.actors, WAR.places, WAR.sources, WAR.claims[1:])
    prints = {figure("who-backs-whom", c, View()).description[-60:] for c in (WAR, fewer)}
    assert len(prints) == 2


@every_kind
def test_hostile_names_are_only_words(kind):
    actors = {id: Actor(id, card.kind, HOSTILE + id) for id, card in WAR.actors.items()}
    drawn = figure(kind, Chronicle(HOSTILE, actors, claims=WAR.claims), SPRING)
    root = tree(drawn)
    assert not root.xpath("//*[local-name()='script']")
    assert drawn.png().startswith(b"\x89PNG")
    assert "\x08" not in drawn.svg()


@every_kind
def test_links_lead_where_the_caller_says(kind):
    root = etree.fromstring(figure(kind, WAR, SPRING).svg(lambda fact: f"#{fact}").encode())
    links = root.xpath("//*[local-name()='a']/@href")
    assert links and all(link.startswith("#") for link in links)


def test_a_figure_is_written_with_its_table(tmp_path):
    for ending in (".svg", ".png"):
        written = figure("who-backs-whom", WAR, SPRING).write(tmp_path / f"sides{ending}")
        assert [path.name for path in written] == [f"sides{ending}", "sides.csv"]
        assert all(path.stat().st_size > 500 for path in written)
    with pytest.raises(ExportError, match=r"ends in .svg or .png"):
        figure("who-backs-whom", WAR, SPRING).write(tmp_path / "sides.pdf")


# ---- who backs whom


def test_the_sides_are_the_opponents_with_most_backers(libya):
    drawn = figure("who-backs-whom", libya, JUNE).drawing
    assert {row["backed"] for row in drawn.rows if row["part"] == "backing"} == {"gna", "lna"}


def test_both_side_backers_and_mediators_are_told(libya):
    rows = figure("who-backs-whom", libya, JUNE, ("lna", "gna")).drawing.rows
    france = [(row["backed"], row["status"]) for row in rows if row["backer"] == "france"]
    assert france == [("lna", "disputed"), ("gna", "disputed")]
    egypt = next(row for row in rows if row["mediator"] == "egypt")
    assert egypt["backs"] == ("Libyan National Army",)


def test_a_denied_backing_is_crossed_out_and_never_missing():
    rows = figure("who-backs-whom", WAR, View(), ("reds", "blues")).drawing.rows
    assert ("norland", "blues", "denied") in {
        (row["backer"], row["backed"], row["status"]) for row in rows
    }


def test_who_is_only_denied_to_back_a_side_does_not_back_both():
    both = [claim(tie("backing", "norland", "reds")), claim(tie("backing", "norland", "blues"))]
    denied = replace(both[1], polarity="denies")
    fight = claim(tie("opposition", "reds", "blues"))
    for second, told in ((both[1], True), (denied, False)):
        root = tree(figure("who-backs-whom", Chronicle(claims=(both[0], second, fight)), View()))
        assert ("backs both sides" in root.xpath("//*[local-name()='text']/text()")) is told


# ---- the other kinds


def test_a_cell_without_a_claim_is_hatched_and_never_blank():
    root = tree(figure("matrix", WAR, SPRING))
    cells = [e.get("data-fact") for e in root.xpath("//*[@data-fact]")]
    hatched = root.xpath("//*[contains(@style, 'url(#matrix-')]")
    backed = {row["backed"] for row in figure("matrix", WAR, SPRING).drawing.rows}
    backers = {row["backer"] for row in figure("matrix", WAR, SPRING).drawing.rows}
    assert len(set(cells)) + len(hatched) == len(backed) * len(backers) + 1  # the legend's sample


LATER = claim(tie("backing", "estmark", "blues"), attested="2018-01-01")
ONGOING = claim(tie("backing", "norland", "reds"), when="2015-03/..")


@pytest.mark.parametrize("kind", ["matrix", "sankey", "who-backs-whom"])
def test_a_figure_of_a_day_leaves_out_who_is_told_of_later_days_only(kind):
    drawing = figure(kind, Chronicle(claims=(ONGOING, LATER)), SPRING, ["reds", "blues"]).drawing
    assert {row["backer"] for row in drawing.rows} == {"norland"}


def test_the_matrix_says_how_many_it_left_out():
    drawing = figure("matrix", Chronicle(claims=(ONGOING, LATER)), SPRING).drawing
    assert "Attested on later days only, with no start told, and not drawn: 1." in drawing.notes


def test_the_streams_are_as_wide_as_the_affirming_claims_are_many(libya):
    drawn = figure("sankey", libya, View()).drawing
    affirming = sum(len(standing.affirming) for standing in drawn.standings)
    assert sum(row["claims_share"] for row in drawn.rows) == pytest.approx(affirming, abs=0.1)


def test_who_stands_with_two_enemies_is_a_triangle_in_tension():
    rows = figure("balance", WAR, SPRING).drawing.rows
    tense = [(row["one"], row["signs"]) for row in rows if row["balance"] == "in tension"]
    assert tense == [("norland", ["+", "+", "-"])]


def test_triangles_are_those_of_the_balance_that_kg_tells(libya):
    rows = figure("balance", libya, JUNE).drawing.rows
    told = balance(libya, JUNE).triangles
    of = {frozenset(triangle.actors): triangle.kind for triangle in told}
    assert {
        frozenset(row[n] for n in ("one", "two", "three")): row["balance"] for row in rows
    } == of


def test_everybody_stands_in_the_same_place_on_each_day():
    days = (date(2015, 6, 1), date(2016, 4, 1))
    root = tree(figure("network", WAR, View(), days=days))
    names = [t.text for t in root.iterfind(".//s:text", SVG) if t.text == "Red Banner"]
    assert len(names) == 2
    rows = figure("network", WAR, View(), days=days).drawing.rows
    told = {(str(row["day"]), row["tie"]) for row in rows}
    assert ("2016-04-01", "blues-allied-with-clans") in told
    assert ("2015-06-01", "blues-allied-with-clans") not in told


def test_breaches_stand_on_their_ceasefire(libya):
    rows = figure("timeline", libya, JUNE).drawing.rows
    truce = next(row for row in rows if row["id"] == "2020-01-12-ceasefire")
    assert truce["breaches"] and truce["lane"] == "ceasefires"


def test_a_kind_of_tie_gets_a_lane_when_it_is_asked_for():
    view = View(kinds=frozenset({"backing", "battle"}))
    lanes = {row["lane"] for row in figure("timeline", WAR, view).drawing.rows}
    assert lanes == {"backing", "fighting"}


def test_the_grid_tells_each_actor_its_roles():
    rows = figure("grid", WAR, View()).drawing.rows
    ford = {row["actor"]: row["roles"] for row in rows if row["event"] == "2016-03-01-ford"}
    assert ford == {
        "clans": ["attacker"], "blues": ["attacker"], "reds": ["defender"], "ada": ["defender"],
    }  # fmt: skip
