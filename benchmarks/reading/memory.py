"""Memory: how much a process holds while it reads ten thousand articles, and how fast it reads.

    python benchmarks/reading/memory.py [ARTICLES]

The articles are made from templates with names that are new every time, which is the worst case: a
parser remembers every word that it has seen."""

import random
import sys
import time
from pathlib import Path

from kg.reading import read, read_article

SYLLABLES = ("ba", "ko", "ra", "mi", "su", "te", "lo", "na", "zi", "du", "ka", "re", "mo", "tu")
TEMPLATES = (
    "{A} backs the {B}, according to {P}, a spokesman for the {C}.",
    "On Monday the {B} accused {A} of sending weapons to the {C} near {D}.",
    "{P}, who commands the {C}, denied that his fighters were armed by {A}.",
    "The {B} seized the town of {D} from the {C} after clashes in which {N} people died.",
    "{A} and {D} signed a ceasefire in {E} last week, {P} told reporters.",
    "Fighters of the {A}-backed {B} withdrew from {D} in May, residents said.",
    "The war between the {B} and the {C} has driven thousands of families from {E}.",
    "{A} will send troops to help the {C}, its foreign minister {P} said on Tuesday.",
)  # fmt: skip


def name(chance: random.Random) -> str:
    """A name that hardly comes twice."""
    return "".join(chance.choices(SYLLABLES, k=chance.randint(2, 4))).capitalize()


def article(number: int) -> bytes:
    """An article of some 300 words, the same for the same number."""
    chance = random.Random(number)
    lines = []
    for _ in range(24):
        words = {key: name(chance) for key in "ADE"}
        words |= {key: f"{name(chance)} {kind}" for key, kind in (("B", "Front"), ("C", "Army"))}
        words |= {"P": f"{name(chance)} {name(chance)}", "N": str(chance.randint(2, 900))}
        lines.append(chance.choice(TEMPLATES).format(**words))
    paragraphs = ("\n\n" + " ".join(lines[n : n + 3]) for n in range(0, len(lines), 3))
    return (f"Talks in {name(chance)}\n\n2 June 2020" + "".join(paragraphs)).encode()


def held() -> int:
    """The memory that this process holds, in MB (Linux)."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * 4096 // 1_000_000


def main() -> None:
    """Read the articles, and print every tenth part what is held."""
    articles = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    print("articles  MB  words/s")
    start, words = time.perf_counter(), 0
    for number in range(articles):
        raw = article(number)
        words += len(raw.split())
        reading = read(read_article(raw, f"{number}.txt"), {}, {})
        assert reading.claims, "an article without claims"
        if number == 99 or (number + 1) % max(1, articles // 10) == 0:
            print(number + 1, held(), round(words / (time.perf_counter() - start)), flush=True)


if __name__ == "__main__":
    main()
