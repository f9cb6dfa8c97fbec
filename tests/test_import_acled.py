"""ACLED's rows become events. All rows are written by hand from its published codebook."""

import pytest
from dataset_rows import brought, claims_of, csv_of

from kg.graph import open_graph
from kg.importing.acled_roles import SUB_TYPES, TYPES
from kg.importing.bringing import Wish, prepare
from kg.problems import Problem
from kg.rdf.notations import notations

CLASH = {
    "event_id_cnty": "WES101", "event_date": "10 February 2023", "year": "2023",
    "time_precision": "1", "disorder_type": "Political violence", "event_type": "Battles",
    "sub_event_type": "Armed clash", "actor1": "Military Forces of Westland (2021-)",
    "assoc_actor_1": "Police Forces of Eastland (2010-)", "inter1": "State forces",
    "actor2": "Northern Army", "assoc_actor_2": "", "inter2": "Rebel group",
    "interaction": "State forces-Rebel group", "civilian_targeting": "", "iso": "999",
    "region": "Nowhere", "country": "Westland", "admin1": "Coast", "admin2": "", "admin3": "",
    "location": "Harbour Town", "latitude": "10.5000", "longitude": "-4.2500",
    "geo_precision": "1", "source": "The Daily; Radio West", "source_scale": "National",
    "notes": "Soldiers backed by Eastland fought the Northern Army.", "fatalities": "7",
    "tags": "", "timestamp": "1676000000",
}  # fmt: skip
OLD = ("data_id", "event_id_no_cnty", "iso3")
NEW = ("disorder_type", "civilian_targeting", "tags")


@pytest.fixture
def bring(tmp_path):
    """Brings the text of a file into a conflict of its own."""
    return lambda text: brought(tmp_path / "war", text)


def only(found):
    """The one claim of what was brought."""
    (claim,) = claims_of(found)
    return claim


def test_a_clash_has_sides_day_place_and_deaths_and_tells_no_backing(bring):
    found = bring(csv_of([CLASH]))
    graph, claim = open_graph(found.folder), only(found)
    assert (found.form.importer.kind, found.form.layout.name) == ("acled", "since March 2023")
    assert (claim.about.kind, claim.about.id) == ("battle", "acled-wes101")
    assert claim.about.name == "Armed clash at Harbour Town, Westland"
    soldiers = "military-forces-of-westland-2021"
    assert claim.roles == (("side", (soldiers, "northern-army")),)
    assert claim.span.edtf == "2023-02-10"
    assert [(c.what, c.best) for c in claim.counts] == [("killed", 7)]
    town = graph.places[claim.place]
    assert (town.name, town.within) == ("Harbour Town", "coast-westland")
    assert graph.places["coast-westland"].within == "westland"
    assert set(graph.actors) == {soldiers, "northern-army"}  # none from assoc_actor_1
    assert graph.actors[soldiers].name == "Military Forces of Westland (2021-)"
    assert graph.actors[soldiers].aliases == ("Military Forces of Westland",)
    assert graph.actors[soldiers].kind == "government"
    assert "with Police Forces of Eastland (2010-)" in claim.evidence.paraphrase
    assert "source: The Daily; Radio West" in claim.evidence.paraphrase


@pytest.mark.parametrize(
    ("written", "year", "edtf"),
    [
        ("10 February 2023", "2023", "2023-02-10"),
        ("31-Dec-21", "2021", "2021-12-31"),
        ("31-Dec-97", "1997", "1997-12-31"),
        ("2023-04-12", "2023", "2023-04-12"),
    ],
)
def test_days_are_read_in_all_three_forms(bring, written, year, edtf):
    assert only(bring(csv_of([CLASH | {"event_date": written, "year": year}]))).span.edtf == edtf


@pytest.mark.parametrize(
    ("precision", "first", "last"),
    [("2", "2023-02-04", "2023-02-16"), ("3", "2023-02-01", "2023-02-28")],
)
def test_a_day_that_stands_for_a_week_or_month_is_no_day(bring, precision, first, last):
    span = only(bring(csv_of([CLASH | {"time_precision": precision}]))).span
    assert tuple(map(str, span.extent)) == (first, last)
    assert not span.start.is_day


def test_a_point_that_stands_for_a_region_is_the_region(bring):
    claim = only(bring(csv_of([CLASH | {"geo_precision": "3"}])))
    assert claim.place == "coast-westland"


@pytest.mark.parametrize(
    "change",
    [
        lambda row: {k: v for k, v in row.items() if k not in NEW} | dict.fromkeys(OLD, "1"),
        lambda row: {k.upper(): v for k, v in row.items() if k not in NEW},
        lambda row: row | {"inter1": "1", "inter2": "2", "interaction": "12"},
        lambda row: row | {"inter1": "State Forces", "inter2": "Rebel Groups"},
        lambda row: dict(sorted(row.items())),
    ],
    ids=["before 2023", "capitals", "numbers", "plural", "shuffled"],
)
def test_all_generations_of_the_file_give_the_same_claim(bring, change):
    claim = only(bring(csv_of([change(CLASH)])))
    assert claim.roles == (("side", ("military-forces-of-westland-2021", "northern-army")),)
    assert (claim.span.edtf, claim.counts[0].best) == ("2023-02-10", 7)
    assert "(state forces, with Police" in claim.evidence.paraphrase


