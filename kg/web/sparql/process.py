"""Process: one worker as the server sees it: started, asked, killed."""

import asyncio
import json
import os
import signal
import struct
import sys
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from kg.web.sparql.limits import Limits

if TYPE_CHECKING:
    from kg.web.sparql.pool import Source

_PROGRAM = Path(__file__).with_name("worker.py")
_ENVIRONMENT = {"MALLOC_ARENA_MAX": "1", "LC_ALL": "C.UTF-8"}  # nothing that a query could want
_IN_MEMORY = 1 << 18
_PART = 1 << 16
_START = 10  # seconds


class Died(Exception):
    """A worker ended before its answer was whole."""


@dataclass
class Answer:
    """What a worker answered: its header, and its body in memory or in a nameless file."""

    header: dict
    body: bytes | IO[bytes]


class Process:
    """A running worker."""

    def __init__(self, process: asyncio.subprocess.Process, source: "Source") -> None:
        self._process = process
        self.source = source

    @classmethod
    async def start(cls, source: "Source", limits: Limits, known: "set[Process]") -> "Process":
        """A worker that is ready, added to the known at once; Died when it cannot start."""
        pipes = {"stdin": asyncio.subprocess.PIPE, "stdout": asyncio.subprocess.PIPE}
        process = cls(
            await asyncio.create_subprocess_exec(
                sys.executable,
                "-I",
                str(_PROGRAM),
                stderr=asyncio.subprocess.DEVNULL,
                env=_ENVIRONMENT,
                **pipes,
            ),
            source,
        )
        known.add(process)
        settings = {"store": str(source.store), "base": source.base, "prefixes": source.prefixes}
        try:
            async with asyncio.timeout(_START):
                await process.ask(asdict(limits) | settings)
        except BaseException as error:
            await process.end()
            known.discard(process)
            raise Died if isinstance(error, TimeoutError) else error from None
        return process

    @property
    def id(self) -> int:
        """The process id."""
        return self._process.pid

    @property
    def alive(self) -> bool:
        """Whether it still runs, as far as is known."""
        return self._process.returncode is None

    async def ask(self, request: dict) -> Answer:
        """The answer to a request; Died when the worker ends before it is whole."""
        head = json.dumps(request).encode()
        try:
            self._process.stdin.write(struct.pack(">I", len(head)) + head)
            await self._process.stdin.drain()
            length = await self._process.stdout.readexactly(4)
            header = await self._process.stdout.readexactly(*struct.unpack(">I", length))
            header = json.loads(header)
            body = await self._body(header["size"])
        except (asyncio.IncompleteReadError, ConnectionError):
            raise Died from None
        if header.get("failed"):
            raise Died
        return Answer(header, body)

    async def _body(self, size: int) -> bytes | IO[bytes]:
        """A body; what is large goes through a file, so that many make no large server."""
        if size <= _IN_MEMORY:
            return await self._process.stdout.readexactly(size)
        file = TemporaryFile()  # noqa: SIM115 (the response closes it)
        try:
            while size:
                part = await self._process.stdout.readexactly(min(size, _PART))
                size -= file.write(part)
        except BaseException:
            file.close()
            raise
        file.seek(0)
        return file

    def kill(self) -> None:
        """End it at once, whatever it does."""
        if self.alive:
            with suppress(ProcessLookupError):
                os.kill(self.id, signal.SIGKILL)  # Popen.kill would take its end from asyncio

    async def end(self) -> None:
        """Kill it and wait until it is gone."""
        self.kill()
        await self._process.wait()
