"""Charges: "X accused Y of arming Z" and "X denies arming Z", read off the order of words.

A small parser often takes these verbs for nouns, and to miss them is to state what is only
alleged or denied. So the words themselves decide who is charged with what is told by the verb in
-ing."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.reading.forms import verb_of

if TYPE_CHECKING:
    from spacy.tokens import Token

_ACCUSING, _DENYING = ("accuse", "suspect"), ("deny",)
_BETWEEN = 9


@dataclass(frozen=True)
class Charge:
    """Who is said to do what the verb tells (`doer`), who says so, and whether it is denied."""

    doer: "Token"
    speaker: "Token"
    verb: "Token"
    denied: bool


def charge(verb: "Token") -> Charge | None:
    """The charge or denial that a verb in -ing is the content of."""
    doc, i = verb.doc, verb.i
    if not verb.lower_.endswith("ing"):
        return None
    while i > 1 and doc[i - 1].lower_ in (
        "not",
        "secretly",
        "directly",
        "openly",
        "ever",
        "having",
    ):
        i -= 1
    before = doc[i - 1] if i else None
    if before is None:
        return None
    if verb_of(before.lower_) in _DENYING and (speaker := _before(before)) is not None:
        return Charge(speaker, speaker, before, True)
    if before.lower_ != "of":
        return None
    for at in range(before.i - 2, max(0, before.i - _BETWEEN), -1):
        if verb_of(doc[at].lower_) in _ACCUSING:
            speaker = _before(doc[at])
            return (
                Charge(doc[before.i - 1], speaker, doc[at], False) if speaker is not None else None
            )
    return None


def _before(verb: "Token") -> "Token | None":
    """The noun before a verb, past its auxiliaries."""
    for token in reversed(verb.doc[max(0, verb.i - 5) : verb.i]):
        if token.pos_ in ("PROPN", "NOUN", "PRON", "ADJ") and verb_of(token.lower_) != "have":
            return token
        if token.text in (",", ";"):
            return None
    return None
