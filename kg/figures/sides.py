"""Sides: which two actors a war is between, where nobody names them: those with most backers."""

from itertools import combinations

from kg.figures.drawing import Request
from kg.model import Tie
from kg.network.edges import asserted
from kg.view import Standing


def sides(request: Request, standings: list[Standing]) -> tuple[str, ...]:
    """Two, one or no actor: those asked for, and else the opponents that most backers stand behind.

    Without any opposition, the two with most backers.
    """
    if len(request.actors) >= 2:
        return request.actors[:2]
    ties = [s.fact for s in standings if isinstance(s.fact, Tie) and asserted(s)]
    number: dict[str, int] = {}
    for tie in ties:
        if tie.kind == "backing":
            number[tie.actors[1]] = number.get(tie.actors[1], 0) + 1
    pairs = {tie.actors for tie in ties if tie.kind == "opposition"}
    pairs = pairs or set(combinations(sorted(number), 2)) or {(a,) for a in number}
    named = set(request.actors)
    fitting = [pair for pair in pairs if named <= set(pair)]
    best = max(sorted(fitting), key=lambda pair: sum(number.get(a, 0) for a in pair), default=())
    chosen = sorted(best, key=lambda actor: (actor not in named, -number.get(actor, 0), actor))
    return tuple(chosen) or request.actors[:1]
