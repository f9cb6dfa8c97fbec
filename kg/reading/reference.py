"""Reference: whom a noun phrase means: a name, a nationality's troops, "the group", "it", "both
sides".

`Referent` keeps how it was found and how sure that is. The last compatible mention is taken for a
description or a pronoun; the two sides are the article's two principal opponents.
"""

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

from kg.reading import lexicon as lex
from kg.reading.cast import Cast, Line
from kg.reading.forms import lemma
from kg.reading.gazetteer import Mention
from kg.reading.trees import slots

if TYPE_CHECKING:
    from spacy.tokens import Token


@dataclass(frozen=True)
class Referent:
    """An actor that a word means, how that was found, and how sure it is (0 to 1)."""

    actor: str
    how: str
    confidence: float


_SURE = {
    "name": 1.0,
    "new": 0.9,
    "demonym": 0.95,
    "metonym": 0.9,
    "organ": 0.95,
    "person's forces": 0.85,
    "description": 0.7,
    "pronoun": 0.65,
    "sides": 0.75,
    "speaker's body": 0.85,
    "organ of": 0.8,
}
_IT = lex.words("it its itself which that")
_THEY = lex.words("they their them themselves who")
_HE = lex.words("he his him she her himself herself")
_PAIR = lex.words("both two warring rival each opposing")


