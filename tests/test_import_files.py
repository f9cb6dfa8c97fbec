"""Files as people have them: other layouts, broken, in another encoding, in a next release.

All rows here are written by hand after the published codebooks; nobody's data are in them.
"""

import csv
import io
import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import cli
from kg.curation.begin import begin
from kg.graph import open_graph
from kg.importing.bringing import Wish, prepare, write
from kg.importing.detecting import detect
from kg.importing.table import IMPORTERS
from kg.model import Actor
from kg.store import BrokenData
from kg.store.check import check
from kg.view import Status, View

GED = IMPORTERS["ucdp-ged"]
FIGHT = {
    "id": "7001", "year": "2020", "type_of_violence": "1", "side_a_new_id": "900",
    "side_a": "Government of Westland", "side_b_new_id": "901", "side_b": "Northern Army",
    "number_of_sources": "2", "source_article": '"The Daily,2020-03-05,Fighting, again"',
    "where_prec": "1", "where_coordinates": "Harbour Town", "latitude": "10.5",
    "longitude": "-4.25", "country": "Westland", "event_clarity": "1", "date_prec": "1",
    "date_start": "2020-03-04", "date_end": "2020-03-04", "deaths_a": "1", "deaths_b": "2",
    "deaths_civilians": "0", "deaths_unknown": "0", "best": "3", "high": "5", "low": "3",
    "gwnoa": "999", "gwnob": "",
}  # fmt: skip
KILLING = FIGHT | {
    "id": "7002", "type_of_violence": "3", "side_a_new_id": "901", "side_a": "Northern Army",
    "side_b_new_id": "1", "side_b": "Civilians", "number_of_sources": "-1", "date_prec": "4",
    "date_start": "2020-04-01", "date_end": "2020-04-30", "gwnoa": "",
}  # fmt: skip


def text_of(rows: list[dict], header=None, **form) -> str:
    """Rows as CSV."""
    out = io.StringIO()
    writer = csv.DictWriter(out, header or list(rows[0]), extrasaction="ignore", **form)
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


@pytest.fixture
def war(tmp_path):
    """An empty conflict."""
    begin(tmp_path / "war")
    return tmp_path / "war"


@pytest.fixture
def file(tmp_path):
    """Writes a file of a dataset."""

    def made(content: str | bytes, name: str = "data.csv") -> Path:
        path = tmp_path / name
        path.write_bytes(content.encode() if isinstance(content, str) else content)
        return path

    return made


def brought(folder: Path, path: Path, actors=None, **wish):
    """A file brought in."""
    found = prepare(folder, Wish(path, **wish), actors or {})
    assert not isinstance(found, list), found
    write(found)
    return found


def told(folder: Path) -> dict:
    """The claims of a conflict by fact."""
    return {claim.about.id: claim for claim in open_graph(folder).claims()}


def test_a_battle_has_sides_and_an_attack_on_civilians_an_attacker(war, file):
    brought(war, file(text_of([FIGHT, KILLING])))
    claims = told(war)
    fight, killing = claims["ucdp-ged-7001"], claims["ucdp-ged-7002"]
    assert fight.about.kind, fight.about.name == ("battle", "Battle at Harbour Town, Westland")
    assert dict(fight.roles) == {"side": ("government-of-westland", "northern-army")}
    assert str(fight.counts[0]) == "3 (3..5)"
    assert fight.span.edtf == "2020-03-04"
    assert "reports: 2; " in fight.evidence.paraphrase
    assert dict(killing.roles) == {"attacker": ("northern-army",)}
    assert killing.span.edtf == "[2020-04-01..2020-04-30]"
    assert "reports" not in killing.evidence.paraphrase  # -1 is unknown, not a number
    assert set(open_graph(war).actors) == {"government-of-westland", "northern-army"}


