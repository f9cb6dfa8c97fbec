"""Once: what is read off the tree at a word is read once, and kept with the sentence's tree."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from spacy.tokens import Token

Found = TypeVar("Found")


def once(read: "Callable[[Token], Found]") -> "Callable[[Token], Found]":
    """The function, its answer for each word of a tree kept; the answer must not be changed."""
    name = f"{read.__module__}.{read.__name__}"

    @wraps(read)
    def kept(token: "Token") -> Found:
        known = token.doc.user_data.setdefault(name, {})
        at = token.i
        if at not in known:
            known[at] = read(token)
        return known[at]

    return kept
