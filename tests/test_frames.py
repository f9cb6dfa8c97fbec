"""Data frames: what the view shows, typed; and the walk through Python, which is true."""

import doctest
from dataclasses import replace
from datetime import date
from pathlib import Path

import pandas
import pytest

import kg
from kg.export.frames import COLUMNS
from kg.graph.frames import Frames
from kg.view import View

WALK = Path(__file__).parents[1] / "docs" / "python.md"
JUNE = View(as_of=date(2020, 6, 2))
VIEWS = {
    "all": View(),
    "a day": JUNE,
    "known by": replace(JUNE, known_by=date(2019, 12, 31)),
    "without a source": replace(JUNE, without=frozenset({"dispatch-2020-06-02"})),
    "a means": replace(JUNE, means=frozenset({"mercenaries"})),
    "denied": View(statuses=frozenset({"denied"})),
    "a window": View(since=date(2020, 1, 1), until=date(2020, 1, 31)),
    "nothing": View(known_by=date(1900, 1, 1)),
}
TYPES = {
    "word": "category", "text": "string", "day": "datetime64[s]", "number": "Int64",
    "share": "Float64", "many": "object",
}  # fmt: skip


@pytest.fixture(scope="module", params=VIEWS)
def seen(request):
    """Libya through a view."""
    return kg.open(kg.example("libya")).seen(VIEWS[request.param])


def test_the_walk_through_python_is_true():
    failed, tried = doctest.testfile(str(WALK), module_relative=False)
    assert failed == 0 and tried > 40


@pytest.mark.parametrize("name", COLUMNS)
def test_columns_have_their_type_whatever_is_shown(seen, name):
    frame = getattr(seen.frames, name)()
    told = Frames.columns(name)
    assert list(frame.columns) == list(told.index)
    assert [str(dtype) for dtype in frame.dtypes] == [TYPES[type] for type in told["type"]]
    assert all(told["says"])
    assert frame.index.name == "id"
    assert frame.index.is_unique
    assert frame.attrs["filters"] == seen.view.header


def test_ties_are_those_that_the_view_shows(seen):
    standings = {s.fact.id: s for s in seen.standings() if hasattr(s.fact, "sentence")}
    frame = seen.frames.ties()
    assert list(frame.index) == list(standings)
    for id, row in frame.iterrows():
        assert row["status"] == standings[id].status
        assert len(row["claims"]) == row["affirming"] + row["denying"] == len(standings[id].claims)


def test_claims_are_those_that_count_on_what_is_shown(seen):
    frame = seen.frames.claims()
    known = {claim.id: claim for claim in seen.claims() if seen.view.counts(claim)}
    assert set(frame.index) <= set(known)
    assert {id for ids in seen.frames.ties()["claims"] for id in ids} <= set(frame.index)
    for id, start in frame["start_earliest"].dropna().items():
        assert start.date() == known[id].span.start_earliest


def test_a_vague_date_is_its_first_and_last_possible_day():
    frame = kg.open(kg.example("libya")).frames.claims()
    vague = frame[frame["edtf"].str.fullmatch(r"\d{4}-\d\d")]
    assert len(vague)
    assert (vague["start_earliest"].dt.day == 1).all()
    assert (vague["end_latest"] == vague["end_latest"] + pandas.offsets.MonthEnd(0)).all()


def test_what_nobody_says_is_missing_and_not_an_empty_word():
    frame = kg.open(kg.example("libya")).frames.claims()
    assert not (frame.select_dtypes("string") == "").any(axis=None)
    assert frame["quote"].isna().any()
