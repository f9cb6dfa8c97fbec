"""Upkeep: the build of a folder as it is now, made anew only when a file has changed."""

from collections.abc import Callable
from pathlib import Path

from kg.folder import JOURNAL
from kg.store.build import Build, BuildError, cache_of, current, hashes


def fresh(
    folder: Path,
    wait: float = 30,
    force: bool = False,
    told: Callable[[str, int], None] | None = None,
    profile: str = "",
) -> tuple[Build, bool]:
    """The build of the folder as it is now, and whether it had to be made.

    Waits up to `wait` seconds for another process that is building. BrokenData when the text files
    have problems, BuildError when another process keeps building or the disk refuses. `told` is
    given the name of a dataset that is being mapped and the bytes read of it. A change of
    the files that was cut off is finished first. With a profile, the build is a separate one,
    without what `profiles/PROFILE.toml` marks confidential.
    """
    if (folder / JOURNAL).exists():
        from kg.curation.saving import finish

        finish(folder)
    inputs = hashes(folder, profile)
    build = current(folder, profile)
    if build and build.manifest["inputs"] == inputs and not force:
        return build, False
    import sqlite3  # heavy, as making is: only a change needs them

    from kg.store.making import locked, make

    cache = cache_of(folder, profile)
    try:
        with locked(cache, wait):
            build, inputs = current(folder, profile), hashes(folder, profile)
            if build and build.manifest["inputs"] == inputs and not force:
                return build, False
            return make(folder, cache, inputs, told, profile, None if force else build), True
    except (OSError, sqlite3.OperationalError) as error:
        why = getattr(error, "strerror", None) or error
        message = f"cannot write the build in {cache}: {why}; nothing was changed"
        raise BuildError(message) from error
