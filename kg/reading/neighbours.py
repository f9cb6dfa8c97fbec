"""Neighbours: what the words around a noun tell of whom it means, read off their order."""

from typing import TYPE_CHECKING

from kg.reading import lexicon as lex
from kg.reading.cast import Line
from kg.reading.gazetteer import Mention

if TYPE_CHECKING:
    from kg.reading.tokens import Token


def clause_between(a: "Token", b: "Token") -> bool:
    """True where a clause whose verb comes after both words begins between them."""
    between = a.doc[a.i + 1 : b.i]
    return any(t.dep_.startswith("nsubj") and t.i < b.i for t in between if t.head.i > b.i)


def soldiers_too(line: Line, token: "Token") -> list["Token"]:
    """The last word of "mercenaries from X and Yian troops"."""
    for word in line.doc[token.i + 1 : token.i + 9]:
        if word.pos_ in ("VERB", "AUX") or word.text in (",", ";", "."):
            return []
        before = line.at.get(word.i - 1)
        joined = word.i > 2 and line.doc[word.i - 2].lower_ == "and"
        if before and before.how == "demonym" and joined and word.lower_ in lex.STATE_ORGANS:
            return [word]
    return []


def known_as(line: Line, token: "Token") -> Mention | None:
    """X in "groups known as X", "a militia called the X"."""
    doc, i = line.doc, token.i + 1
    if token.lower_ not in lex.GROUP_NOUNS or i + 2 >= len(doc):
        return None
    if doc[i].lower_ not in ("known", "called", "named", "dubbed"):
        return None
    i += 1 + (doc[i + 1].lower_ == "as")
    i += i < len(doc) and doc[i].lower_ == "the"
    mention = line.at.get(i)
    return mention if mention and mention.actor and mention.how != "demonym" else None


def set_after(line: Line, token: "Token") -> Mention | None:
    """X in "a rebel group, X," and "the movement, the X (Y)", wherever the parser hangs it."""
    doc, i = line.doc, token.i + 1
    if i + 1 >= len(doc) or doc[i].text not in (",", "—", "–"):
        return None
    i += 1 + (doc[i + 1].lower_ == "the")
    mention = line.at.get(i)
    if mention is None or not mention.actor or mention.start != i or mention.end >= len(doc):
        return None
    return mention if doc[mention.end].text in (",", ".", "(", "—", "–", ";") else None


def after_relative(a: "Token", b: "Token") -> bool:
    """True for Y in "X, which backs A, and Y, which": it stands beside X, not beside A."""
    doc, i = a.doc, b.i - 1
    while i > a.i and doc[i].pos_ in ("DET", "ADJ"):
        i -= 1
    joined = doc[i].lower_ == "and" and doc[i - 1].text == ","
    which = (
        b.i + 2 < len(doc) and doc[b.i + 1].text == "," and doc[b.i + 2].lower_ in ("which", "who")
    )
    return (
        joined and which and any(t.lower_ in ("which", "who") for t in doc[max(0, a.i - 5) : a.i])
    )


def preposition(token: "Token") -> str:
    """The preposition before a word, without the rest of a longer one."""
    return next((c.lower_ for c in token.children if c.dep_ == "case" and c.i < token.i), "")


def is_secret_service(token: "Token") -> bool:
    """True for an "intelligence service" and "security agencies"."""
    if token.lower_ not in ("service", "services", "agency", "agencies"):
        return False
    return any(c.lower_ in _SECRET and c.i < token.i for c in token.children)


_SECRET = lex.words("intelligence security secret spy espionage")


def is_maker(line: Line, mention: Mention) -> bool:
    """True for X in "X-made rifles": whose make they are, and no more."""
    after = line.doc[mention.end : mention.end + 2]
    return len(after) == 2 and after[0].text == "-" and after[1].lower_ in _MADE


POWERS = lex.words("country government state nation power body")
_MADE = lex.words("made built designed born educated style era manufactured language")


def hyphen_follows(line: Line, mention: Mention) -> bool:
    """True for a name that is the first half of a compound: X in "X-backed"."""
    return mention.end < len(line.doc) and line.doc[mention.end].text == "-"


def _opens_pair(line: Line, mention: Mention) -> bool:
    """True for X in "between X and Yian forces"."""
    near = [t.lower_ for t in line.doc[max(0, mention.start - 2) : mention.start]]
    return near[-1:] == ["between"] or near == ["between", "the"]


def nationalities(line: Line, mention: Mention) -> list[Mention]:
    """The owner of an organ, and those beside it: "Xian and Yian soldiers" are two states'."""
    found = [mention]
    while mention.how == "demonym" and mention.start > 1:
        joined = line.doc[mention.start - 1].lower_ in ("and", ",", "or")
        before = next((m for m in line.mentions if m.end == mention.start - 1), None)
        if not joined or before is None or before.how != "demonym":
            if joined and before and before.actor and _opens_pair(line, before):
                found.insert(0, before)
            break
        found.insert(0, before)
        mention = before
    return found
