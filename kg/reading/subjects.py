"""Subjects: who does what a verb tells, where the parser hung them elsewhere."""

from typing import TYPE_CHECKING

from kg.reading.complements import RELATIVE, Slots
from kg.reading.forms import lemma
from kg.reading.lexicon import words
from kg.reading.voice import (
    case_of,
)

if TYPE_CHECKING:
    from kg.reading.tokens import Token


def set_right(verb: "Token", found: Slots) -> None:
    """ "X, which Y backs", where the parser takes `which` for a subject beside Y.

    And "X town: Yland backs", where it takes the place for one, and "X charges that Y backs"."""
    subjects = [c for c in verb.children if c.dep_ == "nsubj"]
    if len(subjects) == 1 and verb.i - subjects[0].i > 4 and subjects[0] in found["subject"]:
        found["subject"] = who_is_told_of(subjects[0], verb) or found["subject"]
    if len(subjects) != 2:
        return
    if subjects[0].lower_ in RELATIVE and not found["object"]:
        found["object"], found["subject"] = found["subject"][:1], found["subject"][1:]
    elif any(t.text == ":" for t in verb.doc[subjects[0].i : subjects[1].i]):
        found["subject"] = found["subject"][1:]


def who_is_told_of(subject: "Token", verb: "Token") -> list["Token"]:
    """Y in "X, in turn, charges that Y, accused of Z, has": X only tells it."""
    for word in verb.doc[subject.i + 1 : verb.i]:
        tells = lemma(word) in CLAIMS and word.head is subject
        if tells and word.nbor().lower_ == "that":
            return [c for c in word.children if c.i > word.i and c.pos_ in ("NOUN", "PROPN")][:1]
    return []


CLAIMS = words("charge claim say allege insist contend state report")


def listed_behind(verb: "Token", last: "Token") -> list["Token"]:
    """ "Fuel" in "sold rice and fuel", where the parser hangs it on the verb."""
    return [
        c for c in verb.children
        if c.dep_ == "conj" and c.pos_ == "NOUN" and c.i > last.i
        and not any(k.dep_ in ("nsubj", "nsubj:pass", "cop", "obj", "case") for k in c.children)
        and all(t.pos_ in _LISTING for t in verb.doc[last.i + 1 : c.i])
    ]  # fmt: skip


_LISTING = ("CCONJ", "ADJ", "DET", "NUM", "PUNCT", "NOUN")


def mend(found: Slots) -> None:
    """The object, where the parser took it for another complement: "urged X to", "called X Y"."""
    if not found["object"]:
        found["object"] += found["iobj"] or found["called"][:1]
        found["called"] = found["called"][1:] if not found["iobj"] else found["called"]


def of_auxiliary(verb: "Token", found: Slots, passive: bool) -> None:
    """A subject that the parser hung on "has" or "is"."""
    for child in verb.children:
        if child.dep_ in ("aux", "aux:pass", "cop"):
            for word in child.children:
                if word.dep_.startswith("nsubj"):
                    found["object" if passive else "subject"].append(word)


def right_before(subject: "Token", head: "Token") -> "Token":
    """Y in "X and the Y it backs", where the parser hangs the clause on X."""
    start = next(subject.subtree).i
    near = subject.doc[start - 1] if start else head
    return near if near in head.conjuncts else head


def verbless(noun: "Token") -> bool:
    """True for a noun taken for the head of a sentence whose verb was hung below it."""
    return noun.dep_ == "ROOT" and noun.pos_ in ("NOUN", "PROPN")


def opens_sentence(verb: "Token") -> bool:
    """True for "Led by A, the X sought", where the parser hangs the participle on X."""
    after = verb.dep_ in ("dep", "amod", "advcl") and verb.head.pos_ in ("NOUN", "PROPN")
    return after and verb.i == 0 and any(t.text == "," for t in verb.doc[1 : verb.head.i])


def is_there_to(verb: "Token") -> bool:
    """True for "X's soldiers were in Y to help Z": they are sent, and have come."""
    where = verb.head.pos_ == "PROPN" and case_of(verb.head) in ("in", "at", "on")
    were = any(c.dep_ == "cop" for c in verb.head.children)
    return where and were and verb.morph.get("VerbForm") == ["Inf"]


def where_they_are(verb: "Token") -> "Token | None":
    """The place in "X's soldiers are in Y to help Z", where the verb was hung above it."""
    near = verb.doc[verb.i - 2] if verb.i > 1 and verb.doc[verb.i - 1].lower_ == "to" else None
    if near is None or near.pos_ != "PROPN" or case_of(near) not in ("in", "at", "on"):
        return None
    return near if any(c.dep_ == "cop" for c in near.children) else None


def for_whom(verb: "Token") -> list["Token"]:
    """ "Appeals for the neighbours to stop": who is to do it stands between `for` and `to`."""
    to = next((c for c in verb.children if c.lower_ == "to" and c.dep_ == "mark"), None)
    doer = verb.doc[to.i - 1] if to is not None and to.i else None
    named = doer is not None and doer.pos_ in ("NOUN", "PROPN", "PRON")
    return [doer] if named and case_of(doer) == "for" else []


def owner_in_s(noun: "Token") -> list["Token"]:
    """The owner in "the Rebels' April 7 attack", whose apostrophe the parser takes for a quote."""
    for i in range(noun.i - 1, max(0, noun.i - 5), -1):
        mark = noun.doc[i]
        if mark.text in ("'", "\u2019"):
            owner = noun.doc[i - 1]
            is_one = (
                owner.text[0].isupper() and owner.lower_.endswith("s") and not owner.whitespace_
            )
            return [owner] if is_one and mark.whitespace_ else []
        if mark.pos_ not in ("NOUN", "PROPN", "NUM", "ADJ"):
            return []
    return []
