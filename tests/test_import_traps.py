"""Each kind of dataset against the files that people have: broken, shuffled, in a next release.

The rows are by hand (tests/dataset_samples.py). What is right is what the plain file gives; else
there must be a problem with line and reason.
"""

import shutil
from pathlib import Path

import pytest
from dataset_samples import SAMPLES, Sample

from kg.curation.begin import begin
from kg.importing.bringing import Wish, prepare, write
from kg.importing.detecting import detect
from kg.importing.imported import imports
from kg.importing.table import IMPORTERS
from kg.model import Claim
from kg.problems import Problem

LATIN = ("sipri", "pitf")  # read as latin where they are not UTF-8
pytestmark = pytest.mark.parametrize("kind", list(IMPORTERS))


@pytest.fixture
def sample(kind) -> Sample:
    """The sample of a kind."""
    return SAMPLES[kind]


@pytest.fixture
def bring(tmp_path, kind):
    """Brings the text of a file in, kind and all found by its header."""
    begin(tmp_path / "war")

    def bringing(text: str | bytes, name: str = "rows.csv", **wish):
        path = tmp_path / name
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
        found = prepare(tmp_path / "war", Wish(path, **wish), {})
        if isinstance(found, list):
            return found
        assert found.form.importer.kind == kind
        found.written = write(found)
        return found

    return bringing


def claims(found) -> list[Claim]:
    """The claims of what was brought in."""
    (mapping,), problems = imports(found.folder)
    assert problems == []
    told = [*mapping.ties(), *mapping.events(mapping.dataset())]
    return sorted(told, key=lambda claim: claim.id)


def broken_rows(sample: Sample) -> str:
    """Its three rows, none of which can be read."""
    if sample.headless:  # with more cells a row is of another layout
        return sample.text([row | {"EventRootCode": "99"} for row in sample.rows[:3]])
    start = sample.text([])
    return start + sample.text()[len(start) :].replace("\n", f"{sample.delimiter}more\n")


def files_of(folder: Path) -> dict[Path, bytes]:
    """The files of a conflict and what is in them."""
    return {path: path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file()}


def test_the_plain_file_is_known_by_itself_and_loses_nothing(bring, sample):
    found = bring(sample.text())
    assert (found.rows, found.rejects) == (3, [])
    assert claims(found)


def test_a_byte_order_mark_and_windows_line_ends_change_nothing(bring, sample):
    plain = claims(bring(sample.text(), "plain.csv"))
    assert claims(bring("\ufeff" + sample.text().replace("\n", "\r\n"), "marked.csv")) == plain


def test_the_order_of_columns_is_of_no_matter_or_told(bring, sample):
    shuffled = sorted(sample.columns, key=lambda name: name.rstrip(" 123456789"))
    if sample.headless:
        (problem,) = bring(sample.text(columns=shuffled))
        assert "is of no kind of dataset that is known" in str(problem)
    else:
        plain = claims(bring(sample.text(), "plain.csv"))
        assert claims(bring(sample.text(columns=shuffled), "shuffled.csv")) == plain


def test_a_header_without_a_column_that_is_needed_is_told_by_its_name(tmp_path, kind, sample):
    gone = IMPORTERS[kind].key[0]
    path = tmp_path / "rows.csv"
    path.write_text(sample.text(columns=[name for name in sample.columns if name != gone]))
    problem = detect(path, kind)
    assert isinstance(problem, Problem)
    assert problem.line == 1
    if sample.headless:
        assert f"is no {kind} file" in problem.message
    else:
        assert f"is no {kind} file as it is: column '{gone}' is missing" in problem.message


def test_an_empty_file_and_a_header_alone_are_told(tmp_path, kind, sample):
    path = tmp_path / "rows.csv"
    for text in ("", sample.text([])):
        path.write_text(text)
        found = prepare(tmp_path, Wish(path, kind), {})
        assert isinstance(found, list), text
        assert (found[0].path, found[0].line) == (str(path), 1)
    assert not (tmp_path / "imports").exists()


