"""Giving: the means of support that the words for what is given tell; relief for people is none."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.reading import lexicon as lex
from kg.reading.forms import lemma
from kg.reading.reference import Referent
from kg.reading.rule import Rule
from kg.reading.trees import Slots

if TYPE_CHECKING:
    from spacy.tokens import Token

    from kg.reading.cast import Cast


def means_of(one: Rule, token: "Token", found: Slots) -> str | None:
    """The means of support; None where what is given is no backing."""
    if not one.thing:
        return one.means
    things = [token] if one.thing == ("self",) else [w for name in one.thing for w in found[name]]
    for thing in things:
        for word in [thing, *_inside(thing)]:
            known = lex.THINGS.get(lemma(word)) or lex.THINGS.get(word.lower_)
            if known:
                return _qualified(word, known) if one.thing != ("mod", "of") else known
    return one.means or None


def _inside(thing: "Token") -> list["Token"]:
    """The words within "billions of dollars' worth of weapons", or in a list."""
    return [t for t in thing.subtree if t.i != thing.i and t.pos_ == "NOUN" and t.dep_ in (
        "conj", "nmod", "compound", "nmod:poss")]  # fmt: skip


def _qualified(word: "Token", known: str) -> str | None:
    for child in word.children:
        if child.dep_ in ("amod", "compound") and child.lower_ in lex.CIVIL:
            return None
    if known != "unspecified":
        return known
    for child in word.children:
        if child.lower_ in lex.MEANS_BY_ADJECTIVE:
            return lex.MEANS_BY_ADJECTIVE[child.lower_]
    return known


def is_only_where(means: str, cast: "Cast", backed: Iterable[Referent]) -> bool:
    """True when men are sent into a country and nothing tells for whom: "troops to Xland"."""
    return means in ("troops", "mercenaries") and all(
        r.how == "name" and cast.kind(r.actor) == "state" for r in backed
    )
