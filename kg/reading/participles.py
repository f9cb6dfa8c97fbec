"""Participles: "armed and trained by X", "Backed by X, Y advanced", read off the order of words.

A small parser takes many of these for adjectives, or loses who does it or who is meant; the words
before and after them tell both.
"""

from collections import defaultdict
from typing import TYPE_CHECKING

from kg.reading import lexicon as lex
from kg.reading.complements import Slots
from kg.reading.forms import lemma
from kg.reading.lexicon import words
from kg.reading.opening import phrase_after
from kg.reading.trees import slots

if TYPE_CHECKING:
    from kg.reading.cast import Line
    from kg.reading.tokens import Token

_DONE = words(
    "backed supported armed trained funded financed equipped supplied sponsored assisted aided "
    "helped bankrolled paid reinforced propped subsidised subsidized sheltered protected endorsed"
)
_BETWEEN = words(
    "and or , up heavily mainly largely partly openly secretly militarily financially politically "
    "jointly covertly from the air with arms weapons money cash drones in part over years for "
    "fed clothed housed directed controlled commanded advised guided led organised organized "
    "recruited created founded"
)
_BE = words("is are was were be been being has have had also still now not largely heavily mainly")
_HAPPENINGS = words(
    "attack offensive assault raid battle fighting war operation campaign strike clash ambush town "
    "city village"
)
_REACH = 9
_NOMINAL = ("NOUN", "PROPN", "PRON")


def is_done_by(token: "Token") -> bool:
    """True for a participle of support with its agent, whatever the parser takes it for."""
    return token.lower_ in _DONE and _by(token) is not None


def done_by(line: "Line", token: "Token", found: Slots | None = None) -> Slots:
    """Who does it and to whom, filled where the tree tells neither."""
    found = defaultdict(list) if found is None else found
    by = _by(token) if token.lower_ in _DONE else None
    if by is not None and found["object"] and lemma(found["object"][0]) in _HAPPENINGS:
        near = (
            token.doc[token.i - 1 - (token.doc[token.i - 1].text == ",")] if token.i > 1 else token
        )
        if near.lower_ in lex.GROUP_NOUNS:  # "an attack by Xs, backed by Y"
            found["object"] = [near]
    if by is None or found["subject"] and found["object"] and found["passive"]:
        return found
    before = [t for t in found["subject"] if t.i < token.i and t.dep_ == "nsubj"]
    if found["passive"] and not found["object"] and before and len(before) < len(found["subject"]):
        found["object"] = before  # a subject that the parser takes for the doer
        found["subject"] = [t for t in found["subject"] if t not in before]
        return found
    agent = phrase_after(line, by.i + 1)
    if agent is None:
        return found
    if not found["passive"] and not found["object"]:
        found["object"], found["subject"] = found["subject"], []
    if not found["subject"]:
        found["subject"] = [agent]
    if not found["object"] and (backed := _backed(line, token, agent)) is not None:
        found["object"] = [backed]
    if not found["object"] and token.dep_ == "advcl" and token.head.pos_ == "VERB":
        found["object"] = slots(token.head)["subject"][:1]  # "X advanced, supported by Y"
    found["passive"] = found["passive"] or [token]
    return found


def _by(token: "Token") -> "Token | None":
    """The "by" after a participle, past further participles and how it is done."""
    for word in token.doc[token.i + 1 : token.i + _REACH]:
        if word.lower_ == "by":
            after = word.doc[word.i + 1] if word.i + 1 < len(word.doc) else None
            return None if after is None or after.lower_.endswith("ing") else word
        if word.lower_ not in _BETWEEN | _DONE:
            return None
    return None


def _backed(line: "Line", token: "Token", agent: "Token") -> "Token | None":
    """The noun that the participle is said of: before it, or after the comma where it opens."""
    doc, i = token.doc, token.i - 1
    joined = False
    while i >= 0 and (
        doc[i].lower_ in _BE | _DONE or doc[i].pos_ == "ADV" or doc[i].lower_ in (",", "and")
    ):
        joined = joined or doc[i].lower_ in ("and", "or", ",")
        i -= 1
    if i < 0 or doc[i].text in ("—", "-", ";") or doc[i].lower_ in ("but", "while"):
        return _behind(line, agent)
    if joined and (earlier := _earlier(doc, i)) is not None:
        return _backed(line, earlier, agent)
    if mention := line.at.get(i):
        return line.head(mention) if mention.actor and mention.how != "demonym" else None
    if doc[i].text == ")" and (inside := line.at.get(i - 1)):
        return line.head(inside) if inside.actor else None
    if doc[i].lower_ in ("which", "who", "that") and i > 0:
        return _antecedent(line, i)
    return doc[i] if doc[i].pos_ in _NOMINAL and not joined else None


def _earlier(doc, i: int) -> "Token | None":
    """The participle whose agent ends here: "is backed by A and armed by B"."""
    for word in reversed(doc[max(0, i - _REACH) : i]):
        if word.lower_ in _DONE:
            return word if _by(word) is not None else None
        if word.pos_ in ("VERB", "AUX") or word.text in (",", ";"):
            return None
    return None


def _antecedent(line: "Line", i: int) -> "Token | None":
    i -= 2 if line.doc[i - 1].text == "," else 1
    mention = line.at.get(i)
    if mention and mention.actor and mention.how != "demonym":
        return line.head(mention)
    return line.doc[i] if i >= 0 and line.doc[i].pos_ in _NOMINAL else None


def _behind(line: "Line", agent: "Token") -> "Token | None":
    """The subject after "Backed by X,"."""
    for word in line.doc[agent.i + 1 : agent.i + 25]:
        if word.text == ",":
            after = phrase_after(line, word.i + 1)
            if after is not None and after.dep_.startswith("nsubj"):
                return after
        elif word.pos_ in ("VERB", "AUX") and word.dep_ not in ("acl", "acl:relcl", "amod"):
            return None
    return None
