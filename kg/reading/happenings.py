"""Happenings: one event per happening, however often the article tells of it.

Two tellings are one event when their kind is the same, their roles agree and neither day nor
place speaks against it. In another sentence something must speak for it as well: the same day or
place, or that one of the two tells neither, as "the attack" does. Events of different articles
are never merged here."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
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
# words for the same sort of happening
_FAMILY = {"strike": "attack"}
# an undated telling is of the one before where these agree; a place gained is its identity
_BY_PLACE = ("capture",)


@dataclass(frozen=True)
class Telling:
    """What one sentence says of an event.

    `again` is true when the words point back ("the attack"), `counted` when they tell a number of
    happenings ("135 strikes"), which are never one told elsewhere.
    """

    kind: str
    line: int
    roles: Roles
    place: str
    span: Span
    planned: bool = False
    again: bool = False
    counted: bool = False

    @property
    def actors(self) -> frozenset[str]:
        """All who take part."""
        return frozenset(actor for _, got in self.roles for actor in got)

    @property
    def dated(self) -> bool:
        """True where it says when."""
        return self.span.extent is not None


@dataclass
class Happening:
    """An event as the article tells it so far."""

    event: Event
    told: list[Telling]

    @property
    def place(self) -> str:
        """Where, as far as any telling says so."""
        return next((one.place for one in self.told if one.place), "")

    @property
    def span(self) -> Span:
        """When, as far as any telling says so."""
        return next((one.span for one in self.told if one.dated), Span())

    @property
    def actors(self) -> frozenset[str]:
        """All who take part by any telling."""
        return frozenset().union(*(one.actors for one in self.told))

    def role(self, name: str) -> set[str]:
        """All who play this role by any telling."""
        return {a for one in self.told for role, got in one.roles if role == name for a in got}


@dataclass
class Happenings:
    """The events of one article; ids end in the article's id, so that no two articles share one."""

    source: str
    cast: Cast
    # whom a person speaks for: the side counts when tellings are compared
    sides: Mapping[str, str] = field(default_factory=dict)
    known: dict[tuple[str, bool], list[Happening]] = field(
        default_factory=lambda: defaultdict(list)
    )
    _numbers: Counter[str] = field(default_factory=Counter)

    def of(self, telling: Telling) -> Event:
        """The event that this telling is of: one told before, or a new one."""
        return self.known_as(telling) or self.new(telling)

    def known_as(self, telling: Telling) -> Event | None:
        """The event told before that this telling is of, which is told once more by it."""
        for one in reversed(self._among(telling)[-_NEAR:]):
            if _same(one, telling, self.sides):
                one.told.append(telling)
                return one.event
        return None

    def new(self, telling: Telling) -> Event:
        """A new event, told for the first time."""
        kind, actors, place = telling.kind, set(telling.actors), telling.place
        event = Event(kind, self._id(kind, actors, place), self._name(kind, actors, place))
        self._among(telling).append(Happening(event, [telling]))
        return event

    def _among(self, telling: Telling) -> list[Happening]:
        return self.known[_FAMILY.get(telling.kind, telling.kind), telling.planned]

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


def _same(one: Happening, telling: Telling, sides: Mapping[str, str]) -> bool:
    if not _agree(one, telling, sides):
        return False
    here = one.told[-1].line == telling.line
    if telling.kind in _DIRECTED:
        return all(set(got) == one.role(role) for role, got in telling.roles) and (
            here or bool(telling.dated and one.span.extent)
        )
    if telling.counted or any(t.counted for t in one.told):
        return here
    if here:
        return True
    placed = bool(one.place and one.place == telling.place)
    if telling.dated and one.span.extent:
        return placed or one.actors == telling.actors
    if telling.kind in _BY_PLACE:
        return placed or telling.again or not (one.place and telling.place)
    mine, theirs = _on_side(one.actors, sides), _on_side(telling.actors, sides)
    return placed or theirs <= mine or mine <= theirs


def _agree(one: Happening, telling: Telling, sides: Mapping[str, str]) -> bool:
    """True unless who, where or when speaks against it."""
    if one.place and telling.place and one.place != telling.place:
        return False
    if not _compatible(one.span, telling.span):
        return False
    common = [
        (_on_side(one.role(role), sides), _on_side(got, sides))
        for role, got in telling.roles
        if one.role(role)
    ]
    if any(not mine & theirs for mine, theirs in common):
        return False
    return bool(common) or telling.again and telling.line - one.told[-1].line <= _BACK


def _on_side(actors: Iterable[str], sides: Mapping[str, str]) -> set[str]:
    return {sides.get(actor, actor) for actor in actors}


# "the attack" is one that was told at most so many sentences before
_BACK = 4


def _compatible(a: Span, b: Span) -> bool:
    if not a.extent or not b.extent:
        return True
    return a.extent[0] <= b.extent[1] and b.extent[0] <= a.extent[1]
