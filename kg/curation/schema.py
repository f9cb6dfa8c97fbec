"""Schema: JSON Schemas of the YAML files, so that editors complete and check while one types.

They are made of the tables that the checks read. Every value is a text as typed, but editors read
`2020` as a number and `NO` as a truth value: a scalar of any type is taken as the text that it is.
What takes the whole conflict to see (unknown actors, ids given twice) is left to `kg check`.
"""

from typing import Any

from kg.curation.form import SLUG
from kg.curation.statements import CLAIM_KEYS
from kg.model import (
    ACTOR_KINDS,
    CERTAINTIES,
    EVENT_KINDS,
    MEANS,
    METHODS,
    PLACE_KINDS,
    POLARITIES,
    SOURCE_KINDS,
    VERBS,
)
from kg.model.claims import COUNTED

Schema = dict[str, Any]
DRAFT = "https://json-schema.org/draft/2020-12/schema"
_SCALAR = ["string", "number", "boolean"]
_ID = {"type": "string", "pattern": f"^{SLUG.pattern}$"}
_TEXT: Schema = {"type": _SCALAR, "pattern": r"\S"}
_TEXTS: Schema = {"anyOf": [_TEXT, {"type": "array", "items": _TEXT, "minItems": 1}]}
_IDS: Schema = {"anyOf": [_ID, {"type": "array", "items": _ID, "minItems": 1, "uniqueItems": True}]}
_NAMES: Schema = {
    "type": "object",
    "propertyNames": {"pattern": "^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$"},
    "additionalProperties": _TEXTS,
}
_SAME: Schema = {"pattern": r"^[a-z0-9]+:\S+$", "type": "string"}
_SAMES: Schema = {"anyOf": [_SAME, {"type": "array", "items": _SAME, "minItems": 1}]}
_URL: Schema = {"type": "string", "pattern": "^https?://"}
_SHA: Schema = {"type": "string", "pattern": "^[0-9a-f]{64}$"}
_COUNT: Schema = {"type": ["string", "integer"], "pattern": r"^[0-9]+(\.\.[0-9]+|\+)?$"}


def _one_of(words) -> Schema:
    return {"enum": list(words)}


def _some_of(words) -> Schema:
    return {"anyOf": [_one_of(words), {"type": "array", "items": _one_of(words), "minItems": 1}]}


def _entry(required: tuple[str, ...], **keys: Schema) -> Schema:
    told = {key.replace("_", "-"): schema for key, schema in keys.items()}
    return {
        "type": "object",
        "properties": told,
        "required": list(required),
        "additionalProperties": False,
    }


def _actor() -> Schema:
    return _entry(
        ("actor", "kind", "name"), actor=_ID, kind=_one_of(ACTOR_KINDS), name=_TEXT,
        aliases=_TEXTS, names=_NAMES, demonym=_TEXTS, metonyms=_TEXTS, same=_SAMES, note=_TEXT,
    )  # fmt: skip


def _place() -> Schema:
    return _entry(
        ("place", "kind", "name"), place=_ID, kind=_one_of(PLACE_KINDS), name=_TEXT,
        aliases=_TEXTS, names=_NAMES, within=_ID, latitude=_TEXT, longitude=_TEXT, same=_SAMES,
        note=_TEXT,
    )  # fmt: skip


def _source() -> Schema:
    return _entry(
        ("source", "kind", "title"), source=_ID, kind=_one_of(SOURCE_KINDS), title=_TEXT,
        publisher=_TEXT, published=_TEXT, url=_URL, read=_TEXT, reliability=_one_of("ABCDEF"),
        language=_TEXT, agency=_TEXT, copy_of=_ID, sha256=_TEXT, note=_TEXT,
    )  # fmt: skip


_CLAIM: dict[str, Schema] = {
    **dict.fromkeys(CLAIM_KEYS, _TEXT),
    "source": _ID,
    "polarity": _one_of(POLARITIES),
    "certainty": _one_of(CERTAINTIES),
    "according-to": _ID,
    "place": _ID,
    "means": _some_of(MEANS),
    "method": _one_of(METHODS),
    "credibility": {"anyOf": [_one_of("123456"), _one_of(range(1, 7))]},
    **dict.fromkeys(COUNTED, _COUNT),
}


def _fact(names: dict[str, Schema], roles: dict[str, Schema]) -> list[Schema]:
    """A fact with its one claim beside its name, or with its claims in a list."""
    claim = _CLAIM | roles

    def shape(keys: dict[str, Schema], required: list[str]) -> Schema:
        return {
            "type": "object",
            "properties": keys,
            "required": required,
            "additionalProperties": False,
        }

    needed = [name for name in names if name != "part-of"]
    inner = {"type": "array", "minItems": 1, "items": shape(claim, ["source"])}
    return [
        shape(names | claim, [*needed, "source"]),
        shape(names | {"claims": inner}, [*needed, "claims"]),
    ]


def _facts() -> Schema:
    id = SLUG.pattern
    sentence = f"^{id} ({'|'.join(VERBS)}) {id}( against {id})?$"
    ties = _fact({"tie": {"type": "string", "pattern": sentence}}, {})
    events = [
        shape
        for kind in EVENT_KINDS.values()
        for shape in _fact(
            {"event": _ID, "kind": {"const": kind.name}, "name": _TEXT, "part-of": _ID},
            dict.fromkeys(kind.role_names, _IDS),
        )
    ]
    return {
        "if": {"required": ["tie"]},
        "then": {"if": {"required": ["claims"]}, "then": ties[1], "else": ties[0]},
        "else": {
            "required": ["event", "kind"],
            "properties": {"kind": _one_of(EVENT_KINDS)},
            "allOf": [
                {
                    "if": {"properties": {"kind": one["properties"]["kind"]}, "required": ["kind"]},
                    "then": {"if": {"required": ["claims"]}, "then": many, "else": one},
                }
                for one, many in zip(events[::2], events[1::2], strict=True)
            ],
        },
    }


def schemas() -> dict[str, Schema]:
    """The schema of each family of files: actors, places, sources, facts."""
    entries = {"actors": _actor(), "places": _place(), "sources": _source(), "facts": _facts()}
    return {
        family: {
            "$schema": DRAFT,
            "title": f"conflict-kg {family}",
            "type": ["array", "null"],
            "items": entry,
        }
        for family, entry in entries.items()
    }
