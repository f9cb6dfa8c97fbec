"""Records: sentences with the events that others coded in them, from files of PLOVER and PETRARCH.

Neither file is part of this project. PLOVER's gold standard records are objects that are almost
JSON; PETRARCH's are almost XML. Both are read field by field.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from cameo import PLOVER, country
from names import plain, world


@dataclass(frozen=True)
class Coded:
    """One event that was coded: the keys that its source and target may have, its root class."""

    source: frozenset[str]
    target: frozenset[str]
    root: str


@dataclass(frozen=True)
class Record:
    """A sentence, its day if there is one, what it is filed under, and the events coded in it."""

    text: str
    day: str
    filed: str
    events: tuple[Coded, ...]


def records(path: Path) -> list[Record]:
    """The records of a file of either form."""
    text = path.read_text("utf-8", errors="replace")
    found = list(_petrarch(text) if "<Sentence" in text else _plover(text))
    if not found:
        raise SystemExit(f"{path}: no records; give PLOVER_GSR_CAMEO.txt or PETRARCH's XML")
    return found


# --- PLOVER
def _plover(text: str) -> Iterator[Record]:
    for part in re.split(r"^\{\s*$", text, flags=re.M)[1:]:
        said, kind = _field(part, "text"), _field(part, "event")
        sources, targets = _actors(part, "source"), _actors(part, "target")
        if said and kind in PLOVER and sources:
            keys = [frozenset(key for name in names for key in keys_in(name))
                    for names in (sources, targets or sources)]  # fmt: skip
            day = _field(part, "date")
            yield Record(said.strip(" {}"), day, kind, (Coded(*keys, PLOVER[kind]),))


def _field(part: str, name: str) -> str:
    found = re.search(rf'"{name}": ("(?:[^"\\]|\\.)*")', part)
    return json.loads(found[1], strict=False) if found else ""


def _actors(part: str, role: str) -> list[str]:
    line = re.search(rf'^\s*"{role}": (.*)$', part, flags=re.M)
    return [name for name in re.findall(r'"actorText": "([^"]+)"', line[1] if line else "") if name]


def keys_in(name: str) -> set[str]:
    """The whole name and every state or world body in it.

    >>> sorted(keys_in("Turkish government"))
    ['turkey', 'turkish government']
    """
    words = plain(name).split()
    runs = (" ".join(words[i:j]) for i in range(len(words)) for j in range(i + 1, len(words) + 1))
    return {plain(name), *(world()[run] for run in runs if run in world())}


# --- PETRARCH
def _petrarch(text: str) -> Iterator[Record]:
    for part in re.findall(r"<Sentence (.*?)</Sentence>", text, flags=re.S):
        said = re.search(r"<Text>(.*?)</Text>", part, flags=re.S)
        words = " ".join(said[1].split()) if said else ""
        if words:
            day = re.search(r'date ?= ?"(\d{4})(\d\d)(\d\d)"', part)
            yield Record(
                words,
                "-".join(day.groups()) if day else "",
                "coded" if "eventcode=" in part else "not coded",
                tuple(
                    _event(tag) for tag in re.findall(r"<EventCoding [^>]*eventcode[^>]*>", part)
                ),
            )


def _event(tag: str) -> Coded:
    code, source, target = (
        re.search(rf'{name}="([^"]*)"', tag)[1]
        for name in ("eventcode", "sourcecode", "targetcode")
    )
    return Coded(*(frozenset({country(actor)} - {""}) for actor in (source, target)), code[:2])
