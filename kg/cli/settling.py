"""Settling: changes of a conflict's files are shown (`--dry-run`) or saved."""

from collections.abc import Callable, Iterable
from difflib import unified_diff
from pathlib import Path
from typing import TYPE_CHECKING

import click

from kg.cli.output import fail

if TYPE_CHECKING:
    from kg.curation.saving import Change


def dry_run_option(command: Callable) -> Callable:
    """--dry-run: show what would be written."""
    return click.option(
        "--dry-run", is_flag=True, help="Show the change as a diff; write nothing."
    )(command)


def settle(folder: Path, changes: Iterable["Change"], dry_run: bool) -> list[Path]:
    """Save the changes, or print them as a diff; the files that were written."""
    from kg.curation.saving import SaveError, save

    changes = list(changes)
    if dry_run:
        for change in changes:
            click.echo("".join(diff(change)), nl=False)
        return []
    try:
        return save(folder, changes)
    except SaveError as error:
        return fail(str(error))


def here(place: Path | str) -> str:
    """A path (with its line) as one would type it from where one stands."""
    try:
        return str(Path(place).relative_to(Path.cwd()))
    except ValueError:
        return str(place)


def diff(change: "Change") -> Iterable[str]:
    """The lines of a unified diff of a change."""
    old, new = ((text or "").splitlines(keepends=True) for text in (change.before, change.after))
    names = [
        "/dev/null" if text is None else str(change.path) for text in (change.before, change.after)
    ]
    for line in unified_diff(old, new, *names):
        yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def writable(data: Path | None) -> Path:
    """The conflict's folder, named or the one in which one stands: never the example unasked."""
    import os

    from kg.cli.options import folder_of
    from kg.folder import find_folder
    from kg.shipped import is_installed

    if not (data or os.environ.get("KG_DATA") or find_folder(Path.cwd())):
        fail("no conflict here; stand in the folder of one, or name it: -d my-war")

    folder = folder_of(data)
    if is_installed(folder):
        fail(
            "the shipped example is not to be written in; kg init my-war makes a conflict of yours"
        )
    if not folder.is_dir():
        fail(f"no such folder: {folder}")
    return folder
