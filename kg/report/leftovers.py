"""Leftovers: the lines of an article that were taken for boilerplate and not read, told to all."""

from collections.abc import Iterator
from typing import NamedTuple

from kg.reading import Reading


class LeftOut(NamedTuple):
    """A line that was not read: `text[start:end]` of the article, and the sort of boilerplate."""

    start: int
    end: int
    sort: str
    text: str


def left_out(reading: Reading) -> Iterator[LeftOut]:
    """The lines that were not read, in the order of the text, with runs of white space as one."""
    text = reading.article.text
    for start, end, sort in sorted(reading.article.left_out):
        yield LeftOut(start, end, sort, " ".join(text[start:end].split()))
