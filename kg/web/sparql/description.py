"""Description: what the service says of itself (SPARQL 1.1 Service Description, with VoID).

It is a CONSTRUCT query, so that it is written in every format and told of the build in force.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from kg.web.sparql.formats import ROWS, TRIPLES
from kg.web.sparql.refusal import Refused

_IRI = re.compile(r'https?://[^<>"{}|^`\\\x00-\x20]+')
_SD = "http://www.w3.org/ns/sparql-service-description#"


def description(endpoint: str, base: str) -> str:
    """The query that describes the service at an address over the graphs of a base."""
    if not _IRI.fullmatch(endpoint):
        raise Refused(400, "the address of this request is no IRI")
    facts = " ".join(f"(<{s}> <{p}> <{o}>)" for s, p, o in _facts(endpoint, base))
    text = Path(__file__).with_name("description.rq").read_text("utf-8")
    return text.replace("$facts", facts).replace("$dataset", f"<{base}dataset>")


def _facts(endpoint: str, base: str) -> Iterator[tuple[str, str, str]]:
    kind = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
    dataset, union = f"{base}dataset", f"{endpoint}#union"
    yield endpoint, kind, f"{_SD}Service"
    yield endpoint, f"{_SD}endpoint", endpoint
    yield endpoint, f"{_SD}supportedLanguage", f"{_SD}SPARQL11Query"
    yield endpoint, f"{_SD}feature", f"{_SD}UnionDefaultGraph"
    yield endpoint, f"{_SD}defaultDataset", dataset
    yield dataset, kind, f"{_SD}Dataset"
    yield dataset, f"{_SD}defaultGraph", union
    yield union, kind, f"{_SD}Graph"
    for format in (*ROWS.values(), *TRIPLES.values()):
        yield endpoint, f"{_SD}resultFormat", format.iri
