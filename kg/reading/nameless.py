"""Nameless: who fights when the article gives only a noun: "soldiers", "26 insurgents", "troops".

State forces without a word that tells whose they are those of the state in which the article is
set, where they stand against a group; insurgents are the one group that the article calls so, else
a group called by that noun. A revolt that is against nobody by name is against that state.
"""

from typing import TYPE_CHECKING

from kg.reading.insurgents import NAMING, called_by, of_noun
from kg.reading.lexicon import words
from kg.reading.referent import Referent, referent

if TYPE_CHECKING:
    from kg.reading.line import Line
    from kg.reading.reference import References
    from kg.reading.tokens import Token

_STATE_FORCES = words(
    "soldier soldiers troop troops army military police policeman policemen patrol paratroopers "
    "commandos marines serviceman servicemen paramilitaries government authorities"
)
_MODIFIERS = words("government security army police military special elite border regular federal")
_VAGUE = words("more other several many few dead dozen additional heavily armed man")
_GROUPS = ("armed-group", "political-body", "coalition")
_INSIDE = words("insurgency rebellion uprising revolt mutiny")


def fighters(refs: "References", line: "Line", word: "Token", others: set[str]) -> list[Referent]:
    """The side that a noun without a name means, where `others` stand against it."""
    if word.i in line.at or any(c.i in line.at for c in word.children if c.i < word.i):
        return []
    if any(c.dep_ == "nmod:poss" for c in word.children):
        return []
    if (
        found := _named_beside(refs, line, word, others)
        or called_by(refs, word)
        or _in_revolt(refs, word)
    ):
        return [r for r in found if r.actor not in others]
    against_group = not others or any(refs.cast.kind(a) in _GROUPS for a in others)
    if _of_state(word) and refs.setting and refs.setting not in others and against_group:
        return [referent(refs.setting, "setting")]
    return []


def _in_revolt(refs: "References", word: "Token") -> list[Referent]:
    """Who fights in "a rebellion": the one group of insurgents, else "the rebels"."""
    return of_noun(refs, "rebels") if word.lower_ in _REVOLTS else []


_REVOLTS = words("rebellion insurgency uprising revolt")


def _named_beside(refs, line, word: "Token", others: set[str]) -> list[Referent]:
    """ "clashed with Maoists, killing seven rebels": the one group that stands before."""
    if word.lower_ not in NAMING:
        return []
    before = {m.actor for m in line.mentions if m.actor and m.end <= word.i}
    groups = [a for a in before - others if refs.cast.kind(a) in _GROUPS]
    return [referent(groups[0], "description")] if len(groups) == 1 else []


def _of_state(word: "Token") -> bool:
    told = {c.lower_ for c in word.children if c.dep_ in ("amod", "compound") and c.i < word.i}
    if told - _MODIFIERS - _VAGUE:
        return False
    return word.lower_ in _STATE_FORCES or word.lower_ in ("forces", "force") and bool(told)


def state_rebelled_against(
    refs: "References", line: "Line", trigger: "Token", within: list["Token"], rebels: set[str]
) -> list[Referent]:
    """The article's state, for "the group has waged an insurgency" against nobody by name."""
    inside = trigger.lower_ in _INSIDE and refs.setting and refs.setting not in rebels
    elsewhere = any(m.actor for w in within if (m := line.at.get(w.i)))
    if not inside or elsewhere or not any(refs.cast.kind(a) in _GROUPS for a in rebels):
        return []
    return [referent(refs.setting, "setting")]
