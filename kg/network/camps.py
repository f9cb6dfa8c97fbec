"""camps: divide the actors of a signed graph so that the fewest ties are out of place.

A friendly tie between camps and a hostile one inside a camp are out of place; their least number
is the frustration of the graph (Harary, On the Measurement of Structural Balance, 1959), for two
camps, and for any number of camps that of clusterability (Davis, Clustering and Structural Balance
in Graphs, 1967; Bansal, Blum and Chawla, Correlation Clustering, 2004). Two-connected parts are
divided one by one, since no circle passes through two of them: small ones exactly, by branch and
bound, others by moving single actors as long as this helps (Doreian and Mrvar, A Partitioning
Approach to Structural Balance, 1996), with disjoint bad triangles as the lower bound.
"""

from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kg.network.signed import Pair, Signs

# so many actors are weighed in the search of a part; where that is too few the bounds stay apart
STEPS = 200_000
SMALL = 40

Near = dict[str, dict[str, int]]


@dataclass(frozen=True)
class Camps:
    """The camp of each actor, and between what bounds the least number of misplaced ties lies.

    `upper` is what these camps reach; they are a best division where the bounds meet, though there
    may be others as good.
    """

    camp: dict[str, int]
    lower: int
    upper: int

    @property
    def exact(self) -> bool:
        """True when the frustration is known."""
        return self.lower == self.upper


def camps(signs: Signs, most: int | None = None) -> Camps:
    """A division into at most so many camps (2, or any number); mixed ties do not count."""
    import networkx

    plain = {pair: sign for pair, sign in sorted(signs.items()) if sign}
    near = {actor: {} for pair in signs for actor in pair} | neighbours(plain)
    whole = networkx.Graph(list(plain))
    lower, glued = 0, _Glue()
    for block in sorted(sorted(part) for part in networkx.biconnected_components(whole)):
        among = set(block)
        inside = {a: {b: s for b, s in near[a].items() if b in among} for a in block}
        camp, least = _divide(inside, most)
        lower += least
        glued.add(camp)
    camp = glued.two(near) if most == 2 else glued.camps(near)
    return Camps(camp, lower, misplaced(plain, camp))


def misplaced(signs: Signs, camp: dict[str, int]) -> int:
    """How many friendly ties pass between camps and hostile ones stay inside."""
    return sum(sign != 0 and (camp[a] == camp[b]) != (sign > 0) for (a, b), sign in signs.items())


def neighbours(signs: Signs) -> Near:
    """Each actor's ties, by the other."""
    near: Near = {}
    for (a, b), sign in signs.items():
        near.setdefault(a, {})[b] = sign
        near.setdefault(b, {})[a] = sign
    return near


def triangles(near: Near) -> Iterator[tuple[str, str, str]]:
    """All triples that are tied to each other, each once, in order of name.

    Each is found at its actor with the fewest ties, which takes about m^1.5 steps for m ties
    (Chiba and Nishizeki, Arboricity and Subgraph Listing Algorithms, 1985).
    """
    rank = {a: n for n, a in enumerate(sorted(near, key=lambda a: (len(near[a]), a)))}
    after = {a: {b for b in near[a] if rank[b] > rank[a]} for a in near}
    for a in sorted(near):
        for b in sorted(after[a]):
            for c in sorted(after[a] & after[b]):
                yield tuple(sorted((a, b, c)))


def _divide(near: Near, most: int | None) -> tuple[dict[str, int], int]:
    """Camps of one part, and a lower bound."""
    if len(near) == 2:
        (a, b) = sorted(near)
        return {a: 0, b: int(near[a][b] < 0)}, 0
    camp = _moved(near, _grown(near, most), most)
    count = _cost(near, camp)
    bound = _disjoint(near, most)
    if bound < count and len(near) <= SMALL:
        best, done = _searched(near, most, count)
        camp = best or camp
        return camp, _cost(near, camp) if done else bound
    return camp, min(bound, count)


def _cost(near: Near, camp: dict[str, int]) -> int:
    return misplaced({(a, b): s for a in near for b, s in near[a].items() if a < b}, camp)


def _grown(near: Near, most: int | None) -> dict[str, int]:
    """A first division: from actor to actor, friends together, enemies apart; or each alone."""
    if most != 2:
        return {actor: n for n, actor in enumerate(sorted(near))}
    camp: dict[str, int] = {}
    for start in sorted(near, key=lambda a: (-len(near[a]), a)):
        if start in camp:
            continue
        camp[start], waiting = 0, deque([start])
        while waiting:
            actor = waiting.popleft()
            for other in sorted(b for b in near[actor] if b not in camp):
                friend = near[actor][other] > 0
                camp[other] = camp[actor] if friend else 1 - camp[actor]
                waiting.append(other)
    return camp


