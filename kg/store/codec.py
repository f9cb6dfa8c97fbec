"""Claims and cards as JSON text and back, for the index and the cache of readings.

Only what differs from the default is written; a date is its EDTF text. The `origin` is left out: it
is no part of what is said, and a build must not depend on where its folder lies.
"""

import json
from collections.abc import Callable
from dataclasses import fields
from functools import lru_cache
from typing import Any, TypeVar

from kg.dates import Moment, Span
from kg.model import Actor, Claim, Count, Event, Evidence, Fact, Name, Place, Source, Tie

Card = TypeVar("Card", Actor, Place, Source)
_moment = lru_cache(maxsize=100_000)(Moment.parse)
_span = lru_cache(maxsize=100_000)(Span.parse)


def fact_to_list(fact: Fact) -> list:
    """A fact as a JSON list."""
    if isinstance(fact, Tie):
        return [fact.kind, list(fact.actors)]
    return [fact.kind, fact.id, fact.name, fact.part_of]


@lru_cache(maxsize=100_000)
def fact_from(text: str) -> Fact:
    """The fact of a JSON list's text."""
    kind, first, *rest = json.loads(text)
    return Event(kind, first, *rest) if rest else Tie(kind, tuple(first))


def dump(thing: Claim | Actor | Place | Source) -> str:
    """The JSON text of a claim (without its fact) or a card."""
    told = _dict(thing, skip=("about", "origin"))
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def claim_from(fact: Fact, text: str, id: str = "") -> Claim:
    """The claim on a fact of a JSON text; a known `id` is not computed again."""
    claim = Claim(about=fact, **_read(_CLAIM, json.loads(text)))
    if id:
        vars(claim)["id"] = id
    return claim


def card_from(noun: type[Card], text: str) -> Card:
    """The actor, place or source of a JSON text."""
    return noun(**_read(_CARD, json.loads(text)))


def _dict(thing: Any, skip: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        item.name: _plain(value)
        for item in fields(thing)
        if item.name not in skip and (value := getattr(thing, item.name)) != item.default
    }


def _plain(value: Any) -> Any:
    match value:
        case Moment():
            return value.edtf
        case Span():
            return [value.edtf, str(value.attested or ""), value.words]
        case Evidence():
            return _dict(value)
        case Name():
            return [value.text, value.lang]
        case Count():
            told = [value.what, value.low, value.high]
            return told if value.best is None else [*told, value.best]
        case tuple():
            return [_plain(item) for item in value]
    return value


def _read(readers: dict[str, Callable], found: dict[str, Any]) -> dict[str, Any]:
    return {key: readers[key](value) if key in readers else value for key, value in found.items()}


def _roles(value: list) -> tuple:
    return tuple((role, tuple(actors)) for role, actors in value)


_CLAIM: dict[str, Callable] = {
    "published": _moment,
    "retracted": _moment,
    "span": lambda value: _span(*value),
    "means": tuple,
    "roles": _roles,
    "counts": lambda value: tuple(Count(*count) for count in value),
    "evidence": lambda value: Evidence(**value),
}
_CARD: dict[str, Callable] = {
    "published": _moment,
    "read": _moment,
    "names": lambda value: tuple(Name(*name) for name in value),
    **dict.fromkeys(("aliases", "demonyms", "metonyms", "same"), tuple),
}
