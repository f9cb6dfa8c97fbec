"""Joining: who killed whom, told in two halves: "an attack that X claimed killed two Y soldiers".

The killing is told without a killer, its subject is an attack whose attackers the same sentence
names: they are the killers."""

from collections.abc import Iterator
from dataclasses import replace

from kg.reading.hit import Hit
from kg.reading.lexicon import words
from kg.reading.trees import slots

_KILLING = ("kills", "takes-lives")
_ATTACKS = words("attack strike")


def joined(found: list[Hit]) -> Iterator[Hit]:
    """The hits, with killings given their killers where the sentence tells them."""
    for hit in found:
        if hit.rule in _KILLING and not hit.role("attacker"):
            yield _with_killers(hit, [h for h in found if h.line is hit.line and h is not hit])
        else:
            yield hit


def _with_killers(hit: Hit, beside: list[Hit]) -> Hit:
    means = {t.i for t in slots(hit.trigger)["subject"]}
    for other in beside:
        attackers = other.role("attacker")
        told = {other.trigger.i} | {t.i for t in other.trigger.children if t.dep_ in _PHRASES}
        if other.kind in _ATTACKS and attackers and (means & told or _claimed(other, means)):
            roles = (("attacker", attackers), *(r for r in hit.roles if r[0] != "attacker"))
            return replace(hit, roles=roles, stance=other.stance)
    return hit


_PHRASES = ("obl", "obj", "nmod")


def _claimed(other: Hit, means: set[int]) -> bool:
    """True when what killed is what `other` claims: "claimed the attack that killed"."""
    return other.rule == "claims-attack" and any(t.i in means for t in other.trigger.subtree)
