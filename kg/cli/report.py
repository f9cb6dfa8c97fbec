"""The report: an article sentence by sentence, its names in colour, with what each one claims."""

import re
import sys
from collections.abc import Iterator
from shutil import get_terminal_size
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from kg.reading import Reading, Sighting
    from kg.report import Passage, Told

# kind of actor -> colour of its names; a name that was not known before is underlined
COLOURS = {
    "state": "blue",
    "government": "blue",
    "armed-group": "red",
    "coalition": "red",
    "political-body": "cyan",
    "international-organisation": "cyan",
    "company": "yellow",
    "person": "magenta",
    "place": "green",
}
_MARKS = {
    "stated": ("→", "green"),
    "alleged": ("?", "yellow"),
    "denied": ("✗", "red"),
    "planned": ("…", "blue"),
    "ended": ("■", "cyan"),
}


def lines(reading: "Reading") -> Iterator[str]:
    """The lines of the report."""
    from kg.report import counted, left_out, passages

    source = reading.source
    yield click.style(source.title, bold=True)
    day = source.published or "no date"
    yield f"{source.publisher or 'unknown publisher'}, {day} [{source.id}]"
    for passage in passages(reading):
        yield ""
        yield from sentence(passage)
        yield from map(claim, passage.told)
    yield ""
    for noun, cards in (("actor", reading.new_actors), ("place", reading.new_places)):
        for card in cards:
            yield f"proposed {noun}: {card.name} ({card.kind}) [{card.id}]"
    for line in left_out(reading):
        yield click.style(f"not read ({line.sort}): {line.text}", dim=True)
    yield counted(reading)


def sentence(passage: "Passage") -> Iterator[str]:
    """A sentence with its number, its names in colour, folded on a terminal."""
    for number, line in enumerate(_folded(_words(passage))):
        yield f"    {line}" if number else f"{passage.number:3} {line}"


Piece = tuple[str, dict]


def _words(passage: "Passage") -> list[list[Piece]]:
    """The words of a sentence, each in pieces that have a style of their own ("LNA" + "-held")."""
    words: list[list[Piece]] = [[]]
    for text, mention in passage.pieces():
        style = _style(mention) if mention else {}
        for number, part in enumerate(re.split(r"\s+", text)):
            if number:
                words.append([])
            if part:
                words[-1].append((part, style))
    return [word for word in words if word]


def _style(mention: "Sighting") -> dict:
    return {"fg": COLOURS[mention.kind], "underline": mention.how == "new" or None}


def _folded(words: list[list[Piece]]) -> Iterator[str]:
    """The words in lines that fit the terminal; in one line where there is none."""
    room = get_terminal_size().columns - 5 if sys.stdout.isatty() else sys.maxsize
    line, width = [], 0
    for word in words:
        length = sum(len(text) for text, _ in word)
        if line and width + length > room:
            yield " ".join(line)
            line, width = [], 0
        line.append("".join(click.style(text, **style) if style else text for text, style in word))
        width += length + 1
    yield " ".join(line)


def claim(told: "Told") -> str:
    """A claim in a line, marked by how it is said."""
    mark, colour = _MARKS[told.stance]
    lead = click.style(f"{told.lead}: ", fg=colour, bold=True) if told.lead else ""
    rest = " · ".join((told.what, *told.more))
    rule = click.style(f"[{told.rule}]", dim=True)
    return f"      {click.style(mark, fg=colour)} {lead}{rest} {rule}"