@dataclass
class References:
    """What words mean in one article; `pair` are the two principal opponents, once known."""

    lines: list[Line]
    cast: Cast
    pair: tuple[str, str] | None = None
    speaks_for: dict[str, str] = field(default_factory=dict)
    backed_by: dict[str, set[str]] = field(default_factory=dict)
    capital: str = ""

    def resolve(self, line: Line, token: "Token", depth: int = 0) -> list[Referent]:
        """The actors that a noun or pronoun means, those coordinated with it included."""
        found = list(self._one(line, token, depth))
        for other in self._together(line, token):
            found += [r for r in self._one(line, other, depth + 1) if r.actor not in _ids(found)]
        return found

    def alone(self, line: Line, token: "Token") -> list[Referent]:
        """The actors that a noun means by itself, without those coordinated with it."""
        return self._one(line, token, 0)

    def owners(self, line: Line, token: "Token") -> list[Referent]:
        """The actors whose a thing is: "Egyptian weapons", "weapons from Egypt"."""
        mentions = [m for owner in self._owners(line, token) if (m := line.at.get(owner.i))]
        return [_referent(m.actor, m.how) for m in mentions if m.actor][:1]

    def _together(self, line: Line, token: "Token") -> list["Token"]:
        others = [
            c for c in token.conjuncts if c.i > token.i and c.pos_ in ("NOUN", "PROPN", "PRON")
        ]
        others = [c for c in others if not _clause_between(token, c)]
        seen = {t.i for t in others} | {token.i}
        if mention := line.at.get(token.i):
            others += [t for m in listed(line, mention) if (t := line.head(m)).i not in seen]
        return others

    def _one(self, line: Line, token: "Token", depth: int) -> list[Referent]:
        mention = line.at.get(token.i)
        if mention and mention.actor:
            if mention.how == "demonym" and not self._stands_alone(line, mention, token):
                return []
            return [_referent(mention.actor, mention.how)]
        if mention or depth > 3:
            return []
        if token.pos_ in ("PRON", "DET") or token.lower_ in _IT | _THEY | _HE:
            return self._pronoun(line, token)
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "VERB", "NUM"):
            return []
        return (
            self._titled(line, token)
            or self._sides(line, token)
            or self._organ(line, token, depth)
            or self._apposed(line, token)
            or self._described(line, token)
        )

    def _stands_alone(self, line: Line, mention: Mention, token: "Token") -> bool:
        """A nationality by itself ("the Turks") is people, and the state only with `the`."""
        if token.i != mention.end - 1:
            return False
        after = line.doc[mention.end] if mention.end < len(line.doc) else None
        if after is not None and after.pos_ in ("NOUN", "PROPN") and after.dep_ != "appos":
            return False
        return mention.start > 0 and line.doc[mention.start - 1].lower_ == "the"

    def _titled(self, line: Line, token: "Token") -> list[Referent]:
        """An office before its holder's name, or set after it: "commander A", "A, the X envoy"."""
        if lemma(token) in lex.OFFICES and (person := self._named_before(line, token)):
            return [_referent(person.actor, person.how)]
        if token.i + 1 < len(line.doc) and lemma(token) in lex.OFFICES | lex.HONORIFICS:
            mention = line.at.get(token.i + 1)
            if mention and mention.actor and self.cast.kind(mention.actor) == "person":
                return [_referent(mention.actor, mention.how)]
        return []

    def _named_before(self, line: Line, token: "Token") -> Mention | None:
        i = token.i - 1
        while i > 0 and (
            i in line.at or line.doc[i].pos_ in ("DET", "ADJ", "NOUN", "PROPN", "PART")
        ):
            i -= 1
        if i < 1 or line.doc[i].text != "," or (person := line.at.get(i - 1)) is None:
            return None
        is_person = person.actor and self.cast.kind(person.actor) == "person"
        return person if is_person else None

    def _apposed(self, line: Line, token: "Token") -> list[Referent]:
        for child in token.children:
            if child.dep_ in ("appos", "flat") and child.i > token.i:
                mention = line.at.get(child.i)
                if mention and mention.actor and mention.how != "demonym":
                    return [_referent(mention.actor, mention.how)]
        after = line.at.get(token.i + 1)
        if (
            token.lower_ in lex.GROUP_NOUNS
            and after
            and after.actor
            and after.how in ("name", "new")
        ):
            return [_referent(after.actor, after.how)]
        return []

    # --- whose: "Turkish troops", "Haftar's forces", "the Trump administration"
    def _organ(self, line: Line, token: "Token", depth: int) -> list[Referent]:
        noun = token.lower_
        if noun not in lex.STATE_ORGANS | lex.GROUP_NOUNS | {"mission", "ally", "backers"}:
            return []
        for owner in self._owners(line, token):
            if owner.pos_ in ("PRON", "DET"):
                found = self._pronoun(line, owner)
                if found:
                    return [_referent(found[0].actor, "pronoun")]
                continue
            mention = line.at.get(owner.i)
            if mention is None:
                described = self._described(line, owner) if owner.dep_ == "nmod:poss" else []
                if described and noun == "mission":
                    return self._organ_of(described[0].actor, noun)
                if described:
                    return described
                continue
            if not mention.actor or _hyphen_follows(line, mention):
                continue
            return self._owned(mention, noun)
        return []

    def _owners(self, line: Line, token: "Token") -> list["Token"]:
        """The words that may tell whose a group is, nearest first, then `under X`, `of X`."""
        before = [
            c for c in token.children
            if c.i < token.i and c.dep_ in ("nmod:poss", "compound", "amod", "nmod", "flat", "det")
        ]  # fmt: skip
        if token.i and (near := line.at.get(token.i - 1)) and near.actor:
            before.append(line.doc[near.end - 1])
        after = [
            c for c in token.children
            if c.i > token.i and c.dep_ == "nmod" and _preposition(c) in ("of", "under", "from")
        ]  # fmt: skip
        return sorted(before, key=lambda t: -t.i) + after

    def _owned(self, mention: Mention, noun: str) -> list[Referent]:
        kind = self.cast.kind(mention.actor)
        if noun == "mission":
            return self._organ_of(mention.actor, noun)
        if noun == "ally" or noun == "backers":
            return []
        if kind == "person":
            return [_referent(mention.actor, "person's forces")]
        if kind == "state" and noun in lex.GROUP_NOUNS and noun not in ("coalition", "front"):
            return []
        return [_referent(mention.actor, "organ")]

    def _organ_of(self, owner: str, noun: str) -> list[Referent]:
        """A body's mission, where just one known actor of that name is an organ of it."""
        first = self.cast.actor(owner).name.split()[0].lower()
        found = [
            a.id
            for a in self.cast.known.actors.values()
            if noun in a.name.lower() and a.name.lower().startswith(first)
        ]
        return (
            [_referent(found[0], "organ of")] if len(found) == 1 else [_referent(owner, "organ of")]
        )

    # --- "the two warring sides", "both parties", "each side"
    def _sides(self, line: Line, token: "Token") -> list[Referent]:
        plural = "Plur" in token.morph.get("Number")
        if lemma(token) not in lex.SIDES or not self.pair:
            return []
        markers = {c.lower_ for c in token.children if c.i < token.i}
        if markers & _PAIR or (plural and "the" in markers and not markers - {"the", "two"}):
            return [_referent(actor, "sides") for actor in self.pair]
        return []

    # --- "the group", "the UN-backed government"
    def _described(self, line: Line, token: "Token") -> list[Referent]:
        noun = token.lower_
        kinds = lex.DESCRIPTIONS.get(noun) or lex.DESCRIPTIONS.get(_misspelt(noun), ())
        definite = any(
            c.lower_ in ("the", "this", "that") and c.i < token.i for c in token.children
        )
        if not kinds or not definite:
            return []
        if backer := _backer_before(line, token):
            found = [a for a, by in self.backed_by.items() if backer in by and self._fits(a, kinds)]
            if len(found) == 1:
                return [_referent(found[0], "description")]
            kinds = tuple(k for k in kinds if k != "state")
            return self._last(line, token, kinds, "description")
        if any(c.dep_ in ("nmod", "acl", "acl:relcl") and c.i > token.i for c in token.children):
            return []
        if _other_modifier(line, token):
            return []
        if body := self._of_speaker(line, token, kinds):
            return [_referent(body, "speaker's body")]
        found = self._last(line, token, kinds, "description")
        if not found and noun in ("rebels", "insurgents", "separatists"):
            found = [_referent(self.cast.propose(noun, "armed-group"), "description")]
        return found

    def _fits(self, actor: str, kinds: tuple[str, ...]) -> bool:
        return self.cast.kind(actor) in kinds

    def _of_speaker(self, line: Line, token: "Token", kinds: tuple[str, ...]) -> str:
        """The body that the person speaks for who is telling this."""
        for above in token.ancestors:
            if lemma(above) in lex.SAY | lex.CLAIM | lex.ACCUSE:
                for child in above.children:
                    mention = line.at.get(child.i) if child.dep_ == "nsubj" else None
                    body = self.speaks_for.get(mention.actor, "") if mention else ""
                    if body and self._fits(body, kinds):
                        return body
        return ""

    def _last(self, line: Line, token: "Token", kinds: tuple[str, ...], how: str) -> list[Referent]:
        co_arguments = {
            a.i for a in token.head.children if a.dep_.startswith(("nsubj", "obj", "obl"))
        }
        for number in range(line.number, max(-1, line.number - 4), -1):
            earlier = self.lines[number]
            mentions = [m for m in earlier.mentions if m.actor and m.how != "demonym"]
            if number == line.number:
                mentions = [m for m in mentions if m.end <= token.i]
                mentions = [m for m in mentions if earlier.head(m).i not in co_arguments]
                mentions.reverse()
            else:
                mentions.sort(key=lambda m: not earlier.head(m).dep_.startswith("nsubj"))
            for mention in mentions:
                if self._fits(mention.actor, kinds) and not _is_possessor(earlier, mention):
                    return [_referent(mention.actor, how)]
        return []

    # --- pronouns
    def _pronoun(self, line: Line, token: "Token") -> list[Referent]:
        word = token.lower_
        if word in _HE:
            kinds: tuple[str, ...] = ("person",)
        elif word in _IT:
            kinds = _BODIES
        elif word in _THEY:
            kinds = ("armed-group", "coalition", "state", "government", "political-body")
        elif word == "both" and self.pair:
            return [_referent(actor, "sides") for actor in self.pair]
        else:
            return []
        if token.dep_ == "nmod:poss" and (owner := self._clause_subject(line, token, kinds)):
            return [_referent(owner, "pronoun")]
        if speaker := self._speaking_subject(line, token, kinds):
            return [_referent(speaker, "pronoun")]
        return self._last(line, token, kinds, "pronoun")

    def _clause_subject(self, line: Line, token: "Token", kinds: tuple[str, ...]) -> str:
        """Its, their, his: the subject of the clause, where it fits and stands before."""
        for above in token.ancestors:
            if above.pos_ == "VERB":
                for subject in slots(above)["subject"]:
                    if subject.i < token.i and token not in subject.subtree:
                        found = self._one(line, subject, 3)
                        if found and self._fits(found[0].actor, kinds):
                            return found[0].actor
                return ""
        return ""

    def _speaking_subject(self, line: Line, token: "Token", kinds: tuple[str, ...]) -> str:
        """ "X said it would": the subject of the verb above, where it fits."""
        for above in token.ancestors:
            if above.pos_ != "VERB" or above == token.head:
                continue
            for child in above.children:
                if child.dep_.startswith("nsubj") and child.i < token.i:
                    found = self._one(line, child, 3)
                    if found and self._fits(found[0].actor, kinds):
                        return found[0].actor
                    body = self.speaks_for.get(found[0].actor, "") if found else ""
                    if body and self._fits(body, kinds):
                        return body
        return ""


