"""Curated: what was read as the files of a conflict's folder, for a curator to check and keep.

The claims stay marked as read, with their rule, until somebody who has checked them takes `method`,
`rule` and `confidence` away.
"""

from collections.abc import Iterable

from kg.curation.writing import card_entry, fact_entries, to_yaml
from kg.model import Chronicle, Claim
from kg.reading import Reading

_HEAD = (
    "# Read by a machine. What you have checked, make your own: take away `method`, `rule` and\n"
    "# `confidence`.\n"
)


def files(readings: Iterable[Reading], chronicle: Chronicle) -> dict[str, str]:
    """Path in the folder -> its text, of the families that have entries.

    Only actors, places and sources that the chronicle does not know are written. A tie that stands
    in it already is told with the place of its entry, where its claims belong.
    """
    readings = list(readings)
    name = readings[0].source.id if len(readings) == 1 else "read"
    new = {
        "actor": {a.id: a for r in readings for a in r.new_actors},
        "place": {p.id: p for r in readings for p in r.new_places},
        "source": {r.source.id: r.source for r in readings},
    }
    found = {}
    for noun, cards in new.items():
        known = getattr(chronicle, f"{noun}s")
        entries = [card_entry(noun, card) for id, card in sorted(cards.items()) if id not in known]
        found[f"{noun}s/{name}.yml"] = to_yaml(entries)
    found[f"facts/{name}.yml"] = _facts(readings, chronicle)
    return {path: _HEAD + text for path, text in found.items() if text}


def _facts(readings: list[Reading], chronicle: Chronicle) -> str:
    standing = {claim.about.id: claim.origin for claim in reversed(chronicle.claims)}
    told: dict[str, dict[str, Claim]] = {}
    for claim in (claim for reading in readings for claim in reading.claims):
        told.setdefault(claim.about.id, {})[claim.id] = claim
    return "\n".join(
        _hint(standing.get(fact, "")) + to_yaml(fact_entries(claims.values()))
        for fact, claims in told.items()
    )


def _hint(origin: str) -> str:
    return f"# stands already at {origin}: put these claims there\n" if origin else ""
