"""Hostile texts in every field of the data stay texts on every screen."""

import json

import pytest

from kg.graph import open_graph
from kg.web.edition import Edition
from kg.web.screens import SCREENS
from kg.web.site import write_assets, write_pages

TEXTS = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg/onload=alert(1)>",
    '"><script>alert(1)</script>', "' onmouseover='alert(1)", "javascript:alert(1)",
    "</script><script>alert(1)</script>", "<iframe srcdoc='<script>alert(1)</script>'>",
    "{{constructor.constructor('alert(1)')()}}", "${alert(1)}", "`-alert(1)-`", "<!--<script>",
    "]]><script>alert(1)</script>", "</title><script>alert(1)</script>", "\\u003cscript>alert(1)",
    "&lt;img src=x onerror=alert(1)&gt;", "<a href=javascript:alert(1)>x</a>", "<math><mtext></p>",
    "<style>*{display:none}</style>", "<base href=//evil.example/>", "<form action=//evil.example>",
    "%3Cscript%3Ealert(1)%3C/script%3E", "\u202egnp.exe", "__proto__", "constructor",
    "\u2028alert(1)",
    "<details open ontoggle=alert(1)>", "<input autofocus onfocus=alert(1)>", "=1+1", "@SUM(1)",
)  # fmt: skip
STRANGE = """() => [...document.querySelectorAll(
  '#screen script, #screen img, #screen iframe, #screen form, #screen base, #screen style')].length
  + [...document.querySelectorAll('*')].flatMap(one => [...one.attributes]).filter(
    a => a.name.startsWith('on') || a.name === 'href' && /^\\s*javascript/i.test(a.value)).length"""


@pytest.fixture(scope="module")
def hostile(tmp_path_factory) -> str:
    """The address of a site whose data hold nothing but hostile texts."""
    folder, target = tmp_path_factory.mktemp("war"), tmp_path_factory.mktemp("site")
    (folder / "facts").mkdir()
    files = {
        "kg.toml": f"title = {json.dumps(TEXTS[0])}",
        "actors.yml": lines(
            {"actor": f"a{n}", "kind": "state", "name": f"{text} {n}", "aliases": [f"{n} {text}"],
             "names": {"ar": [f"{text} {n} ar"]}, "note": text}
            for n, text in enumerate(TEXTS)
        ),
        "places.yml": lines(
            {"place": f"p{n}", "kind": "town", "name": f"{text} p{n}", "latitude": str(20 + n % 9),
             "longitude": str(10 + n)}
            for n, text in enumerate(TEXTS)
        ),
        "sources.yml": lines(
            {"source": f"s{n}", "kind": "article", "title": text, "publisher": text,
             "published": "2020-01-02", "url": f"https://example.org/{n}", "note": text}
            for n, text in enumerate(TEXTS)
        ),
        "facts/all.yml": lines(facts()),
    }  # fmt: skip
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    edition = Edition(open_graph(folder), live=False)
    write_assets(edition, target)
    write_pages(edition, (f"{screen}.html" for screen in SCREENS), target)
    return target.as_uri() + "/"


def lines(entries) -> str:
    """Entries as YAML: each a line of JSON."""
    return "".join(f"- {json.dumps(entry)}\n" for entry in entries)


def facts():
    for n, text in enumerate(TEXTS):
        said = {"source": f"s{n}", "says": text, "date-text": text, "locator": text, "note": text}
        yield {"tie": f"a{n} backs a{(n + 1) % len(TEXTS)}", **said, "attested": "2020-01"}
        yield {"event": f"e{n}", "kind": "strike", "name": text, "attacker": [f"a{n}"],
               **said, "place": f"p{n}", "when": "2020-01-01", "according-to": f"a{n}"}  # fmt: skip


@pytest.mark.parametrize("screen", SCREENS)
def test_a_hostile_text_stays_a_text(screen, hostile, visit):
    page = visit(f"{hostile}{screen}.html#sel=@a1")
    page.wait_for_selector("#screen[data-ready=yes]")
    if screen == "graph":
        page.fill("#screen .search input", "<img")
        page.keyboard.press("Escape")
        for mode in ("actor", "network"):
            page.click(f"[data-mode={mode}]")
    assert page.evaluate(STRANGE) == 0
    assert "<script>alert(1)</script>" in page.inner_text("body")
