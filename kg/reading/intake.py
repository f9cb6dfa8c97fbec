"""Intake: a file or bytes to an article, or to the problem that says why there is none."""

import hashlib
import json
from collections.abc import Iterable
from pathlib import Path

from kg.dates import DateError, Moment
from kg.problems import Problem
from kg.reading.article import Article
from kg.reading.datelines import date_line
from kg.reading.decoding import decode
from kg.reading.front import front_matter
from kg.reading.language import foreign, is_english
from kg.reading.layout import Layout, Place, lay_out
from kg.reading.legible import decoded_twice, legible
from kg.reading.markup import from_html, looks_like_feed, looks_like_html

_LARGEST = 20_000_000  # bytes of a file
_LONGEST = 1_500_000  # characters of running text: some 250,000 words
_LONGEST_LINE = 100_000


def read_article(source: Path | str | bytes, name: str = "") -> Article | Problem:
    """The article in a file (path) or in bytes; a Problem where there is none to read."""
    if isinstance(source, bytes):
        raw, name = source, name or "<standard input>"
    else:
        name = name or str(source)
        try:
            if Path(source).stat().st_size > _LARGEST:
                return Problem(name, 0, "is larger than 20 MB; split it into articles")
            raw = Path(source).read_bytes()
        except (OSError, ValueError) as error:
            return Problem(name, 0, f"cannot be read: {getattr(error, 'strerror', None) or error}")
    found = decode(raw)
    if isinstance(found, str):
        return Problem(name, 0, found)
    text = found.text
    if not any(map(str.isalnum, text[:5000])) and not legible(text, 0, len(text)).text.strip():
        return Problem(name, 0, "is empty")
    noticed = [Problem(name, 0, message) for message in found.noticed]
    if reason := _no_article(text):
        return Problem(name, 0, reason)
    if looks_like_html(text):
        return _from_page(text, name, noticed)
    fields, start, problems = front_matter(text, name)
    return _article(text, name, start, fields, [*noticed, *problems])


def _no_article(text: str) -> str:
    if looks_like_feed(text):
        return "is XML that is no page of HTML; save the article itself as text or HTML"
    if text.lstrip()[:1] in ("{", "["):
        try:
            json.loads(text)
        except (ValueError, RecursionError):
            return ""
        return "is JSON; save the article itself as text or HTML"
    return ""


def _from_page(page: str, name: str, problems: list[Problem]) -> Article | Problem:
    found = from_html(page)
    if found is None:
        return Problem(name, 0, "is HTML without an article that could be found")
    fields = {
        "title": found.title,
        "publisher": found.publisher,
        "published": found.published,
        "url": found.url,
    }
    if found.cut_off:
        problems = [
            *problems,
            Problem(name, 0, "seems cut off by a paywall; what is there is read"),
        ]
    return _article(found.text, name, 0, fields, problems, lines=False)


def _article(
    text: str,
    name: str,
    start: int,
    fields: dict[str, str],
    problems: list[Problem],
    *,
    lines: bool = True,
) -> Article | Problem:
    layout = lay_out(text, start, fields.get("title", ""))
    if not layout.paragraphs:
        return Problem(name, 0, "has no running text")
    paragraphs, skipped = _readable(text, layout, name, lines)
    if not paragraphs:
        return skipped[0]
    if _length(paragraphs) > _LONGEST:
        return Problem(name, 0, "is longer than any article; split it into articles")
    published, problems = _day(fields.get("published", ""), name, layout, problems)
    if twice := decoded_twice(text):
        message = f"was decoded twice ('{twice}' for another letter); read as it was meant"
        problems = [*problems, Problem(name, 0, message)]
    return Article(
        title=fields.get("title", "") or layout.title,
        publisher=fields.get("publisher", ""),
        published=published,
        url=fields.get("url", ""),
        text=text,
        sha256=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        name=name,
        paragraphs=paragraphs,
        title_at=layout.title_at,
        front=tuple((key, value) for key, value in fields.items() if value),
        agency=layout.agency,
        left_out=layout.left_out,
        problems=(*problems, *skipped),
    )


def _day(
    given: str, name: str, layout: Layout, problems: list[Problem]
) -> tuple[Moment | None, list[Problem]]:
    """The day of publication, and what is wrong with what was given for it."""
    told, found = date_line(given), None
    try:
        found = told.day if told and told.day else Moment.parse(given) if given else None
    except DateError as error:
        problems = [*problems, Problem(name, 0, str(error))]
    found = found or layout.published
    if found is None:
        why = f" ('{layout.undated}' is not clear; write 2020-06-02)" if layout.undated else ""
        message = f"has no date of publication{why}; relative dates stay unresolved"
        problems = [*problems, Problem(name, 0, message)]
    return found, problems


def _readable(
    text: str, layout: Layout, name: str, lines: bool
) -> tuple[tuple[Place, ...], list[Problem]]:
    """The paragraphs that can be read, and a problem for each sort of those that cannot."""
    kept: list[Place] = []
    skipped: dict[str, list[Place]] = {}
    for a, b in layout.paragraphs:
        if b - a > _LONGEST_LINE:
            reason = f"has {b - a:,} characters in one line, more than any article"
        else:
            language = foreign(text[a:b])
            reason = f"is in {language}, and only English is read" if language else ""
        (skipped.setdefault(reason, []) if reason else kept).append((a, b))
    if skipped and not any(is_english(text[a:b]) for a, b in kept):
        (reason, places), kept = max(skipped.items(), key=lambda pair: _length(pair[1])), []
        skipped = {reason: places}
    elif kept and not skipped and (language := foreign(" ".join(text[a:b] for a, b in kept))):
        skipped, kept = {f"is in {language}, and only English is read": kept}, []
    return tuple(kept), [_skipped(*pair, text, name, lines and kept) for pair in skipped.items()]


def _length(places: Iterable[Place]) -> int:
    return sum(b - a for a, b in places)


def _skipped(reason: str, places: list[Place], text: str, name: str, lines: bool) -> Problem:
    line = text.count("\n", 0, places[0][0]) + 1 if lines else 0
    more = f" (and {len(places) - 1} more paragraphs)" if lines and len(places) > 1 else ""
    return Problem(name, line, reason + more)
