"""Mutual: the two sides of a fight or a tie, told around its noun: "between X and Y"."""

from typing import TYPE_CHECKING

from kg.reading import lexicon as lex
from kg.reading.complements import Slots
from kg.reading.forms import lemma
from kg.reading.trees import slots
from kg.reading.voice import case_of

if TYPE_CHECKING:
    from kg.reading.tokens import Token

_FIGHTS = lex.words(
    "fight battle war struggle campaign conflict combat offensive operation push pit"
)


def add_sides(token: "Token", found: Slots) -> None:
    """Whom a fight is against, however deep it stands; who is helped or engaged in it."""
    if lemma(token) not in _FIGHTS:
        return
    below = [t for t in token.subtree if t.i > token.i and not stands_apart(t, token)]
    if not found["against"]:
        found["against"] += [t for t in below if case_of(t) == "against"]
    if found["for"] and not found["for from"]:
        found["for from"] += [t for t in below if case_of(t) == "from"]
    if not found["case:in"]:
        return
    if token.dep_ == "nmod" and token.head.pos_ in ("NOUN", "PROPN"):
        found["engaged"].append(token.head)
    verb = token.head
    if token.dep_ == "obl" and lemma(verb) in _HELPS and found["poss"]:
        found["engaged"] += slots(verb)["object"]
    elif token.dep_ == "obl" and lemma(verb) in _GIVES and found["poss"]:
        found["engaged"] += slots(verb)["iobj"] or slots(verb)["to"] or slots(verb)["object to"]


# what two have with each other
_MUTUAL = lex.words(
    "fighting battle clash clashes combat skirmish firefight gunfight war conflict hostility "
    "hostilities talks talk negotiation truce ceasefire cease-fire standoff dispute rivalry feud"
)


def two_sides(noun: "Token") -> list["Token"]:
    """The two between whom something is, wherever the parser hung them."""
    if lemma(noun) not in _MUTUAL and noun.lower_ not in _MUTUAL:
        return []
    for token in noun.doc[noun.i + 1 :]:
        if lemma(token) in _MUTUAL or token.lower_ in _MUTUAL or token.text in (";", ":"):
            return []
        if token.lower_ == "between":
            word = token.head
            while word.dep_ in ("amod", "compound") and word.head.pos_ in ("NOUN", "PROPN"):
                word = word.head
            return [*first_side(word), word, *second_side(word)] if word.i > token.i else []
    return []


def first_side(second: "Token") -> list["Token"]:
    """A in "between A and security forces", where the parser makes one noun of both."""
    for child in second.children:
        if child.dep_ == "compound" and any(
            t.lower_ == "and" for t in second.doc[child.i + 1 : second.i]
        ):
            return [child]
    return []


def second_side(first: "Token") -> list["Token"]:
    """B in "between A and B", where the parser makes B the subject of what follows."""
    for token in first.doc[first.i + 1 : first.i + 12]:
        if token.lower_ == "and":
            phrase = []
            for word in first.doc[token.i + 1 : token.i + 8]:
                if word.pos_ not in ("DET", "ADJ", "NUM", "NOUN", "PROPN"):
                    break
                phrase.append(word)
            last = phrase[-1] if phrase and phrase[-1].pos_ in ("NOUN", "PROPN") else None
            lost = last is not None and last.dep_.startswith("nsubj") and last.head.i > last.i
            return [last] if lost else []
        if token.pos_ in ("VERB", "AUX"):
            return []
    return []


_GIVES = lex.words("give provide offer lend supply send")
_HELPS = lex.words("help support back aid assist join rejoin bolster reinforce")


def stands_apart(word: "Token", above: "Token") -> bool:
    """True when a clause of its own stands between a word and one above it."""
    while word != above and word.head != word:
        if word.dep_ in ("acl:relcl", "parataxis", "ccomp"):
            return True
        word = word.head
    return False
