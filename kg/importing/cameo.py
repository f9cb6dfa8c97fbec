"""CAMEO: what its event codes become, for GDELT and ICEWS, which code reports by it.

Read by the CAMEO codebook (Schrodt 2012). A code is text: `040` is not `40`. The longest code in
the table that a code begins with decides; who does what to whom is source and target. Verbal
support (05) is no aid (07), and nothing here is backing: that somebody praised or gave on a day is
an event.
"""

from dataclasses import dataclass
from functools import lru_cache

from kg.importing.importer import Rejected
from kg.model import EVENT_KINDS

ROOTS = frozenset(f"{root:02}" for root in range(1, 21))


@dataclass(frozen=True)
class Act:
    """What a code becomes: kind, role of the source, of the target ("": told of neither), means."""

    kind: str
    source: str
    target: str = ""
    means: tuple[str, ...] = ()


_SAID = Act("statement", "speaker", "addressee")
_MET = Act("talks", "party", "party")
_FOUGHT = Act("battle", "attacker", "defender")
_STRUCK = Act("strike", "attacker", "target")
_ATTACKED = Act("attack", "attacker", "target")
_GAVE = Act("delivery", "supplier", "recipient", ("unspecified",))
OTHER = Act("other", "participant", "participant")

# code -> what it becomes; all codes that begin with it too, unless a longer one stands here
ACTS = {
    "01": _SAID, "02": _SAID, "10": _SAID, "11": _SAID, "12": _SAID, "13": _SAID,
    "036": _MET, "04": _MET,
    "054": Act("recognition", "recogniser", "recognised"),
    "057": Act("agreement", "signatory", "signatory"),
    "07": _GAVE,
    "071": Act("delivery", "supplier", "recipient", ("funding",)),
    "072": Act("delivery", "supplier", "recipient", ("military",)),
    "073": Act("delivery", "supplier", "recipient", ("other",)),
    "074": Act("deployment", "sender", "recipient"),
    "075": OTHER,  # asylum
    "0871": Act("ceasefire", "declarer"),
    "0874": Act("withdrawal", "party"),
    "14": Act("protest", "protester", "target"),
    "154": Act("deployment", "sender"),
    "163": Act("sanctions", "sanctioner", "target"),
    "18": _ATTACKED,
    "19": _FOUGHT,
    "191": Act("blockade", "blockader", "target"),
    "192": Act("capture", "taker", "loser"),
    "195": _STRUCK,
    "196": Act("violation", "violator", "victim"),
    "20": _ATTACKED,
    "201": OTHER,  # expulsion
}  # fmt: skip


@lru_cache(maxsize=2000)
def act(code: str) -> Act:
    """What a code becomes; Rejected for what is no code.

    >>> act("1951").kind, act("0234").kind, act("051").kind, act("072").means
    ('strike', 'statement', 'other', ('military',))
    """
    if code[:2] not in ROOTS or not code.isdecimal() or len(code) > 4:
        hint = "; a spreadsheet takes the zero of '040'" if code.isdecimal() else ""
        raise Rejected(f"'{code}' is no CAMEO code{hint}")
    return next((ACTS[code[:n]] for n in (4, 3, 2) if code[:n] in ACTS), OTHER)


def told(code: str, source: str, target: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    """The kind of event and (role, key) of its actors; a key is "" for nobody by name.

    Without an actor whom the kind must have, it is another event with its participants.

    >>> told("192", "cameo:LBYREB", "cameo:LBY")
    ('capture', (('taker', 'cameo:LBYREB'), ('loser', 'cameo:LBY')))
    >>> told("192", "", "cameo:LBY")
    ('other', (('participant', 'cameo:LBY'),))
    """
    said = act(code)
    parts = _parts(said, source, target)
    if not set(EVENT_KINDS[said.kind].required) <= {role for role, _ in parts}:
        said = OTHER
        parts = _parts(said, source, target)
    return said.kind, parts


def _parts(said: Act, source: str, target: str) -> tuple[tuple[str, str], ...]:
    both = (said.source, source), (said.target, target if target != source else "")
    return tuple((role, key) for role, key in both if role and key)


def together(parts: tuple[tuple[str, str], ...]) -> dict[str, tuple[str, ...]]:
    """The keys by role, in order."""
    found: dict[str, tuple[str, ...]] = {}
    for role, key in parts:
        found[role] = (*found.get(role, ()), key)
    return found
