"""Layout: what is title, dateline, boilerplate and running text in an article's plain text."""

import re
from dataclasses import dataclass
from itertools import pairwise

from kg.dates import Moment
from kg.dates.relative import find

_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
# a line that is only a date: `02 June, 2020`, `June 2, 2020`, `Published: 2 June 2020 14:05 GMT`
_DATE_LINE = re.compile(
    rf"(?:(?:Published|Posted|Updated|Last updated|Date)(?: on)?:? )?{_WEEKDAY}"
    rf"(?P<date>\d{{1,2}} {_MONTH},? \d{{4}}|{_MONTH} \d{{1,2}},? \d{{4}}|\d{{4}}-\d\d-\d\d)"
    r"(?:[ ,|-]+(?:at )?\d{1,2}[:.]\d\d.*)?",
    re.I,
)
# `TRIPOLI, June 2 (Reuters) -`, `BEIRUT (AP) —`, `WASHINGTON/ISLAMABAD (Reuters) -`, `MOSCOW —`
_DATELINE = re.compile(
    rf"(?P<city>[A-Z][A-Z'.’]+(?:[ /-][A-Z][A-Z'.’]+)*(?:, [A-Z][a-z]+)?)"
    rf"(?:, (?P<date>{_MONTH} \d{{1,2}}(?:,? \d{{4}})?|\d{{1,2}} {_MONTH}(?: \d{{4}})?))?"
    r"(?: ?\((?P<agency>[A-Z][\w .]+)\) ?[-–—]+ ?| [-–—]+ |—)"
)
_BOILERPLATE = re.compile(
    r"\d+ min(?:ute)?s? read\b.*|(?:read|see|watch|listen)(?: also| more| next)? ?[:>].*|"
    r"(?:also read|related|recommended|more on|don't miss|share this)\b.{0,120}|"
    r"follow (?:us|him|her|them|@?\w+) on .*|(?:sign up|subscribe) .*|"
    r"(?:advertisement|share|comments?|print|email|save|listen)|"
    r"\(?(?:reporting|writing|editing|additional reporting) by .*|copyright .*|©.*|"
    r"all rights reserved.*|(?:photo|image|file photo|picture)(?: credit)? ?[:/].*|"
    r"by [A-Z][\w.]+ [A-Z]\w+",
    re.I,
)


@dataclass(frozen=True)
class Layout:
    """Where things stand in a plain text: (start, end); front matter is (line, key, value)."""

    title: str
    title_at: tuple[int, int] | None
    published: Moment | None
    paragraphs: tuple[tuple[int, int], ...]
    front: tuple[tuple[int, str, str], ...] = ()
    agency: str = ""


def lay_out(text: str) -> Layout:
    """The parts of an article's text."""
    front, body = _front_matter(text)
    lines = [(m.start() + body, m.end() + body) for m in re.finditer(r"[^\n]+", text[body:])]
    lines = [(a, b) for a, b in (_strip(text, *line) for line in lines) if a < b]
    title_at, rest, published = _head(text, lines, bool(front))
    agency, start = "", 0
    paragraphs = []
    for at in _unwrapped(text, rest):
        line = text[slice(*at)].replace("\xa0", " ")
        if _BOILERPLATE.fullmatch(line):
            continue
        if not paragraphs and (dateline := _DATELINE.match(line)):
            start, agency = dateline.end(), dateline["agency"] or ""
            published = published or _moment(dateline["date"] or "")
            at = (at[0] + start, at[1])
        paragraphs.append(at)
    title = text[slice(*title_at)] if title_at else ""
    return Layout(title, title_at, published, tuple(paragraphs), front, agency)


def _front_matter(text: str) -> tuple[tuple[tuple[int, str, str], ...], int]:
    block = re.match(r"\s*---[ \t]*\n(.*?)\n---[ \t]*(?:\n|$)", text, re.S)
    if not block:
        return (), 0
    first = text[: block.start(1)].count("\n") + 1
    pairs = []
    for number, line in enumerate(block[1].split("\n"), first):
        key, colon, value = line.partition(":")
        if colon and not line.lstrip().startswith("#"):
            pairs.append((number, key.strip(), value.strip().strip("\"'")))
    return tuple(pairs), block.end()


def _strip(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end


def _head(
    text: str, lines: list[tuple[int, int]], has_front: bool
) -> tuple[tuple[int, int] | None, list[tuple[int, int]], Moment | None]:
    """The title, the lines after the head, and the day of a line that is only a date."""
    dated = [i for i, at in enumerate(lines[:12]) if _DATE_LINE.fullmatch(text[slice(*at)])]
    published = _moment(text[slice(*lines[dated[0]])]) if dated else None
    title_at = None
    if lines and not (dated and dated[0] == 0) and _is_title(text, lines, has_front):
        title_at = lines[0]
    if title_at:
        title = text[slice(*title_at)]
        rest = [at for i, at in enumerate(lines) if i and i not in dated[:1]]
        rest = [at for i, at in enumerate(rest) if i > 3 or text[slice(*at)] != title]
    else:
        rest = [at for i, at in enumerate(lines) if i not in dated[:1]]
    return title_at, rest, published


def _is_title(text: str, lines: list[tuple[int, int]], has_front: bool) -> bool:
    first = text[slice(*lines[0])]
    if has_front or len(lines) == 1 or _DATELINE.match(first):
        return False
    return len(first) < 200 and not re.search(r"[.;][\"'”’]?$", first)


def heading_date(line: str) -> Moment | None:
    """The day of a line that is only a date, as timelines have them."""
    return _moment(line) if _DATE_LINE.fullmatch(line) else None


def _moment(words: str) -> Moment | None:
    found = [t for t in find(words, None) if t.granularity == "day" and t.span.start]
    return found[0].span.start if found else None


def _unwrapped(text: str, lines: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Paragraphs: lines, or blocks of lines where the text is wrapped at a fixed width."""
    pairs = list(pairwise(lines))
    inner = [(a, b) for a, b in pairs if text[a[1] : b[0]].count("\n") == 1]
    longest = max((end - start for start, end in lines), default=0)
    soft = [a for a, b in inner if a[1] - a[0] > 0.6 * longest and text[a[1] - 1] not in '.!?"”']
    if longest > 120 or len(inner) < 2 or 2 * len(soft) < len(inner):
        return lines
    joined = [lines[0]]
    for before, line in pairs:
        if (before, line) in inner:
            joined[-1] = (joined[-1][0], line[1])
        else:
            joined.append(line)
    return joined
