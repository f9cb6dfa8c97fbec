"""What follows from the claims: direct triples and preferred values, by `derive/*.rq`."""

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import NamedNode, Quad, Store

from kg.rdf.vocabulary import BASE, graph


def queries() -> dict[str, str]:
    """The text of each CONSTRUCT query, by name, in order of name."""
    folder = Path(__file__).parent / "derive"
    return {path.stem: path.read_text("utf-8") for path in sorted(folder.glob("*.rq"))}


def derive(store: Store, base: str = BASE) -> Iterator[Quad]:
    """The quads of `graph/derived` that follow from what a store holds, none twice.

    The queries see all graphs as one; nothing that is derived makes more follow from it.
    """
    derived = NamedNode(graph("derived", base))
    for query in queries().values():
        for triple in store.query(query, use_default_graph_as_union=True):
            yield Quad(triple.subject, triple.predicate, triple.object, derived)
