"""kg import --engine spark: on a cluster of two workers the quads are those of the local engine."""

import hashlib
import json
import random
import shutil
from pathlib import Path

import pyoxigraph as ox
import pytest
from click.testing import CliRunner
from dataset_samples import SAMPLES
from test_import_gdelt import of, tabs
from test_import_icews import PRAISE
from test_import_icews import tabs as icews_tabs

from kg.cli import cli
from kg.cluster.session import session
from kg.curation import read_folder
from kg.curation.begin import begin
from kg.importing.bringing import Wish, prepare, write
from kg.importing.manifest import Scope
from kg.rdf import BASE, graph
from kg.store import fresh

pytest.importorskip("pyspark")
if not shutil.which("java"):
    pytest.skip("no java", allow_module_level=True)

from kg.cluster import engine  # noqa: E402

WORKERS = "local-cluster[2,1,1024]"
ROWS = 2000
GED = Path(__file__).parents[2] / "shared" / "datasets" / "ucdp" / "ged-sample.csv"
PLACES = """
- {place: westland, kind: country, name: The Westland, aliases: [Westland]}
- {place: five, kind: town, name: Town 5, within: westland, latitude: 5.4, longitude: -4.25}
- {place: east, kind: town, name: East, within: westland}
"""


@pytest.fixture(scope="module")
def cluster():
    with session(WORKERS) as context:
        yield context


@pytest.fixture
def war(tmp_path):
    """A conflict that describes a place which the rows name as well."""
    begin(tmp_path / "war")
    (tmp_path / "war" / "places.yml").write_text(PLACES)
    return tmp_path / "war"


def gdelt_rows(number: int = ROWS) -> str:
    """Rows with all that is awkward: ids that come twice, rejects, nobody, \\r, no UTF-8."""
    chance = random.Random(7)
    codes = ["010", "036", "042", "057", "072", "0871", "1951", "190", "192", "201"]
    types = ["GOV", "MIL", "REB", "", "CVL", "OPP"]
    rows = []
    for at in range(number):
        who = [(c, t) for c, t in zip(chance.choices(["WES", "EAS", "SOU", ""], k=2),
                                      chance.choices(types, k=2), strict=True)]  # fmt: skip
        town = chance.randrange(40)
        row = of(
            GLOBALEVENTID=str(5000 + (chance.randrange(at + 1) if at % 50 == 49 else at)),
            EventCode=chance.choice(codes),
            SQLDATE=f"2019{1 + at % 12:02}{1 + at % 28:02}",
            ActionGeo_FullName=f"Town {town}, Coast, {chance.choice(['Westland', 'Éast'])}",
            ActionGeo_Lat=f"{town}.5", NumMentions=str(at),
            **{f"Actor{n}{name}": value for n, (country, kind) in enumerate(who, 1)
               for name, value in (("Code", country + kind), ("CountryCode", country),
                                   ("Type1Code", kind), ("Name", country))},
        )  # fmt: skip
        if at % 97 == 96:
            row |= {"EventCode": "40"}
        if at % 101 == 100:
            row |= {"SOURCEURL": "a\rb"}
        rows.append(row)
    return tabs(rows)


def local_quads(war, file, **wish) -> tuple[list[str], list]:
    """The quads of a build with a file brought in by the local engine, and its rejects."""
    there = shutil.copytree(war, war.with_name("local"))
    brought = prepare(there, Wish(file, **wish), {}, None, read_folder(there)[0].places)
    write(brought)
    build, _ = fresh(there)
    return quads_of(ox.Store.read_only(str(build.store))), brought.rejects


def spark_quads(context, war, file, **wish) -> tuple[list[str], list]:
    """The quads of a build with the parts that a cluster wrote, and its rejects."""
    out = war.with_name("parts")
    places = read_folder(war)[0].places
    job = engine.prepare(context, war, str(file), Wish(file, **wish), {}, 4, places)
    assert isinstance(job, engine.Job), job
    written = engine.write(context, job, str(out))
    build, _ = fresh(war)
    store = ox.Store()
    store.bulk_extend(ox.Store.read_only(str(build.store)))
    before, parts = len(store), list(out.glob("*/part-*.nq"))
    for part in parts:
        store.bulk_load(path=str(part), format=ox.RdfFormat.N_QUADS)
    assert (len(store) - before, len(parts)) == (written.quads, written.parts)
    return quads_of(store), [reject for _, reject in job.look.rejects]


def quads_of(store: ox.Store) -> list[str]:
    """All quads but those that describe the build, sorted."""
    meta = ox.NamedNode(graph("meta", BASE))
    return sorted(f"{quad} ." for quad in store if quad.graph_name != meta)


def decisions(war: Path) -> list[str]:
    """Who and what the actors and places of a conflict's imports are; "" for none."""
    paths = [war / "imports" / name for name in ("actors.csv", "places.csv")]
    return [path.read_text() if path.is_file() else "" for path in paths]


def sha(lines: list[str]) -> str:
    """The hash of some lines."""
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()


