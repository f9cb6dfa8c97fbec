"""GEXF 1.3: actors and ties with their spells in time, for Gephi.

Written here: networkx gives a 1.3 file a wrong schema namespace and a graph name, both invalid. An
edge lasts while its tie holds or is presumed to (else: possibly does) by the view's rule; an end or
start that is not known is left out, which Gephi reads as without end.
"""

from collections.abc import Iterator, Mapping

from lxml import etree

from kg.export import header
from kg.export.columns import columns, lexical
from kg.export.flat import Flat, said
from kg.model import Chronicle
from kg.network.edges import Edge
from kg.network.graph import parts
from kg.network.overlap import spells
from kg.view import Persistence, View

SPACE = "http://gexf.net/1.3"
_GRAPH = {
    "defaultedgetype": "directed",
    "mode": "dynamic",
    "timeformat": "date",
    "timerepresentation": "interval",
    "idtype": "string",
}


def gexf(chronicle: Chronicle, view: View) -> Iterator[str]:
    """The text of a GEXF file; a symmetric tie is an edge of the type `mutual`."""
    nodes, edges, about = parts(chronicle, view)
    by_id = {id_: said(attributes) for id_, attributes in nodes.items()}
    drawn = [(edge, said(edge.attributes | {"label": None})) for edge in edges]
    root = etree.Element(f"{{{SPACE}}}gexf", nsmap={None: SPACE}, version="1.3")
    _meta(root, header.of_graph(about, len(nodes), len(edges)))
    graph = _sub(root, "graph", _GRAPH)
    _attributes(graph, "node", columns(by_id.values()))
    _attributes(graph, "edge", columns(attributes for _, attributes in drawn))
    listed = _sub(graph, "nodes", {"count": str(len(nodes))})
    for id_, attributes in by_id.items():
        node = _sub(listed, "node", {"id": id_, "label": str(attributes.get("name", id_))})
        _values(node, attributes)
    listed = _sub(graph, "edges", {"count": str(len(drawn))})
    for edge, attributes in drawn:
        _values(_edge(listed, edge, view.persistence), attributes)
    yield etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True).decode()


def _meta(root: etree._Element, told: list[str]) -> None:
    meta = _sub(root, "meta", {})
    _sub(meta, "creator", {}).text = header.PROGRAM
    _sub(meta, "description", {}).text = "\n".join(told)


def _edge(listed: etree._Element, edge: Edge, persistence: Persistence) -> etree._Element:
    times = [
        {name: day.isoformat() for name, day in (("start", first), ("end", last)) if day}
        for first, last in spells(edge.standing, persistence)
    ]
    said_of_edge = {
        "id": edge.id,
        "source": edge.tail,
        "target": edge.head,
        "type": "mutual" if edge.kind.symmetric else "directed",
        "label": str(said({"label": edge.label}).get("label", "")),
        "kind": edge.kind.name,
    }
    element = _sub(listed, "edge", said_of_edge | (times[0] if len(times) == 1 else {}))
    if len(times) > 1:
        spread = _sub(element, "spells", {})
        for days in times:
            _sub(spread, "spell", days)
    return element


def _attributes(graph: etree._Element, what: str, types: Mapping[str, str]) -> None:
    if types:
        listed = _sub(graph, "attributes", {"class": what, "mode": "static"})
        for name, kind in types.items():
            _sub(listed, "attribute", {"id": name, "title": name, "type": kind})


def _values(element: etree._Element, attributes: Mapping[str, Flat]) -> None:
    if attributes:
        listed = _sub(element, "attvalues", {})
        for name, value in sorted(attributes.items()):
            _sub(listed, "attvalue", {"for": name, "value": lexical(value)})


def _sub(parent: etree._Element, name: str, attributes: Mapping[str, str]) -> etree._Element:
    return etree.SubElement(parent, f"{{{SPACE}}}{name}", dict(attributes))
