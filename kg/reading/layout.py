"""Layout: what is head, boilerplate and running text in an article's plain text."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from kg.dates import Moment
from kg.reading.boilerplate import boilerplate
from kg.reading.datelines import DateLine, date_line, dateline
from kg.reading.legible import legible

Place = tuple[int, int]

# the lines in which the day of publication is looked for, and how far the head may reach
_HEAD = 14
_LINE = re.compile("[^\n]+")
# list marks, quotation marks of e-mail and the signs of Markdown, before what a line says
_MARKS = re.compile(r"(?:[>*•·‣▪●◆■–—-]+|#{1,6}|\d{1,2}[.)](?= [A-Z]))\s+")
_BLANKS = str.maketrans("\xa0\t\u2009\u202f", "    ")
_BROKEN = re.compile(r"[a-z]-[ \t]*\n[ \t]*[a-z]")
_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*$")


@dataclass(frozen=True)
class Layout:
    """Where things stand in a plain text, each as (start, end).

    `left_out` are lines that are not read, with their sort; `undated` are words for the day that
    could not be made a date.
    """

    title: str
    title_at: Place | None
    published: Moment | None
    paragraphs: tuple[Place, ...]
    agency: str = ""
    undated: str = ""
    left_out: tuple[tuple[int, int, str], ...] = ()


@dataclass
class _Sorted:
    """The lines of a text, sorted into title, dates, boilerplate and the rest."""

    title: Place | None = None
    dates: list[tuple[Place, DateLine]] = field(default_factory=list)
    left_out: list[tuple[int, int, str]] = field(default_factory=list)
    rest: list[Place] = field(default_factory=list)


def lay_out(text: str, start: int = 0, title: str = "") -> Layout:
    """The parts of an article's text from `start` on; `title` where it is told elsewhere."""
    lines = [_strip(text, *m.span()) for m in _LINE.finditer(text, start)]
    parts = _sorted(text, [(a, b) for a, b in lines if a < b], title)
    published, undated = _published(text, parts)
    agency, paragraphs = "", []
    for number, (a, b) in enumerate(_unwrapped(text, parts.rest)):
        if number < 3 and not agency and (head := dateline(text[a:b].translate(_BLANKS))):
            agency, a = head.agency, a + head.length
            published = published or head.day
            undated = undated or head.undated
        if a < b:
            paragraphs.append((a, b))
    return Layout(
        title=text[slice(*parts.title)] if parts.title else "",
        title_at=parts.title,
        published=published,
        paragraphs=tuple(paragraphs),
        agency=agency,
        undated="" if published else undated,
        left_out=tuple(parts.left_out),
    )


def _strip(text: str, start: int, end: int) -> Place:
    """A line without white space around it and without the mark of a list or heading."""
    inside = text[start:end]
    start, end = end - len(inside.lstrip()), start + len(inside.rstrip())
    mark = _MARKS.match(text, start, end)
    return (mark.end() if mark else start), end


def _sorted(text: str, lines: list[Place], title: str) -> _Sorted:
    parts = _Sorted()
    texts = [legible(text, a, b).text.strip() for a, b in lines]
    in_head = True
    for number, (at, line) in enumerate(zip(lines, texts, strict=True)):
        in_head = in_head and number < _HEAD and _may_go_on(parts.rest)
        told = bool(title or parts.rest)
        date = date_line(line)
        if date and date.sort == "byline" and (not told or dateline(line)):
            date = None
        if date and (in_head or date.sort == "published"):
            parts.dates.append((at, date))
        elif sort := boilerplate(line):
            parts.left_out.append((*at, sort))
        elif in_head and line == title:
            parts.left_out.append((*at, "title again"))
        elif in_head and not told and _is_label(line, texts[number + 1 : number + 4]):
            parts.left_out.append((*at, "label"))
        elif not told and _is_title(line, parts, lines):
            parts.title, title = at, line
        else:
            parts.rest.append(at)
    return parts


def _may_go_on(rest: list[Place]) -> bool:
    """True where what was read so far is short enough to stand over a date: a subtitle, a byline"""
    return len(rest) < 3 and all(end - start < 250 for start, end in rest)


def _is_label(line: str, below: list[str]) -> bool:
    """True for the name of a section over the title: a few words, then a line like a title."""
    if len(line.split()) > 3 or _SENTENCE_END.search(line) or date_line(line):
        return False
    following = next((other for other in below if not boilerplate(other)), "")
    return (
        4 <= len(following.split()) <= 30
        and not _SENTENCE_END.search(following)
        and not date_line(following)
    )


def _is_title(line: str, parts: _Sorted, lines: list[Place]) -> bool:
    if len(lines) == 1 or parts.dates or dateline(line):
        return False
    return len(line) < 200 and not re.search(r"[.;][\"'”’]?$", line)


# of several dates the surest: one that says so, one alone in its line, one beside the author
_ORDER = {"published": 0, "bare": 1, "byline": 2, "updated": 3}


def _published(text: str, parts: _Sorted) -> tuple[Moment | None, str]:
    """The day of publication, or the words that could not be made one.

    A bare date with later ones below it heads the first entry of a timeline; such lines are read.
    """
    lines = [*parts.rest, *(at for at, _ in parts.dates)]
    headings = [day for at in lines if (day := heading_date(text[slice(*at)]))]
    bare = [date for _, date in parts.dates if date.sort == "bare"]
    first = bare[0].day if bare else None
    if first and any(str(day) > str(first) for day in headings):
        bare = []
    able = [date for _, date in parts.dates if date.sort != "bare" or date in bare[:1]]
    chosen = min(able, key=lambda date: _ORDER[date.sort], default=None)
    told = chosen.day if chosen else None
    entries = [at for at, date in parts.dates if date.sort == "bare" and date.day != told]
    parts.rest = sorted([*parts.rest, *entries])
    return told, chosen.words if chosen and not told else ""


def heading_date(line: str) -> Moment | None:
    """The day of a line that is only a date, as timelines have them."""
    found = date_line(line)
    return found.day if found and found.sort == "bare" else None


def _unwrapped(text: str, lines: list[Place]) -> list[Place]:
    """Paragraphs: lines, or blocks of lines where the text is wrapped at a fixed width."""
    pairs = list(pairwise(lines))
    inner = {
        (a, b)
        for a, b in pairs
        if text[a[1] : b[0]].count("\n") == 1 and not heading_date(text[slice(*a)])
    }
    broken = {(a, b) for a, b in inner if _BROKEN.search(text, a[0], b[1])}
    longest = max((end - start for start, end in lines), default=0)
    soft = [a for a, b in inner if a[1] - a[0] > 0.6 * longest and text[a[1] - 1] not in '.!?"”']
    if longest > 120 or len(inner) < 2 or 2 * len(soft) < len(inner):
        inner = broken
    return list(_joined(lines, inner)) if inner else lines


def _joined(lines: list[Place], inner: set[tuple[Place, Place]]) -> Iterator[Place]:
    start, before = lines[0][0], lines[0]
    for line in lines[1:]:
        if (before, line) not in inner:
            yield start, before[1]
            start = line[0]
        before = line
    yield start, before[1]
