"""Endpoint: the SPARQL 1.1 Protocol over HTTP, as Starlette routes.

`/sparql` answers queries, or describes itself when there is none; `/limits` tells its limits.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import asdict
from pathlib import Path
from typing import IO

from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route

from kg.questions import prefixes
from kg.web.sparql.asked import Asked, asked
from kg.web.sparql.description import description
from kg.web.sparql.formats import ROWS, TRIPLES, choose
from kg.web.sparql.guard import look_over
from kg.web.sparql.limits import Limits
from kg.web.sparql.pool import Pool, Source
from kg.web.sparql.process import Answer
from kg.web.sparql.refusal import Refused

TRUNCATED = "KG-Truncated"
_HEADERS = {
    "Vary": "Accept",
    "Cache-Control": "no-cache",
    "X-Content-Type-Options": "nosniff",
    "Content-Security-Policy": "default-src 'none'; sandbox",
}
_READERS = Middleware(
    CORSMiddleware,
    allow_origins=["*"],
    allow_methods=["GET", "HEAD", "POST"],
    allow_headers=["*"],
    expose_headers=[TRUNCATED, "Retry-After"],
)
_PART = 1 << 16


class Endpoint:
    """The endpoint over one store; `lifespan` starts and ends its workers."""

    def __init__(self, store: Path, base: str, limits: Limits | None = None) -> None:
        self.limits = limits or Limits()
        self._pool = Pool(_source(store, base), self.limits)
        answered = {"methods": ["GET", "POST", "OPTIONS"], "middleware": [_READERS]}
        self.routes = [
            Route("/sparql", self._answered, **answered),
            Route("/sparql/", self._answered, **answered),
            Route("/limits", self._told, middleware=[_READERS]),
        ]

    @asynccontextmanager
    async def lifespan(self) -> AsyncIterator[None]:
        """The workers run inside it, and none is left after it."""
        try:
            await self._pool.start()
            yield
        finally:
            await self._pool.stop()

    def swap(self, store: Path, base: str) -> None:
        """Answer from another finished store from now on; no query is lost or answered by two."""
        self._pool.swap(_source(store, base))

    async def _told(self, request: Request) -> Response:
        return JSONResponse(asdict(self.limits))

    async def _answered(self, request: Request) -> Response:
        if request.method == "OPTIONS":
            return Response(status_code=204, headers={"Allow": "GET, HEAD, POST, OPTIONS"})
        try:
            wish = await asked(request, self.limits)
            question = self._question(wish, request)
            answer = await _unless_gone(request, self._pool.ask(**question))
            return _response(answer)
        except Refused as refused:
            more = {"Retry-After": str(refused.retry_after)} if refused.retry_after else {}
            return PlainTextResponse(refused.message + "\n", refused.status, _HEADERS | more)

    def _question(self, wish: Asked, request: Request) -> dict:
        """What a worker is asked; Refused when the query may not be asked or no format fits."""
        accept = ",".join(request.headers.getlist("accept"))
        forms = {"rows": choose(accept, ROWS), "triples": choose(accept, TRIPLES)}
        if not any(forms.values()):
            sent = ", ".join(format.sent_as for format in (*ROWS.values(), *TRIPLES.values()))
            raise Refused(406, f"answers are written as {sent}")
        if wish.query is None:
            address = str(request.url.replace(query="", fragment=""))
            query = description(address, self._pool.source.base)
            forms["triples"] = forms["triples"] or "turtle"
            return {"query": query, "default": (), "named": (), "whole": True, **forms}
        of_query = look_over(wish.query, self.limits)
        dataset = wish.dataset or of_query
        return {"query": wish.query, "default": dataset.default, "named": dataset.named, **forms}


def _source(store: Path, base: str) -> Source:
    return Source(store, base, prefixes(base))


async def _unless_gone(request: Request, job) -> Answer:
    """What a job gives; it is given up when the client goes away."""
    work, gone = asyncio.ensure_future(job), asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait({work, gone}, return_when=asyncio.FIRST_COMPLETED)
        if not work.done():
            raise Refused(503, "nobody waits for the answer")
        return work.result()
    finally:
        work.cancel()
        gone.cancel()


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _response(answer: Answer) -> Response:
    """An answer over HTTP; what is large is sent in parts."""
    header = answer.header
    if header["status"] != 200:
        return PlainTextResponse(header["message"] + "\n", header["status"], _HEADERS)
    format = (ROWS if header["kind"] == "rows" else TRIPLES)[header["format"]]
    headers = dict(_HEADERS)
    if header["cut"]:
        headers[TRUNCATED] = f"{header['kind']}={header['count']}"
    if isinstance(answer.body, bytes):
        return Response(answer.body, headers=headers, media_type=format.sent_as)
    headers["Content-Length"] = str(header["size"])
    return StreamingResponse(_parts(answer.body), headers=headers, media_type=format.sent_as)


async def _parts(file: IO[bytes]) -> AsyncIterator[bytes]:
    with file:
        while part := file.read(_PART):
            yield part
