"""brokers: who links others, by position and by friends in opposed blocs.

Betweenness is the share of shortest friendly chains between two others that lead through an actor
(Freeman, A Set of Measures of Centrality Based on Betweenness, 1977; counted as in Brandes, A
Faster Algorithm for Betweenness Centrality, 2001). Who has friendly ties to members of two blocs
that are opposed could carry word between them (Gould and Fernandez, Structures of Mediation, 1989,
call it a liaison, or a representative where one of the blocs is its own).
"""

from dataclasses import dataclass
from random import Random

from kg.model import Chronicle
from kg.network.blocs import divided
from kg.network.signed import SignedTie, signed
from kg.view import View

# with more actors, chains from so many of them stand for all (Brandes and Pich 2007)
SAMPLED = 500


@dataclass(frozen=True)
class Broker:
    """An actor, its betweenness from 0 to 1, and its friendly ties into opposed blocs.

    `between` has the members of the two blocs that it is friends with. A mixed tie is no friendly
    one here.
    """

    actor: str
    betweenness: float
    between: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    ties: tuple[SignedTie, ...]


def brokers(chronicle: Chronicle, view: View) -> list[Broker]:
    """Who stands between others: those between opposed blocs first, by betweenness, then name."""
    ties = signed(chronicle, view)
    friends: dict[str, dict[str, SignedTie]] = {}
    for (a, b), tie in ties.items():
        if tie.sign > 0:
            friends.setdefault(a, {})[b] = tie
            friends.setdefault(b, {})[a] = tie
    central, found = _betweenness(friends), divided(ties.values())
    of, opposed = found.of, found.opposed()
    made = []
    for actor, known in friends.items():
        blocs: dict[int, list[str]] = {}
        for other in sorted(known):
            blocs.setdefault(of[other], []).append(other)
        between = tuple(
            (tuple(blocs[one]), tuple(blocs[two]))
            for one, two in opposed
            if one in blocs and two in blocs
        )
        if between or central[actor] > 0:
            made.append(Broker(actor, central[actor], between, tuple(known.values())))
    return sorted(made, key=lambda b: (not b.between, -b.betweenness, b.actor))


def _betweenness(friends: dict[str, dict[str, SignedTie]]) -> dict[str, float]:
    import networkx

    graph = networkx.Graph()
    graph.add_nodes_from(sorted(friends))
    graph.add_edges_from(sorted((a, b) for a in friends for b in friends[a] if a < b))
    few = SAMPLED if len(graph) > SAMPLED else None
    found = networkx.betweenness_centrality(graph, k=few, seed=Random(0))
    return {actor: round(value, 9) for actor, value in found.items()}
