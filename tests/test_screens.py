"""The explorer in a browser: what a visitor finds by clicking; no screen asks anybody else."""

import json
import re
import shlex
import threading
from pathlib import Path

import pytest
import uvicorn

from kg.cli import cli
from kg.cli.asking import asking
from kg.curation.table import to_csv
from kg.graph import open_graph
from kg.shipped import example
from kg.web.app import app
from kg.web.edition import Edition
from kg.web.screens import SCREENS
from kg.web.site import write_assets, write_pages

ASKED = "#as_of=2020-06-01&sel=uae-backs-lna"
READY = "#screen[data-ready=yes]"


@pytest.fixture(scope="module")
def graph():
    return open_graph(example("libya"))


PAGES = (
    "index", "todo", "about", "actors", "events", "actor/malta", "tie/malta-backs-gna",
    "place/tripoli", "event/2020-01-12-ceasefire",
)  # fmt: skip


@pytest.fixture(scope="module")
def pages(graph) -> list[str]:
    """One page of each sort."""
    claim = next(iter(graph.claims(fact="malta-backs-gna")))
    named = [*PAGES, f"claim/{claim.id}", f"source/{claim.source}"]
    return [f"{name}.html" for name in named]


@pytest.fixture(scope="module")
def site(graph, pages, tmp_path_factory) -> str:
    """The address of the site, opened as a folder: the screens, and one page of each sort."""
    folder = tmp_path_factory.mktemp("site")
    edition = Edition(graph, live=False)
    write_assets(edition, folder)
    write_pages(edition, [*(f"{screen}.html" for screen in SCREENS), *pages], folder)
    return folder.as_uri() + "/"


@pytest.fixture(scope="module")
def server() -> str:
    """The address of a server of the same data."""
    made = app(example("libya"), asking(), live=False)
    served = uvicorn.Server(
        uvicorn.Config(made, port=0, log_level="error", timeout_graceful_shutdown=1)
    )
    thread = threading.Thread(target=served.run, daemon=True)
    thread.start()
    while not served.started:
        thread.join(0.05)
    port = served.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}/"
    served.should_exit = True
    thread.join()


SHOWN = [("site", "desktop"), ("site", "phone"), ("server", "desktop")]


@pytest.mark.parametrize("mode, size", SHOWN)
@pytest.mark.parametrize("screen", SCREENS)
def test_every_screen_draws_without_complaint(screen, mode, size, visit, request):
    page = visit(f"{request.getfixturevalue(mode)}{screen}.html{ASKED}", size)
    page.wait_for_selector(READY)
    assert page.inner_text("h1") == SCREENS[screen].title
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= page.viewport_size["width"], "the page is wider than the window"
    if screen != "sparql":
        assert "as of 2020-06-01" in page.inner_text(".in-force")
        assert page.inner_text(".evidence h2") == "United Arab Emirates backs Libyan National Army"


@pytest.mark.parametrize("mode, size", SHOWN)
def test_every_page_shows_without_complaint(mode, size, pages, visit, request):
    root = request.getfixturevalue(mode)
    page = visit(root + pages[0], size)
    for name in pages:
        page.goto(root + name)
        assert page.inner_text("h1"), name
        assert page.evaluate("document.documentElement.scrollWidth") <= page.viewport_size["width"]


