"""Rebuilding: notices that the data of a folder changed, and builds them apart.

One watcher looks at sizes and times once a second; a build runs in a process of its own, so that
answers go on. Data with problems leave the last good build in force.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context

from kg.graph import Graph
from kg.store import Build
from kg.web.apart import built
from kg.web.desk import Desk
from kg.web.edition import Edition
from kg.web.origin import Origin

_EVERY = 1.0  # seconds between looks
Seen = tuple[tuple[str, int, int], ...]


def seen(origin: Origin) -> Seen:
    """Path, time and size of all that a build depends on, and of what says which one is in force.

    A folder that is not there for a moment has nothing.
    """
    found = []
    for path in origin.inputs:
        try:
            known = path.stat()
        except OSError:
            continue
        found.append((str(path), known.st_mtime_ns, known.st_size))
    return tuple(found)


async def watch(desk: Desk, origin: Origin, swapped: Callable[[Graph], None]) -> None:
    """Keep the desk at the newest good build for ever; `swapped(graph)` is told of each."""
    before: Seen | None = None
    while True:
        try:
            now = await asyncio.to_thread(seen, origin)
            if now != before:
                await _renew(desk, origin, swapped)
                before = now
                continue  # what changed meanwhile is looked at right away
        except Exception as error:  # a full disk or no memory must not end the watch
            desk.swap(desk.edition, origin.told([f"the data cannot be built now: {error!r}"]))
        await asyncio.sleep(_EVERY)


async def _renew(desk: Desk, origin: Origin, swapped: Callable[[Graph], None]) -> None:
    found = await asyncio.to_thread(origin.ready) or await _built_apart(origin)
    if not isinstance(found, Build):
        desk.swap(desk.edition, origin.told(found))
    elif found.path != desk.edition.graph.build.path:
        edition = await asyncio.to_thread(_opened, found, origin)
        swapped(edition.graph)
        desk.swap(edition)
    elif desk.problems:
        desk.swap(desk.edition)


def _opened(build: Build, origin: Origin) -> Edition:
    edition = origin.edition(build)
    _ = edition.ledger().standings  # what most pages need
    return edition


async def _built_apart(origin: Origin) -> Build | list[str]:
    """`built`, in a process of its own."""
    loop = asyncio.get_running_loop()
    apart = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
    try:
        return await loop.run_in_executor(apart, built, origin.folder, origin.profile)
    finally:
        apart.shutdown(wait=False)
