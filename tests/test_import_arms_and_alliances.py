"""Arms transfers and alliances. All rows are by hand, from SIPRI's notes and the codebook."""

from dataset_rows import brought, claims_of, csv_of

from kg.graph import open_graph
from kg.importing.manifest import Scope

TANKS = {
    "Recipient": "Westland HoR*", "Supplier": "Türland", "Year of order": "(2012)",
    "Number ordered": "(20)", "Weapon designation": "T-1", "Weapon description": "tank",
    "Number delivered": "20", "Year(s) of delivery": "2014; 2016", "status": "New",
    "Comments": "Via Eastland", "SIPRI TIV per unit": "1", "SIPRI TIV for total order": "20",
    "SIPRI TIV of delivered weapons": "0",
}  # fmt: skip
# as SIPRI writes it: columns without a name for the marks of uncertainty
HEADER = [*list(TANKS)[:3], "", *list(TANKS)[3:4], "", *list(TANKS)[4:]]
ABOVE = "Transfers of major arms\nNotes, and\nmore of them\n" + 8 * "\n"
PACT = {
    "version4id": "7", "ccode1": "990", "state_name1": "Westland", "ccode2": "991",
    "state_name2": "Eastland", "dyad_st_day": "4", "dyad_st_month": "4", "dyad_st_year": "1949",
    "dyad_end_day": "", "dyad_end_month": "", "dyad_end_year": "", "left_censor": "0",
    "right_censor": "1", "defense": "1", "neutrality": "0", "nonaggression": "1",
    "entente": "1", "version": "4.1",
}  # fmt: skip
BACK = PACT | {
    "ccode1": "991", "state_name1": "Eastland", "ccode2": "990", "state_name2": "Westland",
}  # fmt: skip


def test_a_transfer_is_a_delivery_over_its_years_and_no_tie(tmp_path):
    found = brought(tmp_path / "war", (ABOVE + csv_of([TANKS], HEADER)).encode("latin-1"))
    graph, (claim,) = open_graph(found.folder), claims_of(found)
    assert found.form.layout.name == "trade register, 11 lines above its header"
    assert (claim.about.kind, claim.about.name) == ("delivery", "Delivery of T-1 to Westland HoR")
    assert dict(claim.roles) == {"supplier": ("turland",), "recipient": ("westland-hor",)}
    assert (claim.span.edtf, claim.means, claim.counts) == ("2014/2016", ("weapons",), ())
    assert "delivered 2014; 2016; value below 0.5 million TIV" in claim.evidence.paraphrase
    assert graph.actors["turland"].name == "Türland"
    kinds = {id: actor.kind for id, actor in graph.actors.items()}
    assert kinds == {"turland": "state", "westland-hor": "armed-group"}


def test_names_in_utf_8_are_read_as_well(tmp_path):
    found = brought(tmp_path / "war", csv_of([TANKS]))
    assert open_graph(found.folder).actors["turland"].name == "Türland"


def test_what_was_not_delivered_or_cannot_be_read_tells_nothing(tmp_path):
    rows = [
        TANKS,
        TANKS | {"Year(s) of delivery": "", "Weapon designation": "T-2"},
        TANKS | {"Year(s) of delivery": "soon", "Weapon designation": "T-3"},
        TANKS | {"Supplier": "unknown supplier(s)", "Weapon designation": "T-4"},
        TANKS | {"Recipient": "Council of Lands**", "Weapon designation": "T-5"},
    ]
    found = brought(tmp_path / "war", csv_of(rows))
    told = {claim.about.name: dict(claim.roles) for claim in claims_of(found)}
    assert set(told) == {
        "Delivery of T-1 to Westland HoR", "Delivery of T-4 to Westland HoR",
        "Delivery of T-5 to Council of Lands",
    }  # fmt: skip
    assert told["Delivery of T-4 to Westland HoR"] == {"recipient": ("westland-hor",)}
    assert [(r.line, "no list of years" in r.reason) for r in found.rejects] == [(4, True)]
    council = open_graph(found.folder).actors["council-of-lands"]
    assert council.kind == "international-organisation"


def test_both_directions_of_a_pact_are_one_alliance(tmp_path):
    found = brought(tmp_path / "war", csv_of([PACT, BACK]))
    (claim,) = claims_of(found)
    assert found.form.importer.kind == "cow-alliances"
    assert claim.about.id == "eastland-allied-with-westland"
    assert (claim.span.edtf, str(claim.span.attested)) == ("1949-04-04/", "2012-12-31")
    assert "pledges of defense, nonaggression, entente" in claim.evidence.paraphrase
    assert open_graph(found.folder).actors["westland"].same == ("cow:990",)


