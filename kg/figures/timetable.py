"""The table under the strip of time: a row for each happening and each tie."""

from kg.ceasefires import Ceasefire
from kg.figures.drawing import Request
from kg.figures.stripes import sources
from kg.model import Tie, witnesses
from kg.timeline import Entry
from kg.view import Standing

COLUMNS = (
    "lane", "id", "what", "kind", "date", "earliest", "latest", "breaches", "status",
    "independent_sources", "sources", "claims",
)  # fmt: skip
LANES = {
    "ceasefires": ("ceasefire", "violation"),
    "talks, agreements": ("talks", "agreement"),
    "fighting": ("battle", "strike", "attack", "offensive", "blockade", "coup"),
    "ground": ("capture", "withdrawal"),
    "support, sanctions": ("delivery", "deployment", "recognition", "sanctions"),
    "people, words": (
        "appointment", "resignation", "dissolution", "election", "statement", "decision", "protest",
        "other",
    ),
}  # fmt: skip


def _lane(kind: str) -> str:
    return next((name for name, kinds in LANES.items() if kind in kinds), kind)


def row(entry: Entry, ledger: list[Ceasefire], request: Request) -> dict:
    """The row of a happening."""
    fire = next((f for f in ledger if f.entry.fact == entry.fact), None)
    return {
        "lane": _lane(entry.fact.kind),
        "id": entry.fact.id,
        "what": entry.fact.name,
        "kind": entry.fact.kind,
        "date": entry.when or "undated",
        "earliest": entry.earliest,
        "latest": entry.latest,
        "breaches": [b.entry.fact.id for b in fire.breaches] if fire else [],
        "status": str(entry.status),
        "independent_sources": sources(entry, request),
        "sources": entry.sources,
        "claims": [claim.id for claim in entry.claims],
    }


def tie_row(standing: Standing, request: Request) -> dict:
    """The row of a tie."""
    fact: Tie = standing.fact
    seen = [d for c in standing.affirming for d in c.span.extent or ()]
    return {
        "lane": fact.kind,
        "id": fact.id,
        "what": fact.sentence,
        "kind": fact.kind,
        "date": str(standing.since or standing.first_attested or "undated"),
        "earliest": min(seen, default=None),
        "latest": max(seen, default=None),
        "breaches": [],
        "status": str(standing.status),
        "independent_sources": len(witnesses(standing.sources, request.chronicle.sources)),
        "sources": standing.sources,
        "claims": [claim.id for claim in standing.claims],
    }
