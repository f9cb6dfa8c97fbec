"""Web: the bonds of each actor by name, from the ties and events of a view."""

from collections.abc import Iterable, Iterator
from itertools import combinations

from kg.model import KINDS, Chronicle, Tie
from kg.network.edges import against, asserted, opposite
from kg.network.overlap import on_day, strength
from kg.view import Standing, Verdict, View

# bond -> actor -> other actor -> the standings that make the bond
Web = dict[str, dict[str, dict[str, list[Standing]]]]
Bond = tuple[str, str, str]

# Membership makes companions in arms only here: the members of a world organisation or of a joint
# commission can be each other's enemies.
SIDES = frozenset({"coalition", "armed-group", "government"})
ARMED = frozenset(
    {"battle", "strike", "attack", "offensive", "blockade", "capture", "violation", "coup"}
)
# roles that two actors fill together only when they act together
JOINT = ("attacker", "defender", "blockader", "taker", "violator", "plotter")
BONDS = (
    "allied with", "opposes", "backs", "backed by", "backing against", "member of", "has member",
    "fought", "fought beside", "hostile act", "friendly act", "enemy of",
)  # fmt: skip


def web(chronicle: Chronicle, view: View, least: Verdict = Verdict.POSSIBLE) -> Web:
    """All bonds in a view; `enemy of` joins opposition and fighting.

    Denied facts make none, and neither does what on the day asked about was less than `least`.
    """
    sides = {actor.id for actor in chronicle.actors.values() if actor.kind in SIDES}
    found: Web = {bond: {} for bond in BONDS}
    for standing in view.standings(chronicle.claims):
        if asserted(standing) and _in_time(standing, view, least):
            for bond, actor, other in sorted(set(_bonds(standing, sides))):
                found[bond].setdefault(actor, {}).setdefault(other, []).append(standing)
    return found


def _in_time(standing: Standing, view: View, least: Verdict) -> bool:
    """False for what comes after the day asked about, or too long before it."""
    if view.as_of is None:
        return True
    return strength(on_day([[standing]], view.as_of, view.persistence)) >= strength(least)


def _bonds(standing: Standing, sides: set[str]) -> Iterator[Bond]:
    if isinstance(standing.fact, Tie):
        yield from _of_tie(standing, sides)
    else:
        yield from _of_event(standing)


def _of_tie(standing: Standing, sides: set[str]) -> Iterator[Bond]:
    kind, (first, second) = standing.fact.kind, standing.fact.actors[:2]
    if kind == "alliance":
        yield from _both("allied with", [(first, second)])
    elif kind == "opposition":
        yield from _both("opposes", [(first, second)])
        yield from _both("enemy of", [(first, second)])
    elif kind == "backing":
        yield "backs", first, second
        yield "backed by", second, first
        if enemy := against(standing):
            yield from _both("backing against", [(first, enemy)])
    elif kind == "membership" and second in sides:
        yield "member of", first, second
        yield "has member", second, first


def _of_event(standing: Standing) -> Iterator[Bond]:
    kind = KINDS[standing.fact.kind]
    if kind.sign > 0:
        yield from _both("friendly act", opposite(standing))
    if kind.sign < 0 and kind.name not in ARMED:
        yield from _both("hostile act", opposite(standing))
    if kind.name in ARMED:
        yield from _both("fought", opposite(standing))
        yield from _both("enemy of", opposite(standing))
        yield from _both("fought beside", _together(standing))


def _together(standing: Standing) -> Iterator[tuple[str, str]]:
    for claim in standing.affirming:
        for role, actors in claim.roles:
            if role in JOINT:
                yield from combinations(actors, 2)


def _both(bond: str, pairs: Iterable[tuple[str, str]]) -> Iterator[Bond]:
    for first, second in pairs:
        yield bond, first, second
        yield bond, second, first
