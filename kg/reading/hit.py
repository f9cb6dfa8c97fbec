"""Hit: a rule that fired on a sentence, with whom in which role."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kg.model import Count
from kg.reading.cast import Line
from kg.reading.reference import Referent
from kg.reading.said import Stance

if TYPE_CHECKING:
    from kg.reading.tokens import Token

Roles = tuple[tuple[str, tuple[Referent, ...]], ...]


@dataclass(frozen=True)
class Hit:
    """A rule that fired: on which word of which line, with whom in which role.

    Where one role holds both sides, the first `cut` of its actors stand against the others; 0:
    which of them belong together is not told.
    """

    rule: str
    kind: str
    line: Line
    trigger: "Token"
    roles: Roles
    stance: Stance
    place: str = ""
    means: tuple[str, ...] = ()
    post: str = ""
    hostile: bool = False
    reciprocal: bool = False
    quote: tuple[int, int] | None = None
    cut: int = 0
    counts: tuple[Count, ...] = ()

    def role(self, name: str) -> tuple[Referent, ...]:
        """The actors in a role."""
        return next((found for role, found in self.roles if role == name), ())

    @property
    def actors(self) -> tuple[str, ...]:
        """All participants, in the order of the roles."""
        return tuple(dict.fromkeys(r.actor for _, found in self.roles for r in found))

    @property
    def sureness(self) -> float:
        """How sure the least sure of its participants is."""
        return min((r.confidence for _, found in self.roles for r in found), default=1.0)
