"""Desk: which edition answers now, and how: each request from one edition, each question once.

Work is done in two threads, so that a long answer does not hold up the short ones; who asks the
same thing meanwhile waits for the same answer.
"""

import asyncio
from collections.abc import Callable
from datetime import date

from anyio import CapacityLimiter, to_thread
from starlette.requests import Request
from starlette.responses import Response

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
        if edition is not self._edition:
            self._edition, self._kept = edition, Kept()
        self.problems = problems
        if self._changed:
            self._changed.set()
            self._changed = asyncio.Event()

    async def change(self) -> None:
        """Wait for the next change."""
        await self._changed.wait()

    async def answer(self, request: Request, make: Callable[[Edition], Answer]) -> Response:
        """The answer that `make` gives of the edition in force, kept by path and query."""
        edition, kept = self._edition, self._kept
        key = request.url.path, request.url.query, date.today()
        found = kept.get(key)
        if found is None:
            found = await self._made((edition.hash, id(edition), *key), edition, make)
            if found.status == 200:
                kept.keep(key, found)
        return found.response(request.headers)

    async def _made(self, key: object, edition: Edition, make: Callable) -> Answer:
        task = self._making.get(key)
        if task is None:
            task = asyncio.create_task(self._work(edition, make))
            self._making[key] = task
            task.add_done_callback(lambda _: self._making.pop(key, None))
        return await asyncio.shield(task)

    async def _work(self, edition: Edition, make: Callable) -> Answer:
        return await to_thread.run_sync(_complete, edition, make, limiter=self._threads)


def _complete(edition: Edition, make: Callable[[Edition], Answer]) -> Answer:
    """The answer with all that is worked out of it, in the thread that has the time."""
    answer = make(edition)
    _ = answer.etag, answer.packed
    return answer
