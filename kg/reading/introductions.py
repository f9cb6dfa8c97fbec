"""Introductions: the actors and places that an article itself brings in, and by which names.

A full name comes first and a shorter one later; an acronym in brackets belongs to the name before
it. A known person is recognised in a new spelling of the full name, and said to be so (`how` is
`transliteration`); otherwise nothing is taken for a known actor by likeness.
"""

from collections import Counter, defaultdict
from typing import TYPE_CHECKING

from kg.likeness import skeleton
from kg.reading import lexicon as lex
from kg.reading.choosing import PARTS_OF_STATES, choose, is_title_case
from kg.reading.gazetteer import Mention
from kg.reading.groups import PEOPLES
from kg.reading.kinds import votes, winner
from kg.reading.line import Line
from kg.reading.names import BODY_NOUNS, Range, free, runs, trimmed
from kg.reading.tokens import text_of
from kg.reading.variants import (
    abbreviates,
    bracketed,
    same_spelling,
    short_bodies,
    short_forms,
    surnames,
)

if TYPE_CHECKING:
    from kg.reading.cast import Cast
    from kg.reading.tokens import Doc

_BODY_KINDS = (
    "armed-group",
    "political-body",
    "international-organisation",
    "company",
    "coalition",
)
_ORDINALS = lex.words("first second third fourth fifth sixth seventh eighth ninth tenth")


