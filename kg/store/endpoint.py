"""The endpoint: a published build in any SPARQL 1.1 store, asked as the SQLite index is.

The methods are those of kg.store.index.Index and yield equal claims and cards; they come in pages,
so that no more than a page is held at once.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Any

import pyoxigraph as ox

from kg.model import Chronicle, Claim, Moved
from kg.rdf import chronicle_from, claims_from, fetching, iri
from kg.rdf.entities import GEOMETRY
from kg.rdf.vocabulary import full, id_of
from kg.store.codec import Card
from kg.store.index import names_of
from kg.store.server import UNION, EndpointError, Server

IRIS, THINGS = 5000, 500  # of one page: addresses of things, and things with what is said of them


class Endpoint:
    """A conflict in a store at an address; EndpointError, at the first question, if there is none.

    The address is that for queries: `http://localhost:7878/query`.
    """

    def __init__(self, server: Server) -> None:
        self.server = server
        self._cards: dict[tuple[str, str], Card | None] = {}
        self._all: dict[str, list[str]] = {}
        self._named: dict[str, set[str]] = {}

    # -- the narrow door -----------------------------------------------------------------------

    def claims(
        self,
        actor: str | None = None,
        kinds: Iterable[str] | None = None,
        between: tuple[date | None, date | None] | None = None,
        fact: str | None = None,
        source: str | None = None,
    ) -> Iterator[Claim]:
        """The claims that kg.store.index.Index.claims finds, in order of id."""
        if "" in (actor, fact, source):
            return
        pattern = fetching.claims(self.base, actor, kinds, between, fact, source)
        yield from self._claims(self._iris(pattern, f"{self.base}claim/"))

    def claim(self, id: str) -> Claim | None:
        """The claim of an id, or None."""
        found = self._claims([iri("claim", id, self.base)]) if id else iter(())
        return next(found, None)

    def cards(self, noun: str, ids: Iterable[str] | None = None) -> dict[str, Card]:
        """The actors, places or sources (`actor`, `place`, `source`) by id; all, or those named."""
        if ids is None:
            if noun not in self._all:
                self._all[noun] = self._ids(noun, fetching.CARDS[noun])
            ids = self._all[noun]
        ids = sorted(filter(None, set(ids)))
        missing = {id for id in ids if (noun, id) not in self._cards}
        if missing:  # and those that claims named, which are asked for next
            named = self._named.pop(noun, set())
            missing |= {id for id in named if id and (noun, id) not in self._cards}
            self._fetch(noun, sorted(missing))
        return {id: card for id in ids if (card := self._cards[noun, id])}

    def names(self, noun: str) -> list[tuple[str, str]]:
        """(name or alias, id) of all actors, places or sources; preferred names first."""
        found = [(n > 0, text, id) for id, c in self.cards(noun).items() for n, text in names_of(c)]
        return [(text, id) for _, text, id in sorted(found, key=lambda name: name[0])]

    def facts(self) -> list[str]:
        """The ids of all facts."""
        found = (("tie", "kg:Tie"), ("event", "kg:Event"))
        return sorted(id for noun, name in found for id in self._ids(noun, name))

    def moved(self, id: str | None = None) -> list[Moved]:
        """The moves of an id, of any noun, or all moves: ids that are no longer used."""
        return [move for move in self._moved if id is None or move.was == id]

    def settings(self) -> dict[str, str]:
        """What the build noted of itself: title, licence, base IRI."""
        return {key: self._noted[key] for key in ("title", "licence", "base")}

    # -- RDF -----------------------------------------------------------------------------------

    @property
    def base(self) -> str:
        """The base IRI of the things of the conflict."""
        return self._noted["base"]

    @property
    def manifest(self) -> dict[str, str]:
        """Which state was published: the hash of its quads, and when it was built."""
        if not self._noted["built"]:
            raise EndpointError(
                f"{self.server.url} does not say which build it holds; publish it with kg publish"
            )
        return {"quads-sha256": self._noted["digest"], "built": self._noted["built"]}

    def query(self, sparql: str, prefixes: dict[str, str]) -> Any:
        """The result of a SPARQL query over the union of all graphs, with prefixes declared."""
        head = " ".join(f"PREFIX {name}: <{start}>" for name, start in prefixes.items())
        return self.server.query(f"{head}\n{sparql}", self._union)

    def quads(self) -> Iterator[ox.Quad]:
        """All quads of the conflict."""
        for row in self.server.rows("SELECT ?s ?p ?o ?g WHERE { GRAPH ?g { ?s ?p ?o } }"):
            if row["g"].value.startswith(f"{self.base}graph/"):
                yield ox.Quad(*row)

    def graphs(self, base: str = "") -> list[str]:
        """The IRIs of the named graphs of the conflict, or of that of a base."""
        return list(self._iris(fetching.graphs(), f"{base or self.base}graph/"))

    def conflicts(self) -> dict[str, dict[str, str]]:
        """What each conflict in the store noted of itself, by base."""
        names = ("base", "title", "licence", "digest", "built")
        rows = self.server.rows(fetching.datasets())
        notes = [{name: row[name].value if row[name] else "" for name in names} for row in rows]
        return {note["base"]: note for note in notes}

    # -- how -----------------------------------------------------------------------------------

    @cached_property
    def _noted(self) -> dict[str, str]:
        found = self.conflicts()
        chosen = os.environ.get("KG_BASE") or next(iter(found), "")
        if not found or chosen not in found:
            there = f"; it has {', '.join(sorted(found))}" if found else ""
            what = f"no conflict under {chosen}" if chosen else "no conflict"
            raise EndpointError(
                f"{self.server.url} holds {what} (or it is being published){there};"
                " kg publish puts one there"
            )
        if len(found) > 1 and "KG_BASE" not in os.environ:
            raise EndpointError(
                f"{self.server.url} holds {len(found)} conflicts; set KG_BASE to one of their"
                f" bases: {', '.join(sorted(found))}"
            )
        return found[chosen]

    @cached_property
    def _union(self) -> dict[str, Any]:
        """What makes the store take all graphs for its default graph; all of them, if need be."""
        some = f"SELECT ?set WHERE {{ ?set a <{full('void:Dataset')}> }} LIMIT 1"
        if any(True for _ in self.server.rows(some)):
            return UNION
        names = self.graphs()
        return {"default-graph-uri": names, "named-graph-uri": names}

    @cached_property
    def _moved(self) -> list[Moved]:
        gone = self._iris(fetching.with_property("owl:deprecated"), self.base)
        return sorted(move for page in _pages(gone) for move in self._read(self._told(page)).moved)

    def _ids(self, noun: str, name: str) -> list[str]:
        """The ids of all things of a class."""
        found = self._iris(fetching.of_class(name), f"{self.base}{noun}/")
        return [id_of(one, noun, self.base) for one in found]

    def _iris(self, pattern: str, start: str) -> Iterator[str]:
        """The things with a start that a pattern finds, in order of IRI, a page at a time."""
        after = ""
        while True:
            asked = fetching.page(pattern, start, after, IRIS)
            found = [row["it"].value for row in self.server.rows(asked)]
            yield from found
            if len(found) < IRIS:
                return
            after = found[-1]

    def _claims(self, found: Iterable[str]) -> Iterator[Claim]:
        for page in _pages(found):
            told = self._told(page)
            facts = _led_to(told, "kg:about")
            told += self._told(facts, "facts") if facts else []
            if quotes := _led_to(told, "kg:evidence"):
                told += self._told(quotes)
            with self._sound():
                claims = claims_from(told, self.base)
            for claim in claims:
                self._named.setdefault("actor", set()).update(claim.actors, [claim.according_to])
                self._named.setdefault("source", set()).add(claim.source)
            yield from claims

    def _fetch(self, noun: str, ids: list[str]) -> None:
        for page in _pages(ids):
            nodes = [iri(noun, id, self.base) for id in page]
            points = [f"{node}#{GEOMETRY}" for node in nodes] if noun == "place" else []
            found = getattr(self._read(self._told([*nodes, *points])), f"{noun}s")
            self._cards |= {(noun, id): found.get(id) for id in page}

    def _told(self, nodes: Iterable[str], name: str = "") -> list[ox.Triple]:
        rows = self.server.rows(fetching.told_of(nodes, name, self.base))
        return [ox.Triple(row["s"], row["p"], row["o"]) for row in rows]

    def _read(self, told: list[ox.Triple]) -> Chronicle:
        with self._sound():
            return chronicle_from(told, self.base)

    @contextmanager
    def _sound(self) -> Iterator[None]:
        """What is broken in the graph is told as an EndpointError."""
        try:
            yield
        except ValueError as error:
            raise EndpointError(
                f"{self.server.url} holds what conflict-kg did not write: {error}; publish anew"
            ) from None


def _pages(things: Iterable[str]) -> Iterator[tuple[str, ...]]:
    things = iter(things)
    while page := tuple(islice(things, THINGS)):
        yield page


def _led_to(told: list[ox.Triple], name: str) -> list[str]:
    """The things to which a property leads, each once."""
    return sorted({t.object.value for t in told if t.predicate.value == full(name)})
