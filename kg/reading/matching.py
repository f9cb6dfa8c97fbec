"""Matching: the rules against the words of a sentence; what fires is a Hit."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from kg.reading import lexicon as lex
from kg.reading.cast import Line
from kg.reading.forms import learn, lemma
from kg.reading.reference import References, Referent
from kg.reading.rule import Rule
from kg.reading.rules import RULES
from kg.reading.stance import Stance, stance_of
from kg.reading.trees import Slots, carrier, case_of, is_nominal, is_passive, slots
from kg.reading.where import place_of

if TYPE_CHECKING:
    from spacy.tokens import Token

Roles = tuple[tuple[str, tuple[Referent, ...]], ...]


@dataclass(frozen=True)
class Hit:
    """A rule that fired: on which word of which line, with whom in which role."""

    rule: str
    kind: str
    line: Line
    trigger: "Token"
    roles: Roles
    stance: Stance
    place: str = ""
    means: str = ""
    post: str = ""
    hostile: bool = False
    reciprocal: bool = False
    end: str = ""
    quote: tuple[int, int] | None = None

    def role(self, name: str) -> tuple[Referent, ...]:
        """The actors in a role."""
        return next((found for role, found in self.roles if role == name), ())

    @property
    def actors(self) -> tuple[str, ...]:
        """All participants, in the order of the roles."""
        return tuple(dict.fromkeys(r.actor for _, found in self.roles for r in found))

    @property
    def sureness(self) -> float:
        """How sure the least sure of its participants is."""
        return min((r.confidence for _, found in self.roles for r in found), default=1.0)


def _index() -> dict[str, dict[str, list[Rule]]]:
    found: dict[str, dict[str, list[Rule]]] = defaultdict(lambda: defaultdict(list))
    for one in RULES:
        for word in one.words:
            found[one.pos][word].append(one)
            if one.pos == "verb":
                learn(word)
    return {pos: dict(table) for pos, table in found.items()}


_RULES = _index()


def hits(refs: References, line: Line) -> Iterator[Hit]:
    """Everything that the rules find in a sentence."""
    for token in line.doc:
        for pos in _positions(token):
            table = _RULES[pos]
            tried = table.get(lemma(token)) or table.get(token.lower_, ())
            for one in tried:
                if line.at.get(token.i) and pos in ("verb", "noun", "adjective"):
                    continue
                hit = _READ[pos](refs, line, token, one)
                if hit is not None:
                    yield hit


def _positions(token: "Token") -> tuple[str, ...]:
    if token.i > 1 and token.nbor(-1).text == "-":
        return ("compound",)
    if token.lower_ in ("pro", "anti"):
        return ("prefix",)
    if token.pos_ == "VERB":
        return ("noun",) if is_nominal(token) else ("verb",)
    if token.pos_ in ("NOUN", "PROPN"):
        return ("noun", "relation")
    return ("adjective",) if token.pos_ == "ADJ" else ()


# --- verbs and nouns
def _frame(refs: References, line: Line, token: "Token", one: Rule) -> Hit | None:
    found = slots(token)
    _special(token, found)
    means = _means(one, token, found)
    if means is None or not all(_has(refs, line, found, need) for need in one.needs):
        return None
    roles, reciprocal = _fill(refs, line, token, one, found)
    stance = stance_of(token, one.kind)
    if roles is None or len(_actors(roles)) < one.at_least:
        roles = _by_default(refs, one, token, roles)
        if roles is None:
            return None
    place = place_of(refs, line, [t for name in one.place for t in found[name]])
    if one.place and not place:
        arguments = [t for _, names, _ in one.roles for name in names for t in found[name]]
        place = place_of(refs, line, [c for t in arguments for c in t.children if _stands_where(c)])
    return Hit(one.name, one.kind, line, token, roles, stance, place, means, hostile=one.hostile,
               reciprocal=reciprocal)  # fmt: skip


def _stands_where(token: "Token") -> bool:
    return token.dep_ == "nmod" and case_of(token) in lex.LOCATIVE


def _special(token: "Token", found: Slots) -> None:
    """Slots that only some nouns have: who bears them, who is locked in them."""
    head = carrier(token)
    if head is None or token.pos_ == "VERB" and token.dep_ not in ("nmod", "obl", "obj"):
        return
    if (found["case:with"] or found["case:in"]) and token.dep_ in ("obl", "nmod"):
        above = slots(head)
        found["bearer"] += above["object"] if is_passive(head) else above["subject"]
    if lemma(head) in ("lock", "engage", "involve", "embroil"):
        above = slots(head)
        found["locked"] += above["object"] if is_passive(head) else above["subject"]


def _fill(refs, line, token, one: Rule, found: Slots) -> tuple[Roles | None, bool]:
    roles: dict[str, list[Referent]] = {}
    used: set[str] = set()
    reciprocal = False
    for name, alternatives, required in one.roles:
        base = name.removesuffix("_2")
        filled: list[Referent] = []
        for slot in alternatives:
            for word in found[slot]:
                if word.lower_ in ("one", "another", "other", "each") and _each_other(word):
                    filled += [r for got in roles.values() for r in got]
                    reciprocal = True
                else:
                    filled += _actors_in(refs, line, word, slot)
            filled = [r for r in filled if reciprocal or r.actor not in used]
            if filled:
                break
        if (
            not filled
            and required
            and not (one.at_least and name != one.roles[0][0])
            and not one.at_least
        ):
            return None, False
        roles[base] = roles.get(base, []) + [r for r in filled if r not in roles.get(base, [])]
        used |= {r.actor for r in filled}
    return tuple((name, tuple(got)) for name, got in roles.items() if got), reciprocal


def _actors_in(refs: References, line: Line, word: "Token", slot: str) -> list[Referent]:
    if slot == "mod":
        mention = line.at.get(word.i)
        hyphen = mention and mention.end < len(line.doc) and line.doc[mention.end].text == "-"
        if mention and mention.actor and not hyphen:
            return [Referent(mention.actor, mention.how, 0.85)]
        return []
    return refs.resolve(line, word)


def _each_other(word: "Token") -> bool:
    """ "one another", "each other", and "each side ... the other"."""
    text = word.doc[max(0, word.i - 1) : word.i + 2].text.lower()
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


def _has(refs: References, line: Line, found: Slots, need: tuple[str, frozenset[str]]) -> bool:
    names, wanted = need
    words = [w for name in names.split("|") for w in found[name]]
    if "*" in wanted:
        return bool(words)
    if "@place" in wanted:
        return any(place_of(refs, line, [w]) for w in words)
    return any(lemma(w) in wanted or w.lower_ in wanted for w in words)


# --- what is given
def _means(one: Rule, token: "Token", found: Slots) -> str | None:
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
        if child.dep_ in ("amod", "compound", "conj") and child.lower_ in lex.CIVIL:
            return None
    if known != "unspecified":
        return known
    for child in word.children:
        if child.lower_ in lex.MEANS_BY_ADJECTIVE:
            return lex.MEANS_BY_ADJECTIVE[child.lower_]
    return known


# --- "X-backed Y", "pro-X Y"
def _compound(refs: References, line: Line, token: "Token", one: Rule) -> Hit | None:
    owner = next((m for m in line.mentions if m.end == token.i - 1 and m.actor), None) or next(
        (m for m in line.inner if m.end == token.i - 1 and m.actor), None
    )
    if owner is None:
        return None
    right = _modified(refs, line, token)
    right = [r for r in right if r.actor != owner.actor]
    if not right:
        return None
    left = (Referent(owner.actor, owner.how, 0.95),)
    quote = (owner.start, token.i + 1)
    return _two_sided(one, line, token, left, tuple(right), quote)


def _prefix(refs: References, line: Line, token: "Token", one: Rule) -> Hit | None:
    owner = next(
        (m for m in line.inner + line.mentions if m.start == token.i + 2 and m.actor), None
    )
    if owner is None or line.doc[token.i + 1].text != "-":
        owner_actor = _named_after(refs, line, token)
        if not owner_actor:
            return None
        left, last = (Referent(owner_actor, "new", 0.85),), token.i + 2
    else:
        left, last = (Referent(owner.actor, owner.how, 0.9),), owner.end - 1
    mention = line.at.get(token.i)
    if mention and mention.actor:
        right: list[Referent] = [Referent(mention.actor, "new", 0.9)]
    else:
        right = _modified(refs, line, line.doc[last])
    right = [r for r in right if r.actor != left[0].actor]
    if not right:
        return None
    return _two_sided(one, line, token, left, tuple(right), (token.i, last + 1))


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
        if mention and mention.actor and mention.how != "demonym":
            if not (mention.end < len(line.doc) and line.doc[mention.end].text == "-"):
                return [Referent(mention.actor, mention.how, 0.95)]
        elif word.pos_ == "NOUN" and not _noun_follows(line, i):
            return [r for r in refs.alone(line, word) if r.how != "pronoun"]
        elif word.text in (",", ".") or (
            word.pos_ in ("VERB", "ADP", "AUX") and line.doc[i - 1].text != "-"
        ):
            return []
        i += 1
    return []


def _noun_follows(line: Line, i: int) -> bool:
    following = line.doc[i + 1] if i + 1 < len(line.doc) else None
    return following is not None and following.pos_ in ("NOUN", "PROPN")


def _two_sided(one: Rule, line, token, left, right, quote) -> Hit:
    roles: dict[str, list[Referent]] = {}
    for name, alternatives, _ in one.roles:
        roles.setdefault(name.removesuffix("_2"), []).extend(
            left if alternatives[0] == "left" else right
        )
    stance = replace(Stance(), status="ended" if _former(line, quote[0]) else "")
    return Hit(one.name, one.kind, line, token, tuple((n, tuple(r)) for n, r in roles.items()),
               stance,
               means=one.means, quote=quote)  # fmt: skip


def _former(line: Line, i: int) -> bool:
    return i > 0 and line.doc[i - 1].lower_ in ("former", "formerly", "once", "previously")


# --- "a backer of X", "its ally Y", "X's rival, Y"
def _relation(refs: References, line: Line, token: "Token", one: Rule) -> Hit | None:
    found = slots(token)
    related = [r for w in found["of"] + found["poss"] + found["to"] for r in refs.resolve(line, w)]
    if not related and one.kind != "opposition":
        related = [r for w in found["mod"] for r in _actors_in(refs, line, w, "mod")]
    holders = [r for w in _holders(line, token) for r in refs.resolve(line, w)]
    holders = [r for r in holders if r.actor not in {x.actor for x in related}]
    if not related or not holders:
        return None
    roles: dict[str, list[Referent]] = {}
    for name, alternatives, _ in one.roles:
        roles.setdefault(name.removesuffix("_2"), []).extend(
            holders if alternatives[0] == "holder" else related
        )
    return Hit(one.name, one.kind, line, token, tuple((n, tuple(r)) for n, r in roles.items()),
               stance_of(token, one.kind), means=one.means)  # fmt: skip


def _holders(line: Line, token: "Token") -> list["Token"]:
    """Who is called so: the subject of `is`, the head of an apposition, the name beside it."""
    if any(c.dep_ == "cop" for c in token.children):
        return [c for c in token.children if c.dep_ == "nsubj"]
    if token.dep_ == "appos":
        return [token.head]
    if token.dep_ == "obl" and lemma(token.head) in ("see", "regard", "view", "consider"):
        return [c for c in token.head.children if c.dep_ in ("obj", "nsubj:pass")]
    beside = [c for c in token.children if c.dep_ == "appos" and c.i > token.i]
    after = line.at.get(token.i + 1)
    if not beside and after and after.actor and after.how in ("name", "new"):
        beside = [line.head(after)]
    return beside


def _adjective(refs: References, line: Line, token: "Token", one: Rule) -> Hit | None:
    found = slots(token)
    subject = [c for c in token.children if c.dep_ == "nsubj"]
    if token.dep_ in ("amod", "acl", "appos") or not subject:
        subject = [token.head] if token.head != token else []
    to = [c for c in token.children if c.dep_ in ("obl", "nmod")]
    left = [r for w in subject for r in refs.resolve(line, w)]
    right = [r for w in to for r in refs.resolve(line, w) if r.actor not in {x.actor for x in left}]
    if not left or not right or not found:
        return None
    return Hit(
        one.name, one.kind, line, token, (("ally", (*left, *right)),), stance_of(token, one.kind)
    )


_READ = {
    "verb": _frame, "noun": _frame, "compound": _compound, "prefix": _prefix, "relation": _relation,
    "adjective": _adjective,
}  # fmt: skip
