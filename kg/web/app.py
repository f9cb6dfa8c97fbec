"""app: the explorer of one conflict's folder as a Starlette application, read-only."""

import asyncio
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from kg.graph import Graph
from kg.store import BrokenData
from kg.web.api import api
from kg.web.articles import Articles
from kg.web.curating import Curation
from kg.web.desk import Desk, Quick
from kg.web.guard import Guard
from kg.web.origin import Origin
from kg.web.press import STATIC
from kg.web.rebuilding import watch
from kg.web.routes import Pages
from kg.web.sparql import Endpoint
from kg.web.verbs import Asking


def app(
    folder: Path,
    asking: Asking,
    hosts: Iterable[str] = (),
    prefix: str = "",
    live: bool = True,
    token: str = "",
    profile: str = "",
) -> Starlette:
    """The application that serves a folder; kg.store.BrokenData where no build of it can be shown.

    `hosts` are the names under which it may be reached besides those of this machine, `prefix` the
    path under which a proxy shows it; with `live` it follows changes of the folder. Who has the
    `token`, where there is one, may curate; `state.problems` are those of the data where it shows
    the build before. What `profiles/PROFILE.toml` marks confidential is not
    there under a `profile`, nor are the articles and the words of problems.
    """
    origin = Origin(folder, profile)
    desk = _desk(origin)
    graph = desk.edition.graph
    endpoint = Endpoint(graph.build.store, graph.base)
    pages = Pages(desk, asking)
    articles = Articles(desk)
    curation = Curation(desk, articles.reader, folder, token).routes if token else ()

    def swapped(graph: Graph) -> None:
        endpoint.swap(graph.build.store, graph.base)

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        desk.open()
        async with endpoint.lifespan():
            watching = asyncio.create_task(watch(desk, origin, swapped)) if live else None
            yield
            articles.reader.close()
            if watching:
                watching.cancel()
                with suppress(asyncio.CancelledError):
                    await watching

    made = Starlette(
        routes=[
            Mount("/static", StaticFiles(directory=STATIC)),
            api(desk, asking),
            *endpoint.routes,
            *articles.routes,
            *curation,
            *(Route(path, answered) for path, answered in pages.routes),
        ],
        middleware=[
            Middleware(Guard, hosts=tuple(hosts), prefix=prefix.rstrip("/")),
            Middleware(Quick, desk=desk),
        ],
        lifespan=lifespan,
    )
    made.state.problems = desk.problems
    return made


def _desk(origin: Origin) -> Desk:
    """A desk with the newest build; one of before, with the problems, where the data have some."""
    try:
        return Desk(origin.newest())
    except BrokenData as error:
        build = origin.in_force()
        if build is None:
            raise
        return Desk(origin.edition(build), origin.told(error.problems))
