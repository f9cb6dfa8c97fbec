"""SVG: matplotlib's page made readable for screen readers, programs and pages of HTML.

The page gets a title and a description, each marked element the fact and the claims that it stands
for and words of its own, and no rule of style that would leak into a page around it.
"""

import re
from collections.abc import Callable

from lxml import etree

from kg.figures.mark import Mark
from kg.rdf.terms import clean

_SVG = "http://www.w3.org/2000/svg"
_XLINK = "{http://www.w3.org/1999/xlink}href"
_REFERENCE = re.compile(r"url\(#([^)]*)\)")

Link = Callable[[str], str]


def finished(
    page: bytes,
    name: str,
    title: str,
    description: str,
    marks: dict[str, Mark],
    link: Link | None = None,
) -> str:
    """The SVG text. `name` leads all ids, so that several stand in one page; `link` gives the
    address that a fact's id leads to, or nothing.
    """
    root = etree.fromstring(page, etree.XMLParser(resolve_entities=False, remove_comments=True))
    for leftover in root.xpath("//*[local-name()='metadata' or local-name()='style']"):
        leftover.getparent().remove(leftover)
    root.set("style", "stroke-linejoin:round;stroke-linecap:butt")
    for id, mark in marks.items():
        for element in root.xpath("//*[@id=$id]", id=id):
            _tell(element, mark, link)
    _prefix(root, name)
    root.set("role", "img")
    root.set("aria-labelledby", f"{name}-title {name}-description")
    _lead(root, "desc", description, f"{name}-description")
    _lead(root, "title", title, f"{name}-title")
    return etree.tostring(root, encoding="unicode") + "\n"


def _tell(element, mark: Mark, link: Link | None) -> None:
    element.set("data-fact", clean(mark.fact))
    element.set("data-claims", " ".join(mark.claims))
    _lead(element, "title", mark.words)
    if link and (address := link(mark.fact)):
        anchor = etree.Element(f"{{{_SVG}}}a", {"href": address})
        element.getparent().replace(element, anchor)
        anchor.append(element)


def _lead(parent, tag: str, words: str, id: str = "") -> None:
    child = etree.Element(f"{{{_SVG}}}{tag}")
    child.text = clean(words)
    if id:
        child.set("id", id)
    parent.insert(0, child)


def _prefix(root, name: str) -> None:
    for element in root.iter():
        for key, value in element.attrib.items():
            if key == "id":
                element.set(key, f"{name}-{value}")
            elif key == _XLINK and value.startswith("#"):
                element.set(key, f"#{name}-{value[1:]}")
            elif "url(#" in value:
                element.set(key, _REFERENCE.sub(rf"url(#{name}-\1)", value))
