"""Needs: what a rule asks to stand in its slots."""

from functools import lru_cache
from typing import TYPE_CHECKING

from kg.reading import lexicon as lex
from kg.reading.cast import Line
from kg.reading.complements import Slots
from kg.reading.forms import lemma
from kg.reading.reference import References
from kg.reading.where import place_of

if TYPE_CHECKING:
    from kg.reading.tokens import Token


def _is_arms(word: "Token") -> bool:
    """True for weapons, also within "some ten crates' worth of rifles" or a list."""
    every = [word, *(t for t in word.subtree if t.pos_ in ("NOUN", "PROPN"))]
    return any("weapons" in (lex.THINGS.get(lemma(w)), lex.THINGS.get(w.lower_)) for w in every)


def _parts(word: "Token") -> list["Token"]:
    """What it is a part of: the villages in "six of its villages"."""
    many = word.pos_ == "NUM" or word.lower_ in ("most", "much", "all", "some", "several", "parts")
    return [c for c in word.children if c.dep_ == "nmod"] if many else []


def _is_ground(line: Line, word: "Token") -> bool:
    """True for a town, a base, a position, and for a name that is nobody's."""
    unknown = word.pos_ == "PROPN" and word.i not in line.at
    return lemma(word) in lex.PLACE_HEADS | _GROUND or unknown


_GROUND = lex.words(
    "position territory building checkpoint village defence defense stronghold ground bridge "
    "prison barracks outpost headquarters crossing hill road airfield swathe garrison fort camp "
    "bunker airstrip depot station"
)


def told_as(slots: str, words: frozenset[str]) -> str:
    """A need in words, for whoever asks why a rule does not fire."""
    what = "anything" if "*" in words else " or ".join(sorted(words))
    return f"{what} as {slots.replace('|', ' or ')}"


@lru_cache(maxsize=1024)
def _barred(wanted: frozenset[str]) -> frozenset[str]:
    """The words that a need bars; none where it asks for its words."""
    barred = frozenset(word[1:] for word in wanted if word[0] == "!")
    return barred | wanted if barred else barred


def is_met(refs: References, line: Line, found: Slots, need: tuple[str, frozenset[str]]) -> bool:
    """True where one of the words that a rule needs stands in its slot."""
    names, wanted = need
    words = [w for name in names.split("|") for w in found[name]]
    if "*" in wanted:
        return bool(words)
    if "!*" in wanted:
        return not words
    if barred := _barred(wanted):
        return not any(lemma(w) in barred or w.lower_ in barred for w in words)
    if "@arms" in wanted:
        return any(_is_arms(w) for w in words)
    if "@armed" in wanted:
        kinds = {refs.cast.kind(r.actor) for word in words for r in refs.resolve(line, word)}
        return bool(kinds & {"armed-group", "coalition"})
    if wanted & {"@place", "@ground"} and any(place_of(refs, line, [w]) for w in words):
        return True
    if "@ground" in wanted and any(_is_ground(line, p) for w in words for p in (w, *_parts(w))):
        return True
    return any(lemma(w) in wanted or w.lower_ in wanted for w in words)
