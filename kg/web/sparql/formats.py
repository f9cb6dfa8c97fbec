"""Formats: how answers are written, and which one a client wants (RFC 9110, 12.5.1)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Format:
    """A format: the media type it is sent as, others it is asked for by, its W3C format IRI."""

    sent_as: str
    asked_as: tuple[str, ...]
    iri: str


_W3C = "http://www.w3.org/ns/formats/"

ROWS = {
    "json": Format(
        "application/sparql-results+json", ("application/json",), f"{_W3C}SPARQL_Results_JSON"
    ),
    "xml": Format(
        "application/sparql-results+xml",
        ("application/xml", "text/xml"),
        f"{_W3C}SPARQL_Results_XML",
    ),
    "csv": Format("text/csv", (), f"{_W3C}SPARQL_Results_CSV"),
    "tsv": Format("text/tab-separated-values", (), f"{_W3C}SPARQL_Results_TSV"),
}
TRIPLES = {
    "turtle": Format("text/turtle", ("application/x-turtle",), f"{_W3C}Turtle"),
    "ntriples": Format("application/n-triples", ("text/plain",), f"{_W3C}N-Triples"),
    "jsonld": Format("application/ld+json", ("application/json",), f"{_W3C}JSON-LD"),
    "rdfxml": Format("application/rdf+xml", ("application/xml", "text/xml"), f"{_W3C}RDF_XML"),
}


def choose(accept: str, formats: Mapping[str, Format]) -> str | None:
    """The name of the format that an Accept header likes best, or None; the first if it is blank.

    >>> choose("text/csv;q=0.5, application/*", ROWS), choose("", TRIPLES)
    ('json', 'turtle')
    >>> choose("text/html, */*;q=0.1, application/json;q=0", ROWS), choose("image/png", ROWS)
    ('xml', None)
    """
    wishes = list(_wishes(accept)) or [("*/*", 1.0)]
    liked = {name: _quality(wishes, format) for name, format in formats.items()}
    best = max(liked, key=liked.__getitem__)
    return best if liked[best] > 0 else None


def _wishes(accept: str) -> Iterable[tuple[str, float]]:
    for wish in accept.split(","):
        media, *parameters = (part.strip().lower() for part in wish.split(";"))
        if media:
            yield media, min([_weight(p) for p in parameters if p.startswith("q=")], default=1.0)


def _weight(parameter: str) -> float:
    try:
        return min(max(float(parameter[2:]), 0.0), 1.0)
    except ValueError:
        return 0.0


def _quality(wishes: list[tuple[str, float]], format: Format) -> float:
    """How much a format is wanted under its own type, or else under another name or a range."""
    own = format.sent_as
    for names in ((own,), format.asked_as, (f"{own.partition('/')[0]}/*",), ("*/*",)):
        found = [weight for media, weight in wishes if media in names]
        if found:
            return max(found)
    return 0.0
