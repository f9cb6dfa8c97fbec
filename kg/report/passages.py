"""Passages: an article sentence by sentence, each with the names in it and what it claims."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from kg.reading import Reading, Sentence, Sighting
from kg.report.wording import Told, told


@dataclass(frozen=True)
class Passage:
    """One sentence, its number from 1, the names in it, and its claims and plans in words.

    `text` is the article's own, in which the offsets of names and quotes count.
    """

    number: int
    sentence: Sentence
    text: str
    mentions: tuple[Sighting, ...]
    told: tuple[Told, ...]

    def pieces(self) -> Iterator[tuple[str, Sighting | None]]:
        """The sentence cut at its names: (text, the name that it is, or None)."""
        text, start, at = self.text, self.sentence.start, 0
        for mention in self.mentions:
            yield text[at : mention.start - start], None
            yield text[mention.start - start : mention.end - start], mention
            at = mention.end - start
        yield text[at:], None


def passages(reading: Reading) -> list[Passage]:
    """The sentences of a reading in order; a claim stands where its quote begins."""
    starts = [sentence.start for sentence in reading.sentences]
    claims: dict[int, list[Told]] = defaultdict(list)
    for planned, made in ((False, reading.claims), (True, reading.plans)):
        for claim in made:
            number = bisect_right(starts, claim.evidence.start or 0)
            claims[max(number, 1)].append(told(claim, reading, planned))
    mentions: dict[int, list[Sighting]] = defaultdict(list)
    for mention in reading.mentions:
        number = bisect_right(starts, mention.start)
        if number and mention.end <= reading.sentences[number - 1].end:
            mentions[number].append(mention)
    text = reading.article.text
    return [
        Passage(
            number,
            sentence,
            text[sentence.start : sentence.end],
            tuple(mentions[number]),
            tuple(claims[number]),
        )
        for number, sentence in enumerate(reading.sentences, 1)
    ]
