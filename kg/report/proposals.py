"""Proposals: what was read as a file for a person to decide on, claim by claim (`kg review`)."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from kg.curation.saving import Change, read, save
from kg.curation.sheet import Sheet
from kg.curation.writing import card_entry, fact_entries, to_yaml
from kg.model import Chronicle
from kg.reading import Reading
from kg.report.passages import Passage, passages

HEAD = "# Read by a machine, for a person to decide on: kg review\n"
_MADE = ("method", "rule", "confidence")


def entries(reading: Reading, chronicle: Chronicle) -> Iterator[dict[str, Any]]:
    """The cards that are new, then each claim with its sentence and the one before and after."""
    cards = {
        "source": [reading.source],
        "actor": reading.new_actors,
        "place": reading.new_places,
    }
    for noun, found in cards.items():
        known = getattr(chronicle, f"{noun}s")
        yield from (card_entry(noun, card) for card in found if card.id not in known)
    decided = {claim.id for claim in chronicle.claims}
    told = passages(reading)
    for place, passage in enumerate(told):
        for found in passage.told:
            if found.claim.id not in decided and found.stance != "planned":
                yield _proposal(found, told, place)


def propose(path: Path, told: Iterable[dict[str, Any]]) -> int:
    """Append entries to a file of proposals, whole; how many proposals are new.

    A proposal or card that stands in it already is not added. kg.curation.saving.SaveError where
    the file cannot be written.
    """
    before = read(path)
    seen = {_name(block.entry.word) for block in Sheet(path).blocks}
    new = [entry for entry in told if _name(entry.get) not in seen]
    if new:
        save(path.parent, [Change(path, before, f"{before or HEAD}{to_yaml(new)}")])
    return sum("proposal" in entry for entry in new)


def _name(get) -> tuple[str, str]:
    key = next((k for k in ("proposal", "actor", "place", "source") if get(k)), "")
    return key, get(key) if key else ""


def _proposal(found, told: list[Passage], place: int) -> dict[str, Any]:
    claim = found.claim
    (fact,) = fact_entries([claim])
    said = {key: text for key, text in fact.pop("claims")[0].items() if key not in _MADE}
    entry = {
        "proposal": claim.id,
        "before": told[place - 1].text if place else "",
        "sentence": told[place].text,
        "after": told[place + 1].text if place + 1 < len(told) else "",
        "reads": found.line,
        "rule": claim.rule,
        "confidence": "" if claim.confidence is None else f"{claim.confidence:g}",
    }
    told_entry = {key: " ".join(text.split()) for key, text in entry.items() if text}
    return told_entry | {"entry": fact | said}
