"""Compounds: "X-backed Y", "X-led Y", "pro-X Y", read off the order of words."""

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.reading import lexicon as lex
from kg.reading.cast import Line
from kg.reading.forms import lemma
from kg.reading.gazetteer import Mention
from kg.reading.hit import Hit
from kg.reading.lexicon import words
from kg.reading.reference import References, Referent
from kg.reading.rule import Rule
from kg.reading.telling import voiced
from kg.reading.tracing import why_not
from kg.reading.trees import slots
from kg.reading.voice import case_of

if TYPE_CHECKING:
    from kg.reading.tokens import Token


def compound(refs: References, line: Line, token: "Token", one: Rule) -> Hit | None:
    """The hit of "X-backed Y", whose second half is the token."""
    owner = next((m for m in line.mentions if m.end == token.i - 1 and m.actor), None) or next(
        (m for m in line.inner if m.end == token.i - 1 and m.actor), None
    )
    if owner is None and token.i > 1 and (of_state := _governing(refs, line.doc[token.i - 2])):
        right = [r for r in _modified(refs, line, token) if r.actor != of_state.actor]
        if right:
            return _two_sided(one, line, token, (of_state,), right, (token.i - 2, token.i + 1))
    if owner is None:
        return why_not("no known name stands before the hyphen")
    right = _modified(refs, line, token)
    right = [r for r in right if r.actor != owner.actor] or _users(refs, line, token)
    if not right:
        return why_not("what it modifies is no actor that is known")
    owners = [*_coordinated(line, owner), owner]
    left = tuple(Referent(one.actor, one.how, 0.95) for one in owners)
    right = [r for r in right if r.actor not in {one.actor for one in owners}]
    quote = (owners[0].start, token.i + 1)
    return _two_sided(one, line, token, left, tuple(right), quote)


def _users(refs: References, line: Line, token: "Token") -> list[Referent]:
    """X in "X used Yian-supplied drones"."""
    if token.lower_ not in ("supplied", "provided", "donated"):
        return []
    near = line.doc[token.i + 1 : token.i + 4]
    thing = next((t for t in near if t.pos_ == "NOUN" and lemma(t) in lex.THINGS), None)
    if thing is None or thing.head.pos_ != "VERB":
        return []
    using = thing.dep_ == "obj" and lemma(thing.head) in _USING
    if not using and not (thing.dep_ == "obl" and case_of(thing) in ("with", "using")):
        return []
    return [r for w in slots(thing.head)["subject"] for r in refs.resolve(line, w)]


_USING = words("use fly fire operate deploy employ have receive carry get possess field obtain")


def _governing(refs: References, word: "Token") -> Referent | None:
    """Whose the army is in "army-backed Y" and the government in "pro-government Y"."""
    if word.lower_ not in _OF_STATE or not refs.setting:
        return None
    return Referent(refs.setting, "setting", 0.7)


_OF_STATE = words("government army military state regime")


def _coordinated(line: Line, owner: Mention) -> list[Mention]:
    """The names before the last one in "A- and B-backed", "A, B and C-backed"."""
    named = {m.end: m for m in line.inner if m.actor}
    found: list[Mention] = []
    at, joined = owner.start, False
    while at > 1:
        word = line.doc[at - 1]
        joined = joined or word.lower_ in ("and", "&")
        if word.lower_ not in ("and", "&", ",", "-"):
            break
        at -= 1
        while at > 1 and line.doc[at - 1].text in ("-", ","):
            at -= 1
        if at not in named:
            break
        found.insert(0, named[at])
        at = named[at].start
    hyphened = [m for m in found if line.doc[m.end].text == "-"]
    adjectives = owner.how == "demonym" and all(m.how == "demonym" for m in found)
    return found if joined and (hyphened or adjectives) else []


def prefixed(refs: References, line: Line, token: "Token", one: Rule) -> Hit | None:
    """The hit of "pro-X Y" or "anti-X Y"."""
    owner = next(
        (m for m in line.inner + line.mentions if m.start == token.i + 2 and m.actor), None
    )
    if owner is None or line.doc[token.i + 1].text != "-":
        owner_actor = _named_after(refs, line, token)
        after = line.doc[token.i + 2] if token.i + 2 < len(line.doc) else token
        told = owner_actor or token.lower_ == "anti"  # rebels may be so against another state
        of_state = None if told else _governing(refs, after)
        if not owner_actor and of_state is None:
            return why_not("no known name stands after the hyphen")
        left, last = (of_state or Referent(owner_actor, "new", 0.85),), token.i + 2
    else:
        left, last = (Referent(owner.actor, owner.how, 0.9),), owner.end - 1
    mention = line.at.get(token.i)
    if mention and mention.actor:
        right: list[Referent] = [Referent(mention.actor, "new", 0.9)]
    else:
        right = _modified(refs, line, line.doc[last])
    right = [r for r in right if r.actor != left[0].actor]
    joined = line.doc[last + 1].lower_ if last + 1 < len(line.doc) else ""
    if not right or joined == "and" and one.kind == "opposition":  # "anti-X and Yian rebels"
        return why_not("what it modifies is no actor that is known")
    return _two_sided(one, line, token, left, tuple(right), (token.i, last + 1))


