"""JSON of actors and ties: Cytoscape's elements and networkx's node-link form.

JSON carries lists and null, so that nothing is flattened; characters that other formats cannot hold
are cut here too, so that all exports say the same.
"""

import json
from collections.abc import Iterator
from typing import Any

from kg.export import header
from kg.model import Chronicle
from kg.network.graph import parts
from kg.rdf.terms import clean
from kg.view import View


def cytoscape(chronicle: Chronicle, view: View) -> Iterator[str]:
    """Cytoscape JSON (cytoscape.js `elements`, Cytoscape's .cyjs, networkx.cytoscape_graph)."""
    nodes, edges, about = parts(chronicle, view)
    elements = {
        "nodes": [{"data": {"id": id_, "value": id_} | nodes[id_]} for id_ in nodes],
        "edges": [
            {
                "data": {
                    "id": edge.id,
                    "key": edge.standing.fact.id,
                    "source": edge.tail,
                    "target": edge.head,
                    **edge.attributes,
                }
            }
            for edge in edges
        ],
    }
    told = {"description": header.of_graph(about, len(nodes), len(edges)), **about}
    yield _text({"data": told, "directed": True, "multigraph": True, "elements": elements})


def nodelink(chronicle: Chronicle, view: View) -> Iterator[str]:
    """Node-link JSON (networkx.node_link_graph with edges="edges", d3)."""
    nodes, edges, about = parts(chronicle, view)
    told = {"description": header.of_graph(about, len(nodes), len(edges)), **about}
    yield _text(
        {
            "directed": True,
            "multigraph": True,
            "graph": told,
            "nodes": [{"id": id_} | nodes[id_] for id_ in nodes],
            "edges": [
                {
                    "source": edge.tail,
                    "target": edge.head,
                    "key": edge.standing.fact.id,
                    **edge.attributes,
                }
                for edge in edges
            ],
        }
    )


def _text(found: Any) -> str:
    return json.dumps(_cleaned(found), ensure_ascii=False, indent=1) + "\n"


def _cleaned(found: Any) -> Any:
    if isinstance(found, str):
        return clean(found)
    if isinstance(found, list | tuple):
        return [_cleaned(item) for item in found]
    if isinstance(found, dict):
        return {name: _cleaned(value) for name, value in found.items()}
    return found
