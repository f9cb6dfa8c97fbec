"""Site: the pages and screens as plain files that open by double click."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from kg.graph import Graph
from kg.web.edition import Edition
from kg.web.press import STATIC

# what could end a script, or a line of it for an old reader of JavaScript
_SPELLED = {ord(letter): f"\\u{ord(letter):04x}" for letter in "<\u2028\u2029"}
_SERVED_ONLY = ("live.js",)


def write_site(graph: Graph, folder: Path) -> int:
    """Write the site of a graph into a folder; the number of its pages."""
    edition = Edition(graph, live=False)
    write_assets(edition, folder)
    return write_pages(edition, edition.paths(), folder)


def write_pages(edition: Edition, paths: Iterable[str], folder: Path) -> int:
    """Write some pages of an edition into a folder; their number."""
    number = 0
    for path in paths:
        target = folder / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(edition.page(path), "utf-8", "replace")
        number += 1
    return number


def write_assets(edition: Edition, folder: Path) -> None:
    """Write what the pages load: the static files, and the data of the screens as a script."""
    leave = shutil.ignore_patterns(*_SERVED_ONLY)
    shutil.copytree(STATIC, folder / "static", dirs_exist_ok=True, ignore=leave)
    data = edition.bundle.decode().translate(_SPELLED)
    (folder / "data.js").write_text(f"window.KG_BUNDLE={data};\n", "utf-8")
