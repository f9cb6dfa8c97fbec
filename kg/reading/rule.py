"""Rule: one line of the table: trigger words, where each role sits, what follows, an example.

Roles name slots (see `trees`): `subject`, `object`, `poss`, `mod`, a preposition; alternatives
are separated by `|` and tried in order. A role whose name ends in `?` may stay empty. `place`
names slots too, `kinds` says who may play a role, `thing` the slots of what is given (it decides
the means), `needs` words that must stand in a slot."""

from dataclasses import dataclass
from functools import cached_property

# who fights: kinds of actors for a rule's `kinds`
ARMED = "armed-group coalition state government person political-body"
FIGHTERS = "person armed-group coalition state government international-organisation"
# the prepositions of a place, for a rule's `place`
WHERE = "in|near|at|on|around|outside|inside|into|over|across|throughout|along"


@dataclass(frozen=True)
class Rule:
    """A pattern over dependency slots and the kind of claim that it makes."""

    name: str
    kind: str
    pos: str
    words: frozenset[str]
    roles: tuple[tuple[str, tuple[str, ...], bool], ...]
    means: str
    thing: tuple[str, ...]
    place: tuple[str, ...]
    needs: tuple[tuple[str, frozenset[str]], ...]
    kinds: tuple[tuple[str, frozenset[str]], ...]
    hostile: bool
    at_least: int
    example: str
    gives: str

    @cached_property
    def must(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The roles without which it cannot fire, whoever else is found, each with its slots."""
        if self.at_least or self.hostile or self.kind in ("opposition", "ceasefire"):
            return ()
        return tuple(
            (name, tuple(slot.removesuffix(" owner") for slot in slots))
            for name, slots, required in self.roles
            if required
        )


def rule(
    name: str,
    kind: str,
    pos: str,
    words: str,
    *,
    example: str,
    gives: str,
    means: str = "",
    thing: str = "",
    place: str = "",
    needs: str = "",
    kinds: str = "",
    hostile: bool = False,
    at_least: int = 0,
    **roles: str,
) -> Rule:
    """A rule; `needs` reads `slot: word word; slot: word`, and `role_` is an optional role.

    A needed word may be `*` (any), `@place` (a place by name), `@ground` (or without one) or
    `@arms`; a word list that begins with `!` bars its words instead.
    `kinds` reads `role: kind kind; role_2: kind`: which kinds of actors a role takes;
    what `role` takes is asked of `role_2` too.

    `at_least` is how many actors must be found in all; `hostile` events make opponents of two armed
    sides. `gives` is what the example must give, as `backing: uae > lna`.
    """
    return Rule(
        name=name,
        kind=kind,
        pos=pos,
        words=frozenset(w.replace("_", " ") for w in words.split()),
        roles=tuple(
            (role.rstrip("_"), tuple(slots.split("|")), not role.endswith("_"))
            for role, slots in roles.items()
        ),
        means=means,
        thing=tuple(thing.split("|")) if thing else (),
        place=tuple(place.split("|")) if place else (),
        needs=tuple(_need(part) for part in needs.split(";")) if needs else (),
        kinds=tuple(_need(part) for part in kinds.split(";")) if kinds else (),
        hostile=hostile,
        at_least=at_least,
        example=example,
        gives=gives,
    )


def _need(part: str) -> tuple[str, frozenset[str]]:
    slot, _, wanted = part.partition(": ")
    return slot.strip(), frozenset(w.replace("_", " ") for w in wanted.split())
