"""Merging: events of different articles that may be one happening, proposed and never merged.

Two events are proposed when they are of one sort, the same actors stand on the same side, both are
dated to a month or less and their days lie at most a day apart, and the places agree as far as both
are told. Undated events are never proposed: too much would fit them.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from kg.model import EVENT_KINDS, Claim, Event, Place, larger

# kinds that one outlet's word or another's may give to one happening
_SORTS = (
    frozenset({"battle", "strike", "attack", "offensive"}),
    frozenset({"talks", "agreement"}),
    frozenset({"agreement", "ceasefire"}),
    frozenset({"delivery", "deployment"}),
)
_GRACE = timedelta(days=1)
_LONGEST = timedelta(days=31)


@dataclass(frozen=True)
class Happening:
    """An event as some sources tell it; `sides` are (actors who do, to whom, in any other part)."""

    event: Event
    sources: frozenset[str]
    first: date
    last: date
    places: frozenset[str]
    sides: tuple[frozenset[str], frozenset[str], frozenset[str]]

    @property
    def actors(self) -> frozenset[str]:
        """All who take part."""
        return self.sides[0] | self.sides[1] | self.sides[2]


@dataclass(frozen=True)
class Proposal:
    """Two events that may be one, with what is the same ("actors lna; 2020-06-01; at tarhuna")."""

    event: Event
    same_as: Event
    reasons: tuple[str, ...]


def happenings(claims: Iterable[Claim]) -> list[Happening]:
    """The dated events of some claims, in order of first telling; denials tell of no event."""
    told: dict[Event, list[Claim]] = defaultdict(list)
    for claim in claims:
        if isinstance(claim.about, Event) and claim.affirms and claim.retracted is None:
            told[claim.about].append(claim)
    return [one for event, same in told.items() if (one := _happening(event, same)) is not None]


def proposals(
    new: Iterable[Happening], known: Iterable[Happening], places: Mapping[str, Place]
) -> Iterator[Proposal]:
    """For each new event the most like of the known and of the new ones before it, if any is."""
    near: dict[tuple[str, date], list[Happening]] = defaultdict(list)
    for one in known:
        _remember(near, one)
    for one in new:
        found: dict[str, tuple[Happening, tuple[str, ...]]] = {}
        for key in _keys(one, _GRACE):
            for other in near.get(key, ()):
                if other.event.id not in found and (reasons := _reasons(one, other, places)):
                    found[other.event.id] = other, reasons
        if found:
            best, reasons = max(found.values(), key=lambda pair: len(pair[1]))
            yield Proposal(one.event, best.event, reasons)
        _remember(near, one)


def _happening(event: Event, claims: list[Claim]) -> Happening | None:
    extents = [claim.span.extent for claim in claims if claim.span.extent]
    if not extents:
        return None
    first, last = max(a for a, _ in extents), min(b for _, b in extents)
    first, last = min(first, last), max(first, last)
    if last - first > _LONGEST:
        return None
    doing, suffering = EVENT_KINDS[event.kind].edge or ("", "")
    if doing == suffering:
        doing = suffering = ""
    sides: tuple[set[str], set[str], set[str]] = set(), set(), set()
    for claim in claims:
        for role, actors in claim.roles:
            sides[0 if role == doing else 1 if role == suffering else 2].update(actors)
    return Happening(
        event=event,
        sources=frozenset(claim.source for claim in claims),
        first=first,
        last=last,
        places=frozenset(claim.place for claim in claims if claim.place),
        sides=(frozenset(sides[0]), frozenset(sides[1]), frozenset(sides[2])),
    )


def _keys(one: Happening, grace: timedelta) -> Iterator[tuple[str, date]]:
    """(actor, day) of each actor and each day, `grace` before and after."""
    days = (one.last - one.first + 2 * grace).days + 1
    for actor in sorted(one.actors):
        for number in range(days):
            yield actor, one.first - grace + timedelta(days=number)


def _remember(near: dict[tuple[str, date], list[Happening]], one: Happening) -> None:
    for key in _keys(one, timedelta()):
        near[key].append(one)


def _reasons(one: Happening, other: Happening, places: Mapping[str, Place]) -> tuple[str, ...]:
    """What is the same of two events; nothing where something speaks against it."""
    kind = _kind(one.event.kind, other.event.kind)
    where = _where(one, other, places)
    if not kind or where is None or one.sources & other.sources or not _sided(one, other):
        return ()
    shared = ", ".join(sorted(one.actors & other.actors))
    return tuple(filter(None, (kind, f"actors {shared}", _days(one, other), where)))


def _kind(a: str, b: str) -> str:
    if a == b:
        return f"both {a}"
    return f"{a} and {b} may be one" if any({a, b} <= sort for sort in _SORTS) else ""


def _sided(one: Happening, other: Happening) -> bool:
    """True where they have an actor in common and nobody else stands in his place."""
    if not one.actors & other.actors:
        return False
    for mine, theirs in zip(one.sides, other.sides, strict=True):
        if mine and theirs and not mine & theirs:
            return False
    crossed = (one.sides[0] & other.sides[1]) | (one.sides[1] & other.sides[0])
    return not crossed


def _days(one: Happening, other: Happening) -> str:
    first, last = max(one.first, other.first), min(one.last, other.last)
    if first <= last:
        return str(first) if first == last else f"{first} to {last}"
    return f"{last} and {first}, a day apart"


def _where(one: Happening, other: Happening, places: Mapping[str, Place]) -> str | None:
    """The place that both tell, '' where one of them tells none, None where they differ."""
    if not one.places or not other.places:
        return ""
    mine, theirs = (_around(each.places, places) for each in (one, other))
    shared = (one.places & theirs) | (other.places & mine)
    return f"at {', '.join(sorted(shared))}" if shared else None


def _around(ids: frozenset[str], places: Mapping[str, Place]) -> set[str]:
    """These places and the larger ones that they lie in."""
    return {*ids, *(up for place in ids for up in larger(place, places.get))}
