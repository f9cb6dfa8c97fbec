"""Sighting: a name in the text, and whom or what it was taken for."""

from collections.abc import Iterator
from dataclasses import dataclass

from kg.reading.cast import Cast, Line


@dataclass(frozen=True, order=True)
class Sighting:
    """A name of an actor or place in the article: `text[start:end]` of the text that was read.

    `kind` is the actor's kind, or `place`; `how` tells how it was known: `name`, `demonym`,
    `metonym`, `transliteration` (in another spelling), `new` (nobody knew it before) or `place`.
    """

    start: int
    end: int
    id: str
    kind: str
    how: str


def sightings(lines: list[Line], cast: Cast) -> Iterator[Sighting]:
    """All names in the lines, in order; those of a headline that is not in the text are left out.

    Names do not overlap.
    """
    for line in lines:
        if line.sentence.start < 0:
            continue
        for mention in line.mentions:
            if not mention.actor and not mention.place:
                continue
            first, last = line.doc[mention.start], line.doc[mention.end - 1]
            start, end = line.sentence.place(first.idx, last.end)
            kind = cast.kind(mention.actor) if mention.actor else "place"
            yield Sighting(start, end, mention.actor or mention.place, kind, mention.how)
