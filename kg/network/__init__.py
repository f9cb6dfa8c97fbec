"""Who stands with whom: the graph of actors, allies and rivals with reasons, chains of ties.

networkx is imported only inside of the calls that need it.
"""

from kg.network.alliances import Relation, allies, rivals, weakest_status
from kg.network.edges import Edge, edges
from kg.network.graph import graph
from kg.network.overlap import Stretch, stretches
from kg.network.path import Path, Step, path

__all__ = [
    "Edge",
    "Path",
    "Relation",
    "Step",
    "Stretch",
    "allies",
    "edges",
    "graph",
    "path",
    "rivals",
    "stretches",
    "weakest_status",
]
