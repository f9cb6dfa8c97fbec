"""Charges: "X accused Y of arming Z" and "X denies arming Z", read off the order of words.

A small parser often takes these verbs for nouns, and to miss them is to state what is only
alleged or denied. So the words themselves decide who is charged with what is told by the verb in
-ing."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.reading.forms import verb_of
from kg.reading.once import once

if TYPE_CHECKING:
    from kg.reading.tokens import Token

_ACCUSING, _DENYING = ("accuse", "suspect"), ("deny",)
_BETWEEN = 9


@dataclass(frozen=True)
class Charge:
    """Who is said to do what the verb tells (`doer`), who says so, and whether it is denied."""

    doer: "Token"
    speaker: "Token"
    verb: "Token"
    denied: bool


@once
def charge(verb: "Token") -> Charge | None:
    """The charge or denial that a verb is the content of."""
    if verb.pos_ == "NOUN" and not verb.lower_.endswith("ing"):
        return _charged_with_noun(verb)
    if not verb.lower_.endswith("ing") or verb.i and verb.nbor(-1).lower_ in _IS:
        return _denied_clause(verb)
    doc, i = verb.doc, verb.i
    while i > 1 and (doc[i - 1].lower_ in _BESIDE or _together(doc, i)):
        i -= 2 if _together(doc, i) else 1
    before = doc[i - 1] if i else None
    if before is None:
        return None
    if verb_of(before.lower_) in _DENYING and (speaker := _before(before)) is not None:
        return Charge(speaker, speaker, before, True)
    if before.lower_ == "for":
        return _blame(before)
    if before.lower_ == "with":
        return _charged_with(before)
    if before.lower_ == "in":
        return _no_part(before)
    if before.lower_ != "of":
        return None
    if (denied := _denied_charge(before)) is not None:
        return denied
    return _accused_of(before)


def _charged_with_noun(noun: "Token") -> Charge | None:
    """ "accused X of close links to Y": the charge that the noun is the content of."""
    for word in reversed(noun.doc[max(0, noun.i - 5) : noun.i]):
        if word.lower_ == "of":
            return _accused_of(word)
        if word.pos_ not in ("ADJ", "DET", "NOUN", "PROPN", "NUM") or word.text == ",":
            return None
    return None


def _accused_of(before: "Token") -> Charge | None:
    """Who is accused, by whom, of what follows the word "of"."""
    doc = before.doc
    for at in range(before.i - 2, max(0, before.i - _BETWEEN), -1):
        if verb_of(doc[at].lower_) in _ACCUSING:
            if doc[at + 1].lower_ == "by":
                return _accused_by(doc, at, before.i)
            speaker = _before(doc[at])
            doer = _first_name(doc[at + 1 : before.i]) or doc[before.i - 1]
            doer = _first(doer, at)
            return Charge(doer, speaker, doc[at], False) if speaker is not None else None
    return None


def _accused_by(doc, at: int, end: int) -> Charge | None:
    """ "X is accused by Y of": Y speaks."""
    doer, speaker = _before(doc[at]), _first_name(doc[at + 2 : end])
    return Charge(doer, speaker, doc[at], False) if doer is not None and speaker else None


_IS = ("is", "are", "was", "were", "been", "not", "n't", "be", "still", "also", "even")
_CHARGES = ("charges", "allegations", "accusations", "claims", "charge", "allegation", "accusation",
            "claim", "suggestions", "reports")  # fmt: skip


def _denied_charge(before: "Token") -> Charge | None:
    """ "denied (Xian) charges of arming Y"."""
    doc = before.doc
    if doc[before.i - 1].lower_ not in _CHARGES:
        return None
    for at in range(before.i - 2, max(0, before.i - 6), -1):
        if verb_of(doc[at].lower_) in _REFUSING and (speaker := _before(doc[at])) is not None:
            return Charge(speaker, speaker, doc[at], True)
    return None


_REFUSING = ("deny", "reject", "dismiss", "refute", "rebut")
_BLAMING = (
    "blame", "condemn", "criticise", "criticize", "denounce", "sanction", "punish", "sue", "indict",
    "prosecute", "slam", "chide", "rebuke", "try",
)  # fmt: skip


def _blame(before: "Token") -> Charge | None:
    """ "condemned X for arming Y": the charge of who condemns."""
    doc = before.doc
    for at in range(before.i - 2, max(0, before.i - 13), -1):
        if verb_of(doc[at].lower_) in _BLAMING or doc[at].lemma_ in _BLAMING:
            speaker = _before(doc[at])
            named = _first_name(doc[at + 1 : before.i])
            return Charge(named, speaker, doc[at], False) if named and speaker else None
    return None


def _charged_with(before: "Token") -> Charge | None:
    """ "X charged Y with arming Z"."""
    doc = before.doc
    for at in range(before.i - 2, max(0, before.i - 7), -1):
        if doc[at].lower_ in ("charged", "charges", "charging"):
            speaker, named = _before(doc[at]), _first_name(doc[at + 1 : before.i])
            return Charge(named, speaker, doc[at], False) if named and speaker else None
    return None


def _no_part(before: "Token") -> Charge | None:
    """ "denies any involvement in arming Y"."""
    doc = before.doc
    if doc[before.i - 1].lower_ not in ("involvement", "role", "part", "hand"):
        return None
    for at in range(before.i - 2, max(0, before.i - 5), -1):
        if verb_of(doc[at].lower_) in _DENYING and (speaker := _before(doc[at])) is not None:
            return Charge(speaker, speaker, doc[at], True)
    return None


def _first_name(words) -> "Token | None":
    """The last word of the first run of names: "President A B" of "President A B for C"."""
    named = None
    for word in words:
        if word.pos_ == "PROPN":
            named = word
        elif named is not None:
            break
    return named


_BESIDE = (
    "not",
    "secretly",
    "directly",
    "openly",
    "ever",
    "having",
    "actively",
    "covertly",
    "allegedly",
)


def _together(doc, i: int) -> bool:
    """True in "arming and training", at the second verb."""
    return i > 2 and doc[i - 1].lower_ in ("and", "or", ",") and doc[i - 2].lower_.endswith("ing")


def _first(doer: "Token", after: int) -> "Token":
    """The first of those charged together: "accused X and Y of"."""
    while doer.dep_ == "conj" and doer.head.i > after:
        doer = doer.head
    return doer


def _denied_clause(verb: "Token") -> Charge | None:
    """ "X denied (that) its government has ever supported Y", where the parser lost the denial."""
    doc, i = verb.doc, verb.i - 1
    if verb.pos_ not in ("VERB", "AUX"):
        return None
    while i > 0 and (doc[i].pos_ in ("AUX", "ADV") or doc[i].lower_ in _BESIDE):
        i -= 1
    last, start = i, i
    while i > 0 and last - i < 7 and (doc[i].pos_ in _PHRASE or doc[i].text in ("'s", "-")):
        if doc[i].pos_ in ("VERB",):
            break
        if verb_of(doc[i].lower_) in _DENYING:
            break
        i -= 1
    if doc[i].lower_ == "that":
        i -= 1
    if {"without", "neither", "nor"} & {t.lower_ for t in doc[max(0, i - 4) : i]}:
        return None
    speaker = _before(doc[i]) if verb_of(doc[i].lower_) in _DENYING and i < start else None
    if speaker is None:
        return _denied_that(doc, last)
    own = last == i + 1 + (doc[i + 1].lower_ == "that") and doc[last].lower_ in _SELF
    return Charge(speaker if own else doc[last], speaker, doc[i], True)


_SELF = ("it", "they", "he", "she")


def _denied_that(doc, subject: int) -> Charge | None:
    """ "denies accusations by Xland and others that it has armed Y", at "it"."""
    that = next((i for i in range(subject - 1, max(0, subject - 4), -1) if doc[i].lower_ == "that"),
                0)  # fmt: skip
    if not that:
        return None
    nouns = [i for i in range(that - 1, max(0, that - 11), -1) if doc[i].lower_ in _CHARGES]
    for at in range(nouns[0] - 1, max(0, nouns[0] - 5), -1) if nouns else ():
        if verb_of(doc[at].lower_) in _REFUSING and (speaker := _before(doc[at])) is not None:
            own = doc[subject].lower_ in _SELF
            return Charge(speaker if own else doc[subject], speaker, doc[at], True)
    return None


_JOINING = ("and", "but", "or", "nor", "yet", "so", "both", "either", "neither")
_PHRASE = ("DET", "ADJ", "NOUN", "PROPN", "PRON", "PART", "NUM", "SCONJ")


def _subject_above(verb: "Token") -> "Token | None":
    """The subject of the nearest word above that has one."""
    for above in verb.ancestors:
        for child in above.children:
            if child.dep_.startswith("nsubj") and child.i < verb.i:
                return child
    return None


def _before(verb: "Token") -> "Token | None":
    """The noun before a verb, past its auxiliaries."""
    if verb.lower_.endswith("ing") and verb.i and verb.nbor(-1).text == ",":
        return _subject_above(verb)  # "X broke with Y, accusing it of"
    if verb.i and verb.nbor(-1).lower_ == "to":
        return _subject_above(verb)  # "X was quick to deny"
    start = verb.i - (verb.i > 1 and verb.nbor(-1).text == ",")  # "X, a minister, accused Y"
    for token in reversed(verb.doc[max(0, start - 5) : start]):
        if token.lower_ in ("that", "which", "who") or token.i and token.nbor(-1).lower_ == "in":
            continue  # "a panel that accused X", "X in turn accuses Y"
        named = token.pos_ == "CCONJ" and token.text[0].isupper() and token.lower_ not in _JOINING
        noun = token.pos_ in ("PROPN", "NOUN", "PRON", "ADJ") or named
        if noun and verb_of(token.lower_) != "have":
            return token
        if token.text in (",", ";"):
            return None
    return None