class Introductions:
    """The new names of one article; `chosen` are the known names that are meant, per line."""

    def __init__(self, lines: list[Line], cast: "Cast") -> None:
        self.cast, self.known = cast, cast.known
        self.runs = {line.number: runs(line.doc) for line in lines}
        pairs = [pair for line in lines for pair in _introduced(line, self.runs[line.number])]
        own = frozenset(s for line, long, s in pairs if self._is_others(line, long, s))
        self.chosen = {
            line.number: choose(line, self.known, own, self.runs[line.number]) for line in lines
        }
        self.names = {
            line.number: free(line.doc, self._covered(line), self.runs[line.number])
            for line in lines
        }
        self._tally(lines)
        self.alias = {s: self._bearer(line, long) for line, long, s in pairs}
        self._learn_persons(lines)
        self._free_surnames(lines)
        self.bodies = short_bodies({*self._known_bodies(lines), *self._new_bodies()})
        self._only_from_the_body(lines)

    def _covered(self, line: Line) -> list[bool]:
        covered = [False] * len(line.doc)
        for mention in self.chosen[line.number]:
            covered[mention.start : mention.end] = [True] * (mention.end - mention.start)
        return covered

    # --- what the article says of each name
    def _tally(self, lines: list[Line]) -> None:
        count: dict[str, Counter[str]] = defaultdict(Counter)
        seen: Counter[str] = Counter()
        for line in lines:
            if line.headline:
                continue
            for start, end in self.names[line.number]:
                seen[text_of(line.doc[start:end])] += 1
        self.spelling = same_spelling(seen)
        for line in lines:
            if not line.headline:
                for start, end in self.names[line.number]:
                    name = self.spelling[text_of(line.doc[start:end])]
                    count[name].update(votes(line.doc, start, end))
        self.tallies = count
        self.kinds = {name: winner(tally) for name, tally in count.items()}

    def _learn_persons(self, lines: list[Line]) -> None:
        fulls = [n for n, kind in self.kinds.items() if kind == "person" and " " in n]
        self.surnames = surnames(fulls)
        self.known_persons: dict[str, str] = {}
        for line in lines:
            for mention in self.chosen[line.number]:
                text = text_of(line.doc[mention.start : mention.end])
                if mention.actor and self.known.actors[mention.actor].kind == "person":
                    for short in short_forms(text):
                        self.known_persons.setdefault(short.lower(), mention.actor)
        self.alike: dict[str, str] = {}
        for name in fulls:
            same = self.known.alike.get(skeleton(name), ())
            if len(same) == 1 and " " in skeleton(name):
                self.alike[name] = next(iter(same))

    def _free_surnames(self, lines: list[Line]) -> None:
        """A surname is that of the person whom the article names in full, though a known one,
        whom it does not, bears it too."""
        in_full = set(self.known_persons.values())
        for line in lines:
            for mention in list(self.chosen[line.number]):
                text = text_of(line.doc[mention.start : mention.end])
                if text.lower() not in self.surnames or not mention.actor:
                    continue
                is_person = self.known.actors[mention.actor].kind == "person"
                if is_person and mention.actor not in in_full:
                    self.chosen[line.number].remove(mention)
                    self.names[line.number].append((mention.start, mention.end))

    def _new_bodies(self) -> list[str]:
        return [name for name, kind in self.kinds.items() if kind in _BODY_KINDS]

    def _known_bodies(self, lines: list[Line]) -> list[str]:
        """The known bodies of the article by the names that it uses; they get no new actor."""
        found = []
        for line in lines:
            for mention in self.chosen[line.number]:
                if mention.actor and self.known.actors[mention.actor].kind in _BODY_KINDS:
                    name = text_of(line.doc[mention.start : mention.end])
                    self.alias.setdefault(name, mention.actor)
                    found.append(name)
        return found

    def _only_from_the_body(self, lines: list[Line]) -> None:
        """A headline capitalises what it likes: a new name counts where the text has it too."""
        told = {name.lower() for name in self.kinds} | set(self.surnames) | set(self.alias)
        for line in lines:
            if line.headline or is_title_case(line.doc):
                covered = self._covered(line)
                self.names[line.number] = _told(line.doc, covered, told)

    # --- acronyms that the article introduces
    def _is_others(self, line: Line, long: Range, short: str) -> bool:
        """True when the long name is not that of the actor who is known by the short one."""
        exact = {m.actor for m in line.inner if (m.start, m.end) == long and m.actor}
        return not any(
            m.actor in exact for m in line.inner if text_of(line.doc[m.start : m.end]) == short
        )

    def _bearer(self, line: Line, long: Range) -> str:
        """The known actor (its id) or the new name that a short name stands for."""
        for mention in self.chosen[line.number]:
            if (mention.start, mention.end) == long and mention.actor:
                return mention.actor
        text = text_of(line.doc[slice(*long)])
        return self.spelling.get(text, text)

    # --- mentions
    def mentions(self, line: Line) -> list[Mention]:
        """All mentions of a sentence, the known names that are meant among them."""
        found = list(self.chosen[line.number])
        for start, end in self.names[line.number]:
            if text_of(line.doc[start:end]).lower() in PEOPLES:
                continue  # who of a people is in arms, `groups` tells
            if mention := self._mention(line.doc, start, end):
                found.append(mention)
        return [*found, *self._opening(line, found)]

    def _opening(self, line: Line, found: list[Mention]) -> list[Mention]:
        """A surname that opens a sentence, where every word has a capital."""
        first = line.doc[0] if len(line.doc) else None
        if first is None or any(m.start == 0 for m in found) or not first.text[0].isupper():
            return []
        full = self.surnames.get(first.lower_, "")
        if not full or first.text not in full.split()[-1] or first.pos_ not in ("NOUN", "PROPN"):
            return []
        mention = self._mention(line.doc, 0, 1)
        return [mention] if mention else []

    def _mention(self, doc: "Doc", start: int, end: int) -> Mention | None:
        text = text_of(doc[start:end])
        name = self.alias.get(text) or self.alias.get(self.spelling.get(text, text)) or text
        if name in self.known.actors:
            return Mention(start, end, name, "", "name")
        name = self.spelling.get(name, name)
        if actor := self._person(name):
            return Mention(start, end, *actor)
        name = self._full(name)
        name = self.alias.get(name, name) if name != text else name
        if name in self.known.actors:
            return Mention(start, end, name, "", "name")
        kind = self.kinds.get(name, "")
        if kind in ("media", "thing"):
            return None
        if kind == "place":
            return Mention(start, end, "", self.cast.propose_place(name), "place")
        if not kind or len(name) < 2 or self._is_unit(name) or _is_designation(name):
            self.cast.unclear[name] += 1
            return None
        return Mention(start, end, self.cast.propose(name, kind), "", "new")

    def _is_unit(self, name: str) -> bool:
        """True for a part of a state or an army, unless the article gives it an acronym."""
        return name not in self.alias.values() and _is_unit(name)

    def _person(self, name: str) -> tuple[str, str, str] | None:
        """A known person: by the surname after the full name, or by another spelling of it."""
        low = name.lower()
        if low in self.known_persons and self.kinds.get(name) in ("person", "", None):
            return self.known_persons[low], "", "name"
        full = self.surnames.get(low, name) if self._may_be_person(name) else name
        if full in self.alike:
            return self.alike[full], "", "transliteration"
        return None

    def _full(self, name: str) -> str:
        low = name.lower()
        if self._may_be_person(name):
            full = self.surnames.get(low) or self.surnames.get(f"~{skeleton(name)}")
            if full and full != name:
                return full
        if low in self.bodies and self.kinds.get(name, "") in ("", *_BODY_KINDS):
            return self.bodies[low]
        return name

    def _may_be_person(self, name: str) -> bool:
        """False where the article uses a name firmly for something else."""
        kind = self.kinds.get(name, "")
        return kind in ("person", "") or self.tallies[name][kind] < 4


