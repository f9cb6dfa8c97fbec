"""Happenings: one event per happening, however often the article tells of it.

Two tellings are one event when their kind is the same, their actors overlap and neither day nor
place speaks against it; across sentences something besides the kind must agree. Events of
different articles are never merged here."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from kg.dates import Span
from kg.model import Event
from kg.reading.article import slug
from kg.reading.cast import Cast

Roles = tuple[tuple[str, tuple[str, ...]], ...]
# an event is looked for among the latest so many of its kind
_NEAR = 100
# of these, who did it to whom is all that tells one from another
_DIRECTED = ("statement", "violation")


@dataclass
class Happening:
    """An event as the article tells it so far."""

    event: Event
    line: int
    actors: set[str]
    roles: Roles
    place: str
    span: Span
    tellings: int = 1


@dataclass
class Happenings:
    """The events of one article; ids end in the article's id, so that no two articles share one."""

    source: str
    cast: Cast
    known: dict[str, list[Happening]] = field(default_factory=lambda: defaultdict(list))
    _numbers: Counter[str] = field(default_factory=Counter)

    def of(self, kind: str, line: int, roles: Roles, place: str, span: Span) -> Event:
        """The event that this telling is of: one told before, or a new one."""
        actors = {actor for _, got in roles for actor in got}
        for one in self.known[kind][-_NEAR:]:
            if kind in _DIRECTED and one.roles != roles:
                continue
            if _same(one, line, actors, place, span):
                one.actors |= actors
                one.place = one.place or place
                one.span = one.span if one.span.edtf else span
                one.tellings += 1
                return one.event
        event = Event(kind, self._id(kind, actors, place), self._name(kind, actors, place))
        self.known[kind].append(Happening(event, line, set(actors), roles, place, span))
        return event

    def _id(self, kind: str, actors: set[str], place: str) -> str:
        stem = "-".join(
            part for part in (kind, place or min(actors, default=""), self.source) if part
        )
        found = slug(stem)
        self._numbers[found] += 1
        return found if self._numbers[found] == 1 else f"{found}-{self._numbers[found]}"

    def _name(self, kind: str, actors: set[str], place: str) -> str:
        who = ", ".join(sorted(self.cast.actor(actor).name for actor in actors))
        where = self.cast.known.places.get(place) or self.cast.new_places.get(place)
        return f"{kind.capitalize()}: {who}" + (f", {where.name}" if where else "")


def _same(one: Happening, line: int, actors: set[str], place: str, span: Span) -> bool:
    if not one.actors & actors:
        return False
    if one.place and place and one.place != place:
        return False
    if not _compatible(one.span, span):
        return False
    if one.line == line:
        return True
    whole = one.actors == actors
    dated = bool(one.span.edtf and span.edtf)
    if one.event.kind in ("talks", "ceasefire"):
        return whole
    return (dated and whole) or (whole and bool(one.place and one.place == place))


def _compatible(a: Span, b: Span) -> bool:
    if not a.extent or not b.extent:
        return True
    return a.extent[0] <= b.extent[1] and b.extent[0] <= a.extent[1]
