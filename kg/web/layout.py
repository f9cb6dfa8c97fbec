"""Layout: where actors stand in the network, the same in every build of the same ties.

Each actor starts at a place that only its id decides; the springs of Fruchterman and Reingold
(1991) then pull those with ties together. So one actor more moves the others little.
"""

from collections.abc import Iterable
from hashlib import sha256
from math import cos, pi, sin, sqrt

_MOST = 499  # networkx needs scipy beyond; who has fewer ties stands where its id puts it
_STEPS = 60
Places = dict[str, tuple[float, float]]


def layout(pairs: Iterable[tuple[str, str]]) -> Places:
    """The places (-1 to 1) of all actors that stand in pairs."""
    from networkx import Graph, spring_layout

    web = Graph(sorted({tuple(sorted(pair)) for pair in pairs if pair[0] != pair[1]}))
    places = {actor: _anchor(actor) for actor in sorted(web)}
    drawn = sorted(web, key=lambda actor: (-web.degree(actor), actor))[:_MOST]
    inner = Graph()
    inner.add_nodes_from(sorted(drawn))
    inner.add_edges_from(sorted(web.subgraph(drawn).edges))
    if len(drawn) > 1:
        start = {actor: places[actor] for actor in inner}
        length = 1.2 / sqrt(len(drawn))
        found = spring_layout(inner, k=length, pos=start, iterations=_STEPS, seed=0)
        places |= {actor: (float(x), float(y)) for actor, (x, y) in found.items()}
    return {actor: (round(x, 3), round(y, 3)) for actor, (x, y) in places.items()}


def _anchor(id: str) -> tuple[float, float]:
    """A point of the unit disc."""
    digest = sha256(id.encode()).digest()
    turn, out = (int.from_bytes(digest[i : i + 4]) / 2**32 for i in (0, 4))
    return sqrt(out) * cos(2 * pi * turn), sqrt(out) * sin(2 * pi * turn)
