"""Importing: a CSV of events to a queryable build, beside bare bulk loading of the same quads.

    python benchmarks/importing.py --rows 200000 [--seed-file ged-myanmar.csv ..]

The rows are GED-shaped, drawn from the columns of the seed files (real ones, where they are at
hand). Measured are seconds on the clock and of the processor; on a machine that others use only the
latter compare. Each engine runs in a process of its own, once; its peak of memory is told beside.
"""

import argparse
import csv
import json
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from datetime import date
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "shared" / "datasets" / "ucdp"
MIXED = ("where_coordinates", "latitude", "longitude", "where_prec", "country")


def generated(path: Path, rows: int, seeds: list[Path]) -> None:
    """A file of events: each a real row with another id and another row's place."""
    known = []
    for seed in seeds:
        with seed.open(encoding="utf-8-sig", newline="") as file:
            known += csv.DictReader(file)
    chance = random.Random(42)
    with path.open("w", newline="") as file:
        writer = csv.DictWriter(file, list(known[0]))
        writer.writeheader()
        for number in range(rows):
            place = chance.choice(known)
            row = chance.choice(known) | {name: place[name] for name in MIXED}
            writer.writerow(row | {"id": str(1_000_000 + number)})


def kg_import(folder: Path, file: Path) -> dict:
    """kg import and the build: from the CSV to a graph that answers."""
    from kg.curation.begin import begin
    from kg.importing.bringing import Wish, prepare, write
    from kg.store import fresh

    begin(folder)
    begun = time.perf_counter()
    write(prepare(folder, Wish(file, in_place=True), {}))
    looked = time.perf_counter()
    build, _ = fresh(folder)
    return {
        "looking": round(looked - begun, 1),
        "building": round(time.perf_counter() - looked, 1),
        "counts": build.manifest["counts"],
    }


def again(folder: Path, _: Path) -> dict:
    """A build after a change of another file, the dataset as before."""
    from kg.store import fresh

    with (folder / "actors.yml").open("a") as file:
        file.write("\n# changed\n")
    fresh(folder)
    return {}


def bulk_load(folder: Path, file: Path) -> dict:
    """pyoxigraph alone: the same quads from a finished N-Quads file into a store on disk."""
    import pyoxigraph as ox

    store = ox.Store(str(folder))
    store.bulk_load(path=str(file), format=ox.RdfFormat.N_QUADS)
    store.flush()
    return {}


def rdflib_load(_: Path, file: Path) -> dict:
    """rdflib alone: the same quads into a Dataset in memory."""
    import rdflib

    rdflib.Dataset().parse(file, format="nquads")
    return {}


def questions(folder: Path, _: Path) -> dict:
    """Milliseconds of questions, the best of three, each in a graph opened anew."""
    from kg.graph import open_graph
    from kg.view import View

    busiest = _busiest(open_graph(folder))
    window = View(since=date(2015, 1, 1), until=date(2015, 12, 31))
    asked = {
        "who backs one actor": lambda g: g.backers(busiest),
        "ties on a day": lambda g: g.as_of("2015-06-01").standings(kinds=("backing",)),
        "timeline of the busiest actor in a year": lambda g: g.seen(window).timeline(busiest),
    }
    told = {"actor": busiest}
    for name, ask in asked.items():
        took = []
        for _ in range(3):
            graph = open_graph(folder)
            begun = time.perf_counter()
            ask(graph)
            took.append(time.perf_counter() - begun)
        told[name] = round(1000 * min(took), 1)
    return told


def _busiest(graph) -> str:
    row = graph.index.connection.execute(
        "SELECT actor FROM part GROUP BY actor ORDER BY count(*) DESC LIMIT 1"
    ).fetchone()
    return row[0]


def dump(folder: Path, file: Path) -> dict:
    """The quads of a build as a file, for the engines that load them."""
    import pyoxigraph as ox

    from kg.store.build import current

    store = ox.Store.read_only(str(current(folder).store))
    with file.open("wb") as out:
        store.dump(out, format=ox.RdfFormat.N_QUADS)
    return {}


JOBS = {job.__name__: job for job in (kg_import, again, questions, dump, bulk_load, rdflib_load)}


def measured(job: str, folder: Path, file: Path) -> dict:
    """What a job tells, with its seconds and its peak of memory, from a process of its own."""
    command = [sys.executable, __file__, "--job", job, str(folder), str(file)]
    begun = time.perf_counter()
    run = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    told = json.loads(run.stdout)
    return told | {"seconds": round(time.perf_counter() - begun, 1)}


def one(job: str, folder: Path, file: Path) -> None:
    """Run a job here and print what it took."""
    told = JOBS[job](folder, file)
    used = resource.getrusage(resource.RUSAGE_SELF)
    told["cpu"] = round(used.ru_utime + used.ru_stime, 1)
    told["peak MB"] = used.ru_maxrss // 1024
    print(json.dumps(told))


def main() -> None:
    """Measure all jobs on one generated file and print a table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=200_000)
    parser.add_argument("--seed-file", type=Path, action="append")
    parser.add_argument("--without", action="append", default=[], choices=JOBS)
    parser.add_argument("--job", nargs=3, metavar=("JOB", "FOLDER", "FILE"))
    wish = parser.parse_args()
    if wish.job:
        one(wish.job[0], Path(wish.job[1]), Path(wish.job[2]))
        return
    work = Path(tempfile.mkdtemp(prefix="importing-"))
    try:
        events, quads, war = work / "events.csv", work / "all.nq", work / "war"
        seeds = wish.seed_file or [SEEDS / "ged-myanmar.csv", SEEDS / "ged-sample.csv"]
        generated(events, wish.rows, seeds)
        plan = (
            ("kg_import", war, events), ("again", war, events), ("questions", war, events),
            ("dump", war, quads), ("bulk_load", work / "bare", quads),
            ("rdflib_load", work, quads),
        )  # fmt: skip
        for job, folder, file in plan:
            if job not in wish.without:
                print(f"{job:12} {json.dumps(measured(job, folder, file))}", flush=True)
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
