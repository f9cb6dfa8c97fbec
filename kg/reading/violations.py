"""Violations: "each accuses the other of breaking the truce" says two things, each by the other
side."""

from collections.abc import Iterator
from dataclasses import replace

from kg.reading.forms import lemma
from kg.reading.hit import Hit
from kg.reading.lexicon import words
from kg.reading.reference import References

_BREAK = words("violate break breach ignore flout disregard sabotage")
_KEEP = words("adhere respect abide honour honor observe keep stick comply commit")
_TRUCE = words("ceasefire cease-fire truce armistice agreement deal accord")


def with_violations(refs: References, found: list[Hit]) -> Iterator[Hit]:
    """The hits, with accusations of breaking a truce turned into violations."""
    for hit in found:
        if (
            hit.rule == "accuses"
            and lemma(hit.trigger) in ("accuse", "blame")
            and _of_breaking(hit)
        ):
            yield from _directions(hit)
        else:
            yield hit


def _of_breaking(hit: Hit) -> bool:
    for token in hit.trigger.subtree:
        if token.pos_ == "PRON" and token.lower_ in ("it", "them") and lemma(token.head) in _BREAK:
            return True
        word = lemma(token)
        if word in _TRUCE:
            above = [token.head, token.head.head]
            if any(lemma(a) in _BREAK for a in above):
                return True
            if any(lemma(a) in _KEEP and _negated(a) for a in above):
                return True
        if word in ("violation", "breach") and any(lemma(c) in _TRUCE for c in token.subtree):
            return True
    return False


def _negated(verb) -> bool:
    return any(c.lower_ in ("not", "n't", "never") for c in verb.children) or lemma(verb.head) in (
        "fail", "refuse",
    )  # fmt: skip


def _directions(hit: Hit) -> Iterator[Hit]:
    speakers, addressees = hit.role("speaker"), hit.role("addressee")
    for speaker in speakers:
        for accused in addressees:
            if accused.actor == speaker.actor:
                continue
            stance = replace(hit.stance, alleged=True, accused=True)
            roles = (("violator", (accused,)), ("victim", (speaker,)))
            yield replace(
                hit, rule="accuses-of-violation", kind="violation", roles=roles, stance=stance
            )
