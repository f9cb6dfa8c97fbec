"""Complements: which slot of its verb a word fills, and the slots within a slot."""

from typing import TYPE_CHECKING

from kg.reading.lexicon import DAYS, words
from kg.reading.voice import (
    case_of,
)

if TYPE_CHECKING:
    from kg.reading.tokens import Token

Slots = dict[str, list["Token"]]
RELATIVE = {"which", "who", "that", "whom", "whose"}
_DAYS = DAYS | words("today yesterday tomorrow")


def slot_of(child: "Token", passive: bool) -> str:
    """The slot of its verb that a word fills; nothing for what fills none."""
    dep = child.dep_
    if child.lower_ in _DAYS:
        return ""
    if dep == "advmod" and child.lower_ in ("back", "out", "down", "off"):
        return "particle"
    if dep in ("nsubj", "csubj"):
        return "subject"
    if dep in ("obj", "iobj") and case_of(child) in ("beside", "alongside", "against"):
        return case_of(child)
    if dep in ("nsubj:pass", "obj"):
        return "object"
    if dep == "iobj":
        return "iobj"
    if dep == "obl:agent":
        return "subject"
    if dep == "compound:prt":
        return "particle"
    if dep == "xcomp" and child.pos_ in ("NOUN", "PROPN", "PRON") and not case_of(child):
        return "called"
    if dep in ("obl", "nmod", "advcl", "obl:unmarked", "advmod", "xcomp"):
        case = case_of(child)
        if case == "by" and passive and child.pos_ != "VERB":
            return "subject"
        return case
    return ""


def antecedent(token: "Token", verb: "Token") -> "Token":
    """The word that "which" or "who" stands for; any other word itself."""
    if token.lower_ not in RELATIVE or token.pos_ not in ("PRON", "SCONJ"):
        return token
    if verb.dep_ == "acl:relcl":
        return verb.head
    if verb.dep_ in ("ccomp", "xcomp") and verb.head.dep_ == "acl:relcl":
        return verb.head.head  # "X, who it says are backed by Y"
    return token


PHRASES = ("obj", "nsubj:pass", "obl", "nmod", "obl:unmarked", "nsubj", "obl:agent")


def within(noun: "Token", slot: str, found: Slots, depth: int = 0) -> None:
    """The slots within a slot: `object for`, `on of` ("on the side of X"), `to poss`."""
    for child in noun.children:
        if child.dep_ == "nmod:poss":
            found[f"{slot} poss"].append(child)
        elif child.dep_ in ("compound", "amod") and child.i < noun.i:
            found[f"{slot} mod"].append(child)
        elif child.dep_ == "conj" and slot == "object" and depth < 2 and child.pos_ == "NOUN":
            within(child, slot, found, depth + 1)
        elif child.dep_ in ("nmod", "obl") and (case := case_of(child)):
            found[f"{slot} {case}"].append(child)
            if case == "of" and slot == "object" and depth < 2:
                within(child, slot, found, depth + 1)
