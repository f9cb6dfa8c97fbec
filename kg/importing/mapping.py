"""Mapping: the claims of one import, from its rows; the same rows give the same claims.

Ties are folded over all rows and held in memory, which is that of the ties; events are one row each
and stream through. Rows of earlier releases come after those of the present one, taken back.
"""

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace

from kg.dates import Moment
from kg.importing.cells import whole
from kg.importing.dataset import Dataset
from kg.importing.importer import Importer, Rejected, Row
from kg.importing.manifest import Manifest, Scope
from kg.importing.panel import Panel
from kg.importing.rows import Form, Reject, header_of, rows
from kg.importing.sites import Site
from kg.importing.spells import years_of
from kg.importing.table import IMPORTERS
from kg.model import Claim, Event, Source

REMOVED, RELEASE = "removed", "release"  # the first columns of removed.csv


@dataclass
class Mapping:
    """One import and what became of its rows; `actors` leads from a party's key to an actor,
    `sites` from a place's to a place."""

    manifest: Manifest
    actors: dict[str, str]
    told: Callable[[int], None] | None = None
    rejects: list[Reject] = field(default_factory=list)
    sites: dict[str, Site] = field(default_factory=dict)

    @property
    def importer(self) -> Importer:
        """The importer of its kind."""
        return IMPORTERS[self.manifest.kind]

    @property
    def form(self) -> Form:
        """How its file is read."""
        importer, named = self.importer, self.manifest.layout
        layout = next(layout for layout in importer.layouts if layout.name == named)
        return Form(importer, layout, header_of(self.manifest.data, layout))

    @property
    def source(self) -> Source:
        """The card of the dataset as a source."""
        importer, manifest = self.importer, self.manifest
        release = f", version {manifest.release}" if manifest.release else ""
        return Source(
            id=manifest.name,
            kind="dataset",
            title=(manifest.title or importer.title) + release,
            publisher=importer.publisher,
            published=manifest.moment,
            url=importer.url,
            sha256=manifest.sha256,
            note=f"{manifest.citation or importer.citation} Licence: {manifest.licence}",
            origin=f"{manifest.path}:1",
        )

    def dataset(self) -> Dataset:
        """What the functions of the rows may ask."""
        name, kind = self.manifest.name, self.manifest.kind
        return Dataset(name, kind, self.manifest.moment, self.actors, sites=self.sites)

    def ties(self) -> Iterator[Claim]:
        """The claims on ties, in the order of their first rows."""
        importer, edges = self.importer, self.importer.edges
        if edges is None:
            return
        panel = self._panel(self._rows(), whole_file=True)
        first, last = self.manifest.scope.bounds
        wanted = lambda begun, ended: begun <= last and first <= ended  # noqa: E731
        said = list(panel.claims(wanted))
        known = {claim.id for claim in said}
        yield from said
        for day, gone in _by_day(removed_rows(self.manifest, importer)):
            old = self._panel(gone, whole_file=False).without(panel)
            old.dataset = replace(old.dataset, retracted=day)
            yield from (claim for claim in old.claims(wanted) if claim.id not in known)

    def events(self, dataset: Dataset) -> Iterator[Claim]:
        """The claims on events in the order of the rows; places gather in the dataset.

        An event of a row that was different in an earlier release bears both claims; where it was
        of another kind or name, the old one is an event of its own.
        """
        event = self.importer.event
        if event is None:
            return
        first, last = self.manifest.scope.bounds
        changed = self._changed()
        live: dict[str, Claim] = {}
        for row in self._rows():
            try:
                if (
                    self.importer.year
                    and not first <= whole(row[self.importer.year], "year") <= last
                ):
                    continue
                claim = event(row, dataset)
            except Rejected as error:
                self._reject(row, error)
                continue
            if claim is None:
                continue
            begun, ended = years_of(claim.span)
            if not self.importer.year and not (begun <= last and first <= ended):
                continue
            if changed and row_key(self.importer, row) in changed:
                live[claim.about.id] = claim
            yield claim
        yield from self._taken_back(dataset, live)

    def _taken_back(self, dataset: Dataset, live: dict[str, Claim]) -> Iterator[Claim]:
        told = set()
        for day, release, row in removed_rows(self.manifest, self.importer):
            try:
                old = self.importer.event(row, replace(dataset, retracted=day))
            except Rejected:
                continue
            now = old and live.get(old.about.id)
            if old is None or (now and now.id == old.id):
                continue
            if now and now.about != old.about:
                about = old.about
                name = f"{about.id}-{re.sub('[^a-z0-9]+', '-', release.lower()) or 'before'}"
                old = replace(old, about=Event(about.kind, name, about.name))
            if old.id not in told:
                told.add(old.id)
                yield old

    def _changed(self) -> set[tuple[str, ...]]:
        gone = removed_rows(self.manifest, self.importer)
        return {row_key(self.importer, row) for _, _, row in gone}

    def _panel(self, some: Iterable[Row], whole_file: bool) -> Panel:
        panel = Panel(self.dataset())
        for row in some:
            try:
                if self.importer.year and whole_file:
                    panel.cover(whole(row[self.importer.year], self.importer.year))
                for edge in self.importer.edges(row):
                    for key in edge.parties:
                        panel.dataset.actor(key)
                    panel.add(edge)
            except Rejected as error:
                self._reject(row, error)
        return panel

    def _rows(self) -> Iterator[Row]:
        for row in rows(self.manifest.data, self.form, self.told):
            if isinstance(row, Reject):
                self.rejects.append(row)
            elif in_scope(row, self.importer, self.manifest.scope):
                yield row

    def _reject(self, row: Row, error: Rejected) -> None:
        self.rejects.append(Reject(row.line, str(error), tuple(row.values())))


def in_scope(row: Row, importer: Importer, scope: Scope) -> bool:
    """True when a row is of a wanted country and names a wanted actor, whatever its year."""
    if scope.countries and not any(
        _names(row[place], country)
        for place in importer.places
        if place in row
        for country in scope.countries
    ):
        return False
    if not scope.actors:
        return True
    try:
        parties = list(importer.parties(row))
    except Rejected:
        return True
    wanted = {actor.casefold() for actor in scope.actors}
    return any(p.key in wanted or p.name.casefold() in wanted for p in parties)


def _names(cell: str, country: str) -> bool:
    return country.casefold() in (part.strip() for part in re.split("[:,;/]", cell.casefold()))


def row_key(importer: Importer, row: Row) -> tuple[str, ...]:
    """What tells a row from another through all releases."""
    return tuple(row[name] for name in importer.key)


def removed_rows(manifest: Manifest, importer: Importer) -> Iterator[tuple[Moment, str, Row]]:
    """The rows of earlier releases that are gone or were different, with the day and release."""
    path = manifest.removed
    if not path.is_file():
        return
    with path.open(encoding="utf-8", newline="") as file:
        reader = csv.DictReader(file)
        for number, cells in enumerate(reader, 2):
            row = Row(((name, cells.get(name) or "") for name in importer.names), number)
            yield Moment.parse(cells[REMOVED]), cells[RELEASE], row


def _by_day(gone: Iterable[tuple[Moment, str, Row]]) -> Iterator[tuple[Moment, list[Row]]]:
    days: dict[str, list[Row]] = {}
    for day, _, row in gone:
        days.setdefault(str(day), []).append(row)
    for day, some in days.items():
        yield Moment.parse(day), some
