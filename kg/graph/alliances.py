"""Alliances: who stands with and against whom, as `graph.alliances`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from kg import network
from kg.network import Balance, Blocs, Broker, Drift, Path, Relation

if TYPE_CHECKING:
    from kg.graph.graph import Graph
    from kg.model import Chronicle
    from kg.view import View


class Alliances:
    """Questions about friendly and hostile ties, asked of one graph.

    >>> import kg
    >>> g = kg.open(kg.example("libya")).as_of("2020-06-02")
    >>> [chain.actors for chain in g.alliances.path("russia", "lna")]
    [('russia', 'lna')]
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def allies(self, actor: str) -> list[Relation]:
        """The allies of an actor, each with the ties that make it one."""
        return network.allies(*self._seen, self._graph.actor(actor))

    def rivals(self, actor: str) -> list[Relation]:
        """The rivals of an actor, each with the ties and fights that make it one."""
        return network.rivals(*self._seen, self._graph.actor(actor))

    def path(self, start: str, end: str, hostile: bool = False) -> list[Path]:
        """The shortest chains of ties between two actors."""
        ends = self._graph.actor(start), self._graph.actor(end)
        return network.path(*self._seen, *ends, hostile)

    def blocs(self) -> Blocs:
        """Who stands together, by friendly and hostile ties; see kg.network.blocs."""
        return network.blocs(*self._seen)

    def balance(self) -> Balance:
        """Structural balance: triangles, frustration within bounds; see kg.network.balance."""
        return network.balance(*self._seen)

    def brokers(self) -> list[Broker]:
        """Who links others by friendly ties; see kg.network.brokers."""
        return network.brokers(*self._seen)

    def drift(self, days: Iterable[date]) -> list[Drift]:
        """How blocs changed from day to day; see kg.network.drift."""
        return network.drift(*self._seen, tuple(days))

    @property
    def _seen(self) -> tuple[Chronicle, View]:
        return self._graph.chronicle, self._graph.view
