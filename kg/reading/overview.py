"""Overview: where an article is set, and by which nouns it calls its groups."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from kg.reading.gazetteer import is_locative
from kg.reading.lexicon import GROUP_NOUNS, words

if TYPE_CHECKING:
    from kg.reading.cast import Cast, Line
    from kg.reading.gazetteer import Mention

# nouns for the same sort of group: what is called by one is not meant by another row's
_SORTS = tuple(
    words(row)
    for row in (
        "rebel rebels insurgent insurgents insurgency guerrilla guerrillas guerilla rebellion "
        "opposition contra contras",
        "militant militants jihadist jihadists extremist extremists terrorist terrorists islamists "
        "insurgent insurgents",
        "separatist separatists secessionists rebels",
        "militia militias paramilitary paramilitaries militiamen",
    )
)


def sort_of(noun: str) -> frozenset[str]:
    """All nouns for the sort of group that this noun is for; none where it is for any sort."""
    return frozenset(word for row in _SORTS if noun in row for word in row)


GROUPS = ("armed-group", "coalition", "political-body")


def nouns_of_groups(lines: Iterable["Line"], cast: "Cast") -> dict[str, set[str]]:
    """By which group nouns each actor is called, where noun and name stand side by side."""
    called: dict[str, set[str]] = defaultdict(set)
    for line in lines:
        for mention in line.mentions:
            if not mention.actor or cast.kind(mention.actor) not in GROUPS:
                continue
            near = [*line.doc[mention.end : mention.end + 2]]
            near += [*line.doc[max(0, mention.start - 2) : mention.start]]
            near += [*line.doc[mention.start : mention.end]]
            called[mention.actor] |= {t.lower_ for t in near if t.lower_ in _CALLING}
    return called


_CALLING = frozenset(w for row in _SORTS for w in row) & (GROUP_NOUNS | words("rebel insurgent"))


def setting_of(lines: Iterable["Line"], cast: "Cast") -> str:
    """The state in which an article is set: named most, places within it and "in X" above all."""
    count: Counter[str] = Counter()
    for line in lines:
        for mention in line.mentions:
            if not mention.actor or cast.kind(mention.actor) != "state":
                continue
            if mention.end < len(line.doc) and line.doc[mention.end].text == "-":
                continue
            weight = 3 if is_locative(line.doc[mention.start]) else 1
            weight += 2 * _is_from_within(line, mention)
            count[mention.actor] += weight * (2 if line.headline else 1)
    if not count:
        return ""
    (state, most), *others = count.most_common(2)
    return state if most > 1 and (not others or most > others[0][1]) else ""


def _is_from_within(line: "Line", mention: "Mention") -> bool:
    """True for "Xland's former president", "the capital of Xland", "the government of Xland"."""
    after = [t for t in line.doc[mention.end : mention.end + 3] if t.lower_ not in ("'s", "'")]
    behind = after[1:2] if after and after[0].pos_ == "ADJ" else after[:1]
    before = [t.lower_ for t in line.doc[max(0, mention.start - 2) : mention.start]]
    of = len(before) == 2 and before[1] in ("of", ",") and before[0] in ("government", "capital")
    owns = bool(after) and line.doc[mention.end].lower_ in ("'s", "'")
    return of or any(t.lower_ in (_OWNED if owns else _INSIDE) for t in behind)


_INSIDE = words(
    "palace parliament capital rebels rebel government civil army opposition insurgents militants "
    "town city province border president conflict war crisis"
)
# a summit is held in a neighbour's capital or town
_OWNED = _INSIDE - words("capital town city province border")
