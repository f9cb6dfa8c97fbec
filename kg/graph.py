"""Graph: the facade over one conflict; the command line, the web and Python users go through it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from kg.backing import Answer, backed, backers
from kg.model import Actor, Chronicle, Claim, Place, Source, witnesses
from kg.problems import did_you_mean
from kg.store import Build, Index, fresh
from kg.view import Persistence, Standing, Status, View

if TYPE_CHECKING:
    import pyoxigraph
    import rdflib

    from kg.briefing import Report
    from kg.ceasefires import Breach, Ceasefire
    from kg.evidence import Citation, Inquiry
    from kg.figures import Figure
    from kg.network import Balance, Blocs, Broker, Drift
    from kg.network import Path as Chain
    from kg.reading.merging import Proposal
    from kg.support import Pair, Seat, Switch


class UnknownName(LookupError):
    """No actor, place, source, fact or claim has this name; the message suggests the nearest."""


def open_graph(path: str | Path, view: View | None = None) -> Graph:
    """The graph of a conflict's folder, built first when its files have changed.

    kg.store.BrokenData carries the problems of the files when there are any.
    """
    build, _ = fresh(Path(path))
    return Graph(build, view or View())


class Graph:
    """One conflict, asked through a view (who counts, as of when).

    A view may name actors, places and sources as one likes; UnknownName where there is none.

    >>> g = open_graph(shipped.data() / "libya").as_of("2020-06-02")  # doctest: +SKIP
    >>> [row.fact.actors[0] for row in g.backers("lna").standings]  # doctest: +SKIP
    ['uae', 'egypt', ...]
    """

    def __init__(self, build: Build, view: View) -> None:
        self.build = build
        self.index = Index(build.index)
        self.view = self.named(view)

    # -- views ---------------------------------------------------------------------------------

    def seen(self, view: View) -> Graph:
        """The same graph through another view."""
        return Graph(self.build, view)

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
        """The claims of the graph, whatever the view; see kg.store.Index.claims."""
        return self.index.claims(actor, kinds, between, fact, source)

    def standings(self, **which) -> list[Standing]:
        """The facts of some claims (see `claims`) as they stand in the view."""
        return list(self.view.standings(self.claims(**which)))

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
        return Chronicle(title, self.actors, self.places, self.sources, tuple(self.claims()))

    @cached_property
    def base(self) -> str:
        """The base IRI of the things in this graph."""
        return self.index.settings()["base"]

    # -- names ---------------------------------------------------------------------------------

    def actor(self, name: str) -> str:
        """The id of the actor that has this id, name or alias; UnknownName otherwise."""
        return self._find("actor", name)

    def name(self, id: str) -> str:
        """The name of an actor, or the id where there is no such actor."""
        card = self.index.cards("actor", [id]).get(id)
        return card.name if card else id

    def brief(self, id: str) -> str:
        """The shortest all-capital alias of an actor ("LNA"), or its name without brackets."""
        card = self.index.cards("actor", [id]).get(id)
        aliases = card.aliases if card else ()
        capitals = [alias for alias in aliases if alias.isalpha() and alias.isupper()]
        return min(capitals, key=len, default=self.name(id).partition(" (")[0])

    def named(self, view: View) -> View:
        """A view with its actors, places and sources by id, given by id, name or alias."""
        nouns = {
            "sources": "source",
            "without": "source",
            "according_to": "actor",
            "places": "place",
        }
        ids = {
            field: frozenset(self._find(noun, name) for name in sorted(getattr(view, field)))
            for field, noun in nouns.items()
        }
        return replace(view, **ids)

    def _find(self, noun: str, name: str) -> str:
        if self.index.cards(noun, [name]):
            return name
        names = self.index.names(noun)
        wanted = name.casefold().strip()
        for text, id in names:
            if text.casefold() == wanted:
                return id
        known = {id: id for _, id in names} | {text.lower(): id for text, id in names}
        raise UnknownName(f"no {noun} is called '{name}'{did_you_mean(name, known)}")

    # -- questions -----------------------------------------------------------------------------

    def backers(self, actor: str) -> Answer:
        """Who backs an actor."""
        id = self.actor(actor)
        return backers(self.claims(actor=id, kinds=("backing",)), self.view, id)

    def backed(self, actor: str) -> Answer:
        """Whom an actor backs."""
        id = self.actor(actor)
        return backed(self.claims(actor=id, kinds=("backing",)), self.view, id)

    def allies(self, actor: str):
        """The allies of an actor, each with the ties that make it one."""
        from kg.network import allies

        return allies(self.chronicle, self.view, self.actor(actor))

    def rivals(self, actor: str):
        """The rivals of an actor, each with the ties and fights that make it one."""
        from kg.network import rivals

        return rivals(self.chronicle, self.view, self.actor(actor))

    def path(self, start: str, end: str, hostile: bool = False):
        """The shortest chains of ties between two actors."""
        from kg.network import path

        return path(self.chronicle, self.view, self.actor(start), self.actor(end), hostile)

    def blocs(self) -> Blocs:
        """Who stands together, by friendly and hostile ties; see kg.network.blocs."""
        from kg.network import blocs

        return blocs(self.chronicle, self.view)

    def balance(self) -> Balance:
        """Structural balance: triangles, frustration within bounds; see kg.network.balance."""
        from kg.network import balance

        return balance(self.chronicle, self.view)

    def brokers(self) -> list[Broker]:
        """Who links others by friendly ties; see kg.network.brokers."""
        from kg.network import brokers

        return brokers(self.chronicle, self.view)

    def drift(self, days: Iterable[date]) -> list[Drift]:
        """How blocs changed from day to day; see kg.network.drift."""
        from kg.network import drift

        return drift(self.chronicle, self.view, tuple(days))

    # -- support ------------------------------------------------------------------------------

    def chains(
        self,
        start: str | None = None,
        end: str | None = None,
        hops: int = 1,
        roll_up: bool = False,
        possible: bool = False,
    ) -> list[Chain]:
        """Chains of backing from `start`, to `end` or both; see kg.support.Supports.chains."""
        from kg.support import Supports

        known = Supports(self.chronicle, self.view, roll_up, possible)
        return known.chains(self._maybe(start), self._maybe(end), hops)

    def both_sides(self, actor: str | None = None, roll_up: bool = False) -> list[Pair]:
        """Who backs two opponents at once, with their opposition; see kg.support.both_sides."""
        from kg.support import both_sides

        return both_sides(self.chronicle, self.view, self._maybe(actor), roll_up)

    def proxies(self, actor: str | None = None, roll_up: bool = False) -> list[Pair]:
        """States whose clients fight each other, with the fights; see kg.support.proxies."""
        from kg.support import proxies

        return proxies(self.chronicle, self.view, self._maybe(actor), roll_up)

    def shared(self, actor: str | None = None, roll_up: bool = False) -> list[Pair]:
        """Backers of one and the same client; see kg.support.shared."""
        from kg.support import shared

        return shared(self.chronicle, self.view, self._maybe(actor), roll_up)

    def switched(self, actor: str | None = None) -> list[Switch]:
        """Who changed sides, and when; see kg.support.switched."""
        from kg.support import switched

        return switched(self.chronicle, self.view, self._maybe(actor))

    def at_table(
        self, actor: str | None = None, roll_up: bool = False, parties: bool = False
    ) -> list[Seat]:
        """Backers who host, mediate or sign as well; see kg.support.at_table."""
        from kg.support import at_table

        return at_table(self.chronicle, self.view, self._maybe(actor), roll_up, parties)

    def _maybe(self, actor: str | None) -> str | None:
        return self.actor(actor) if actor else None

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

    def timeline(self, actor: str | None = None, ties: bool = False):
        """The events of an actor, or all, in order of date; with `ties` their starts and ends."""
        from kg.timeline import timeline

        id = self.actor(actor) if actor else None
        return timeline(self.claims(actor=id), self.view, id, ties)

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

    # -- RDF -----------------------------------------------------------------------------------

    def store(self) -> pyoxigraph.Store:
        """The RDF store, read-only."""
        from kg.store.embedded import open_store

        return open_store(self.build.store)

    def query(self, sparql: str):
        """The result of a SPARQL query over the union of all graphs, as pyoxigraph gives it.

        The prefixes of kg.questions.prefixes are declared; one may declare them again.
        """
        from kg.questions import prefixes

        known = prefixes(self.base)
        return self.store().query(sparql, prefixes=known, use_default_graph_as_union=True)

    def short(self, term) -> str:
        """A term of a result as text: `actor:lna` for an IRI of a known prefix, or its value."""
        import pyoxigraph

        from kg.questions import prefixes

        if not isinstance(term, pyoxigraph.NamedNode):
            return getattr(term, "value", str(term))
        known = ((start, name) for name, start in prefixes(self.base).items())
        fits = [(start, name) for start, name in known if term.value.startswith(start)]
        start, name = max(fits, default=("", ""), key=lambda fit: len(fit[0]))
        return f"{name}:{term.value[len(start) :]}" if start else term.value

    def export(self, format: str, target) -> None:
        """Write what the view shows to a file, folder or open stream; see kg.export.write."""
        from kg.export import write

        write(format, self.chronicle, self.view, target, self.base)

    def dataset(self) -> rdflib.Dataset:
        """The whole as an rdflib Dataset in memory, with the named graphs."""
        import rdflib

        dataset = rdflib.Dataset(default_union=True)
        dataset.parse(self.build.quads, format="nquads")
        return dataset

    def network(self):
        """The actors and ties of the view as a networkx MultiDiGraph."""
        from kg.network import graph

        return graph(self.chronicle, self.view)


def numbers(graph: Graph) -> dict[str, dict[str, int]]:
    """How much a graph holds: cards, facts by kind and status, claims by method and word."""
    claims = [claim for claim in graph.claims() if graph.view.counts(claim)]
    standings = list(replace(graph.view, statuses=frozenset(Status)).standings(claims))
    return {
        "graph": {
            "actors": len(graph.actors),
            "places": len(graph.places),
            "sources": len(graph.sources),
            "facts": len(standings),
            "claims": len(claims),
        },
        "facts by kind": _count(s.fact.kind for s in standings),
        "facts by status": _count(str(s.status) for s in standings),
        "claims by method": _count(c.method for c in claims),
        "claims by word": _count(c.certainty if c.affirms else "denied" for c in claims),
        "evidence": {
            "with a quote": sum(bool(c.evidence.exact) for c in claims),
            "attributed to a speaker": sum(bool(c.according_to) for c in claims),
            "facts with two independent sources": sum(
                len(witnesses(s.sources, graph.sources)) > 1 for s in standings
            ),
        },
    }


def _count(words: Iterable[str]) -> dict[str, int]:
    return dict(sorted(Counter(words).items()))


__all__ = ["Graph", "UnknownName", "numbers", "open_graph"]
