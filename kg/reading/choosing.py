"""Choosing: which of the known names that overlap in a sentence is meant: the longest, unless it is
only part of a longer name that is not known ("Xlandish" in "Xlandish Democratic Front")."""

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.reading import lexicon as lex
from kg.reading.gazetteer import Gazetteer, Mention, is_locative
from kg.reading.names import BODY_NOUNS, PARTICLES, QUARTERS, Range, trimmed
from kg.reading.tokens import text_of

if TYPE_CHECKING:
    from kg.reading.line import Line
    from kg.reading.tokens import Doc

# "the Xland Foreign Ministry", "X National Security Adviser": no actors of their own
PARTS_OF_STATES = lex.ORG_STATE | lex.words(
    "foreign defense defence interior national supreme security press finance justice force "
    "forces state homeland special operations revolutionary high chief court islamic general "
    "shariah sharia armed arab air police guard guards guardsmen republican border coast land "
    "ground royal imperial joint staff group movement organisation organization council's "
    "commander ministers people's liberation peoples soldier soldiers troops fleet wing service "
    "services ministry affairs of and civil"
)
_UNITS = lex.words("brigade battalion division regiment corps unit company squadron command")
_PARTS_OF_GROUPS = PARTS_OF_STATES | lex.words("militia front brigades brigade party political")
_SMALL = PARTICLES | lex.words("of for the and in to on - 's '")


def is_title_case(doc: "Doc") -> bool:
    """True for a headline that capitalises most of its words."""
    if len(doc) and doc[-1].text in (".", "!", "?", '"'):
        return False
    long = [t for t in doc if t.is_alpha and len(t.text) > 3]
    return len(long) > 3 and sum(t.text[0].isupper() for t in long) > 0.7 * len(long)


def choose(
    line: "Line", known: Gazetteer, own: frozenset[str], names: list[Range]
) -> list[Mention]:
    """The known names that are meant in a sentence, without overlaps; `own` are the short names
    that the article itself gives to others, `names` the runs of capitalised words."""
    doc = line.doc
    line.inner = [m for m in line.inner if text_of(doc[m.start : m.end]) not in own]
    names = [] if is_title_case(doc) else [r for run in names if (r := trimmed(doc, *run))]
    bodies = [r for r in names if _is_own_body(line, known, r)]
    taken, chosen = [False] * len(doc), []
    by_range: dict[Range, list[Mention]] = defaultdict(list)
    for mention in line.inner:
        by_range[mention.start, mention.end].append(mention)
    for (start, end), same in sorted(by_range.items(), key=lambda r: (r[0][0] - r[0][1], r[0])):
        if any(taken[start:end]) or any(a <= start and end <= b for a, b in bodies):
            continue
        if any(a <= start < end <= b for a, b in names if _is_part(line, known, (a, b), same)):
            continue
        taken[start:end] = [True] * (end - start)
        chosen.append(_merge(doc, same))
    return chosen


def _merge(doc: "Doc", same: list[Mention]) -> Mention:
    actor = next((m for m in same if m.actor), None)
    place = next((m.place for m in same if m.place), "")
    start, end = same[0].start, same[0].end
    if actor is None:
        return Mention(start, end, "", place, "place")
    owns = end < len(doc) and doc[end].lower_ in ("'s", "'")
    if actor.how == "metonym" and place and is_locative(doc[start]) and not owns:
        return Mention(start, end, "", place, "place")
    how = "name" if actor.how == "scraped" else actor.how
    return Mention(start, end, actor.actor, place if how in ("name", "metonym") else "", how)


def _is_own_body(line: "Line", known: Gazetteer, name: Range) -> bool:
    """True when a name that holds a known one is a body of its own."""
    start, end = name
    inside = [m for m in line.inner if start <= m.start and m.end <= end]
    if not inside or any((m.start, m.end) == name for m in inside):
        return False
    within = {i for m in inside for i in range(m.start, m.end)}
    rest = [t.lower_ for t in line.doc[start:end] if t.i not in within and t.lower_ not in _SMALL]
    if _head(line.doc, name) not in BODY_NOUNS or set(rest) <= _UNITS:
        return False
    first = next((m for m in inside if m.start == start), None)
    kind = known.actors[first.actor].kind if first and first.actor else ""
    if kind == "international-organisation":
        return False
    if kind in ("armed-group", "political-body", "coalition", "government"):
        return not set(rest) <= _PARTS_OF_GROUPS
    if kind == "person":
        return rest[-1] in lex.ORG_ARMED | lex.GROUP_NOUNS
    if kind == "" and first is not None:
        return len(rest) > 1 or rest[0] in lex.ORG_ARMED
    return not set(rest) <= PARTS_OF_STATES


def _head(doc: "Doc", name: Range) -> str:
    """The noun that a body's name is of: the last word, or the last before "of" or "for"."""
    words = [t.lower_ for t in doc[slice(*name)]]
    of = next((i for i, word in enumerate(words) if i and word in ("of", "for")), len(words))
    return words[of - 1]


def _is_part(line: "Line", known: Gazetteer, name: Range, same: list[Mention]) -> bool:
    """True for a surname after another first name, and for a place in a longer name."""
    start, end = same[0].start, same[0].end
    if not (name[0] <= start and end <= name[1]) or (start, end) == name:
        return False
    covered = {i for m in line.inner for i in range(m.start, m.end)}
    doc = line.doc
    before = start > name[0] and _name_word(doc, start - 1) and start - 1 not in covered
    after = end < name[1] and _name_word(doc, end) and end not in covered
    kinds = {known.actors[m.actor].kind for m in same if m.actor}
    if kinds == {"person"}:
        return before
    if kinds == {"state"}:
        return before and doc[start - 1].lower_ in QUARTERS
    if not kinds:
        return before or after
    return False


def _name_word(doc: "Doc", i: int) -> bool:
    return doc[i].text[0].isupper() and doc[i].lower_ not in lex.TITLES
