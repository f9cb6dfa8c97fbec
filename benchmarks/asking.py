"""The budgets of the two hottest questions, in process and warm: 10 000 ties, 100 000 claims.

    python benchmarks/asking.py [TIES CLAIMS SEED]

prints, for the backers of an actor on a day (budget 1 ms) and for all ties on a day (20 ms), the
median time when a thing is asked first and when it is asked again, and how many times the bare
limit that is: the same rows fetched from the same SQLite file and nothing made of them. Asking
again reads from memory what has been read; `new day` is another day of the same actors or ties.
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
DAYS = tuple(date(year, 6, 1) for year in range(2011, 2020))
NEW = date(2014, 11, 11)
WHO = (
    "SELECT n, body FROM part CROSS JOIN claim USING (n) WHERE actor = ? AND part.kind = 'backing'"
)
EVERY = "SELECT fact, earliest, latest FROM claim"
Ask = Callable[[], object]


def main(ties: int, claims: int, seed: int) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as place:
        whole = invented(ties, claims, random.Random(seed))
        write_index(Path(place) / "index.sqlite", whole, {"base": "https://example.org/"})
        bare = sqlite3.connect(f"file:{place}/index.sqlite?mode=ro", uri=True)
        asked = sorted(whole.actors)[: ACTORS // 10]
        on = {day: Graph(Build(Path(place), {}), View(as_of=day)) for day in (*DAYS, NEW)}
        print(f"{ties} ties, {claims} claims, seed {seed}, {len(asked)} actors on {len(DAYS)} days")
        print(
            f"{'ms':22} {'first':>9} {'again':>9} {'new day':>9} {'budget':>7} {'bare':>7} {'x':>5}"
        )
        row(
            "backers of an actor", 1,
            [lambda g=on[day], a=actor: g.backers(a) for day in DAYS for actor in asked],
            [lambda a=actor: on[NEW].backers(a) for actor in asked],
            [lambda a=actor: bare.execute(WHO, (a,)).fetchall() for actor in asked],
        )  # fmt: skip
        row("all ties", 20, [on[day].ties for day in DAYS], [on[NEW].ties],
            [lambda: bare.execute(EVERY).fetchall()] * len(DAYS))  # fmt: skip


def row(name: str, budget: int, ask: list[Ask], new: list[Ask], limit: list[Ask]) -> None:
    """Print the milliseconds of a question."""
    first, again, other, bare = map(milliseconds, (ask, ask, new, limit))
    times = f"{first:9.2f} {again:9.2f} {other:9.2f} {budget:7} {bare:7.2f} {again / bare:5.1f}"
    print(f"{name:22} {times}")


def milliseconds(asked: list[Ask]) -> float:
    """The median time of an answer."""
    return statistics.median(seconds(ask) for ask in asked) * 1000


def seconds(ask: Ask) -> float:
    """How long one answer takes."""
    start = time.perf_counter()
    ask()
    return time.perf_counter() - start


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
