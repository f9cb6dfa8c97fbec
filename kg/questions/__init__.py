"""The questions that come with the project: SPARQL in `.rq` files and one Python door to them.

The comment at the head of a file is its help. A parameter stands as `$name` and is declared by a
comment line `# name: what it is (default)`. One called `day`, `since` or `until` is a day, given as
YYYY-MM-DD; any other is an actor, given by id.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from kg.problems import unknown
from kg.rdf.vocabulary import BASE, PREFIXES, THINGS

DAYS = ("day", "since", "until")
_PARAMETER = re.compile(r"# (\w+): (.+?)(?: \(default (\S+)\))?")
_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


class QuestionError(ValueError):
    """A parameter is missing, unknown or malformed; the message says which."""


@dataclass(frozen=True)
class Question:
    """One shipped question: its name, help, parameters (name -> meaning, default) and SPARQL."""

    name: str
    help: str
    parameters: Mapping[str, tuple[str, str]]
    text: str

    @property
    def actors(self) -> list[str]:
        """The names of the parameters that stand for an actor."""
        return [name for name in self.parameters if name not in DAYS]

    def sparql(self, values: Mapping[str, str], base: str = BASE) -> str:
        """The complete query with its parameters filled in; QuestionError when they do not fit."""
        for name in values:
            if name not in self.parameters:
                raise QuestionError(unknown("parameter", name, self.parameters))
        text = self.text
        for name, (meaning, default) in self.parameters.items():
            value = values.get(name) or default
            if not value:
                raise QuestionError(f"'{self.name}' needs {name} ({meaning}): -D {name}=..")
            text = text.replace(f"${name}", _term(name, value))
        head = "".join(f"PREFIX {name}: <{start}>\n" for name, start in prefixes(base).items())
        return head + text


def prefixes(base: str = BASE) -> dict[str, str]:
    """The prefixes that questions and queries may use: vocabularies, and things under the base."""
    return dict(PREFIXES) | {thing: f"{base}{thing}/" for thing in THINGS}


def _term(name: str, value: str) -> str:
    if name in DAYS:
        try:
            return f'"{date.fromisoformat(value)}"^^xsd:date'
        except ValueError:
            raise QuestionError(f"{name} '{value}' is not a day; write it as 2020-06-02") from None
    if not _ID.fullmatch(value):
        raise QuestionError(f"{name} '{value}' is not an id")
    return f"actor:{value}"


@cache
def _questions() -> dict[str, Question]:
    found = (_read(path) for path in sorted(Path(__file__).parent.glob("*.rq")))
    return {question.name: question for question in found}


def _read(path: Path) -> Question:
    text = path.read_text("utf-8")
    comments = [line for line in text.splitlines() if line.startswith("#")]
    declared = {m[1]: (m[2], m[3] or "") for line in comments if (m := _PARAMETER.fullmatch(line))}
    told = [line[2:] for line in comments if not _PARAMETER.fullmatch(line)]
    return Question(path.stem, " ".join(told), declared, text)


QUESTIONS = _questions()
