"""Sites: which places of datasets are places of this graph, kept in `imports/places.csv`.

A place of a dataset stands in it when a place of the conflict is, or may be, the same. The file is
the decision: a curator changes the cell `place` to the id of a place of the conflict, and the next
build and all imports to come follow it. A place that stands not in it is one of its own.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from kg.importing.decisions import astray_in, read_decisions, wrong_id
from kg.model import PLACE_KINDS, Place
from kg.problems import Problem, unknown

HOW = ("id", "name", "decided", "new")


@dataclass(frozen=True)
class Site:
    """What one place of datasets is: the place's id here, and how that was found.

    `key` is the id that a place bears whom nobody has decided on. `how` is `id` (an id that both
    bear), `name` (the same name, country and spot), `decided` (by a curator) or `new` (a place of
    the import). `like` are places that may be the same: the score of the name, and how far away.
    """

    key: str
    name: str
    kind: str
    within: str
    place: str
    how: str
    like: str = ""


def read_sites(path: Path) -> tuple[dict[str, Site], list[Problem]]:
    """The sites by key, and what is wrong with the file; none when there is no file."""
    return read_decisions(path, Site, _wrong)


def _wrong(site: Site) -> str:
    if site.how not in HOW:
        return unknown("word for how a place was found", site.how, HOW)
    if site.kind not in PLACE_KINDS:
        return unknown("kind of place", site.kind, PLACE_KINDS)
    return "" if site.place == site.key else wrong_id(site.place)


def unplaced(path: Path, sites: Mapping[str, Site], places: Iterable[str]) -> list[Problem]:
    """A problem for each site that shall be a place which nobody describes."""
    return astray_in(path, sites, "place", lambda site: site.place, {*places})


def settled(place: Place, sites: Mapping[str, Site]) -> Place | None:
    """The place as this graph has it; None when it is one that the graph has already."""
    site = sites.get(place.id)
    if site and site.how != "new":
        return None
    within = sites.get(place.within)
    return replace(
        place,
        id=site.place if site else place.id,
        within=within.place if within else place.within,
    )
