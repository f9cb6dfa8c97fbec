"""Judging: an article read, here or by another reader, and held against its gold."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from annotated import Annotated, Fact, facts_from, facts_in
from events import event_outcomes
from outcomes import Outcome
from pairs import tie_outcomes

from kg.curation import read_folder
from kg.model import Actor, Place
from kg.problems import Problem
from kg.reading import Reading, facts, read, read_article
from kg.reading.tracing import Trace, listening

Known = tuple[Mapping[str, Actor], Mapping[str, Place]]
NOBODY: Known = ({}, {})


@dataclass(frozen=True)
class Judged:
    """An article with what was found in it and what became of each fact.

    `reading` and `trace`, which rules were tried, are None where the facts were made elsewhere.
    """

    article: Annotated
    found: tuple[Fact, ...]
    outcomes: tuple[Outcome, ...]
    reading: Reading | None = None
    trace: Trace | None = None

    def of(self, row: str, *verdicts: str) -> list[Outcome]:
        """The outcomes in a row of the table, all of them or some verdicts."""
        return [
            one
            for one in self.outcomes
            if one.row == row and (not verdicts or one.verdict in verdicts)
        ]


def known_in(folder: str | None) -> Known:
    """The actors and places of a conflict's folder; nobody without one."""
    if not folder:
        return NOBODY
    chronicle, _ = read_folder(Path(folder))
    return chronicle.actors, chronicle.places


def read_and_judge(articles: list[Annotated], known: Known = NOBODY) -> Iterator[Judged]:
    """Each article as the project's reader reads it."""
    for article in articles:
        if article.text is None:
            raise SystemExit(f"{article.name}: there is no text to read beside the gold")
        text = read_article(article.text)
        if isinstance(text, Problem):
            raise SystemExit(str(text))
        with listening() as trace:
            reading = read(text, *known)
        yield judged(article, facts_from(facts(reading)), reading, trace)


def judge_folder(articles: list[Annotated], folder: Path) -> Iterator[Judged]:
    """Each article with the facts that another reader put into a folder; no file is no facts."""
    for article in articles:
        path = folder / f"{article.name}.json"
        yield judged(article, facts_in(path) if path.exists() else [])


def judged(
    article: Annotated,
    found: list[Fact],
    reading: Reading | None = None,
    trace: Trace | None = None,
) -> Judged:
    """An article held against facts."""
    outcomes = (
        *tie_outcomes(article, found),
        *event_outcomes(article, found),
        *event_outcomes(article, found, dated=False),
    )
    return Judged(article, tuple(found), outcomes, reading, trace)
