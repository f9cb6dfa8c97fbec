"""Record: a reading as plain values for programs, the same words as in curated files.

| key | holds |
|---|---|
| `source` `title` `publisher` `published` `url` | the article's source card |
| `sentences` | number, `start` and `end` in the text read, `text`, `mentions`, ids of `claims` |
| `mentions` | `start`, `end`, `id`, `name`, `kind` (an actor's, or `place`), `how` it was known |
| `claims`, `plans` | `id`, `about` (the fact), `kind`, `roles`, and the keys of a curated claim |
| `new_actors`, `new_places` | `actor` or `place` (the id), `kind`, `name` and other names |
| `left_out` | `start`, `end`, `sort` and `text` of lines not read: captions, "read also" |
| `notes`, `problems` | what was not understood; `path`, `line` and `message` of mistakes |

What is not said has no key.
"""

from typing import Any

from kg.curation.table import said
from kg.curation.writing import card_entry
from kg.model import Claim, Event
from kg.reading import Reading, Sighting
from kg.report.leftovers import left_out
from kg.report.passages import Passage, passages


def record(reading: Reading) -> dict[str, Any]:
    """The reading as JSON would hold it."""
    source = reading.source
    return {
        "source": source.id,
        "title": source.title,
        "publisher": source.publisher,
        "published": str(source.published or ""),
        "url": source.url,
        "sentences": [_sentence(passage, reading) for passage in passages(reading)],
        "claims": [claim_record(claim) for claim in reading.claims],
        "plans": [claim_record(claim) for claim in reading.plans],
        "new_actors": [card_entry("actor", actor) for actor in reading.new_actors],
        "new_places": [card_entry("place", place) for place in reading.new_places],
        "left_out": [line._asdict() for line in left_out(reading)],
        "notes": list(reading.notes),
        "problems": [
            {"path": p.path, "line": p.line, "message": p.message} for p in reading.problems
        ],
    }


def claim_record(claim: Claim) -> dict[str, Any]:
    """A claim as JSON would hold it."""
    told: dict[str, Any] = {key: value for key, value in said(claim).items() if value}
    if claim.means:
        told["means"] = list(claim.means)
    if claim.confidence is not None:
        told["confidence"] = claim.confidence
    if claim.evidence.start is not None:
        told["quote-start"] = claim.evidence.start
    fact = claim.about
    name = {"name": fact.name} if isinstance(fact, Event) else {}
    roles = {role: list(actors) for role, actors in claim.participants}
    return {"id": claim.id, "about": fact.id, "kind": fact.kind} | name | {"roles": roles} | told


def _sentence(passage: Passage, reading: Reading) -> dict[str, Any]:
    sentence = passage.sentence
    return {
        "number": passage.number,
        "start": sentence.start,
        "end": sentence.end,
        "text": passage.text,
        "mentions": [_mention(mention, reading) for mention in passage.mentions],
        "claims": [told.claim.id for told in passage.told],
    }


def _mention(mention: Sighting, reading: Reading) -> dict[str, Any]:
    key = f"place:{mention.id}" if mention.kind == "place" else mention.id
    return {
        "start": mention.start,
        "end": mention.end,
        "id": mention.id,
        "name": reading.names[key],
        "kind": mention.kind,
        "how": mention.how,
    }
