"""Hearing: an answer that goes to a listener in this process instead of to the terminal."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any


class Failed(Exception):
    """The verb ended with a message."""


@dataclass
class Listener:
    """What a verb said: of which graph, JSON, tables, and talk."""

    graph: Any
    json: Any = None
    head: str = ""
    tables: list[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


_LISTENER: ContextVar[Listener | None] = ContextVar("listener", default=None)


def listener() -> Listener | None:
    """Who listens; None when answers are printed."""
    return _LISTENER.get()


@contextmanager
def heard(graph: Any) -> Iterator[Listener]:
    """A listener to whom verbs answer, about this graph, as long as the context lasts."""
    made = Listener(graph)
    token = _LISTENER.set(made)
    try:
        yield made
    finally:
        _LISTENER.reset(token)
