"""Rising: insurgents who take ground in a state, or march on its capital, fight that state.

News tells so without saying against whom: "Rebels seized the town". Only who is called a rebel, an
insurgent, a guerrilla or a separatist in the article is taken so, and only against the state in
which the article is set.
"""

from collections.abc import Iterable, Iterator

from kg.reading.hit import Hit
from kg.reading.lexicon import FORCES, words
from kg.reading.reference import References
from kg.reading.referent import Referent, referent
from kg.reading.voice import case_of

_INSURGENT = words(
    "rebel rebels insurgent insurgents insurgency guerrilla guerrillas guerilla guerillas "
    "separatist separatists secessionists rebellion mutineers contras"
)
_KINDS = ("capture", "offensive", "battle")
RISING = "insurgents-rise"


def with_states(refs: References, found: Iterable[Hit]) -> Iterator[Hit]:
    """The hits, and after each that tells of insurgents on the move whom they fight."""
    found = list(found)
    helped = {
        (a.actor, b.actor)
        for hit in found
        if hit.kind == "backing" and not hit.stance.denied
        for a in hit.role("backer")
        for b in hit.role("backed")
    }
    for hit in found:
        yield hit
        rebels = [r for r in _rising(refs, hit) if (refs.setting, r.actor) not in helped]
        if rebels:
            against = (referent(refs.setting, "setting"),)
            roles = (("opponent", (*rebels, *against)),)
            yield Hit(RISING, "opposition", hit.line, hit.trigger, roles, hit.stance,
                      cut=len(rebels))  # fmt: skip


def _rising(refs: References, hit: Hit) -> list[Referent]:
    """Who rises in a hit; nobody where it tells whom they fight, or where they are many sides."""
    if hit.kind not in _KINDS or not hit.hostile or not refs.setting or len(hit.roles) != 1:
        return []
    if hit.stance.status in ("unreal", "ended") or hit.stance.denied:
        return []
    role, doers = hit.roles[0]
    if role not in ("taker", "attacker", "side") or role == "side" and len(doers) > 1:
        return []
    if any(case_of(c) == "from" and c.lower_ in FORCES for c in hit.trigger.children):
        return []  # "took the town from a rival faction"
    invading = hit.rule == "invasion"
    return [
        r for r in doers
        if is_insurgent(refs, r.actor) and (invading or _is_at_home(refs, r.actor))
    ]  # fmt: skip


def _is_at_home(refs: References, actor: str) -> bool:
    """False for who is backed by the state, and for "Xian rebels" in an article on Yland."""
    if refs.setting in refs.backed_by.get(actor, ()):
        return False
    words = refs.cast.actor(actor).name.split()
    states = {refs.cast.known.state_of(word) for word in words} - {""}
    return not states or refs.setting in states


def is_insurgent(refs: References, actor: str) -> bool:
    """True for who is called a rebel, or by another word for one, in the article."""
    if refs.cast.kind(actor) not in ("armed-group", "coalition", "political-body"):
        return False
    name = refs.cast.actor(actor).name.lower().replace("-", " ").split()
    return bool(_INSURGENT & (refs.called.get(actor, set()) | set(name)))