def pair(refs: References, line: Line, token: "Token", one: Rule) -> Hit | None:
    """The hit of "the X-Y war", whose noun is the token."""
    second = next((m for m in line.mentions if m.end == token.i and m.actor), None)
    if second is None or second.start < 2 or line.doc[second.start - 1].text not in ("-", "–"):
        return why_not("no two names with a hyphen stand before it")
    first = next((m for m in line.mentions if m.end == second.start - 1 and m.actor), None)
    if first is None or first.actor == second.actor:
        return why_not("no known name stands before the hyphen")
    left, right = (Referent(m.actor, m.how, 0.9) for m in (first, second))
    return _two_sided(one, line, token, (left,), (right,), (first.start, token.i + 1))


def _named_after(refs: References, line: Line, token: "Token") -> str:
    """The new actor in "anti-X", where "anti-X fighters" is itself a mention."""
    if token.i + 2 >= len(line.doc):
        return ""
    name = line.doc[token.i + 2].text
    for actor in refs.cast.new_actors.values():
        if actor.kind == "person" and actor.name.split()[-1] == name:
            return actor.id
    return ""


def _modified(refs: References, line: Line, token: "Token") -> list[Referent]:
    """What a compound modifies: the first name or group noun after it."""
    i = token.i + 1
    while i < min(len(line.doc), token.i + 8):
        word = line.doc[i]
        mention = line.at.get(i)
        named = _apposed_to(line, token, word)
        if mention and mention.actor and named and mention.how == "new" and i == mention.end - 1:
            return [Referent(named.actor, "apposition", 0.9)]
        if mention and mention.actor and mention.how != "demonym":
            if not (mention.end < len(line.doc) and line.doc[mention.end].text == "-"):
                return [Referent(mention.actor, mention.how, 0.95)]
        elif word.pos_ == "NOUN" and not _noun_follows(line, i):
            if named := _apposed_to(line, token, word):
                return [Referent(named.actor, "apposition", 0.9)]
            return [r for r in refs.alone(line, word) if r.how != "pronoun"]
        elif word.text in (",", ".") or (
            word.pos_ in ("VERB", "ADP", "AUX") and line.doc[i - 1].text != "-"
        ):
            return []
        i += 1
    return []


def _apposed_to(line: Line, token: "Token", noun: "Token") -> Mention | None:
    """X in "X, an A-backed group": the name before the comma."""
    i = token.i
    while i > 2 and line.doc[i].text != "," and token.i - i < 9:
        i -= 1
    if line.doc[i].text != "," or line.doc[i + 1].lower_ not in ("a", "an", "one"):
        return None
    if noun.pos_ != "NOUN" and noun.i not in line.at or noun.text[0].isupper():
        return None
    end = i - (line.doc[i - 1].text == ")" and 1)
    found = next((m for m in line.mentions if m.end == end and m.actor), None)
    return found if found is not None and found.how != "demonym" else None


def _noun_follows(line: Line, i: int) -> bool:
    following = line.doc[i + 1] if i + 1 < len(line.doc) else None
    return following is not None and following.pos_ in ("NOUN", "PROPN")


def _two_sided(one: Rule, line, token, left, right, quote) -> Hit:
    roles: dict[str, list[Referent]] = {}
    for name, alternatives, _ in one.roles:
        roles.setdefault(name.removesuffix("_2"), []).extend(
            left if alternatives[0] == "left" else right
        )
    stance = replace(voiced(token), status="ended" if _former(line, quote[0]) else "")
    return Hit(one.name, one.kind, line, token, tuple((n, tuple(r)) for n, r in roles.items()),
               stance,
               means=(one.means,), quote=quote, cut=len(left))  # fmt: skip


def _former(line: Line, i: int) -> bool:
    return i > 0 and line.doc[i - 1].lower_ in ("former", "formerly", "once", "previously")
