"""Tie and Event: something that may be so. Only an identity; what is said stands on claims."""

from dataclasses import dataclass
from functools import cached_property

from kg.model.kinds import TIE_KINDS


@dataclass(frozen=True, order=True)
class Tie:
    """A tie of a kind between actors: once, however many spells it has.

    `actors` are the actor ids in the order of the kind's roles; the optional last one is `against`
    whom. A symmetric kind holds its two actors sorted.

    >>> Tie.between("backing", "uae", "lna").id
    'uae-backs-lna'
    >>> Tie.between("opposition", "lna", "gna").actors
    ('gna', 'lna')
    >>> Tie.between("backing", "uae", "lna", "gna").id
    'uae-backs-lna-against-gna'
    """

    kind: str
    actors: tuple[str, ...]

    @classmethod
    def between(cls, kind: str, *actors: str) -> "Tie":
        """The tie of this kind between these actors (sorted where the kind is symmetric)."""
        return cls(kind, tuple(sorted(actors)) if TIE_KINDS[kind].symmetric else actors)

    @cached_property
    def id(self) -> str:
        """A slug made of the actors and the kind's verb."""
        first, second, *against = self.actors
        return "-against-".join([f"{first}-{TIE_KINDS[self.kind].verb}-{second}", *against])

    @cached_property
    def roles(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """(role, actor ids) pairs; a symmetric kind has one role that both play."""
        kind = TIE_KINDS[self.kind]
        if kind.symmetric:
            return ((kind.roles[0].name, self.actors),)
        return tuple(
            (role, (actor,)) for role, actor in zip(kind.role_names, self.actors, strict=False)
        )

    @property
    def sentence(self) -> str:
        """The form in which a curator writes it: `uae backs lna against gna`."""
        first, second, *against = self.actors
        return " against ".join([f"{first} {TIE_KINDS[self.kind].verb} {second}", *against])


@dataclass(frozen=True, order=True)
class Event:
    """One happening, perhaps part of a larger one. Who took part is said by the claims on it."""

    kind: str
    id: str
    name: str
    part_of: str = ""


Fact = Tie | Event
