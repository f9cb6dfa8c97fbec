"""Hearing: an answer that goes to a listener in this process instead of to the terminal."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any


class Failed(Exception):
    """The verb ended with a message."""


class Listener:
    """What a verb said: of which graph, JSON, tables, and talk."""

    def __init__(self, graph: Any) -> None:
        self.graph, self.json, self.head = graph, None, ""
        self.tables: list[tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]] = []
        self.lines: list[str] = []


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
