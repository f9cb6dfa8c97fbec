"""FORMATS: the kinds of file that the graph can be written to, and what each of them loses."""

import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from pyoxigraph import RdfFormat

from kg.export.dot import dot
from kg.export.gexf import gexf
from kg.export.graphml import graphml
from kg.export.json_graphs import cytoscape, nodelink
from kg.export.tables import tables
from kg.export.triples import Syntax
from kg.export.writing import ExportError, write_file, write_folder, write_stream, write_zip
from kg.model import Chronicle
from kg.problems import unknown
from kg.rdf.rdf12 import reifiers
from kg.rdf.vocabulary import BASE
from kg.view import View

Writer = Callable[[Chronicle, View], Iterable[str]]


@dataclass(frozen=True)
class Format:
    """A kind of file: what it carries, what it cannot (a sentence each), and its writer.

    `syntax` or `text` gives the text of the one file, `tables` the texts of several by name.
    """

    name: str
    title: str
    ending: str
    carries: str
    losses: tuple[str, ...]
    syntax: Syntax | None = None
    text: Writer | None = None
    tables: Callable[[Chronicle, View], Mapping[str, Iterable[str]]] | None = None


_ALL = "everything: entities, facts, claims, evidence and direct triples"
_LINES = "actors and the ties between them, with status, dates, means, sources and claim ids"
_CONTROL = "Control characters are cut out of all texts."
_NO_GRAPHS = "Named graphs are merged: which source a triple stands in is told only by kg:source."
_FOLDED = (
    "The claims of a tie are folded into one edge: their ids are kept, their words, dates and "
    "speakers one by one are not."
)
_NO_EVENTS = "Events are edges only when the view names their kinds; places are left out."
_NO_DENIED = "Ties that are only denied or retracted are left out, unless the view asks for them."
_SILENT = "A missing edge means that nobody claims a tie, not that there is none."
_NETWORK = (_FOLDED, _NO_EVENTS, _NO_DENIED, _SILENT, _CONTROL)
_JOINED = "Lists become one text, joined by semicolons; what is not said is left out."
_BY_DIRECTION = "Each edge has a direction; a tie without one is an edge whose `symmetric` is true."
_SPELLS = (
    "Fuzzy dates become the days on which a tie holds or is presumed to by the rule in force; an "
    "unknown, an open and a last attested end look the same, and are told apart only by the "
    "attributes since, until, last_attested and ending."
)
_FOLLOWS = (
    "claims.csv reads back without loss; the other tables show the view and cannot be read back: "
    "actors, places and sources stay in their YAML files."
)

FORMATS: dict[str, Format] = {
    format.name: format
    for format in (
        Format(
            "turtle",
            "Turtle",
            ".ttl",
            _ALL,
            (_NO_GRAPHS, _CONTROL),
            syntax=Syntax(RdfFormat.TURTLE, graphs=False),
        ),
        Format("trig", "TriG", ".trig", _ALL, (_CONTROL,), syntax=Syntax(RdfFormat.TRIG)),
        Format(
            "ntriples",
            "N-Triples",
            ".nt",
            _ALL,
            (_NO_GRAPHS, _CONTROL),
            syntax=Syntax(RdfFormat.N_TRIPLES, graphs=False),
        ),
        Format("nquads", "N-Quads", ".nq", _ALL, (_CONTROL,), syntax=Syntax(RdfFormat.N_QUADS)),
        Format(
            "jsonld",
            "JSON-LD 1.1",
            ".jsonld",
            _ALL,
            (_CONTROL, "It has no comments: the filters in force are not told in the file."),
            syntax=Syntax(RdfFormat.JSON_LD),
        ),
        Format(
            "rdfxml",
            "RDF/XML",
            ".rdf",
            _ALL,
            (_NO_GRAPHS, _CONTROL),
            syntax=Syntax(RdfFormat.RDF_XML, graphs=False),
        ),
        Format(
            "rdf12",
            "RDF 1.2 (TriG with triple terms)",
            ".trig",
            f"{_ALL}; and each claim as the reifier of what it speaks of",
            (_CONTROL, "Readers of RDF 1.1, rdflib among them, refuse the file."),
            syntax=Syntax(RdfFormat.TRIG, more=reifiers),
        ),
        Format(
            "graphml",
            "GraphML 1.0",
            ".graphml",
            _LINES,
            (*_NETWORK, _JOINED, _BY_DIRECTION),
            text=graphml,
        ),
        Format(
            "gexf",
            "GEXF 1.3",
            ".gexf",
            f"{_LINES}; and spells in time",
            (*_NETWORK, _JOINED, _SPELLS),
            text=gexf,
        ),
        Format(
            "csv",
            "CSV",
            "",
            "actors, ties, events, places, sources and claims as tables, in a folder or a .zip",
            (_FOLLOWS, "A cell that looks like a formula is led by an apostrophe."),
            tables=tables,
        ),
        Format("dot", "Graphviz DOT", ".dot", _LINES, (*_NETWORK, _JOINED), text=dot),
        Format("cytoscape", "Cytoscape JSON", ".cyjs", _LINES, _NETWORK, text=cytoscape),
        Format("nodelink", "node-link JSON", ".json", _LINES, _NETWORK, text=nodelink),
    )
}


def losses(format_name: str) -> tuple[str, ...]:
    """What a format cannot carry, a sentence each; ExportError for an unknown format."""
    return _format(format_name).losses


def write(
    format_name: str,
    chronicle: Chronicle,
    view: View,
    target: str | Path | IO,
    base: str = BASE,
) -> None:
    """Write what the view shows to a file, `-` or an open stream; a whole file or none.

    `csv` wants a folder or the name of a .zip file; `base` is the start of IRIs in RDF. ExportError
    when format or target do not fit, OSError when the disk does not take it.
    """
    format = _format(format_name)
    goal = sys.stdout if target == "-" else Path(target) if isinstance(target, str) else target
    if format.tables:
        _write_tables(format.tables(chronicle, view), goal)
        return
    text = (
        format.syntax.text(chronicle, view, base) if format.syntax else format.text(chronicle, view)
    )
    if isinstance(goal, Path):
        write_file(text, goal)
    else:
        write_stream(text, goal)


def _write_tables(tables: Mapping[str, Iterable[str]], goal: Path | IO) -> None:
    if not isinstance(goal, Path):
        raise ExportError("csv is several files; name a folder or a .zip file")
    if goal.suffix.lower() == ".zip":
        write_zip(tables, goal)
    else:
        write_folder(tables, goal)


def _format(name: str) -> Format:
    if name not in FORMATS:
        raise ExportError(unknown("format", name, FORMATS))
    return FORMATS[name]
