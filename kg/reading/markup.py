"""HTML: the article in a page, with what its metadata says. trafilatura is known only here."""

import re
from dataclasses import dataclass

from kg.reading.metadata import linked_data

# a date of publication is taken from what the page says of itself, never from its running text or
# the year of its copyright, and may be older than the web
_DATES = {"extensive_search": False, "original_date": True, "min_date": "1900-01-01"}
_PAYWALL = re.compile(
    r"isAccessibleForFree\W{1,4}false|paywall|subscribers? only|subscribe to (?:continue|read)|"
    r"to continue reading|already a subscriber",
    re.I,
)
# titles of pages that stand where an article should be
_ERROR = re.compile(
    r"\b(?:40[34]|50\d)\b|not found|access denied|forbidden|just a moment|attention required|"
    r"are you (?:a robot|human)|captcha|log ?in|sign ?in|server error|unavailable",
    re.I,
)
_FEW = 120  # words: with a paywall on the page, no more than a beginning
_DEEPEST = 200
_TAG = re.compile(
    r"<(/?)(div|span|section|table|tbody|tr|td|ul|ol|li|blockquote|font|b|i|p)\b", re.I
)


@dataclass(frozen=True)
class Page:
    """The text of an article in a page and its metadata; empty where the page says nothing."""

    text: str
    title: str
    publisher: str
    published: str
    url: str
    cut_off: bool = False


def looks_like_html(text: str) -> bool:
    """True for a page of HTML, judged by its beginning."""
    head = (
        re.sub(r"<!--.*?(?:-->|$)", "", text[:4000], flags=re.S).lstrip("\ufeff\u200b \n\t").lower()
    )
    return head.startswith(("<!doctype html", "<html", "<?xml")) or bool(
        re.match(
            r"<(head|body|article|div|meta|title|p|h[1-6]|main|section|script|table|span)[\s>]",
            head,
        )
    )


def looks_like_feed(text: str) -> bool:
    """True for XML that is no page of HTML: a feed, a site map."""
    head = text[:2000].lstrip().lower()
    return head.startswith(("<?xml", "<rss", "<feed", "<urlset")) and not re.search(
        r"<!doctype html|<html", head
    )


def from_html(page: str) -> Page | None:
    """The article in a page of HTML; None where none is found."""
    import trafilatura

    if _is_deep(page):
        return None
    try:
        found = trafilatura.bare_extraction(
            page,
            include_comments=False,
            include_tables=False,
            with_metadata=True,
            favor_precision=True,
            date_extraction_params=_DATES | {"max_date": "2100-01-01"},
        )
    except (RecursionError, ValueError, AssertionError):  # what broken pages make of its libraries
        return None
    if found is None or not found.text or not re.search(r"\w+\W+\w+\W+\w+.*[.!?]", found.text):
        return None
    few = len(found.text.split()) < _FEW
    if few and _ERROR.search(found.title or ""):
        return None
    told = linked_data(page)
    return Page(
        text=found.text,
        title=found.title or told.get("title", ""),
        publisher=told.get("publisher") or found.sitename or found.hostname or "",
        published=told.get("published") or found.date or "",
        url=found.url or told.get("url", ""),
        cut_off=few and bool(_PAYWALL.search(page)),
    )


def _is_deep(page: str) -> bool:
    """True for tags within tags beyond what any page has, which a parser cannot climb."""
    depth = 0
    for tag in _TAG.finditer(page):
        depth += -1 if tag[1] else 1
        if depth > 50 * _DEEPEST:
            return True
    return False
