"""Article: a text that was read, with its title, its publisher and its day.

Offsets count code points of `text`, which is the stored text: the whole file as decoded, or the
text that was taken out of a page of HTML. Line ends count as one character (RFC 5147, section
2.2.1)."""

import hashlib
import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from kg.dates import DateError, Moment
from kg.model import Source
from kg.problems import Problem, unknown
from kg.reading.layout import Layout, lay_out
from kg.reading.markup import from_html, looks_like_html

# front matter key -> field of Source; the file's own name stands in for a missing `source`
FRONT_KEYS = {
    "source": "id", "title": "title", "publisher": "publisher", "published": "published",
    "url": "url", "reliability": "reliability", "copy-of": "copy_of", "note": "note",
    "agency": "agency", "language": "language",
}  # fmt: skip
_LARGEST = 20_000_000


@dataclass(frozen=True)
class Article:
    """One article as it was read.

    `paragraphs` are (start, end) of the running text, without title, dateline and boilerplate;
    `front` are the fields that a front-matter block gives, `problems` what could not be made out.
    """

    title: str
    publisher: str
    published: Moment | None
    url: str
    text: str
    sha256: str
    name: str
    paragraphs: tuple[tuple[int, int], ...] = ()
    title_at: tuple[int, int] | None = None
    front: tuple[tuple[str, str], ...] = ()
    agency: str = ""
    problems: tuple[Problem, ...] = ()

    @property
    def id(self) -> str:
        """The id of its source: from front matter, else publisher and day, else the file's name."""
        given = dict(self.front).get("id")
        if given:
            return given
        day = str(self.published) if self.published else ""
        stem = slug(self.publisher) or slug(Path(self.name).stem) or "article"
        return stem if not day or day in stem else f"{stem}-{day}"

    def card(self) -> Source:
        """The source card of this article."""
        front = dict(self.front)
        return Source(
            id=self.id,
            kind="article",
            title=self.title,
            publisher=self.publisher,
            published=self.published,
            url=self.url,
            reliability=front.get("reliability", ""),
            language=front.get("language", "en"),
            agency=front.get("agency", "") or self.agency,
            copy_of=front.get("copy_of", ""),
            sha256=self.sha256,
            note=front.get("note", ""),
        )


def slug(words: str) -> str:
    """Words as an ASCII id.

    >>> slug("The New Arab"), slug("Nicolás Maduro")
    ('the-new-arab', 'nicolas-maduro')
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "")).strip("-")


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
    text = _decode(raw)
    if text is None:
        return Problem(name, 0, "is not text; save it as plain text or HTML")
    if not text.strip():
        return Problem(name, 0, "is empty")
    if looks_like_html(text):
        return _from_page(text, name)
    return _from_text(text, name)


def _decode(raw: bytes) -> str | None:
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        text = raw.decode("utf-16", "replace")
    elif b"\0" in raw[:4096]:
        return None
    else:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = raw.decode("cp1252", "replace")
    odd = sum(
        unicodedata.category(c) in ("Cc", "Co", "Cn") and c not in "\n\r\t\f" for c in text[:4096]
    )
    if odd > len(text[:4096]) / 50:
        return None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _from_text(text: str, name: str) -> Article | Problem:
    layout = lay_out(text)
    problems: list[Problem] = []
    front: dict[str, str] = {}
    for line, key, value in layout.front:
        if key not in FRONT_KEYS:
            problems.append(Problem(name, line, unknown("key", key, FRONT_KEYS)))
        elif FRONT_KEYS[key] in front:
            problems.append(Problem(name, line, f"key '{key}' stands twice"))
        else:
            front[FRONT_KEYS[key]] = value
    published = _day(front.get("published", ""), name, layout, problems)
    if not layout.paragraphs:
        return Problem(name, 0, "has no running text")
    return Article(
        title=front.get("title", "") or layout.title,
        publisher=front.get("publisher", ""),
        published=published,
        url=front.get("url", ""),
        text=text,
        sha256=_hash(text),
        name=name,
        paragraphs=layout.paragraphs,
        title_at=layout.title_at,
        front=tuple(front.items()),
        agency=layout.agency,
        problems=tuple(problems),
    )


def _day(given: str, name: str, layout: Layout, problems: list[Problem]) -> Moment | None:
    try:
        if given:
            return Moment.parse(given)
    except DateError as error:
        problems.append(Problem(name, 0, str(error)))
    if layout.published is None:
        problems.append(
            Problem(name, 0, "has no date of publication; relative dates stay unresolved")
        )
    return layout.published


def _from_page(page: str, name: str) -> Article | Problem:
    found = from_html(page)
    if found is None:
        return Problem(name, 0, "is HTML without an article that could be found")
    layout = lay_out(found.text)
    problems: list[Problem] = []
    published = _day(found.published, name, layout, problems)
    if not layout.paragraphs:
        return Problem(name, 0, "has no running text")
    return Article(
        title=found.title or layout.title,
        publisher=found.publisher,
        published=published,
        url=found.url,
        text=found.text,
        sha256=_hash(found.text),
        name=name,
        paragraphs=layout.paragraphs,
        title_at=layout.title_at,
        agency=layout.agency,
        problems=tuple(problems),
    )


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
