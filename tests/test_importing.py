"""Datasets in: the claims of a file are what its rows say, read again here with the csv module."""

import csv
import random
from collections import Counter
from datetime import date
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.curation.begin import begin
from kg.graph import open_graph
from kg.importing.bringing import Wish, prepare, write
from kg.importing.detecting import detect
from kg.importing.imported import imports
from kg.importing.rows import Form
from kg.model import Chronicle
from kg.rdf import chronicle_from, derive, quads
from kg.timeline import timeline
from kg.view import View

UCDP = Path(__file__).parents[2] / "shared" / "datasets" / "ucdp"
REAL = {
    "ucdp-esd": "ucdp-esd-ay-181.csv",
    "ucdp-dyadic": "ucdp-dyadic-251.csv",
    "ucdp-actors": "ucdp-actor-221.csv",
    "ucdp-ged": "ged-sample.csv",
}


def real(name: str) -> Path:
    """A published file, which stands beside this checkout where it is developed."""
    if not UCDP.is_dir():
        pytest.skip("the UCDP files are not beside this checkout (../shared/datasets/ucdp)")
    return UCDP / name


def rows_of(kind: str) -> list[dict]:
    """The rows of a file, read without the importer."""
    with real(REAL[kind]).open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def conflict(path: Path) -> Path:
    """An empty conflict."""
    begin(path)
    return path


def brought(folder: Path, file: Path, actors=None, **wish):
    """A file brought into a folder, as the verb does it."""
    found = prepare(folder, Wish(file, **wish), actors or {})
    assert not isinstance(found, list), found
    write(found)
    return found


@pytest.fixture(scope="session")
def esd(tmp_path_factory):
    """The conflict of the whole External Support file."""
    folder = conflict(tmp_path_factory.mktemp("esd") / "world")
    brought(folder, real(REAL["ucdp-esd"]))
    return open_graph(folder)


def esd_rows() -> list[dict]:
    """The rows of External Support."""
    return rows_of("ucdp-esd")


def ids_in(cell: str) -> set[str]:
    """The ids of a comma list."""
    return {f"ucdp:{id.strip()}" for id in cell.split(",") if id.strip()}


@pytest.mark.parametrize("kind", REAL)
def test_the_header_tells_the_kind(kind):
    form = detect(real(REAL[kind]))
    assert isinstance(form, Form)
    assert form.importer.kind == kind


def test_backers_of_200_actor_years_are_those_of_the_file(esd):
    rows = random.Random(6).sample(esd_rows(), 200)
    theirs = {id: actor.same[0] for id, actor in esd.actors.items()}
    ours = {key: id for id, key in theirs.items()}
    wrong = []
    for row in rows:
        year = int(row["year"])
        seen = esd.seen(View(since=date(year, 1, 1), until=date(year, 12, 31)))
        backed, against = ours[f"ucdp:{row['actor_id']}"], ours[f"ucdp:{row['oppo_id']}"]
        found = {
            theirs[standing.fact.actors[0]]
            for standing in seen.backers(backed).standings
            if standing.fact.actors[2] == against
        }
        if found != ids_in(row["ext_id"]):
            wrong.append((row["id"], found, row["ext_id"]))
    assert not wrong
    assert sum(bool(row["ext_id"]) for row in rows) > 80


def test_whoever_backs_both_sides_in_a_year_is_found(esd):
    sides: dict = {}
    for row in esd_rows():
        for id in ids_in(row["ext_id"]):
            sides.setdefault((row["dyad_id"], row["year"], id), set()).add(row["actor_id"])
    both = {key: tied for key, tied in sides.items() if len(tied) == 2}
    assert len(both) == 17
    ours = {actor.same[0]: id for id, actor in esd.actors.items()}
    for (_, year, backer), tied in both.items():
        day = date(int(year), 1, 1), date(int(year), 12, 31)
        seen = esd.seen(View(since=day[0], until=day[1]))
        pairs = seen.support.both_sides(ours[backer])
        wanted = {ours[f"ucdp:{id}"] for id in tied}
        assert any(wanted == _clients(pair) for pair in pairs), (year, backer, tied)


def _clients(pair) -> set[str]:
    return {pair.one.actors[-1], pair.other.actors[-1]}


def test_a_gap_between_years_stays_a_gap(esd):
    years: dict = {}
    for row in esd_rows():
        for id in ids_in(row["ext_id"]):
            years.setdefault((id, row["actor_id"], row["oppo_id"]), set()).add(int(row["year"]))
    with_gaps = {k: y for k, y in years.items() if max(y) - min(y) + 1 > len(y)}
    assert len(with_gaps) == 445
    ours = {actor.same[0]: id for id, actor in esd.actors.items()}
    for (backer, backed, against), tied in list(with_gaps.items())[:40]:
        gap = next(y for y in range(min(tied), max(tied)) if y not in tied)
        seen = esd.as_of(date(gap, 7, 1))
        names = ours[backer], ours[f"ucdp:{backed}"], ours[f"ucdp:{against}"]
        assert names not in {s.fact.actors for s in seen.backers(names[1]).standings}


