"""The budget of blocs, brokers and balance: a random signed graph, 10 000 actors and 100 000 ties.

    python benchmarks/network.py [ACTORS TIES SEED]

prints the seconds of each answer (budget 10), by the clock and of the processor, and what it found.
"""

import random
import sys
import time
from collections.abc import Callable

from kg.model import Claim, Tie
from kg.network.balance import Balance
from kg.network.blocs import divided
from kg.network.brokers import between
from kg.network.signed import SignedTie
from kg.view import View

CAMPS, MISPLACED = 20, 0.1


def main(actors: int, ties: int, seed: int) -> None:
    """Measure and print."""
    known = {tie.pair: tie for tie in random_ties(actors, ties, random.Random(seed))}
    print(f"{actors} actors, {len(known)} ties, seed {seed}")
    found, whole = divided, Balance(known)
    measure("blocs", lambda: told(found(known.values())))
    measure("brokers", lambda: f"{len(between(known.values()))} brokers")
    measure("triangles", lambda: whole.counts)
    measure("frustration, strict", lambda: whole.strict)
    measure("frustration, generalised", lambda: whole.generalised)


def told(found) -> str:
    """The blocs in words."""
    return f"{len(found.blocs)} blocs, misplaced ties {found.lower}..{found.upper}"


def measure(name: str, ask: Callable[[], object]) -> None:
    """Print the seconds of one answer, by the clock and of the processor."""
    clock, processor = time.perf_counter(), time.process_time()
    answer = ask()
    clock, processor = time.perf_counter() - clock, time.process_time() - processor
    print(f"{name:26} {clock:7.2f} s {processor:7.2f} s   {answer}")


def random_ties(actors: int, ties: int, dice: random.Random) -> list[SignedTie]:
    """Ties that fit twenty camps, but for one in ten."""
    pairs: dict[tuple[str, str], None] = {}
    while len(pairs) < ties:
        one = dice.randrange(actors)
        near = dice.randrange(one % CAMPS, actors, CAMPS)
        other = near if dice.random() < 0.5 else dice.randrange(actors)
        if one != other:
            pairs[tuple(sorted((f"a{one:05}", f"a{other:05}")))] = None
    return [_tie(pair, dice.random() < MISPLACED) for pair in pairs]


def _tie(pair: tuple[str, str], misplaced: bool) -> SignedTie:
    same = len({int(actor[1:]) % CAMPS for actor in pair}) == 1
    friendly = same != misplaced
    fact = Tie.between("alliance" if friendly else "opposition", *pair)
    standings = tuple(View().standings([Claim(fact, "source")]))
    return SignedTie(pair, standings if friendly else (), () if friendly else standings)


if __name__ == "__main__":
    main(*map(int, sys.argv[1:] or ("10000", "100000", "1")))
