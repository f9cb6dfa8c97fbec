"""The RDF face of a build: an Oxigraph store on disk, written once and then opened read-only."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pyoxigraph as ox

from kg.model import Chronicle
from kg.rdf import graph, iri, quads
from kg.rdf.derived import derive
from kg.rdf.description import LICENCE, describe
from kg.rdf.description import Build as Described
from kg.rdf.ontology import ontology_quads
from kg.store.build import Build
from kg.store.linking import copied

FEW = 20  # a build is changed rather than made anew when less than one quad in so many differs


def write_store(
    directory: Path,
    chronicle: Chronicle,
    base: str,
    settings: dict[str, str],
    inputs: dict[str, str],
    tally: dict[str, dict[str, int]] | None = None,
    before: Build | None = None,
) -> int:
    """Write `graph.nq` (sorted) and `store/` for a chronicle; the number of quads.

    The derived graph is made by the CONSTRUCT queries of kg.rdf over the claims' own graphs. Where
    `store/` holds the events of datasets already (`tally` counts them), the chronicle is added.
    Where it holds nothing and few quads are others than in the build `before`, its store is taken
    and changed.
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
    if tally or not (before and _taken(before, lines, directory / "store")):
        store = ox.Store(str(directory / "store"))
        if tally:
            _give_way(store, chronicle, base)
        store.bulk_load(path=str(directory / "graph.nq"), format=ox.RdfFormat.N_QUADS)
        store.flush()
    return len(lines)


def _taken(before: Build, lines: Sequence[str], directory: Path) -> bool:
    """Write the store of some quads as a copy of one before; False, and no store, if it cannot."""
    try:
        if _changed(before, lines, directory):
            return True
    except (OSError, ValueError, RuntimeError):
        pass  # the build before is damaged, which the engine may call any of these
    shutil.rmtree(directory, ignore_errors=True)
    return False


def _changed(before: Build, lines: Sequence[str], directory: Path) -> bool:
    """Copy the store before and change what differs; False if much does, or the copy is not right.

    What the store before holds beside its `graph.nq`, events of datasets, cannot be told apart.
    """
    with before.quads.open(encoding="utf-8", newline="\n") as file:
        old, new = set(file), set(lines)
    if before.manifest["counts"]["quads"] != len(old) or len(old ^ new) * FEW > len(new):
        return False
    copied(before.store, directory)
    store = ox.Store(str(directory))
    for quad in _parsed(old - new):
        store.remove(quad)
    store.extend(_parsed(new - old))
    store.flush()
    return len(store) == len(new)


def _parsed(lines: set[str]) -> list[ox.Quad]:
    return list(ox.parse("".join(lines).encode(), format=ox.RdfFormat.N_QUADS))


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
