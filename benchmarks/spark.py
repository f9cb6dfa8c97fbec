"""The engine spark: how its cost grows with rows and cores, the local engine beside.

    python benchmarks/spark.py --rows 100000 --rows 1000000 [--master 'local[1]' ..]

The rows are GDELT-shaped (2.0, 61 columns): codes, names and places are drawn, some far more often
than others, and each row has an id of its own. Measured are seconds on the clock and of the
processors (this process, Java and its Python workers; the JVM's start is in them), each run once in
a process of its own. `local` is kg import and the build, to a graph that answers; Spark's parts
still have to be loaded (`load`: pyoxigraph's bulk load of all parts).
"""

import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from kg.importing.cameo import ACTS
from kg.importing.gdelt import SIXTY_ONE

MASTERS = ("local[1]", "local[2]")
_DRAWN = 50_000  # different rows; more are these with other ids
_TICK = os.sysconf("SC_CLK_TCK")


def generated(path: Path, rows: int) -> None:
    """A file of GDELT-shaped rows, the same for the same number."""
    chance = random.Random(42)
    states = [f"{a}{b}{c}" for a in "ABCDEFGH" for b in "AEIOU" for c in "LMNRS"]
    weights = [1 / (rank + 1) for rank in range(len(states))]
    towns = [(f"Town {n}", chance.choice(states), f"{chance.uniform(-60, 60):.4f}",
              f"{chance.uniform(-180, 180):.4f}") for n in range(5000)]  # fmt: skip
    drawn = [_row(chance, states, weights, towns) for _ in range(min(rows, _DRAWN))]
    with path.open("w") as file:
        for number in range(rows):
            file.write(f"{400_000_000 + number}\t{drawn[number % len(drawn)]}\n")


def _row(chance: random.Random, states: list[str], weights: list[float], towns: list) -> str:
    """A row without its id."""
    code = chance.choice(list(ACTS)).ljust(3, "0")
    town, where, north, east = chance.choice(towns)
    year, month, day = chance.randint(1995, 2024), chance.randint(1, 12), chance.randint(1, 28)
    cells = {
        "SQLDATE": f"{year}{month:02}{day:02}", "MonthYear": f"{year}{month:02}",
        "Year": str(year), "FractionDate": f"{year}.{month * 8:02}", "IsRootEvent": "1",
        "EventCode": code, "EventBaseCode": code[:3], "EventRootCode": code[:2],
        "QuadClass": str(chance.randint(1, 4)), "GoldsteinScale": f"{chance.uniform(-10, 10):.1f}",
        "NumMentions": str(chance.randint(1, 40)), "NumSources": str(chance.randint(1, 9)),
        "NumArticles": str(chance.randint(1, 40)), "AvgTone": f"{chance.uniform(-9, 9):.6f}",
        "ActionGeo_Type": "4", "ActionGeo_FullName": f"{town}, Coast, Land {where}",
        "ActionGeo_CountryCode": where[:2], "ActionGeo_Lat": north, "ActionGeo_Long": east,
        "DATEADDED": f"{year}{month:02}{day:02}120000",
        "SOURCEURL": f"https://news.example.org/{chance.getrandbits(64):x}/{town[5:]}.html",
    }  # fmt: skip
    for which in ("Actor1", "Actor2"):
        state = chance.choices(states, weights)[0]
        sort = chance.choice(("GOV", "MIL", "REB", "", "", "OPP", "CVL"))
        cells |= {
            f"{which}Code": state + sort, f"{which}Name": f"LAND {state}",
            f"{which}CountryCode": state, f"{which}Type1Code": sort,
        }  # fmt: skip
    return "\t".join(cells.get(name, "") for name in SIXTY_ONE[1:])


def local(file: Path, work: Path, _: str) -> dict:
    """kg import and the build."""
    from kg.curation.begin import begin
    from kg.importing.bringing import Wish, prepare, write
    from kg.store import fresh

    begin(work / "local")
    begun = time.perf_counter()
    write(prepare(work / "local", Wish(file, in_place=True), {}))
    looked = time.perf_counter()
    build, _ = fresh(work / "local")
    took = {"looking": looked - begun, "writing": time.perf_counter() - looked}
    return took | {"quads": build.manifest["counts"]["quads"]}


