"""PITF Worldwide Atrocities. All rows are by hand, from the codebook of version 1.1b1."""

import csv
import io

from dataset_rows import brought, claims_of

from kg.graph import open_graph
from kg.importing.manifest import Scope

HEADER = (
    "Event Type", "Campaign Identifier", "Event Reporting", "Start Day", "Start Month",
    "Start Year", "End Day", "End Month", "End Year", "Country", "Region", "District", "Locality",
    "Degrees", "Minutes", "Seconds", "Direction", "Degrees", "Minutes", "Seconds", "Direction",
    "Distance (km)", "Direction", "Perp State-Role", "Perp State-Military",
    "Perp Nonstate-Religious", "Deaths Number", "Injured Number", "Description",
)  # fmt: skip
KILLING = (
    "Incident", "", "Single", "4", "3", "2005", "4", "3", "2005", "SUD", "Westland", "Lowlands",
    "Port Élan", "12", "30", "0", "North", "4", "15", "0", "West",
    "", "", "Yes", "Yes", "", "10-15", "3", "Men on horses came to the market",
)  # fmt: skip


def changed(**cells: str) -> tuple[str, ...]:
    """The killing with other cells, by the name of the first column that is so called."""
    row = list(KILLING)
    for name, cell in cells.items():
        row[HEADER.index(name.replace("_", " "))] = cell
    return tuple(row)


def pitf(*rows: tuple[str, ...]) -> bytes:
    """A file as it is handed out: tabs, latin-1, two lines above the header."""
    out = io.StringIO()
    out.write("PITF Worldwide Atrocities\t\nEvent type\tDate\tPlace\n")
    csv.writer(out, delimiter="\t", lineterminator="\r\n").writerows((HEADER, *rows))
    return out.getvalue().encode("latin-1")


def test_a_killing_has_days_place_and_number_and_no_actor(tmp_path):
    found = brought(tmp_path / "war", pitf(KILLING))
    graph, (claim,) = open_graph(found.folder), claims_of(found)
    assert (found.form.importer.kind, found.form.layout.name) == ("pitf", "tabs")
    assert (claim.about.kind, claim.about.name) == ("attack", "Attack on civilians at Port Élan")
    assert (claim.span.edtf, claim.roles) == ("2005-03-04", ())
    assert [str(count) for count in claim.counts] == ["10..15"]
    place = graph.places[claim.place]
    assert (place.name, place.latitude, place.longitude) == ("Port Élan", "12.50000", "-4.25000")
    assert (place.within, graph.places["sudan"].name) == ("sudan", "Sudan")
    assert claim.evidence.paraphrase == (
        "incident; deaths: 10-15; injured: 3; part of a state: Yes; a state's military: Yes; "
        "Men on horses came to the market"
    )
    assert graph.actors == {}


def test_days_numbers_and_places_are_as_vague_as_the_row(tmp_path):
    rows = [
        changed(Start_Day="", End_Day="", End_Month="5", Description="a"),
        changed(Start_Day="NA", Start_Month="", End_Year="", Deaths_Number="15-Oct",
                Description="b"),
        changed(Event_Type="Campaign ", Deaths_Number="53", Locality="", Degrees="",
                Description="c"),
        changed(Locality="NA", District="", Region="", Country="", Description="d"),
    ]  # fmt: skip
    found = brought(tmp_path / "war", pitf(*rows))
    told = {
        claim.evidence.paraphrase[-1]: (
            claim.span.edtf, claim.place, [str(count) for count in claim.counts],
        )
        for claim in claims_of(found)
    }  # fmt: skip
    assert found.rejects == []
    assert told == {
        "a": ("2005-03/2005-05", "port-elan-12.500n-4.250w", ["10..15"]),
        "b": ("2005", "port-elan-12.500n-4.250w", []),
        "c": ("2005-03-04", "lowlands-sudan", ["53"]),
        "d": ("2005-03-04", "", ["10..15"]),
    }


def test_what_cannot_be_read_is_told_with_its_line(tmp_path):
    rows = [
        KILLING,
        changed(Start_Year=""),
        changed(Direction="Up"),
        changed(Start_Day="31", Start_Month="2"),
        changed(End_Year="2004"),
    ]
    found = brought(tmp_path / "war", pitf(*rows))
    assert [(reject.line, reject.reason.split(":")[0]) for reject in found.rejects] == [
        (5, "Start Year is '', not a whole number"),
        (6, "'12 30 0 Up' are no degrees, as in '12 30 0 North'"),
        (7, "the days make no span"),
        (8, "the days make no span"),
    ]
    assert len(claims_of(found)) == 1


def test_country_and_years_choose(tmp_path):
    rows = [KILLING, changed(Country="SYR"), changed(Start_Year="1999", End_Year="1999")]
    scope = Scope(countries=("sud",), years="2000..")
    found = brought(tmp_path / "war", pitf(*rows), scope=scope)
    assert [claim.span.edtf for claim in claims_of(found)] == ["2005-03-04"]
