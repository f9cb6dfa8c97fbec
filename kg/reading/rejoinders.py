"""Rejoinders: the denial of a charge that was told before: "a charge it denies", "Xland denied it".

The denial is a claim of its own, by whoever denies, on the same tie as the charge.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.reading.cast import Line
from kg.reading.forms import lemma
from kg.reading.hit import Hit
from kg.reading.lexicon import DENY, SAY, words
from kg.reading.reference import References
from kg.reading.said import Stance
from kg.reading.stance import is_left_open
from kg.reading.trees import slots
from kg.reading.voice import case_of

if TYPE_CHECKING:
    from kg.reading.tokens import Token

# what is denied when it is a charge told before
_CHARGE = words(
    "charge allegation accusation claim assertion report reports it this that them these those "
    "involvement finding statement suggestion which accusations role link"
)
_UNTRUE = words(
    "untrue false baseless unfounded groundless fabricated fabrication lie lies nonsense "
    "propaganda ridiculous absurd frivolous true"
)
_BACK = 3
_CHARGED = ("backing",)


def with_rejoinders(refs: References, found: list[list[Hit]]) -> Iterator[Hit]:
    """All hits, and for each denial of a charge told shortly before the hit that it makes."""
    charges: list[Hit] = []
    for got in found:
        yield from got
        charges += [h for h in got if h.kind in _CHARGED and not h.stance.denied]
    yield from _denials(refs, charges, [h for got in found for h in got])


def _denials(refs: References, charges: list[Hit], every: list[Hit]) -> Iterator[Hit]:
    spoken = {
        (h.line.number, h.stance.speech.i) for h in every if h.stance.denied and h.stance.speech
    }
    for line in refs.lines:
        recent = [c for c in charges if 0 <= line.number - c.line.number <= _BACK]
        for token in line.doc if recent else ():
            if (line.number, token.i) in spoken or not _denies(token):
                continue
            near = [c for c in recent if c.line.number < line.number or _stands_by(c, token)]
            yield from _denial(refs, line, token, near)


def _stands_by(charge: Hit, deny: "Token") -> bool:
    """True where the charge stands before the denial, or within what is denied."""
    return charge.trigger.i < deny.i or deny in charge.trigger.ancestors


def _denies(token: "Token") -> bool:
    verb = lemma(token)
    if verb == "denial" and token.pos_ == "NOUN":
        return any(c.dep_ == "nmod:poss" for c in token.children)
    if verb not in _REPLIES or is_left_open(token):
        return False
    if verb in DENY and token.pos_ in ("VERB", "AUX"):
        objects = slots(token)["object"]
        return not objects or any(
            (lemma(o) in _CHARGE or o.lower_ in _CHARGE) and not _tells_its_own(o, token)
            for o in objects
        )
    told = {t.lower_ for t in token.subtree if t.i > token.i} if verb in SAY | _CALL else set()
    if "true" in told & _UNTRUE:
        return "not" in told or "n't" in told
    return bool(told & _UNTRUE) and bool(told & _CHARGE or verb == "call")


def _tells_its_own(noun: "Token", deny: "Token") -> bool:
    """True for "denied links to X": what is denied is told with it, and was not told before."""
    words = [*noun.children, *deny.children]
    return lemma(noun) in ("link", "role") and any(
        case_of(c) in ("to", "with", "in") and c.i > noun.i for c in words
    )


_CALL = words("call describe brand label")
_REPLIES = DENY | SAY | _CALL


def _denial(refs: References, line: Line, verb: "Token", near: list[Hit]) -> Iterator[Hit]:
    """The denials that one verb makes: of the charges against those who deny, latest first."""
    found = slots(verb)
    subjects = found["subject"] if verb.pos_ != "NOUN" else found["poss"]
    pronoun = not subjects or all(s.pos_ in ("PRON", "DET") for s in subjects)
    deniers = {r.actor for s in subjects for r in refs.resolve(line, s)}
    deniers |= {refs.speaks_for.get(actor, actor) for actor in deniers}
    if pronoun and near:
        deniers = {r.actor for r in near[-1].role("backer")}
    done: set[tuple] = set()
    for charge in reversed(near):
        against = tuple(r for r in charge.role("backer") if r.actor in deniers)
        backed = charge.role("backed")
        accused = charge.stance.alleged or charge.stance.speech is not None
        if not against and not pronoun and accused and {r.actor for r in backed} & deniers:
            against = charge.role("backer")
        if not against or (against, backed) in done:
            continue
        done.add((against, backed))
        yield replace(
            charge, rule="denies-the-charge", line=line, trigger=verb, quote=None, means="",
            roles=(("backer", against), ("backed", backed)),
            stance=Stance(denied=True, speech=verb, speaker=subjects[0] if subjects else None),
        )  # fmt: skip
        if charge.line.number < line.number:
            near_same = [c for c in near if c.line.number == charge.line.number]
            if charge is near_same[0]:
                return
