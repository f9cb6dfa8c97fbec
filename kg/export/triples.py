"""RDF syntaxes: the chronicle's own quads, and the direct triples that follow, in each syntax.

The quads are written once by kg.rdf; here they only change syntax, sorted, so that the same facts
give the same bytes.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from pyoxigraph import Quad, RdfFormat, Store, parse, serialize

from kg.export import header, jsonld
from kg.export.selection import selection
from kg.model import Chronicle
from kg.rdf.chronicle import quads
from kg.rdf.derived import derive
from kg.rdf.vocabulary import BASE, GRAPHS, PREFIXES, THINGS, graph
from kg.view import View


@dataclass(frozen=True)
class Syntax:
    """How quads become text: the format, whether it keeps named graphs, N-Quads lines to add."""

    format: RdfFormat
    graphs: bool = True
    more: Callable[[Chronicle, str], Iterable[str]] | None = None

    def text(self, chronicle: Chronicle, view: View, base: str = BASE) -> Iterator[str]:
        """The text of a file: what the view shows, under IRIs of this base."""
        shown = selection(chronicle, view)
        found = _quads(shown, base, self.more(shown, base) if self.more else ())
        told = header.of_chronicle(shown, view)
        yield from _headed(self._body(found, base, told), told, self.format)

    def _body(self, found: list[Quad], base: str, told: list[str]) -> str:
        if self.format == RdfFormat.JSON_LD:
            return jsonld.text(found, prefixes(base), told)
        if not self.graphs:
            found = sorted(dict.fromkeys(quad.triple for quad in found), key=str)
        return serialize(found, format=self.format, prefixes=prefixes(base)).decode()


def prefixes(base: str) -> dict[str, str]:
    """The prefixes of the ontology and of the things under the base: `kg:backs`, `actor:lna`."""
    return {**PREFIXES, **{kind: f"{base}{kind}/" for kind in THINGS}}


def _quads(chronicle: Chronicle, base: str, more: Iterable[str]) -> list[Quad]:
    store = Store()
    store.extend(_parsed(quads(chronicle, base)))
    derived = list(derive(store, base))
    store.extend(_parsed(more))
    store.extend(derived)
    first = {f"<{graph(name, base)}>": number for number, name in enumerate(GRAPHS)}
    return sorted(
        store, key=lambda quad: (first.get(str(quad.graph_name), len(first)), *_key(quad))
    )


def _key(quad: Quad) -> tuple[str, str]:
    return str(quad.graph_name), str(quad.triple)


def _parsed(lines: Iterable[str]) -> Iterator[Quad]:
    return parse("".join(lines), format=RdfFormat.N_QUADS)


def _headed(text: str, told: list[str], format: RdfFormat) -> Iterator[str]:
    """The text with the header as comments, where the syntax has comments."""
    if format == RdfFormat.RDF_XML:
        declaration, _, text = text.partition("?>")
        yield f"{declaration}?>\n"
        yield from (f"<!-- {_harmless(line)} -->\n" for line in told)
    elif format != RdfFormat.JSON_LD:
        yield from (f"# {line}\n" for line in told)
    yield text.strip("\n") + "\n"


def _harmless(line: str) -> str:
    """The line without two hyphens in a row, which end a comment in XML."""
    while "--" in line:
        line = line.replace("--", "- -")
    return line
