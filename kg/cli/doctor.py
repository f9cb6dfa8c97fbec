"""kg doctor: whether all that kg needs is there, and how the conflict's folder stands."""

import sys

import click

from kg.cli.options import data_option
from kg.cli.output import FINDINGS, table


@click.command()
@data_option
def doctor(data) -> None:
    """Tell whether all that kg needs is there, and how the conflict's folder stands.

    \b
    kg doctor
    kg doctor -d my-war
    """
    rows = [*_house(), *_folder(data)]
    table(("what", "state", "note"), rows)
    sys.exit(FINDINGS if any(state == "wrong" for _, state, _ in rows) else 0)


def _house():
    """The Python, the packages, the parser."""
    from importlib.util import find_spec

    from kg import __version__

    yield "conflict-kg", "fine", f"{__version__}, Python {sys.version.split()[0]}"
    for name, need in (
        ("spacy", "reading articles"),
        ("pyoxigraph", "the build"),
        ("matplotlib", "figures"),
        ("trafilatura", "articles in HTML"),
    ):
        state = "fine" if find_spec(name) else "wrong"
        yield name, state, need if state == "fine" else f"missing: {need}; install conflict-kg anew"
    extra = "fine" if find_spec("pyshacl") else "absent"
    yield "pyshacl", extra, "kg check --shapes (pip install 'conflict-kg[shapes]')"


def _folder(data):
    """The folder: writable, cut off edits, left texts, checks, its build, git."""
    import os
    import shutil

    from kg.cli.options import folder_of
    from kg.curation.saving import ASIDE
    from kg.folder import Folder
    from kg.store.build import cache_of, current, hashes
    from kg.store.check import check

    folder = folder_of(data)
    if not folder.is_dir():
        yield str(folder), "wrong", "no such folder"
        return
    wide = "fine" if os.access(folder, os.W_OK) else "absent"
    yield str(folder), wide, "can be written" if wide == "fine" else "can be read only"
    for left in sorted(folder.rglob(f"*{ASIDE}")):
        yield str(left), "wrong", "what an edit could not put in its place; settle it and remove it"
    problems = check(folder)
    yield "check", "wrong" if problems else "fine", f"{len(problems)} problems (kg check)"
    build = current(folder)
    fresh = build is not None and build.manifest["inputs"] == hashes(folder)
    told = "as the files are now" if fresh else "not as the files are now; asking verbs make it"
    yield "build", "fine" if fresh else "absent", f"{told} ({cache_of(folder)})"
    texts = Folder(folder).texts
    kept = len(list(texts.glob("*.txt"))) if texts.is_dir() else 0
    yield "texts", "fine" if kept else "absent", f"{kept} kept in {texts}"
    git = shutil.which("git")
    yield "git", "fine" if git else "absent", git or "no history: kg log, kg diff --git need it"
