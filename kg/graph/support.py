"""Support: what follows from who backs whom, as `graph.support`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kg import support
from kg.network import Path
from kg.support import Pair, Seat, Supports, Switch

if TYPE_CHECKING:
    from kg.graph.graph import Graph
    from kg.model import Chronicle
    from kg.view import View


class Support:
    """Questions about backing beyond one tie, asked of one graph.

    `roll_up` lets members, leaders and speakers count for their wholes, visibly.

    >>> import kg
    >>> g = kg.open(kg.example("libya")).as_of("2019-05-01")
    >>> [(pair.one.actors, pair.other.actors[-1]) for pair in g.support.both_sides("france")]
    [(('france', 'gna'), 'lna')]
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def chains(
        self,
        start: str | None = None,
        end: str | None = None,
        hops: int = 1,
        roll_up: bool = False,
        possible: bool = False,
    ) -> list[Path]:
        """Chains of backing from `start`, to `end` or both; see kg.support.Supports.chains."""
        known = Supports(*self._seen, roll_up, possible)
        return known.chains(self._id(start), self._id(end), hops)

    def both_sides(self, actor: str | None = None, roll_up: bool = False) -> list[Pair]:
        """Who backs two opponents at once, with their opposition; see kg.support.both_sides."""
        return support.both_sides(*self._seen, self._id(actor), roll_up)

    def proxies(self, actor: str | None = None, roll_up: bool = False) -> list[Pair]:
        """States whose clients fight each other, with the fights; see kg.support.proxies."""
        return support.proxies(*self._seen, self._id(actor), roll_up)

    def shared(self, actor: str | None = None, roll_up: bool = False) -> list[Pair]:
        """Backers of one and the same client; see kg.support.shared."""
        return support.shared(*self._seen, self._id(actor), roll_up)

    def switched(self, actor: str | None = None) -> list[Switch]:
        """Who changed sides, and when; see kg.support.switched."""
        return support.switched(*self._seen, self._id(actor))

    def at_table(
        self, actor: str | None = None, roll_up: bool = False, parties: bool = False
    ) -> list[Seat]:
        """Backers who host, mediate or sign as well; see kg.support.at_table."""
        return support.at_table(*self._seen, self._id(actor), roll_up, parties)

    def _id(self, actor: str | None) -> str | None:
        return self._graph.actor(actor) if actor else None

    @property
    def _seen(self) -> tuple[Chronicle, View]:
        return self._graph.chronicle, self._graph.view
