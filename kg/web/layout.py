"""Layout: where actors stand in the network, the same in every build of the same ties.

Each actor is drawn towards those with whom it has ties (the barycentric method of Tutte 1963) and,
weakly, towards a point that only its id decides. Such places are unique, whatever the order of the
input, and one actor more moves the others little.
"""

from collections.abc import Iterable
from hashlib import sha256
from math import cos, pi, sin, sqrt

_HOLD = 1.0  # how strongly the own point draws, where one tie draws by 1
_STEPS = 300
_NEAR = 1e-5
Places = dict[str, tuple[float, float]]


def layout(pairs: Iterable[tuple[str, str]]) -> Places:
    """The places (within the unit disc) of all actors that stand in pairs."""
    near: dict[str, set[str]] = {}
    for one, other in pairs:
        if one != other:
            near.setdefault(one, set()).add(other)
            near.setdefault(other, set()).add(one)
    order = {actor: sorted(near[actor]) for actor in sorted(near)}
    anchors = {actor: _anchor(actor) for actor in order}
    places = dict(anchors)
    for _ in range(_STEPS):
        if _pull(places, anchors, order) < _NEAR:
            break
    return {actor: (round(x, 3), round(y, 3)) for actor, (x, y) in places.items()}


def _pull(places: Places, anchors: Places, near: dict[str, list[str]]) -> float:
    """Move each actor between its neighbours and its own point; how far one moved at most."""
    most = 0.0
    for actor, others in near.items():
        weight = _HOLD + len(others)
        x, y = (
            (_HOLD * anchors[actor][axis] + sum(places[other][axis] for other in others)) / weight
            for axis in (0, 1)
        )
        most = max(most, abs(x - places[actor][0]), abs(y - places[actor][1]))
        places[actor] = x, y
    return most


def _anchor(id: str) -> tuple[float, float]:
    """A point of the unit disc."""
    digest = sha256(id.encode()).digest()
    turn, out = (int.from_bytes(digest[i : i + 4]) / 2**32 for i in (0, 4))
    return sqrt(out) * cos(2 * pi * turn), sqrt(out) * sin(2 * pi * turn)
