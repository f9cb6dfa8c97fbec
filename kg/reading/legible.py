"""Legible: a stretch of an article as the parser reads it, each character with its place.

Soft hyphens, marks of direction and other characters that nobody sees are left out, letters and
their accents are one, white space is one space, a word broken at the end of a line is whole again,
and text that was decoded twice says what it meant. The article's own text stays as it is: quotes
are cut from it, by the places kept here."""

import html
import re
import unicodedata
from dataclasses import dataclass

from kg.reading.lexicon import words

# what follows a hyphen that belongs to the word: "Turkish-\nbacked"
_COMPOUND = words(
    "backed supported supplied made built led run held controlled occupied allied aligned linked "
    "affiliated based sponsored funded financed trained armed equipped owned born speaking wide "
    "fire old long term scale level general minister chief in up off out to and of the"
)
# how the bytes 80 to BF look when they are taken for Windows-1252 or Latin-1
_TAIL = "[\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]"
_ALIKE = {
    "«": '"', "»": '"', "″": '"', "‟": '"', "`": "'", "´": "'", "′": "'", "ʼ": "'", "＇": "'",
    "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2212": "-", "``": '"', "''": '"',
}  # fmt: skip
_ODD = re.compile(
    rf"(?P<twice>[ÂÃÄÅ]{_TAIL}|â{_TAIL}{{2}})"
    r"|(?P<broken>(?<=[a-z])-[ \t]*\n[ \t]*(?=(?P<rest>[a-z]+)))"
    r"|(?P<unseen>\xad\s*\n\s*|[\xad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u061c\u180e"
    r"\ufe00-\ufe0f]+)"
    r"|(?P<accent>[A-Za-z][\u0300-\u036f]+)"
    r"|(?P<space>(?:\s|&nbsp;){2,}|[^\S ]|&nbsp;)"
    r"|(?P<ligature>[\ufb00-\ufb06])"
    r"|(?P<entity>&(?:[a-z]{2,6}|#\d{2,5}|#x[\da-f]{2,5});)"
    r"|(?P<alike>``|''|[«»″‟`´′ʼ＇\u2010\u2011\u2012\u2212])"
)
_RAW = {chr(byte): bytes([byte]) for byte in range(128, 256)}
for _byte in range(128, 160):
    _RAW[bytes([_byte]).decode("cp1252", "ignore")] = bytes([_byte])


@dataclass(frozen=True)
class Legible:
    """What is read of text[start:end]; `places` has where each character stood, if not in a row."""

    text: str
    start: int
    places: tuple[tuple[int, int], ...] = ()

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Where the characters [first, last) of what is read stand in the article's text."""
        if not self.places:
            return self.start + first, self.start + last
        return self.places[first][0], self.places[last - 1][1]

    def part(self, first: int, last: int) -> "Legible":
        """The characters [first, last) of it."""
        places = self.places[first:last]
        return Legible(self.text[first:last], self.place(first, last)[0], places)


def legible(text: str, start: int, end: int) -> Legible:
    """What is read of text[start:end].

    >>> legible("Tur\\xadkish\\u200b-backed  forces", 0, 25).text
    'Turkish-backed forces'
    >>> legible("Tur\\xadkish\\u200b-backed", 0, 16).place(0, 7)
    (0, 8)
    """
    if _is_plain(text[start:end]) or not _ODD.search(text, start, end):
        return Legible(text[start:end], start)
    read: list[str] = []
    places: list[tuple[int, int]] = []
    at = start
    for odd in _ODD.finditer(text, start, end):
        read.append(text[at : odd.start()])
        places += ((i, i + 1) for i in range(at, odd.start()))
        meant = _meant(odd)
        read.append(meant)
        places += [odd.span()] * len(meant)
        at = odd.end()
    read.append(text[at:end])
    places += ((i, i + 1) for i in range(at, end))
    return Legible("".join(read), start, tuple(places))


def _is_plain(text: str) -> bool:
    """True for what has nothing odd for certain, told faster than by looking for it."""
    return not (_SUSPECT.search(text) or "  " in text or "''" in text)


# all but plain letters, "&" and "`" aside, and the marks of good typography
_SUSPECT = re.compile("[^ -%'-_a-~‘’“”–—…]")


def decoded_twice(text: str) -> str:
    """The first letters that were taken for others, or nothing: `â€™` for an apostrophe."""
    if not any(first in text for first in "ÂÃÄÅâ"):
        return ""
    return next((m[0] for m in _ODD.finditer(text) if m["twice"] and _meant(m) != m[0]), "")


def _meant(odd: re.Match[str]) -> str:
    return _READ_AS[odd.lastgroup](odd)


def _once(odd: re.Match[str]) -> str:
    try:
        return b"".join(_RAW[c] for c in odd[0]).decode("utf-8").replace("\xa0", " ")
    except (KeyError, UnicodeDecodeError):
        return odd[0]


def _entity(odd: re.Match[str]) -> str:
    meant = html.unescape(odd[0])
    return " " if meant.isspace() else meant if meant.isprintable() else ""


_READ_AS = {
    "twice": _once,
    "broken": lambda odd: "-" if odd["rest"] in _COMPOUND else "",
    "unseen": lambda odd: "",
    "accent": lambda odd: unicodedata.normalize("NFC", odd[0]),
    "space": lambda odd: " ",
    "ligature": lambda odd: unicodedata.normalize("NFKC", odd[0]),
    "entity": _entity,
    "alike": lambda odd: _ALIKE[odd[0]],
}
