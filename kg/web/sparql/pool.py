"""Pool: warm worker processes, each with a store open; a bounded queue before them.

A query has a worker to itself. One that runs too long, breaks the engine or loses its client takes
its worker down with it, and a new worker is started in its place.
"""

import asyncio
import math
import os
from dataclasses import dataclass
from pathlib import Path

from kg.web.sparql.limits import Limits
from kg.web.sparql.process import Answer, Died, Process
from kg.web.sparql.refusal import Refused

_POLITE = 19  # the niceness of a long query


@dataclass(frozen=True)
class Source:
    """What workers answer from: a store's directory, and how things in it are abbreviated."""

    store: Path
    base: str
    prefixes: dict[str, str]


class Pool:
    """Workers over one source, which may be exchanged while queries run."""

    def __init__(self, source: Source, limits: Limits) -> None:
        self.source = source
        self.limits = limits
        self._seats: asyncio.Queue[Process | None] = asyncio.Queue()  # None: to be started
        self._tasks: set[asyncio.Task] = set()
        self._processes: set[Process] = set()
        self._admitted = 0
        self._long = 0

    async def start(self) -> None:
        """Start all workers."""
        await asyncio.gather(*(self._renew(None) for _ in range(self.limits.workers)))

    async def stop(self) -> None:
        """End all workers; none is left when this returns."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await asyncio.gather(*(process.end() for process in list(self._processes)))

    def swap(self, source: Source) -> None:
        """Answer from another source from now on; queries that run end on the one before."""
        self.source = source
        while not self._seats.empty():
            self._later(self._renew(self._seats.get_nowait()))

    async def ask(self, **request) -> Answer:
        """The answer to a request, whole and from one source; Refused when there is none."""
        if self._admitted >= self.limits.workers + self.limits.waiting:
            raise self._busy(429, "too many queries are waiting")
        self._admitted += 1
        try:
            process = await self._seat()
            try:
                return await self._timed(process, request)
            except Died:
                if process.source is self.source:
                    raise
            return await self._timed(await self._seat(), request)  # its store was swept away
        except Died:
            text = "the query went over the memory limit, or broke the engine"
            raise Refused(503, text) from None
        finally:
            self._admitted -= 1

    # -- seats ---------------------------------------------------------------------------------

    async def _seat(self) -> Process:
        """A worker that answers from the source of now, taken from its seat."""
        try:
            async with asyncio.timeout(self.limits.seconds):
                process = await self._seats.get()
        except TimeoutError:
            raise self._busy(503, "no worker came free in time") from None
        if process and process.alive and process.source is self.source:
            return process
        try:
            return await self._exchanged(process)
        except BaseException:
            self._seats.put_nowait(None)
            raise

    async def _renew(self, process: Process | None) -> None:
        """Put a new worker in the seat of one that is spent; if that fails, whoever asks tries."""
        try:
            self._seats.put_nowait(await self._exchanged(process))
        except (Refused, asyncio.CancelledError):
            self._seats.put_nowait(None)

    async def _exchanged(self, process: Process | None) -> Process:
        """A new worker on the source of now, the given one ended."""
        if process:
            await process.end()
            self._processes.discard(process)
        try:
            new = await Process.start(self.source, self.limits, self._processes)
        except (Died, OSError):
            raise self._busy(503, "the store cannot be opened now") from None
        return new

    def _later(self, job) -> None:
        task = asyncio.ensure_future(job)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    # -- a query -------------------------------------------------------------------------------

    async def _timed(self, process: Process, request: dict) -> Answer:
        """The answer of a worker in time; the worker goes back to its seat, or is replaced."""
        spent = True
        task = asyncio.ensure_future(process.ask(request))
        try:
            quick = min(self.limits.quick_seconds, self.limits.seconds)
            await asyncio.wait({task}, timeout=quick)
            if not task.done():
                await self._go_on(task, process, self.limits.seconds - quick)
                return task.result()
            answer = task.result()
            spent = False
            return answer
        finally:
            task.cancel()
            if spent or process.source is not self.source:
                process.kill()
                self._later(self._renew(process))
            else:
                self._seats.put_nowait(process)

    async def _go_on(self, task: asyncio.Task, process: Process, seconds: float) -> None:
        """Let a long query go on, behind the quick ones; Refused when its time is over."""
        if self._long >= self.limits.long_queries:
            text = "the query takes long, and others that take long are running"
            raise self._busy(503, text)
        self._long += 1
        try:
            os.setpriority(os.PRIO_PROCESS, process.id, _POLITE)
            await asyncio.wait({task}, timeout=seconds)
        except ProcessLookupError:
            await asyncio.wait({task}, timeout=1)
        finally:
            self._long -= 1
        if not task.done():
            raise Refused(503, f"the query took longer than {self.limits.seconds:g} seconds")

    def _busy(self, status: int, text: str) -> Refused:
        return Refused(status, f"{text}; try again", math.ceil(self.limits.quick_seconds))
