"""Datelines: the day and the agency that stand at the head of an article, in the forms of outlets.

Told apart are a line that is only a date, with or without who wrote it and when, and the dateline
in which the first paragraph begins. A date that could be two days is told and never chosen."""

import re
from dataclasses import dataclass
from functools import lru_cache

from kg.dates import DateError, Moment

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_MONTH = (
    r"(?:Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|"
    r"Sept?(?:ember)?|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?)\.?"
)
_WEEKDAY = r"(?:Mon|Tue(?:s)?|Wed(?:nes)?|Thu(?:rs)?|Fri|Sat(?:ur)?|Sun)(?:day)?\.?"
_DAY = r"\d{1,2}(?:st|nd|rd|th)?"
_DATE = re.compile(
    rf"\b(?:(?P<d1>{_DAY})(?: of)?[ -](?P<m1>{_MONTH}),?[ -](?P<y1>\d{{4}})|"
    rf"(?P<m2>{_MONTH}) (?P<d2>{_DAY}),? (?P<y2>\d{{4}})|"
    r"(?P<y3>\d{4})(?P<sep>[-/.])(?P<m3>\d{1,2})(?P=sep)(?P<d3>\d{1,2})|"
    r"(?P<n1>\d{1,2})(?P<sep2>[-/.])(?P<n2>\d{1,2})(?P=sep2)(?P<y4>\d{4}|\d\d))(?![\d-])",
    re.I,
)
_DIGIT = re.compile(r"\d")
_LEAD = re.compile(
    r"\b(?P<updated>(?:last )?(?:updated|modified|changed|edited))\b(?: on| at| as of)?:?|"
    r"\b(?P<published>(?:first |originally )?(?:published|posted|issued|released|created|filed|"
    r"added|"
    r"publication date|release date|pub date|date(?:d|line)?))\b(?: on| at| in)?:?",
    re.I,
)
_TIME = re.compile(
    r"(?:\bat )?\bT?\d{1,2}(?:[:.h]\d\d(?:[:.]\d\d)?(?:\.\d+)?Z?(?: ?[ap]\.?m\b\.?)?|"
    r" ?[ap]\.?m\b\.?)"
    r"(?: ?\(?\b(?:GMT|UTC|BST|[ECMP][DS]?T|[CEW]ES?T|AST|IST|TRT|MSK|EAT|CAT|WAT|SAST|"
    r"local time|hrs|hours)\b)?(?: ?[+-]\d{1,2}(?::?\d\d)?)?\)?|\b\d+[- ]min(?:ute)?s?(?: read)?\b",
    re.I,
)
_FILLER = re.compile(rf"\b(?:{_WEEKDAY}|on|at|from|the)(?!\w)|[\s,|•·/()–—:;.*_\[\]-]+", re.I)
_BYLINE = re.compile(
    r"[Bb]y \w+|(?:[Bb]y )?[A-Z][\w.'’&-]*(?: (?:and|of|in|for|the|al|el|de|[A-Z@][\w.'’&-]*))*"
)


@dataclass(frozen=True)
class DateLine:
    """A line that is a date, or a date and who wrote it.

    `sort` is `published`, `updated` (so it says), `bare` (only a date) or `byline` (with other
    words); `day` is None where `words` could be two days.
    """

    day: Moment | None
    sort: str
    words: str


@lru_cache(maxsize=512)
def date_line(line: str) -> DateLine | None:
    """What a line is that is only a date and what goes with it; None for any other line.

    >>> date_line("Published 14:05 GMT, 2 June 2020").day == Moment.parse("2020-06-02")
    True
    >>> date_line("2/6/2020").day, date_line("Troops left on 2 June 2020.")
    (None, None)
    """
    dates = list(_DATE.finditer(line)) if len(line) < 200 and _DIGIT.search(line) else []
    if not dates:
        return None
    leads = [_sort_of(line[: date.start()]) for date in dates]
    first = next((n for n, lead in enumerate(leads) if lead != "updated"), 0)
    bare = _TIME.sub(" ", _LEAD.sub(" ", _DATE.sub(" ", line)))
    rest = " ".join(_FILLER.sub(" ", bare).split())
    sort = leads[first]
    if rest:
        if not _BYLINE.fullmatch(rest) or len(rest.split()) > 9 or line.rstrip().endswith("."):
            return None
        sort = "byline" if sort == "bare" else sort
    return DateLine(_day(dates[first]), sort, dates[first][0])


def _sort_of(before: str) -> str:
    leads = list(_LEAD.finditer(before))
    if not leads:
        return "bare"
    return "updated" if leads[-1]["updated"] else "published"


