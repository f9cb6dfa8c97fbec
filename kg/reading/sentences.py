"""Sentences: where they begin and end in a paragraph, by punctuation and a list of
abbreviations."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from kg.problems import Problem
from kg.reading.legible import Legible, legible
from kg.reading.lexicon import words

# written with a full stop and followed by a name or number, so that no sentence ends there
_ABBREVIATIONS = words(
    "mr mrs ms dr prof gen brig maj col lt capt cmdr adm sgt cpl pvt sen rep gov pres hon "
    "rev st jr sr sheik amb fld no vs etc al ft mt pp art fig vol ch ca approx dept est "
    "u.s u.n u.k e.u a.u u.a.e u.s.s.r d.c e.g i.e a.m p.m jan feb mar apr jun jul aug "
    "sep sept oct nov dec mln bln pct dlrs inc ltd corp co bros spc supt"
)
# these may also end a sentence; the next word decides
_EITHER = words(
    "u.s u.n u.k e.u a.u u.a.e u.s.s.r d.c a.m p.m inc ltd corp co jr sr etc mln bln pct"
)
_STARTERS = words(
    "the a an in on at it its he she they his her their we but and for after before since "
    "this that these those there when while as if however meanwhile last earlier "
    "according both some many several most two three"
)
_LONGEST = 2000
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s)|[.!?][\"”](?=[A-Z])")


@dataclass(frozen=True)
class Sentence:
    """One sentence and where it stands: `text` is what is read of the article's text[start:end].

    The two differ where the text has what nobody sees, such as soft hyphens; `place` says where a
    part of `text` stands. `goes_on` is true of a piece of a sentence that was too long.
    """

    text: str
    start: int
    end: int
    goes_on: bool = False
    places: tuple[tuple[int, int], ...] = field(default=(), repr=False)

    def place(self, first: int, last: int) -> tuple[int, int]:
        """Where the characters [first, last) of `text` stand in the article's text."""
        return Legible(self.text, self.start, self.places).place(first, last)


def split(text: str, paragraphs: tuple[tuple[int, int], ...]) -> tuple[Sentence, ...]:
    """The sentences of the paragraphs, in order.

    >>> [s.text for s in split("He met Gen. Ali on Jan. 3. It rained.", ((0, 37),))]
    ['He met Gen. Ali on Jan. 3.', 'It rained.']
    """
    return tuple(sentence for at in paragraphs for sentence in _paragraph(legible(text, *at)))


def overlong(name: str, sentences: Iterable[Sentence]) -> Iterator[Problem]:
    """A problem for each sentence that was cut because it was longer than any sentence is."""
    start = None
    for sentence in sentences:
        start = sentence.start if start is None else start
        if not sentence.goes_on:
            if sentence.end - start > _LONGEST and start != sentence.start:
                message = f"a sentence of {sentence.end - start:,} characters is read in pieces"
                yield Problem(name, 0, message)
            start = None


def _paragraph(read: Legible) -> Iterator[Sentence]:
    text, at = read.text, 0
    for mark in _END.finditer(text):
        if _ends_here(text, mark):
            yield from _short_enough(read, at, mark.end())
            at = mark.end()
    yield from _short_enough(read, at, len(text))


def _short_enough(read: Legible, start: int, end: int) -> Iterator[Sentence]:
    """The sentence, or pieces of it where it is longer than any sentence is."""
    while end - start > _LONGEST:
        cut = _cut(read.text, start)
        yield from _sentence(read, start, cut, goes_on=True)
        start = cut
    yield from _sentence(read, start, end)


def _cut(text: str, start: int) -> int:
    """Where to cut: after a semicolon or comma in the last quarter, else at a space."""
    for mark in ("; ", ", ", " "):
        cut = text.rfind(mark, start + _LONGEST * 3 // 4, start + _LONGEST)
        if cut > 0:
            return cut + len(mark)
    return start + _LONGEST


def _sentence(read: Legible, start: int, end: int, goes_on: bool = False) -> Iterator[Sentence]:
    """The sentence without white space around it; none where nothing else is there."""
    inside = read.text[start:end]
    start, end = end - len(inside.lstrip()), start + len(inside.rstrip())
    if start < end:
        part = read.part(start, end)
        yield Sentence(part.text, *read.place(start, end), goes_on, part.places)


def _ends_here(text: str, mark: re.Match[str]) -> bool:
    rest = text[mark.end() : mark.end() + 60].lstrip()
    if not rest:
        return False
    following = rest.lstrip("\"'“‘([")
    if not following or following[0].islower():
        return False
    if mark.group()[0] != ".":
        return True
    word = re.search(r"[\w.'’-]*$", text[max(0, mark.start() - 20) : mark.start()])
    before = word[0].lower() if word else ""
    if before in _EITHER:
        return _next_word(following) in _STARTERS
    if before in _ABBREVIATIONS or re.fullmatch(r"[a-z]", before):
        return False
    return not (
        re.fullmatch(r"(?:[a-z]\.)+[a-z]", before) and _next_word(following) not in _STARTERS
    )


def _next_word(following: str) -> str:
    return re.split(r"[^\w]", following, maxsplit=1)[0].lower()
