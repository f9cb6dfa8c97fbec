"""Tokens: a parsed sentence in plain Python, for rules that look at each word many times over.

A `Doc` is the list of its words, cut out of what the parser made of a sentence; it and its `Token`s
answer to the names that spaCy's have, and a part of it is a plain list. To ask spaCy's own costs an
object and a look-up of a string at each step, which came to more than half of what the rules took.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from sys import intern
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.strings import StringStore
    from spacy.tokens import Doc as Parsed


class Token:
    """A word: how it is written, what it is, and where it hangs in the tree.

    It stands at [idx, end) of the sentence's text. `kept` holds what was read off the tree at this
    word (see `once`), `lemma` the lemma that the rules go by, once it is asked for (see `forms`).
    """

    __slots__ = (
        "doc", "i", "idx", "end", "text", "lower_", "whitespace_", "lemma_", "lemma", "pos_",
        "dep_", "morph", "like_num", "is_stop", "head", "children", "kept",
    )  # fmt: skip

    doc: "Doc"
    i: int
    idx: int
    end: int
    text: str
    lower_: str
    whitespace_: str
    lemma_: str
    lemma: str
    pos_: str
    dep_: str
    morph: "Morph"
    like_num: bool
    is_stop: bool
    head: "Token"
    children: Sequence["Token"]
    kept: dict[str, object] | None

    def __repr__(self) -> str:
        return self.text

    def nbor(self, steps: int = 1) -> "Token":
        """The word so many steps on; an IndexError where the sentence has none."""
        at = self.i + steps
        if at < 0:
            raise IndexError(at)
        return self.doc[at]

    @property
    def is_alpha(self) -> bool:
        """True for a word of letters only."""
        return self.text.isalpha()

    @property
    def is_space(self) -> bool:
        """True for white space that stands as a word of its own."""
        return self.text.isspace()

    @property
    def ancestors(self) -> Iterator["Token"]:
        """The words above this one, up to the root."""
        here = self
        while here.head is not here:
            here = here.head
            yield here

    @property
    def subtree(self) -> Iterator["Token"]:
        """This word and all below it, in the order of the tree."""
        waiting = [(self, False)]  # no recursion: a sentence may hang on one thread of many words
        while waiting:
            word, is_next = waiting.pop()
            if is_next or not word.children:
                yield word
                continue
            waiting += [(c, False) for c in reversed(word.children) if c.i > word.i]
            waiting.append((word, True))
            waiting += [(c, False) for c in reversed(word.children) if c.i < word.i]

    @property
    def conjuncts(self) -> tuple["Token", ...]:
        """The other members of the list that this word is one of."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        members = [first]
        for word in members:
            members += [c for c in word.children if c.dep_ == "conj" and c.i > word.i]
        return tuple(word for word in members if word is not self)


class Doc(list[Token]):
    """A sentence as its words, with its text."""

    __slots__ = ("text",)
    __hash__ = object.__hash__
    __eq__ = object.__eq__

    def between(self, start: int, end: int) -> list[Token]:
        """The words that stand in a stretch of the text, those cut by its ends too."""
        return [t for t in self if start < t.end and t.idx < end]


def text_of(words: list[Token]) -> str:
    """Words in a row as they are written; nothing for none."""
    return words[0].doc.text[words[0].idx : words[-1].end] if words else ""


class Morph(dict[str, list[str]]):
    """The features of a word's form, each with its values."""

    def get(self, feature: str) -> list[str]:
        """The values of a feature; none where the word does not have it."""
        return dict.get(self, feature, _NONE)


_NONE: list[str] = []


@lru_cache(maxsize=4096)
def _morph(features: str) -> Morph:
    pairs = (pair.split("=", 1) for pair in features.split("|") if "=" in pair)
    return Morph({name: values.split(",") for name, values in pairs})


class _Names(dict[int, str]):
    """The names of lemmas, parts of speech, relations, features, by the parser's numbers."""

    def __init__(self, strings: "StringStore") -> None:
        super().__init__()
        self.strings = strings

    def __missing__(self, number: int) -> str:
        self[number] = intern(self.strings[number])
        return self[number]


@lru_cache(maxsize=1)
def _names(strings: "StringStore") -> _Names:
    return _Names(strings)


_COLUMNS = ["LENGTH", "SPACY", "LEMMA", "POS", "DEP", "MORPH", "LIKE_NUM", "IS_STOP", "HEAD"]
_NO_WORDS: tuple[Token, ...] = ()
# the way to a word's head is given as an unsigned number
_HALF = 1 << 63


def read_off(text: str, parsed: "Parsed") -> Doc:
    """What the parser made of a sentence, as plain words."""
    names = _names(parsed.vocab.strings)
    doc = Doc()
    doc.text = text
    heads, at = [], 0
    for i, row in enumerate(parsed.to_array(_COLUMNS).tolist()):
        length, space, lemma, pos, dep, morph, number, stop, head = row
        token = Token()
        token.doc, token.i, token.idx, token.end = doc, i, at, at + length
        token.text = word = text[at : at + length]
        token.lower_ = word.lower()
        token.whitespace_ = " " if space else ""
        token.lemma_, token.pos_, token.dep_ = names[lemma], names[pos], names[dep]
        token.lemma = ""
        token.morph = _morph(names[morph])
        token.like_num, token.is_stop = number == 1, stop == 1
        token.children, token.kept = _NO_WORDS, None
        doc.append(token)
        heads.append(i + head if head < _HALF else i + head - 2 * _HALF)
        at += length + space
    for token, head in zip(doc, heads, strict=True):
        token.head = above = doc[head]
        if above is not token:
            above.children = [*above.children, token]
    return doc
