"""DOT: actors and ties for Graphviz. The line tells the status, the colour and arrow the sign."""

from collections.abc import Iterator, Mapping

from kg.export import header
from kg.export.flat import cell, said
from kg.model import Chronicle
from kg.network.edges import Edge
from kg.network.graph import parts
from kg.view import Status, View

LINES = {
    Status.STATED: "solid",
    Status.ALLEGED: "dashed",
    Status.DISPUTED: "dotted",
    Status.DENIED: "dotted",
    Status.RETRACTED: "dotted",
}
COLOURS = {1: "#2166ac", 0: "#555555", -1: "#b2182b"}


def dot(chronicle: Chronicle, view: View) -> Iterator[str]:
    """The text of a DOT file; all attributes are kept, also those that Graphviz does not know."""
    nodes, edges, about = parts(chronicle, view)
    for line in header.of_graph(about, len(nodes), len(edges)):
        yield f"// {line}\n"
    yield f"digraph {quoted(about['title'])} {{\n"
    for id_, attributes in nodes.items():
        # the label is the name: readers of DOT take an attribute `name` for the id
        shown = {"label": attributes["name"]} | said(attributes | {"name": None})
        yield f"  {quoted(id_)} [{_listed(shown)}];\n"
    for edge in edges:
        listed = _listed({"key": edge.id} | said(edge.attributes) | _look(edge))
        yield f"  {quoted(edge.tail)} -> {quoted(edge.head)} [{listed}];\n"
    yield "}\n"


def quoted(text: str) -> str:
    r"""A DOT string: quotes and backslashes led by a backslash, line breaks as `\n`.

    >>> print(quoted('the "5+5"'))
    "the \"5+5\""
    """
    found = cell(text).replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{found}"'


def _look(edge: Edge) -> dict[str, str]:
    look = {
        "style": LINES[edge.standing.status],
        "color": COLOURS[edge.kind.sign],
        "arrowhead": "tee" if edge.kind.sign < 0 else "normal",
    }
    return look | ({"dir": "none"} if edge.kind.symmetric else {})


def _listed(attributes: Mapping[str, object]) -> str:
    return ", ".join(f"{name}={quoted(cell(value))}" for name, value in attributes.items())
