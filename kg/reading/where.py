"""Where: the place that a word names, or that a phrase such as "areas near X" leads to."""

from typing import TYPE_CHECKING

from kg.reading.lexicon import LOCATIVE, PLACE_HEADS, PLACE_NOUNS, words

if TYPE_CHECKING:
    from kg.reading.cast import Line
    from kg.reading.reference import References
    from kg.reading.tokens import Token

_VAGUE = (
    PLACE_HEADS
    | PLACE_NOUNS
    | words(
        "outskirts part suburbs areas area part parts positions ground swathes "
        "neighbourhoods centre center edge border string number series stretch swathe "
        "ring handful dozen most much half quarter third majority rest north "
        "south east west control streets towns villages cities"
    )
)


def place_of(refs: "References", line: "Line", words: list["Token"]) -> str:
    """The id of the first place that these words name; empty when none does."""
    for word in words:
        if found := _place(refs, line, word, 0):
            return found
    return ""


def _place(refs: "References", line: "Line", word: "Token", depth: int) -> str:
    mention = line.at.get(word.i)
    if mention:
        return mention.place if word.i >= mention.start else ""
    if word.lower_ == "capital" and _only_the(word):
        return refs.capital
    if depth > 2:
        return ""
    inner = [c for c in word.children if c.dep_ in ("nmod", "appos", "compound", "flat", "obl")]
    if word.lower_ in _VAGUE or any(_case(c) in LOCATIVE for c in inner):
        for child in sorted(inner, key=lambda c: c.i < word.i):
            leads = child.dep_ != "nmod" or _case(child) in LOCATIVE | {"of", ""}
            if leads and (found := _place(refs, line, child, depth + 1)):
                return found
    return ""


def _case(token: "Token") -> str:
    return next((c.lower_ for c in token.children if c.dep_ == "case"), "")


def _only_the(word: "Token") -> bool:
    return any(c.lower_ == "the" for c in word.children)
