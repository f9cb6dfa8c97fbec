"""Insurgents: the one group that the article calls by such a noun, else one of that noun."""

from typing import TYPE_CHECKING

from kg.reading.lexicon import words
from kg.reading.overview import sort_of
from kg.reading.referent import Referent, referent

if TYPE_CHECKING:
    from kg.reading.reference import References
    from kg.reading.tokens import Token

# named so where no group fits: it is the only one of its sort that the article knows
NAMING = words(
    "rebels insurgents separatists opposition guerrillas mutineers secessionists militants "
    "islamists jihadists"
)


def of_rebels(refs: "References", token: "Token") -> list[Referent]:
    """ "Rebel forces", "insurgent positions": the one group called so, else one of that noun."""
    for child in token.children:
        noun = _PLURAL.get(child.lower_)
        if noun and child.dep_ in ("compound", "amod") and child.i < token.i:
            return of_noun(refs, noun)
    return []


_PLURAL = {noun.removesuffix("s"): noun for noun in NAMING if noun.endswith("s")}


def only_one(refs, noun: str) -> list[Referent]:
    """The one group that the article calls by such a noun, if it calls just one so."""
    same = sort_of(noun)
    so_called = [a for a, nouns in refs.called.items() if nouns & same]
    return [referent(so_called[0], "description")] if len(so_called) == 1 else []


def named_by_noun(refs, noun: str) -> list[Referent]:
    """A new group that goes by a noun for insurgents."""
    if noun not in NAMING:
        return []
    return [referent(refs.cast.propose(noun, "armed-group"), "description")]


def called_by(refs, token: "Token") -> list[Referent]:
    """Insurgents without a name: the one group that the article calls so, else one of that noun."""
    return of_noun(refs, token.lower_)


def of_noun(refs, noun: str) -> list[Referent]:
    """The one group that the article calls by a noun for insurgents, else one of that noun."""
    return (only_one(refs, noun) or named_by_noun(refs, noun)) if noun in NAMING else []
