"""Form: the JSON that a chat model must answer with, as a schema, and its check.

Endpoints that cannot enforce a schema may answer with anything, so each claim is checked here too.
"""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.model import ACTOR_KINDS, KINDS, MEANS, TIE_KINDS
from kg.model.claims import CERTAINTIES, POLARITIES
from kg.problems import unknown

STATUSES = ("holds", "ended", "planned")
_ROLES = sorted({role for kind in KINDS.values() for role in kind.role_names})
_TEXTS = ("according_to", "date", "date_words", "place", "post")


@dataclass(frozen=True)
class Participant:
    """An actor as the model names it."""

    role: str
    name: str
    kind: str


@dataclass(frozen=True)
class Answered:
    """One claim as the model gives it."""

    quote: str
    kind: str
    participants: tuple[Participant, ...]
    polarity: str
    certainty: str
    status: str
    according_to: str
    date: str
    date_words: str
    place: str
    means: str
    post: str


def _object(**properties: Any) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _one_of(words) -> dict[str, Any]:
    return {"type": "string", "enum": list(words)}


_TEXT = {"type": "string"}
_PERHAPS = {"type": ["string", "null"]}
SCHEMA: dict[str, Any] = _object(
    claims={
        "type": "array",
        "items": _object(
            quote=_TEXT,
            kind=_one_of(KINDS),
            participants={
                "type": "array",
                "items": _object(role=_one_of(_ROLES), name=_TEXT, kind=_one_of(ACTOR_KINDS)),
            },
            polarity=_one_of(POLARITIES),
            certainty=_one_of(CERTAINTIES),
            status=_one_of(STATUSES),
            according_to=_PERHAPS,
            date=_PERHAPS,
            date_words=_PERHAPS,
            place=_PERHAPS,
            means={"anyOf": [_one_of(MEANS), {"type": "null"}]},
            post=_PERHAPS,
        ),
    }
)


def instructions() -> str:
    """What the model is told to do."""
    text = Path(__file__).with_name("instructions.txt").read_text("utf-8")
    roles = "\n".join(f"  {kind.name}: {', '.join(kind.role_names)}" for kind in KINDS.values())
    return text.format(roles=roles, means=", ".join(MEANS))


def claims_of(content: str) -> tuple[list[Answered], list[str]]:
    """The claims of an answer, and what is wrong with it or with those that are left out."""
    try:
        answer = json.loads(content)
    except ValueError as error:
        return [], [f"the answer is not JSON: {error}"]
    entries = answer.get("claims") if isinstance(answer, dict) else None
    if not isinstance(entries, list):
        return [], ["the answer has no list of 'claims'"]
    good, wrong = [], []
    for number, entry in enumerate(entries, 1):
        fault = _fault(entry)
        if fault:
            wrong.append(f"claim {number} was dropped: {fault}")
        else:
            good.append(_answered(entry))
    return good, wrong


def _fault(entry: Any) -> str:
    """What is wrong with an entry, or nothing."""
    if not isinstance(entry, dict):
        return "it is no object"
    for key in ("quote", "kind", "polarity", "certainty", "status"):
        if not isinstance(entry.get(key), str):
            return f"it has no text '{key}'"
    for key in (*_TEXTS, "means"):
        if not isinstance(entry.get(key), str | None):
            return f"its '{key}' is no text"
    choices = {"kind": KINDS, "polarity": POLARITIES, "certainty": CERTAINTIES, "status": STATUSES}
    for key, known in choices.items():
        if entry[key] not in known:
            return unknown(key, entry[key], known)
    if entry.get("means") and entry["means"] not in MEANS:
        return unknown("means", entry["means"], MEANS)
    return _fault_of_participants(entry)


def _fault_of_participants(entry: dict[str, Any]) -> str:
    given = entry.get("participants")
    if not isinstance(given, list) or not given:
        return "it has no list of 'participants'"
    kind = KINDS[entry["kind"]]
    for one in given:
        if not isinstance(one, dict) or not all(
            isinstance(one.get(key), str) and one[key].strip() for key in ("role", "name", "kind")
        ):
            return "a participant lacks its role, name or kind"
        if one["role"] not in kind.role_names:
            return f"{kind.name}: " + unknown("role", one["role"], kind.role_names)
        if one["kind"] not in ACTOR_KINDS:
            return unknown("kind of actor", one["kind"], ACTOR_KINDS)
    filled = [one["role"] for one in given]
    missing = [role for role in kind.required if role not in filled]
    if kind.name in TIE_KINDS and kind.symmetric and len(filled) != 2:
        return f"{kind.name} needs two of role '{kind.required[0]}'"
    if kind.name in TIE_KINDS and len(filled) > len(set(filled)) and not kind.symmetric:
        return f"{kind.name} has two of one role; give each pair a claim of its own"
    return f"{kind.name} needs a '{missing[0]}'" if missing else ""


def _answered(entry: dict[str, Any]) -> Answered:
    texts = {key: (entry.get(key) or "").strip() for key in _TEXTS}
    return Answered(
        quote=entry["quote"],
        kind=entry["kind"],
        participants=tuple(
            Participant(one["role"], " ".join(one["name"].split()), one["kind"])
            for one in entry["participants"]
        ),
        polarity=entry["polarity"],
        certainty=entry["certainty"],
        status=entry["status"],
        means=entry.get("means") or "",
        **texts,
    )
