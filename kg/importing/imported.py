"""What the imports of a conflict's folder add to it: actors, sources, claims, and problems."""

from collections.abc import Iterable
from collections.abc import Mapping as Known
from pathlib import Path

from kg.importing.bringing import CAST, SITES
from kg.importing.cast import read_cast, strangers, with_cast
from kg.importing.manifest import Manifest, hash_of, manifests
from kg.importing.mapping import Mapping
from kg.importing.sites import read_sites, unplaced
from kg.model import Actor
from kg.problems import Problem


def imports(folder: Path) -> tuple[list[Mapping], list[Problem]]:
    """The imports of a folder, ready to be mapped, and what is wrong with their files."""
    found, problems = manifests(folder)
    parts, wrong = read_cast(folder / "imports" / CAST)
    who = {key: part.actor for key, part in parts.items()}
    sites, unread = read_sites(folder / "imports" / SITES)
    problems += [*wrong, *unread]
    for manifest in found:
        if told := unready(manifest):
            problems.append(told)
    return (
        [] if problems else [Mapping(manifest, who, sites=sites) for manifest in found]
    ), problems


def cast_of(folder: Path, actors: Known[str, Actor]) -> tuple[dict[str, Actor], list[Problem]]:
    """The actors with those of all imports, and what is wrong with the decisions on them."""
    path = folder / "imports" / CAST
    parts, _ = read_cast(path)
    return with_cast(actors, parts.values(), f"{path}:1"), strangers(path, parts, actors)


def astray(folder: Path, places: Iterable[str]) -> list[Problem]:
    """What is wrong with the decisions on places of imports."""
    path = folder / "imports" / SITES
    return unplaced(path, read_sites(path)[0], places)


def unready(manifest: Manifest) -> Problem | None:
    """Why the file of an import cannot be read as it was brought in, or None."""
    path = str(manifest.path)
    if not manifest.data.is_file():
        return Problem(
            path, 0, f"its file {manifest.data} is missing; bring it in again (kg import)"
        )
    if hash_of(manifest.data) != manifest.sha256:
        again = f"kg import {manifest.kind} {manifest.data}"
        return Problem(path, 0, f"{manifest.data} has changed since it was brought in; run {again}")
    return None
