"""path: the shortest chains of ties between two actors, each step with the standings under it."""

from dataclasses import dataclass
from itertools import islice, pairwise, permutations

from kg.model import Chronicle
from kg.network.alliances import STATUSES, weakest_status
from kg.network.edges import edges
from kg.network.overlap import Calendar, Stretch, on_day, strength, strongest
from kg.network.web import SIDES
from kg.view import Standing, Status, Verdict, View

# The number of shortest chains in a dense graph is exponential; so many are looked at.
LOOKED_AT = 1000
# the standings between two actors, in either direction
Between = dict[frozenset[str], list[Standing]]


@dataclass(frozen=True)
class Step:
    """From one actor to the next; any one of the standings carries it.

    A chain goes against the direction of a tie too: each standing's `fact.sentence` tells who does
    what to whom.
    """

    tail: str
    head: str
    standings: tuple[Standing, ...]

    @property
    def status(self) -> Status:
        """The status of its best standing."""
        return weakest_status((self.standings,))


@dataclass(frozen=True)
class Path:
    """A chain of steps; `together` are the days on which all of them hold, empty when never.

    `verdict` is that of the day asked about or, without one, the best that is ever reached.
    """

    steps: tuple[Step, ...]
    verdict: Verdict
    together: tuple[Stretch, ...]

    @property
    def actors(self) -> tuple[str, ...]:
        """The actors passed, both ends included."""
        return (self.steps[0].tail, *(step.head for step in self.steps))

    @property
    def weakest(self) -> Step:
        """The step with the least certain status; the first of them."""
        return max(self.steps, key=lambda step: STATUSES.index(step.status))

    @property
    def status(self) -> Status:
        """The status of the weakest step."""
        return self.weakest.status


def path(
    chronicle: Chronicle,
    view: View,
    start: str,
    goal: str,
    hostile: bool = False,
    most: int = 10,
) -> list[Path]:
    """The shortest chains over friendly ties (backing, alliance, membership, leadership,
    representation), with `hostile` over opposition too; at most `most` of them.

    No chain leads through an organisation from member to member, unless it is a coalition, an armed
    group or a government. First come those whose steps hold together and whose weakest step is
    surest. Empty when there is none, which does not mean that the two have nothing in common.
    """
    if start == goal:
        return []
    signs = {1, -1} if hostile else {1}
    between: Between = {}
    for edge in edges(view.standings(chronicle.claims), view):
        if edge.kind.sign in signs and edge.tail != edge.head:
            between.setdefault(frozenset((edge.tail, edge.head)), []).append(edge.standing)
    calendar = Calendar(view.persistence)
    loose = {a.id for a in chronicle.actors.values() if a.kind not in SIDES}
    found = [
        _path(chain, between, view, calendar) for chain in _chains(between, loose, start, goal)
    ]
    return sorted(found, key=_surest_first)[:most]


def _chains(between: Between, loose: set[str], start: str, goal: str) -> list[tuple[str, ...]]:
    """The actors along the shortest chains, none passed twice.

    Nobody is led from one member of a world organisation to another: who comes to it as a member
    (a node marked True) goes on only to what it backs, leads and so on.
    """
    import networkx

    known = networkx.DiGraph()
    for pair, standings in sorted(between.items(), key=lambda item: sorted(item[0])):
        whole = _loose_whole(standings, loose)
        for tail, head in permutations(sorted(pair)):
            known.add_edge((tail, False), (head, head == whole))
            if tail != whole:
                known.add_edge((tail, True), (head, head == whole))
    first, last = (start, False), ("", False)
    known.add_edges_from(((goal, marked), last) for marked in (False, True))
    if first not in known or not networkx.has_path(known, first, last):
        return []
    walks = islice(networkx.all_shortest_paths(known, first, last), LOOKED_AT)
    chains = [tuple(actor for actor, _ in walk[:-1]) for walk in walks]
    return [chain for chain in chains if len(set(chain)) == len(chain)]


def _loose_whole(standings: list[Standing], loose: set[str]) -> str | None:
    """The organisation, where nothing but membership in it ties the two."""
    facts = [standing.fact for standing in standings]
    if all(fact.kind == "membership" and fact.actors[1] in loose for fact in facts):
        return facts[0].actors[1]
    return None


def _path(chain: tuple[str, ...], between: Between, view: View, calendar: Calendar) -> Path:
    steps = tuple(
        Step(tail, head, tuple(between[frozenset((tail, head))])) for tail, head in pairwise(chain)
    )
    links = [step.standings for step in steps]
    together = calendar.stretches(links)
    found = on_day(links, view.as_of, view.persistence) if view.as_of else strongest(together)
    return Path(steps, found, together)


def _surest_first(found: Path) -> tuple[int, int, tuple[str, ...]]:
    return -strength(found.verdict), STATUSES.index(found.status), found.actors
