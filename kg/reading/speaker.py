"""Speaker: who says what a sentence says, and whether that makes it an allegation.

A party's word about its own success in the field or about another's backing or violence is alleged;
so is an accusation. The word of a world body, an observer or a news agency is stated, and named.
"""

from kg.reading import lexicon as lex
from kg.reading.cast import Line
from kg.reading.forms import lemma
from kg.reading.reference import References
from kg.reading.stance import Stance

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
    words = line.doc[phrase[0].i : phrase[-1].i + 1].text if phrase else stance.speaker.text
    return "", words if len(words) < 80 else stance.speaker.text


def is_allegation(
    refs: References, kind: str, speaker: str, stance: Stance, participants: set[str]
) -> bool:
    """True when what this speaker says of these participants is no more than an allegation."""
    if stance.alleged:
        return True
    if kind in _CHARGES and stance.speaker is not None and _is_witness(stance.speaker):
        return True
    if not speaker or (stance.speech is not None and lemma(stance.speech) in _OWN_WORD):
        return False
    if refs.cast.kind(speaker) in _NEUTRAL:
        return False
    side = {speaker, refs.speaks_for.get(speaker, speaker)}
    if side & participants:
        return kind in _SUCCESS
    return kind in _CHARGES


def _is_witness(speaker) -> bool:
    """True for who speaks for one side of a case: the prosecution, a witness, a defector."""
    return any(lemma(t) in _WITNESSES for t in speaker.subtree if t.i <= speaker.i + 5)


_WITNESSES = lex.words(
    "prosecution prosecutor witness defector defectors indictment plaintiff aide informant critic "
    "activist dissident exile opponent"
)
_OWN_WORD = lex.words("confirm acknowledge admit announce")
