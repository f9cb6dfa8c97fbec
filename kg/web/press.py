"""Press: templates to HTML. Jinja escapes all that is filled in; links are relative.

A page knows its `root`, the way up to the first page (`../` in a folder), so that the same bytes
work under a path prefix and from a folder opened by double click.
"""

from functools import lru_cache
from pathlib import Path
from typing import Any
from urllib.parse import quote

from kg.briefing.links import safe
from kg.rdf.terms import clean
from kg.report.page import TEMPLATES
from kg.web.screens import SCREENS
from kg.web.sheet import direction

_HERE = Path(__file__).parent
STATIC = _HERE / "static"
# what a page without a server may load: the files of its folder
POLICY = "default-src 'self' file:; img-src 'self' file: data: blob:; object-src 'none'"
LANGUAGES = {
    "ar": "Arabic", "ar-Latn": "Arabic in Latin letters", "de": "German", "en": "English",
    "es": "Spanish", "fa": "Persian", "fr": "French", "he": "Hebrew", "it": "Italian",
    "ku": "Kurdish", "ru": "Russian", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu",
    "zh": "Chinese",
}  # fmt: skip


def press(template: str, path: str, **told: Any) -> str:
    """The page at a path (`actor/lna.html`), filled into a template.

    Templates get `root`, `here` (the path), `link(kind, id)`, `screen` (None on a page) and `live`
    (true when served); everywhere stand `screens`, `safe(url)`, `direction(lang)`, `languages`.
    """
    root = "../" * path.count("/")

    def link(kind: str, id: str = "") -> str:
        return f"{root}{address(kind, id)}"

    told = {"live": False, "screen": None, "root": root, "here": path, "link": link} | told
    return clean(_templates().get_template(template).render(told))


def address(kind: str, id: str = "") -> str:
    """Where a page lies, from the first page: `actor/lna.html`, `graph.html`, `index.html`.

    >>> address("actor", "lna"), address("graph"), address("front")
    ('actor/lna.html', 'graph.html', 'index.html')
    """
    if not id:
        return "index.html" if kind == "front" else f"{kind}.html"
    return f"{kind}/{quote(id, safe='')}.html"


@lru_cache(maxsize=1)
def _templates():
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    rules = {"autoescape": True, "undefined": StrictUndefined, "keep_trailing_newline": True}
    folder = FileSystemLoader([_HERE / "pages", TEMPLATES])
    made = Environment(loader=folder, trim_blocks=True, lstrip_blocks=True, **rules)
    made.globals |= {
        "screens": SCREENS,
        "policy": POLICY,
        "safe": safe,
        "direction": direction,
        "languages": LANGUAGES,
    }
    return made
