"""Mark: which fact a drawn line, bar or cell stands for."""

from __future__ import annotations

from dataclasses import dataclass

from kg.view import Standing


@dataclass(frozen=True)
class Mark:
    """What a line, bar or cell stands for: a fact, its claims, and the words that tell it."""

    fact: str
    claims: tuple[str, ...]
    words: str

    @classmethod
    def of(cls, standing: Standing, words: str) -> Mark:
        """The mark of one standing."""
        return cls(standing.fact.id, tuple(claim.id for claim in standing.claims), words)
