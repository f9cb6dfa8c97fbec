"""betweenness: the share of the shortest chains between two others that lead through an actor.

Freeman, A Set of Measures of Centrality Based on Betweenness, 1977, summed actor by actor as in
Brandes, A Faster Algorithm for Betweenness Centrality, 2001: chains are counted outwards from one
actor, ring by ring, and their shares added up on the way back. In a large graph some actors drawn
at random stand for all (Brandes and Pich, Centrality Estimation in Large Networks, 2007); the
draw is the same each time, and the result an estimate.
"""

from collections.abc import Iterable
from random import Random
from typing import TYPE_CHECKING

from kg.network.signed import Pair

if TYPE_CHECKING:
    import numpy

# with more actors, the chains from so many of them stand for all
PIVOTS = 250


def betweenness(pairs: Iterable[Pair], pivots: int = PIVOTS) -> dict[str, float]:
    """From 0 to 1 for each actor of some undirected ties; an estimate with more than `pivots`.

    >>> betweenness([("a", "b"), ("b", "c"), ("b", "d")])
    {'a': 0.0, 'b': 1.0, 'c': 0.0, 'd': 0.0}
    """
    import numpy

    pairs = sorted(set(pairs))
    actors = sorted({actor for pair in pairs for actor in pair})
    if len(actors) < 3:
        return dict.fromkeys(actors, 0.0)
    place = {actor: n for n, actor in enumerate(actors)}
    ties = numpy.array([(place[a], place[b]) for a, b in pairs])
    near = _Near(numpy.concatenate([ties, ties[:, ::-1]]), len(actors))
    few = range(len(actors))
    if len(actors) > pivots:
        few = sorted(Random(0).sample(few, pivots))
    shares = sum(near.shares(start) for start in few)
    whole = (len(actors) - 1) * (len(actors) - 2) * len(few) / len(actors)
    return {
        actor: round(float(share), 9) for actor, share in zip(actors, shares / whole, strict=True)
    }


class _Near:
    """Who is tied to whom, as arrays: the neighbours of actor n lie between two bounds."""

    def __init__(self, arcs: "numpy.ndarray", size: int) -> None:
        import numpy

        self._np, self._size = numpy, size
        self._heads = arcs[numpy.argsort(arcs[:, 0], kind="stable"), 1]
        self._count = numpy.bincount(arcs[:, 0], minlength=size)
        self._first = numpy.cumsum(self._count) - self._count

    def shares(self, start: int) -> "numpy.ndarray":
        """For each actor, its share of the shortest chains from one actor to all others."""
        np = self._np
        ring, number = np.full(self._size, -1), np.zeros(self._size)
        ring[start], number[start] = 0, 1
        here, steps = np.array([start]), []
        while len(here):
            tails, heads = self._arcs(here)
            new = ring[heads] < 0
            ring[heads[new]] = len(steps) + 1
            onwards = ring[heads] == len(steps) + 1
            steps.append((tails[onwards], heads[onwards]))
            number += np.bincount(heads[onwards], number[tails[onwards]], self._size)
            here = np.flatnonzero(ring == len(steps))
        share = np.zeros(self._size)
        for tails, heads in reversed(steps):
            passed = number[tails] / number[heads] * (1 + share[heads])
            share += np.bincount(tails, passed, self._size)
        share[start] = 0
        return share

    def _arcs(self, tails: "numpy.ndarray") -> tuple["numpy.ndarray", "numpy.ndarray"]:
        """All arcs that leave these actors, as tails and heads."""
        np = self._np
        count = self._count[tails]
        offset = np.arange(count.sum()) - np.repeat(np.cumsum(count) - count, count)
        return np.repeat(tails, count), self._heads[np.repeat(self._first[tails], count) + offset]