@pytest.mark.parametrize(
    "change",
    [
        lambda text: "\ufeff" + text,
        lambda text: text.replace("\n", "\r\n"),
        lambda text: text.replace("Harbour Town", '"Harbour\nTown"'),
        lambda text: text_of([FIGHT, KILLING], sorted(FIGHT)),
        lambda text: text_of([FIGHT | {"code_status": "Clear"}, KILLING]),
        lambda text: text_of([{k: "#" + k for k in FIGHT}, FIGHT, KILLING]),
        lambda text: text_of([FIGHT, KILLING], [k for k in FIGHT if k != "number_of_sources"]),
        lambda text: text_of([FIGHT | {"id": "7001.0", "year": "2020.0", "best": "3.0"}, KILLING]),
    ],
    ids=["BOM", "CRLF", "newline in a cell", "shuffled", "one column more", "HDX", "41", "floats"],
)
def test_other_forms_of_the_same_file_give_the_same_claims(change, war, file):
    plain = text_of([FIGHT, KILLING])
    brought(war, file(change(plain)))
    claims = told(war)
    assert set(claims) == {"ucdp-ged-7001", "ucdp-ged-7002"}
    assert str(claims["ucdp-ged-7001"].counts[0]) == "3 (3..5)"
    assert claims["ucdp-ged-7001"].roles[0][1] == ("government-of-westland", "northern-army")
    assert claims["ucdp-ged-7001"].about.name == "Battle at Harbour Town, Westland"


def test_a_header_that_lacks_a_column_is_told_with_the_kind_that_is_nearest(file):
    path = file(text_of([FIGHT], [name for name in FIGHT if name not in ("best", "date_prec")]))
    problem = detect(path)
    assert str(problem) == (
        f"{path}:1: is no ucdp-ged file as it is: column 'date_prec' is missing; "
        "column 'best' is missing"
    )
    assert "stands twice" in str(detect(file("id," + text_of([FIGHT]).replace("\n", "\n1,", 1))))


def test_a_file_of_no_kind_is_told(file, tmp_path):
    assert "is of no kind of dataset that is known" in str(detect(file("a,b\n1,2\n")))
    assert "is of no kind" in str(detect(file("")))
    assert "did you mean 'ucdp-ged'" in str(detect(file("a"), "ucdp-get"))
    assert "cannot be read" in str(detect(tmp_path / "none.csv"))


def test_rows_that_cannot_be_read_are_rejected_with_line_and_reason(war, file):
    rows = [
        FIGHT, FIGHT | {"id": "7003", "date_prec": "9"}, FIGHT | {"id": "7004", "best": "many"},
        FIGHT | {"id": "7005", "date_start": "04/03/2020"},
        FIGHT | {"id": "7006", "side_b_new_id": ""},
        FIGHT | {"id": "7007", "latitude": "north"}, KILLING,
    ]  # fmt: skip
    found = brought(war, file(text_of(rows)))
    assert [(reject.line, reject.reason) for reject in found.rejects] == [
        (3, "date_prec is '9', none of 1 to 5"),
        (4, "best is 'many', not a whole number"),
        (5, "'04/03/2020' is not a day; it must be written as 2020-06-02"),
        (6, "side B 'Northern Army' has no id"),
        (7, "latitude 'north', longitude '-4.25' are no degrees"),
    ]
    assert set(told(war)) == {"ucdp-ged-7001", "ucdp-ged-7002"}
    kept = (war / "imports" / "ucdp-ged" / "rejected.csv").read_text().splitlines()
    assert kept[0] == "line,reason,cells"
    assert kept[1].startswith("3,\"date_prec is '9', none of 1 to 5\",7003,2020,")
    assert len(kept) == 6


def test_a_last_line_that_was_cut_off_is_rejected_and_the_rest_read(war, file):
    whole = text_of([FIGHT, KILLING])
    found = brought(war, file(whole[: len(whole) - 60]))
    assert [reject.line for reject in found.rejects] == [3]
    assert found.rejects[0].reason == "has 12 cells for 27 columns"
    assert set(told(war)) == {"ucdp-ged-7001"}


def test_bytes_that_are_no_text_lose_their_row_only(war, file):
    broken = text_of([FIGHT, KILLING]).encode().replace(b"Harbour Town", b"Harb\xf6r Town", 1)
    found = brought(war, file(broken))
    assert [(r.line, r.reason) for r in found.rejects] == [(2, "holds bytes that are no UTF-8")]
    assert set(told(war)) == {"ucdp-ged-7002"}