@pytest.mark.parametrize("mode", ["site", "server"])
def test_who_backed_the_lna_on_a_day_and_who_says_so_by_clicking_only(mode, graph, visit, request):
    page = visit(request.getfixturevalue(mode) + "graph.html")
    page.click('[data-period="2020-06"]')
    assert "as of 2020-06-01" in page.inner_text(".in-force")
    expected = graph.as_of("2020-06-01").backers("lna").standings
    rows = page.locator(".twin tbody tr", has=page.locator("td", has_text="Libyan National Army"))
    told = [row.split("\t")[:4] for row in rows.all_inner_texts()]
    assert sorted((r[0].strip(), r[2].strip(), r[3].strip()) for r in told) == sorted(
        (graph.name(s.fact.actors[0]), str(s.status), str(s.verdict)) for s in expected
    )
    drawn = page.locator(".sides [data-fact$=-backs-lna]").evaluate_all(
        "all => all.map(one => one.dataset.fact)"
    )
    assert sorted(drawn) == sorted(s.fact.id for s in expected)
    page.click('[data-fact="uae-backs-lna"]')
    (uae,) = (s for s in expected if s.fact.id == "uae-backs-lna")
    cited = dict(
        page.locator(".evidence [data-claim]").evaluate_all(
            "all => all.map(one => [one.dataset.claim, one.querySelector('cite').innerText])"
        )
    )
    assert cited.keys() == {c.id for c in uae.claims}
    assert all(graph.sources[c.source].publisher in cited[c.id] for c in uae.claims)


def test_a_part_of_a_big_graph_is_drawn_and_says_that_it_is_one(server, visit):
    page = visit(server + "graph.html#part_actor=uae&part_kind=backing")
    page.wait_for_selector(READY)
    assert page.inner_text(".partial") == "A part of the graph: United Arab Emirates; backing."
    assert page.locator('[data-fact="uae-backs-lna"]').count() == 1
    assert page.locator('[data-fact="turkey-backs-gna"]').count() == 0


def test_what_is_chosen_stands_in_the_address_and_opens_again(site, visit):
    page = visit(site + "graph.html")
    page.locator(".more > summary").click()
    page.select_option("select[name=means]", "weapons")
    page.check(".statuses input[value=disputed]")
    assert "#means=weapons&status=disputed" in page.url
    shown = page.inner_text(".in-force")
    again = visit(page.url)
    again.wait_for_selector(READY)
    assert again.inner_text(".in-force") == shown
    page.go_back()
    assert page.url.endswith("#means=weapons")
    again.click("nav >> text=Matrix")
    assert "matrix.html#means=weapons&status=disputed" in again.url


@pytest.mark.parametrize(
    "typed, actor",
    [
        ("Hifter", "khalifa-haftar"),
        ("مصر", "egypt"),
        ("Россия", "russia"),
        ("turkiye", "turkey"),
        ("LNA", "lna"),
        ("ankara", "turkey"),
    ],
)
def test_names_are_found_in_any_script_and_spelling(typed, actor, site, visit):
    page = visit(site + "graph.html")
    page.fill("#screen .search input", typed)
    page.keyboard.press("Enter")
    assert f"actor={actor}" in page.url


def test_the_command_line_that_a_screen_prints_is_one(site, visit):
    page = visit(site + "index.html")
    for screen in ("graph", "timeline", "map", "matrix", "table"):
        page.goto(
            f"{site}{screen}.html#as_of=2020-06-01&means=weapons&without_source=x&persist=none"
        )
        page.wait_for_selector(READY)
        kg, verb, *words = shlex.split(page.inner_text(".as-command code"))
        assert kg == "kg" and "--without-source" in words
        command = cli.get_command(None, verb)
        assert command.make_context(verb, words).params["without"] == ("x",)


def test_keys_alone_reach_the_evidence_and_the_window_of_time(site, visit):
    page = visit(site + "graph.html")
    page.wait_for_selector(READY)
    page.focus(".brush-picture")
    page.keyboard.press("Home")
    assert re.search(r"as_of=\d{4}-\d\d-01", page.url)
    page.keyboard.press("Shift+ArrowRight")
    assert "from=" in page.url and "to=" in page.url
    page.keyboard.press("Escape")
    assert "from=" not in page.url
    page.focus('[data-fact="uae-backs-lna"]')
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.textContent").startswith("United Arab Emirates")
    page.keyboard.press("Escape")
    assert page.is_hidden(".evidence")


