"""Accusing: what one party says of another's deeds is an accusation, whatever its verb.

"Xland said that Yland was arming the rebels" tells of a backing, alleged, and of a statement: of
Xland, about Yland. The verbs that say so themselves ("accused") have rules of their own."""

from collections.abc import Iterator

from kg.reading.forms import lemma
from kg.reading.hit import Hit
from kg.reading.lexicon import ACCUSE, CLAIM, SAY, words
from kg.reading.reference import References
from kg.reading.referent import Referent
from kg.reading.said import Stance
from kg.reading.speaker import is_allegation, speaker_of

# who is charged is who does it, and by whom: by a party to the war; who tells of an attack only
# tells of it
_DOERS = ("backer", "supplier", "plotter", "sender")
_PARTIES = words("person state government armed-group coalition")
_OWN_RULES = ACCUSE | words("deny condemn denounce threaten demand warn urge reject dismiss")


def with_accusations(refs: References, found: list[Hit]) -> Iterator[Hit]:
    """The hits, and after each that is one party's charge against another its statement."""
    told: set[tuple[int, int, str]] = set()
    for hit in found:
        yield hit
        made = _accusation(refs, hit)
        if made is None:
            continue
        key = (hit.line.number, made.trigger.i, made.roles[1][1][0].actor)
        if key not in told:
            told.add(key)
            yield made


def _accusation(refs: References, hit: Hit) -> Hit | None:
    verb, stance = hit.stance.speech, hit.stance
    if verb is None or stance.denied or stance.status or lemma(verb) not in SAY | CLAIM:
        return None
    if lemma(verb) in _OWN_RULES or hit.kind == "statement" or not hit.roles:
        return None
    speaker, _ = speaker_of(refs, hit.line, stance)
    if hit.roles[0][0] not in _DOERS or refs.cast.kind(speaker or hit.actors[0]) not in _PARTIES:
        return None
    accused = [r for r in hit.roles[0][1] if r.actor != speaker]
    ours = {speaker, refs.speaks_for.get(speaker, speaker)}
    if not speaker or not accused or ours & {r.actor for r in hit.roles[0][1]}:
        return None
    if not is_allegation(refs, hit, speaker):
        return None
    roles = (("speaker", (Referent(speaker, "name", 0.9),)), ("addressee", tuple(accused)))
    return Hit("charges", "statement", hit.line, verb, roles, Stance())
