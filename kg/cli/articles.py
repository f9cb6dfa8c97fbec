"""The articles that a command is given: files, folders, lists of files, standard input."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from kg.cli.output import USAGE, count, fail, say
from kg.folder import ARTICLES
from kg.problems import Problem

if TYPE_CHECKING:
    from kg.reading import Article

_ENDINGS = (*ARTICLES, ".md")
_FEW = 3  # files that are read before one looks for a bar


def named(files: Iterable[str], files_from: str | None) -> list[str]:
    """The names of all articles: those of the files, of the folders, of the list, in order."""
    files = [*files, *(_listed(files_from) if files_from else ())]
    if not files:
        fail("no articles; name files or folders, or - for standard input", USAGE)
    if files.count("-") + (files_from == "-") > 1:
        fail("standard input can be read once only", USAGE)
    return [name for file in files for name in _inside(file)]


def _listed(files_from: str) -> list[str]:
    """The names in a file, one a line; - for standard input."""
    try:
        raw = sys.stdin.buffer.read() if files_from == "-" else Path(files_from).read_bytes()
    except OSError as error:
        fail(f"{files_from}: cannot be read: {error.strerror}", USAGE)
    return [
        line.strip() for line in raw.decode("utf-8-sig", "replace").splitlines() if line.strip()
    ]


def _inside(name: str) -> list[str]:
    """The articles in a folder, at any depth; any other name stands for itself."""
    folder = Path(name)
    if name == "-" or not folder.is_dir():
        return [name]
    found = sorted(
        path
        for path in folder.rglob("*")
        if path.suffix.lower() in _ENDINGS and path.is_file() and not path.name.startswith(".")
    )
    if not found:
        say(f"{name}: holds no articles ({', '.join(_ENDINGS)})")
    return [str(path) for path in found]


def opened(name: str) -> "Article | Problem":
    """The article of that name, or why there is none."""
    from kg.reading import read_article

    if name == "-":
        return read_article(sys.stdin.buffer.read(), "standard input")
    return read_article(Path(name))


@contextmanager
def progress(names: list[str], shown: bool) -> Iterator[Iterable[str]]:
    """The names, one after the other, with a bar on a terminal where there are many."""
    if not shown or len(names) <= _FEW or not sys.stderr.isatty():
        yield names
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn
    from rich.progress import TimeRemainingColumn as Remaining

    columns = (BarColumn(), MofNCompleteColumn(), TextColumn("{task.fields[rate]}"), Remaining())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=len(names), rate="")

        def counted() -> Iterator[str]:
            for name in names:
                yield name
                speed = bar.tasks[0].speed
                bar.update(task, advance=1, rate=f"{speed:.0f} a second" if speed else "")

        yield counted()


class Tally:
    """What became of the articles of one run; told at the end when there were several."""

    def __init__(self) -> None:
        self.articles = self.claims = self.problems = 0
        self.failed = False
        self._sources: dict[str, str] = {}

    def tell(self, *problems: Problem) -> None:
        """Say what is wrong, and count it."""
        self.problems += len(problems)
        say(*map(str, problems))

    def lost(self, problem: Problem) -> None:
        """Say why an article was not read."""
        self.failed = True
        self.tell(problem)

    def read(self, source: str, name: str, claims: int) -> None:
        """Count an article that was read; two that would be one source are told."""
        self.articles += 1
        self.claims += claims
        other = self._sources.setdefault(source, name)
        if other != name:
            message = f"is source '{source}', as {other} is; name one in its head: `source: ..`"
            self.tell(Problem(name, 1, message))

    def close(self, names: list[str]) -> None:
        """Say how many articles, claims and problems there were."""
        if len(names) > 1:
            told = (count(self.articles, "article"), count(self.claims, "claim"))
            say(", ".join([*told, count(self.problems, "problem")]))