def test_a_quote_that_never_ends_is_no_silent_loss(war, file):
    found = brought(war, file(text_of([FIGHT, KILLING]) + '7003,2020,"never ends\n7004,2020\n'))
    assert [reject.line for reject in found.rejects] == [4]
    assert set(told(war)) == {"ucdp-ged-7001", "ucdp-ged-7002"}


def test_scope_chooses_rows(war, file):
    rows = [
        FIGHT, FIGHT | {"id": "1", "country": "Eastland"}, FIGHT | {"id": "2", "year": "1999",
        "date_start": "1999-01-01", "date_end": "1999-01-01"}, KILLING,
    ]  # fmt: skip
    path = file(text_of(rows))
    run = CliRunner().invoke(
        cli, ["import", str(path), "-d", str(war), "--country", "westland", "--years", "2000.."]
    )
    assert run.exit_code == 0, run.output
    assert "1 of them outside the scope" in run.output
    assert set(told(war)) == {"ucdp-ged-7001", "ucdp-ged-7002"}


# -- who is who ------------------------------------------------------------------------------------

ACTORS = """
- actor: northern-front
  kind: armed-group
  name: Northern Front
  aliases: [Northern Army, NF]
- actor: westland
  kind: state
  name: Westland
  same: [gw:999]
"""


def curated(folder: Path) -> dict:
    """The actors of a conflict with two of them."""
    from kg.curation import read_folder

    (folder / "actors.yml").write_text(ACTORS)
    chronicle, problems = read_folder(folder)
    assert problems == []
    return dict(chronicle.actors)


def test_an_id_that_both_bear_decides_and_a_name_is_only_told(war, file):
    found = brought(war, file(text_of([FIGHT])), curated(war))
    ways = {match.party.key: (match.actor, match.how, match.like) for match in found.matches}
    assert ways["ucdp:900"] == ("westland", "id", ())
    assert ways["ucdp:901"] == ("northern-army", "new", (("northern-front", 100),))
    graph = open_graph(war)
    assert set(graph.actors) == {"westland", "northern-front", "northern-army"}
    assert graph.actors["westland"].same == ("gw:999", "ucdp:900")
    assert graph.actors["northern-army"].same == ("ucdp:901",)


def test_a_name_is_taken_when_the_person_says_so(war, file):
    found = brought(war, file(text_of([FIGHT])), curated(war), names=True)
    assert {match.actor: match.how for match in found.matches} == {
        "westland": "id", "northern-front": "name",
    }  # fmt: skip


def test_a_decision_in_the_file_is_followed_and_kept(war, file):
    actors = curated(war)
    brought(war, file(text_of([FIGHT])), actors)
    cast = war / "imports" / "actors.csv"
    text = cast.read_text()
    assert ",northern-army,new," in text
    cast.write_text(text.replace(",northern-army,new,", ",northern-front,decided,"))
    assert told(war)["ucdp-ged-7001"].roles[0][1] == ("westland", "northern-front")
    again = brought(war, file(text_of([FIGHT, KILLING])), actors)
    assert again.matches == []
    assert {part.actor for part in again.decided} == {"westland", "northern-front"}


def test_a_decision_for_nobody_is_a_problem_with_its_line(war, file):
    brought(war, file(text_of([FIGHT])), curated(war))
    cast = war / "imports" / "actors.csv"
    cast.write_text(cast.read_text().replace(",northern-army,new,", ",northern-frot,decided,"))
    with pytest.raises(BrokenData) as error:
        open_graph(war)
    assert [str(problem) for problem in error.value.problems] == [
        f"{cast}:3: unknown actor 'northern-frot'; did you mean 'northern-front'?; "
        "write new under how to make it one of its own"
    ]
    assert error.value.problems == [p for p in check(war) if "northern-frot" in p.message]


# -- the next release ------------------------------------------------------------------------------


