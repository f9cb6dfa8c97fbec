"""Relations: "a backer of X", "its ally Y", "X's rival, Y", "Y is loyal to X"."""

from dataclasses import replace
from typing import TYPE_CHECKING

from kg.reading import lexicon as lex
from kg.reading.apposed import (
    after_comma,
    among,
    before_comma,
    behind_whose,
    names_one,
    past_article,
)
from kg.reading.cast import Line
from kg.reading.forms import NEVER_NOUNS, lemma
from kg.reading.frames import may_play
from kg.reading.hit import Hit
from kg.reading.insurgents import called_by
from kg.reading.lexicon import words
from kg.reading.reference import References, Referent
from kg.reading.rule import Rule
from kg.reading.stance import Stance, stance_of
from kg.reading.tracing import why_not
from kg.reading.trees import slots
from kg.reading.voice import case_of
from kg.reading.whom import actors_in

if TYPE_CHECKING:
    from kg.reading.tokens import Token


def related(refs: References, line: Line, token: "Token", one: Rule) -> Hit | None:
    """The hit of a noun that names a tie: its holder stands to its relatum so."""
    within = token.dep_ in ("compound", "amod") and token.head.lower_ in _BODIES
    if within and token.lower_ != "rival":
        token = token.head  # "a proxy force", "an allied militia"
    found = slots(token)
    to = [t for w in found["of"] for t in w.children if case_of(t) == "to"]
    words = found["of"] + found["poss"] + found["to"] + to
    words += found["for"] if one.name in ("proxy-of", "haven-for") else []
    relata = [r for w in words for r in refs.resolve(line, w)]
    if not relata and one.kind != "opposition":
        relata = [r for w in found["mod"] for r in actors_in(refs, line, w, "mod")]
    if not relata:  # "the only ally that X has"
        had = [c for c in token.children if c.dep_ == "acl:relcl" and lemma(c) == "have"]
        relata = [r for c in had for w in slots(c)["subject"] for r in refs.resolve(line, w)]
    holders = [r for w in _holders(line, token) for r in refs.resolve(line, w)]
    if not holders and one.kind == "opposition":
        holders = [r for w in among(found) for r in refs.resolve(line, w)]
    if not holders and found["poss"] and one.kind != "opposition":
        holders = _by_nationality(refs, line, token)
    accusers: list[Referent] = []
    if holders and not relata and one.kind == "opposition" and not found["poss"]:
        relata = accusers = _accuser(refs, line, token)
    if not relata and one.kind == "opposition":
        holders, relata = _rivals(refs, line, token) or (holders, [])
    holders = [r for r in holders if r.actor not in {x.actor for x in relata}]
    if not relata and not holders and one.kind == "alliance":
        holders = _former_pair(refs, line, token)
    if not relata and len(holders) > 1 and one.kind != "backing" and _mutual(token):
        holders, relata = holders[:1], holders[1:]
    relata = [r for r in relata if may_play(refs, r, one.roles[1][0], one)]
    if not relata or not holders:
        return why_not("nobody is called so" if relata else "whose it is, or of whom, is not told")
    roles: dict[str, list[Referent]] = {}
    for name, alternatives, _ in one.roles:
        roles.setdefault(name.removesuffix("_2"), []).extend(
            holders if alternatives[0] == "holder" else relata
        )
    stance = Stance() if accusers else stance_of(token, one.kind)
    if "once" in {t.lower_ for t in line.doc[max(0, token.i - 4) : token.i]}:
        stance = replace(stance, status="ended")
    return Hit(one.name, one.kind, line, token, tuple((n, tuple(r)) for n, r in roles.items()),
               stance, means=(one.means,), cut=len(holders))  # fmt: skip


_BODIES = words(
    "force forces army armies militia militias group groups fighters government regime state party"
)


RIVALS = words("rival rivals foes enemies adversaries opponents warring")


def _rivals(
    refs: References, line: Line, token: "Token"
) -> tuple[list[Referent], list[Referent]] | None:
    """The two in "rivals A and B", "the rival factions A and B", "A and the rival B"."""
    if token.lower_ not in RIVALS:
        return None
    within = token.dep_ == "amod" and token.head.i > token.i
    last = token.head if within and token.head.i not in line.at else token
    after = [m for m in line.mentions if m.actor and m.how != "demonym" and m.start > last.i]
    if len(after) > 1 and _gap(line, last.i + 1, after[0].start) <= {",", "the", "of", ":"}:
        between = _gap(line, after[0].end, after[1].start)
        if "and" in between and between <= {"and", "the"}:
            return tuple([Referent(m.actor, m.how, 0.85)] for m in after[:2])  # type: ignore
    if within and token.head.i in line.at and token.head.dep_ == "conj":
        return refs.alone(line, token.head), refs.alone(line, token.head.head)
    return None


def _gap(line: Line, start: int, end: int) -> set[str]:
    return {t.lower_ for t in line.doc[start:end]}


def _by_nationality(refs: References, line: Line, token: "Token") -> list[Referent]:
    """Whom "X's Yian allies" are: Yland."""
    of = [line.at.get(c.i) for c in token.children if c.dep_ in ("amod", "compound")]
    named = [m for m in of if m and m.actor and m.how == "demonym"]
    if not named and token.lower_ in ("allies", "proxies"):
        told = ("amod", "compound")
        people = [c for c in token.children if c.dep_ in told and c.text[0].isupper()]
        if people and people[-1].i not in line.at:  # "its Arab allies"
            name = f"{people[-1].text} {token.lower_}"
            return [Referent(refs.cast.propose(name, "armed-group"), "unnamed", 0.6)]
    return [Referent(m.actor, m.how, 0.8) for m in named if line.doc[m.end].text != "-"]


