"""Organs: whose they are: "Turkish troops", "Haftar's forces", "the Trump administration"."""

from typing import TYPE_CHECKING

from kg.reading import lexicon as lex
from kg.reading.cast import Line
from kg.reading.descriptions import described
from kg.reading.forms import lemma
from kg.reading.gazetteer import Mention
from kg.reading.neighbours import (
    hyphen_follows,
    is_secret_service,
    nationalities,
    preposition,
)
from kg.reading.pronouns import pronoun
from kg.reading.referent import Referent, referent

if TYPE_CHECKING:
    from kg.reading.reference import References
    from kg.reading.tokens import Token

_WHOLE = ("compound", "nmod")
_LIMBS = lex.words("branch wing arm affiliate offshoot franchise")
_FOLLOWERS = lex.words("party camp men followers supporters loyalists aides")
_ORGANS = lex.FORCES | _FOLLOWERS | _LIMBS | {"mission", "ally", "allies", "backers"}
_MEN = lex.words("troops soldiers forces men advisers aircraft jets warplanes ships")
_HAVING = lex.words("have keep maintain station deploy send base retain")


def organ(refs: "References", line: Line, token: "Token", depth: int) -> list[Referent]:
    """The actors whose the troops, the government or the followers are that a noun is for."""
    noun = token.lower_
    if noun not in _ORGANS and not is_secret_service(token):
        return []
    if noun in _LIMBS and not any(c.dep_ == "nmod:poss" for c in token.children):
        return []  # "a branch of X, Y," is Y
    for owner in owner_words(line, token):
        if owner.lower_ == "both":
            return []
        if owner.pos_ in ("PRON", "DET"):
            found = pronoun(refs, line, owner)
            if found and noun in ("government", "administration", "regime"):
                return [referent(refs.speaks_for.get(found[0].actor, found[0].actor), "pronoun")]
            if found:
                led = refs.speaks_for.get(found[0].actor, "")
                is_group = led and refs.cast.kind(led) in ("armed-group", "state")
                return [referent(led if is_group else found[0].actor, "pronoun")]
            continue
        mention = line.at.get(owner.i)
        if mention is None:
            if owner.lower_ in lex.STATE_ORGANS and owner.dep_ in _WHOLE and depth < 3:
                if found := refs.one(line, owner, depth + 1):
                    return found
                continue
            body = described(refs, line, owner) if owner.dep_ == "nmod:poss" else []
            if body and noun == "mission":
                return _organ_of(refs, body[0].actor, noun)
            if body:
                return body
            continue
        if not mention.actor or hyphen_follows(line, mention):
            continue
        if owned := [r for m in nationalities(line, mention) for r in _owned(refs, m, noun)]:
            return owned
        if mention.how != "demonym":
            return []
    return _had(refs, line, token) if depth < 2 else []


def _had(refs: "References", line: Line, token: "Token") -> list[Referent]:
    """Whose they are in "X has 1,000 troops in Y, which", "X sent men who"."""
    if token.lower_ not in _MEN or token.dep_ != "obj" or lemma(token.head) not in _HAVING:
        return []
    if not any(c.dep_ in ("acl:relcl", "acl") for c in token.children):
        return []
    subjects = [c for c in token.head.children if c.dep_ == "nsubj"]
    return [r for c in subjects for r in refs.one(line, c, 3)]


def owner_words(line: Line, token: "Token") -> list["Token"]:
    """The words that may tell whose a group is, nearest first, then `under X`, `of X`."""
    before = [
        c for c in token.children
        if c.i < token.i and c.dep_ in ("nmod:poss", "compound", "amod", "nmod", "flat", "det")
    ]  # fmt: skip
    if token.i and (near := line.at.get(token.i - 1)) and near.actor:
        before.append(line.doc[near.end - 1])
    before += [k for c in before if c.dep_ == "compound" for k in c.children
               if k.dep_ == "nmod:poss"]  # fmt: skip
    after = [
        c for c in token.children
        if c.i > token.i and c.dep_ == "nmod" and preposition(c) in ("of", "under", "from")
    ]  # fmt: skip
    return sorted(before, key=lambda t: -t.i) + after


def _owned(refs: "References", mention: Mention, noun: str) -> list[Referent]:
    kind = refs.cast.kind(mention.actor)
    if noun == "mission":
        return _organ_of(refs, mention.actor, noun)
    if noun == "ally" or noun == "backers" or noun == "allies" and mention.how != "demonym":
        return []
    if noun in _FOLLOWERS and kind != "person":
        return []
    if noun in _LIMBS and kind not in ("armed-group", "political-body"):
        return []
    if kind == "person" and noun in ("government", "administration", "regime"):
        body = refs.speaks_for.get(mention.actor, mention.actor)
        if body == mention.actor and noun == "administration":
            # so called in news is that of a president of the United States
            body = "united-states" if "united-states" in refs.cast.known.actors else body
        return [referent(body, "organ")]
    if kind == "person":
        return [referent(mention.actor, "person's forces")]
    if kind == "state" and noun in lex.GROUP_NOUNS and noun not in ("coalition", "front"):
        return []
    return [referent(mention.actor, "organ")]


def _organ_of(refs: "References", owner: str, noun: str) -> list[Referent]:
    """A body's mission, where just one known actor of that name is an organ of it."""
    first = refs.cast.actor(owner).name.split()[0].lower()
    found = [
        a.id
        for a in refs.cast.known.actors.values()
        if noun in a.name.lower() and a.name.lower().startswith(first)
    ]
    return [referent(found[0], "organ of")] if len(found) == 1 else [referent(owner, "organ of")]
