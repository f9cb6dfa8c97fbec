"""Together: who does a thing jointly: "X and Y fought side by side", "hand in hand with Y".

The parser takes the words of such a phrase for objects and places, so the words themselves tell.
"""

from typing import TYPE_CHECKING

from kg.reading.complements import Slots
from kg.reading.forms import lemma
from kg.reading.lexicon import words

if TYPE_CHECKING:
    from kg.reading.tokens import Token

_DOING = words(
    "fight battle work act operate attack move march serve cooperate plot conspire advance "
    "struggle collaborate campaign coordinate plan train patrol strike bomb stand go walk ally "
    "band drive push seize take capture retake recapture rout storm expel control hold launch lead "
    "govern rule rise defend besiege"
)
_PHRASES = tuple(
    tuple(row.split())
    for row in (
        "together", "jointly", "side by side", "hand in hand", "hand in glove", "arm in arm",
        "hand - in - hand", "hand - in - glove", "side - by - side", "shoulder to shoulder",
        "in tandem", "in concert", "in parallel", "in unison", "in lockstep",
        "on the same side",
    )
)  # fmt: skip
_LONGEST = max(len(phrase) for phrase in _PHRASES)
_REACH = 4


def add_partners(verb: "Token", found: Slots) -> None:
    """The slot `together` of a verb that is done jointly, and `partner`: with whom."""
    if lemma(verb) not in _DOING or (end := _end_of_phrase(verb)) == 0:
        return
    found["together"].append(verb)
    found["object"] = [t for t in found["object"] if not verb.i < t.i < end]
    doc = verb.doc
    while end < len(doc) and doc[end].lower_ in ('"', "'", "\u201d", "\u2019", "closely"):
        end += 1
    if end < len(doc) and doc[end].lower_ in ("with", "alongside"):
        found["partner"] += found[doc[end].lower_] or [doc[end].head]
        found["alongside"] += found.pop("with", found["partner"])


def _end_of_phrase(verb: "Token") -> int:
    """Where a phrase for "jointly" ends that stands close behind or right before the verb; else 0.

    >>> from kg.reading.pipeline import parse
    >>> [doc] = parse(["They fought side by side."])
    >>> _end_of_phrase(doc[1])
    5
    """
    doc = verb.doc
    if verb.i and doc[verb.i - 1].lower_ in ("together", "jointly"):
        return verb.i + 1
    for start in range(verb.i + 1, min(verb.i + 1 + _REACH, len(doc))):
        near = tuple(t.lower_ for t in doc[start : start + _LONGEST])
        for phrase in _PHRASES:
            if near[: len(phrase)] == phrase:
                return start + len(phrase)
        if doc[start].text in (",", ";", ":") or doc[start].pos_ in ("VERB", "SCONJ"):
            return 0
    return 0