def test_means_are_told_of_a_named_backer_only_where_all_gave_them(esd):
    ours = {actor.same[0]: id for id, actor in esd.actors.items()}
    seen = esd.seen(View(since=date(2011, 1, 1), until=date(2011, 12, 31)))
    found = {s.fact.actors[0]: s.means for s in seen.backers(ours["ucdp:1126"]).standings}
    assert len(found) == 8  # eight backers of the NTC; no type of support counts eight
    assert set(found.values()) == {("unspecified",)}


def test_the_same_file_again_changes_nothing(tmp_path):
    folder = conflict(tmp_path / "war")
    brought(folder, real(REAL["ucdp-ged"]))
    before = {path: path.read_bytes() for path in (folder / "imports").rglob("*") if path.is_file()}
    again = prepare(folder, Wish(real(REAL["ucdp-ged"])), {})
    assert again.nothing_new
    assert write(again) == []
    assert before == {path: path.read_bytes() for path in before}


@pytest.fixture(scope="session")
def ged(tmp_path_factory):
    """The conflict of a thousand georeferenced events."""
    folder = conflict(tmp_path_factory.mktemp("ged") / "world")
    brought(folder, real(REAL["ucdp-ged"]))
    return open_graph(folder)


def ged_rows() -> list[dict]:
    """The rows of the thousand events."""
    return rows_of("ucdp-ged")


def test_deaths_per_country_and_year_are_the_sums_of_the_file(ged):
    wanted: Counter = Counter()
    for row in ged_rows():
        wanted[row["country"], int(float(row["year"]))] += int(float(row["best"]))
    found: Counter = Counter()
    for claim in ged.claims():
        country = ged.places[ged.places[claim.place].within or claim.place].name
        found[country, claim.span.extent[0].year] += claim.counts[0].best
    assert found == wanted
    assert len(wanted) > 200


def test_deaths_by_sparql_are_the_sums_of_the_file(ged):
    rows = ged.query(
        "SELECT (SUM(?best) AS ?sum) (COUNT(*) AS ?n) WHERE { ?c kg:killedBest ?best }"
    )
    (row,) = rows
    assert int(row["sum"].value) == sum(int(float(row["best"])) for row in ged_rows())
    assert int(row["n"].value) == 1000


def test_a_day_that_is_not_known_is_never_read_as_exact(ged):
    for row in ged_rows():
        (claim,) = ged.claims(fact=f"ucdp-ged-{int(float(row['id']))}")
        days = date.fromisoformat(row["date_start"]), date.fromisoformat(row["date_end"])
        assert claim.span.extent == days
        assert claim.span.start.is_day == (float(row["date_prec"]) == 1)


def events_of(graph) -> list:
    """The claims on events that the imports of a graph's folder tell, one by one."""
    folder = graph.build.path.parents[2]
    mappings, problems = imports(folder)
    assert problems == []
    return [claim for mapping in mappings for claim in mapping.events(mapping.dataset())]


def test_both_faces_hold_the_events_as_they_were_mapped(ged):
    mapped = sorted(events_of(ged), key=lambda claim: claim.id)
    assert len(mapped) == 1000
    assert sorted(ged.claims(), key=lambda claim: claim.id) == mapped
    known = chronicle_from(ged.rdf.store(), ged.base)
    assert list(known.claims) == mapped
    assert known.places == ged.places


def test_lines_of_events_are_those_of_all_claims(ged):
    """The quick way of spelling writes the quads of the slow one, derived values too."""
    chronicle = Chronicle(
        actors=ged.actors, places=ged.places, sources=ged.sources, claims=tuple(events_of(ged))
    )
    store = ox.Store()
    store.bulk_load("".join(quads(chronicle, ged.base)).encode(), format=ox.RdfFormat.N_QUADS)
    store.bulk_extend(derive(store, ged.base))
    left_out = ("/graph/meta", "/graph/ontology")
    found = {q for q in ged.rdf.store() if not q.graph_name.value.endswith(left_out)}
    title = {q for q in found if q.subject.value.endswith("/conflict")}
    assert found - title == set(store)


def test_the_description_counts_what_the_store_holds(ged):
    parts = "?d void:propertyPartition ?x . ?x void:property ?p ; void:triples ?n"
    counted = ged.query(f"SELECT ?p ?n WHERE {{ {parts} }}")
    told = {row["p"].value: int(row["n"].value) for row in counted}
    seen = Counter(
        q.predicate.value for q in ged.rdf.store() if not q.graph_name.value.endswith("/meta")
    )
    assert told == seen


@pytest.fixture(scope="session")
def dyads(tmp_path_factory):
    """The conflict of the whole dyadic file and, on the same actors, the actor list."""
    folder = conflict(tmp_path_factory.mktemp("dyads") / "world")
    brought(folder, real(REAL["ucdp-dyadic"]))
    brought(folder, real(REAL["ucdp-actors"]))
    return open_graph(folder)


