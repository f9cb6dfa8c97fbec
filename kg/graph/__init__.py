"""Graph: the facade over one conflict; the command line, the web and Python users go through it."""

from kg.graph.graph import Graph, open_graph
from kg.graph.names import UnknownName

__all__ = ["Graph", "UnknownName", "open_graph"]
