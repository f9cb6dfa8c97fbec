"""How much a graph holds, for `kg stats`."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from kg.graph.graph import Graph
from kg.model import witnesses
from kg.view import Status


def numbers(graph: Graph) -> dict[str, dict[str, int]]:
    """How much a graph holds: cards, facts by kind and status, claims by method and word."""
    claims = [claim for claim in graph.claims() if graph.view.counts(claim)]
    standings = list(replace(graph.view, statuses=frozenset(Status)).standings(claims))
    return {
        "graph": {
            "actors": len(graph.actors),
            "places": len(graph.places),
            "sources": len(graph.sources),
            "facts": len(standings),
            "claims": len(claims),
        },
        "facts by kind": _count(s.fact.kind for s in standings),
        "facts by status": _count(str(s.status) for s in standings),
        "claims by method": _count(c.method for c in claims),
        "claims by word": _count(c.certainty if c.affirms else "denied" for c in claims),
        "evidence": {
            "with a quote": sum(bool(c.evidence.exact) for c in claims),
            "attributed to a speaker": sum(bool(c.according_to) for c in claims),
            "facts with two independent sources": sum(
                len(witnesses(s.sources, graph.sources)) > 1 for s in standings
            ),
        },
    }


def _count(words: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(words).items()))
