"""Groups that have no name of their own: "Syrian rebels", "Islamist militias", "anti-X fighters".

A noun for a non-state group with a word that tells which one becomes an actor of its own. "Turkish
troops" are Turkey, "Taliban fighters" the Taliban: those are resolved by reference instead.
"""

from typing import TYPE_CHECKING

from kg.reading import lexicon as lex
from kg.reading.gazetteer import Mention

if TYPE_CHECKING:
    from kg.reading.cast import Cast, Line

_TELLING = lex.words(
    "islamist jihadist shiite shia sunni separatist rebel opposition tribal kurdish pro anti "
    "local government loyalist secessionist communist marxist maoist leftist rightist democratic "
    "eastern western northern southern unidentified foreign christian muslim druze arab dissident "
    "nationalist"
)
_GROUPS = frozenset(n for n in lex.GROUP_NOUNS if n.endswith("s")) | lex.words(
    "militia militiamen gunmen tribesmen"
)


def described_groups(line: "Line", mentions: list[Mention], cast: "Cast") -> list[Mention]:
    """The mentions, with those of nameless groups added; a nationality is taken into its group."""
    at = {i: m for m in mentions for i in range(m.start, m.end)}
    kept = list(mentions)
    for token in line.doc:
        if token.i in at:
            continue
        if token.lower_ in _BODIES | _GROUPS and (tied := _tied(line, token.i)):
            led = line.doc[tied[0].end - 2].lower_ in lex.LED or token.lower_ in (
                "coalition",
                "alliance",
            )
            if led or token.lower_ in _GROUPS:
                kept = [m for m in kept if not (tied[0].start <= m.start and m.end <= tied[0].end)]
                actor = cast.propose(tied[1], "coalition" if led else "armed-group")
                kept.append(Mention(tied[0].start, tied[0].end, actor, "", "new"))
                continue
        if token.lower_ not in _GROUPS:
            continue
        group = _group(line, token.i, at)
        if group is None:
            continue
        kept = [m for m in kept if not (group.start <= m.start and m.end <= group.end)]
        name = line.doc[group.start : group.end].text
        kept.append(Mention(group.start, group.end, cast.propose(name, "armed-group"), "", "new"))
    return kept


_TIED = lex.BACKED | lex.ALLIED | lex.LED
_BODIES = lex.words("coalition alliance force forces troops")


def _tied(line: "Line", noun: int) -> tuple[Mention, str] | None:
    """ "X-led coalition", "X-backed rebels", with nothing else that tells which: named so."""
    doc, i = line.doc, noun - 1
    while (
        i > 1 and i not in line_at(line) and doc[i].pos_ in ("ADJ", "NOUN") and doc[i].text != "-"
    ):
        if doc[i].lower_ in _TIED:
            break
        i -= 1
    if i < 2 or doc[i].lower_ not in _TIED or doc[i - 1].text != "-":
        return None
    owner = next((m for m in line.inner if m.end == i - 1 and m.actor), None)
    if owner is None:
        return None
    name = f"{doc[owner.start : i + 1].text} {doc[noun].text}"
    return Mention(owner.start, noun + 1), name


def line_at(line: "Line") -> set[int]:
    """The tokens that known names cover."""
    return {i for m in line.inner for i in range(m.start, m.end)}


def _group(line: "Line", noun: int, at: dict[int, Mention]) -> Mention | None:
    doc, start, tells = line.doc, noun, False
    if doc[noun].lower_ in ("group", "groups", "front", "movement") and noun and at.get(noun - 1):
        return None
    while start:
        before = doc[start - 1]
        known = at.get(before.i)
        if known is not None:
            if known.start > 1 and doc[known.start - 1].text == "-":
                named = doc[known.start - 2].lower_ in ("pro", "anti")
                return Mention(known.start - 2, noun + 1) if named else None
            if known.how == "demonym" and not _hyphenated(doc, known, start):
                start, tells = known.start, True
            break
        if before.lower_ in _TELLING or before.lower_.endswith(("-islamist",)):
            start, tells = start - 1, True
            continue
        nation = at.get(start - 2)
        if before.pos_ != "ADJ" or not before.text.islower() or not nation:
            break
        if nation.how != "demonym":
            break
        start -= 1
    return Mention(start, noun + 1) if tells and start < noun else None


def _hyphenated(doc, known: Mention, start: int) -> bool:
    return known.end < len(doc) and doc[known.end].text == "-"