def keyed(graph) -> dict[str, str]:
    """The id of the actor that bears an id of a dataset."""
    return {same: id for id, actor in graph.actors.items() for same in actor.same}


def test_secondary_parties_are_backers_by_troops_in_their_years(dyads):
    ours, rows = keyed(dyads), rows_of("ucdp-dyadic")
    for row in random.Random(6).sample([r for r in rows if r["side_a_2nd"] or r["side_b_2nd"]], 60):
        year = int(row["year"])
        seen = dyads.seen(View(since=date(year, 1, 1), until=date(year, 12, 31)))
        for side, other in ("ab", "ba"):
            backed = ours[f"ucdp:{row[f'side_{side}_id']}"]
            against = ours[f"ucdp:{row[f'side_{other}_id']}"]
            wanted = {
                ours[f"gw:{number}"]
                for number in row[f"gwno_{side}_2nd"].replace(" ", "").split(",")
                if number
            }
            ties = [s for s in seen.backers(backed).standings if s.fact.actors[2] == against]
            assert {s.fact.actors[0] for s in ties} == wanted, row
            assert {s.means for s in ties} <= {("troops",)}


def test_libya_2019_and_2020_are_as_the_file_has_them(dyads):
    ours = keyed(dyads)
    hor, libya = ours["ucdp:5802"], ours["ucdp:111"]
    by_year = {}
    for year in (2019, 2020):
        seen = dyads.seen(View(since=date(year, 1, 1), until=date(year, 12, 31)))
        by_year[year] = {
            (dyads.name(s.fact.actors[0]), s.fact.actors[1])
            for backed in (hor, libya)
            for s in seen.backers(backed).standings
            if set(s.fact.actors[1:]) == {hor, libya}
        }
    assert by_year == {
        2019: {("Government of Sudan", hor), ("Government of United Arab Emirates", hor)},
        2020: {("Government of Turkey", libya)},
    }


def test_splits_alliances_and_names_of_the_actor_list_have_no_dates(dyads):
    ours = keyed(dyads)
    claims = list(dyads.claims(source="ucdp-actors"))
    assert {c.span.edtf for c in claims} == {""}
    ties = {c.about.actors for c in claims if c.about.kind == "succession"}
    assert (ours["ucdp:180"], ours["ucdp:890"]) in ties  # KNU split from KNUP
    members = {c.about.actors for c in claims if c.about.kind == "membership"}
    assert (ours["ucdp:193"], ours["ucdp:195"]) in members  # PWG in the CPI-Maoist
    names = dyads.actors[ours["ucdp:323"]].aliases
    assert {"KADEK", "KONGRA-GEL", "Kurdistan Worker’s Party"} <= set(names)


@pytest.mark.parametrize("window", [(2014, 2014), (2016, None), (None, 2013)])
def test_a_timeline_of_a_window_is_that_part_of_the_whole(ged, window):
    first, last = window
    view = View(since=first and date(first, 1, 1), until=last and date(last, 12, 31))
    for actor in ("is", "government-of-syria", "taleban"):
        whole = timeline(ged.claims(actor=actor), view, actor)
        assert 0 < len(whole) < len(ged.timeline(actor))
        assert [e.fact.id for e in ged.seen(view).timeline(actor)] == [e.fact.id for e in whole]


def test_numbers_of_secondary_parties_are_not_in_the_order_of_their_names():
    """By hand, from the file: names stand by letter, numbers by size (553 Malawi, 510 Tanzania)."""
    from kg.importing.importer import Rejected, Row
    from kg.importing.ucdp_dyadic import parties

    row = {
        "side_a": "Government of DR Congo (Zaire)", "side_a_id": "89", "gwno_a": "490",
        "side_a_2nd": "Government of Malawi, Government of South Africa, Government of Tanzania",
        "gwno_a_2nd": "510, 553, 560", "side_b": "M23", "side_b_id": "1109",
    }  # fmt: skip
    found = {party.name: party.key for party in parties(Row(row.items(), 2))}
    assert found["Government of Malawi"] == "gw:553"
    assert found["Government of South Africa"] == "gw:560"
    assert found["Government of Tanzania"] == "gw:510"
    row |= {"side_a_2nd": "Government of Nowhere, Government of Neverland", "gwno_a_2nd": "1, 3"}
    with pytest.raises(Rejected, match="it cannot be told which of 1, 3 is Government of Nowhere"):
        list(parties(Row(row.items(), 2)))


def test_each_state_has_one_number_in_all_rows_of_the_dyadic_file(tmp_path):
    found = prepare(conflict(tmp_path / "war"), Wish(real(REAL["ucdp-dyadic"])), {})
    states = [m for m in found.matches if m.party.key.startswith("gw:")]
    names = Counter(match.party.name for match in states)
    assert set(names.values()) == {1}
    assert found.rejects == []
    ids = {match.party.name: match.actor for match in found.matches if match.party.also}
    assert all(ids.get(match.party.name, match.actor) == match.actor for match in states)
