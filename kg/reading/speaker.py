"""Speaker: who says what a sentence says, and whether that makes it an allegation.

A party's word about its own success in the field or about another's backing or violence is alleged;
so is an accusation. The word of a world body, an observer or a news agency is stated, and named.
"""

from kg.reading import lexicon as lex
from kg.reading.cast import Line
from kg.reading.forms import lemma
from kg.reading.hit import Hit
from kg.reading.reference import References
from kg.reading.said import Stance
from kg.reading.tokens import text_of

_OFFICERS = lex.words("general colonel official officials officer officers commander minister")
_SUCCESS = ("capture", "battle")
_CHARGES = (
    "backing",
    "strike",
    "attack",
    "offensive",
    "violation",
    "delivery",
    "deployment",
    "coup",
)
_NEUTRAL = ("international-organisation",)


def speaker_of(refs: References, line: Line, stance: Stance) -> tuple[str, str]:
    """The id of the actor who says so, and the words for the speaker when no actor is meant."""
    if stance.speaker is None:
        return "", ""
    found = refs.resolve(line, stance.speaker)
    if not found and lemma(stance.speaker) in lex.OFFICES | _OFFICERS:
        found = refs.owners(line, stance.speaker)  # "a Xian general": Xland
    if found:
        return found[0].actor, ""
    phrase = [
        t for t in stance.speaker.subtree if t.dep_ not in ("punct", "case", "fixed", "acl:relcl")
    ]
    spoken = line.doc[phrase[0].i : phrase[-1].i + 1] if phrase else [stance.speaker]
    words = text_of(spoken)
    return "", words if len(words) < 80 else stance.speaker.text


def is_allegation(refs: References, hit: Hit, speaker: str) -> bool:
    """True when what this speaker says in the hit is no more than an allegation."""
    kind, stance = hit.kind, hit.stance
    if stance.alleged:
        return True
    if stance.speaker is None:
        return False
    if kind in _CHARGES and _is_witness(stance.speaker):
        return True
    own_word = stance.speech is not None and lemma(stance.speech) in _OWN_WORD
    if own_word and lemma(stance.speech) == "announce":  # "announced the capture of X"
        own_word = kind not in _SUCCESS or hit.trigger.pos_ != "NOUN"
    if own_word:
        return False
    if not speaker:
        return _is_of_a_side(stance.speaker) and (
            kind in _SUCCESS or kind in _CHARGES and kind != "backing"
        )
    if refs.cast.kind(speaker) in _NEUTRAL:
        return False
    side = {speaker, refs.speaks_for.get(speaker, speaker)}
    if side & set(hit.actors):
        doers = {r.actor for r in hit.role("attacker")}
        return kind in _SUCCESS or hit.rule in _HARMING and bool(side & doers)
    return kind in _CHARGES


def _is_of_a_side(speaker) -> bool:
    """True for who speaks for one side that is not named: "the army", "the ministry", "he"."""
    if speaker.lower_ in ("he", "she"):
        return True
    words = [t for t in speaker.subtree if speaker.i - 4 <= t.i <= speaker.i]
    if any(t.lower_ in ("human", "rights", "independent", "monitoring") for t in words):
        return False
    return lemma(speaker) in _ORGANS or speaker.lower_ in _ORGANS


def _is_witness(speaker) -> bool:
    """True for who speaks for one side of a case: the prosecution, a witness, a defector."""
    return any(lemma(t) in _WITNESSES for t in speaker.subtree if t.i <= speaker.i + 5)


_WITNESSES = lex.words(
    "prosecution prosecutor witness defector defectors indictment plaintiff aide informant critic "
    "activist dissident exile opponent"
)
_ORGANS = lex.words(
    "army military ministry rebels command headquarters junta forces guerrillas militia militants "
    "insurgents separatists reports regime commander general"
)
_HARMING = ("kills", "shoots-down")
_OWN_WORD = lex.words("confirm acknowledge admit announce")