def assert_same(cluster, war, file, **wish):
    """Both engines make the same quads of a file, and reject the same rows."""
    local, rejects = local_quads(war, file, **wish)
    spark, others = spark_quads(cluster, war, file, **wish)
    assert sha(spark) == sha(local)
    assert [(r.line, r.reason, r.cells) for r in others] == [
        (r.line, r.reason, r.cells) for r in rejects
    ]
    assert decisions(war) == decisions(war.with_name("local"))
    return local, rejects


def test_gdelt_is_the_same_quads_and_rejects_as_by_the_local_engine(cluster, war, tmp_path):
    file = tmp_path / "rows.csv"
    raw = gdelt_rows().encode()
    file.write_bytes(raw.replace(b"Town 7,", b"T\xff7,")[:-70])
    quads, rejects = assert_same(cluster, war, file, published="2020-01-01", release="2.0",
                                  names=True)  # fmt: skip
    assert "westland,five,name," in decisions(war)[1]
    assert len(quads) > 20 * ROWS
    assert {reason.split()[0] for reason in (r.reason for r in rejects)} >= {"holds", "has"}


def test_reports_on_one_event_come_together_from_wherever_they_stand(cluster, war, tmp_path):
    chance = random.Random(3)
    rows = [
        PRAISE
        | {
            "Event ID": str(at),
            "Publisher": chance.choice(["The Daily", "The Weekly"]),
            "City": f"Town {chance.randrange(20)}",
            "CAMEO Code": "51" if at % 90 == 80 else "051",
            "Country": chance.choice(["Westland", "Eastland"]),
        }
        for at in range(1200)
    ]
    rows += rows[:300]  # the very same reports once more
    file = tmp_path / "events.tab"
    file.write_text(icews_tabs(rows))
    quads, rejects = assert_same(cluster, war, file, scope=Scope(("Eastland",)))
    wrong = [r for r in rows if r["CAMEO Code"] == "51" and r["Country"] == "Eastland"]
    assert len(rejects) == len(wrong) > 0
    assert len([q for q in quads if "ns#about>" in q]) > len([q for q in quads if "Event>" in q])


@pytest.mark.skipif(not GED.is_file(), reason="no GED file at hand")
def test_a_file_whose_cells_hold_line_ends_is_read_by_one_and_mapped_by_all(cluster, war, tmp_path):
    file = tmp_path / "ged.csv"
    lines = GED.read_text("utf-8").splitlines(keepends=True)[:250]
    file.write_text("".join(lines) + lines[-1].replace(",", '," \n",', 1))
    _, rejects = assert_same(cluster, war, file, scope=Scope(years="1990..2015"))
    assert [reject.line for reject in rejects] == [251]


@pytest.mark.parametrize("kind", ["acled", "pax"])
def test_other_kinds_of_events_are_the_same(cluster, war, tmp_path, kind):
    (tmp_path / "rows.csv").write_text(SAMPLES[kind].text())
    quads, _ = assert_same(cluster, war, tmp_path / "rows.csv", kind=kind)
    assert any("ns#about>" in quad for quad in quads)


def test_many_files_are_one_import_and_rejects_name_theirs(cluster, war, tmp_path):
    for day in (1, 2, 3):
        rows = [of(GLOBALEVENTID=str(day * 100 + at)) for at in range(day)]
        (tmp_path / f"2019040{day}.CSV").write_text(tabs([*rows, of(EventCode="40")]))
    out = tmp_path / "parts"
    told = CliRunner().invoke(
        cli,
        ["import", str(tmp_path / "*.CSV"), "--data", str(war), "--engine", "spark",
         "--parts", str(out), "--json"],
    )  # fmt: skip
    found = json.loads(told.stdout)
    assert (told.exit_code, found["rows"], found["import"]) == (0, 9, "gdelt")
    assert [(Path(r["file"]).name, r["line"]) for r in found["rejects"]] == [
        ("20190401.CSV", 2), ("20190402.CSV", 3), ("20190403.CSV", 4)
    ]  # fmt: skip
    assert "quads in" in told.stderr
    assert len((out / "rejected.csv").read_text().splitlines()) == 4
    again = CliRunner().invoke(
        cli,
        ["import", str(tmp_path / "*.CSV"), "--data", str(war), "--engine", "spark",
         "--parts", str(out)],
    )  # fmt: skip
    assert (again.exit_code, "name a new folder" in again.stderr) == (3, True)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("version4id,ccode1\n1,2\n", "no column of its header fits"),
        ("", "of no kind"),
        (None, "No such file"),
    ],
)
def test_what_cannot_be_read_is_told(cluster, war, tmp_path, text, wrong):
    if text is not None:
        (tmp_path / "x.csv").write_text(text)
    told = CliRunner().invoke(
        cli,
        ["import", str(tmp_path / "x.csv"), "--data", str(war), "--engine", "spark", "--dry-run"],
    )
    assert told.exit_code != 0
    assert wrong in told.stderr + told.stdout
