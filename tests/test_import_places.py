"""Places of datasets and places of the conflict: what is one, what may be, and who decides."""

import csv
import json

import pytest
from click.testing import CliRunner
from dataset_rows import csv_of
from test_import_acled import CLASH
from test_import_files import FIGHT

from kg.cli import cli
from kg.curation import read_folder
from kg.curation.begin import begin
from kg.curation.moving import rename, retract
from kg.curation.saving import SaveError, save
from kg.graph import open_graph
from kg.importing.bringing import Wish, prepare, write
from kg.store.check import check
from kg.view import View

# Harbour Town of the rows lies at 10.5, -4.25; a tenth of a degree of latitude is 11 km
PLACES = """
- {place: westland, kind: country, name: The Westland, aliases: [Westland]}
- {place: eastland, kind: country, name: Eastland}
- {place: coast, kind: region, name: Coast Province, within: westland}
- {place: harbour, kind: city, name: Harbour, aliases: [Harbour Town], within: coast, latitude: 10.6, longitude: -4.25}
- {place: harbour-east, kind: city, name: Harbour Town, within: eastland, latitude: 10.5, longitude: -4.2}
- {place: old-harbour, kind: town, name: Harbour Town, within: coast, latitude: 12.5, longitude: -4.25}
- {place: zawiya, kind: town, name: Zawiya, within: westland}
"""  # noqa: E501
SPOT = "harbour-town-10.500n-4.250w"


@pytest.fixture
def war(tmp_path):
    """A conflict with two countries, in each of which is a Harbour Town."""
    begin(tmp_path / "war")
    (tmp_path / "war" / "places.yml").write_text(PLACES)
    return tmp_path / "war"


@pytest.fixture
def bring(war, tmp_path):
    """Brings rows in beside the places of the conflict."""

    def bringing(*rows: dict, file: str = "rows.csv", **wish):
        path = tmp_path / file
        path.write_text(csv_of(list(rows)))
        places = read_folder(war)[0].places
        found = prepare(war, Wish(path, **wish), {}, None, places)
        assert not isinstance(found, list), found
        found.written = write(found)
        return found

    return bringing


def sites(found) -> dict[str, tuple[str, str, str]]:
    """What was decided: place, how, and who is near, by key."""
    return {site.key: (site.place, site.how, site.like) for site in found.sites}


def where(war) -> dict[str, str]:
    """The place of each event."""
    return {claim.about.id: claim.place for claim in open_graph(war).claims()}


def test_a_name_in_the_same_country_and_near_is_told_and_not_taken(bring, war):
    found = bring(FIGHT)
    assert sites(found) == {
        "westland": ("westland", "id", ""),
        SPOT: (SPOT, "new", "harbour 100 (11 km)"),
    }
    assert where(war) == {"ucdp-ged-7001": SPOT}
    assert check(war) == []


def test_it_is_taken_when_the_person_says_so_and_timelines_join(bring, war):
    found = bring(FIGHT, FIGHT | {"id": "7002", "where_coordinates": "Harbour town"},
                  names=True)  # fmt: skip
    assert sites(found)[SPOT] == ("harbour", "name", "")
    clash = CLASH | {"location": "Harbour", "latitude": "10.61", "admin1": "Coast"}
    bring(clash, file="acled.csv", names=True)
    assert set(where(war).values()) == {"harbour"}
    graph = open_graph(war)
    assert SPOT not in graph.places
    assert graph.places["harbour"].name == "Harbour"
    seen = graph.seen(View(places=frozenset(("harbour",))))
    told = {standing.fact.id for standing in seen.standings(kinds=("battle",))}
    assert told == {"ucdp-ged-7001", "ucdp-ged-7002", "acled-wes101"}
    around = graph.seen(View(places=frozenset(("The Westland",)))).standings(kinds=("battle",))
    assert {standing.fact.id for standing in around} == told  # the harbour is on its coast
    assert graph.seen(View(places=frozenset(("eastland",)))).standings(kinds=("battle",)) == []


@pytest.mark.parametrize(
    ("change", "like"),
    [
        ({"latitude": "11.5"}, ""),  # farther than 25 km from both of the country
        ({"country": "Southland"}, ""),  # another country
        ({"where_coordinates": "Harbor Town"}, "harbour 95 (11 km)"),
        ({"where_coordinates": "Az Zawiyah town"}, "zawiya 95"),  # without degrees: told only
        ({"where_prec": "4", "where_coordinates": "Harbour Town"}, ""),  # a region is no town
    ],
)
def test_what_is_farther_elsewhere_or_only_alike_is_not_taken(bring, change, like):
    found = bring(FIGHT | change, names=True)
    told = [site.like for site in found.sites if site.key != "westland"]
    assert told == ([like] if like else [])
    assert {site.how for site in found.sites} <= {"id", "new"}


