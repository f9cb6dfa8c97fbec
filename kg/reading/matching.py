"""Matching: the rules against the words of a sentence; what fires is a Hit."""

from collections import defaultdict
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.reading.cast import Line
from kg.reading.compounds import compound, pair, prefixed
from kg.reading.forms import hyphened, learn, learn_plurals, lemma, verb_of
from kg.reading.frames import framed
from kg.reading.hit import Hit
from kg.reading.misread import beside
from kg.reading.participles import is_done_by
from kg.reading.reference import References
from kg.reading.relations import RIVALS, loyal, related
from kg.reading.rule import Rule
from kg.reading.rules import RULES
from kg.reading.tracing import tried, why_not
from kg.reading.voice import is_charged, is_gerund, is_joined_verb, is_lost_verb, is_nominal

if TYPE_CHECKING:
    from kg.reading.tokens import Token


def _index() -> dict[str, dict[str, list[Rule]]]:
    found: dict[str, dict[str, list[Rule]]] = defaultdict(lambda: defaultdict(list))
    for one in RULES:
        for word in one.words:
            found[one.pos][word].append(one)
            if one.pos in ("noun", "relation"):
                learn_plurals([word])
            if one.pos == "verb":
                learn(word)
    return {pos: dict(table) for pos, table in found.items()}


_RULES = _index()
_WORDS = frozenset(word for table in _RULES.values() for word in table)


def hits(refs: References, line: Line) -> Iterator[Hit]:
    """Everything that the rules find in a sentence."""
    line.meant.clear()  # whom its words mean may have become clear since
    for token in line.doc:
        if not _may_be_one(token):
            continue
        for pos in ("verb",) if beside(line, token) else _positions(token):
            table = _RULES[pos]
            known = table.get(hyphened(token)) if pos == "noun" else None
            for one in known or _known(table, token, pos):
                hit = _read(refs, line, token, pos, one)
                tried(line.number, token.i, one.name, hit is not None)
                if hit is not None:
                    yield hit


def _known(table: dict[str, list[Rule]], token: "Token", pos: str) -> list[Rule]:
    """The rules on a word, also where the parser takes a verb in -ing for a noun."""
    found = table.get(lemma(token)) or table.get(token.lower_)
    if token.lower_.endswith("ing"):  # "the arming of" is none of "arms"
        found = table.get(token.lower_) or found
    if not found and pos in ("verb", "noun") and token.pos_ == "NOUN":
        found = table.get(verb_of(token.lower_))
    return found or []


def _may_be_one(token: "Token") -> bool:
    """False for most words: no rule has them."""
    if lemma(token) in _WORDS or token.lower_ in _WORDS or token.lower_ in ("pro", "anti"):
        return True
    return token.pos_ == "NOUN" and verb_of(token.lower_) in _WORDS or hyphened(token) in _WORDS


def _read(refs: References, line: Line, token: "Token", pos: str, one: Rule) -> Hit | None:
    if line.at.get(token.i) and pos in ("verb", "noun", "adjective"):
        return why_not("the word is part of a name")
    return _READ[pos](refs, line, token, one)


def _positions(token: "Token") -> tuple[str, ...]:
    if token.lower_ in RIVALS:
        return ("relation",)
    if token.i > 1 and token.nbor(-1).text == "-":
        return ("noun", "compound") if hyphened(token) in _RULES["noun"] else ("compound",)
    if token.lower_ in ("pro", "anti"):
        return ("prefix",)
    if is_charged(token) or is_done_by(token) or is_gerund(token) or is_lost_verb(token):
        return ("verb",)
    if token.lower_ == "allied" and token.dep_ == "amod":
        return ("adjective",)
    if token.pos_ == "VERB":
        return ("noun",) if is_nominal(token) else ("verb",)
    if token.pos_ in ("NOUN", "PROPN"):
        return ("noun", "relation", "pair")
    if is_joined_verb(token):
        return ("verb",)
    return ("adjective",) if token.pos_ == "ADJ" else ()


_READ = {
    "verb": framed, "noun": framed, "compound": compound, "prefix": prefixed, "pair": pair,
    "relation": related, "adjective": loyal,
}  # fmt: skip
