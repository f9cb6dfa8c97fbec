"""Joining: who killed whom, told in two halves: "an attack that X claimed killed two Y soldiers".

The killing is told without a killer, its subject is an attack whose attackers the same sentence
names: they are the killers. And a killing that is only what a fight came to ("X clashed with Y,
killing ten") is no happening of its own."""

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
        if hit.rule in _KILLING and _is_outcome(hit, found):
            continue
        if hit.rule in _KILLING and not hit.role("attacker"):
            yield _with_killers(hit, [h for h in found if h.line is hit.line and h is not hit])
        else:
            yield hit


def _is_outcome(hit: Hit, found: list[Hit]) -> bool:
    """True for the killing in "clashed, killing ten" and in "the fighting killed ten"."""
    word = hit.trigger
    of = {t.i for t in slots(word)["subject"]} - {t.i for t in slots(word)["object"]}
    while word.dep_ in ("advcl", "conj") and word.head != word:
        word = word.head
        of.add(word.i)
    fights = [h for h in found if h.line is hit.line and h.kind in _FIGHTS and h is not hit]
    return any(h.trigger.i in of and set(hit.actors) <= set(h.actors) for h in fights)


_FIGHTS = words("battle attack strike offensive")


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