_BODIES = (
    "state", "government", "armed-group", "political-body", "international-organisation", "company",
    "coalition",
)  # fmt: skip


def listed(line: Line, mention: Mention) -> list[Mention]:
    """The further members of the list that a name stands in: "the A, B and C"."""
    run = [mention]
    for step in (1, -1):
        at = line.mentions.index(mention)
        while 0 <= (at := at + step) < len(line.mentions):
            a, b = (run[-1], line.mentions[at]) if step == 1 else (line.mentions[at], run[0])
            if not b.actor or not a.actor or not _joined(line, a, b):
                break
            run = [*run, b] if step == 1 else [a, *run]
    gaps = [_gap(line, a, b) for a, b in pairwise(run)]
    if not gaps or not any("and" in gap or "or" in gap for gap in gaps):
        return []
    last = max(i for i, gap in enumerate(gaps) if "and" in gap or "or" in gap)
    run = run[: last + 2]
    if len(run) == 2 and "," in gaps[0]:
        return []
    return [m for m in run if m is not mention] if mention in run else []


def _gap(line: Line, a: Mention, b: Mention) -> list[str]:
    return [t.lower_ for t in line.doc[a.end : b.start]]


def _joined(line: Line, a: Mention, b: Mention) -> bool:
    gap = _gap(line, a, b)
    if b.how == "demonym" or a.how == "demonym":
        return False
    return (
        bool(gap)
        and len(gap) <= 4
        and all(w in (",", "and", "or", "the", "&", "both") for w in gap)
        and gap != ["the"]
    )


