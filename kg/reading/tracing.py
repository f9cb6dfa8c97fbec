"""Tracing: why each rule did or did not fire, and what became of it; kept only while one listens.

A rule that gives up says `return why_not("..")`, which is None, as is the hit that it does not
make. The reason is kept where a Trace listens (`kg read --explain`) and costs next to nothing where
none does.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kg.reading.reference import References


@dataclass(frozen=True)
class Trial:
    """A rule tried on a word: on which line, at which token, whether it fired, and remarks."""

    line: int
    token: int
    rule: str
    fired: bool
    remarks: tuple[str, ...] = ()


@dataclass
class Trace:
    """What was tried on each word; the last trial of a rule on a word counts.

    `refs` is what the words of the article were taken to mean.
    """

    trials: dict[tuple[int, int, str], Trial] = field(default_factory=dict)
    heard: list[str] = field(default_factory=list)
    refs: "References | None" = None

    def tried(self, line: int, token: int, rule: str, fired: bool) -> None:
        """Note a trial, with the reasons heard since the one before."""
        self.trials[line, token, rule] = Trial(line, token, rule, fired, tuple(self.heard))
        self.heard.clear()

    def of(self, line: int) -> list[Trial]:
        """The trials on a line, in the order of its words."""
        return sorted((t for t in self.trials.values() if t.line == line), key=lambda t: t.token)


_listening: ContextVar[Trace | None] = ContextVar("trace", default=None)


@contextmanager
def listening() -> Iterator[Trace]:
    """A Trace that hears all that is tried inside the `with`."""
    trace = Trace()
    token = _listening.set(trace)
    try:
        yield trace
    finally:
        _listening.reset(token)


def why_not(reason: str, *details: object) -> None:
    """Say why a rule does not fire; details fill the `{}`, functions among them if one listens.

    >>> with listening() as trace:
    ...     why_not("no {}", "backer")
    >>> trace.heard
    ['no backer']
    """
    trace = _listening.get()
    if trace is not None:
        told = [detail() if callable(detail) else detail for detail in details]
        trace.heard.append(reason.format(*told))


def understood(refs: "References") -> None:
    """Say what the words of an article mean, once that is known."""
    trace = _listening.get()
    if trace is not None:
        trace.refs = refs


def tried(line: int, token: int, rule: str, fired: bool) -> None:
    """Say that a rule was tried on a word."""
    trace = _listening.get()
    if trace is not None:
        trace.tried(line, token, rule, fired)


def remark(line: int, token: int, rule: str, words: str) -> None:
    """Say what became of a rule that fired, where that is not simply a claim."""
    trace = _listening.get()
    if trace is not None:
        before = trace.trials.get((line, token, rule))
        trace.heard[:] = [*(before.remarks if before else ()), words]
        trace.tried(line, token, rule, True)
