"""Cleaning: a thing of the model without the characters that no RDF file may carry."""

from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from datetime import date
from functools import cache
from typing import TypeVar

from kg.dates import Moment
from kg.model import Claim
from kg.rdf.terms import clean, is_clean

Thing = TypeVar("Thing")
_NO_TEXT = (date, Moment, int, float, bool)  # nor is there dirt in a date that could be read


def cleaned(thing: Thing) -> Thing:
    """The same thing with every text in it cleaned; itself when there was nothing to clean."""
    if isinstance(thing, str):
        return clean(thing)
    if isinstance(thing, tuple):
        parts = tuple(cleaned(part) for part in thing)
        return thing if all(a is b for a, b in zip(parts, thing, strict=True)) else parts
    if isinstance(thing, Mapping):
        return {clean(key): cleaned(value) for key, value in thing.items()}
    if isinstance(thing, Claim):
        about = cleaned(thing.about)
        return cleaned_claim(thing if about is thing.about else replace(thing, about=about))
    return _whole(thing) if is_dataclass(thing) else thing


def cleaned_claim(claim: Claim) -> Claim:
    """The same for a claim, without looking at the fields that cannot hold free text."""
    proof = claim.evidence
    free = (
        proof.exact, proof.prefix, proof.suffix, proof.paraphrase, proof.locator, claim.post,
        claim.note, claim.rule, claim.span.words,
    )  # fmt: skip
    return claim if is_clean("".join(free)) else _whole(claim)


def _whole(thing: Thing) -> Thing:
    """A dataclass with every field cleaned; itself when there was nothing to clean."""
    changed = {}
    for name in _names(type(thing)):
        value = getattr(thing, name)
        if type(value) in _NO_TEXT or not value:
            continue
        part = cleaned(value)
        if part is not value:
            changed[name] = part
    return replace(thing, **changed) if changed else thing


@cache
def _names(kind: type) -> tuple[str, ...]:
    return tuple(field.name for field in fields(kind))
