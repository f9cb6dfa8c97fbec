"""Writing: cards and claims as the YAML that a curator would write, and that reads back the same.

Plain words stay plain (`NO`, 2020-06-02), since the files are read without guessing.
"""

from collections.abc import Iterable
from typing import Any

import yaml
from yaml.emitter import Emitter
from yaml.representer import SafeRepresenter
from yaml.resolver import BaseResolver
from yaml.serializer import Serializer

from kg.curation.table import said
from kg.model import Actor, Claim, Event, Fact, Place, Source

# field of a card -> key of its entry, where they differ
_KEYS = {"demonyms": "demonym", "copy_of": "copy-of"}
_LEFT_OUT = ("id", "origin", "names")


class _Plain(Emitter, Serializer, SafeRepresenter, BaseResolver):
    """YAML in which every scalar is a text, so that none needs quotes for what it looks like."""

    def __init__(self, stream, **settings) -> None:
        Emitter.__init__(self, stream, width=100, allow_unicode=True)
        Serializer.__init__(self)
        SafeRepresenter.__init__(self, sort_keys=False, default_flow_style=False)
        BaseResolver.__init__(self)

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        """Lists stand further in than the key that they belong to."""
        super().increase_indent(flow, False)

    def ignore_aliases(self, data: object) -> bool:
        """True: the same text twice is written twice."""
        return True


def _words(dumper: _Plain, items: list) -> yaml.Node:
    """A list of words in one line: `[lna, gna]`."""
    flow = all(isinstance(item, str) for item in items)
    return dumper.represent_sequence("tag:yaml.org,2002:seq", items, flow_style=flow)


def _text(dumper: _Plain, text: str) -> yaml.Node:
    style = None if text.isprintable() else '"'
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


_Plain.add_representer(list, _words)
_Plain.add_representer(str, _text)


def card_entry(noun: str, card: Actor | Place | Source) -> dict[str, Any]:
    """The entry of an actor, place or source, as `noun: id` and what else is said of it."""
    entry: dict[str, Any] = {noun: card.id, "kind": card.kind}
    for field, value in vars(card).items():
        if value and field not in (*_LEFT_OUT, "kind"):
            key = _KEYS.get(field, field)
            entry[key] = list(value) if isinstance(value, tuple) else str(value)
    for name in getattr(card, "names", ()):
        entry.setdefault("names", {}).setdefault(name.lang, []).append(name.text)
    return entry


def fact_entries(claims: Iterable[Claim]) -> list[dict[str, Any]]:
    """One entry per tie or event, with its claims under it, in order of their coming."""
    told: dict[Fact, list[dict[str, Any]]] = {}
    for claim in claims:
        told.setdefault(claim.about, []).append(_claim(claim))
    return [_fact(fact) | {"claims": entries} for fact, entries in told.items()]


def to_yaml(entries: list[dict[str, Any]]) -> str:
    """The YAML text of some entries; nothing for none."""
    if not entries:
        return ""
    texts = (yaml.dump([entry], Dumper=_Plain) for entry in entries)
    return "\n".join(texts)


def _fact(fact: Fact) -> dict[str, Any]:
    if not isinstance(fact, Event):
        return {"tie": fact.sentence}
    entry = {"event": fact.id, "kind": fact.kind, "name": fact.name, "part-of": fact.part_of}
    return {key: value for key, value in entry.items() if value}


_DEFAULTS = {"polarity": "affirms", "certainty": "stated", "method": "curated"}


def _claim(claim: Claim) -> dict[str, Any]:
    entry: dict[str, Any] = {
        key: value for key, value in said(claim).items() if value and value != _DEFAULTS.get(key)
    }
    if claim.means:
        entry["means"] = list(claim.means)
    roles = {role: list(actors) for role, actors in claim.roles}
    return {"source": entry.pop("source")} | roles | entry
