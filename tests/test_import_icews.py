"""ICEWS's rows become events, by CAMEO. All rows are written by hand from its documentation."""

import pytest
from dataset_rows import brought, claims_of, csv_of

from kg.graph import open_graph
from kg.importing.manifest import Scope

PRAISE = {
    "Event ID": "20000001", "Event Date": "2014-06-05", "Source Name": "Ada Example",
    "Source Sectors": "Military", "Source Country": "Westland", "Event Text": "Praise or endorse",
    "CAMEO Code": "051", "Intensity": "3.4", "Target Name": "Westland",
    "Target Sectors": "", "Target Country": "Westland", "Story ID": "1", "Sentence Number": "2",
    "Publisher": "The Daily", "City": "Harbour Town", "District": "", "Province": "Coast",
    "Country": "Westland", "Latitude": "10.5", "Longitude": "-4.25",
}  # fmt: skip


def tabs(rows: list[dict], header=None) -> str:
    """Rows under a header, tab separated and without quotes."""
    return "".join(
        "\t".join(cells) + "\n"
        for names in [header or list(PRAISE)]
        for cells in [names, *([row[name] for name in names] for row in rows)]
    )


def test_praise_is_neither_backing_nor_aid(tmp_path):
    found = brought(tmp_path / "war", tabs([PRAISE]))
    (claim,), graph = claims_of(found), open_graph(found.folder)
    assert (found.form.importer.kind, found.form.layout.name) == ("icews", "tab separated")
    assert (claim.about.kind, claim.means) == ("other", ())
    assert claim.about.name == "Praise or endorse at Harbour Town"
    assert dict(claim.roles) == {"participant": ("ada-example", "westland")}
    assert claim.span.edtf == "2014-06-05"
    assert claim.evidence.locator == "Event ID 20000001, 2014-06-05"
    assert {id: actor.kind for id, actor in graph.actors.items()} == {
        "ada-example": "political-body", "westland": "state"
    }  # fmt: skip


def test_reports_of_one_happening_are_claims_on_one_event(tmp_path):
    rows = [
        PRAISE,
        PRAISE | {"Event ID": "20000002", "Sentence Number": "3"},
        PRAISE | {"Event ID": "20000003", "City": "Hill Town"},
        PRAISE | {"Event ID": "20000004", "Event Date": "2014-06-06"},
    ]
    claims = claims_of(brought(tmp_path / "war", tabs(rows)))
    assert len(claims) == 4
    assert len({claim.about.id for claim in claims}) == 3


@pytest.mark.parametrize(
    ("code", "kind", "means"),
    [("072", "delivery", ("military",)), ("190", "battle", ()), ("0231", "statement", ())],
)
def test_the_code_tells_the_kind(tmp_path, code, kind, means):
    (claim,) = claims_of(brought(tmp_path / "war", tabs([PRAISE | {"CAMEO Code": code}])))
    assert (claim.about.kind, claim.means) == (kind, means)


def test_codes_that_lost_their_zero_and_broken_lines_are_rejected(tmp_path):
    rows = [
        PRAISE,
        PRAISE | {"Event ID": "2", "CAMEO Code": "40"},
        PRAISE | {"Event ID": "3", "CAMEO Code": "231"},
        PRAISE | {"Event ID": "4", "Event Date": "05/06/2014"},
        PRAISE | {"Event ID": "5", "Publisher": 'Ä "Daily'},
        PRAISE | {"Event ID": "6"},
    ]
    found = brought(tmp_path / "war", tabs(rows).encode("latin-1")[:-40])
    assert [reject.line for reject in found.rejects] == [3, 4, 5, 6, 7]
    assert len(claims_of(found)) == 1


def test_citizens_are_no_actors_and_rows_of_nobody_tell_nothing(tmp_path):
    rows = [
        PRAISE | {"Source Name": "Citizen (Westland)"},
        PRAISE | {"Event ID": "2", "Source Name": "Citizen (Westland)", "Target Name": ""},
    ]
    found = brought(tmp_path / "war", tabs(rows))
    (claim,) = claims_of(found)
    assert dict(claim.roles) == {"participant": ("westland",)}
    assert set(open_graph(found.folder).actors) == {"westland"}


def test_shuffled_columns_commas_and_scope(tmp_path):
    far = PRAISE | {"Event ID": "2", "Country": "Southland"}
    old = PRAISE | {"Event ID": "3", "Event Date": "2010-01-01"}
    text = csv_of([PRAISE, far, old], sorted(PRAISE))
    found = brought(tmp_path / "war", text, scope=Scope(("Westland",), "2014.."))
    (claim,) = claims_of(found)
    assert claim.evidence.locator == "Event ID 20000001, 2014-06-05"
