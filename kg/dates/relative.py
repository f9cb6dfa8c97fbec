"""Relative dates: the words for time in a sentence, read against the day it was published.

The words and their granularity are kept: a month is never given a day. The rules, with the
anchor (the dateline) called A:

- a bare weekday is the latest one up to A (`tense="future"`: the next one from A on); a bare
  month or day of a month is the latest one up to A that has begun;
- last week is Monday to Sunday of the calendar week before A's; an A on a Sunday opens a new
  week, so that last week is then the seven days before it. Last month and last year are the
  calendar ones;
- this week, month or year, said of something past, runs from its first day to A; earlier this
  month as well;
- recent days are the 7 days up to A, recent weeks 4 weeks, recent months 6 months, recent years
  5 years; so are `weeks of ...` and `for weeks`;
- the weekend is the latest one that has begun;
- a day later, the next day, hours earlier count from the last date told (see `find`);
- a festival is left unresolved: its words are kept, and no day is made of them;
- last spring is the latest spring that had ended by A; where it ended less than three months
  before, the one before it may be meant as well, and is more likely within a month: EDTF
  one-of-a-set, the likelier first.
"""

import re
from dataclasses import dataclass
from datetime import date

from kg.dates.counting import SMALL_NUMBERS
from kg.dates.moment import DateError, Moment
from kg.dates.reckoning import READERS
from kg.dates.span import Span

_M = (
    r"(?P<month>January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Jan\.?|Feb\.?|Mar\.?|Apr\.?|Jun\.?|Jul\.?|Aug\.?|Sept?\.?|Oct\.?|Nov\.?|Dec\.?)"
)
_D = r"(?P<day>0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_YEAR = r"1[89]\d\d|20\d\d"
_Y = rf"(?P<year>{_YEAR})"
_W = r"(?P<weekday>Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday)"
_N = rf"(?P<n>(?i:\d{{1,3}}|a couple of|a few|few|several|an?|{'|'.join(SMALL_NUMBERS)}))"
_PART = r"(?P<part>[Ee]arly|[Mm]id|[Ll]ate)"
_NAMES = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
)
_PERIOD = rf"(?:{_NAMES} )?(?:{_YEAR})|{_NAMES}"


def _swap(pattern: str) -> str:
    """The same pattern with its group renamed, for the American order of day and month."""
    return pattern.replace("(?P<day>", "(?P<day2>").replace("(?P<month>", "(?P<month2>")


@dataclass(frozen=True)
class TimeWords:
    """Words for a time in a text: where they stand, what they mean, how fine they are.

    `span` has no bounds where the words need an anchor and none was given. `granularity` is `day`,
    `week`, `month`, `season`, `year` or `interval`; `absolute` is true when no anchor was needed.
    """

    words: str
    start: int
    end: int
    span: Span
    granularity: str
    absolute: bool = False


