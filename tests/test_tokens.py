"""Tokens: the plain words of a sentence say of it what spaCy's do."""

import pytest

from kg.reading.pipeline import annotate, parse
from kg.reading.tokens import Token, text_of

SENTENCES = [
    "Arland's three generals, who had fled  the capital, were said to arm and train rebels.",
    "“We won’t talk”, the U.S.-backed Col. Doe told Reuters, Boland and Corland in 2014.",
    "Dozens of soldiers, rebels and civilians were killed.",
    "!",
]
FEATURES = ("VerbForm", "Tense", "Number")


@pytest.fixture(scope="module")
def pairs():
    return list(zip(parse(SENTENCES), annotate(SENTENCES), strict=True))


def numbers(words):
    return [word.i for word in words]


@pytest.mark.parametrize(
    "name",
    ["i", "idx", "text", "lower_", "whitespace_", "lemma_", "pos_", "dep_", "like_num", "is_stop",
     "is_alpha", "is_space"],
)  # fmt: skip
def test_a_word_is_what_the_parser_says(pairs, name):
    for ours, theirs in pairs:
        assert [getattr(t, name) for t in ours] == [getattr(t, name) for t in theirs]


def test_the_features_of_a_form(pairs):
    for ours, theirs in pairs:
        for name in FEATURES:
            assert [t.morph.get(name) for t in ours] == [t.morph.get(name) for t in theirs]


@pytest.mark.parametrize("way", ["children", "subtree", "ancestors", "conjuncts"])
def test_the_tree_is_walked_the_same_way(pairs, way):
    for ours, theirs in pairs:
        assert [numbers(getattr(t, way)) for t in ours] == [
            numbers(getattr(t, way)) for t in theirs
        ]
        assert [t.head.i for t in ours] == [t.head.i for t in theirs]


def test_a_stretch_of_words_and_of_text(pairs):
    for ours, theirs in pairs:
        assert ours.text == theirs.text
        assert text_of(ours[1:9]) == theirs[1:9].text
        assert text_of(ours[3:3]) == ""
        for start in range(0, len(ours.text) - 6, 5):
            near = theirs.char_span(start, start + 6, alignment_mode="expand")
            assert numbers(ours.between(start, start + 6)) == numbers(near)


def test_a_neighbour_that_is_not_there_is_an_error(pairs):
    [word] = pairs[-1][0]
    for steps in (-1, 1):
        with pytest.raises(IndexError):
            word.nbor(steps)


def test_a_thread_of_many_words_is_walked():
    [doc] = parse(["X and " * 5 + "Y"])
    first, thread = doc[0], [doc[0]]
    for n in range(3000):
        word = Token()
        word.i, word.children, thread[-1].children = n + 100, (), (word,)
        thread.append(word)
    assert list(first.subtree) == thread
