"""Witnesses: copies of one story are one, and one source more never makes fewer."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.dates import Moment
from kg.model import Source, witnesses


def source(id, published="", **more) -> Source:
    """A source of this day."""
    return Source(
        id, "article", "", published=Moment.parse(published) if published else None, **more
    )


CARDS = {
    card.id: card
    for card in (
        source("wire", "2020-01-01", publisher="AFP"),
        source("daily", "2020-01-02", publisher="Daily", agency="AFP"),
        source("mirror", "2020-01-04", publisher="Mirror", agency="AFP"),
        source("weekly", "2020-01-09", publisher="Weekly", agency="afp"),
        source("copy", "2020-03-01", publisher="Blog", copy_of="daily"),
        source("copy-of-copy", "2021", publisher="Forum", copy_of="copy"),
        source("monthly", "2020-01", publisher="Monthly", agency="AFP"),
        source("undated", publisher="Leaflet", agency="AFP"),
        source("paper", "2020-01-02", publisher="Paper"),
        source("paper-again", "2020-01-05", publisher="Paper"),
        source("paper-later", "2020-01-06", publisher="Paper"),
        source("nameless", "2020-01-02"),
        source("nameless-too", "2020-01-02"),
        source("one", copy_of="other", publisher="One"),
        source("other", copy_of="one", publisher="Other"),
    )
}
CASES = [
    ("", ""),
    ("daily paper", "daily / paper"),
    ("daily wire", "daily wire"),
    ("wire mirror", "mirror wire"),
    ("wire weekly", "weekly / wire"),
    ("wire mirror weekly", "mirror wire / weekly"),
    ("daily copy copy-of-copy", "copy copy-of-copy daily"),
    ("copy copy-of-copy", "copy copy-of-copy"),
    ("monthly weekly", "monthly weekly"),
    ("wire weekly undated", "undated wire / weekly"),
    ("paper paper-again", "paper paper-again"),
    ("paper paper-later", "paper / paper-later"),
    ("nameless nameless-too", "nameless / nameless-too"),
    ("not-on-file paper", "not-on-file / paper"),
]


@pytest.mark.parametrize(("told", "groups"), CASES)
def test_copies_of_one_story_are_one_witness(told, groups):
    assert " / ".join(" ".join(g) for g in witnesses(told.split(), CARDS)) == groups


def test_copies_in_a_circle_are_counted_all_the_same():
    assert len(witnesses(["one", "other"], CARDS)) in (1, 2)


@given(st.sets(st.sampled_from(sorted(CARDS))), st.sampled_from(sorted(CARDS)))
def test_one_source_more_is_at_most_one_witness_more_and_never_fewer(told, more):
    before, after = (len(witnesses(ids, CARDS)) for ids in (told, told | {more}))
    assert before <= after <= before + 1
