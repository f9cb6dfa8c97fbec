"""Sentences: where they begin and end in a paragraph, by punctuation and a list of
abbreviations."""

import re
from dataclasses import dataclass

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
    """One sentence and where it stands in the article's text: text[start:end] is `text`."""

    text: str
    start: int
    end: int


def split(text: str, paragraphs: tuple[tuple[int, int], ...]) -> tuple[Sentence, ...]:
    """The sentences of the paragraphs, in order.

    >>> [s.text for s in split("He met Gen. Ali on Jan. 3. It rained.", ((0, 37),))]
    ['He met Gen. Ali on Jan. 3.', 'It rained.']
    """
    return tuple(sentence for at in paragraphs for sentence in _paragraph(text, *at))


def _paragraph(text: str, start: int, end: int) -> list[Sentence]:
    found, at = [], start
    for mark in _END.finditer(text, start, end):
        if not _ends_here(text, mark, end):
            continue
        found.append(_sentence(text, at, mark.end()))
        at = mark.end()
    if text[at:end].strip():
        found.append(_sentence(text, at, end))
    return [piece for sentence in found for piece in _short_enough(text, sentence)]


def _short_enough(text: str, sentence: Sentence) -> list[Sentence]:
    """The sentence, or pieces of it at spaces where it is longer than any sentence is."""
    pieces, at = [], sentence.start
    while sentence.end - at > _LONGEST:
        cut = text.rfind(" ", at + 1, at + _LONGEST)
        cut = cut if cut > at else at + _LONGEST
        if text[at:cut].strip():
            pieces.append(_sentence(text, at, cut))
        at = cut
    return (
        [*pieces, _sentence(text, at, sentence.end)] if text[at : sentence.end].strip() else pieces
    )


def _sentence(text: str, start: int, end: int) -> Sentence:
    while text[start].isspace():
        start += 1
    while text[end - 1].isspace():
        end -= 1
    return Sentence(text[start:end], start, end)


def _ends_here(text: str, mark: re.Match[str], end: int) -> bool:
    rest = text[mark.end() : min(end, mark.end() + 60)].lstrip()
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
