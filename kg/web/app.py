"""app: the explorer of one conflict's folder as a Starlette application, read-only."""

from pathlib import Path

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.graph import open_graph
from kg.web.edition import Edition
from kg.web.press import STATIC


def app(folder: Path) -> Starlette:
    """The application that serves a folder."""
    edition = Edition(open_graph(folder), live=True)

    async def page(request: Request) -> Response:
        found = edition.page(request.path_params.get("path") or "index.html")
        return HTMLResponse(found) if found else Response("no such page", 404)

    async def bundle(request: Request) -> Response:
        return Response(edition.bundle, media_type="application/json")

    return Starlette(
        routes=[
            Mount("/static", StaticFiles(directory=STATIC)),
            Route("/api/bundle", bundle),
            Route("/", page),
            Route("/{path:path}", page),
        ]
    )
