"""The budgets of the two hottest questions, in process and warm: 10 000 ties, 100 000 claims.

    python benchmarks/asking.py [TIES CLAIMS SEED]

prints, for the backers of an actor on a day (budget 1 ms) and for all ties on a day (20 ms), the
median of many runs and how many times the bare limit that is: the same rows fetched from the same
SQLite file and nothing made of them.
"""

import random
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

from kg.dates import Moment, Span
from kg.graph import Graph
from kg.model import Actor, Chronicle, Claim, Evidence, Source, Tie
from kg.store import Build
from kg.store.index import write_index
from kg.view import View

ACTORS, SOURCES = 1000, 500
KINDS = ("backing", "backing", "backing", "opposition", "alliance", "membership")
FIRST, LAST = date(2010, 1, 1), date(2020, 12, 31)
DAY = date(2016, 6, 1)
WHO = "SELECT n, body FROM claim JOIN part USING (n) WHERE actor = ? AND kind = 'backing'"
EVERY = "SELECT fact, earliest, latest FROM claim WHERE kind IN ('backing', 'alliance')"


def main(ties: int, claims: int, seed: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as place:
        whole = invented(ties, claims, random.Random(seed))
        write_index(Path(place) / "index.sqlite", whole, {"base": "https://example.org/"})
        graph = Graph(Build(Path(place), {}), View(as_of=DAY))
        bare = sqlite3.connect(f"file:{place}/index.sqlite?mode=ro", uri=True)
        asked = sorted(whole.actors)[: ACTORS // 10]
        print(f"{ties} ties, {claims} claims, seed {seed}, as of {DAY}")
        print(f"{'question':28} {'first':>9} {'warm':>9} {'budget':>8} {'bare':>9} {'ratio':>7}")
        row("backers of an actor", 1, asked, graph.backers, lambda a: fetch(bare, WHO, a))
        row("all ties", 20, [None] * 9, lambda _: graph.ties(), lambda _: fetch(bare, EVERY))


def row(name: str, budget: float, asked: list, ask: Callable, limit: Callable) -> None:
    """Print the milliseconds of a question, the first time and again."""
    first, warm, bare = (
        statistics.median(milliseconds(what, one) for one in asked) for what in (ask, ask, limit)
    )
    print(
        f"{name:28} {first:6.2f} ms {warm:6.2f} ms {budget:5} ms {bare:6.3f} ms {warm / bare:7.1f}"
    )


def milliseconds(ask: Callable, one: object) -> float:
    """How long one answer takes."""
    start = time.perf_counter()
    ask(one)
    return (time.perf_counter() - start) * 1000


def fetch(connection: sqlite3.Connection, query: str, *values: str) -> list:
    """The bare rows."""
    return connection.execute(query, values).fetchall()


def invented(ties: int, claims: int, dice: random.Random) -> Chronicle:
    """A chronicle of random ties, each with claims of several sources."""
    actors = {f"a{n:04}": Actor(f"a{n:04}", "state", f"A{n}") for n in range(ACTORS)}
    sources = {
        f"s{n:03}": Source(f"s{n:03}", "article", f"S{n}", published=Moment.on(_day(dice)))
        for n in range(SOURCES)
    }
    known: dict[Tie, None] = {}
    while len(known) < ties:
        known[Tie.between(dice.choice(KINDS), *dice.sample(sorted(actors), 2))] = None
    facts = list(known)
    made: dict[str, Claim] = {}
    while len(made) < claims:
        fact = facts[len(made) % ties]
        claim = _claim(fact, dice.choice(list(sources.values())), dice)
        made[claim.id] = claim
    return Chronicle("invented", actors, {}, sources, tuple(made.values()))


def _claim(fact: Tie, source: Source, dice: random.Random) -> Claim:
    return Claim(
        fact,
        source.id,
        source.published,
        polarity="denies" if dice.random() < 0.05 else "affirms",
        certainty="alleged" if dice.random() < 0.3 else "stated",
        span=_span(source, dice),
        means=(dice.choice(("weapons", "funding", "troops")),) if fact.kind == "backing" else (),
        evidence=Evidence(f"told so, {dice.random()}"),
    )


def _span(source: Source, dice: random.Random) -> Span:
    if dice.random() < 0.6:
        return Span.parse(attested=str(source.published))
    start = _day(dice)
    end = start + timedelta(dice.randrange(1, 900)) if dice.random() < 0.5 else ""
    return Span.parse(f"{start}/{end}")


def _day(dice: random.Random) -> date:
    return FIRST + timedelta(dice.randrange((LAST - FIRST).days))


if __name__ == "__main__":
    main(*map(int, sys.argv[1:] or ("10000", "100000", "1")))