# name -> pattern; the first that matches at a place wins, so that longer ones stand first
_PATTERNS = (
    ("iso", r"\b(?P<iso>\d{4}-\d\d-\d\d)\b"),
    ("since", rf"\b[Ss]ince (?:(?:{_PART}[- ]|(?P<which>last) )?"
              rf"(?:{_M}(?: {_D})?(?:,? {_Y})?|(?P<only>{_YEAR})|"
              rf"(?P<last>last|this) (?P<unit>week|month|year|spring|summer|autumn|fall|winter)|"
              rf"{_W}|(?P<yesterday>yesterday)))\b"),
    ("between", rf"\b(?:[Bb]etween|[Ff]rom) (?P<one>{_PERIOD})"
                rf"(?: (?:and|to|until|till|through) | ?[-–] ?)"
                rf"(?:the end of )?(?P<two>{_PERIOD})\b(?!,? \d)"),
    ("day", rf"\b(?:{_D} {_M}|{_swap(_M)} {_swap(_D)})(?!\d)(?:,? {_Y})?(?![\d-])"),
    ("month", rf"\b(?:{_PART}[- ])?{_M},? {_Y}\b"),
    ("months-season", r"\b(?:[Tt]he )?(?P<season>spring|summer|autumn|fall|winter) (?:of )?"
                      rf"{_Y}\b"),
    ("season", r"\b(?P<which>[Ll]ast|[Tt]his|[Nn]ext) "
               r"(?P<season>spring|summer|autumn|fall|winter)\b"),
    ("weekday", r"\b(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Ee]arlier|[Ll]ate|[Ee]arly) )?"
                rf"(?:on )?{_W}\b"),
    ("month-last", rf"\b(?:(?P<which>[Ll]ast|[Tt]his|[Nn]ext|[Ii]n|[Dd]uring|[Bb]y|[Uu]ntil) )"
                   rf"(?:the end of )?(?:{_PART}[- ])?{_M}(?! \d)(?!\w)"),
    ("ago", rf"\b{_N} (?P<unit>day|week|month|year)s? ago\b"),
    ("past-n", r"\b(?:[Ii]n|[Oo]ver|[Dd]uring|[Ff]or) the (?:past|last|previous) "
               rf"(?:{_N} )?(?P<unit>day|week|month|year)s?\b"),
    ("recent", r"\b(?:[Ii]n |[Oo]ver |[Dd]uring )?(?:the )?(?:[Rr]ecent|[Pp]ast few|[Ll]ast few) "
               r"(?P<unit>day|week|month|year)s\b"),
    ("for-units", r"\b(?:[Ff]or (?:several |many )?(?P<unit>day|week|month|year)s"
                  r"|(?P<unit2>[Dd]ay|[Ww]eek|[Mm]onth|[Yy]ear)s of)\b"),
    ("this", r"\b(?P<how>[Ee]arlier|[Ll]ater|[Ll]ate|[Ee]arly)? ?"
             r"(?P<which>[Tt]his|[Ll]ast|[Nn]ext|[Tt]he past|[Tt]he coming) "
             r"(?P<unit>week|month|year|weekend)\b"),
    ("weekend", r"\b(?:(?:[Aa]t|[Oo]ver|[Oo]n|[Dd]uring) the (?P<past>past )?weekend|"
                r"(?:a|the) weekend(?= [a-z]))\b"),
    ("near", r"\b(?P<near>[Yy]esterday|[Tt]oday|[Tt]onight|[Tt]omorrow|[Oo]vernight|"
             r"[Tt]his (?:morning|afternoon|evening)|[Ll]ast night)\b"),
    ("year", r"\b(?P<lead>[Ii]n|[Bb]y|[Uu]ntil|[Dd]uring|[Oo]f|[Ll]ate|[Ee]arly|[Mm]id) "
             rf"{_Y}\b(?!-)"),
    ("year-of", rf"\b(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Hh]is) (?:[a-z]+ )?{_Y} "
                r"(?=(?!people|men|troops|soldiers|fighters|others|civilians|square|miles)[a-z]{3})"),
    ("festival", r"\b(?:(?:[Dd]uring|[Ii]n|[Bb]efore|[Aa]fter|[Oo]n|[Oo]ver|[Uu]ntil) )"
                 r"(?:the )?(?:(?:Muslim |Islamic )?(?:holy month|feast|festival) of )?"
                 r"(?:Ramadan|Eid(?: al-(?:Fitr|Adha))?|Ashura|Nowruz|Easter|Passover|"
                 r"Christmas)\b"),
)  # fmt: skip
# counted from the last date told, not from the anchor
_LATER = re.compile(
    rf"\b(?:{_N} (?P<unit>day|week|month|year)s? (?P<way>later|earlier|afterwards|before(?=[.,;]))"
    r"|(?:[Tt]he|[Tt]hat) (?P<which>next|following|same|previous|very) (?P<unit2>day|week|month)"
    r"|[Tt]hat (?P<unit3>day)|[Oo]n the (?P<eve>eve)|[Hh]ours (?P<way2>later|earlier))\b"
)
_ANY = [(name, re.compile(pattern)) for name, pattern in _PATTERNS]
_HINT = re.compile(
    r"\d|day\b|days\b|[Ww]eek|[Mm]onth|[Yy]ear|ago\b|night|morning|spring|summer|autumn|fall|winter|"
    r"tomorrow|[Tt]oday|Ramadan|Eid\b|Ashura|Nowruz|Easter|Passover|Christmas|\b(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
# what a text has in which that is found, looked for faster
_HINTED = (
    "day", "eek", "onth", "ear", "ago", "night", "morning", "spring", "summer", "autumn", "fall",
    "winter", "tomorrow", "Ramadan", "Eid", "Ashura", "Nowruz", "Easter", "Passover", "Christmas",
    *_MONTHS,
)  # fmt: skip
_DIGIT = re.compile(r"\d")
_UNITS = ("day", "week", "month", "year")
_SEASONS = ("spring", "summer", "autumn", "fall", "winter")
# what each pattern finds has one of these, or a digit
_WITH_DIGITS = frozenset({"iso", "day", "month", "months-season", "year", "year-of"})
_HAS = {
    "since": ("ince",),
    "between": ("etween", "rom"),
    "season": _SEASONS,
    "weekday": ("day",),
    "month-last": _MONTHS,
    "ago": (" ago",),
    "past-n": ("past", "last", "previous"),
    "recent": ("ecent", "few"),
    "for-units": ("days", "weeks", "months", "years", "Days", "Weeks", "Months", "Years"),
    "this": _UNITS,
    "weekend": ("weekend",),
    "near": ("day", "night", "morrow", "afternoon", "evening", "morning"),
    "festival": ("Ramadan", "Eid", "Ashura", "Nowruz", "Easter", "Passover", "Christmas"),
    "later": ("ater", "arlier", "afterwards", "before", *_UNITS, " eve"),
}


def _may_have(text: str, name: str) -> bool:
    return any(map(text.__contains__, _HAS[name]))


def find(
    text: str, anchor: Moment | None, tense: str = "past", last: Moment | None = None
) -> list[TimeWords]:
    """The words for time in a sentence, in order, each with the span that it means.

    `last` is the last date told before: "a day later" and "the next day" count from the date
    before them in the sentence, else from `last`, and without either mean nothing.

    >>> found = find("Rebels took the town on Monday", Moment.parse("2020-06-02"))
    >>> found[0].words, str(found[0].span)
    ('on Monday', '2020-06-01')
    >>> [str(t.span) for t in find("It began last spring", Moment.parse("2020-06-02"))]
    ['[2019-21,2020-21]']
    """
    if not (any(map(text.__contains__, _HINTED)) or _DIGIT.search(text)) or not _HINT.search(text):
        return []
    day = anchor.latest if anchor else None
    taken: list[TimeWords] = []
    has_digits = _DIGIT.search(text) is not None
    for name, pattern in _ANY:
        if not (has_digits if name in _WITH_DIGITS else _may_have(text, name)):
            continue
        for match in pattern.finditer(text):
            if any(match.start() < t.end and t.start < match.end() for t in taken):
                continue
            if meant := _meaning(name, match, day, tense):
                taken.append(meant)
    for match in _LATER.finditer(text) if _may_have(text, "later") else ():
        if not any(match.start() < t.end and t.start < match.end() for t in taken):
            told = [t for t in taken if t.end <= match.start() and t.span.point]
            since = max(told, key=lambda t: t.end).span.start if told else last
            if since and (meant := _meaning("later", match, since.earliest, tense)):
                taken.append(meant)
    return sorted(taken, key=lambda t: t.start)


def _meaning(name: str, match: re.Match[str], day: date | None, tense: str) -> TimeWords | None:
    found = {key.rstrip("23"): value for key, value in match.groupdict().items() if value}
    try:
        read = READERS[name](found, day, tense)
    except (DateError, ValueError, OverflowError):
        return None
    if read is None:
        return None
    edtf, granularity, absolute = read
    words = match.group().strip()
    lead = len(match.group()) - len(match.group().lstrip())
    span = Span.parse(edtf, words=words) if edtf else Span(words=words)
    return TimeWords(
        words, match.start() + lead, match.start() + lead + len(words), span, granularity, absolute
    )
