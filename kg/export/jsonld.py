"""JSON-LD 1.1 with a context of prefixes, so that people can read it: `"kg:backs": [{"@id": ...}]`.

pyoxigraph writes the expanded form only, without a context.
"""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import Any

from pyoxigraph import Literal, NamedNode, Quad

RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
_LOCAL = re.compile(r"[A-Za-z0-9_][A-Za-z0-9._~-]*")


def text(quads: Iterable[Quad], prefixes: Mapping[str, str], about: Sequence[str] = ()) -> str:
    """The quads, sorted by graph and subject, as one document with a `@graph` per named graph.

    `about` says what the file is, for people: a key that no context maps is no triple.
    """
    graphs = [
        {"@id": _short(name, prefixes), "@graph": _nodes(of_graph, prefixes)}
        for name, of_graph in groupby(quads, key=lambda quad: quad.graph_name.value)
    ]
    document = {"about": list(about), "@context": dict(sorted(prefixes.items())), "@graph": graphs}
    return json.dumps(document, ensure_ascii=False, indent=1)


def _nodes(quads: Iterable[Quad], prefixes: Mapping[str, str]) -> list[dict[str, Any]]:
    found = []
    for subject, of_subject in groupby(quads, key=lambda quad: quad.subject.value):
        node: dict[str, Any] = {"@id": _short(subject, prefixes)}
        for quad in of_subject:
            if quad.predicate.value == RDF_TYPE:
                node.setdefault("@type", []).append(_short(quad.object.value, prefixes))
            else:
                name = _short(quad.predicate.value, prefixes)
                node.setdefault(name, []).append(_value(quad.object, prefixes))
        found.append(node)
    return found


def _value(term: NamedNode | Literal, prefixes: Mapping[str, str]) -> dict[str, str]:
    if isinstance(term, NamedNode):
        return {"@id": _short(term.value, prefixes)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == XSD_STRING:
        return {"@value": term.value}
    return {"@value": term.value, "@type": _short(term.datatype.value, prefixes)}


def _short(iri: str, prefixes: Mapping[str, str]) -> str:
    """The IRI under the longest prefix that fits, or as it is."""
    fitting = [name for name, start in prefixes.items() if iri.startswith(start)]
    for name in sorted(fitting, key=lambda name: -len(prefixes[name])):
        local = iri[len(prefixes[name]) :]
        if _LOCAL.fullmatch(local):
            return f"{name}:{local}"
    return iri
