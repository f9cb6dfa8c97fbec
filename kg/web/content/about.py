"""The page about the data: codebook, coverage, licence, version and hash."""

from collections.abc import Iterator

from kg import __version__
from kg.evidence import FORMS
from kg.model import KINDS
from kg.rdf.vocabulary import short
from kg.web.codebook import Term, terms
from kg.web.content.content import Content
from kg.web.ledger import Ledger, status
from kg.web.sheet import Sheet, sheet
from kg.web.words import CERTAINTIES, STATUSES, VERDICTS


def about(ledger: Ledger) -> Content:
    """The content of the page."""
    manifest = ledger.graph.build.manifest
    settings = ledger.graph.index.settings()
    return Content(
        "About the data",
        (_coverage(ledger), *_codebook()),
        {
            "licence": settings.get("licence", ""),
            "base": ledger.graph.base,
            "counts": manifest["counts"],
            "built": manifest["built"],
            "sha256": manifest["quads-sha256"],
            "version": __version__,
            "cite": FORMS["plain"]([ledger.graph.citation]),
            "bibtex": FORMS["bibtex"]([ledger.graph.citation]),
        },
    )


def _coverage(ledger: Ledger) -> Sheet:
    rows = (
        (
            row.kind,
            row.facts,
            _share(row.confirmed, row.facts),
            _share(row.disputed, row.facts),
            row.claims,
            _share(row.quoted, row.claims),
            _share(row.dated, row.claims),
            _share(row.attributed, row.claims),
        )
        for row in ledger.graph.evidence.coverage()
    )
    columns = ("kind", "facts", "two sources", "disputed", "claims", "quoted", "dated to the day",
               "with speaker")  # fmt: skip
    return sheet("coverage", "How firm the ground is: coverage", columns, rows)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else ""


def _codebook() -> Iterator[Sheet]:
    words = ((word, meaning) for told in (STATUSES, VERDICTS) for word, meaning in told.items())
    yield sheet(
        "statuses",
        "Status of a fact, and how a tie stands on a day",
        ("word", "meaning"),
        ((status(word), meaning) for word, meaning in words),
    )
    yield sheet("certainties", "How a claim is made", ("word", "meaning"), CERTAINTIES.items())
    yield sheet(
        "kinds",
        "Kinds of ties and events",
        ("kind", "roles", "meaning"),
        ((kind.name, ", ".join(kind.role_names), kind.meaning) for kind in KINDS.values()),
    )
    for name, caption, columns in _SCHEMES:
        found = [term for term in terms() if term.scheme == name]
        yield sheet(name, caption, columns, (_told(term, len(columns)) for term in found))


_SCHEMES = (
    ("means", "Means of support", ("code", "called", "definition", "in other data sets")),
    ("event-type", "Event types, and their codes elsewhere",
     ("code", "called", "definition", "in other data sets")),
    ("reliability", "Reliability of a source (Admiralty)", ("code", "called", "definition")),
    ("credibility", "Credibility of an item (Admiralty)", ("code", "called", "definition")),
    ("class", "Classes of the ontology", ("code", "called", "definition")),
    ("property", "Properties of the ontology", ("code", "called", "definition")),
)  # fmt: skip


def _told(term: Term, width: int) -> tuple[str, ...]:
    return (short(term.iri), term.label, term.definition, ", ".join(term.notations))[:width]
