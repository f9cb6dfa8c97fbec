"""OpenAPI: the API described for programs (version 3.1), from the table that its routes are of."""

from typing import Any

from kg import __version__
from kg.web.verbs import Asking, Parameter, Verb

LIMIT, MOST = 1000, 100_000  # rows of an answer: without a wish, and at most
_PROBLEMS = {
    "type": "object",
    "required": ["problems"],
    "properties": {"problems": {"type": "array", "items": {"type": "string"}}},
}
_ANSWER = {
    "type": "object",
    "description": "As the verb's --json prints it. Where it has rows, `total` counts all of them "
    "and `truncated` says whether some were left off.",
    "properties": {
        "question": {"type": "string"},
        "filters": {"type": "array", "items": {"type": "string"}},
        "rows": {"type": "array", "items": {"type": "object"}},
        "total": {"type": "integer"},
        "truncated": {"type": "boolean"},
    },
}
_BUNDLED = (
    Parameter("actor", "Only claims on this actor.", {"type": "string"}),
    Parameter("kind", "Only ties or events of this kind.", {"type": "string"}, repeated=True),
    Parameter("from", "Only what may hold from this day on.",
              {"type": "string", "format": "date"}),
    Parameter("to", "Only what may hold up to this day.", {"type": "string", "format": "date"}),
)  # fmt: skip
_LIMIT = Parameter(
    "limit",
    "How many rows at most.",
    {"type": "integer", "minimum": 1, "maximum": MOST, "default": LIMIT},
)


def described(asking: Asking) -> dict[str, Any]:
    """The description of all paths."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "conflict-kg",
            "version": __version__,
            "summary": "Who backs whom, when, and who says so.",
            "description": "Read-only. Every answer carries the hash of the build that it comes "
            "from in the header KG-Build and in its ETag. SPARQL is answered at /sparql.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": ".."}],
        "paths": {
            **{f"/api/{name}": {"get": _verb(verb)} for name, verb in asking.verbs.items()},
            "/api/bundle": {"get": _bundle()},
            "/api/live": {"get": _live()},
        },
        "components": {
            "schemas": {"Problems": _PROBLEMS, "Answer": _ANSWER},
            "parameters": {
                p.name: _told(p) for v in asking.verbs.values() for p in v.parameters if p.of_view
            },
            "responses": {
                "Refused": {
                    "description": "All that is wrong with the question.",
                    "content": {
                        "application/json": {"schema": {"$ref": "#/components/schemas/Problems"}}
                    },
                }
            },
        },
    }


def _verb(verb: Verb) -> dict[str, Any]:
    own = [_told(p) for p in (*verb.parameters, _LIMIT) if not p.of_view]
    shared = [{"$ref": f"#/components/parameters/{p.name}"} for p in verb.parameters if p.of_view]
    schema = {"$ref": "#/components/schemas/Answer"}
    return {
        "operationId": verb.name.replace("-", "_"),
        "summary": verb.about,
        "parameters": own + shared,
        "responses": _responses("The answer.", "application/json", schema),
    }


def _bundle() -> dict[str, Any]:
    return {
        "operationId": "bundle",
        "summary": "All claims, cards and words, as the screens read them, or a part.",
        "parameters": [_told(parameter) for parameter in _BUNDLED],
        "responses": _responses("The bundle.", "application/json", {"type": "object"}),
    }


def _live() -> dict[str, Any]:
    return {
        "operationId": "live",
        "summary": "Server-sent events: the hash of the build in force, and problems of the data.",
        "responses": _responses("The stream.", "text/event-stream", {"type": "string"}),
    }


def _responses(about: str, media: str, schema: dict) -> dict[str, Any]:
    return {
        "200": {"description": about, "content": {media: {"schema": schema}}},
        "400": {"$ref": "#/components/responses/Refused"},
    }


def _told(parameter: Parameter) -> dict[str, Any]:
    schema = parameter.schema
    if parameter.repeated:
        schema = {"type": "array", "items": schema}
    more = {"style": "form", "explode": True} if parameter.repeated else {}
    return {
        "name": parameter.name,
        "in": "query",
        "description": parameter.about,
        "required": parameter.required,
        "schema": schema,
        **more,
    }
