"""Telling: what was read, in the form that was asked for, one article after the other."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.output import USAGE, answer_json, fail, say

if TYPE_CHECKING:
    from kg.model import Chronicle
    from kg.reading import Reading

FORMATS = ("report", "json", "facts", "csv")
FILED = ("facts", "json")


class Telling:
    """Tells readings in one form, to standard output or to one file an article in a folder.

    Give it every reading with the name of its file, in order, and `close` it.
    """

    def __init__(self, form: str, output: Path | None, chronicle: "Chronicle") -> None:
        if output and form not in FILED:
            fail(f"--output goes with --format {' or '.join(FILED)}", USAGE)
        self.form, self.output, self.chronicle = form, output, chronicle

    def article(self, reading: "Reading", name: str) -> None:
        """Tell one reading; its problems go to standard error."""
        say(*(str(problem) for problem in reading.problems))
        _TELLERS[self.form](self, reading, name)

    def close(self) -> None:
        """Tell what can only be told after the last article."""

    def give(self, found: object, name: str) -> None:
        """Print a value as JSON, or write it to the article's own file."""
        if self.output is None:
            answer_json(found)
            return
        stem = "standard-input" if name == "-" else Path(name).stem
        try:
            self.output.mkdir(parents=True, exist_ok=True)
            path = self.output / f"{stem}.json"
            path.write_text(json.dumps(found, ensure_ascii=False, indent=1), "utf-8")
        except OSError as error:
            fail(f"{self.output}: cannot be written: {error.strerror}")
        say(f"wrote {path}")


def _report(told: Telling, reading: "Reading", name: str) -> None:
    from kg.cli.report import lines

    for line in lines(reading):
        click.echo(line)
    say(*(f"not understood: {note}" for note in reading.notes))


def _csv(told: Telling, reading: "Reading", name: str) -> None:
    from kg.curation.table import to_csv

    click.echo(to_csv(reading.claims), nl=False)


def _facts(told: Telling, reading: "Reading", name: str) -> None:
    from kg.reading import facts

    told.give(facts(reading), name)


def _json(told: Telling, reading: "Reading", name: str) -> None:
    from kg.curation.table import rows

    claims = [
        {"id": claim.id} | {key: value for key, value in row.items() if value}
        for claim, row in zip(reading.claims, rows(reading.claims), strict=True)
    ]
    found = {
        "source": reading.source.id,
        "title": reading.source.title,
        "published": str(reading.source.published or ""),
        "claims": claims,
        "new_actors": [{"actor": a.id, "kind": a.kind, "name": a.name} for a in reading.new_actors],
        "notes": list(reading.notes),
    }
    told.give(found, name)


_TELLERS: dict[str, Callable[[Telling, "Reading", str], None]] = {
    "report": _report,
    "json": _json,
    "facts": _facts,
    "csv": _csv,
}
