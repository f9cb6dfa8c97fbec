"""Apposed: whom a noun is set beside: "X, a backer of Y,", "Y, whose ally X"."""

from typing import TYPE_CHECKING

from kg.reading import lexicon as lex
from kg.reading.cast import Line
from kg.reading.forms import lemma
from kg.reading.lexicon import words
from kg.reading.voice import case_of

if TYPE_CHECKING:
    from kg.reading.gazetteer import Mention
    from kg.reading.tokens import Token


def behind_whose(line: Line, token: "Token") -> list["Token"]:
    """Y in "An ally of X, Y became": where the phrase opens the clause, past its commas."""
    doc, i = line.doc, token.i - 1
    while i > 0 and doc[i].pos_ in ("ADJ", "ADV", "NOUN"):
        i -= 1
    opens = doc[i].lower_ in ("a", "an", "once", "long") and (i == 0 or doc[i - 1].text in _OPENERS)
    if not opens:
        return []
    comma = next((t.i for t in doc[token.i + 1 : token.i + 12] if t.text == ","), 0)
    if not comma or any(t.pos_ in ("VERB", "AUX") for t in doc[token.i + 1 : comma]):
        return []
    start = comma + 1
    while start < len(doc) and (doc[start].lower_ in lex.HONORIFICS or doc[start].pos_ == "DET"):
        start += 1
    mention = line.at.get(start)
    if mention and mention.actor and mention.how in ("name", "new", "transliteration"):
        return [line.head(mention)]
    return []


_OPENERS = (",", ";", ":", '"', "\u201c", "and", "but")


def past_article(line: Line, token: "Token") -> "Mention | None":
    """X in "its enemy the X", unless X begins a clause: "told its enemy the X would come"."""
    near = line.doc[token.i + 1 : token.i + 3]
    mention = line.at.get(token.i + 2) if len(near) == 2 and near[0].lower_ == "the" else None
    if mention is None or mention.end >= len(line.doc):
        return mention
    return None if line.doc[mention.end].pos_ == "AUX" else mention


def before_comma(line: Line, token: "Token") -> list["Token"]:
    """X in "the X government, its key ally" and "X, once a close ally of Y", however parsed."""
    i, opened = token.i - 1, False
    if lemma(token) == "lifeline":  # a road may be one
        return []
    while i > 1 and token.i - i < 7 and (
        line.doc[i].pos_ in ("ADJ", "ADV", "NOUN") or line.doc[i].lower_ in _OPENING
    ):  # fmt: skip
        opened = opened or line.doc[i].lower_ in ("a", "an", "its", "their", "his", "the")
        i -= 1
    if not opened or line.doc[i].text != ",":
        return []
    mention = line.at.get(i - 1)
    if mention and mention.actor and mention.how != "demonym":
        return [line.head(mention)]
    owned = line.doc[i + 1].lower_ in ("its", "their", "his")
    return [line.doc[i - 1]] if owned and line.doc[i - 1].pos_ == "NOUN" else []


_OPENING = words(
    "a an the its their his once long seen as considered regarded widely still also often described"
)


def among(found: dict) -> list["Token"]:
    """Y in "X's foes in Y"."""
    return found["in"] if found["poss"] else []


def after_comma(line: Line, token: "Token") -> list["Token"]:
    """ "X's ally in the north, General A B": the person or body set after a comma."""
    if not any(c.dep_ == "nmod:poss" for c in token.children):
        return []
    if token.dep_ == "conj" and token.morph.get("Number") == ["Plur"]:
        return []  # "a war with X and its proxies, Y's president A B said"
    near = line.doc[token.i + 1 : token.i + 6]
    comma = next((t.i for t in near if t.text == ","), 0)
    if not comma or any(t.pos_ in ("VERB", "AUX") for t in line.doc[token.i + 1 : comma]):
        return []
    passed = (*_NAMED_BY, "DET") if token.lower_ in _FOE else _NAMED_BY
    for word in line.doc[comma + 1 : comma + 9]:
        mention = line.at.get(word.i)
        if mention and mention.actor and mention.how in ("name", "new", "transliteration"):
            return [line.head(mention)]
        if word.pos_ not in passed or word.lower_.endswith("ing"):
            return []
    return []


_NAMED_BY = ("ADJ", "NOUN", "PROPN", "VERB")
_FOE = words("foe enemy rival opponent adversary nemesis")


def names_one(child: "Token", token: "Token") -> bool:
    """True for "its backer, X" and "its proxies, including X"."""
    return child.i > token.i and (
        child.dep_ == "appos"
        or case_of(child) in ("including", "such as", "like")
        or case_of(child) == "from"
        and token.lower_ in ("allies", "proxies", "backers")
    )
