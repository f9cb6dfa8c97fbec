"""Mistaken: words of fighting that the parser takes for another part of the sentence.

"Fighting erupted" is no clause of its own, and in "X forces fired at Y" the verb is no participle
of its subject, though the parser often makes them so.
"""

from typing import TYPE_CHECKING

from kg.reading.forms import lemma
from kg.reading.lexicon import words

if TYPE_CHECKING:
    from kg.reading.tokens import Token

_FIGHTING = words("fighting shelling bombing skirmishing")
_AFTER_NOUN = words("between in near around erupted broke raged continued continues has")
_FIRED = words("fire shoot fight battle march withdraw retreat push close call appeal")
_AT = words("at on upon for with against into towards toward from")


def is_fighting(verb: "Token") -> bool:
    """True for "fighting between", "fighting broke out", whatever the parser takes it for."""
    if verb.lower_ not in _FIGHTING or verb.i + 1 >= len(verb.doc):
        return False
    begins = verb.i == 0 or verb.nbor(-1).pos_ in ("ADJ", "PUNCT", "SCONJ", "CCONJ", "ADP")
    after = verb.nbor(1)
    follows = after.lower_ in _AFTER_NOUN or after.pos_ == "VERB"
    return after.lower_ == "between" or begins and follows and _no_doer(verb)


def _no_doer(verb: "Token") -> bool:
    """True where nobody stands before it who does it."""
    return not any(c.i < verb.i and c.dep_ in ("nsubj", "nsubj:pass", "aux") for c in verb.children)


def is_main_verb(verb: "Token") -> bool:
    """True in "X forces fired at Y", where the parser makes the verb a clause of its subject."""
    if verb.dep_ != "acl" or verb.head.dep_ != "ROOT" or lemma(verb) not in _FIRED:
        return False
    alone = not any(t.pos_ in ("VERB", "AUX") for t in verb.doc[: verb.i])
    cases = {k.lower_ for c in verb.children if c.dep_ == "obl" for k in c.children}
    return alone and bool(cases & _AT)
