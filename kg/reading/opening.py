"""Opening: the phrase or the name that begins right after a word, read off the order of words."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from kg.reading import lexicon as lex

if TYPE_CHECKING:
    from kg.reading.cast import Line
    from kg.reading.tokens import Token

    Kind = Callable[[str], str]

NOUNS = ("NOUN", "PROPN")


def name_after(line: "Line", i: int) -> "Token | None":
    """The name that stands right after a verb, past an article."""
    if i < len(line.doc) and line.doc[i].lower_ == "the":
        i += 1
    mention = line.at.get(i)
    ends = mention and (mention.end >= len(line.doc) or line.doc[mention.end].pos_ not in NOUNS)
    if not mention or not mention.actor or mention.how == "demonym" or not ends:
        return None
    after = line.doc[mention.end].text if mention.end < len(line.doc) else ""
    return None if after in ("-", "'s") else line.head(mention)


def is_owned(line: "Line", start: int) -> bool:
    """True after a preposition or adjective: "on Xland attacks", where a noun is likelier."""
    before = line.doc[start - 1] if start else None
    return before is not None and before.pos_ == "ADP"


_OPENING = ("DET", "ADJ", "PROPN", "NUM", "PRON")


def phrase_after(line: "Line", i: int) -> "Token | None":
    """The head of the phrase that begins at a word; none where none begins."""
    doc = line.doc
    i += i < len(doc) and doc[i].lower_ == "both"
    if i >= len(doc):
        return None
    if doc[i].pos_ in NOUNS and doc[i].lower_ in lex.GROUP_NOUNS and doc[i].lower_.endswith("s"):
        return doc[i] if i + 1 == len(doc) or doc[i + 1].pos_ not in NOUNS else None
    if not (i in line.at or doc[i].pos_ in _OPENING):
        return None
    for at in range(i, min(len(doc), i + 7)):
        if mention := line.at.get(at):
            after = doc[mention.end] if mention.end < len(doc) else None
            ends = (
                after is None
                or after.pos_ not in NOUNS
                and after.text not in ("'s", "\u2019s", "'")
            )
            if mention.how != "demonym" and ends:
                return line.head(mention)
        elif doc[at].pos_ in NOUNS and (at + 1 >= len(doc) or doc[at + 1].pos_ not in NOUNS):
            return doc[at]
        elif doc[at].pos_ not in ("DET", "ADJ", "PROPN", "NOUN", "NUM", "PUNCT", "PART"):
            return None
    return None
