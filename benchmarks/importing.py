"""Importing: a CSV of events to a queryable build, beside bare bulk loading of the same quads.

    python benchmarks/importing.py --rows 200000 [--seed-file ged-myanmar.csv ..] [--peers PYTHON]

The rows are GED-shaped, drawn from the columns of the seed files (real ones, where they are at
hand). Measured are seconds on the clock and of the processor; on a machine that others use only the
latter compare. Each engine runs in a process of its own, once; its peak of memory is told beside.
rdflib takes its part up to 20,000 rows. PYTHON is one that has morph-kgc and maplib.
"""

import argparse
import csv
import json
import random
import resource
import shutil
import statistics
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
    """A build after facts of another war were curated beside the dataset, which is as before."""
    import kg
    from kg.store import fresh

    libya = kg.example("libya")
    shutil.copytree(
        libya, folder, dirs_exist_ok=True,
        ignore=lambda at, names: {"articles", "kg.toml", ".kg", "QUESTIONS.md"} & {*names},
    )  # fmt: skip
    build, _ = fresh(folder)
    return {"ties": build.manifest["counts"]["ties"]}


def bulk_load(folder: Path, file: Path) -> dict:
    """pyoxigraph alone: the same quads from a finished N-Quads file into a store on disk."""
    import pyoxigraph as ox

    store = ox.Store(str(folder))
    store.bulk_load(path=str(file), format=ox.RdfFormat.N_QUADS)
    store.flush()
    return {}


def rdflib_load(folder: Path, file: Path) -> dict:
    """rdflib alone: the same quads into a Dataset in memory, and the shipped questions there."""
    import rdflib

    held = rdflib.Dataset(default_union=True)
    held.parse(file, format="nquads")
    used = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "load cpu": round(used.ru_utime + used.ru_stime, 1),
        "ms": {name: _ms(lambda t=text: list(held.query(t)), 1) for name, text in _shipped()},
    }


def shipped(folder: Path, _: Path) -> dict:
    """Milliseconds of shipped questions by SPARQL, through the graph and by the bare engine."""
    import pyoxigraph as ox

    from kg.graph import open_graph
    from kg.store.build import current

    graph = open_graph(folder)
    bare = ox.Store.read_only(str(current(folder).store))
    told = {}
    for name, text in _shipped():
        ours = lambda t=text: list(graph.query(t))  # noqa: E731
        alone = lambda t=text: list(bare.query(t, use_default_graph_as_union=True))  # noqa: E731
        ours(), alone()
        both = [(_ms(ours, 1), _ms(alone, 1)) for _ in range(7)]
        told[name] = {
            "rows": len(ours()),
            "graph": statistics.median(one for one, _ in both),
            "bare": statistics.median(other for _, other in both),
            "ratio": round(statistics.median(one / other for one, other in both), 2),
        }
    return told


def _shipped() -> list[tuple[str, str]]:
    from kg.questions import QUESTIONS

    wanted = ("backers-on-day", "backs", "claims-on-actor", "events-between")
    return [(name, QUESTIONS[name].sparql({})) for name in wanted]


def _ms(ask, times: int) -> float:
    took = []
    for _ in range(times):
        begun = time.perf_counter()
        ask()
        took.append(time.perf_counter() - begun)
    return round(1000 * min(took), 2)


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


JOBS = {
    job.__name__: job
    for job in (kg_import, dump, bulk_load, again, questions, shipped, rdflib_load)
}
PEERS = ("maplib", "morph")
FEW = 20_000  # rows up to which rdflib takes part


def measured(job: str, folder: Path, file: Path) -> dict:
    """What a job tells, with its seconds and its peak of memory, from a process of its own."""
    command = [sys.executable, __file__, "--job", job, str(folder), str(file)]
    begun = time.perf_counter()
    run = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    told = json.loads(run.stdout)
    return told | {"seconds": round(time.perf_counter() - begun, 1)}


def peer(name: str, python: Path, events: Path, work: Path) -> str:
    """What a mapper of others tells of the same rows, or that it is not there."""
    script = Path(__file__).with_name("importing_peers.py")
    command = [str(python), str(script), name, str(events), str(work / f"{name}.nt")]
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode:
        return f"did not run by {python}: {(run.stderr.splitlines() or ['no word'])[-1]}"
    return run.stdout.splitlines()[-1]


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
    parser.add_argument("--peers", type=Path, default=Path(sys.executable))
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
        plan = {
            "kg_import": (war, events), "dump": (war, quads), "bulk_load": (work / "bare", quads),
            "again": (war, events), "questions": (war, events), "shipped": (war, events),
            "rdflib_load": (work, quads),
        }  # fmt: skip
        if wish.rows > FEW:
            wish.without.append("rdflib_load")
        told = {}
        for job, (folder, file) in plan.items():
            if job not in wish.without:
                told[job] = measured(job, folder, file)
                print(f"{job:12} {json.dumps(told[job])}", flush=True)
        if {"kg_import", "bulk_load"} <= told.keys():
            ours, bare = told["kg_import"], told["bulk_load"]
            ratios = (f"{ours[what] / bare[what]:.2f} x {what}" for what in ("cpu", "seconds"))
            print("kg_import / bulk_load:", ", ".join(ratios))
        for name in PEERS:
            print(f"{name:12} {peer(name, wish.peers, events, work)}", flush=True)
    finally:
        shutil.rmtree(work)


if __name__ == "__main__":
    main()