def _ids(found: list[Referent]) -> set[str]:
    return {r.actor for r in found}


def _referent(actor: str, how: str) -> Referent:
    return Referent(actor, how, _SURE[how])


def _clause_between(a: "Token", b: "Token") -> bool:
    between = a.doc[a.i + 1 : b.i]
    return any(t.dep_.startswith("nsubj") and t.i < b.i for t in between if t.head.i > b.i)


def _preposition(token: "Token") -> str:
    return next((c.lower_ for c in token.children if c.dep_ == "case" and c.i < token.i), "")


def _hyphen_follows(line: Line, mention: Mention) -> bool:
    return mention.end < len(line.doc) and line.doc[mention.end].text == "-"


def _backer_before(line: Line, token: "Token") -> str:
    """The backer in "the X-backed government"."""
    for i in range(max(0, token.i - 5), token.i - 1):
        mention = line.at.get(i - 1) or next((m for m in line.inner if m.end == i), None)
        hyphen = line.doc[i].text == "-" and line.doc[i + 1].lower_ in lex.BACKED
        if mention and mention.actor and hyphen:
            return mention.actor
    return ""


def _other_modifier(line: Line, token: "Token") -> bool:
    """True when a name tells which one is meant, so that it is not the last one mentioned."""
    return any(
        c.i < token.i and (c.dep_ == "nmod:poss" or (c.i in line.at and c.dep_ != "det"))
        for c in token.children
    )


def _is_possessor(line: Line, mention: Mention) -> bool:
    return line.head(mention).dep_ == "nmod:poss"


def _misspelt(noun: str) -> str:
    """The describing noun that a word is one slip away from ("gruop", "millitia"), or nothing."""
    if len(noun) < 5 or noun in lex.DESCRIPTIONS:
        return ""
    from rapidfuzz.distance import OSA

    near = [
        known for known in lex.DESCRIPTIONS if len(known) > 4 and OSA.distance(noun, known) == 1
    ]
    return near[0] if len(near) == 1 and not noun.endswith("s") else ""
