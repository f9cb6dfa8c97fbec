"""Desk: which edition answers now, and how: each request from one edition, each question once.

Work is done in two threads, so that a long answer does not hold up the short ones; who asks the
same thing meanwhile waits for the same answer.
"""

import asyncio
import time
from collections.abc import Callable

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.types import ASGIApp, Receive, Scope, Send

from kg.web.edition import Edition
from kg.web.kept import Answer, Kept


class Desk:
    """Holds the edition in force with its kept answers, and the problems of the data since."""

    def __init__(self, edition: Edition, problems: tuple[str, ...] = ()) -> None:
        self._edition, self._kept = edition, Kept()
        self.problems = problems
        self._making: dict[object, asyncio.Task[Answer]] = {}
        self._threads: CapacityLimiter | None = None
        self._changed: asyncio.Event | None = None

    @property
    def edition(self) -> Edition:
        """The edition in force."""
        return self._edition

    def open(self) -> None:
        """Begin to answer in the running event loop."""
        self._threads, self._changed = CapacityLimiter(2), asyncio.Event()

    def swap(self, edition: Edition, problems: tuple[str, ...] = ()) -> None:
        """Answer from another edition from now on, or tell what is wrong with newer data."""
        if edition is self._edition and problems == self.problems:
            return
        if edition is not self._edition:
            self._edition, self._kept = edition, Kept()
        self.problems = problems
        if self._changed:
            self._changed.set()
            self._changed = asyncio.Event()

    @property
    def changed(self) -> asyncio.Event:
        """What is set at the next change."""
        return self._changed

    async def answer(self, request: Request, make: Callable[[Edition], Answer]) -> Answer:
        """The answer that `make` gives of the edition in force, kept by path and query."""
        edition, kept = self._edition, self._kept
        key = _asked(request.scope)
        found = kept.get(key)
        if found is None:
            found = await self._made((edition.hash, id(edition), *key), edition, make)
            if found.status == 200:
                kept.keep(key, found)
        return found

    def known(self, scope: Scope) -> Answer | None:
        """The answer where the same was asked before of the edition in force."""
        return self._kept.get(_asked(scope))

    async def _made(self, key: object, edition: Edition, make: Callable) -> Answer:
        task = self._making.get(key)
        if task is None:
            task = asyncio.create_task(self._work(edition, make))
            self._making[key] = task
            task.add_done_callback(lambda _: self._making.pop(key, None))
        return await asyncio.shield(task)

    async def _work(self, edition: Edition, make: Callable) -> Answer:
        return await to_thread.run_sync(_complete, edition, make, limiter=self._threads)


def _asked(scope: Scope) -> tuple:
    """What is asked, and in which hour: some answers count from today."""
    return scope["path"], scope["query_string"], int(time.time() // 3600)


class Quick:
    """Answers what was asked before without looking for who answers it."""

    def __init__(self, app: ASGIApp, desk: Desk) -> None:
        self.app, self.desk = app, desk

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        app: ASGIApp = self.app
        if scope["type"] == "http" and scope["method"] == "GET" and not _from_elsewhere(scope):
            app = self.desk.known(scope) or app
        await app(scope, receive, send)


def _from_elsewhere(scope: Scope) -> bool:
    """True for a page of another site, which gets a header more."""
    return any(name == b"origin" for name, _ in scope["headers"])


def _complete(edition: Edition, make: Callable[[Edition], Answer]) -> Answer:
    """The answer with all that is worked out of it, in the thread that has the time."""
    answer = make(edition)
    _ = answer.headers, answer.packed
    return answer