def test_a_newer_release_says_what_changed_and_takes_back_what_is_gone(war, file):
    first = file(text_of([FIGHT, KILLING, FIGHT | {"id": "7008"}]), "v1.csv")
    brought(war, first, release="1", published="2021")
    second = file(text_of([FIGHT | {"best": "4"}, KILLING, FIGHT | {"id": "7009"}]), "v2.csv")
    found = brought(war, second, release="2", published="2022-05")
    assert (found.added, found.changed, found.removed) == (1, 1, 1)
    graph = open_graph(war)
    retracted = {c.about.id: c for c in graph.claims() if c.retracted}
    assert set(retracted) == {"ucdp-ged-7001", "ucdp-ged-7008"}
    assert {str(claim.retracted) for claim in retracted.values()} == {"2022-05"}
    assert str(retracted["ucdp-ged-7001"].counts[0]) == "3 (3..5)"
    live = [c for c in graph.claims(fact="ucdp-ged-7001") if not c.retracted]
    assert [str(claim.counts[0]) for claim in live] == ["4 (3..5)"]
    gone = graph.seen(View(statuses=frozenset({Status.RETRACTED}))).standings()
    assert [standing.fact.id for standing in gone] == ["ucdp-ged-7008"]
    assert not (war / "imports" / "ucdp-ged" / "v1.csv").exists()
    assert graph.sources["ucdp-ged"].title.endswith("version 2")


def test_a_release_that_restores_a_row_takes_back_the_retraction(war, file):
    brought(war, file(text_of([FIGHT, KILLING]), "v1.csv"), published="2021")
    brought(war, file(text_of([FIGHT]), "v2.csv"), published="2022")
    brought(war, file(text_of([FIGHT, KILLING, FIGHT | {"id": "1"}]), "v3.csv"), published="2023")
    assert [claim.retracted for claim in told(war).values()] == [None] * 3


def test_a_file_that_changed_unasked_or_is_gone_is_a_problem(war, file):
    found = brought(war, file(text_of([FIGHT])))
    data = found.manifest.data
    data.write_text(text_of([KILLING]))
    manifest = war / "imports" / "ucdp-ged.toml"
    again = f"{data} has changed since it was brought in; run kg import ucdp-ged {data}"
    assert [str(problem) for problem in check(war)] == [f"{manifest}: {again}"]
    data.unlink()
    assert "is missing; bring it in again" in str(check(war)[0])


def test_wrong_manifests_are_told_all_at_once(war, file):
    brought(war, file(text_of([FIGHT])))
    manifest = war / "imports" / "ucdp-ged.toml"
    manifest.write_text('kind = "ucdp-gad"\nfile = "x"\nshape = "1"\n[scope]\nyears = "long ago"\n')
    assert [problem.message for problem in check(war)] == [
        "'years' is 'long ago'; write 2011..2017, 2011.. or 2011",
        "needs 'layout'",
        "needs 'sha256'",
        "unknown key 'shape'",
        "unknown kind of dataset 'ucdp-gad'; did you mean 'ucdp-ged'?",
    ]


def test_the_rdflib_dataset_holds_the_events_of_imports(war, file):
    brought(war, file(text_of([FIGHT, KILLING])))
    graph = open_graph(war)
    held = list(graph.dataset().quads())
    assert len(held) == graph.build.manifest["counts"]["quads"]
    assert any("event/ucdp-ged-7001" in str(quad[0]) for quad in held)


def test_letters_of_a_group_are_no_spelling_of_a_state(war, file):
    actors = {
        "russia": Actor(id="russia", kind="state", name="Russia"),
        "haftar": Actor(id="haftar", kind="armed-group", name="Forces of Hiftar"),
    }
    named = [FIGHT | {"side_b": "RSO"}, KILLING | {"id": "1", "side_a": "Forces of Haftar",
             "side_a_new_id": "77"}]  # fmt: skip
    found = brought(war, file(text_of(named)), actors)
    near = {match.party.name: [id for id, _ in match.like] for match in found.matches}
    assert near["RSO"] == []
    assert near["Forces of Haftar"] == ["haftar"]


# -- yearly ties -----------------------------------------------------------------------------------

SUPPORT = {
    "ywp_year": "1999", "ywp_name": "Northern Army", "actorID": "1901", "conflictID": "77",
    "bwd_id": "12", "bwd_name": "Government of Westland - Northern Army", "locationid1": "999",
    "external_exists": "1", "external_alleged": "0", "external_name": "Government of Eastland",
    "external_nameid": "998", "external_type__X": "0", "external_type__L": "0",
    "external_type__Y": "1", "external_type__W": "1", "external_type__M": "0",
    "external_type__T": "0", "external_type__$": "0", "external_type__I": "0",
    "external_type__O": "0", "external_type__U": "0",
}  # fmt: skip


