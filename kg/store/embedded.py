"""The RDF face of a build: an Oxigraph store on disk, written once and then opened read-only."""

from pathlib import Path

import pyoxigraph as ox

from kg.model import Chronicle
from kg.rdf import graph, iri, quads
from kg.rdf.derived import derive
from kg.rdf.description import LICENCE, describe
from kg.rdf.description import Build as Described
from kg.rdf.ontology import ontology_quads


def write_store(
    directory: Path,
    chronicle: Chronicle,
    base: str,
    settings: dict[str, str],
    inputs: dict[str, str],
    tally: dict[str, dict[str, int]] | None = None,
) -> int:
    """Write `graph.nq` (sorted) and `store/` for a chronicle; the number of quads.

    The derived graph is made by the CONSTRUCT queries of kg.rdf over the claims' own graphs. Where
    `store/` holds the events of datasets already (`tally` counts them), the chronicle is added.
    """
    memory = ox.Store()
    told = list(quads(chronicle, base))
    memory.bulk_load("".join(told).encode(), format=ox.RdfFormat.N_QUADS)
    more = [*derive(memory, base), *ontology_quads(base)]
    memory.bulk_extend(more)
    build = Described(
        title=chronicle.title,
        version=inputs["conflict-kg"],
        inputs=tuple((path, sha) for path, sha in inputs.items() if path != "conflict-kg"),
        licence=settings.get("licence", LICENCE),
    )
    made = (f"{quad} .\n" for quad in more)
    lines = sorted([*told, *made, *describe(memory, build, base, tally or {})])
    text = "".join(lines)
    (directory / "graph.nq").write_text(text, "utf-8")
    store = ox.Store(str(directory / "store"))
    if tally:
        _give_way(store, chronicle, base)
    store.bulk_load(path=str(directory / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    store.flush()
    return len(lines)


def _give_way(store: ox.Store, chronicle: Chronicle, base: str) -> None:
    """Take out what a dataset says of places and events that the chronicle describes itself."""
    things = [iri("place", id, base) for id in chronicle.places]
    events = [iri("event", event.id, base) for event in chronicle.events]
    graphs = [ox.NamedNode(graph(name, base)) for name in ("entities", "facts", "derived")]
    for thing in (*things, *events):
        for quad in list(store.quads_for_pattern(ox.NamedNode(thing), None, None)):
            if quad.graph_name in graphs:
                store.remove(quad)


def open_store(directory: Path) -> ox.Store:
    """A finished store, read-only; FileNotFoundError where there is none."""
    if not directory.is_dir():
        raise FileNotFoundError(f"no store in {directory}")
    return ox.Store.read_only(str(directory))
