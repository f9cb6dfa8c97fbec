"""Frames: a rule on a verb or a noun, its roles filled from what the word governs."""

from functools import partial
from typing import TYPE_CHECKING

from kg.reading import lexicon as lex
from kg.reading.bearing import add_bearers
from kg.reading.carrying import carrier
from kg.reading.cast import Line
from kg.reading.complements import Slots
from kg.reading.forms import lemma
from kg.reading.giving import is_only_where, means_of
from kg.reading.hit import Hit, Roles
from kg.reading.misread import beside, completed
from kg.reading.nameless import fighters, state_rebelled_against
from kg.reading.needs import is_met, told_as
from kg.reading.participles import done_by, is_done_by
from kg.reading.reference import References, Referent
from kg.reading.rule import Rule
from kg.reading.stance import stance_of
from kg.reading.tokens import text_of
from kg.reading.tracing import why_not
from kg.reading.trees import slots
from kg.reading.unnamed import unnamed
from kg.reading.voice import case_of, is_passive
from kg.reading.where import place_of
from kg.reading.whom import actors_in

if TYPE_CHECKING:
    from kg.reading.tokens import Token


def framed(refs: References, line: Line, token: "Token", one: Rule) -> Hit | None:
    """The hit of a rule on a verb or a noun; None where what it asks for is wanting."""
    found = _frame(refs, line, token)
    for name, alternatives in one.must:
        if not any(map(found.get, alternatives)):
            empty = partial(_unfilled, alternatives, found)
            return why_not("no {}: {}", name.removesuffix("_2"), empty)
    if one.hostile and token.pos_ != "VERB" and _is_stopped(token) and not found["poss"]:
        found = found.copy()
        found["subject"] = []
    means = means_of(one, token, found)
    if means is None:
        return why_not("what is given is no means of support")
    if one.kind == "backing" and _is_sent_on(token):
        found = found.copy()
        found["into"], found["to"], found["object mod"] = [], [], []
    sent_to_help = one.kind == "backing" and _helps_it(token)
    for need in one.needs:
        if not is_met(refs, line, found, need):
            return why_not("needs {}", partial(told_as, *need))
    roles, cut, reciprocal = _fill(refs, line, one, token, found)
    if roles and one.thing and one.kind == "backing":
        backed = [r for name, got in roles if name == "backed" for r in got]
        if not sent_to_help and is_only_where(means, refs.cast, backed):
            return why_not("men are sent to a country, not to an actor")
    if roles is None or len(_actors(roles)) < one.at_least:
        roles, cut = _by_default(refs, one, token, roles), 0
        if roles is None:
            return why_not("fewer actors than {} take part", one.at_least) if one.at_least else None
    place = place_of(refs, line, [t for name in one.place for t in found[name]])
    if one.place and not place:
        arguments = [t for _, names, _ in one.roles for name in names for t in found[name]]
        place = place_of(refs, line, [c for t in arguments for c in t.children if _stands_where(c)])
    stance = stance_of(token, one.kind)
    return Hit(one.name, one.kind, line, token, roles, stance, place, means, hostile=one.hostile,
               reciprocal=reciprocal, cut=cut)  # fmt: skip


def _is_sent_on(verb: "Token") -> bool:
    """True for "sent men to Xland to help Y": it is Y who is helped."""
    return bool(_helping(verb)) and not _helps_it(verb)


def _helping(verb: "Token") -> list["Token"]:
    """The purpose of sending: `help` in "sent men to help Y"."""
    if lemma(verb) not in _SENT:
        return []
    purposes = [c for c in verb.subtree if c.dep_ in ("advcl", "xcomp", "acl") and c.i > verb.i]
    return [
        c for c in purposes
        if lemma(c) in _HELPED and c.i < verb.i + 16
        and any(k.lower_ == "to" for k in c.children)
    ]  # fmt: skip


def _helps_it(verb: "Token") -> bool:
    """True for "sent men to Xland to help it": it is the country that is helped.

    So it is in "sent men to Xland to help fight Y"."""
    if any(t.i + 1 < len(t.doc) and t.nbor().lower_ in _FOUGHT for t in _helping(verb)):
        return True
    return any(
        k.lower_ in ("it", "them") for c in _helping(verb) for k in c.subtree if k.i < c.i + 3
    )


_FOUGHT = lex.words(
    "fight combat battle contain quell repel defeat retake recapture restore secure stem halt "
    "drive beat crush"
)
_SENT = lex.words("send deploy dispatch fly rush ferry bring recruit commit")
_HELPED = lex.words(
    "help support back assist aid defend protect reinforce bolster save fight prop save"
)


def _stands_where(token: "Token") -> bool:
    return token.dep_ == "nmod" and case_of(token) in lex.LOCATIVE


def _frame(refs: References, line: Line, token: "Token") -> Slots:
    """The slots of a word, the lost and the special ones too; read once for all of its rules."""
    if token.i not in line.frames:
        found = beside(line, token) or completed(line, token, slots(token), refs.cast.kind)
        if is_done_by(token):
            found = done_by(line, token, found if token.pos_ == "VERB" else None)
        add_bearers(token, found)
        line.frames[token.i] = found
    return line.frames[token.i]


def _is_stopped(noun: "Token") -> bool:
    """True for "halted the offensive": whose it was is not told by who ended it."""
    head = carrier(noun)
    return head is not None and lemma(head) in _STOPS


_STOPS = lex.words("halt stop end block suspend break cut")


