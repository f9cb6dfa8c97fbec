"""Dataset: what a row's function may ask of the import that it belongs to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from kg.dates import Moment, Span
from kg.importing.ids import slug, spot
from kg.importing.importer import Rejected, Row
from kg.model import Claim, Count, Event, Evidence, Place


@dataclass
class Dataset:
    """One import: whose id its claims bear as source, and who its actors are in this graph.

    `places` collects the places that the rows name, by id.
    """

    source: str
    kind: str
    published: Moment | None = None
    actors: Mapping[str, str] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    retracted: Moment | None = None

    def actor(self, key: str) -> str:
        """The id of the actor of a party's key; Rejected when nobody decided on it."""
        try:
            return self.actors[key]
        except KeyError:
            raise Rejected(f"actor '{key}' stands not in imports/actors.csv") from None

    def place(self, place: Place) -> str:
        """The id of a place, kept among the places of the import."""
        self.places.setdefault(place.id, place)
        return place.id

    def spot(self, row: Row, columns: tuple[str, str, str], kind: str, within: str) -> str:
        """The id of a place told by the columns of its name, latitude and longitude, kept too.

        Raises Rejected where those are no degrees.
        """
        name, where = row[columns[0]], (row[columns[1]], row[columns[2]])
        try:
            id = f"{slug(name) or 'place'}-{spot(*where)}"
        except ValueError:
            told = ", ".join(f"{c} '{d}'" for c, d in zip(columns[1:], where, strict=True))
            raise Rejected(f"{told} are no degrees") from None
        return self.place(Place(id, kind, name, (), (), within, *where))

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
