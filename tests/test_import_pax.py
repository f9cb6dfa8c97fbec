"""Peace agreements and their signatories. All rows are written by hand from the codebook."""

import pytest
from dataset_rows import brought, claims_of, csv_of

from kg.graph import open_graph

ACCORD = {
    "Con": "Westland/Eastland", "Contp": "Government", "PP": "9", "PPName": "Westland process",
    "Reg": "Nowhere", "AgtId": "901", "Ver": "1", "Agt": "Harbour Accord", "Dat": "2015-12-07",
    "Status": "Multiparty signed", "Lgt": "4", "Agtp": "Intra", "Stage": "SubPar",
    "StageSub": "MultIss", "Part": "For the Government: A. One;\nfor the Army: B. Two",
    "ThrdPart": "United Nations",
}  # fmt: skip
SIGNED = {
    "AgtId": "901", "agt_name": "Harbour Accord (first part) (07/12/2015)", "Dat": "2015-07-12",
    "id_paax": "ARM_77", "actor_name": "Northern Army", "signatory_type": "party",
    "ucdp_id": "901.0", "acled_name": "Northern Army",
}  # fmt: skip
STATE = SIGNED | {
    "id_paax": "CON_5", "actor_name": "Westland", "ucdp_id": "", "acled_name": "",
}  # fmt: skip
WITNESS = STATE | {
    "id_paax": "INT_1", "actor_name": "Council of Lands", "signatory_type": "third party",
}  # fmt: skip


def test_an_agreement_has_its_day_and_its_parties_in_words(tmp_path):
    found = brought(tmp_path / "war", csv_of([ACCORD]))
    (claim,) = claims_of(found)
    assert found.form.importer.kind == "pax"
    assert (claim.about.kind, claim.about.id) == ("agreement", "pax-901")
    assert claim.about.name == "Harbour Accord"
    assert (claim.span.edtf, claim.roles, claim.place) == ("2015-12-07", (), "")
    assert "parties: For the Government: A. One; for the Army: B. Two" in claim.evidence.paraphrase
    assert "third parties: United Nations" in claim.evidence.paraphrase
    assert open_graph(found.folder).actors == {}


@pytest.mark.parametrize(
    ("stage", "sub", "kind"),
    [("Cea", "Ceas", "ceasefire"), ("Cea", "Rel", "agreement"), ("Imp", "ImpMod", "agreement")],
)
def test_a_ceasefire_is_one_by_its_stage(tmp_path, stage, sub, kind):
    found = brought(tmp_path / "war", csv_of([ACCORD | {"Stage": stage, "StageSub": sub}]))
    assert claims_of(found)[0].about.kind == kind


def test_a_date_with_slashes_has_the_day_first(tmp_path):
    rows = [
        ACCORD | {"Dat": "07/12/2015"},
        ACCORD | {"AgtId": "902", "Dat": "12/31/2015"},
        ACCORD | {"AgtId": "", "Dat": "07/12/2015"},
    ]
    found = brought(tmp_path / "war", csv_of(rows))
    assert [claim.span.edtf for claim in claims_of(found)] == ["2015-12-07"]
    assert [reject.line for reject in found.rejects] == [4, 6]  # each row has two lines
    assert "Dat is '12/31/2015'" in found.rejects[0].reason


def test_scope_by_country_and_by_years_of_the_date(tmp_path):
    rows = [ACCORD, ACCORD | {"AgtId": "902", "Dat": "2018-01-01"}, ACCORD | {"AgtId": "903",
            "Con": "Southland"}]  # fmt: skip
    from kg.importing.manifest import Scope

    found = brought(tmp_path / "war", csv_of(rows), scope=Scope(("Eastland",), "2015..2016"))
    assert [claim.about.id for claim in claims_of(found)] == ["pax-901"]


def test_signatories_of_one_agreement_are_claims_on_one_event(tmp_path):
    found = brought(tmp_path / "war", csv_of([SIGNED, STATE, WITNESS]))
    graph, claims = open_graph(found.folder), claims_of(found)
    assert found.form.importer.kind == "paax"
    assert {claim.about.id for claim in claims} == {"paax-901"}
    assert {claim.roles for claim in claims} == {
        (("signatory", (actor,)),) for actor in ("northern-army", "westland", "council-of-lands")
    }
    assert "id 901, ARM_77" in {claim.evidence.locator for claim in claims}
    assert any("signed as third party" in claim.evidence.paraphrase for claim in claims)
    army = graph.actors["northern-army"]
    assert army.same == ("paax:ARM_77", "ucdp:901", "acled:northern-army")
    kinds = {id: actor.kind for id, actor in graph.actors.items()}
    assert kinds == {
        "northern-army": "armed-group", "westland": "state", "council-of-lands": "political-body"
    }  # fmt: skip


def test_the_day_is_the_one_in_the_name_and_never_that_of_dat(tmp_path):
    rows = [
        SIGNED,
        SIGNED | {"AgtId": "902", "agt_name": "Coast Deal (4 May 2016)", "Dat": ""},
        SIGNED | {"AgtId": "903", "agt_name": "Hill Deal (draft)", "Dat": "2017-02-01"},
    ]
    claims = claims_of(brought(tmp_path / "war", csv_of(rows)))
    assert [c.span.edtf for c in claims] == ["2015-12-07", "2016-05-04", ""]
    assert "the column Dat is broken" in claims[2].evidence.paraphrase


def test_a_signature_that_a_newer_release_lacks_is_taken_back_alone(tmp_path):
    brought(tmp_path / "war", csv_of([SIGNED, STATE]), published="2023")
    found = brought(tmp_path / "war", csv_of([SIGNED]), published="2024")
    assert (found.added, found.changed, found.removed) == (0, 0, 1)
    told = {claim.roles[0][1][0]: claim.retracted for claim in claims_of(found)}
    assert {actor: str(day or "") for actor, day in told.items()} == {
        "northern-army": "", "westland": "2024"
    }  # fmt: skip


def test_a_header_or_line_that_is_wrong_is_told(tmp_path):
    found = brought(tmp_path / "war", csv_of([SIGNED, STATE]).encode()[:-30])
    assert [reject.line for reject in found.rejects] == [3]
    shuffled = csv_of([SIGNED], sorted(SIGNED)) + "\n"
    again = brought(tmp_path / "other", shuffled)
    assert [claim.roles for claim in claims_of(again)] == [(("signatory", ("northern-army",)),)]
