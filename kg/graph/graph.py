"""Graph: the facade over one conflict; the command line, the web and Python users go through it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from copy import copy
from dataclasses import replace
from datetime import date
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.backing import Answer, backed, backers
from kg.graph.names import Names
from kg.model import EVENT_KINDS, TIE_KINDS, Actor, Chronicle, Claim, Place, Source, witnesses
from kg.store import Build, fresh
from kg.store.index import Index
from kg.view import Persistence, Standing, View

if TYPE_CHECKING:
    import networkx
    import rdflib

    from kg.briefing import Report
    from kg.ceasefires import Breach, Ceasefire
    from kg.evidence import Citation, Inquiry
    from kg.figures import Figure
    from kg.graph.alliances import Alliances
    from kg.graph.frames import Frames
    from kg.graph.rdf import Rdf
    from kg.graph.support import Support
    from kg.reading.merging import Proposal
    from kg.store.endpoint import Endpoint
    from kg.timeline import Entry
    from kg.view.almanac import Almanac


def open_graph(path: str | Path, view: View | None = None, profile: str = "") -> Graph:
    """The graph of a conflict's folder, built first when its files have changed.

    kg.store.BrokenData carries the problems of the files when there are any. With a profile, what
    `profiles/PROFILE.toml` marks confidential is not in it.

    An http or https address is that of a SPARQL store to which the conflict was published;
    kg.store.BuildError when it does not answer as it should.
    """
    if isinstance(path, str) and path.startswith(("http://", "https://")):
        from kg.store.endpoint import Endpoint
        from kg.store.server import Server

        return Graph(Endpoint(Server.at(path)), view or View())
    build, _ = fresh(Path(path), profile=profile)
    return Graph(build, view or View())


class Graph:
    """One conflict, asked through a view (who counts, as of when).

    A view may name actors, places and sources as one likes; UnknownName where there is none.

    >>> import kg
    >>> g = kg.open(kg.example("libya")).as_of("2020-06-02")
    >>> [standing.fact.actors[0] for standing in g.backers("Haftar's army").standings][:2]
    ['uae', 'egypt']
    """

    def __init__(self, build: Build | Endpoint, view: View) -> None:
        self.build = build
        self.index = Index(build.index) if isinstance(build, Build) else build
        self.names = Names(self.index)
        self.view = self.names.resolved(view)

    # -- views ---------------------------------------------------------------------------------

    def seen(self, view: View) -> Graph:
        """The same graph through another view; what was read of it is not read again."""
        other = copy(self)
        for organ in ("support", "alliances", "evidence"):  # each holds the graph that it asks
            other.__dict__.pop(organ, None)
        other.view = self.names.resolved(view)
        return other

    def as_of(self, day: str | date, persist: str = "until-contradicted") -> Graph:
        """The same graph as of a day (ISO text or date)."""
        day = date.fromisoformat(day) if isinstance(day, str) else day
        return self.seen(replace(self.view, as_of=day, persistence=Persistence.parse(persist)))

    # -- the narrow door -----------------------------------------------------------------------

    def claims(
        self,
        actor: str | None = None,
        kinds: Iterable[str] | None = None,
        between: tuple[date | None, date | None] | None = None,
        fact: str | None = None,
        source: str | None = None,
    ) -> Iterator[Claim]:
        """The claims of the graph, whatever the view; see kg.store.index.Index.claims."""
        return self.index.claims(actor, kinds, between, fact, source)

    def standings(self, **which) -> list[Standing]:
        """The facts of some claims (see `claims`) as they stand in the view."""
        return list(self.view.standings(self.claims(**which)))

    def ties(self) -> list[Standing]:
        """All ties that the view shows, in order of id; asked day after day, from an almanac."""
        if self.view.as_of is None:
            return self.standings(kinds=TIE_KINDS)
        where = self.build.index if isinstance(self.build, Build) else self.build
        return _almanac(where, replace(self.view, as_of=None)).on(self.view.as_of)

    @cached_property
    def actors(self) -> dict[str, Actor]:
        """All actors by id."""
        return self.index.cards("actor")

    @cached_property
    def places(self) -> dict[str, Place]:
        """All places by id."""
        return self.index.cards("place")

    @cached_property
    def sources(self) -> dict[str, Source]:
        """All sources by id."""
        return self.index.cards("source")

    def independent(self, sources: Iterable[str]) -> int:
        """How many of these sources are independent of each other; see kg.model.witnesses."""
        sources = list(sources)
        cards, missing = {}, set(sources)
        while found := self.index.cards("source", missing):
            cards |= found
            missing = {card.copy_of for card in found.values()} - set(cards)
        return len(witnesses(sources, cards))

    @cached_property
    def chronicle(self) -> Chronicle:
        """Everything at once: cards and claims."""
        title = self.index.settings().get("title", "")
        claims, moved = tuple(self.claims()), tuple(self.index.moved())
        return Chronicle(title, self.actors, self.places, self.sources, claims, moved)

    @cached_property
    def base(self) -> str:
        """The base IRI of the things in this graph."""
        return self.index.settings()["base"]

    # -- names ---------------------------------------------------------------------------------

    def actor(self, name: str) -> str:
        """The id of the actor that has this id, name or alias; UnknownName otherwise."""
        return self.names.find("actor", name)

    def name(self, id: str) -> str:
        """The name of an actor, or the id where there is no such actor."""
        return self.names.whole(id)

    def brief(self, id: str) -> str:
        """The shortest all-capital alias of an actor ("LNA"), or its name without brackets."""
        return self.names.brief(id)

    # -- questions -----------------------------------------------------------------------------

    def backers(self, actor: str) -> Answer:
        """Who backs an actor."""
        id = self.actor(actor)
        return backers(self.claims(actor=id, kinds=("backing",)), self.view, id)

    def backed(self, actor: str) -> Answer:
        """Whom an actor backs."""
        id = self.actor(actor)
        return backed(self.claims(actor=id, kinds=("backing",)), self.view, id)

    @cached_property
    def support(self) -> Support:
        """Chains, both sides, proxies, switches; see kg.graph.support.Support."""
        from kg.graph.support import Support

        return Support(self)

    @cached_property
    def alliances(self) -> Alliances:
        """Allies, rivals, paths, blocs, balance; see kg.graph.alliances.Alliances."""
        from kg.graph.alliances import Alliances

        return Alliances(self)

    # -- evidence -----------------------------------------------------------------------------

    @cached_property
    def evidence(self) -> Inquiry:
        """What the answers rest on: why, disputes, single sources; see kg.evidence.Inquiry."""
        from kg.evidence import Inquiry

        return Inquiry(self)

    @cached_property
    def citation(self) -> Citation:
        """How to cite this state of the graph."""
        from kg import __version__
        from kg.evidence import dataset

        manifest = self.build.manifest
        title = self.index.settings().get("title", "")
        return dataset(title, __version__, manifest["quads-sha256"], manifest["built"])

    # -- time ----------------------------------------------------------------------------------

    def timeline(self, actor: str | None = None, ties: bool = False) -> list[Entry]:
        """The events of an actor, or all, in order of date; with `ties` their starts and ends."""
        from kg.timeline import timeline

        id = self._maybe(actor)
        windowed = id and not ties and (self.view.since or self.view.until)
        claims = self._near(id) if windowed else self.claims(actor=id)
        return timeline(claims, self.view, id, ties)

    def _near(self, actor: str) -> Iterator[Claim]:
        """The claims of an actor on the events that some claim may date into the view's window."""
        window = self.view.since, self.view.until
        found = self.claims(actor=actor, kinds=EVENT_KINDS, between=window)
        for fact in sorted({claim.about.id for claim in found}):
            yield from (claim for claim in self.claims(fact=fact) if actor in claim.actors)

    def possible_merges(self) -> list[Proposal]:
        """Events that were read and may be one with others, of any source; none is merged."""
        from kg.reading.merging import happenings, proposals

        claims = list(self.claims())
        read = happenings(claim for claim in claims if claim.method == "read")
        known = happenings(claim for claim in claims if claim.method != "read")
        return list(proposals(read, known, self.places))

    def ceasefires(self) -> tuple[list[Ceasefire], list[Breach]]:
        """The ledger of ceasefires, and violations that belong to none; see kg.ceasefires."""
        from kg.ceasefires import ceasefires

        return ceasefires(self.claims(kinds=("ceasefire", "violation")), self.view)

    # -- pictures -----------------------------------------------------------------------------

    def figure(self, kind: str, *actors: str, days: Iterable[date] = ()) -> Figure:
        """The figure of a kind (see kg.figures.FIGURES) of some actors or of all."""
        from kg.figures import figure

        return figure(kind, self.chronicle, self.view, map(self.actor, actors), days)

    def report(self, actor: str | None = None, since: date | None = None) -> Report:
        """The report on an actor or the conflict, changes from `since` on; see kg.briefing."""
        from kg.briefing import report

        return report(self.chronicle, self.view, self._maybe(actor), since)

    def _maybe(self, actor: str | None) -> str | None:
        return self.actor(actor) if actor else None

    # -- for other programs --------------------------------------------------------------------

    @cached_property
    def frames(self) -> Frames:
        """What the view shows as pandas DataFrames; see kg.graph.frames.Frames."""
        from kg.graph.frames import Frames

        return Frames(self)

    @cached_property
    def rdf(self) -> Rdf:
        """The RDF store, SPARQL and the terms of its answers; see kg.graph.rdf.Rdf."""
        from kg.graph.rdf import Rdf

        return Rdf(self.build, self.base)

    def query(self, sparql: str):
        """The result of a SPARQL query; see kg.graph.rdf.Rdf.query."""
        return self.rdf.query(sparql)

    def dataset(self) -> rdflib.Dataset:
        """The whole as an rdflib Dataset in memory, with the named graphs."""
        return self.rdf.dataset()

    def export(self, format: str, target) -> None:
        """Write what the view shows to a file, folder or open stream; see kg.export.write."""
        from kg.export import write

        write(format, self.chronicle, self.view, target, self.base)

    def network(self) -> networkx.MultiDiGraph:
        """The actors and ties of the view as a networkx MultiDiGraph."""
        from kg.network import graph

        return graph(self.chronicle, self.view)


@lru_cache(maxsize=4)
def _almanac(where: Path | Endpoint, view: View) -> Almanac:
    from kg.view.almanac import Almanac  # numpy is not for everyone to wait for

    index = Index(where) if isinstance(where, Path) else where
    return Almanac(index.claims(kinds=TIE_KINDS), view)