def test_a_region_is_known_by_its_name_in_a_country(bring, war):
    clash = CLASH | {"geo_precision": "3", "admin1": "Coast"}
    found = bring(clash, names=True)
    assert sites(found)["coast-westland"] == ("coast", "name", "")
    assert set(where(war).values()) == {"coast"}


def test_an_id_of_a_catalogue_decides(war):
    from dataclasses import replace

    from kg.importing.placing import place_all
    from kg.model import Place

    harbour = replace(read_folder(war)[0].places["harbour"], same=("geonames:1",))
    theirs = Place("x-1.000n-1.000e", "other", "Qaryat", same=("geonames:1",))
    (site,) = place_all({theirs.id: theirs}, {"harbour": harbour}, {})
    assert (site.place, site.how) == ("harbour", "id")


def test_a_place_of_another_sort_with_the_same_id_stays_another(bring, war):
    region = "- {place: georgia, kind: region, name: Georgia, within: westland}\n"
    (war / "places.yml").write_text(PLACES + region)
    found = bring(FIGHT | {"country": "Georgia"}, names=True)
    assert sites(found)["georgia"] == ("georgia-country", "new", "")
    places = open_graph(war).places
    assert places["georgia"].kind == "region"
    assert places["georgia-country"].kind == "country"
    assert places[SPOT].within == "georgia-country"


def test_a_decision_in_the_file_is_followed_and_kept(bring, war):
    bring(FIGHT, release="1")
    path = war / "imports" / "places.csv"
    path.write_text(path.read_text().replace(f"{SPOT},new,", "harbour,decided,"))
    assert where(war) == {"ucdp-ged-7001": "harbour"}
    kept = path.read_bytes()
    again = bring(FIGHT | {"best": "4"}, release="2")
    assert (again.sites, again.settled, path.read_bytes()) == ([], 2, kept)
    assert where(war) == {"ucdp-ged-7001": "harbour"}
    save(war, rename(war, "harbour", "port-harbour"))
    assert where(war) == {"ucdp-ged-7001": "port-harbour"}
    with pytest.raises(SaveError, match="place 'port-harbour' is named in .*places.csv"):
        retract(war, "port-harbour", "gone")


def test_the_same_file_again_changes_nothing_and_may_take_names_later(bring, war):
    bring(FIGHT)
    assert bring(FIGHT).written == []
    assert bring(FIGHT, names=True).written == []  # what was decided stays
    (war / "imports" / "places.csv").unlink()  # as from before places were matched
    assert where(war) == {"ucdp-ged-7001": SPOT}
    assert bring(FIGHT, names=True).written
    assert where(war) == {"ucdp-ged-7001": "harbour"}


def test_a_wrong_decision_is_a_problem_with_its_line(bring, war):
    bring(FIGHT)
    path = war / "imports" / "places.csv"
    kept = path.read_text()
    path.write_text(kept.replace(f"{SPOT},new,", "harbuor,decided,"))
    (problem,) = check(war)
    assert (problem.path, problem.line) == (str(path), 2)
    assert problem.message.startswith("unknown place 'harbuor'; did you mean 'harbour'?")
    path.write_text(kept.replace(",new,", ",perhaps,").replace(",country,", ",land,"))
    assert [problem.line for problem in check(war)] == [2, 3]


def test_the_report_tells_them_before_anything_is_written(war, tmp_path):
    (tmp_path / "rows.csv").write_text(csv_of([FIGHT]))
    asked = ["import", str(tmp_path / "rows.csv"), "--data", str(war), "--dry-run"]
    told = CliRunner().invoke(cli, asked).output
    assert "2 places: 1 by id, 1 new" in told
    assert "harbour 100 (11 km)" in told
    found = json.loads(CliRunner().invoke(cli, [*asked, "--json"]).stdout)["places"]
    assert [(site["key"], site["place"]) for site in found] == [
        ("westland", "westland"), (SPOT, SPOT)
    ]  # fmt: skip
    assert not (war / "imports").exists()


def test_places_that_nobody_is_near_are_not_listed(bring, war):
    rows = [FIGHT | {"id": str(n), "latitude": f"{n % 80}", "where_coordinates": f"Hill {n}"}
            for n in range(40)]  # fmt: skip
    found = bring(*rows)
    assert found.places == 41
    with (war / "imports" / "places.csv").open() as file:
        assert [row["key"] for row in csv.DictReader(file)] == ["westland"]
