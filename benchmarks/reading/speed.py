"""Words a second of reading end to end, and of the bare parser on the same sentences, on one core.

    python benchmarks/reading/speed.py [FOLDER ...] [--rounds 7]

The two run in turn in one process, after a round that is not counted, so that a busy machine
slows both. End to end is from the bytes of the files to claims; bare is `nlp.pipe` over all that
is parsed of all files (sentences and headlines) at once. Without a folder: the articles of the
project.
"""

import argparse
import os
import statistics
import time
from collections.abc import Callable
from pathlib import Path

from kg.curation import read_folder
from kg.problems import Problem
from kg.reading import read, read_article
from kg.reading.pipeline import load

ROOT = Path(__file__).parents[2]
OWN = (ROOT / "tests/cases/retold", ROOT / "data/libya/articles")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folders", nargs="*", type=Path, default=OWN, metavar="FOLDER")
    parser.add_argument("--rounds", type=int, default=7)
    args = parser.parse_args()
    on_one_core()
    files = [path for folder in args.folders for path in sorted(folder.glob("*.txt"))]
    contents = [(path.read_bytes(), path.name) for path in files]
    chronicle, _ = read_folder(ROOT / "data/libya")
    known = (chronicle.actors, chronicle.places)

    def whole() -> list:
        made = [read_article(data, name) for data, name in contents]
        return [read(one, *known) for one in made if not isinstance(one, Problem)]

    sentences = [
        text
        for reading in whole()
        for text in (reading.article.title, *(one.text for one in reading.sentences))
        if text
    ]
    words = sum(len(sentence.split()) for sentence in sentences)

    def bare() -> list:
        return list(load().pipe(sentences, batch_size=64))

    times = in_turn(whole, bare, args.rounds)
    print(f"{len(files)} articles, {len(sentences)} sentences, {words} words, one core,")
    print(f"{args.rounds} rounds in turn, pipeline {load().meta['version']}\n")
    for name, own in zip(("end to end", "bare parser"), zip(*times, strict=True), strict=True):
        speed = [words / seconds for seconds in own]
        print(f"{name:12} {statistics.median(speed):8,.0f} words/s", end="")
        print(f"  ({min(speed):,.0f} to {max(speed):,.0f})")
    ratio = statistics.median(a / b for a, b in times)
    print(f"end to end takes {ratio:.2f} times the bare parser (budgets: 5,000 words/s and 1.5)")


def in_turn(
    one: Callable[[], list], other: Callable[[], list], rounds: int
) -> list[tuple[float, float]]:
    """The seconds of both, round by round, after a round that is not counted."""
    times = [(seconds(one), seconds(other)) for _ in range(rounds + 1)]
    return times[1:]


def seconds(job: Callable[[], list]) -> float:
    """The processor seconds of one run: what others do on the machine counts less."""
    start = time.process_time()
    job()
    return time.process_time() - start


def on_one_core() -> None:
    """Keep this process on one core, where the system can."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})


if __name__ == "__main__":
    main()
