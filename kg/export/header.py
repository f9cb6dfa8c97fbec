"""Header: what an exported file says of itself: the conflict, the filters in force, the counts."""

from collections.abc import Mapping
from typing import Any

from kg.model import Chronicle
from kg.rdf.terms import clean
from kg.view import View

PROGRAM = "conflict-kg"
NO_FILTER = "no filter"


def of_chronicle(chronicle: Chronicle, view: View) -> list[str]:
    """The lines at the head of a file that carries claims."""
    sources = {claim.source for claim in chronicle.claims}
    counts = {
        "facts": len({claim.about for claim in chronicle.claims}),
        "claims": len(chronicle.claims),
        "sources": len(sources),
    }
    return _lines(chronicle.title, tuple(view.header), counts)


def of_graph(about: Mapping[str, Any], nodes: int, edges: int) -> list[str]:
    """The lines at the head of a file of nodes and edges."""
    counts = {"nodes": nodes, "edges": edges, "claims": about["claims"]}
    return _lines(about["title"], about["filters"], counts | {"sources": about["sources"]})


def _lines(title: str, filters: tuple[str, ...], counts: dict[str, int]) -> list[str]:
    told = [
        title or PROGRAM,
        "; ".join(filters) or NO_FILTER,
        ", ".join(
            f"{number} {name if number != 1 else name[:-1]}" for name, number in counts.items()
        ),
    ]
    return [" ".join(clean(line).split()) for line in told]
