"""HTML: the article in a page, with what its metadata says. trafilatura is known only here."""

import re
from dataclasses import dataclass


@dataclass(frozen=True)
class Page:
    """The text of an article in a page and its metadata; empty where the page says nothing."""

    text: str
    title: str
    publisher: str
    published: str
    url: str


def looks_like_html(text: str) -> bool:
    """True for a page of HTML, judged by its beginning."""
    head = text[:2000].lstrip().lower()
    return head.startswith(("<!doctype html", "<html", "<?xml")) or bool(
        re.match(r"<(head|body|article|div|meta|title|p|h1)[\s>]", head)
    )


def from_html(page: str) -> Page | None:
    """The article in a page of HTML; None where none is found."""
    import trafilatura

    found = trafilatura.bare_extraction(
        page, include_comments=False, include_tables=False, with_metadata=True, favor_precision=True
    )
    if found is None or not found.text or not found.text.strip():
        return None
    return Page(
        text=found.text,
        title=found.title or "",
        publisher=found.sitename or found.hostname or "",
        published=found.date or "",
        url=found.url or "",
    )
