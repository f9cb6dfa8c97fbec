"""Lists: the further members of the list that a name stands in, read off the order of words."""

from itertools import pairwise

from kg.reading.cast import Line
from kg.reading.gazetteer import Mention


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
    if gap == [","] and _new_clause(line, a, b):
        return False
    return (
        bool(gap)
        and len(gap) <= 4
        and all(w in (",", "and", "or", "the", "&", "both") for w in gap)
        and gap != ["the"]
    )


def _new_clause(line: Line, a: Mention, b: Mention) -> bool:
    """True for "within A, B did": B is the subject of what follows and A of nothing."""
    first, second = line.head(a), line.head(b)
    return second.dep_.startswith("nsubj") and first.dep_ in ("obl", "nmod", "obj")
