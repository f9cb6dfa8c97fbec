"""Findings: what `kg check` found, for people, for programs, for SARIF readers and for GitHub."""

import json
from collections.abc import Callable
from pathlib import Path

from kg import __version__
from kg.problems import Problem

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"


def text(problems: list[Problem]) -> str:
    """One line a problem, with the path as seen from where one stands."""
    return "\n".join(str(problem._replace(path=here(problem.path))) for problem in problems)


def as_json(problems: list[Problem]) -> str:
    """A JSON list."""
    rows = [{"path": here(p.path), "line": p.line, "message": p.message} for p in problems]
    return json.dumps(rows, ensure_ascii=False, indent=1)


def sarif(problems: list[Problem]) -> str:
    """A SARIF 2.1.0 log, which code hosts and editors show beside the lines."""
    driver = {
        "name": "conflict-kg",
        "version": __version__,
        "informationUri": "https://w3id.org/conflict-kg/ns",
        "rules": [{"id": "kg-check", "shortDescription": {"text": "Mistakes in curated facts"}}],
    }
    log = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [{"tool": {"driver": driver}, "results": [_result(p) for p in problems]}],
    }
    return json.dumps(log, ensure_ascii=False, indent=1)


def github(problems: list[Problem]) -> str:
    """Workflow commands, which GitHub shows as annotations of the changed lines."""
    return "\n".join(
        f"::error file={_property(here(p.path))}{f',line={p.line}' if p.line else ''}"
        f"::{_data(p.message)}"
        for p in problems
    )


FINDING_FORMATS: dict[str, Callable[[list[Problem]], str]] = {
    "text": text,
    "json": as_json,
    "sarif": sarif,
    "github": github,
}


def _result(problem: Problem) -> dict:
    place: dict = {"artifactLocation": {"uri": _uri(here(problem.path))}}
    if problem.line:
        place["region"] = {"startLine": problem.line}
    return {
        "ruleId": "kg-check",
        "level": "error",
        "message": {"text": problem.message},
        "locations": [{"physicalLocation": place}],
    }


def here(path: str) -> str:
    """A path as seen from where one stands: the root of the repository, in a workflow."""
    try:
        return Path(path).resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return Path(path).as_posix()


def _uri(path: str) -> str:
    from urllib.parse import quote

    return quote(path) if not path.startswith("/") else f"file://{quote(path)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
