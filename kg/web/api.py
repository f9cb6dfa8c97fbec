"""API: the verbs of the command line over HTTP, as JSON; the bundle; news of new builds.

Routes and the OpenAPI description are made from one table of verbs, so that neither
can tell of what the other does not have.
"""

import asyncio
import json
from collections.abc import AsyncIterator
from typing import Any

from starlette.middleware import Middleware
from starlette.middleware.cors import CORSMiddleware
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Mount, Route

from kg.problems import did_you_mean
from kg.web.desk import Desk
from kg.web.edition import Edition
from kg.web.kept import Answer
from kg.web.openapi import LIMIT, MOST, described
from kg.web.verbs import Asking, Pairs, Refused, Verb

_READERS = Middleware(
    CORSMiddleware,
    allow_origins=["*"],
    allow_methods=["GET", "HEAD"],
    expose_headers=["ETag", "KG-Build"],
)
_JSON = "application/json"
_PATIENCE = 20  # seconds of silence after which a line tells a proxy that the stream lives


def api(desk: Desk, asking: Asking) -> Mount:
    """The routes under `/api`."""
    document = json.dumps(described(asking)).encode()

    async def openapi(request: Request) -> Answer:
        return await desk.answer(request, lambda edition: Answer(document, _JSON, edition.hash))

    async def bundle(request: Request) -> Answer:
        return await desk.answer(request, lambda edition: _bundle(edition, asking, _pairs(request)))

    async def live(request: Request) -> Response:
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return StreamingResponse(_news(desk), 200, headers, "text/event-stream")

    def verb(one: Verb):
        async def answered(request: Request) -> Answer:
            return await desk.answer(request, lambda edition: answer(edition, one, _pairs(request)))

        return answered

    async def nothing(request: Request) -> Response:
        name = request.path_params["path"]
        near = did_you_mean(name, [*asking.verbs, "bundle", "live", "openapi.json"])
        return JSONResponse({"problems": [f"nothing is asked at '{name}'{near}"]}, 404)

    routes = [
        Route("/openapi.json", openapi),
        Route("/bundle", bundle),
        Route("/live", live),
        *(Route(f"/{name}", verb(one)) for name, one in asking.verbs.items()),
        Route("/{path:path}", nothing),
    ]
    return Mount("/api", routes=routes, middleware=[_READERS])


def answer(edition: Edition, verb: Verb, pairs: Pairs) -> Answer:
    """A verb's answer as JSON, or all that is wrong with the question."""
    try:
        limit, pairs = _limit(pairs)
        told = verb.record(edition.graph, pairs)
    except Refused as refused:
        return _refused(edition, refused)
    return _json(edition, _limited(told, limit))


def _bundle(edition: Edition, asking: Asking, pairs: Pairs) -> Answer:
    """The whole for the screens, or the part of an actor, of some kinds, between two days."""
    if not pairs:
        return Answer(edition.bundle, _JSON, edition.hash)
    from kg.web.bundle import bundle

    known = ("actor", "kind", "from", "to")
    wrong = [f"unknown parameter '{name}'{did_you_mean(name, known)}"
             for name, _ in pairs if name not in known]  # fmt: skip
    asked = [value for name, value in pairs if name == "actor"]
    try:
        view = asking.view(edition.graph, [p for p in pairs if p[0] in known[1:]])
        actor = edition.graph.names.find("actor", asked[0]) if asked else None
    except (Refused, LookupError) as error:
        wrong += getattr(error, "problems", [f"actor: {error}"])
    if wrong:
        return _refused(edition, Refused(wrong))
    part = bundle(edition.graph, actor, view.kinds or None, (view.since, view.until))
    return _json(edition, part)


def _limit(pairs: Pairs) -> tuple[int, Pairs]:
    """How many rows are wanted, and the other parameters."""
    given = [value for name, value in pairs if name == "limit"]
    rest = [pair for pair in pairs if pair[0] != "limit"]
    if not given:
        return LIMIT, rest
    if len(given) > 1 or not given[0].isdecimal() or not 1 <= int(given[0][:9]) <= MOST:
        raise Refused([f"limit: '{given[-1][:40]}' is not a number from 1 to {MOST}"])
    return int(given[0]), rest


def _limited(told: Any, limit: int) -> Any:
    """An answer whose rows end at the limit, which says so."""
    if not isinstance(told, dict) or not isinstance(told.get("rows"), list):
        return told
    rows = told["rows"]
    return told | {"rows": rows[:limit], "total": len(rows), "truncated": len(rows) > limit}


def _refused(edition: Edition, refused: Refused) -> Answer:
    return _json(edition, {"problems": list(refused.problems)}, 400)


def _json(edition: Edition, told: Any, status: int = 200) -> Answer:
    body = json.dumps(told, ensure_ascii=False, separators=(",", ":"), default=str)
    # a text may hold half of a pair of surrogates, which no reader of UTF-8 takes
    return Answer(body.encode("utf-8", "replace"), _JSON, edition.hash, status)


def _pairs(request: Request) -> list[tuple[str, str]]:
    return request.query_params.multi_items()


async def _news(desk: Desk) -> AsyncIterator[str]:
    """Server-sent events: the state now, and each one that follows."""
    while True:
        changed = desk.changed  # first, so that no change is missed while the state is sent
        yield _state(desk)
        while not changed.is_set():
            try:
                await asyncio.wait_for(changed.wait(), _PATIENCE)
            except TimeoutError:
                yield ": still here\n\n"


def _state(desk: Desk) -> str:
    state = {"build": desk.edition.hash, "problems": desk.problems}
    return f"event: state\ndata: {json.dumps(state)}\n\n"
