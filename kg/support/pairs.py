"""Pair: two supports that belong together: of two opponents, of two who fight, of one client."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import combinations, product

from kg.model import Chronicle, Tie
from kg.network import Path, Stretch
from kg.network.alliances import STATUSES
from kg.network.overlap import Link, strength
from kg.network.web import web
from kg.support.chains import Supports, weakest
from kg.view import Standing, Status, Verdict, View


@dataclass(frozen=True)
class Pair:
    """Two supports and what is `between` their clients (opposition, fights), where that matters.

    `verdict` is that of the day asked about or the best of the window, `together` the days on which
    both supports hold, and the enmity with them.
    """

    one: Path
    other: Path
    between: Link
    verdict: Verdict
    together: tuple[Stretch, ...]

    @property
    def links(self) -> tuple[Link, ...]:
        """All that it rests on: each link is needed, by any one of its standings."""
        steps = (*self.one.steps, *self.other.steps)
        return (*(step.standings for step in steps), *([self.between] if self.between else []))

    @property
    def status(self) -> Status:
        """The status of the weakest link."""
        return weakest(self.links)

    @property
    def sources(self) -> tuple[str, ...]:
        """The ids of all sources, sorted."""
        return tuple(sorted({s for link in self.links for x in link for s in x.sources}))


def both_sides(
    chronicle: Chronicle, view: View, actor: str | None = None, roll_up: bool = False
) -> list[Pair]:
    """Who backs two opponents at once: on the day asked about, or on some day of the window.

    Opponents are two between whom the claims that count tell of opposition or of fighting.
    """
    known, enmity = Supports(chronicle, view, roll_up), _between(chronicle, view, "enemy of")
    found = (
        _pair(known, one, other, enmity[one.actors[-1]][other.actors[-1]])
        for backer, paths in _surest(known.chains(actor), 0).items()
        for one, other in combinations(paths, 2)
        if other.actors[-1] in enmity.get(one.actors[-1], {})
        and not {one.actors[-1], other.actors[-1]} & {backer}
    )
    return _sorted(found, view)


def proxies(
    chronicle: Chronicle, view: View, actor: str | None = None, roll_up: bool = False
) -> list[Pair]:
    """States whose clients fight each other, with the fights; `actor` keeps the pairs of one state.

    The rows say who stands behind two who fight, not that the two states are at war. A fight counts
    from its first day on, as long as the rule of persistence lets it.
    """
    states = {id for id, card in chronicle.actors.items() if card.kind == "state"}
    known, fights = Supports(chronicle, view, roll_up), _between(chronicle, view, "fought")
    backers = {
        client: [path for path in paths if path.actors[0] in states]
        for client, paths in _surest(known.chains(), -1).items()
    }
    found = (
        _pair(known, one, other, fights[client][enemy])
        for client, enemy in combinations(sorted(backers), 2)
        if enemy in fights.get(client, {})
        for one, other in product(backers[client], backers[enemy])
        if one.actors[0] != other.actors[0] and actor in (None, one.actors[0], other.actors[0])
    )
    return _sorted(found, view)


def shared(
    chronicle: Chronicle, view: View, actor: str | None = None, roll_up: bool = False
) -> list[Pair]:
    """Pairs of backers of one client, and when both back it; with `actor` those of which it is one.

    That two back the same client does not make them allies: each may have ends of its own.
    """
    known = Supports(chronicle, view, roll_up)
    found = (
        _pair(known, *((one, other) if other.actors[0] != actor else (other, one)), ())
        for paths in _surest(known.chains(), -1).values()
        for one, other in combinations(paths, 2)
        if actor in (None, one.actors[0], other.actors[0])
    )
    return _sorted(found, view)


def _between(chronicle: Chronicle, view: View, bond: str) -> dict:
    return web(chronicle, view.backdrop)[bond]


def _surest(paths: Iterable[Path], end: int) -> dict[str, list[Path]]:
    """By the actor at one end, the surest path for each actor at the other, in order of name."""
    found: dict[str, dict[str, Path]] = {}
    for path in paths:
        found.setdefault(path.actors[end], {}).setdefault(path.actors[-1 - end], path)
    return {
        actor: [by_other[other] for other in sorted(by_other)] for actor, by_other in found.items()
    }


def _pair(known: Supports, one: Path, other: Path, between: Iterable) -> Pair:
    between = tuple(sorted(between, key=_ties_first))
    found = Pair(one, other, between, Verdict.NOT, ())
    return Pair(one, other, between, *known.hold(found.links))


def _ties_first(standing: Standing) -> tuple[bool, str]:
    return not isinstance(standing.fact, Tie), standing.fact.id


def _sorted(pairs: Iterable[Pair], view: View) -> list[Pair]:
    kept: Iterator[Pair] = (pair for pair in pairs if pair.verdict is not Verdict.NOT)
    return sorted((p for p in kept if not view.statuses or p.status in view.statuses), key=_rank)


def _rank(pair: Pair) -> tuple:
    return (
        -strength(pair.verdict),
        STATUSES.index(pair.status),
        pair.one.actors,
        pair.other.actors,
    )