def _accuser(refs: References, line: Line, token: "Token") -> list[Referent]:
    """Whose rival Y is in "X accused Z of backing the rival Y": X's."""
    if token.dep_ not in ("amod", "compound"):
        return []
    verb = next((t for t in token.ancestors if lemma(t) in lex.ACCUSE), None)
    subjects = slots(verb)["subject"] if verb is not None else []
    return [r for w in subjects for r in refs.resolve(line, w)][:1]


def _mutual(token: "Token") -> bool:
    """True for "X and Y are allies": each of the other."""
    alone = not any(c.dep_ in ("nmod", "nmod:poss") for c in token.children)
    plural = "Plur" in token.morph.get("Number")
    return alone and plural and (any(c.dep_ == "cop" for c in token.children) or _set_off(token))


def _set_off(token: "Token") -> bool:
    """True for "X and Y, once allies, "."""
    doc, i = token.doc, token.i
    near = [t.lower_ for t in doc[max(0, i - 3) : i]]
    return "," in near and near[-1] in _FORMERLY and doc[min(i + 1, len(doc) - 1)].text == ","


_FORMERLY = words("once former formerly erstwhile longtime wartime long-time")


def _former_pair(refs: References, line: Line, token: "Token") -> list[Referent]:
    """X and Y in "X and Y, once allies, "."""
    if not _set_off(token):
        return []
    comma = next(i for i in range(token.i - 1, 0, -1) if line.doc[i].text == ",")
    last = line.doc[comma - 1]
    while last.dep_ in ("conj", "flat") and last.head is not last:
        last = last.head
    return refs.resolve(line, last)


def _holders(line: Line, token: "Token") -> list["Token"]:
    """Who is called so: the subject of `is`, the head of an apposition, the name beside it."""
    if token.dep_ == "nmod" and lemma(token.head) in ("one", "some", "many", "two", "three", "lot"):
        token = token.head
    if any(c.dep_ == "cop" for c in token.children):
        called = token.dep_ == "xcomp" and lemma(token.head) in _CALLING
        if called:
            return [c for c in token.head.children if c.dep_ in ("obj", "iobj", "nsubj:pass")]
        subjects = [c for c in token.children if c.dep_ == "nsubj"]
        if subjects and subjects[0].lower_ in NEVER_NOUNS:  # "X denies being a branch of Y"
            subjects = [c for c in subjects[0].children if c.dep_ == "compound"]
        return subjects or _charged_with(token)
    if token.dep_ == "appos":
        return [token.head]
    if token.dep_ in ("xcomp", "obj") and lemma(token.head) in _BEING:
        return [t for t in slots(token.head)["subject"] if t != token]
    if token.dep_ in ("obl", "xcomp", "obj") and lemma(token.head) in _CALLING:
        told = ("obj", "nsubj:pass", "iobj")
        called = [c for c in token.head.children if c.dep_ in told and c != token]
        return called or [t for t in slots(token.head)["object"] if t != token]
    if token.dep_ == "nsubj" and any(c.dep_ == "cop" for c in token.head.children):
        named = [c for c in token.children if c.dep_ == "appos" and c.i in line.at]
        return named or [token.head]
    if token.dep_ == "nsubj" and lemma(token.head) == "include":
        return [c for c in token.head.children if c.dep_ == "obj"]
    beside = [c for c in token.children if c.dep_ in ("appos", "nmod") and names_one(c, token)]
    after = line.at.get(token.i + 1) or past_article(line, token)
    if not beside and after and after.actor and after.how in ("name", "new"):
        beside = [line.head(after)]
    return (
        beside or after_comma(line, token) or before_comma(line, token) or behind_whose(line, token)
    )


def _charged_with(token: "Token") -> list["Token"]:
    """Who is "accused of being" or "said to be" so."""
    verb = token.head
    if token.dep_ not in ("advcl", "xcomp", "ccomp", "acl") or verb.pos_ != "VERB":
        return []
    above = slots(verb)
    return above["object"] or above["subject"]


_BEING = words("become remain stay prove")
_CALLING = words("see regard view consider call describe label deem brand name denounce portray")


def loyal(refs: References, line: Line, token: "Token", one: Rule) -> Hit | None:
    """The hit of an adjective such as "loyal to X"."""
    found = slots(token)
    subject = [c for c in token.children if c.dep_ in ("nsubj", "nsubj:pass")]
    if token.dep_ in ("amod", "acl", "appos") or not subject:
        subject = [token.head] if token.head != token else []
    to = [c for c in token.children if c.dep_ in ("obl", "nmod")]
    if one.name == "stands-united":
        to = [c for c in to if case_of(c) == "against"]
    if token.lower_ == "allied" and not to and token.head.dep_ == "conj":
        to = [token.head.head]  # "X and allied Y forces"
    left = [r for w in subject for r in refs.resolve(line, w)]
    if not left and one.kind == "opposition":
        left = [r for w in subject for r in called_by(refs, w)]
    right = [r for w in to for r in refs.resolve(line, w) if r.actor not in {x.actor for x in left}]
    if not left or not right or not found:
        return why_not("an actor is missing on {} side", "the first" if not left else "the other")
    roles = ((one.roles[0][0], (*left, *right)),)
    stance = stance_of(token, one.kind)
    return Hit(one.name, one.kind, line, token, roles, stance, cut=len(left))
