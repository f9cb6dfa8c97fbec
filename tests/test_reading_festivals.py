"""Festivals: the words for one are kept with the event, and no day is made of them."""

import pytest

from kg.reading import read, read_article


@pytest.mark.parametrize(("text", "words", "edtf"), [
    ("Libya bombed Chad during Ramadan.", "during Ramadan", ""),
    ("Libya bombed Chad before the festival of Eid al-Fitr.",
     "before the festival of Eid al-Fitr", ""),
    ("Libya bombed Chad on Monday, during Ramadan.", "on Monday", "2020-06-01"),
])  # fmt: skip
def test_a_festival_is_left_unresolved(text, words, edtf):
    article = read_article(f"2 June, 2020\n\n{text}\n".encode(), "example.txt")
    (strike,) = [c for c in read(article, {}, {}).claims if c.about.kind == "strike"]
    assert (strike.span.words, strike.span.edtf) == (words, edtf)
