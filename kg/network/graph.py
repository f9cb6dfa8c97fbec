"""graph: the actors and their ties in a view as a networkx graph, for every measure that it has."""

from typing import TYPE_CHECKING, Any

from kg.model import Actor, Chronicle, Tie
from kg.network.edges import Edge, actor_attributes, edges
from kg.view import Standing, View

if TYPE_CHECKING:
    import networkx


def graph(chronicle: Chronicle, view: View, events: bool = False) -> "networkx.MultiDiGraph":
    """A MultiDiGraph: its nodes are all actors, its edges the ties that stand in the view.

    An edge's key is the fact's id, its attributes are those of `Edge.attributes`. A symmetric tie
    is one edge with `symmetric` true: before a measure that needs both directions, add the reverse.
    With `events`, hostile and friendly events are edges too. No edge between two actors means that
    nobody claims a tie, which is not the same as neutrality.
    """
    import networkx

    nodes, drawn_edges, about = parts(chronicle, view, events)
    found = networkx.MultiDiGraph(**about)
    found.add_nodes_from(nodes.items())
    for edge in drawn_edges:
        found.add_edge(edge.tail, edge.head, edge.standing.fact.id, **edge.attributes)
    return found


def parts(
    chronicle: Chronicle, view: View, events: bool = False
) -> tuple[dict[str, dict[str, Any]], list[Edge], dict[str, Any]]:
    """The same graph without networkx: nodes by id, edges, and what is true of the whole.

    An actor that the chronicle does not describe but an edge needs becomes a node named by its id.
    """
    standings = list(view.standings(chronicle.claims))
    found = list(edges(standings, view, events))
    ends = {end for edge in found for end in (edge.tail, edge.head)}
    actors = {id_: Actor(id_, "", id_) for id_ in ends} | dict(chronicle.actors)
    nodes = {id_: actor_attributes(actors[id_]) for id_ in sorted(actors)}
    return nodes, found, _about(chronicle, view, standings, found)


def _about(
    chronicle: Chronicle, view: View, standings: list[Standing], drawn: list[Edge]
) -> dict[str, Any]:
    ties = {standing.fact for standing in standings if isinstance(standing.fact, Tie)}
    claims = [claim for standing in standings for claim in standing.claims]
    return {
        "title": chronicle.title,
        "filters": tuple(view.header),
        "facts": len(standings),
        "claims": len(claims),
        "sources": len({claim.source for claim in claims}),
        "ties_left_out": len(ties - {edge.standing.fact for edge in drawn}),
    }
