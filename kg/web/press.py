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
from kg.web.screens import SCREENS

_HERE = Path(__file__).parent
STATIC = _HERE / "static"


def press(template: str, path: str, **told: Any) -> str:
    """The page at a path (`actor/lna.html`), filled into a template.

    Templates get `root`, `link(kind, id)`, `screens`, `safe(url)`, and `live` (true when served).
    """
    root = "../" * path.count("/")

    def link(kind: str, id: str = "") -> str:
        return f"{root}{address(kind, id)}"

    told = {"live": False, "screen": None} | told
    page = _templates().get_template(template)
    return clean(page.render(root=root, here=path, link=link, screens=SCREENS, safe=safe, **told))


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
    folder = FileSystemLoader(_HERE / "pages")
    return Environment(loader=folder, trim_blocks=True, lstrip_blocks=True, **rules)
