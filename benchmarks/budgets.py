"""The start-up and build budgets of the command line, measured as whole processes in one run.

    python benchmarks/budgets.py [RUNS]

prints a table: what was run, the budget, the median and the range of seconds on the clock, the
median of those of the processor (which alone say something where others use the machine), and for
`who-backs` the ratio to the same process doing only `import click` and one SQLite query, run in
turn with it. `kg check` is the sum over all conflicts in data/, one process each. Modules are
compiled before what is counted, as pip compiles them when it installs: whatever the shell says of
writing bytecode.
"""

import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import kg
from kg.store.build import current
from kg.store.upkeep import fresh

BARE = """
import click, sqlite3, sys
rows = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True).execute(
    "SELECT body FROM claim JOIN part USING (n) WHERE actor = 'lna' AND part.kind = 'backing'"
).fetchall()
print(len(rows))
"""


SHIPPED = ("libya", "sudan", "myanmar")
Seconds = tuple[float, float]  # on the clock, of the processor
COMPILED = tempfile.TemporaryDirectory()
ENVIRONMENT = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"} | {
    "NO_COLOR": "1",
    "PYTHONPYCACHEPREFIX": COMPILED.name,
}


def main(runs: int) -> None:
    """Measure and print."""
    script = str(Path(sys.executable).with_name("kg"))
    with tempfile.TemporaryDirectory() as place:
        data = Path(place) / "libya"
        shutil.copytree(kg.example("libya"), data, ignore=shutil.ignore_patterns(".kg"))
        fresh(data)
        index = str(current(data).index)
        who = [script, "who-backs", "lna", "--as-of", "2020-06-02", "-d", str(data)]
        bare = [sys.executable, "-c", BARE, index]
        rows = [("kg --help", "0.080 s", measure([script, "--help"], runs))]
        seconds(who), seconds(bare)
        both = [(seconds(who), seconds(bare)) for _ in range(runs)]
        rows.append(("kg who-backs lna", "0.200 s", [one for one, _ in both]))
        rows.append(("python + click + one query", "", [other for _, other in both]))
        build = [script, "build", "-d", str(data)]
        rows.append(("kg build, nothing changed", "0.150 s", measure(build, runs)))
        rows.append(("kg build, one file changed", "2.000 s", changed(build, data, runs)))
        check = [[script, "check", "-d", str(kg.example(name))] for name in SHIPPED]
        rows.append(("kg check, all shipped data", "2.000 s", measure_all(check, runs)))
    print(f"{'process':28} {'budget':>8} {'median':>7} {'min':>7} {'max':>7} {'processor':>10}")
    for name, budget, times in rows:
        clock, processor = zip(*times, strict=True)
        told = " ".join(f"{f(clock):7.3f}" for f in (statistics.median, min, max))
        print(f"{name:28} {budget:>8} {told} {statistics.median(processor):10.3f}")
    by = {"clock": 0, "processor": 1}
    ratio = {w: statistics.median(a[n] / b[n] for a, b in both) for w, n in by.items()}
    told = ", ".join(f"{times:.2f} by the {word}" for word, times in ratio.items())
    print(f"kg who-backs lna takes so many times the bare process (budget 2.5): {told}")


def measure(command: list[str], runs: int) -> list[Seconds]:
    """The seconds of some runs, after one that is not counted."""
    seconds(command)
    return [seconds(command) for _ in range(runs)]


def measure_all(commands: list[list[str]], runs: int) -> list[Seconds]:
    """The seconds of some runs of all the commands, one after the other."""
    each = [measure(command, runs) for command in commands]
    return [tuple(map(sum, zip(*times, strict=True))) for times in zip(*each, strict=True)]


def seconds(command: list[str]) -> Seconds:
    """The seconds of one run of a process; it must succeed."""
    start, used = time.perf_counter(), _used()
    subprocess.run(command, check=True, capture_output=True, env=ENVIRONMENT)
    return time.perf_counter() - start, _used() - used


def _used() -> float:
    """The processor seconds of all processes that were run so far."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def changed(command: list[str], data: Path, runs: int) -> list[Seconds]:
    """The seconds of a build after one fact file has got another comment."""
    path = data / "facts" / "alliances.yml"
    times = []
    for number in range(runs + 1):
        path.write_text(path.read_text("utf-8") + f"# {number}\n", "utf-8")
        times.append(seconds(command))
    return times[1:]


if __name__ == "__main__":
    main(int(sys.argv[1]) if sys.argv[1:] else 9)
