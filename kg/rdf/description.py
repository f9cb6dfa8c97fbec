"""The description of a build: what it holds (VoID, DCAT) and what it was made of (PROV).

It names no time: the same input gives the same bytes. When and where it was built stands in the
manifest of the store, not in the graph.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from pyoxigraph import Store

from kg.rdf import terms
from kg.rdf.spelling import TYPE, Pair, Spelling, lines, said, worded
from kg.rdf.vocabulary import BASE, HOME, PREFIXES, iri, short, term

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
_VOCABULARIES = ("kg", "skos", "dct", "oa", "geo", "wgs", "prov", "void", "dcat")
Counts = dict[str, int]  # how many, by IRI


@dataclass(frozen=True)
class Build:
    """What went into a build: `inputs` are (path, SHA-256 in hexadecimal) of each file."""

    title: str
    version: str
    inputs: tuple[tuple[str, str], ...] = ()
    licence: str = LICENCE
    description: str = ""


def describe(
    store: Store, build: Build, base: str = BASE, more: Mapping[str, Counts] = MappingProxyType({})
) -> Iterator[str]:
    """The N-Quads lines of `graph/meta` for what a store holds, itself not counted.

    `more` counts what stands elsewhere: triples of `graphs` and `properties`, things of `classes`.
    """
    spell = Spelling(base)
    meta = spell.graph("meta")
    dataset = f"{base}dataset"
    graphs = _counts(store, "graphs", more)
    parts = [
        *((name, "void:subset", [("void:triples", n)]) for name, n in graphs.items()),
        *_partitions(_counts(store, "classes", more), "class", "void:entities", base),
        *_partitions(_counts(store, "properties", more), "property", "void:triples", base),
    ]
    links = [(term(link), f"<{part}>") for part, link, _ in parts]
    yield from lines(f"<{dataset}>", _dataset(build, graphs, base) + links, meta)
    for part, _, pairs in parts:
        yield from lines(f"<{part}>", _spelled(pairs), meta)
    yield from _made_of(build, base, meta)


def _dataset(build: Build, graphs: dict[str, int], base: str) -> list[Pair]:
    return [
        (TYPE, term("void:Dataset")),
        (TYPE, term("dcat:Dataset")),
        (TYPE, term("prov:Entity")),
        *worded("dct:title", [build.title]),
        *worded("dct:description", [build.description]),
        (term("dct:license"), f"<{build.licence}>"),
        *said("dcat:version", build.version),
        *said("void:uriSpace", base),
        *((term("void:vocabulary"), f"<{PREFIXES[prefix]}>") for prefix in _VOCABULARIES),
        (term("void:triples"), terms.integer(sum(graphs.values()))),
        (term("prov:wasGeneratedBy"), f"<{base}build>"),
    ]


def _partitions(
    counts: Counts, kind: str, counted: str, base: str
) -> Iterator[tuple[str, str, list[tuple[str, object]]]]:
    """One part per class or property that stands in the store, with an IRI of its own."""
    for name, count in counts.items():
        part = iri(kind, short(name), f"{base}dataset/")
        yield part, f"void:{kind}Partition", [(f"void:{kind}", name), (counted, count)]


def _made_of(build: Build, base: str, meta: str) -> Iterator[str]:
    software = f"<{HOME}software/{build.version}>"
    inputs = [(f"<{iri('input', path, base)}>", path, digest) for path, digest in build.inputs]
    activity = [
        (TYPE, term("prov:Activity")),
        (term("prov:wasAssociatedWith"), software),
        *((term("prov:used"), subject) for subject, _, _ in inputs),
    ]
    yield from lines(f"<{base}build>", activity, meta)
    agent = [
        (TYPE, term("prov:SoftwareAgent")),
        *said("rdfs:label", f"conflict-kg {build.version}"),
    ]
    yield from lines(software, agent, meta)
    for subject, path, digest in sorted(inputs):
        pairs = [(TYPE, term("prov:Entity")), *said("rdfs:label", path), *said("kg:sha256", digest)]
        yield from lines(subject, pairs, meta)


def _spelled(pairs: list[tuple[str, object]]) -> list[Pair]:
    return [
        (term(name), terms.integer(value) if isinstance(value, int) else f"<{value}>")
        for name, value in pairs
    ]


def _counts(store: Store, query: str, more: Mapping[str, Counts]) -> Counts:
    """What a query of the folder `counts/` counts, by IRI, in order of IRI."""
    text = (Path(__file__).parent / "counts" / f"{query}.rq").read_text("utf-8")
    found = {row["name"].value: int(row["count"].value) for row in store.query(text)}
    for name, count in more.get(query, {}).items():
        found[name] = found.get(name, 0) + count
    return dict(sorted(found.items()))
