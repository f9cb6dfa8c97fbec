"""Rebuilding: notices that the data of a folder changed, and builds them apart.

One watcher looks at sizes and times once a second; a build runs in a process of its own, so that
answers go on. Data with problems leave the last good build in force.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from kg.folder import Folder
from kg.graph import Graph
from kg.store import Build, BuildError
from kg.store.build import cache_of, current, hashes
from kg.view import View
from kg.web.apart import built
from kg.web.desk import Desk
from kg.web.edition import Edition

_EVERY = 1.0  # seconds between looks
Seen = tuple[tuple[str, int, int], ...]


def seen(folder: Path) -> Seen:
    """Path, time and size of all that a build depends on, and of what says which one is in force.

    A folder that is not there for a moment has nothing.
    """
    found = []
    for path in [*Folder(folder).files(), cache_of(folder) / "current"]:
        try:
            known = path.stat()
        except OSError:
            continue
        found.append((str(path), known.st_mtime_ns, known.st_size))
    return tuple(found)


async def watch(desk: Desk, folder: Path, swapped: Callable[[Graph], None]) -> None:
    """Keep the desk at the newest good build for ever; `swapped(graph)` is told of each."""
    before: Seen | None = None
    while True:
        try:
            now = await asyncio.to_thread(seen, folder)
            if now != before:
                await _renew(desk, folder, swapped)
                before = now
                continue  # what changed meanwhile is looked at right away
        except Exception as error:  # a full disk or no memory must not end the watch
            desk.swap(desk.edition, (f"the data cannot be built now: {error!r}",))
        await asyncio.sleep(_EVERY)


async def _renew(desk: Desk, folder: Path, swapped: Callable[[Graph], None]) -> None:
    found = await asyncio.to_thread(_ready, folder) or await _built_apart(folder)
    if not isinstance(found, Build):
        desk.swap(desk.edition, tuple(found))
    elif found.path != desk.edition.graph.build.path:
        edition = await asyncio.to_thread(_opened, found, folder)
        swapped(edition.graph)
        desk.swap(edition)
    elif desk.problems:
        desk.swap(desk.edition)


def _ready(folder: Path) -> Build | None:
    """The build in force where it is that of the files as they are."""
    build = current(folder)
    try:
        return build if build and build.manifest["inputs"] == hashes(folder) else None
    except BuildError:
        return None


def _opened(build: Build, folder: Path) -> Edition:
    edition = Edition(Graph(build, View()), live=True, folder=folder)
    _ = edition.ledger().standings  # what most pages need
    return edition


async def _built_apart(folder: Path) -> Build | list[str]:
    """`built`, in a process of its own."""
    loop = asyncio.get_running_loop()
    apart = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
    try:
        return await loop.run_in_executor(apart, built, folder)
    finally:
        apart.shutdown(wait=False)
