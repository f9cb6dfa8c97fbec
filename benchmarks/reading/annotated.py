"""Annotated: articles with the facts that they state, and the facts that a reader found in them.

The form is told in README.md beside this file. Both sides have it: what an annotator wrote and what
`kg read --format facts` gives.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from days import Days, days_of
from names import Names

TIES = ("support", "opposition", "alliance", "leadership")
EITHER_WAY = ("opposition", "alliance")
KINDS = (*TIES, "event")
POLARITIES = ("asserted", "alleged", "denied")
# other words for the kinds, as other readers may say
_KIND_WORDS = {
    "membership": "leadership", "leads": "leadership", "membership/leadership": "leadership",
    "supports": "support", "backs": "support", "opposes": "opposition", "allied": "alliance",
}  # fmt: skip


@dataclass(frozen=True)
class Fact:
    """One fact, gold or found; `raw` is the object that it was made from."""

    kind: str
    subjects: tuple[str, ...]
    objects: tuple[str, ...]
    instead_of_subject: tuple[str, ...]
    instead_of_object: tuple[str, ...]
    type: str
    other_types: tuple[str, ...]
    days: Days | None
    places: tuple[str, ...]
    polarity: str
    status: str
    speakers: tuple[str, ...]
    subtype: str
    optional: bool
    sentence: str
    rule: str
    constructs: tuple[str, ...]
    raw: Mapping

    @property
    def types(self) -> frozenset[str]:
        """The types of event that are right for it."""
        return frozenset((self.type, *self.other_types))

    @property
    def named(self) -> tuple[str, ...]:
        """All names in it that an actor of it may have."""
        return (
            *self.subjects, *self.objects, *self.instead_of_subject, *self.instead_of_object,
        )  # fmt: skip


@dataclass(frozen=True)
class Annotated:
    """An article and what an annotator wrote down from it; `text` is its file, if there is one."""

    name: str
    text: Path | None
    aliases: Mapping[str, tuple[str, ...]]
    facts: tuple[Fact, ...]

    @cached_property
    def names(self) -> Names:
        """Whom the names in this article mean."""
        return Names.of(self.aliases, (name for fact in self.facts for name in fact.named))


def fact_of(raw: Mapping) -> Fact:
    """A fact from the object of a JSON file; what it leaves out holds, is asserted, is unknown."""
    kind = str(raw.get("kind", "")).lower()
    return Fact(
        kind=_KIND_WORDS.get(kind, kind),
        subjects=several(raw.get("subject")),
        objects=several(raw.get("object")),
        instead_of_subject=several(raw.get("subject_alt")),
        instead_of_object=several(raw.get("object_alt")),
        type=str(raw.get("type") or "").lower().replace(" ", "_"),
        other_types=several(raw.get("type_alt")),
        days=days_of(raw.get("date")),
        places=several(raw.get("place")),
        polarity=str(raw.get("polarity") or "asserted").lower(),
        status=str(raw.get("status") or "holds"),
        speakers=several(raw.get("attributed_to")),
        subtype=str(raw.get("subtype") or "").lower(),
        optional=bool(raw.get("optional")),
        sentence=str(raw.get("sentence") or ""),
        rule=str(raw.get("rule") or ""),
        constructs=several(raw.get("construct")),
        raw=raw,
    )


def several(value: str | list | None) -> tuple[str, ...]:
    """The names in a field that holds one, a list of them, or none."""
    if not value:
        return ()
    return tuple(str(one) for one in value if one) if isinstance(value, list) else (str(value),)


def articles(folder: Path) -> list[Annotated]:
    """The annotated articles of a folder, by name; a folder without any is an error."""
    found = [_article(path) for path in sorted(folder.glob("*.json"))]
    if not found:
        raise SystemExit(f"{folder}: no annotated articles (NAME.json, with the text in NAME.txt)")
    return found


def _article(path: Path) -> Annotated:
    raw = json.loads(path.read_text("utf-8"))
    text = path.with_suffix(".txt")
    return Annotated(
        name=path.stem,
        text=text if text.exists() else None,
        aliases={name: several(others) for name, others in (raw.get("aliases") or {}).items()},
        facts=tuple(fact_of(one) for one in raw["facts"]),
    )


def facts_in(path: Path) -> list[Fact]:
    """The facts of a file that a reader wrote: a list, or an object with a list as `facts`."""
    raw = json.loads(path.read_text("utf-8"))
    return facts_from(raw["facts"] if isinstance(raw, dict) else raw)


def facts_from(raw: Iterable[Mapping]) -> list[Fact]:
    """Facts from plain objects, such as `kg.reading.facts` gives."""
    return [fact_of(one) for one in raw]