CIVILIANS = {"actor2": "Civilians (Westland)", "inter2": "Civilians"}
STATE, ARMY = "military-forces-of-westland-2021", "northern-army"


@pytest.mark.parametrize(
    ("row", "kind", "roles"),
    [
        ({"event_type": "Violence against civilians", "sub_event_type": "Attack", **CIVILIANS},
         "attack", {"attacker": (STATE,)}),
        ({"event_type": "Explosions/Remote violence", "sub_event_type": "Air/drone strike",
          **CIVILIANS}, "strike", {"attacker": (STATE,)}),
        ({"event_type": "Explosions/Remote violence", "sub_event_type": "Air/drone strike"},
         "battle", {"side": (STATE, ARMY)}),
        ({"sub_event_type": "Government regains territory", "actor1": "Northern Army",
          "inter1": "2", "actor2": "Military Forces of Westland (2021-)", "inter2": "1"},
         "capture", {"taker": (STATE,), "loser": (ARMY,)}),
        ({"sub_event_type": "Non-state actor overtakes territory"},
         "capture", {"taker": (ARMY,), "loser": (STATE,)}),
        ({"actor2": "Unidentified Armed Group (Westland)", "inter2": "3"},
         "battle", {"side": (STATE,)}),
        ({"event_type": "Strategic developments", "sub_event_type": "Agreement"},
         "agreement", {"signatory": (STATE, ARMY)}),
        ({"event_type": "Strategic developments", "sub_event_type": "Arrests"},
         "other", {"participant": (STATE, ARMY)}),
        ({"event_type": "Protests", "sub_event_type": "Protest with intervention",
          "actor1": "Protesters (Westland)", "inter1": "6",
          "actor2": "Police Forces of Westland (2021-)", "inter2": "1"}, "protest", {}),
    ],
)  # fmt: skip
def test_parts_are_told_only_where_the_row_tells_them(bring, row, kind, roles):
    found = bring(csv_of([CLASH | row]))
    claim = only(found)
    assert (claim.about.kind, dict(claim.roles)) == (kind, roles)
    named = {actor for some in roles.values() for actor in some}
    assert set(open_graph(found.folder).actors) == named


def test_the_kinds_are_those_of_the_ontology():
    of_code = {c: kind for kind, by in notations("event-type").items() for c in by.get("ACLED", ())}
    ours = {code: kind for code, (kind, _) in (TYPES | SUB_TYPES).items()}
    assert ours == of_code


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ({"event_date": "02/10/2023"}, "no day as ACLED writes it"),
        ({"event_date": "31 February 2023"}, "no day as ACLED writes it"),
        ({"year": "2022"}, "not in the year 2022"),
        ({"time_precision": "4"}, "time_precision is '4'"),
        ({"geo_precision": ""}, "geo_precision is ''"),
        ({"sub_event_type": "Skirmish"}, "'Skirmish' is no type"),
        ({"inter1": "9"}, "inter is '9'"),
        ({"fatalities": "some"}, "fatalities is 'some'"),
        ({"latitude": "north"}, "are no degrees"),
    ],
)
def test_what_cannot_be_read_is_rejected_with_its_line(bring, row, reason):
    found = bring(csv_of([CLASH, CLASH | {"event_id_cnty": "WES102"} | row]))
    assert [(reject.line, reason in reject.reason) for reject in found.rejects] == [(3, True)]
    assert only(found).about.id == "acled-wes101"


def test_a_cut_off_line_and_bytes_that_are_no_text_lose_their_rows_only(bring):
    text = csv_of([CLASH, CLASH | {"event_id_cnty": "WES102", "actor2": "Armée"}, CLASH])
    found = bring(text.encode("latin-1")[:-90])
    assert [reject.line for reject in found.rejects] == [3, 4]
    assert only(found).about.id == "acled-wes101"


def test_a_header_that_lacks_a_column_is_told(tmp_path):
    (tmp_path / "acled.csv").write_text(csv_of([CLASH], [k for k in CLASH if k != "inter2"]))
    (problem,) = prepare(tmp_path, Wish(tmp_path / "acled.csv"), {})
    assert isinstance(problem, Problem)
    assert "no acled file as it is: column 'inter2' is missing" in str(problem)


def test_none_reported_dead_is_no_number(bring):
    claim = only(bring(csv_of([CLASH | {"fatalities": "0"}])))
    assert claim.counts == ()
    assert "reported fatalities 0" in claim.evidence.paraphrase
