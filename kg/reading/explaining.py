"""Explaining: how a sentence was read: its tree, whom its words mean, and what each rule did."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from kg.model import Actor, Place
from kg.reading.article import Article
from kg.reading.cast import Line
from kg.reading.forms import lemma
from kg.reading.reader import Reading, read
from kg.reading.reference import References
from kg.reading.rule import Rule
from kg.reading.rules import RULES
from kg.reading.tokens import text_of
from kg.reading.tracing import Trial, listening

if TYPE_CHECKING:
    from kg.reading.tokens import Token


@dataclass(frozen=True)
class Word:
    """A word of a sentence as it was parsed; `head` is the place of its head, None at the root."""

    text: str
    lemma: str
    pos: str
    dep: str
    head: int | None


@dataclass(frozen=True)
class Meant:
    """Whom some words mean: the actor or place, its kind, how that was found, how sure it is."""

    words: str
    id: str
    name: str
    kind: str
    how: str
    confidence: float


@dataclass(frozen=True)
class Tried:
    """A rule that was tried on a word: whether it fired, and what is to be said of that.

    `kind` and `example` are empty for what no rule of the table makes, such as titles.
    """

    rule: str
    kind: str
    word: str
    fired: bool
    remarks: tuple[str, ...]
    example: str


@dataclass(frozen=True)
class Explanation:
    """How one sentence was read; `number` counts the sentences of the article from 1."""

    number: int
    words: tuple[Word, ...]
    meant: tuple[Meant, ...]
    tried: tuple[Tried, ...]


def explain(
    article: Article, actors: Mapping[str, Actor], places: Mapping[str, Place]
) -> tuple[Reading, list[Explanation]]:
    """What an article says, and how each of its sentences was read."""
    with listening() as trace:
        reading = read(article, actors, places)
    refs = trace.refs
    lines = [line for line in refs.lines if not line.headline]
    return reading, [
        Explanation(
            number,
            tuple(_words(line)),
            (*_named(refs, line), *_referring(refs, line)),
            tuple(_tried(line, trial) for trial in trace.of(line.number)),
        )
        for number, line in enumerate(lines, 1)
    ]


def _words(line: Line) -> Iterator[Word]:
    for token in line.doc:
        head = None if token.head == token else token.head.i
        yield Word(token.text, lemma(token), token.pos_, token.dep_, head)


def _named(refs: References, line: Line) -> Iterator[Meant]:
    for mention in line.mentions:
        words = text_of(line.doc[mention.start : mention.end])
        if mention.actor:
            yield _meant(refs, words, mention.actor, mention.how, 1.0)
        elif mention.place:
            cast = refs.cast
            place = cast.new_places.get(mention.place) or cast.known.places[mention.place]
            yield Meant(words, place.id, place.name, "place", mention.how, 1.0)


def _referring(refs: References, line: Line) -> Iterator[Meant]:
    """What pronouns and descriptions mean, and nouns that stand for an actor ("its troops")."""
    for token in line.doc:
        if line.at.get(token.i) or token.pos_ not in ("NOUN", "PRON", "DET"):
            continue
        for found in refs.alone(line, token):
            words = _phrase(token)
            yield _meant(refs, words, found.actor, found.how, found.confidence)


def _phrase(token: "Token") -> str:
    """A word with what stands before it in its phrase: "the group", "its forces"."""
    first = min([token.i, *(c.i for c in token.children if c.i < token.i)])
    return text_of(token.doc[first : token.i + 1])


def _meant(refs: References, words: str, actor: str, how: str, confidence: float) -> Meant:
    card = refs.cast.actor(actor)
    return Meant(words, actor, card.name, card.kind, how, confidence)


@lru_cache(maxsize=1)
def _rules() -> dict[str, Rule]:
    return {rule.name: rule for rule in RULES}


def _tried(line: Line, trial: Trial) -> Tried:
    known = _rules().get(trial.rule)
    kind, example = (known.kind, known.example) if known else ("", "")
    word = line.doc[trial.token].text
    return Tried(trial.rule, kind, word, trial.fired, trial.remarks, example)
