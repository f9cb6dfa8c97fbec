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
from kg.reading.descriptions import described, of_government
from kg.reading.forms import lemma
from kg.reading.gazetteer import Mention
from kg.reading.insurgents import of_rebels
from kg.reading.lists import listed, new_clause
from kg.reading.neighbours import (
    POWERS,
    after_relative,
    clause_between,
    is_maker,
    known_as,
    preposition,
    set_after,
    soldiers_too,
)
from kg.reading.organs import organ, owner_words
from kg.reading.pronouns import PRONOUNS, pronoun
from kg.reading.referent import Referent, referent

if TYPE_CHECKING:
    from kg.reading.tokens import Token


_PARTS = lex.words(
    "dozens hundreds thousands tens scores number top rest majority most some many members part "
    "elements units ranks convoy column group remnants leaders commanders handful contingent "
    "million millions wing several both all region republic enclave statelet nation"
)
_TIED = lex.BACKED | lex.ALLIED | lex.LED
_TROOPS = lex.words("forces force troops soldiers army commanders units")
# "X's rival Y", "its neighbour Y"
_BESIDE = lex.words("rival ally enemy foe neighbour neighbor backer patron partner protege client")
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
    setting: str = ""
    called: dict[str, set[str]] = field(default_factory=dict)
    # the words whose meaning is being looked for: none is asked for what it means in order to tell
    _asking: list[tuple[int, int]] = field(default_factory=list)

    def resolve(self, line: Line, token: "Token", depth: int = 0) -> list[Referent]:
        """The actors that a noun or pronoun means, those coordinated with it included."""
        found = list(self.one(line, token, depth))
        for other in self._together(line, token):
            found += [r for r in self.one(line, other, depth + 1) if r.actor not in _ids(found)]
        return found

    def alone(self, line: Line, token: "Token") -> list[Referent]:
        """The actors that a noun means by itself, without those coordinated with it."""
        return self.one(line, token, 0)

    def owners(self, line: Line, token: "Token") -> list[Referent]:
        """The actors whose a thing is: "Egyptian weapons", "weapons from Egypt"."""
        mentions = [m for owner in owner_words(line, token) if (m := line.at.get(owner.i))]
        return [referent(m.actor, m.how) for m in mentions if m.actor][:1]

    def _together(self, line: Line, token: "Token") -> list["Token"]:
        others = [
            c for c in token.conjuncts if c.i > token.i and c.pos_ in ("NOUN", "PROPN", "PRON")
        ]
        if token.lower_ in lex.FORCES:
            below = [
                k for c in token.children if c.dep_ == "nmod" for k in c.conjuncts if k.i > c.i
            ]
            others += [k for k in below if k.lower_ in lex.STATE_ORGANS and k not in others]
            others += [k for k in soldiers_too(line, token) if k not in others]
        others = [c for c in others if not clause_between(token, c)]
        others = [c for c in others if not after_relative(token, c)]
        seen = {t.i for t in others} | {token.i}
        if mention := line.at.get(token.i):
            named = [(o, line.at.get(o.i)) for o in others]
            others = [o for o, m in named if m is None or not new_clause(line, mention, m)]
            others += [t for m in listed(line, mention) if (t := line.head(m)).i not in seen]
        return others

    def one(self, line: Line, token: "Token", depth: int) -> list[Referent]:
        """The actors that a noun means by itself, `depth` steps from the one that was asked for."""
        mention = line.at.get(token.i)
        if mention and mention.actor:
            if self._is_in_compound(line, mention):
                return self._compounded(line, mention, depth)
            if is_maker(line, mention):
                return []
            if mention.how == "demonym" and not self._stands_alone(line, mention, token):
                return []
            return [referent(mention.actor, mention.how)]
        asked = (line.number, token.i)
        if mention or depth > 3 or asked in self._asking:
            return []
        self._asking.append(asked)
        try:
            return self._unnamed(line, token, depth)
        finally:
            self._asking.pop()

    def _unnamed(self, line: Line, token: "Token", depth: int) -> list[Referent]:
        if token.pos_ in ("PRON", "DET") or token.lower_ in PRONOUNS:
            return pronoun(self, line, token)
        if token.pos_ not in ("NOUN", "PROPN", "ADJ", "VERB", "NUM"):
            return []
        return (
            self._part(line, token, depth)
            or self._titled(line, token)
            or self._sides(line, token)
            or organ(self, line, token, depth)
            or self._apposed(line, token)
            or self._set_beside(line, token)
            or self._loyal(line, token)
            or described(self, line, token)
            or of_government(self, token)
            or (of_rebels(self, token) if token.lower_ in _TROOPS else [])
        )

    def _loyal(self, line: Line, token: "Token") -> list[Referent]:
        """Whose forces they are: "troops loyal to X", "militiamen aligned with X"."""
        rest = line.doc[token.i + 1 : token.i + 8]
        if token.lower_ not in lex.FORCES or not len(rest):
            return []
        near = [t.lower_ for t in rest[:3]]
        if not {("loyal", "to"), ("aligned", "with"), ("allied", "with"), ("allied", "to")} & set(
            pairwise(near)
        ):
            return []
        after = [m for t in rest if (m := line.at.get(t.i)) and m.how != "demonym"]
        of = next((m for m in after if not self._is_in_compound(line, m)), None)
        return [referent(of.actor, "person's forces")] if of and of.actor else []

    def _is_in_compound(self, line: Line, mention: Mention) -> bool:
        """True for the name in "X-backed Y", where the parser takes it for the noun."""
        after = line.doc[mention.end : mention.end + 2]
        return len(after) == 2 and after[0].text == "-" and after[1].lower_ in _TIED

    def _compounded(self, line: Line, mention: Mention, depth: int) -> list[Referent]:
        """Y in "X-backed Y"."""
        for i in range(mention.end + 2, min(len(line.doc), mention.end + 6)):
            other = line.at.get(i)
            if other and other.actor and other.how != "demonym":
                return [referent(other.actor, other.how)]
            if line.doc[i].pos_ == "NOUN":
                return self.one(line, line.doc[i], depth + 1)
            if line.doc[i].pos_ not in ("ADJ", "PROPN") and not other:
                break
        return []

    def _part(self, line: Line, token: "Token", depth: int) -> list[Referent]:
        """Of whom it is a part: "dozens of X", "the top of the Y", "members of Z"."""
        if token.lower_ not in _PARTS:
            return []
        named = [c for c in token.children if c.dep_ == "compound" and c.i in line.at]
        if named and token.lower_ in ("group", "wing"):
            return []
        whole = [c for c in token.children if c.dep_ == "nmod" and preposition(c) in ("of", "in")]
        return [r for word in whole for r in self.one(line, word, depth + 1)]

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
            return [referent(person.actor, person.how)]
        if token.i + 1 < len(line.doc) and lemma(token) in lex.TITLES:
            after = token.i + 1
            leads = lemma(token) in lex.LEADING | lex.SPEAKING
            while leads and after + 1 < len(line.doc) and line.doc[after].lower_ in lex.HONORIFICS:
                after += 1  # "X's head Mullah A"
            mention = line.at.get(after)
            if mention and mention.actor and self.cast.kind(mention.actor) == "person":
                return [referent(mention.actor, mention.how)]
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
                    return [referent(mention.actor, "apposition")]
        if token.lower_ in lex.GROUP_NOUNS and (named := set_after(line, token)):
            is_group = self.cast.kind(named.actor) in ("armed-group", "coalition", "political-body")
            if is_group and named.how in ("name", "new"):
                return [referent(named.actor, "apposition")]
        if named := known_as(line, token):
            return [referent(named.actor, "apposition")]
        after = line.at.get(token.i + 1)
        if (
            token.lower_ in lex.GROUP_NOUNS | _BESIDE
            and after
            and after.actor
            and after.how in ("name", "new")
        ):
            return [referent(after.actor, after.how)]
        return []

    def _set_beside(self, line: Line, token: "Token") -> list[Referent]:
        """X for the noun in "X, a group that Y arms"."""
        if token.lower_ not in lex.GROUP_NOUNS | POWERS:
            return []
        if any(c.dep_ == "cop" for c in token.children):  # "X is the only country that backs Y"
            subjects = [c for c in token.children if c.dep_ == "nsubj"]
            return [r for c in subjects for r in self.one(line, c, 3)]
        if token.dep_ != "appos":
            return []
        mention = line.at.get(token.head.i)
        named = mention and mention.actor and mention.how in ("name", "new")
        return [referent(mention.actor, "apposition")] if named else []

    # --- "the two warring sides", "both parties", "each side"
    def _sides(self, line: Line, token: "Token") -> list[Referent]:
        plural = "Plur" in token.morph.get("Number")
        if lemma(token) not in lex.SIDES or not self.pair:
            return []
        markers = {c.lower_ for c in token.children if c.i < token.i}
        both = markers & _PAIR and (plural or "each" in markers)
        if both or (plural and "the" in markers and not markers - {"the", "two"}):
            return [referent(actor, "sides") for actor in self.pair]
        return []


def _ids(found: list[Referent]) -> set[str]:
    return {r.actor for r in found}
