"""Whom: the actors that the word of a slot means."""

from typing import TYPE_CHECKING

from kg.reading import lexicon as lex
from kg.reading.bearing import is_held
from kg.reading.cast import Line
from kg.reading.descriptions import seat_of_government
from kg.reading.forms import lemma
from kg.reading.insurgents import of_rebels
from kg.reading.reference import References, Referent
from kg.reading.trees import slots
from kg.reading.voice import case_of

if TYPE_CHECKING:
    from kg.reading.tokens import Token


def actors_in(refs: References, line: Line, word: "Token", slot: str) -> list[Referent]:
    """The actors that the word of a slot means; a modifier only by its own name.

    `on owner` are those whose the word in the slot `on` is: Egypt in "on Egyptian weapons".
    """
    if slot.endswith(" owner"):
        return refs.owners(line, word) or _holders(refs, line, word)
    if slot == "mod" or slot.endswith(" mod"):
        mention = line.at.get(word.i)
        hyphen = mention and mention.end < len(line.doc) and line.doc[mention.end].text == "-"
        people = mention and mention.how == "demonym" and slot != "mod"
        if mention and mention.actor and not hyphen and not people:
            return [Referent(mention.actor, mention.how, 0.85)]
        return []
    if slot in _WHERETO and word.i not in line.at and word.lower_ in _LINES:
        return []  # "sent forces to the Xian front"
    if word.i not in line.meant:
        line.meant[word.i] = refs.resolve(line, word)
    return line.meant[word.i] or (
        _capital(refs, line, word, slot) or _whose_fight(refs, line, word, slot)
    )


_WHERETO = ("to", "into", "object to")
_LINES = ("front", "border", "frontier")


def _holders(refs: References, line: Line, asset: "Token") -> list[Referent]:
    """Whose a place or thing is: "camps belonging to X", "bases held by X", "rebel positions"."""
    if is_held(asset) and (owner := _before_hyphen(line, asset)):
        return [owner]
    for verb in asset.children:
        after = verb.dep_ in ("acl", "acl:relcl", "amod") and verb.i > asset.i
        if after and lemma(verb) in lex.HOLDING:
            below = slots(verb)
            by = below["to"] if lemma(verb) == "belong" else below["subject"]
            return [r for w in by if w != asset for r in refs.resolve(line, w)]
    return of_rebels(refs, asset)


def _before_hyphen(line: Line, held: "Token") -> Referent | None:
    """X in "X-held Y"."""
    ends = [c.i - 1 for c in held.children if c.i > 1 and c.nbor(-1).text == "-"]
    found = next((m for m in (*line.mentions, *line.inner) if m.end in ends and m.actor), None)
    return Referent(found.actor, found.how, 0.9) if found else None


def _whose_fight(refs: References, line: Line, word: "Token", slot: str) -> list[Referent]:
    """Who wages what is backed: "their campaign", "an offensive by X"."""
    if slot not in _BACKED_AS or lemma(word) not in _WAGED:
        return []
    owners = [c for c in word.children if c.dep_ == "nmod:poss" or case_of(c) == "by"]
    after = line.doc[word.i + 1] if word.i + 1 < len(line.doc) else word
    if not owners and after.lower_ == "by" and after.head.i > after.i:
        owners = [after.head]  # "backing an offensive by X", hung on the backing
    found = [r for owner in owners for r in refs.resolve(line, owner)]
    named = [c for c in word.children if c.dep_ in ("compound", "amod") and c.i in line.at]
    mention = line.at[named[0].i] if named and not found else None
    return [Referent(mention.actor, mention.how, 0.85)] if mention and mention.actor else found


_BACKED_AS = ("object", "to", "for", "behind", "taker", "object to", "object for")
_WAGED = lex.words(
    "campaign offensive rebellion insurgency advance uprising fight effort war struggle cause "
    "claim bid mission presidency rule takeover position side march push drive coup revolt "
    "uprising candidacy ambition assault"
)


def _capital(refs: References, line: Line, word: "Token", slot: str) -> list[Referent]:
    """The government in the capital that something is sent to: "arms to X town"."""
    mention = line.at.get(word.i)
    if slot == "to" and mention and mention.place and mention.place == refs.capital:
        return seat_of_government(refs, line, mention)
    return []