def test_a_pact_of_nonaggression_makes_no_allies(tmp_path):
    found = brought(tmp_path / "war", csv_of([PACT | {"defense": "0"}]))
    assert claims_of(found) == []
    assert open_graph(found.folder).actors == {}


def test_days_of_a_pact_are_as_vague_as_the_row(tmp_path):
    rows = [
        PACT | {"dyad_st_day": "-9", "dyad_end_year": "1955", "right_censor": "0"},
        PACT | {"version4id": "8", "ccode2": "992", "state_name2": "Southland", "left_censor": "1",
                "dyad_st_year": "1816", "dyad_st_month": "1", "dyad_st_day": "1",
                "dyad_end_day": "3", "dyad_end_month": "11", "dyad_end_year": "1918.0"},
        PACT | {"version4id": "9", "dyad_end_year": "1940"},
        PACT | {"version4id": "10", "ccode1": "WES"},
    ]  # fmt: skip
    found = brought(tmp_path / "war", csv_of(rows))
    spans = {claim.about.id: claim.span.edtf for claim in claims_of(found)}
    assert spans == {
        "eastland-allied-with-westland": "1949-04/1955",
        "southland-allied-with-westland": "[..1816-01-01]/1918-11-03",
    }
    assert [reject.line for reject in found.rejects] == [4, 5]


def test_years_choose_alliances_that_reach_into_them(tmp_path):
    old = PACT | {"version4id": "8", "dyad_st_year": "1900", "dyad_end_year": "1910",
                  "ccode2": "992", "state_name2": "Southland"}  # fmt: skip
    found = brought(tmp_path / "war", csv_of([PACT, old]), scope=Scope(years="2000..2010"))
    assert [claim.about.id for claim in claims_of(found)] == ["eastland-allied-with-westland"]


# -- ATOP: by hand, from the codebook of version 5.1 -----------------------------------------------

OWES = {
    "ddyad": "2020", "year": "1942", "atopally": "1", "defense": "1", "offense": "1",
    "neutral": "0", "nonagg": "0", "consul": "0", "shareob": "", "transyr": "1", "bilatno": "0",
    "multino": "1", "number": "1", "asymm": "0", "atopid1": "7001", "atopid2": "",
    **{f"atopid{n}": "" for n in range(3, 10)}, "stateA": "2", "stateB": "20", "version": "5.1",
}  # fmt: skip
OWED = OWES | {"ddyad": "20002", "stateA": "20", "stateB": "2"}


def test_years_of_pledges_are_spells_of_one_alliance(tmp_path):
    rows = [row | {"year": year} for year in ("1942", "1943", "1949") for row in (OWES, OWED)]
    rows.append(OWES | {"year": "1815", "stateB": "9998", "defense": "0", "offense": "0",
                        "nonagg": "1"})  # fmt: skip
    found = brought(tmp_path / "war", csv_of(rows))
    claims = claims_of(found)
    assert found.form.importer.kind == "atop"
    assert [claim.about.id for claim in claims] == [
        "canada-allied-with-united-states-of-america"
    ] * 2
    assert sorted((c.span.edtf, str(c.span.attested)) for c in claims) == [
        ("1942/1943", "None"), ("1949/", "1949"),
    ]  # fmt: skip
    assert "pledges of defence, offence" in claims[0].evidence.paraphrase
    assert claims[0].evidence.locator == "id 7001"
    actors = open_graph(found.folder).actors
    assert actors["canada"].same == ("cow:20", "iso:CAN")
    assert set(actors) == {"canada", "united-states-of-america"}


def test_pledges_without_direction_and_of_states_that_are_gone(tmp_path):
    header = ["mem1" if n == "stateA" else "mem2" if n == "stateB" else n for n in OWES]
    row = OWES | {"mem1": "245", "mem2": "300", "asymm": "1", "year": "1850.0"}
    found = brought(tmp_path / "war", csv_of([row, row | {"mem1": "BAV"}], header))
    (claim,) = claims_of(found)
    assert (found.form.layout.name, claim.about.id) == (
        "dyads", "austria-hungary-allied-with-bavaria",
    )  # fmt: skip
    assert claim.evidence.paraphrase.endswith("; they owe each other different things")
    assert [(r.line, r.reason) for r in found.rejects] == [
        (3, "stateA is 'BAV', not a whole number")
    ]


def test_countries_choose_nothing_where_no_column_names_them(tmp_path):
    from kg.importing.bringing import Wish, prepare

    path = tmp_path / "atop.csv"
    path.write_text(csv_of([OWES]))
    (problem,) = prepare(tmp_path, Wish(path, scope=Scope(countries=("Canada",))), {})
    assert problem.message == "atop has no column of countries for --country; use --actor NAME"
