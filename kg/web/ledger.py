"""Ledger: what pages look up in a view: claims by what they speak of, and how each fact stands."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cached_property

from kg.briefing.words import name, sentence
from kg.evidence import Change
from kg.figures.imprint import shown
from kg.graph import Graph
from kg.model import Claim, Event, Fact, Source, Tie, by_publication, witnesses
from kg.network import Relations
from kg.view import Standing
from kg.web.sheet import Cell
from kg.web.texts import Texts


class Ledger:
    """A graph in its view, folded once for all pages."""

    def __init__(self, graph: Graph, texts: Texts) -> None:
        self.graph = graph
        self.texts = texts
        self.chronicle = graph.chronicle
        self.view = graph.view

    # -- what there is -------------------------------------------------------------------------

    @cached_property
    def by_fact(self) -> dict[str, list[Claim]]:
        """All claims on each fact, in order of publication."""
        return _grouped(self.chronicle.claims, lambda claim: (claim.about.id,))

    @cached_property
    def by_source(self) -> dict[str, list[Claim]]:
        """All claims of each source."""
        return _grouped(self.chronicle.claims, lambda claim: (claim.source,))

    @cached_property
    def by_place(self) -> dict[str, list[Claim]]:
        """All claims that name a place."""
        return _grouped(self.chronicle.claims, lambda claim: (claim.place,) if claim.place else ())

    @cached_property
    def by_actor(self) -> dict[str, list[Claim]]:
        """All claims in which an actor takes part."""
        return _grouped(self.chronicle.claims, lambda claim: claim.actors)

    @cached_property
    def by_speaker(self) -> dict[str, list[Claim]]:
        """All claims that are attributed to an actor."""
        return _grouped(
            self.chronicle.claims, lambda c: (c.according_to,) if c.according_to else ()
        )

    @cached_property
    def claims(self) -> dict[str, Claim]:
        """All claims by id."""
        return {claim.id: claim for claim in self.chronicle.claims}

    @cached_property
    def standings(self) -> dict[str, Standing]:
        """How each fact stands in the view, by id; those that the view does not show are absent."""
        return {s.fact.id: s for s in self.view.standings(self.chronicle.claims)}

    @cached_property
    def falls_without(self) -> Mapping[str, list[Change]]:
        """What stands differently without each source alone."""
        return self.graph.evidence.leave_one_out()

    @cached_property
    def copies(self) -> dict[str, list[Source]]:
        """The sources that copy each source."""
        found: dict[str, list[Source]] = defaultdict(list)
        for source in self.chronicle.sources.values():
            if source.copy_of:
                found[source.copy_of].append(source)
        return found

    @cached_property
    def parts(self) -> dict[str, list[str]]:
        """The ids of the events that are parts of each event."""
        found: dict[str, list[str]] = defaultdict(list)
        for fact in self.chronicle.facts.values():
            if isinstance(fact, Event) and fact.part_of:
                found[fact.part_of].append(fact.id)
        return found

    @cached_property
    def relations(self) -> Relations:
        """Who stands with and against whom."""
        return Relations(self.chronicle, self.view)

    # -- cells ---------------------------------------------------------------------------------

    def called(self, fact: Fact) -> str:
        """A tie as a sentence of names, an event by its name."""
        return sentence(self.chronicle.actors, fact)

    def actor(self, id: str) -> Cell:
        """An actor's name that leads to its page."""
        known = id in self.chronicle.actors
        return Cell(name(self.chronicle.actors, id), ("actor", id) if known else None)

    def place(self, id: str) -> Cell:
        """A place's name that leads to its page."""
        card = self.chronicle.places.get(id)
        return Cell(card.name, ("place", id)) if card else Cell(id)

    def source(self, id: str) -> Cell:
        """A source's title that leads to its page."""
        card = self.chronicle.sources.get(id)
        if card is None:
            return Cell(id)
        return Cell(card.title or id, ("source", id), card.language)

    def fact(self, fact: Fact) -> Cell:
        """A fact's words that lead to its page."""
        return Cell(self.called(fact), (noun(fact), fact.id))

    def independent(self, sources: Iterable[str]) -> int:
        """How many of these sources are independent of each other."""
        return len(witnesses(sources, self.chronicle.sources))


def noun(fact: Fact) -> str:
    """`tie` or `event`: the kind of a fact's page."""
    return "tie" if isinstance(fact, Tie) else "event"


def status(word: object) -> Cell:
    """A status or verdict, marked for colour and sign."""
    return Cell(str(word or ""), mark=str(word or ""))


def day(moment: object) -> Cell:
    """A date for the eye."""
    return Cell(shown(moment) if moment else "")


def _grouped(claims: Iterable[Claim], keys) -> dict[str, list[Claim]]:
    found: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=by_publication):
        for key in keys(claim):
            found[key].append(claim)
    return found
