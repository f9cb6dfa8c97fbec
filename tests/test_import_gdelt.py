"""GDELT's rows become events, by CAMEO. All rows are written by hand from the codebooks."""

import pytest
from dataset_rows import brought, claims_of

from kg.graph import open_graph
from kg.importing.bringing import Wish, prepare
from kg.importing.cameo import ACTS, OTHER, act
from kg.importing.gdelt import FIFTY_EIGHT, SIXTY_ONE
from kg.importing.manifest import Scope
from kg.rdf.notations import notations

STRIKE = {
    "GLOBALEVENTID": "410000001", "SQLDATE": "20190407", "MonthYear": "201904", "Year": "2019",
    "FractionDate": "2019.2658", "Actor1Code": "WESGOV", "Actor1Name": "WESTLAND",
    "Actor1CountryCode": "WES", "Actor1Type1Code": "GOV", "Actor2Code": "WESREB",
    "Actor2Name": "REBEL", "Actor2CountryCode": "WES", "Actor2Type1Code": "REB",
    "IsRootEvent": "1", "EventCode": "1951", "EventBaseCode": "195", "EventRootCode": "19",
    "QuadClass": "4", "GoldsteinScale": "-10", "NumMentions": "12", "NumSources": "3",
    "NumArticles": "12", "AvgTone": "-5.1", "ActionGeo_Type": "4",
    "ActionGeo_FullName": "Harbour Town, Coast, Westland", "ActionGeo_CountryCode": "WE",
    "ActionGeo_Lat": "10.5", "ActionGeo_Long": "-4.25", "ActionGeo_FeatureID": "-1",
    "DATEADDED": "20190407120000", "SOURCEURL": "https://example.org/a",
}  # fmt: skip
STATES = {
    "Actor1Code": "WES", "Actor1Type1Code": "", "Actor2Code": "EAS", "Actor2Name": "EASTLAND",
    "Actor2CountryCode": "EAS", "Actor2Type1Code": "",
}  # fmt: skip


def of(**cells) -> dict:
    """The row of the strike with other cells; the root code follows the code."""
    more = {"EventRootCode": cells["EventCode"][:2]} if "EventCode" in cells else {}
    return STRIKE | more | cells


def tabs(rows: list[dict], columns=SIXTY_ONE) -> str:
    """Rows without a header, tab separated."""
    return "".join("\t".join(row.get(name, "") for name in columns) + "\n" for row in rows)


@pytest.mark.parametrize(
    ("columns", "layout"),
    [(SIXTY_ONE, "2.0"), (FIFTY_EIGHT, "1.0, 58"), (FIFTY_EIGHT[:-1], "1.0 to March")],
)
def test_the_number_of_columns_tells_the_layout(tmp_path, columns, layout):
    assert len(columns) in (61, 58, 57)
    found = brought(tmp_path / "war", tabs([STRIKE], columns))
    (claim,) = claims_of(found)
    graph = open_graph(found.folder)
    assert found.form.importer.kind == "gdelt"
    assert found.form.layout.name.startswith(layout)
    assert (claim.about.kind, claim.about.id) == ("strike", "gdelt-410000001")
    assert dict(claim.roles) == {"attacker": ("wesgov",), "target": ("wesreb",)}
    assert claim.span.edtf == "2019-04-07"
    assert graph.places[claim.place].within == "westland"
    assert graph.actors["wesreb"].same == ("cameo:WESREB",)
    assert graph.actors["wesreb"].kind == "armed-group"
    assert ("https://example.org/a" in claim.evidence.paraphrase) == ("SOURCEURL" in columns)


def test_a_row_is_one_event_however_often_it_was_reported(tmp_path):
    (claim,) = claims_of(brought(tmp_path / "war", tabs([STRIKE])))
    assert claim.counts == ()
    assert "reports: 12 mentions, 3 sources, 12 articles" in claim.evidence.paraphrase


