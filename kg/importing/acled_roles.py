"""What an ACLED row tells: the kind of event, and the parts of its actors in it.

The codebook says that the order of `actor1` and `actor2` has no direction. Who attacked is told
only where one party can have: against civilians, or alone. Two armed parties are sides of a battle,
and territory goes to the state or from it, as the sub-event type says.
"""

from collections.abc import Callable
from dataclasses import dataclass

from kg.importing.importer import Rejected

Roles = tuple[tuple[str, tuple[str, ...]], ...]

# inter1, inter2: numbers in older exports, words in newer ones
INTER = {
    "1": "state forces", "2": "rebel group", "3": "political militia", "4": "identity militia",
    "5": "rioters", "6": "protesters", "7": "civilians", "8": "external/other forces",
}  # fmt: skip
UNARMED = ("rioters", "protesters", "civilians")  # crowds without a name; no actors


@dataclass(frozen=True)
class Side:
    """One party of a row: its key, or "" where it is nobody by name (civilians, unidentified)."""

    key: str
    inter: str

    @property
    def armed(self) -> bool:
        """True for a party that can attack, known or not."""
        return self.inter not in UNARMED


def inter(cell: str) -> str:
    """The type of an actor in words, from the number or the words of a cell.

    >>> inter("8"), inter("State forces"), inter("Rebel groups"), inter("0")
    ('external/other forces', 'state forces', 'rebel group', '')
    """
    if cell in ("", "0", "NA"):
        return ""
    words = INTER.get(cell, cell).lower()
    if words not in INTER.values():
        words = {"external forces": INTER["8"], "other forces": INTER["8"]}.get(words, words[:-1])
    if words not in INTER.values():
        raise Rejected(f"inter is '{cell}', no type of actor that ACLED has")
    return words


def fought(kind: str, sides: list[Side]) -> tuple[str, Roles]:
    """A battle of the sides."""
    return "battle", _together("side", sides)


def attacked(kind: str, sides: list[Side]) -> tuple[str, Roles]:
    """The attacker where only one party is armed; two armed ones fought."""
    armed = [side for side in sides if side.armed]
    if len(armed) > 1:
        return fought(kind, sides)
    return kind, _together("attacker", armed)


def to_the_state(kind: str, sides: list[Side]) -> tuple[str, Roles]:
    """The state's forces take, the others lose."""
    return _taken(sides, [side.inter == INTER["1"] for side in sides])


def from_the_state(kind: str, sides: list[Side]) -> tuple[str, Roles]:
    """Those who are no state forces take."""
    return _taken(sides, [side.inter not in (INTER["1"], INTER["8"]) for side in sides])


def took_part(kind: str, sides: list[Side]) -> tuple[str, Roles]:
    """Participants, with no more said of them."""
    return "other", _together("participant", sides)


def signed(kind: str, sides: list[Side]) -> tuple[str, Roles]:
    """Those who agreed."""
    return kind, _together("signatory", sides)


def gained(kind: str, sides: list[Side]) -> tuple[str, Roles]:
    """Who alone is named took the place over; of two it is not said which."""
    return took_part(kind, sides) if len(sides) > 1 or not sides[0].key else _taken(sides, [True])


def demonstrated(kind: str, sides: list[Side]) -> tuple[str, Roles]:
    """A crowd; that the other party was its target is not said."""
    return kind, ()


def _taken(sides: list[Side], takes: list[bool]) -> tuple[str, Roles]:
    takers = [side for side, take in zip(sides, takes, strict=True) if take]
    losers = [side for side, take in zip(sides, takes, strict=True) if not take]
    if len(takers) != 1 or not takers[0].key:
        return fought("battle", sides)
    return "capture", _together("taker", takers) + _together("loser", losers)


def _together(role: str, sides: list[Side]) -> Roles:
    keys = tuple(dict.fromkeys(side.key for side in sides if side.key))
    return ((role, keys),) if keys else ()


Told = tuple[str, Callable[[str, list[Side]], tuple[str, Roles]]]
TYPES: dict[str, Told] = {
    "Battles": ("battle", fought),
    "Explosions/Remote violence": ("strike", attacked),
    "Violence against civilians": ("attack", attacked),
    "Protests": ("protest", demonstrated),
    "Riots": ("protest", demonstrated),
    "Strategic developments": ("other", took_part),
}
SUB_TYPES: dict[str, Told] = {
    "Armed clash": ("battle", fought),
    "Government regains territory": ("capture", to_the_state),
    "Non-state actor overtakes territory": ("capture", from_the_state),
    "Air/drone strike": ("strike", attacked),
    "Shelling/artillery/missile attack": ("strike", attacked),
    "Attack": ("attack", attacked),
    "Abduction/forced disappearance": ("attack", attacked),
    "Sexual violence": ("attack", attacked),
    "Chemical weapon": ("attack", attacked),
    "Suicide bomb": ("attack", attacked),
    "Remote explosive/landmine/IED": ("attack", attacked),
    "Grenade": ("attack", attacked),
    "Peaceful protest": ("protest", demonstrated),
    "Protest with intervention": ("protest", demonstrated),
    "Excessive force against protesters": ("protest", demonstrated),
    "Violent demonstration": ("protest", demonstrated),
    "Mob violence": ("protest", demonstrated),
    "Agreement": ("agreement", signed),
    "Non-violent transfer of territory": ("capture", gained),
    "Arrests": ("other", took_part),
    "Change to group/activity": ("other", took_part),
    "Disrupted weapons use": ("other", took_part),
    "Headquarters or base established": ("other", took_part),
    "Looting/property destruction": ("other", took_part),
    "Other": ("other", took_part),
}


def told(type: str, sub_type: str) -> Told:
    """What a type and sub-event type become; Rejected for those that ACLED does not have."""
    found = SUB_TYPES.get(sub_type) or TYPES.get(type if not sub_type else "")
    if not found:
        raise Rejected(f"'{type}', '{sub_type}' is no type of event of ACLED's since 2019")
    return found