def test_support_of_2011_has_means_per_backer_and_allegations(war, file):
    none = {name: "-9" for name in SUPPORT if name.startswith("external")} | {"external_name": ""}
    rows = [
        SUPPORT, SUPPORT | {"ywp_year": "2000", "external_type__W": "0"},
        SUPPORT | {"ywp_year": "2002"}, SUPPORT | {"ywp_year": "1990"} | none,
        SUPPORT | {"external_exists": "0", "external_alleged": "1", "external_name": "Old Guard",
                   "external_nameid": "1950", "ywp_year": "2001"},
        SUPPORT | {"ywp_year": "2009"} | none,
    ]  # fmt: skip
    found = brought(war, file(text_of(rows)))
    assert found.rejects == []
    claims = list(open_graph(war).claims(kinds=["backing"]))
    assert sorted((c.about.actors[0], c.span.edtf, c.means, c.certainty) for c in claims) == [
        ("government-of-eastland", "1999/1999", ("weapons",), "stated"),
        ("government-of-eastland", "1999/2000", ("territory",), "stated"),
        ("government-of-eastland", "2002/2002", ("territory", "weapons"), "stated"),
        ("old-guard", "2001/2001", ("territory", "weapons"), "alleged"),
    ]
    assert {c.about.actors[2] for c in claims} == {"government-of-westland"}
    actors = open_graph(war).actors
    assert actors["government-of-eastland"].same == ("ucdp-old:998", "gw:998")


def test_a_tie_seen_in_the_last_year_of_a_file_has_not_ended(war, file):
    rows = [SUPPORT | {"ywp_year": str(year)} for year in (1999, 2000)]
    brought(war, file(text_of(rows)))
    (claim,) = open_graph(war).claims(kinds=["backing"])
    assert (claim.span.edtf, str(claim.span.attested)) == ("[..1999]/", "2000")
    assert claim.span.end_latest is None


def test_a_year_that_is_taken_back_is_retracted_alone(war, file):
    rows = [SUPPORT | {"ywp_year": str(year)} for year in (1999, 2000, 2001, 2005)]
    brought(war, file(text_of(rows), "v1.csv"), published="2010")
    brought(war, file(text_of([rows[0], rows[1], rows[3]]), "v2.csv"), published="2011")
    claims = {c.span.edtf: c.retracted and str(c.retracted) for c in open_graph(war).claims()}
    assert claims == {"[..1999]/2000": None, "2001/2001": "2011", "2005/": None}


def test_every_column_of_every_importer_says_what_it_becomes():
    for importer in IMPORTERS.values():
        names = [column.name for column in importer.columns]
        assert len(set(names)) == len(names)
        assert all(column.role for column in importer.columns)
        assert set(importer.key) <= set(names)
        assert set(importer.places) <= set(names)
        assert importer.edges or importer.event


def columns_in_words() -> str:
    """The table of each importer as Markdown."""
    told = []
    for importer in IMPORTERS.values():
        told += [f"### {importer.title} (`{importer.kind}`)", "", importer.citation, ""]
        told += ["| column | becomes | mind |", "|---|---|---|"]
        told += [f"| `{c.name}` | {c.role} | {c.mind} |" for c in importer.columns]
        told.append("")
    return "\n".join(told)


def test_the_page_tells_all_columns():
    """docs/importing.md holds the table of each importer; KG_WRITE=1 writes them anew."""
    page = Path(__file__).parent.parent / "docs" / "importing.md"
    text, mark = page.read_text("utf-8"), "## What each column becomes\n\n"
    head = text.partition(mark)[0]
    if os.environ.get("KG_WRITE"):
        page.write_text(head + mark + columns_in_words(), "utf-8")
    assert page.read_text("utf-8") == head + mark + columns_in_words()


def test_the_kinds_and_their_columns_are_listed():
    run = CliRunner().invoke(cli, ["import"])
    assert run.exit_code == 0
    assert all(kind in run.output for kind in IMPORTERS)
    run = CliRunner().invoke(cli, ["import", "ucdp-ged", "--json"])
    assert [row["column"] for row in json.loads(run.output)] == list(GED.names)