def spark(file: Path, work: Path, master: str) -> dict:
    """kg import --engine spark on some cores."""
    from kg.cluster import engine
    from kg.cluster.session import session
    from kg.curation.begin import begin
    from kg.importing.bringing import Wish

    folder = work / "spark"
    shutil.rmtree(folder, ignore_errors=True)
    shutil.rmtree(work / "parts", ignore_errors=True)
    begin(folder)
    started = time.perf_counter()
    with session(master) as context:
        begun = time.perf_counter()
        job = engine.prepare(context, folder, str(file), Wish(file), {})
        looked = time.perf_counter()
        written = engine.write(context, job, str(work / "parts"))
        done = time.perf_counter()
        return {
            "starting": begun - started, "looking": looked - begun, "writing": done - looked,
            "cpu": _processors(), "quads": written.quads,
            "partitions": job.pieces.rows.getNumPartitions(),
        }  # fmt: skip


def load(_: Path, work: Path, __: str) -> dict:
    """pyoxigraph alone: the parts into a store on disk."""
    import pyoxigraph as ox

    store = ox.Store(str(work / "store"))
    for part in sorted((work / "parts").glob("*/part-*.nq")):
        store.bulk_load(path=str(part), format=ox.RdfFormat.N_QUADS)
    store.flush()
    return {}


JOBS = {job.__name__: job for job in (local, spark, load)}


def _processors() -> float:
    """Seconds of the processors of this process and all that it has started."""
    parents, used = {}, {}
    for path in Path("/proc").glob("[0-9]*/stat"):
        try:
            told = path.read_text().rpartition(")")[2].split()
        except OSError:
            continue
        pid = int(path.parent.name)
        parents[pid], used[pid] = int(told[1]), sum(map(int, told[11:15]))
    ours, new = set(), {os.getpid()}
    while new:
        ours |= new
        new = {pid for pid, parent in parents.items() if parent in new}
    return sum(used[pid] for pid in ours) / _TICK


def measured(job: str, file: Path, work: Path, master: str = "") -> dict:
    """What a job tells, with its seconds, from a process of its own."""
    command = [sys.executable, __file__, "--job", job, str(file), str(work), master]
    begun = time.perf_counter()
    run = subprocess.run(command, stdout=subprocess.PIPE, check=True)
    return json.loads(run.stdout) | {"seconds": round(time.perf_counter() - begun, 1)}


def one(job: str, file: Path, work: Path, master: str) -> None:
    """Run a job here and print what it took."""
    told = JOBS[job](file, work, master)
    told.setdefault("cpu", _processors())
    print(json.dumps({k: round(v, 1) if isinstance(v, float) else v for k, v in told.items()}))


def main() -> None:
    """Measure all jobs for each number of rows."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, action="append")
    parser.add_argument("--master", action="append")
    parser.add_argument("--without", action="append", default=[], choices=JOBS)
    parser.add_argument("--job", nargs=4, metavar=("JOB", "FILE", "WORK", "MASTER"))
    wish = parser.parse_args()
    if wish.job:
        one(wish.job[0], Path(wish.job[1]), Path(wish.job[2]), wish.job[3])
        return
    for rows in wish.rows or [100_000]:
        work = Path(tempfile.mkdtemp(prefix="spark-"))
        try:
            file = work / "events.csv"
            generated(file, rows)
            plan = [("local", ""), *(("spark", m) for m in wish.master or MASTERS), ("load", "")]
            for job, master in plan:
                if job not in wish.without:
                    told = measured(job, file, work, master)
                    print(f"{rows:>9} {job:6} {master:9} {json.dumps(told)}", flush=True)
        finally:
            shutil.rmtree(work)


if __name__ == "__main__":
    main()
