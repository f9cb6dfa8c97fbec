"""Referent: an actor that a word means, with how that was found and how sure it is."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Referent:
    """An actor that a word means, how that was found, and how sure it is (0 to 1)."""

    actor: str
    how: str
    confidence: float


_SURE = {
    "name": 1.0,
    "new": 0.9,
    "transliteration": 0.8,
    "demonym": 0.95,
    "metonym": 0.9,
    "organ": 0.95,
    "person's forces": 0.85,
    "description": 0.7,
    "setting": 0.7,
    "apposition": 0.95,
    "pronoun": 0.65,
    "sides": 0.75,
    "speaker's body": 0.85,
    "organ of": 0.8,
}


def referent(actor: str, how: str) -> Referent:
    """The actor as found in this way, with the way's confidence."""
    return Referent(actor, how, _SURE.get(how, 0.8))
