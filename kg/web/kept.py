"""Kept: finished answers, by what was asked, so that the same question costs nothing again."""

import gzip
import hashlib
from collections import OrderedDict
from dataclasses import dataclass
from functools import cached_property

from starlette.datastructures import Headers
from starlette.responses import Response

_WORTH = 512  # bytes from which compressing pays
_EXPOSED = "ETag, KG-Build"


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

    def response(self, asked: Headers) -> Response:
        """The answer as the asker can read it, or that it is the one that the asker has."""
        headers = {
            "ETag": self.etag,
            "KG-Build": self.build,
            "Cache-Control": "no-cache",
            "Vary": "Accept-Encoding",
            "Access-Control-Expose-Headers": _EXPOSED,
        }
        if self.file:
            headers["Content-Disposition"] = f'attachment; filename="{self.file}"'
        known = [tag.strip() for tag in asked.get("if-none-match", "").split(",")]
        if self.status == 200 and self.etag in known:
            return Response(status_code=304, headers=headers)
        body = self.body
        if self.packed and "gzip" in asked.get("accept-encoding", ""):
            body, headers["Content-Encoding"] = self.packed, "gzip"
        return Response(body, self.status, headers, self.media)


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
        self._answers[key] = answer
        self._size += len(answer.body) + len(answer.packed)
        while self._size > self._most and len(self._answers) > 1:
            _, gone = self._answers.popitem(last=False)
            self._size -= len(gone.body) + len(gone.packed)