@pytest.mark.parametrize("code", ["050", "051", "052", "053", "055", "056"])
def test_verbal_support_is_neither_backing_nor_aid(tmp_path, code):
    (claim,) = claims_of(brought(tmp_path / "war", tabs([of(EventCode=code, **STATES)])))
    assert (claim.about.kind, claim.means) == ("other", ())
    assert dict(claim.roles) == {"participant": ("westland", "eastland")}


def test_military_aid_is_a_delivery_and_no_tie(tmp_path):
    found = brought(tmp_path / "war", tabs([of(EventCode="072", **STATES)]))
    (claim,) = claims_of(found)
    assert (claim.about.kind, claim.means) == ("delivery", ("military",))
    assert dict(claim.roles) == {"supplier": ("westland",), "recipient": ("eastland",)}


def test_crowds_are_no_actors_and_rows_that_name_nobody_tell_nothing(tmp_path):
    crowd = {"Actor1Code": "WESCVL", "Actor1Type1Code": "CVL"}
    nobody = {"Actor2Code": "REB", "Actor2CountryCode": ""}
    rows = [of(**crowd), of(GLOBALEVENTID="410000002", **crowd, **nobody)]
    found = brought(tmp_path / "war", tabs(rows))
    (claim,) = claims_of(found)
    assert dict(claim.roles) == {"target": ("wesreb",)}
    assert set(open_graph(found.folder).actors) == {"wesreb"}
    assert found.rejects == []


def test_an_act_within_one_actor_has_no_target(tmp_path):
    same = {"Actor2Code": "WESGOV", "Actor2Type1Code": "GOV"}
    (claim,) = claims_of(brought(tmp_path / "war", tabs([of(**same)])))
    assert dict(claim.roles) == {"attacker": ("wesgov",)}


def test_codes_are_text_and_those_that_lost_their_zero_are_rejected(tmp_path):
    rows = [
        of(EventCode="040"),
        of(GLOBALEVENTID="2", EventCode="40"),
        of(GLOBALEVENTID="3", EventCode="10", EventRootCode="1"),
        of(GLOBALEVENTID="4", SQLDATE="20190231"),
    ]
    found = brought(tmp_path / "war", tabs(rows))
    assert [claim.about.kind for claim in claims_of(found)] == ["talks"]
    assert [reject.line for reject in found.rejects] == [2, 3, 4]
    assert "spreadsheet" in found.rejects[0].reason


def test_the_kinds_are_those_of_the_ontology():
    coded = {c: kind for kind, by in notations("event-type").items() for c in by.get("CAMEO", ())}
    assert {code: act(code).kind for code in coded} == coded
    ours = {code: it.kind for code, it in ACTS.items() if it is not OTHER}
    assert {code: kind for code, kind in ours.items() if coded.get(code) != kind} == {}


def test_quotation_marks_are_letters_and_broken_lines_lose_themselves_only(tmp_path):
    rows = [of(Actor1Name='"WEST'), of(GLOBALEVENTID="2"), of(GLOBALEVENTID="3", Actor1Name="É"),
            of(GLOBALEVENTID="4")]  # fmt: skip
    text = tabs(rows).encode("latin-1")[:-60]
    found = brought(tmp_path / "war", text)
    assert [claim.about.id for claim in claims_of(found)] == ["gdelt-2", "gdelt-410000001"]
    assert [reject.line for reject in found.rejects] == [3, 4]


def test_scope_takes_country_and_years(tmp_path):
    far = of(GLOBALEVENTID="2", ActionGeo_FullName="Far, Away, Southland")
    old = of(GLOBALEVENTID="3", SQLDATE="20180101", Year="2018")
    scope = Scope(("Westland",), "2019")
    found = brought(tmp_path / "war", tabs([STRIKE, far, old]), scope=scope)
    assert [claim.about.id for claim in claims_of(found)] == ["gdelt-410000001"]


def test_shuffled_columns_are_no_gdelt_file(tmp_path):
    (tmp_path / "x.csv").write_text(tabs([STRIKE], sorted(SIXTY_ONE)))
    (problem,) = prepare(tmp_path, Wish(tmp_path / "x.csv", "gdelt"), {})
    assert "is no gdelt file" in str(problem)
