"""Voice: whether a word stands in the passive or as a noun, and after which preposition."""

from typing import TYPE_CHECKING

from kg.reading.charges import charge
from kg.reading.forms import lemma, verb_of
from kg.reading.lexicon import words
from kg.reading.mistaken import is_fighting, is_main_verb
from kg.reading.once import once

if TYPE_CHECKING:
    from kg.reading.tokens import Token


@once
def case_of(token: "Token") -> str:
    """The preposition of a noun: `from`, `out of`, `on behalf of`; empty when there is none."""
    found = [c for c in token.children if c.dep_ in ("case", "mark") and c.i < token.i]
    if not found and token.pos_ == "NOUN" and token.dep_ in ("nmod", "obl"):
        before = [c for c in token.children if c.dep_ == "compound" and c.i < token.i]
        found = [k for c in before[:1] for k in c.children if k.dep_ == "case" and k.i < c.i]
    words = [w for c in found for w in (c, *(f for f in c.children if f.dep_ == "fixed"))]
    words = [w for w in sorted(words, key=lambda w: w.i) if w.lower_ != "'s"]
    return " ".join(w.lower_ for w in words if w.pos_ != "PUNCT")


# never in the passive: what looks like a participle is the past tense, misread
_INTRANSITIVE = words(
    "step come intervene side stand go arrive rally respond clash skirmish die perish erupt rage "
    "retaliate advance"
)


@once
def is_passive(verb: "Token") -> bool:
    """True when the verb stands in the passive, finite or reduced."""
    deps = {c.dep_ for c in verb.children}
    if lemma(verb) in _INTRANSITIVE or not deps & {"aux:pass", "obl:agent"} and neighbour(verb):
        return False
    if deps & {"aux:pass", "nsubj:pass", "obl:agent"}:
        return True
    if is_main_verb(verb):
        return False
    past = verb.morph.get("VerbForm") == ["Part"] and verb.morph.get("Tense") == ["Past"]
    if verb.dep_ in ("acl", "amod", "advcl") or verb.dep_ == "dep" and verb.i == 0:
        return past and "obj" not in deps and "nsubj" not in deps and "aux" not in deps
    alone = not deps & {"nsubj", "aux", "obj"}
    return verb.dep_ == "conj" and past and alone and is_passive(verb.head)


def neighbour(verb: "Token") -> "Token | None":
    """The Y of "accused neighbouring Y", whose adjective the parser takes for a verb."""
    near = (c for c in verb.children if c.lower_ in ("neighbouring", "neighboring"))
    return next((k for c in near for k in c.children if k.dep_ == "obj"), None)


def is_charged(token: "Token") -> bool:
    """True for a word in -ing that tells what someone is charged with, whatever its tag."""
    return token.pos_ in ("VERB", "NOUN") and token.lower_.endswith("ing") and bool(charge(token))


def is_joined_verb(token: "Token") -> bool:
    """True for "armed" in "had financed and armed X", where the parser makes it an adjective."""
    if token.pos_ != "ADJ" or token.dep_ != "conj" or token.head.pos_ != "VERB":
        return False
    return token.lower_.endswith("ed") and bool(verb_of(token.lower_))


def is_gerund(token: "Token") -> bool:
    """True for "by supplying arms", where the parser takes the verb for a noun."""
    return (
        token.pos_ == "NOUN"
        and token.lower_.endswith("ing")
        and acts_on_head(token)
        or token.pos_ == "NOUN"
        and token.lower_.endswith("ing")
        and token.dep_ in ("advcl", "acl", "xcomp")
        and any(c.dep_ == "obj" for c in token.children)
    )


def is_lost_verb(token: "Token") -> bool:
    """True for "X shot down a plane", where the parser takes a verb for a noun."""
    if token.pos_ != "NOUN":
        return False
    deps = {c.dep_ for c in token.children}
    return "nsubj" in deps and "obj" in deps and not deps & {"cop", "det", "case", "nmod:poss"}


@once
def is_nominal(verb: "Token") -> bool:
    """True when a word tagged as a verb stands as a noun: "the shelling", "fighting near X"."""
    # "fighting", "backing", "shelling" with a determiner or as a noun's modifier are nouns
    deps = {c.dep_ for c in verb.children}
    if acts_on_head(verb):
        return False
    if verb.dep_ in ("nmod", "compound", "nmod:poss") or is_fighting(verb):
        return True
    if verb.dep_ in ("nsubj", "obj", "obl", "nsubj:pass") and not deps & {
        "nsubj",
        "obj",
        "nsubj:pass",
    }:
        return True
    return any(c.dep_ in ("det", "nmod:poss") for c in verb.children) and verb.text.endswith("ing")


def acts_on_head(verb: "Token") -> bool:
    """True for "by bombing Xian sites", where the parser makes the verb part of its object."""
    after = verb.i > 0 and verb.doc[verb.i - 1].lower_ in (
        "by",
        "after",
        "before",
        "without",
        "while",
    )
    acting = verb.pos_ == "VERB" or verb.lower_ in _GIVING
    return verb.dep_ == "compound" and after and acting and verb.lower_.endswith("ing")


_GIVING = words("supplying providing arming funding sending shipping backing supporting training")
