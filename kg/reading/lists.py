"""Lists: the further members of the list that a name stands in, read off the order of words."""

from itertools import pairwise

from kg.reading.cast import Line
from kg.reading.gazetteer import Mention
from kg.reading.lexicon import HONORIFICS
from kg.reading.misread import beside


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
    if new_clause(line, a, b):
        return False
    if b.how == "demonym" or a.how == "demonym":
        return False
    if gap == [","] and _leads_in(line, a, b):
        return False
    return (
        bool(gap)
        and len(gap) <= 4
        and all(w in (",", "and", "or", "the", "&", "both") for w in gap)
        and gap != ["the"]
    )


def _leads_in(line: Line, a: Mention, b: Mention) -> bool:
    """True for "within A, B did": B is the subject of what follows and A of nothing."""
    first, second = line.head(a), line.head(b)
    return second.dep_.startswith("nsubj") and first.dep_ in ("obl", "nmod", "obj")


def new_clause(line: Line, a: Mention, b: Mention) -> bool:
    """True when b is no further member of a's list: "X supports A, and B supports C"."""
    at = a.start - 1
    while at > 0 and (line.doc[at].pos_ in ("DET", "ADJ") or line.doc[at].lower_ in HONORIFICS):
        at -= 1
    governed = at >= 0 and line.doc[at].pos_ == "VERB" and line.doc[at].dep_ != "case"
    return governed and _clause_begins(line, b)


def _clause_begins(line: Line, mention: Mention) -> bool:
    """True when a name is the subject of a new clause: "X supports A, and B supports C"."""
    after = line.doc[mention.end] if mention.end < len(line.doc) else None
    return after is not None and (after.pos_ in ("VERB", "AUX") and after.dep_ != "acl"
                                  or beside(line, after) is not None)  # fmt: skip
