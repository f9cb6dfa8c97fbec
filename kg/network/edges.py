"""Edge: how a tie or an event, as it stands in a view, reads as a line between two actors.

Each fact is one line from its first actor to its second; a symmetric kind is one line too, marked
`symmetric`, and not two. An event is a line between each pair that some claim puts in the two roles
of its kind's edge. Facts that are only denied or retracted are no lines, unless the view asks for
that status by name.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import Any

from kg.model import KINDS, Actor, Claim, Kind, Tie
from kg.view import Standing, Status, View


@dataclass(frozen=True)
class Edge:
    """One line between two actors and the standing that it rests on."""

    tail: str
    head: str
    standing: Standing

    @property
    def id(self) -> str:
        """Unique among all edges: the tie's id, or the event's with the two actors."""
        fact = self.standing.fact
        return fact.id if isinstance(fact, Tie) else f"{fact.id}:{self.tail}:{self.head}"

    @property
    def kind(self) -> Kind:
        """The row of KINDS."""
        return KINDS[self.standing.fact.kind]

    @property
    def label(self) -> str:
        """The words on the line: `backs (weapons)`, `leads (commander)`, an event's name."""
        fact = self.standing.fact
        if not isinstance(fact, Tie):
            return fact.name or fact.kind
        more = self.standing.posts or tuple(m for m in self.standing.means if m != "unspecified")
        return self.kind.verb.replace("-", " ") + (f" ({', '.join(more)})" if more else "")

    @property
    def attributes(self) -> dict[str, Any]:
        """All that is known of the edge; None where nothing is said, tuples of what is many."""
        standing = self.standing
        return {
            "kind": standing.fact.kind,
            "label": self.label,
            "sign": self.kind.sign,
            "symmetric": self.kind.symmetric,
            "against": against(standing),
            "status": str(standing.status),
            "verdict": str(standing.verdict) if standing.verdict else None,
            "since": str(standing.since) if standing.since else None,
            "until": str(standing.until) if standing.until else None,
            "ending": ending(standing),
            "last_attested": standing.last_attested and str(standing.last_attested),
            "means": standing.means,
            "posts": standing.posts,
            "affirming": len(standing.affirming),
            "denying": len(standing.denying),
            "sources": standing.sources,
            "speakers": standing.speakers,
            "claims": tuple(claim.id for claim in standing.claims),
        }


def edges(standings: Iterable[Standing], view: View, events: bool = False) -> Iterator[Edge]:
    """The lines of these standings, in their order; events only on request or when the view names
    their kind.
    """
    for standing in standings:
        if not (asserted(standing) or standing.status in view.statuses):
            continue
        fact = standing.fact
        if isinstance(fact, Tie):
            yield Edge(*fact.actors[:2], standing)
        elif events or fact.kind in view.kinds:
            for tail, head in sorted(opposite(standing)):
                yield Edge(tail, head, standing)


def asserted(standing: Standing) -> bool:
    """True when someone affirms the fact and has not taken it back."""
    return standing.status not in (Status.DENIED, Status.RETRACTED)


def opposite(standing: Standing) -> set[tuple[str, str]]:
    """The pairs of actors that one and the same claim puts in the two roles of the event's edge.

    Two `side`s of a battle without an attacker or defender fight each other; of three sides nobody
    knows who fought whom.
    """
    said = standing.affirming or standing.claims
    return {pair for claim in said for pair in _pairs(claim)}


def _pairs(claim: Claim) -> Iterator[tuple[str, str]]:
    ends, roles = KINDS[claim.about.kind].edge, dict(claim.roles)
    if ends is None:
        return
    sides = roles.get("side", ())
    if len(sides) == 2 and not (roles.get(ends[0]) or roles.get(ends[1])):
        yield tuple(sorted(sides))
    for tail, head in product(roles.get(ends[0], ()), roles.get(ends[1], ())):
        if tail != head:
            yield tail, head


def against(standing: Standing) -> str | None:
    """Against whom the backing is, where that is part of the tie."""
    fact = standing.fact
    return fact.actors[2] if isinstance(fact, Tie) and len(fact.actors) > 2 else None


def ending(standing: Standing) -> str:
    """How the fact ends in its affirming claims: known, open, last attested or unknown."""
    told = {claim.span.ending for claim in standing.affirming}
    return next((e for e in ("known", "open", "last attested") if e in told), "unknown")


def actor_attributes(actor: Actor) -> dict[str, Any]:
    """All that is known of an actor, names as `text@language`."""
    return {
        "name": actor.name,
        "kind": actor.kind,
        "aliases": actor.aliases,
        "names": tuple(f"{name.text}@{name.lang}" for name in actor.names),
        "same": actor.same,
        "note": actor.note or None,
    }
