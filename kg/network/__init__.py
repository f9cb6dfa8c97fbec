"""Who stands with whom: the graph of actors, allies and rivals with reasons, chains of ties.

networkx is imported only inside of the calls that need it.
"""

from kg.network.alliances import Relation, Relations, allies, rivals, weakest_status
from kg.network.balance import Balance, balance
from kg.network.blocs import Blocs, blocs
from kg.network.brokers import Broker, brokers
from kg.network.drift import Drift, drift
from kg.network.edges import Edge, edges
from kg.network.graph import graph
from kg.network.overlap import Stretch, stretches
from kg.network.path import Path, Step, path
from kg.network.signed import SignedTie, signed

__all__ = [
    "Balance",
    "Blocs",
    "Broker",
    "Drift",
    "Edge",
    "Path",
    "Relation",
    "Relations",
    "SignedTie",
    "Step",
    "Stretch",
    "allies",
    "balance",
    "blocs",
    "brokers",
    "drift",
    "edges",
    "graph",
    "path",
    "rivals",
    "signed",
    "stretches",
    "weakest_status",
]
