"""What the shapes find wrong with a chronicle, told at the lines that it was written in.

pySHACL is an extra; it is only needed here.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg import shipped
from kg.model import Actor, Chronicle, Claim, Place, Source
from kg.rdf.chronicle import quads
from kg.rdf.evidence import evidence_term
from kg.rdf.facts import fact_term
from kg.rdf.spelling import Spelling
from kg.rdf.vocabulary import BASE, full, short

if TYPE_CHECKING:
    import rdflib

SHAPES = "shapes.ttl"


def violations(chronicle: Chronicle, base: str = BASE) -> list[tuple[str, int, str]]:
    """(path, line, what is wrong) of every result, warnings too, in order; no line is line 0.

    ModuleNotFoundError without pySHACL.
    """
    import pyshacl
    import rdflib

    lines = (line.rsplit(" ", 2)[0] + " .\n" for line in quads(chronicle, base))
    data = rdflib.Graph().parse(data="".join(lines), format="nt")
    shapes = rdflib.Graph().parse(shipped.ontology() / SHAPES)
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes, allow_warnings=True)
    origins = dict(_origins(chronicle, Spelling(base)))
    found = set()
    for result in report.subjects(rdflib.RDF.type, rdflib.SH.ValidationResult):
        focus = str(report.value(result, rdflib.SH.focusNode))
        path, _, line = origins.get(focus, f"{SHAPES}:0").rpartition(":")
        found.add((path, int(line), _told(report, result, base)))
    return sorted(found)


def _told(report: "rdflib.Graph", result: "rdflib.term.Node", base: str) -> str:
    """One result in words: the thing, the property, the message of the shape, the value."""
    from rdflib import SH, BNode

    focus, path, value = (
        "" if node is None or isinstance(node, BNode) else str(node)
        for node in (report.value(result, p) for p in (SH.focusNode, SH.resultPath, SH.value))
    )
    message = min(map(str, report.objects(result, SH.resultMessage)))
    name = f"{short(path)}: " if path else ""
    told = f" ('{value.removeprefix(base)}')" if value and value != focus else ""
    return f"{focus.removeprefix(base)}: {name}{_plain(message)}{told}"


def _plain(message: str) -> str:
    """A message that begins in lower case, as all problems do, without IRIs of the ontology."""
    return (message[:1].lower() + message[1:]).replace(full("kg:"), "")


def _origins(chronicle: Chronicle, spell: Spelling) -> Iterator[tuple[str, str]]:
    """(IRI, path:line) of each thing that has an origin; a fact has that of its first claim."""
    for claim in reversed(chronicle.claims):
        if claim.origin:
            for name in _nodes_of(claim, spell):
                yield name[1:-1], claim.origin
    things: list[tuple[str, dict[str, Actor] | dict[str, Place] | dict[str, Source]]]
    things = [
        ("actor", chronicle.actors),
        ("place", chronicle.places),
        ("source", chronicle.sources),
    ]
    for kind, cards in things:
        for id, card in cards.items():
            if card.origin:
                yield spell.thing(kind, id)[1:-1], card.origin


def _nodes_of(claim: Claim, spell: Spelling) -> list[str]:
    quote = evidence_term(claim, spell)
    return [
        fact_term(claim.about, spell),
        spell.thing("claim", claim.id),
        *([quote] if quote else []),
    ]
