"""Dataset: what a row's function may ask of the import that it belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from kg.dates import Moment, Span
from kg.importing.ids import slug, spot
from kg.importing.importer import Rejected
from kg.importing.sites import Site
from kg.model import Claim, Count, Event, Evidence, Place


@dataclass
class Dataset:
    """One import: whose id its claims bear as source, and who its actors are in this graph.

    `places` collects the places that the rows name and the graph has not, by id; `sites` says which
    it has. What rows tell again and again is looked up (`_known`), not made anew.
    """

    source: str
    kind: str
    published: Moment | None = None
    actors: Mapping[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    retracted: Moment | None = None
    sites: Mapping[str, Site] = field(default_factory=dict)
    _known: dict[tuple[str, ...], str] = field(default_factory=dict)

    def actor(self, key: str) -> str:
        """The id of the actor of a party's key; Rejected when nobody decided on it."""
        try:
            return self.actors[key]
        except KeyError:
            raise Rejected(f"actor '{key}' stands not in imports/actors.csv") from None

    def country(self, name: str) -> str:
        """The id of the place of a country; "" where its name has no letters."""
        if (id := self._known.get((name,))) is None:
            id = self._known[name,] = self.place(Place(slug(name), "country", name))
        return id

    def area(self, name: str, kind: str, country: str) -> str:
        """The id of a place that a country's name and its own tell, without degrees."""
        known = name, kind, country
        if (id := self._known.get(known)) is None:
            within = self.country(country)
            plain = f"{slug(name) or 'place'}-{slug(country)}"
            id = self._known[known] = self.place(Place(plain, kind, name, within=within))
        return id

    def spot(self, name: str, latitude: str, longitude: str, kind: str, within: str) -> str:
        """The id of the place of a name at some degrees; Rejected where they are none."""
        known = name, latitude, longitude, kind, within
        if (id := self._known.get(known)) is None:
            try:
                plain = f"{slug(name) or 'place'}-{spot(latitude, longitude)}"
            except ValueError:
                told = f"latitude '{latitude}', longitude '{longitude}' are no degrees"
                raise Rejected(told) from None
            place = Place(plain, kind, name, (), (), within, latitude, longitude)
            id = self._known[known] = self.place(place)
        return id

    def place(self, place: Place) -> str:
        """The id that a place has in this graph; kept among those of the import if it is new."""
        site = self.sites.get(place.id)
        if site is None:
            if place.id:
                self.places.setdefault(place.id, place)
            return place.id
        if site.how == "new":
            self.places.setdefault(site.place, replace(place, id=site.place))
        return site.place

    def event(
        self,
        kind: str,
        row: str,
        name: str,
        span: Span,
        roles: tuple[tuple[str, tuple[str, ...]], ...],
        says: str,
        place: str = "",
        counts: tuple[Count, ...] = (),
        means: tuple[str, ...] = (),
        certainty: str = "stated",
        note: str = "",
    ) -> Claim:
        """The claim of a row (`row` is its id in the dataset) on the event that it tells."""
        return Claim(
            about=Event(kind, f"{self.kind}-{row.lower()}", name),
            source=self.source,
            published=self.published,
            certainty=certainty,
            span=span,
            place=place,
            means=means,
            roles=roles,
            counts=counts,
            evidence=Evidence(paraphrase=says, locator=f"id {row}"),
            method="imported",
            rule=self.kind,
            retracted=self.retracted,
            note=note,
        )