def _fill(
    refs: References, line: Line, one: Rule, token: "Token", found: Slots
) -> tuple[Roles | None, int, bool]:
    """The roles filled; how many of a shared role are of the first side; whether it is mutual."""
    roles: dict[str, list[Referent]] = {}
    cut, reciprocal, owned = 0, False, False
    missing: list[tuple[str, tuple[str, ...]]] = []
    for name, alternatives, required in one.roles:
        base = name.removesuffix("_2")
        used = {r.actor for got in roles.values() for r in got}
        filled: list[Referent] = []
        for slot in alternatives:
            for word in found[slot.removesuffix(" owner")]:
                if word.lower_ in ("one", "another", "other", "each") and _each_other(word):
                    filled += [r for got in roles.values() for r in got]
                    reciprocal = True
                else:
                    filled += actors_in(refs, line, word, slot) or (
                        unnamed(refs, line, word) if one.kind in ("backing", "alliance") else []
                    )
                    if one.kind in ("backing", "alliance"):
                        filled += _unnamed_beside(refs, line, word)
            filled = list({r.actor: r for r in filled}.values())
            filled = [r for r in filled if reciprocal or r.actor not in used]
            filled = [
                r for r in filled if may_play(refs, r, name, one) and may_play(refs, r, base, one)
            ]
            if filled:
                owned = owned or one.kind == "opposition" and slot in _OWNING
                break
        if not filled:
            missing.append((name, alternatives))
            if required and not one.at_least and not _is_hostile(one):
                said = why_not("no {}: {}", base, partial(_unfilled, alternatives, found))
                return said, 0, False
        if name != base and filled:
            cut = len(roles.get(base, []))
        roles[base] = roles.get(base, []) + [r for r in filled if r not in roles.get(base, [])]
    if missing and owned and len(roles["opponent"]) > 1:
        return why_not("the fight is theirs together"), 0, False
    if missing and _is_hostile(one):
        cut = _nameless(refs, line, one, token, found, roles, missing) or cut
        needed = {name for name, _, is_needed in one.roles if is_needed and not one.at_least}
        for name, alternatives in missing:
            if name in needed:
                base = name.removesuffix("_2")
                said = why_not("no {}: {}", base, partial(_unfilled, alternatives, found))
                return said, 0, False
    return tuple((name, tuple(got)) for name, got in roles.items() if got), cut, reciprocal


def _unnamed_beside(refs: References, line: Line, word: "Token") -> list[Referent]:
    """The groups without a name in a list: "X, Y and a host of militias"."""
    beside = [c for c in word.conjuncts if c.i > word.i and c.pos_ == "NOUN" and c.i not in line.at]
    beside = [c for c in beside if not any(k.lower_ == "other" for k in c.children)]
    return [r for c in beside if not refs.alone(line, c) for r in unnamed(refs, line, c)]


# whose a war is: "X and Y's war" may be against a third
_OWNING = ("poss", "by", "mod")


def _is_hostile(one: Rule) -> bool:
    return one.hostile or one.kind == "opposition"


def _nameless(refs, line, one: Rule, token, found: Slots, roles, missing) -> int:
    """Fill what is missing with fighters that have no name, where another is named; the cut.

    What is filled is missing no more. Nobody by name on either side is enough in a capture or a
    battle only."""
    named = any(roles.values())
    made: list[tuple[tuple, list[Referent]]] = []
    for name, alternatives in missing:
        base = name.removesuffix("_2")
        others = {r.actor for got in roles.values() for r in got}
        others |= {r.actor for _, got in made for r in got}
        plain = [s for s in alternatives if s in _DEEP or " " not in s and s != "mod"]
        nouns = [w for slot in plain for w in found[slot]]
        got = [r for w in nouns[:1] for r in fighters(refs, line, w, others)]
        if not got and name != base and one.kind == "opposition":
            got = state_rebelled_against(refs, line, token, found["in"], others)
        got = [r for r in got if may_play(refs, r, name, one) and may_play(refs, r, base, one)]
        if got:
            made.append(((name, alternatives), got))
    if not named and len(made) < 2 and one.kind not in ("capture", "battle"):
        return 0
    cut = 0
    for told, got in made:
        missing.remove(told)
        base = told[0].removesuffix("_2")
        first = told[0] == base and bool(roles[base])
        cut = len(got) if first else len(roles[base]) if told[0] != base else cut
        roles[base] = got + roles[base] if first else roles[base] + got
    return cut


_DEEP = ("object with", "in with", "object on", "object against")


def may_play(refs: References, referent: Referent, role: str, one: Rule) -> bool:
    """True where the actor is of a kind that the rule takes in this role."""
    return all(role != name or refs.cast.kind(referent.actor) in kinds for name, kinds in one.kinds)


def _unfilled(alternatives: tuple[str, ...], found: Slots) -> str:
    seen = dict.fromkeys(word.text for slot in alternatives for word in found[slot])
    if seen:
        return f"no actor that is free and known in: {', '.join(seen)}"
    return f"nothing stands as {' or '.join(alternatives)}"


def _each_other(word: "Token") -> bool:
    """ "one another", "each other", and "each side ... the other"."""
    text = text_of(word.doc[max(0, word.i - 1) : word.i + 2]).lower()
    if "one another" in text or "each other" in text:
        return True
    each = any(t.lower_ == "each" for t in word.doc[: word.i])
    return each and text.startswith("the other")


def _actors(roles: Roles) -> set[str]:
    return {r.actor for _, got in roles for r in got}


def _by_default(refs: References, one: Rule, token: "Token", roles: Roles | None) -> Roles | None:
    """A truce "was agreed": by the article's two sides, where it has two."""
    head = carrier(token)
    agreed = head is not None and lemma(head) in ("agree", "reach", "sign") and is_passive(head)
    if one.kind != "ceasefire" or not agreed or not refs.pair or roles:
        return None
    return (("party", tuple(Referent(actor, "sides", 0.6) for actor in refs.pair)),)