def _introduced(line: Line, names: list[Range]) -> list[tuple[Line, Range, str]]:
    """Short names set in brackets, or after "or", behind the name that they stand for."""
    doc, found = line.doc, []
    ends = {r[1]: r for run in names if (r := trimmed(doc, *run))}
    for end, start, close in bracketed(doc):
        long, short = ends.get(end), text_of(doc[start:close])
        if long and _stands_for(short, text_of(doc[slice(*long)])):
            found.append((line, long, short))
    for token in doc[1:-1]:
        if token.lower_ == "or" and token.nbor(-1).text == "," and (long := ends.get(token.i - 1)):
            first = token.i + 2 if token.nbor().lower_ == "the" else token.i + 1
            short = doc[first].text if first < len(doc) else ""
            if short and abbreviates(short, text_of(doc[slice(*long)])):
                found.append((line, long, short))
    return found


def _stands_for(short: str, name: str) -> bool:
    words = short.split()
    if len(words) == 1 and "-" not in short:
        return short[0].isupper() and abbreviates(short, name)
    # a translation: "Jund al-Xland (Soldiers of Xland)"
    body = bool({w.lower() for w in words} & BODY_NOUNS)
    return body and all(w[0].isupper() for w in (words[0], words[-1])) and len(words) > 1


def _told(doc: "Doc", covered: list[bool], told: set[str]) -> list[Range]:
    """Where names that the text has stand in a headline, the longest first."""
    found, i = [], 0
    while i < len(doc):
        for end in range(min(len(doc), i + 7), i, -1):
            text = text_of(doc[i:end])
            if text[0].isupper() and text.lower() in told and not any(covered[i:end]):
                found.append((i, end))
                i = end
                break
        else:
            i += 1
    return found


def _is_unit(name: str) -> bool:
    """True for a part of an army or a state: no actor of its own."""
    words = name.lower().replace("-", " ").split()
    if len(words) == 1 and words[0] in BODY_NOUNS - lex.words("hezbollah taliban"):
        return True
    if words[0] in _ORDINALS and words[-1] in BODY_NOUNS:
        return True
    return set(words) <= PARTS_OF_STATES


def _is_designation(name: str) -> bool:
    """True for what letters and digits name: aircraft, missiles, roads."""
    return any(c.isdigit() for c in name) and "-" in name
