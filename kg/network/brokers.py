"""brokers: who links others, by position and by friends in opposed blocs.

Betweenness is the share of shortest friendly chains between two others that lead through an actor,
an estimate where there are many actors (see kg.network.betweenness). Who has friendly ties to
members of two blocs that are opposed could carry word between them (Gould and Fernandez, Structures
of Mediation, 1989, call it a liaison, or a representative where one of the blocs is its own).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from kg.model import Chronicle
from kg.network.betweenness import betweenness
from kg.network.blocs import divided
from kg.network.signed import SignedTie, signed
from kg.view import View


@dataclass(frozen=True)
class Broker:
    """An actor, its betweenness from 0 to 1, and its friendly ties into opposed blocs.

    `between` has the members of the two blocs that it is friends with. A mixed tie is no friendly
    one here.
    """

    actor: str
    betweenness: float
    between: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    ties: tuple[SignedTie, ...]


def brokers(chronicle: Chronicle, view: View) -> list[Broker]:
    """Who stands between others: those between opposed blocs first, by betweenness, then name."""
    return between(signed(chronicle, view).values())


def between(ties: Iterable[SignedTie]) -> list[Broker]:
    """Who stands between others in some signed ties."""
    ties = tuple(ties)
    friends: dict[str, dict[str, SignedTie]] = {}
    for tie in ties:
        if tie.sign > 0:
            a, b = tie.pair
            friends.setdefault(a, {})[b] = tie
            friends.setdefault(b, {})[a] = tie
    central = betweenness(tie.pair for tie in ties if tie.sign > 0)
    found = divided(ties)
    of, opposed = found.of, found.opposed()
    made = []
    for actor, known in friends.items():
        blocs: dict[int, list[str]] = {}
        for other in sorted(known):
            blocs.setdefault(of[other], []).append(other)
        pairs = [pair for pair in combinations(sorted(blocs), 2) if pair in opposed]
        sides = tuple((tuple(blocs[one]), tuple(blocs[two])) for one, two in pairs)
        if sides or central[actor] > 0:
            made.append(Broker(actor, central[actor], sides, tuple(known.values())))
    return sorted(made, key=lambda b: (not b.between, -b.betweenness, b.actor))
