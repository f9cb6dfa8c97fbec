"""Kept: finished answers, by what was asked, so that the same question costs nothing again."""

import gzip
import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property

from starlette.types import Receive, Scope, Send

_WORTH = 512  # bytes from which compressing pays


@dataclass(frozen=True)
class Answer:
    """A finished answer: its bytes, their type, and the hash of the build that it comes from."""

    body: bytes
    media: str
    build: str
    status: int = 200
    file: str = ""

    @cached_property
    def etag(self) -> str:
        """The build's hash and that of the bytes."""
        return f'W/"{self.build}-{hashlib.sha256(self.body).hexdigest()[:12]}"'

    @cached_property
    def packed(self) -> bytes:
        """The bytes, compressed; empty where that does not pay."""
        return gzip.compress(self.body, 6, mtime=0) if len(self.body) >= _WORTH else b""

    @cached_property
    def headers(self) -> list[tuple[bytes, bytes]]:
        """What is said of the answer, however it is sent."""
        told = {
            "etag": self.etag,
            "kg-build": self.build,
            "cache-control": "no-cache",
            "vary": "Accept-Encoding",
            "content-type": self.media,
        }
        if self.file:
            told["content-disposition"] = f'attachment; filename="{self.file}"'
        return [(name.encode(), value.encode("latin-1")) for name, value in told.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send the answer as the asker can read it, or that it is the one that the asker has."""
        asked = dict(scope["headers"])
        known = asked.get(b"if-none-match", b"").decode("latin-1").split(",")
        status, body, more = self.status, self.body, []
        if status == 200 and self.etag in map(str.strip, known):
            status, body = 304, b""
        elif self.packed and b"gzip" in asked.get(b"accept-encoding", b""):
            body, more = self.packed, [(b"content-encoding", b"gzip")]
        if status != 304:
            more.append((b"content-length", str(len(body)).encode()))
        start = {"type": "http.response.start", "status": status}
        await send(start | {"headers": [*self.headers, *more]})
        await send({"type": "http.response.body", "body": b"" if _head(scope) else body})


def _head(scope: Scope) -> bool:
    return scope["method"] == "HEAD"


class Kept:
    """The answers of one build asked for last, up to a number of bytes."""

    def __init__(self, most: int = 64_000_000) -> None:
        self._most, self._size = most, 0
        self._answers: OrderedDict[object, Answer] = OrderedDict()

    def get(self, key: object) -> Answer | None:
        """The answer to what was asked before."""
        found = self._answers.get(key)
        if found:
            self._answers.move_to_end(key)
        return found

    def keep(self, key: object, answer: Answer) -> None:
        """Keep an answer, and let the longest unasked ones go."""
        if key in self._answers:  # several waited for the same
            return
        self._answers[key] = answer
        self._size += len(answer.body) + len(answer.packed)
        while self._size > self._most and len(self._answers) > 1:
            _, gone = self._answers.popitem(last=False)
            self._size -= len(gone.body) + len(gone.packed)