def test_a_last_line_that_was_cut_off_is_rejected_alone(bring, sample):
    start = sample.text(sample.rows[:2])
    last = sample.text()[len(start) :]
    found = bring(start + last[: len(last) // 3])
    assert [reject.line for reject in found.rejects] == [start.count("\n") + 1]
    assert "cells for" in found.rejects[0].reason
    whole = claims(bring(start, "whole.csv"))
    assert {claim.id for claim in whole} == {claim.id for claim in claims(found)}


def test_rows_in_another_encoding_are_read_or_rejected_never_garbled(bring, kind, sample):
    if not sample.named:
        pytest.skip("a file of numbers alone")
    ends = (" Élan", " Öl’s", "")  # the second in the encoding of Windows
    rows = [
        row | {sample.named: row[sample.named] + end}
        for row, end in zip(sample.rows[:3], ends, strict=True)
    ]
    first, two, text = (sample.text(rows[:number]) for number in (1, 2, 3))
    second = two[len(first) :].encode("cp1252")
    mixed = first.encode() + second + text[len(two) :].encode()
    found = bring(mixed)
    told = "".join(str(claim) for claim in claims(found)) + "".join(
        match.party.name for match in found.matches
    )
    if kind in LATIN:
        assert found.rejects == []
        assert "Öl’s" in told
    else:
        (reject,) = found.rejects
        assert (reject.line, reject.reason) == (
            first.count("\n") + 1,
            "holds bytes that are no UTF-8",
        )
    assert "Élan" in told
    assert "Ã" not in told


def test_the_same_file_again_changes_nothing(bring, sample):
    found = bring(sample.text())
    before = files_of(found.folder)
    again = bring(sample.text())
    assert again.nothing_new
    assert again.written == []
    assert files_of(found.folder) == before


def test_a_newer_release_says_what_changed_and_takes_back_what_is_gone(bring, sample, tmp_path):
    before = claims(bring(sample.text(), "v1.csv", published="2021"))
    found = bring(sample.newer, "v2.csv", published="2022")
    assert (found.added, found.changed, found.removed) == (1, 1, 1)
    after = claims(found)
    live = {claim.id for claim in after if not claim.retracted}
    shutil.rmtree(tmp_path / "war" / "imports")
    fresh = {claim.id for claim in claims(bring(sample.newer, "v2.csv", published="2022"))}
    assert live == fresh  # what holds is what the newer file alone would tell
    gone = [claim for claim in after if claim.retracted]
    assert {str(claim.retracted) for claim in gone} == {"2022"}
    for old in before:
        if old.id not in fresh:  # an event of another name now is one of its own
            assert any(claim.about.id.startswith(old.about.id) for claim in gone)


def test_a_release_of_rejected_rows_does_not_take_back_the_one_before(bring, kind, sample):
    found = bring(sample.text(), "v1.csv", published="2021")
    before, start = files_of(found.folder), sample.text([])
    broken = broken_rows(sample)
    first = start.count("\n") + 1
    told = bring(broken, "v2.csv", kind=kind, published="2022")
    assert [problem.line for problem in told][::3] == [first, 0]
    assert told[-1].message.startswith(
        "3 of its 3 rows are rejected; the release before (v1.csv) stays as it is."
    )
    assert "say --anyway" in told[-1].message
    assert files_of(found.folder) == before
    whole = sample.text().splitlines(keepends=True)
    cut = "".join([*whole[:-1], broken.splitlines(keepends=True)[-1]])
    assert len(bring(cut, "v3.csv", kind=kind).rejects) == 1  # one of three goes on
    anyway = bring(broken, "v4.csv", kind=kind, published="2022", anyway=True)
    assert (len(anyway.rejects), all(claim.retracted for claim in claims(anyway))) == (3, True)


def test_a_download_of_other_years_does_not_take_back_the_one_before(bring, sample):
    found = bring(sample.text(), "v1.csv", published="2021")
    before = files_of(found.folder)
    rows = found.rows
    (told,) = bring(sample.text(sample.rows[:1]), "v2.csv", published="2022")
    assert told.message.startswith(f"lacks {rows - 1} of the {rows} rows of the release before (v1")
    assert "--name NAME" in told.message
    assert "--anyway" in told.message
    assert files_of(found.folder) == before
    anyway = bring(sample.text(sample.rows[:1]), "v2.csv", published="2022", anyway=True)
    assert anyway.removed == rows - 1


def test_a_file_of_rejected_rows_alone_is_not_brought_in(bring, kind, sample, tmp_path):
    told = bring(broken_rows(sample), kind=kind)
    assert told[-1].message.startswith("3 of its 3 rows are rejected. Is it the file")
    assert not (tmp_path / "war" / "imports").exists()
