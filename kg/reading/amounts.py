"""Amounts: how many a phrase says, as two bounds: "at least 20", "between 40 and 50", "dozens".

A word for many is read as the least that it can mean ("dozens" are two dozen or more), a number
that is given as about right ("some 30") as that number. What has no number ("many") has no bounds.
"""

import re

_ONES = (
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
    "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
)  # fmt: skip
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_NUMBERS = {word: n for n, word in enumerate(_ONES, 1)} | {
    word: 10 * n for n, word in enumerate(_TENS, 2)
}
_TIMES = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000, "million": 1_000_000}
# the least that a word for many can mean
_MANY = {
    "several": 3, "dozens": 24, "scores": 40, "hundreds": 200, "thousands": 2000, "tens": 20,
    "millions": 2_000_000,
}  # fmt: skip
# what it is times, where another word says how many: "tens of thousands"
_UNITS = {"hundreds": 100, "thousands": 1000, "millions": 1_000_000}
_AT_LEAST = re.compile(
    r"\b(at least|no (fewer|less) than|more than|upwards? of|over|not less than|a minimum of"
    r"|in excess of)\b"
)
_AT_MOST = re.compile(r"\b(up to|as many as|at most|fewer than|less than|no more than|under)\b")
_PLAIN = re.compile(r"\d{1,3}(?:[, ]\d{3})+(?!\d)|\d+(?:\.\d+)?")
_RANGE = re.compile(r"\b(?:between|from)\b|\b(?:to|or)\b|(?<=\d) ?[-–] ?(?=\d)")

Bounds = tuple[int, int | None]


def bounds(phrase: str) -> Bounds | None:
    """The least and the most that a phrase says; the most is None where it leaves that open.

    >>> bounds("at least 20"), bounds("between 40 and 50"), bounds("some 30")
    ((20, None), (40, 50), (30, 30))
    >>> bounds("dozens"), bounds("tens of thousands of"), bounds("two dozen"), bounds("1,200")
    ((24, None), (20000, None), (24, 24), (1200, 1200))
    >>> bounds("up to 50"), bounds("half a million"), bounds("twenty-one"), bounds("many")
    ((1, 50), (500000, 500000), (21, 21), None)
    """
    told = phrase.lower()
    words = _PLAIN.sub(lambda found: f" {re.sub('[, ]', '', found[0])} ", told)
    found = _numbers(re.findall(r"\d+(?:\.\d+)?|[a-z]+", words))
    if not found:
        return None
    (first, open_first), *rest = found
    if rest and _RANGE.search(told) and rest[0][0] > first:
        return first, None if rest[0][1] else rest[0][0]
    if _AT_MOST.search(told):
        return 1, first
    return first, None if open_first or _AT_LEAST.search(told) else first


def _numbers(words: list[str]) -> list[tuple[int, bool]]:
    """The numbers that words say, each with whether it may be more."""
    found: list[tuple[int, bool]] = []
    total, is_open, begun = 0.0, False, False
    for word in [*words, ""]:
        if word == "half":
            total, begun = 0.5, True
        elif word in ("of", "a") and begun or word == "and" and total >= 100 and total % 100 == 0:
            continue
        elif word in _MANY:
            total = total * _UNITS.get(word, 1) if total else _MANY[word]
            is_open = begun = True
        elif word in _TIMES:
            total, begun = (total or 1) * _TIMES[word], True
        elif (value := _NUMBERS.get(word)) or word[:1].isdigit():
            value = value or float(word)
            joined = total % 10 == 0 and value < 10 or total % 100 == 0 and value < 100
            if begun and not (joined and total >= 20):
                found.append((round(total), is_open))
                total = 0.0
            total, begun = total + value, True
        elif begun:
            found.append((round(total), is_open))
            total, is_open, begun = 0.0, False, False
    return [one for one in found if one[0]]
