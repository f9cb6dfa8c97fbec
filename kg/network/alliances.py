"""Allies and rivals: who stands with or against an actor, and for which reasons.

The reasons are the ties and events themselves and chains of two or three of them. A chain follows
the sign rule of structural balance (Heider, Attitudes and Cognitive Organization, 1946; Cartwright
and Harary, Structural Balance: A Generalization of Heider's Theory, 1956): friends of one side
stand together, a friend of my enemy stands against me. "The enemy of my enemy is my friend" is not
used: in many wars it is false. Nor is the absence of a claim read as neutrality: who is in neither
list is simply not spoken of, and who is in both has a mixed relation, which is kept.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kg.model import Chronicle
from kg.network.overlap import Calendar, Stretch, on_day, strongest
from kg.network.web import Web, web
from kg.view import Standing, Status, Verdict, View

# strongest first
STATUSES = (Status.STATED, Status.ALLEGED, Status.DISPUTED, Status.DENIED, Status.RETRACTED)

Link = tuple[Standing, ...]
# the other actor, the actors between, and the links that the reason rests on
Found = tuple[str, tuple[str, ...], tuple[Link, ...]]


@dataclass(frozen=True)
class Relation:
    """One reason for which `other` stands with (sign 1) or against (sign -1) `actor`.

    `by` names the reason, `via` the actors in between, `links` what it rests on: all links are
    needed, each by any one of its standings. `verdict` is that of the day asked about, or, without
    one, the best that is ever reached; `together` are the days on which all links hold.
    """

    actor: str
    other: str
    sign: int
    by: str
    via: tuple[str, ...]
    links: tuple[Link, ...]
    verdict: Verdict
    together: tuple[Stretch, ...]

    @property
    def why(self) -> tuple[Standing, ...]:
        """All standings that it rests on."""
        return tuple(standing for link in self.links for standing in link)

    @property
    def status(self) -> Status:
        """The status of the weakest link."""
        return weakest_status(self.links)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of all sources, sorted."""
        return tuple(sorted({source for standing in self.why for source in standing.sources}))


def allies(chronicle: Chronicle, view: View, actor: str) -> list[Relation]:
    """Who stands with an actor, one row per reason, by reason and name.

    Reasons: `alliance`, `backs` and `backed by`, `member of` and `has member` (of a coalition,
    armed group or government), `common membership` in one, `fighting side by side`, `friendly act`
    (delivery, deployment, recognition) and `backing the same side`.
    """
    return Relations(chronicle, view).allies(actor)


def rivals(chronicle: Chronicle, view: View, actor: str) -> list[Relation]:
    """Who stands against an actor, one row per reason, by reason and name.

    Reasons: `opposition`, `fighting`, `hostile act` (sanctions, protest), `backing against` (a
    backing is said to be against the other), `backing the enemy` (either way) and `backing enemies`
    (of two that are opposed or fight each other).
    """
    return Relations(chronicle, view).rivals(actor)


def weakest_status(links: tuple[Link, ...]) -> Status:
    """The status of a chain: that of its weakest link, each link as strong as its best standing."""
    best = (min((standing.status for standing in link), key=STATUSES.index) for link in links)
    return max(best, key=STATUSES.index)


class Relations:
    """The allies and rivals of many actors of one view, whose bonds are worked out once."""

    def __init__(self, chronicle: Chronicle, view: View) -> None:
        self._view = view
        self._known, self._calendar = web(chronicle, view), Calendar(view.persistence)

    def allies(self, actor: str) -> list[Relation]:
        """Who stands with an actor; see `allies`."""
        return list(self._found(actor, 1, _ALLIES))

    def rivals(self, actor: str) -> list[Relation]:
        """Who stands against an actor; see `rivals`."""
        return list(self._found(actor, -1, _RIVALS))

    def _found(self, actor: str, sign: int, reasons) -> Iterator[Relation]:
        day, persistence = self._view.as_of, self._view.persistence
        for by, reason in reasons.items():
            for other, via, links in sorted(reason(self._known, actor), key=_other_and_via):
                together = self._calendar.stretches(links)
                found = on_day(links, day, persistence) if day else None
                verdict = found or strongest(together)
                if other != actor and verdict is not Verdict.NOT:
                    yield Relation(actor, other, sign, by, via, links, verdict, together)


def _other_and_via(found: Found) -> tuple[str, tuple[str, ...]]:
    return found[:2]


def _straight(*bonds: str) -> Callable[[Web, str], Iterator[Found]]:
    def found(known: Web, actor: str) -> Iterator[Found]:
        for bond in bonds:
            for other, link in known[bond].get(actor, {}).items():
                yield other, (), (tuple(link),)

    return found


def _by_way_of(*bonds: str) -> Callable[[Web, str], Iterator[Found]]:
    """Others at the end of this chain of bonds, and the actors on the way there."""

    def found(known: Web, actor: str) -> Iterator[Found]:
        chains: list[Found] = [(actor, (), ())]
        for bond in bonds:
            chains = [
                (other, (*via, at), (*links, tuple(link)))
                for at, via, links in chains
                for other, link in known[bond].get(at, {}).items()
                if other != actor and other not in via
            ]
        for other, via, links in chains:
            yield other, via[1:], links

    return found


def _any(*reasons: Callable[[Web, str], Iterator[Found]]) -> Callable[[Web, str], Iterator[Found]]:
    return lambda known, actor: (found for reason in reasons for found in reason(known, actor))


_ALLIES = {
    "alliance": _straight("allied with"),
    "backs": _straight("backs"),
    "backed by": _straight("backed by"),
    "member of": _straight("member of"),
    "has member": _straight("has member"),
    "common membership": _by_way_of("member of", "has member"),
    "fighting side by side": _straight("fought beside"),
    "friendly act": _straight("friendly act"),
    "backing the same side": _by_way_of("backs", "backed by"),
}

_RIVALS = {
    "opposition": _straight("opposes"),
    "fighting": _straight("fought"),
    "hostile act": _straight("hostile act"),
    "backing against": _straight("backing against"),
    "backing the enemy": _any(_by_way_of("enemy of", "backed by"), _by_way_of("backs", "enemy of")),
    "backing enemies": _by_way_of("backs", "enemy of", "backed by"),
}
