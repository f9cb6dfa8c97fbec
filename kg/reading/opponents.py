"""Opponents: who stood against whom in a fight, and between whom a tie is told."""

from collections.abc import Iterator
from itertools import combinations

from kg.model import TIE_KINDS
from kg.reading.hit import Hit


def has_fought(hit: Hit, shared: dict) -> bool:
    """True where the text itself says that they fight: no accusation, no denial, no mere threat.

    A campaign against someone is hostile already when it is planned."""
    if shared["polarity"] == "denies" or hit.stance.accused and hit.stance.speech is not None:
        return False
    return not hit.stance.status or hit.kind == "offensive" and hit.stance.status == "planned"


def opposed(hit: Hit) -> Iterator[tuple[str, str]]:
    """Who stood against whom: those of the first role and those of the second."""
    if len(hit.roles) == 1 and hit.roles[0][0] not in ("side", "party"):
        return  # two who attack together are no opponents of each other
    if len(hit.roles) == 1:
        yield from _across(hit, hit.roles[0][0])
        return
    for first in hit.roles[0][1]:
        for second in hit.roles[1][1]:
            yield first.actor, second.actor


def paired(hit: Hit) -> Iterator[tuple[str, str]]:
    """Between whom a tie is told: those of one role and those of the other."""
    kind = TIE_KINDS[hit.kind]
    if not kind.symmetric:
        for first in hit.role(kind.roles[0].name):
            for second in hit.role(kind.roles[1].name):
                yield first.actor, second.actor
        return
    yield from _across(hit, kind.roles[0].name)


def _across(hit: Hit, role: str) -> Iterator[tuple[str, str]]:
    """Those of one side with those of the other, where a role holds both."""
    together = [r.actor for r in hit.role(role)]
    if hit.kind == "alliance" and not hit.cut:  # "A, B and C joined forces": each with each
        yield from combinations(together, 2)
        return
    cut = hit.cut or (1 if len(together) == 2 else 0)
    for first in together[:cut]:
        for second in together[cut:]:
            yield first, second
