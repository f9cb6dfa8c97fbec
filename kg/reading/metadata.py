"""Metadata: what a page of HTML says of its article in JSON-LD, the vocabulary of schema.org.

trafilatura reads the other forms of metadata; of this one it leaves out the publisher, and dates
from before the web."""

import json
import re
from collections.abc import Iterator

_SCRIPT = re.compile(r"<script[^>]+application/ld\+json[^>]*>(.*?)</script", re.I | re.S)
_ARTICLES = ("article", "report", "posting")  # NewsArticle, ReportageNewsArticle, BlogPosting ..


def linked_data(page: str) -> dict[str, str]:
    """Title, publisher, date and address of the article, where the page's JSON-LD has them.

    >>> linked_data('<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": '
    ...             '"1987-06-02T10:00Z", "publisher": {"name": "The Paper"}}</script>')
    {'publisher': 'The Paper', 'published': '1987-06-02'}
    """
    for node in _nodes(page):
        if str(_first(node.get("@type"))).lower().endswith(_ARTICLES):
            day = re.match(r"\d{4}-\d\d-\d\d", str(_first(node.get("datePublished"))))
            found = {
                "title": _name(node.get("headline")),
                "publisher": _name(node.get("publisher")),
                "published": day[0] if day else "",
                "url": _name(node.get("url")) or _name(node.get("mainEntityOfPage")),
            }
            return {key: value for key, value in found.items() if value}
    return {}


def _nodes(page: str) -> Iterator[dict]:
    for script in _SCRIPT.finditer(page):
        try:
            told = json.loads(script[1])
        except (ValueError, RecursionError):
            continue
        for node in told if isinstance(told, list) else [told]:
            if isinstance(node, dict):
                graph = node.get("@graph")
                yield from (
                    (n for n in graph if isinstance(n, dict)) if isinstance(graph, list) else ()
                )
                yield node


def _first(value: object) -> object:
    return (value[0] if value else "") if isinstance(value, list) else value or ""


def _name(value: object) -> str:
    value = _first(value)
    if isinstance(value, dict):
        value = value.get("name") or value.get("@id") or ""
    return " ".join(value.split()) if isinstance(value, str) else ""