def _moved(near: Near, camp: dict[str, int], most: int | None) -> dict[str, int]:
    """Actors move to the camp where they have the most friends above enemies, until none does."""
    waiting, free = deque(sorted(near)), len(near)
    listed = set(near)
    while waiting:
        actor = waiting.popleft()
        listed.remove(actor)
        gain = {0: 0, 1: 0} if most == 2 else {camp[actor]: 0, free: 0}
        for other, sign in near[actor].items():
            gain[camp[other]] = gain.get(camp[other], 0) + sign
        best = max(gain, key=lambda c, gain=gain, now=camp[actor]: (gain[c], c == now, -c))
        if gain[best] > gain[camp[actor]]:
            free += best == free
            camp[actor] = best
            again = [other for other in near[actor] if other not in listed]
            waiting.extend(again)
            listed.update(again)
    return camp


def _disjoint(near: Near, most: int | None) -> int:
    """Bad triangles without a common tie: each has a misplaced tie of its own."""
    bad, used = 0, set[Pair]()
    for a, b, c in triangles(near):
        hostile = (near[a][b], near[a][c], near[b][c]).count(-1)
        ties = {(a, b), (a, c), (b, c)}
        if (hostile == 1 or (most == 2 and hostile == 3)) and not ties & used:
            bad, used = bad + 1, used | ties
    return bad


def _searched(near: Near, most: int | None, count: int) -> tuple[dict[str, int] | None, bool]:
    """The best division with fewer than `count` misplaced ties, and whether the search ended."""
    order = _dense_first(near)
    camp: dict[str, int] = {}
    best: list = [None, count]
    left = [STEPS]

    def costs(actor: str, number: int) -> list[int]:
        """What the actor costs in each camp that there is, and in a new one at the end."""
        gain, friends = [0] * (number + 1), 0
        for other, sign in near[actor].items():
            if other in camp:
                gain[camp[other]] += sign
                friends += sign > 0
        found = [friends - g for g in gain]
        return found[:most]

    def go(place: int, number: int, spent: int) -> None:
        left[0] -= len(order) - place
        if left[0] < 0:
            return
        if place == len(order):
            best[:] = dict(camp), spent
            return
        ahead = sum(min(costs(actor, number)) for actor in order[place + 1 :])
        here = costs(order[place], number)
        for choice in sorted(range(len(here)), key=lambda c: (here[c], c)):
            if spent + here[choice] + ahead < best[1]:
                camp[order[place]] = choice
                go(place + 1, max(number, choice + 1), spent + here[choice])
                del camp[order[place]]

    go(0, 0, 0)
    return best[0], left[0] >= 0


def _dense_first(near: Near) -> list[str]:
    """Always the actor with the most ties to those before, so that costs show early."""
    order: list[str] = []
    placed = dict.fromkeys(sorted(near), 0)
    while placed:
        actor = max(placed, key=lambda a: (placed[a], len(near[a])))
        order.append(actor)
        del placed[actor]
        for other in near[actor].keys() & placed.keys():
            placed[other] += 1
    return order


class _Glue:
    """The camps of parts that share single actors, put together."""

    def __init__(self) -> None:
        self._same: dict[Pair, bool] = {}

    def add(self, camp: dict[str, int]) -> None:
        """One part: who stands with and apart from its first actor, and in which camp."""
        groups: dict[int, list[str]] = {}
        for actor in sorted(camp):
            groups.setdefault(camp[actor], []).append(actor)
        first = [members[0] for members in groups.values()]
        for members in groups.values():
            self._same.update(((members[0], other), True) for other in members[1:])
        self._same.update(((first[0], other), False) for other in first[1:])

    def camps(self, near: Near) -> dict[str, int]:
        """Any number of camps, each held together by friendly ties."""
        joined = _connected(near, (pair for pair, same in self._same.items() if same))
        friendly = (
            (a, b) for a in near for b, s in near[a].items() if s > 0 and joined[a] == joined[b]
        )
        return _connected(near, friendly)

    def two(self, near: Near) -> dict[str, int]:
        """Two camps."""
        links = neighbours({pair: 1 if same else -1 for pair, same in self._same.items()})
        return _grown({actor: links.get(actor, {}) for actor in near}, 2)


def _connected(actors: Iterable[str], pairs: Iterable[Pair]) -> dict[str, int]:
    """The number of each actor's connected component, the first in order of name being 0."""
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(actors)
    graph.add_edges_from(pairs)
    parts = sorted(sorted(part) for part in networkx.connected_components(graph))
    return {actor: n for n, part in enumerate(parts) for actor in part}
