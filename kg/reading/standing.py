"""Standing: what stands at a word itself: negation, modal verbs, telling adjectives."""

from dataclasses import replace

from kg.reading import lexicon as lex
from kg.reading.said import Stance

_PLANNED = lex.words(
    "potential possible planned looming impending threatened expected future proposed prospective "
    "imminent upcoming forthcoming would-be likely"
)
_DOUBTED = lex.words("alleged suspected reported claimed purported supposed rumoured rumored")
_ENDED = lex.words("former previous past erstwhile one-time onetime")


def as_it_stands(
    token, found: Stance, noun: bool, kind: str = "", only_modals: bool = False
) -> Stance:
    """What stands at the word itself: negation, modal verbs, telling adjectives."""
    for child in token.children:
        word = child.lower_
        if child.dep_ == "nsubj" and any(c.lower_ in _DOUBTED for c in child.children):
            found = replace(found, alleged=True)
        if child.dep_ == "aux":
            found = _modal(word, token, found)
        elif only_modals:
            continue
        elif child.dep_ in ("advmod", "det") and word in ("not", "n't", "never", "no", "neither"):
            if word == "no" and not noun:
                continue
            found = replace(found, denied=not found.denied)
        elif child.dep_.startswith("nsubj") and _neither(child):
            found = replace(found, denied=not found.denied)
        elif word == "longer" and child.dep_ == "advmod":
            found = replace(found, status="ended", denied=False)
        elif noun and child.dep_ in ("amod", "compound"):
            found = _adjective(word, found)
    if not only_modals and not noun and _not_before(token):
        found = replace(found, denied=not found.denied)
    return found


_NOT = ("not", "n't", "never")


def _not_before(verb) -> bool:
    """True where "not" stands among the auxiliaries of a verb and the parser hung it elsewhere."""
    for word in reversed(verb.doc[max(0, verb.i - 6) : verb.i]):
        if word.lower_ in _NOT:
            return word.head != verb
        if word.pos_ not in ("AUX", "ADV", "PUNCT") or word.text in (",", ";", ":"):
            return False
    return False


def _neither(subject) -> bool:
    return any(c.lower_ == "neither" and c.i < subject.i for c in subject.children)


def _modal(word: str, token, found: Stance) -> Stance:
    if word in ("will", "'ll", "shall", "would", "should", "must", "wo", "to"):
        return replace(found, status=found.status or "planned")
    if word in ("may", "might", "could"):
        return replace(found, alleged=True)
    return found


def _adjective(word: str, found: Stance) -> Stance:
    if word in _PLANNED:
        return replace(found, status="planned")
    if word in _DOUBTED:
        return replace(found, alleged=True)
    if word in _ENDED:
        return replace(found, status="ended")
    return found
