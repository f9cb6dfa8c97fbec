"""at-table: who backs a side and also hosts, mediates or signs talks, ceasefires and agreements."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.backing import begun_by
from kg.model import Chronicle, Claim
from kg.network import Path
from kg.network.edges import asserted
from kg.network.overlap import Link, on_day, strength
from kg.network.web import web
from kg.support.chains import Supports, weakest
from kg.timeline import Entry, timeline
from kg.view import Status, Verdict, View

TABLES = ("talks", "ceasefire", "agreement")
# who convenes or warrants; a party sits there for itself
ROLES = ("host", "mediator", "signatory")


@dataclass(frozen=True)
class Seat:
    """One role of a backer at one table, and whom it backs.

    The backer sits there itself, or `sitting` does, who leads it, speaks for it or belongs to it by
    the ties `through`. `verdict` is whether the support held in the days of the event, `claims` are
    those that tell of the role.
    """

    backer: str
    sitting: str
    through: Link
    role: str
    table: Entry
    support: Path
    verdict: Verdict
    claims: tuple[Claim, ...]

    @property
    def status(self) -> Status:
        """The status of the weakest of the support, the event and the way to the seat."""
        links = [*(step.standings for step in self.support.steps), [self.table.standing]]
        return weakest([*links, *([self.through] if self.through else [])])

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of the sources of the role and the support, sorted."""
        support = {s for step in self.support.steps for x in step.standings for s in x.sources}
        return tuple(sorted({claim.source for claim in self.claims} | support))


def at_table(
    chronicle: Chronicle,
    view: View,
    actor: str | None = None,
    roll_up: bool = False,
    parties: bool = False,
) -> list[Seat]:
    """The seats of those who back a side, in order of date; `actor` keeps its own and its backers'.

    A side is who has an opponent. The support must hold, be presumed or be possible on some day of
    the event, and some claim must name a start or a day before. With `parties`, who takes part
    counts too: conferences list their guests so. Kinds and places of the view choose among the
    events, means among the support.
    """
    timeless = replace(view, as_of=None, since=None, until=None, statuses=frozenset())
    known = Supports(chronicle, replace(timeless, kinds=frozenset(), places=frozenset()), roll_up)
    sides = web(chronicle, timeless.backdrop)["enemy of"]
    backing: dict[str, list[Path]] = {}
    for path in known.chains():
        if path.actors[-1] in sides:
            backing.setdefault(path.actors[0], []).append(path)
    tables = replace(view.backdrop, kinds=view.kinds or frozenset(TABLES), places=view.places)
    seats = (
        seat
        for entry in timeline(chronicle.claims, tables)
        if entry.fact.kind in TABLES and asserted(entry.standing)
        for role, sitting, claims in _sitting(entry, (*ROLES, "party") if parties else ROLES)
        for backer, through in _acting(known, sitting)
        for seat in _seats(
            view, backing.get(backer, ()), (backer, sitting, through, role, entry), claims
        )
    )
    return [
        seat
        for seat in seats
        if actor in (None, seat.backer, seat.support.actors[-1])
        and (not view.statuses or seat.status in view.statuses)
    ]


def _sitting(entry: Entry, roles: tuple[str, ...]) -> Iterator[tuple[str, str, tuple[Claim, ...]]]:
    """(role, actor, the claims that say so) of an event."""
    for role, actors in entry.participants:
        if role in roles:
            for actor in actors:
                told = (c for c in entry.standing.affirming if actor in dict(c.roles).get(role, ()))
                yield role, actor, tuple(told)


def _acting(known: Supports, sitting: str) -> Iterator[tuple[str, Link]]:
    """For whom an actor sits: itself, and rolled up the whole that it leads or belongs to."""
    yield sitting, ()
    for whole, ties in sorted(known.wholes.get(sitting, {}).items()):
        yield whole, tuple(ties)


def _seats(view: View, backing, seat: tuple, claims: tuple[Claim, ...]) -> Iterator[Seat]:
    """A seat for each surest support of a client."""
    table: Entry = seat[-1]
    served = set()
    for path in backing:
        client = path.actors[-1]
        verdict = _during(view, path, table)
        if verdict is not Verdict.NOT and client not in served and seat[1] != client:
            served.add(client)
            yield Seat(*seat, path, verdict, claims)


def _during(view: View, path: Path, table: Entry) -> Verdict:
    """The best verdict of a support on the first and the last day of an event."""
    links = [step.standings for step in path.steps]
    days = [day for day in (table.earliest, table.latest) if day]
    if days and not all(any(begun_by(s, days[-1]) for s in link) for link in links):
        return Verdict.NOT
    found = (on_day(links, day, view.persistence) for day in days)
    return max(found, key=strength, default=path.verdict)
