"""Once: what is read off the tree at a word is read once, and kept with the sentence's tree."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from kg.reading.tokens import Token

Found = TypeVar("Found")


def once(read: "Callable[[Token], Found]") -> "Callable[[Token], Found]":
    """The function, its answer for each word of a tree kept; the answer must not be changed."""
    name = f"{read.__module__}.{read.__name__}"

    @wraps(read)
    def kept(token: "Token") -> Found:
        known = token.kept
        if known is None:
            known = token.kept = {}
        if name not in known:
            known[name] = read(token)
        return known[name]

    return kept
