"""Sustaining: who receives and who uses what is given: "flights keep X alive"."""

from typing import TYPE_CHECKING

from kg.reading import lexicon as lex
from kg.reading.complements import Slots
from kg.reading.forms import lemma
from kg.reading.trees import slots
from kg.reading.voice import case_of, is_passive

if TYPE_CHECKING:
    from kg.reading.tokens import Token


def bound_for(arms: "Token") -> list["Token"]:
    """For whom arms "from X" are bound, destined or meant."""
    for word in arms.doc[arms.i + 1 : arms.i + 12]:
        if word.text == ";" or word.i + 1 >= len(arms.doc):
            return []
        if word.lower_ in _BOUND and word.nbor().lower_ in ("for", "to"):
            return [word.nbor().head] if word.nbor().head.i > word.i + 1 else []
    return []


_BOUND = lex.words("bound destined meant intended headed earmarked heading")


def users(given: "Token") -> list["Token"]:
    """Who uses what is given: the X in "X flies drones supplied by Y"."""
    thing, verb = given.head, given.head.head
    if thing.dep_ == "obl" and case_of(thing) in ("with", "from", "using") and not is_passive(verb):
        return slots(verb)["subject"]
    return slots(verb)["subject"] if thing.dep_ == "obj" and lemma(verb) in _USING else []


def receivers(noun: "Token", found: Slots) -> None:
    """Whom support keeps going, and whom weapons reach: "Xian money keeps Y alive"."""
    top = noun
    while top.dep_ in ("conj", "nmod") and top.head.pos_ == "NOUN" and (
        top.dep_ == "conj" or lemma(top.head) in _FLOW
    ):  # fmt: skip
        top = top.head
    verb = top.head if top.dep_.startswith("nsubj") else None
    if verb is None or verb.pos_ != "VERB":
        return
    above = slots(verb)
    if lemma(verb) in _SUSTAINING:
        found["receiver"] += [*above["object"], *above["iobj"], *above["does subject"]]
        alive = [t for t in above["object"] if t.lower_ in ("alive", "afloat")]
        found["receiver"] += [c for t in alive for c in t.children if c.dep_ == "compound"]
    elif lemma(verb) in _REACHING:
        found["receiver"] += [*above["object"], *above["to"], *above["into"]]
    if lemma(top) in _FLOW:
        found["receiver"] += [*found["to"], *(c for c in top.children if case_of(c) == "to")]


_SUSTAINING = lex.words(
    "keep allow enable sustain strengthen embolden save rescue bolster boost prop let encourage "
    "propel carry lift turn transform"
)
_REACHING = lex.words("reach flow go pour arrive get pass stream find make")
_FLOW = lex.words("flow stream supply shipment transfer influx trickle delivery")
_USING = lex.words("use fly fire operate deploy employ have receive carry get possess field")