def test_what_is_seen_is_downloaded(graph, site, visit, tmp_path):
    page = visit(site + "table.html", accept_downloads=True)
    page.wait_for_selector(READY)
    assert saved(page, "CSV", tmp_path).removeprefix("\ufeff") == to_csv(in_order(page, graph))
    page.goto(site + "graph.html#as_of=2020-06-01")
    page.reload()
    page.wait_for_selector(READY)
    told = json.loads(saved(page, "JSON", tmp_path))
    assert told["filters"] == ["as of 2020-06-01", "persistence: until-contradicted"]
    assert {"uae-backs-lna", "turkey-backs-gna"} <= {fact["id"] for fact in told["facts"]}
    picture = saved(page, "SVG", tmp_path)
    assert "United Arab Emirates" in picture and "as of 2020-06-01" in picture
    assert 'stroke-dasharray="' in picture and "class=" not in picture
    assert saved(page, "PNG", tmp_path, text=False).startswith(b"\x89PNG")


def in_order(page, graph) -> list:
    """The claims in the order in which the screen has them: by fact, then as published."""
    told = "kg.standings(kg.bundle, kg.view({})).flatMap(s => s.claims.map(c => c.id))"
    return [graph.index.claim(id) for id in page.evaluate(told)]


def saved(page, words: str, folder: Path, text: bool = True):
    """What a download gives."""
    page.click(".menu > summary")
    with page.expect_download() as coming:
        page.click(f".menu button:has-text('{words}')")
    path = folder / coming.value.suggested_filename
    coming.value.save_as(path)
    return path.read_text("utf-8") if text else path.read_bytes()


def test_a_shipped_question_is_answered_in_the_editor(server, visit):
    page = visit(server + "sparql.html")
    page.click(".question:has-text('backers-on-day') button")
    page.wait_for_selector(".yasr td")
    assert "actor:uae" in page.inner_text(".yasr")


def test_claims_come_as_turtle_in_parts_that_the_endpoint_takes(server, visit, tmp_path):
    page = visit(server + "graph.html#as_of=2020-06-01", accept_downloads=True)
    page.wait_for_selector(READY)
    ids = set(re.findall(r"^claim:(\S+) ", saved(page, "Turtle", tmp_path), re.MULTILINE))
    facts = json.loads(saved(page, "JSON", tmp_path))["facts"]
    assert ids == {claim for fact in facts for claim in fact["claims"]}
    assert len(ids) > 200


# few claims, since every element is looked at; what they are made of is the same
FEW = "#as_of=2020-06-01&known_by=2019-05-01&min_sources=2&sel=uae-backs-lna"


@pytest.mark.parametrize("screen, scheme", [*((s, "light") for s in SCREENS), ("graph", "dark")])
def test_no_serious_barrier(screen, scheme, server, visit):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    few = FEW + "&q=planes" * (screen == "table")
    page = visit(f"{server}{screen}.html{few}", color_scheme=scheme)
    page.wait_for_selector(READY)
    assert barriers(axe, page) == []


def test_no_serious_barrier_on_pages(server, pages, visit):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = visit(server + pages[0])
    for name in (
        p
        for p in pages
        if p not in ("actors.html", "events.html", "todo.html", "place/tripoli.html")
    ):
        page.goto(server + name)
        assert barriers(axe, page) == [], name


def barriers(axe, page) -> list:
    """The serious and critical violations that axe finds, with where they are."""
    found = axe.run(page, options={"resultTypes": ["violations"]}).response["violations"]
    return [
        (v["id"], [node["target"] for node in v["nodes"][:3]])
        for v in found
        if v["impact"] in ("serious", "critical")
    ]


@pytest.mark.parametrize("size", ["desktop", "phone"])
def test_the_names_over_the_columns_of_the_matrix_are_short_and_whole(size, site, visit):
    page = visit(f"{site}matrix.html", size)
    page.wait_for_selector(READY)
    heads = page.locator(".matrix thead th")
    assert heads.nth(1).inner_text() == "LNA"
    assert heads.nth(1).locator("button").get_attribute("title") == "Libyan National Army"
    cut = heads.evaluate_all(
        "all => all.filter(one => one.scrollWidth > one.clientWidth + 1).map(one => one.innerText)"
    )
    assert cut == []
