"""Telling: what was read, in the form that was asked for, one article after the other."""

import json
from itertools import chain, count
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import click

from kg.cli.output import USAGE, fail, say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kg.model import Chronicle
    from kg.reading import Reading
    from kg.reading.merging import Happening, Proposal


class Telling(Protocol):
    """Tells readings in one form, to standard output or into a folder.

    Give it every reading with the name of its file, in order, and `close` it.
    """

    def article(self, reading: "Reading", name: str) -> None:
        """Tell one reading."""

    def close(self) -> None:
        """Tell what can only be told after the last article."""


class Report:
    """Sentences with their claims, for people."""

    def __init__(self, output: Path | None, chronicle: "Chronicle") -> None:
        if output:
            fail("--output goes with every --format but report", USAGE)
        self.told = 0
        self.merges = Merges(chronicle)

    def article(self, reading: "Reading", name: str) -> None:
        """Print the report of one reading."""
        from kg.cli.report import lines

        if self.told:
            click.echo()
        self.told += 1
        for line in lines(reading):
            click.echo(line)
        say(*(f"not understood: {note}" for note in reading.notes))
        self.merges.take(reading)

    def close(self) -> None:
        """Print what may be one happening told by several."""
        found = list(self.merges.proposals())
        if found:
            click.echo("\npossibly one happening, not merged:")
        for one in found:
            reasons = "; ".join(one.reasons)
            click.echo(f"  {one.event.id} may be {one.same_as.id}: same: {reasons}")


class Merges:
    """The dated events of the articles so far, to be compared with each other and the curated."""

    def __init__(self, chronicle: "Chronicle") -> None:
        self.chronicle = chronicle
        self.happenings: list[Happening] = []
        self.places = dict(chronicle.places)

    def take(self, reading: "Reading") -> None:
        """Keep the events of a reading."""
        from kg.reading.merging import happenings

        self.happenings += happenings(reading.claims)
        self.places |= {place.id: place for place in reading.new_places}

    def proposals(self) -> "Iterator[Proposal]":
        """What may be one happening."""
        from kg.reading.merging import happenings, proposals

        known = happenings(self.chronicle.claims)
        return proposals(self.happenings, known, self.places)


class Explanations:
    """How a sentence was read, or how all were: its tree, whom it names, what each rule did."""

    def __init__(self, which: int | None, chronicle: "Chronicle") -> None:
        self.which, self.chronicle = which, chronicle

    def article(self, reading: "Reading", name: str) -> None:
        """Print the explanation of one reading, which the article is read again for."""
        from kg.cli.explanation import lines
        from kg.reading.explaining import explain
        from kg.report import passages

        again, explained = explain(reading.article, self.chronicle.actors, self.chronicle.places)
        if self.which and self.which > len(explained):
            fail(f"{name}: has no sentence {self.which}, only {len(explained)}", USAGE)
        for passage, one in zip(passages(again), explained, strict=True):
            if self.which in (None, one.number):
                for line in lines(passage, one):
                    click.echo(line)
                click.echo()

    def close(self) -> None:
        """Nothing is left to tell."""


class Filed:
    """One text an article, printed or written to the article's own file in a folder."""

    ending = ""

    def __init__(self, output: Path | None, chronicle: "Chronicle") -> None:
        self.output = output
        self.names: set[str] = set()

    def text(self, reading: "Reading") -> str:
        """The text of one reading."""
        raise NotImplementedError

    def article(self, reading: "Reading", name: str) -> None:
        """Print or write the text of one reading."""
        text = self.text(reading)
        if self.output is None:
            click.echo(text, nl=False)
        else:
            write(self.output / f"{self.stem(name)}{self.ending}", text)

    def stem(self, name: str) -> str:
        """The name of an article's own file, used once: `talks`, then `talks-2`."""
        stem = "standard-input" if name == "-" else Path(name).stem
        free = chain([stem], (f"{stem}-{n}" for n in count(2)))
        name = next(name for name in free if name.casefold() not in self.names)
        self.names.add(name.casefold())
        return name

    def close(self) -> None:
        """Nothing is left to tell."""


class Pages(Filed):
    """A page of HTML an article."""

    ending = ".html"

    def text(self, reading: "Reading") -> str:
        """The page of a reading."""
        from kg.report.page import page

        return page(reading)


class Facts(Filed):
    """The list of facts that the scorer of annotated articles reads."""

    ending = ".json"

    def text(self, reading: "Reading") -> str:
        """The facts of a reading as JSON."""
        from kg.reading import facts

        return _json(facts(reading))


class Rows(Filed):
    """The claims as rows of CSV: printed, all articles are one table."""

    ending = ".csv"
    printed = False

    def text(self, reading: "Reading") -> str:
        """The table of a reading; printed, all but the first go without the header."""
        from kg.curation.table import to_csv

        text = to_csv(reading.claims)
        printed, self.printed = self.printed, self.output is None
        return text.partition("\n")[2] if printed else text


class Records(Filed):
    """All that was read as JSON: printed, one object with `articles` and `possible_merges`."""

    ending = ".json"

    def __init__(self, output: Path | None, chronicle: "Chronicle") -> None:
        super().__init__(output, chronicle)
        self.merges = Merges(chronicle)

    def text(self, reading: "Reading") -> str:
        """The record of a reading as JSON."""
        from kg.report.record import record

        return _json(record(reading))

    def article(self, reading: "Reading", name: str) -> None:
        """Write a reading's record, or print it as the next of the articles."""
        self.merges.take(reading)
        if self.output is not None:
            super().article(reading, name)
            return
        click.echo(", " if self.names else '{"articles": [', nl=False)
        self.stem(name)
        click.echo(self.text(reading).rstrip("\n"), nl=False)

    def close(self) -> None:
        """End the printed object, or write what may be one happening to a file of its own."""
        merges = [
            {"event": one.event.id, "same_as": one.same_as.id, "same": one.reasons}
            for one in self.merges.proposals()
        ]
        if self.output is not None:
            write(self.output / f"{self.stem('possible-merges')}.json", _json(merges))
            return
        head = "" if self.names else '{"articles": ['
        click.echo(f'{head}], "possible_merges": {_json(merges).rstrip()}}}')


class Curated:
    """Cards and facts as a curator writes them: printed to be pasted, or a folder of files."""

    def __init__(self, output: Path | None, chronicle: "Chronicle") -> None:
        self.output, self.chronicle = output, chronicle
        self.readings: list[Reading] = []

    def article(self, reading: "Reading", name: str) -> None:
        """Keep a reading: an actor or tie that several articles name is written once."""
        self.readings.append(reading)

    def close(self) -> None:
        """Print or write what was read."""
        from kg.report.curated import files

        for path, text in files(self.readings, self.chronicle).items():
            if self.output is None:
                click.echo(f"# --- {path}\n{text}")
            else:
                write(self.output / path, text, new=True)


FORMATS: dict[str, type[Telling]] = {
    "report": Report,
    "html": Pages,
    "json": Records,
    "facts": Facts,
    "yml": Curated,
    "csv": Rows,
}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=1) + "\n"


def write(path: Path, text: str, new: bool = False) -> None:
    """Write a file and say so; where it must be `new`, one that is there ends the command."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("x" if new else "w", encoding="utf-8", newline="") as file:
            file.write(text)
    except FileExistsError:
        fail(f"{path}: is there already; nothing was changed")
    except OSError as error:
        fail(f"{path}: cannot be written: {error.strerror}")
    say(f"wrote {path}")
