"""Reader: the process in which pasted articles are read, one by one, so that answers go on.

Who comes while several wait is asked to come again; one that takes too long ends the process.
"""

import asyncio
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context

from kg.model import Chronicle
from kg.problems import Problem
from kg.reading import Reading, read, read_article

PATIENCE = 60.0  # seconds for one article, its turn included
WAITING = 4  # articles that may be read or wait


class Busy(Exception):
    """Several articles wait already."""


class Reader:
    """Reads in a process of its own, which starts with the first article."""

    def __init__(self) -> None:
        self._pool: ProcessPoolExecutor | None = None
        self._waiting = 0

    async def read(self, text: str, chronicle: Chronicle) -> Reading | Problem:
        """What an article says to someone who knows the actors and places of a chronicle.

        Busy where others wait; a Problem tells what is no article, or takes too long.
        """
        if self._waiting >= WAITING:
            raise Busy
        self._waiting += 1
        try:
            if self._pool is None:
                self._pool = ProcessPoolExecutor(1, mp_context=get_context("spawn"))
            args = text, dict(chronicle.actors), dict(chronicle.places)
            work = asyncio.get_running_loop().run_in_executor(self._pool, read_apart, *args)
            return await asyncio.wait_for(work, PATIENCE)
        except (TimeoutError, BrokenProcessPool):
            self.close()
            return Problem("article", 0, "could not be read in a minute; kg read takes longer ones")
        finally:
            self._waiting -= 1

    def close(self) -> None:
        """End the process, whatever it does."""
        if self._pool is None:
            return
        pool, self._pool = self._pool, None
        for process in list((pool._processes or {}).values()):
            process.kill()  # a pool would wait for what it does
        pool.shutdown(wait=True, cancel_futures=True)


def read_apart(text: str, actors: dict, places: dict) -> Reading | Problem:
    """The reading of a text, in whichever process this is called."""
    article = read_article(text.encode("utf-8", "replace"), "article")
    return article if isinstance(article, Problem) else read(article, actors, places)
