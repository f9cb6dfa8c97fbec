"""GraphML 1.0: actors and ties for yEd, igraph, networkx, Cytoscape and R.

Written here and not by networkx, which cannot describe the graph and writes no lists. All edges are
directed, with `symmetric` as an attribute, because networkx refuses a file that mixes both.
"""

from collections.abc import Iterator, Mapping

from lxml import etree

from kg.export import header
from kg.export.columns import columns, lexical
from kg.export.flat import Flat, said
from kg.model import Chronicle
from kg.network.graph import parts
from kg.view import View

SPACE = "http://graphml.graphdrawing.org/xmlns"
_TYPES = {"integer": "int", "boolean": "boolean", "double": "double", "string": "string"}


def graphml(chronicle: Chronicle, view: View) -> Iterator[str]:
    """The text of a GraphML file."""
    nodes, edges, about = parts(chronicle, view)
    whole = said(about)
    by_id = {id_: said(attributes) for id_, attributes in nodes.items()}
    drawn = [(edge, said(edge.attributes)) for edge in edges]
    root = etree.Element(f"{{{SPACE}}}graphml", nsmap={None: SPACE})
    _keys(root, "graph", columns([whole]))
    _keys(root, "node", columns(by_id.values()))
    _keys(root, "edge", columns(attributes for _, attributes in drawn))
    graph = etree.SubElement(root, f"{{{SPACE}}}graph", edgedefault="directed")
    told = etree.SubElement(graph, f"{{{SPACE}}}desc")
    told.text = "\n".join(header.of_graph(about, len(nodes), len(edges)))
    _data(graph, "graph", whole)
    for id_, attributes in by_id.items():
        _data(etree.SubElement(graph, f"{{{SPACE}}}node", id=id_), "node", attributes)
    for edge, attributes in drawn:
        ends = {"id": edge.id, "source": edge.tail, "target": edge.head}
        _data(etree.SubElement(graph, f"{{{SPACE}}}edge", ends), "edge", attributes)
    yield etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True).decode()


def _keys(root: etree._Element, what: str, types: Mapping[str, str]) -> None:
    for name, kind in types.items():
        key = {"id": f"{what}-{name}", "for": what, "attr.name": name, "attr.type": _TYPES[kind]}
        etree.SubElement(root, f"{{{SPACE}}}key", key)


def _data(element: etree._Element, what: str, attributes: Mapping[str, Flat]) -> None:
    for name, value in sorted(attributes.items()):
        data = etree.SubElement(element, f"{{{SPACE}}}data", key=f"{what}-{name}")
        data.text = lexical(value)
