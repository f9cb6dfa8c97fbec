"""signed: the actors of a view joined by ties that are friendly, hostile or both.

A signed graph (Harary, On the Notion of Balance of a Signed Graph, 1953) from claims: backing,
alliance and friendly acts are friendly; opposition, fighting, hostile acts and backing against are
hostile. Membership and office are left out: a member may quarrel with its whole. A tie that is both
stays mixed, with the claims of both, and a tie that rests only on what is disputed stays in doubt.
What is possible on the day asked about and no more, most often because nobody says since when,
makes no tie: every actor of later years would be in. Two actors of whom nothing is claimed have no
tie, which is not neutrality.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from kg.model import Chronicle
from kg.network.alliances import STATUSES
from kg.network.web import web
from kg.view import Standing, Status, Verdict, View

FRIENDLY = ("allied with", "backs", "backed by", "friendly act")
HOSTILE = ("opposes", "fought", "hostile act", "backing against")
_SURE = (Status.STATED, Status.ALLEGED)

Pair = tuple[str, str]
# the two actors in order of name -> +1, -1, or 0 where it is mixed
Signs = dict[Pair, int]


@dataclass(frozen=True)
class SignedTie:
    """All that makes two actors friends, and all that makes them enemies."""

    pair: Pair
    friendly: tuple[Standing, ...]
    hostile: tuple[Standing, ...]

    @property
    def sign(self) -> int:
        """+1 friendly, -1 hostile, 0 mixed."""
        return bool(self.friendly) - bool(self.hostile)

    @property
    def standings(self) -> tuple[Standing, ...]:
        """What it rests on, the friendly part first."""
        return self.friendly + self.hostile

    @property
    def status(self) -> Status:
        """The status of the best standing."""
        return min((standing.status for standing in self.standings), key=STATUSES.index)

    @property
    def doubtful(self) -> bool:
        """True when all of it is disputed."""
        return not any(s.status in _SURE for s in self.standings)

    @property
    def claims(self) -> tuple[str, ...]:
        """The ids of the claims that it rests on, for their quotes."""
        return tuple(dict.fromkeys(c.id for s in self.standings for c in s.claims))


def signed(chronicle: Chronicle, view: View) -> dict[Pair, SignedTie]:
    """The signed ties of a view by pair of actors, in order of name."""
    known = web(chronicle, view, least=Verdict.PRESUMED)
    sides: dict[Pair, tuple[dict, dict]] = {}
    for place, bonds in enumerate((FRIENDLY, HOSTILE)):
        for bond in bonds:
            for actor, others in known[bond].items():
                for other, standings in others.items():
                    if actor != other:
                        pair = tuple(sorted((actor, other)))
                        found = sides.setdefault(pair, ({}, {}))[place]
                        found.update((s.fact.id, s) for s in standings)
    return {
        pair: SignedTie(pair, *(tuple(side[id] for id in sorted(side)) for side in sides[pair]))
        for pair in sorted(sides)
    }


def signs(ties: Iterable[SignedTie]) -> Signs:
    """The bare signs, for counting."""
    return {tie.pair: tie.sign for tie in ties}
