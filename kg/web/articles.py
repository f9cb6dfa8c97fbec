"""Articles: the page on which somebody pastes or drops one, sees its claims, and takes them away.

Nothing of it is kept or sent anywhere. Another site's form cannot post here.
"""

import json
from collections.abc import Callable
from urllib.parse import parse_qs

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from kg.curation.table import to_csv
from kg.model import Chronicle
from kg.problems import Problem
from kg.reading import Reading
from kg.report import page
from kg.report.curated import files
from kg.report.record import record
from kg.web.desk import Desk
from kg.web.edition import Edition
from kg.web.kept import Answer
from kg.web.press import press
from kg.web.reader import Busy, Reader

LARGEST = 400_000  # bytes of a request: some sixty thousand words
_FORM = "application/x-www-form-urlencoded"


def _json(reading: Reading, _: Chronicle) -> str:
    return json.dumps(record(reading), ensure_ascii=False, indent=1) + "\n"


def _yaml(reading: Reading, chronicle: Chronicle) -> str:
    told = files([reading], chronicle)
    return "\n".join(f"# --- {path}\n{text}" for path, text in told.items())


# what can be taken away -> its media type, and what it holds
FILES: dict[str, tuple[str, Callable[[Reading, Chronicle], str]]] = {
    "csv": ("text/csv; charset=utf-8", lambda reading, _: to_csv(reading.claims)),
    "json": ("application/json", _json),
    "yml": ("application/yaml; charset=utf-8", _yaml),
    "html": ("text/html; charset=utf-8", lambda reading, _: page.page(reading)),
}


class Articles:
    """The routes `/read.html` (a form, and its answer) of a desk."""

    def __init__(self, desk: Desk) -> None:
        self._desk, self.reader = desk, Reader()
        self.routes = (
            Route("/read.html", self._form, methods=["GET"]),
            Route("/read.html", self._read, methods=["POST"]),
        )

    async def _form(self, request: Request) -> Answer:
        return await self._desk.answer(request, lambda edition: _page(edition))

    async def _read(self, request: Request) -> Answer | Response:
        edition = self._desk.edition
        if refused := barred(request):
            return refused
        body = await body_of(request)
        if body is None:
            told = f"longer than {LARGEST // 1000} kB; kg read takes longer ones"
            return _page(edition, wrong=told, status=413)
        form = parse_qs(body.decode("utf-8", "replace"), max_num_fields=10)
        text, want = (form.get(name, [""])[0] for name in ("article", "take"))
        chronicle = edition.graph.chronicle
        try:
            found = await self.reader.read(text, chronicle)
        except Busy:
            told = "several articles are being read; try again in a moment"
            answer = _page(edition, text, wrong=told, status=429)
            return Response(answer.body, 429, {"Retry-After": "5"}, answer.media)
        if isinstance(found, Problem):
            return _page(edition, text, wrong=found.message, status=400)
        if want in FILES:
            media, told = FILES[want]
            body = told(found, chronicle).encode("utf-8", "replace")
            name = f"{found.source.id}.{want}"
            return Answer(body, media, edition.hash, file=name)
        return _page(edition, text, found)


def barred(request: Request) -> Response | None:
    """Why a request is not read: it comes from another site, or is no form."""
    if request.headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return PlainTextResponse("articles are taken from this site's own page\n", 403)
    if request.headers.get("content-type", "").partition(";")[0].strip().lower() != _FORM:
        return PlainTextResponse(f"an article comes as {_FORM}\n", 415)
    return None


async def body_of(request: Request) -> bytes | None:
    """The body; None where it is too large, as soon as it is."""
    found = bytearray()
    async for part in request.stream():
        found += part
        if len(found) > LARGEST:
            return None
    return bytes(found)


def _page(
    edition: Edition,
    text: str = "",
    reading: Reading | None = None,
    wrong: str = "",
    status: int = 200,
) -> Answer:
    filled = page.words(reading) if reading else {}
    told = press(
        "read.html", "read.html", text=text, reading=reading, wrong=wrong, files=list(FILES),
        **filled, **edition.frame("read"),
    )  # fmt: skip
    return Answer(told.encode("utf-8", "replace"), "text/html; charset=utf-8", edition.hash, status)
