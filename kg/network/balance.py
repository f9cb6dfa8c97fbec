"""balance: how far the ties of a view are from two camps, or from any number of them.

A triangle is balanced when the product of its signs is positive (Heider, Attitudes and Cognitive
Organization, 1946; Cartwright and Harary, Structural Balance: A Generalization of Heider's Theory,
1956). Three enemies break this strict rule and not the generalised one (Davis, Clustering and
Structural Balance in Graphs, 1967). Frustration is the least number of ties that are out of place
(see kg.network.camps). Doubtful ties may or may not be there and mixed ones may be either, so it is
told between bounds. Nothing is said about pairs of whom no claim speaks.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from itertools import combinations

from kg.model import Chronicle
from kg.network.camps import Camps, camps, neighbours, triangles
from kg.network.signed import Pair, SignedTie, signed, signs
from kg.view import View

BALANCED, TENSION, ENEMIES, UNKNOWN = "balanced", "in tension", "three enemies", "not known"
KINDS = (BALANCED, TENSION, ENEMIES, UNKNOWN)
# by the number of hostile ties
_BY_HOSTILE = (BALANCED, TENSION, BALANCED, ENEMIES)


@dataclass(frozen=True)
class Triangle:
    """Three actors, each tied to each; the ties of first and second, first and third, and last."""

    actors: tuple[str, str, str]
    ties: tuple[SignedTie, SignedTie, SignedTie]

    @property
    def kind(self) -> str:
        """`balanced`, `in tension` (two friends of one are enemies), `three enemies`, `not known`
        where a tie is mixed."""
        found = [tie.sign for tie in self.ties]
        return UNKNOWN if 0 in found else _BY_HOSTILE[found.count(-1)]

    @property
    def doubtful(self) -> bool:
        """True when one of its ties is."""
        return any(tie.doubtful for tie in self.ties)

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of all claims under it."""
        return tuple(dict.fromkeys(id for tie in self.ties for id in tie.claims))


@dataclass(frozen=True)
class Frustration:
    """The least number of misplaced ties, whatever doubtful and mixed ties turn out to be.

    `lower`: doubtful ties are left out and mixed ones fall into place. `upper`: doubtful ties are
    there and no mixed one falls into place.
    """

    lower: int
    upper: int


@dataclass(frozen=True)
class Balance:
    """The ties of a view, their triangles and frustration."""

    ties: dict[Pair, SignedTie]

    @cached_property
    def triangles(self) -> tuple[Triangle, ...]:
        """All triangles, those in tension first, the surest first, then by name."""
        near = neighbours(signs(self.ties.values()))
        found = (
            Triangle(trio, tuple(self.ties[pair] for pair in combinations(trio, 2)))
            for trio in triangles(near)
        )
        order = (TENSION, ENEMIES, UNKNOWN, BALANCED)
        return tuple(sorted(found, key=lambda t: (order.index(t.kind), t.doubtful, t.actors)))

    @property
    def counts(self) -> dict[str, int]:
        """How many triangles there are of each kind."""
        number = Counter(triangle.kind for triangle in self.triangles)
        return {kind: number[kind] for kind in KINDS}

    @cached_property
    def strict(self) -> Frustration:
        """The distance to two camps."""
        return self._frustration(2)

    @cached_property
    def generalised(self) -> Frustration:
        """The distance to any number of camps."""
        return self._frustration(None)

    def _frustration(self, most: int | None) -> Frustration:
        every = self._camps(most, doubtful=True)
        sure = every if not self.doubtful else self._camps(most, doubtful=False)
        return Frustration(sure.lower, every.upper + self.mixed)

    def _camps(self, most: int | None, doubtful: bool) -> Camps:
        return camps(signs(t for t in self.ties.values() if doubtful or not t.doubtful), most)

    @property
    def mixed(self) -> int:
        """How many ties are friendly and hostile at once."""
        return sum(tie.sign == 0 for tie in self.ties.values())

    @property
    def doubtful(self) -> int:
        """How many ties are in doubt."""
        return sum(tie.doubtful for tie in self.ties.values())


def balance(chronicle: Chronicle, view: View) -> Balance:
    """The structural balance of a view, strict and generalised, with its triangles as witnesses."""
    return Balance(signed(chronicle, view))
