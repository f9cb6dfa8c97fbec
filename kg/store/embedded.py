"""The RDF face of a build: an Oxigraph store on disk, written once and then opened read-only."""

from pathlib import Path

import pyoxigraph as ox

from kg.model import Chronicle
from kg.rdf import quads
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
) -> int:
    """Write `graph.nq` (sorted) and `store/` for a chronicle; the number of quads.

    The derived graph is made by the CONSTRUCT queries of kg.rdf over the claims' own graphs.
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
    lines = sorted([*told, *made, *describe(memory, build, base)])
    text = "".join(lines)
    (directory / "graph.nq").write_text(text, "utf-8")
    store = ox.Store(str(directory / "store"))
    store.bulk_load(path=str(directory / "graph.nq"), format=ox.RdfFormat.N_QUADS)
    store.flush()
    return len(lines)


def open_store(directory: Path) -> ox.Store:
    """A finished store, read-only; FileNotFoundError where there is none."""
    if not directory.is_dir():
        raise FileNotFoundError(f"no store in {directory}")
    return ox.Store.read_only(str(directory))