def _day(date: re.Match[str]) -> Moment | None:
    found = {key.rstrip("1234"): value for key, value in date.groupdict().items() if value}
    if "n" in found:
        one, two = int(date["n1"]), int(date["n2"])
        year = date["y4"] if len(date["y4"]) == 4 else f"20{date['y4']}"
        if date["sep2"] == "." or one > 12 or one == two:
            return _moment(year, two, one)
        return _moment(year, one, two) if two > 12 else None
    month = found["m"]
    number = int(month) if month.isdigit() else _MONTHS.index(month[:3].lower()) + 1
    return _moment(found["y"], number, int(re.match(r"\d+", found["d"])[0]))


def _moment(year: str, month: int, day: int) -> Moment | None:
    try:
        return Moment.parse(f"{year}-{month:02}-{day:02}")
    except DateError:
        return None


# a city in capitals; what is as short as GNA, or is no city, needs its agency
_CAPS = r"[A-Z][A-Z'’.-]+(?: (?:[A-Z][A-Z'’.-]*|of|de|al|el))*"
_CITY = (
    rf"(?!(?:[A-Z.]{{1,3}}|NATO|ISIS|ISIL|HAMAS|ECOWAS|BRICS|OPEC|[A-Z]+COM)\b[^/,(]*[-–—:]){_CAPS}"
)
_MIXED = r"[A-Z](?:\w|['’](?!s\b)|[.-](?=\w))+(?:[ -][A-Z](?:\w|['’](?!s\b))+){0,3}"
_REGION = r"(?:, ?[A-Z][\w.'’-]+(?: (?:(?:of|the|and|al|el) )*[A-Z][\w.'’-]+){0,3})?"
_WHEN = (
    rf"(?:{_WEEKDAY},? )?(?:{_MONTH} {_DAY}(?:,? \d{{4}})?|{_DAY} {_MONTH}(?:,? \d{{4}})?|"
    rf"\d{{4}}-\d\d-\d\d|\d{{1,2}}/\d{{1,2}}/\d{{4}})|{_WEEKDAY}"
)
_BY = r"(?:\((?P<{0}>[A-Z][\w .&'’/-]{{1,40}})\)|/(?P<{1}>[A-Z][\w ]{{1,20}})/)"
_KNOWN = (
    r"\((?P<a3>AFP|AP|UPI|DPA|dpa|EFE|ANSA|TASS|SANA|SPA|WAM|MENA|PTI|IANS|ANI|KUNA|IRNA|[\w .]*"
    r"(?:Reuters|Xinhua|Interfax|Anadolu|Bloomberg|Sputnik|Rudaw|Kurdistan 24|News|Press|Agency|"
    r"Agencies|Times|Post|TV|Radio|Media|Online|Voice|Service|Monitor|Guardian)[\w .]*)\)"
)
# after an agency or a day any dash will do, after a city alone it stands apart or is a long one
_DASH = r" ?(?:--+|[-–—:]) ?"
_APART = r"(?: +(?:--+|[-–]) +| ?—+ ?|: )"
_DATELINE = re.compile(
    rf"(?:{_CAPS}(?:/{_CAPS})*{_REGION}(?:[,.]? (?P<d1>{_WHEN})\.?)?\.?,? ?{_BY.format('a1', 'a2')}"
    rf"(?:{_DASH}|(?<=/)\. ?)|"
    rf"{_CITY}(?:/{_CAPS})*{_REGION}(?:, (?P<d2>{_WHEN})| \((?P<d3>{_WHEN})\))?{_APART}|"
    rf"{_MIXED}(?:/{_MIXED})*{_REGION}(?:[,.]? (?P<d4>{_WHEN})\.?)?,? ?{_KNOWN}{_DASH}|"
    rf"{_MIXED}, ?{_MIXED}{_APART}|"
    rf"{_MIXED}{_REGION}(?:, (?P<d5>(?:{_WEEKDAY},? )?\w+ \w+,? \d{{4}})|"
    rf" \((?P<d6>{_WHEN})\)){_DASH}|"
    rf"{_BY.format('a4', 'a5')}{_DASH})"
)


@dataclass(frozen=True)
class Dateline:
    """The dateline in which a paragraph begins: how long it is, its agency, its day if it has one.

    `undated` are its words for a day that lack a year, or that could be two days.
    """

    length: int
    agency: str
    day: Moment | None
    undated: str


def dateline(paragraph: str) -> Dateline | None:
    """The dateline of a paragraph; None where it has none.

    >>> dateline("KHARTOUM, 3 June 2020 (Xinhua) -- Troops left.").agency
    'Xinhua'
    """
    found = _DATELINE.match(f"{paragraph[:200]} ")
    if not found:
        return None
    parts = {key[0]: value for key, value in found.groupdict().items() if value}
    when = parts.get("d", "")
    date = _DATE.search(when)
    day = _day(date) if date else None
    return Dateline(min(found.end(), len(paragraph)), parts.get("a", ""), day, "" if day else when)
