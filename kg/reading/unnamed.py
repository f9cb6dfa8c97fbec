"""Unnamed: a group without a name ("rebels", "allied militias"), called by that phrase."""

from typing import TYPE_CHECKING

from kg.reading.forms import verb_of
from kg.reading.lexicon import words
from kg.reading.referent import Referent
from kg.reading.tokens import text_of
from kg.reading.voice import case_of

if TYPE_CHECKING:
    from kg.reading.cast import Line
    from kg.reading.reference import References
    from kg.reading.tokens import Token


def unnamed(refs: "References", line: "Line", token: "Token") -> list[Referent]:
    """A group without a name ("rebels", "allied militias"), as an actor called by that phrase.

    Only where it gets or gives support: it is better told so than not at all.
    """
    if token.i in line.at:
        return []
    of = {c.lower_ for c in token.children if c.dep_ in ("amod", "compound") and c.i < token.i}
    if token.lower_ in _MANY:
        parts = [c for c in token.children if c.dep_ == "nmod" and case_of(c) == "of"]
        if found := [r for c in parts for r in unnamed(refs, line, c)]:
            return found
    owned = any(c.dep_ == "nmod:poss" for c in token.children)
    if token.lower_ in _TWO and "warring" in of and not owned:
        name = f"warring {token.lower_}"
        return [Referent(refs.cast.propose(name, "armed-group"), "unnamed", 0.6)]
    if found := _opponents_of(refs, line, token):
        return found
    if token.lower_ not in _UNNAMED and not (token.lower_ in _BODIES and of & _SORT):
        return []
    if any(c.dep_ in ("nmod:poss", "det") and c.lower_ not in _ANY for c in token.children):
        return []
    words = [c for c in token.children if c.dep_ in ("amod", "compound") and c.i < token.i]
    if any(c.i in line.at or c.pos_ == "PROPN" for c in words):
        return []
    words = [c for c in words if not (verb_of(c.lower_) and c.lower_.endswith(("ing", "s")))]
    phrase = [c for c in [*words, token] if c.lower_ not in _EMPTY and "-" not in c.text]
    name = " ".join(c.lower_ for c in sorted(phrase, key=lambda t: t.i))
    return [Referent(refs.cast.propose(name, "armed-group"), "unnamed", 0.6)]


def _opponents_of(refs, line: "Line", token: "Token") -> list[Referent]:
    """ "Opponents of the Xian government", "the Xs' enemies": a party called by that phrase."""
    if token.lower_ not in _OPPONENTS:
        return []
    owner = next((c for c in token.children if c.dep_ == "nmod:poss"), None)
    of = next((c for c in token.children if c.dep_ == "nmod" and case_of(c) == "of"), None)
    if owner is None and of is None or owner is not None and owner.pos_ == "PRON":
        return []
    inside = [owner or of, *(t for t in (owner or of).subtree)]
    if not any(t.i in line.at for t in inside):
        return []
    first, last = (min(t.i for t in inside), token.i) if owner else (token.i, inside[0].i)
    name = text_of(line.doc[first : last + 1])
    return [Referent(refs.cast.propose(name, "armed-group"), "unnamed", 0.6)]


_OPPONENTS = words("opponents enemies foes adversaries rivals")
_MANY = words(
    "members dozens hundreds thousands scores alliance coalition collection patchwork network "
    "array host range variety mix bunch string number loose"
)
_UNNAMED = words(
    "rebels militias militia insurgents separatists guerrillas paramilitaries mercenaries fighters "
    "militants jihadists islamists extremists insurgency dissidents warlords tribesmen "
    "secessionists militiamen militaries partisans vigilantes"
)
_TWO = words("sides parties factions")
_BODIES = words(
    "group groups movement movements faction factions coalition alliance front army armies unit "
    "units band bands leaders commanders chiefs forces troops soldiers"
)
_SORT = words(
    "rebel insurgent armed militant opposition separatist guerrilla jihadist islamist extremist "
    "terrorist paramilitary militia dissident"
)
_ANY = words("a an some several many various different")
_EMPTY = words("many several some other various different new such more most")
