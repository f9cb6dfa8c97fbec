"""Inquiry: the questions about what a graph's answers rest on, as `graph.evidence`."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from typing import Protocol

from kg.evidence.changes import Change, between_builds, between_days, between_knowledge
from kg.evidence.citing import Citation, citations
from kg.evidence.coverage import Coverage, coverage
from kg.evidence.disputes import Dispute, disputes
from kg.evidence.gaps import Gap, gaps
from kg.evidence.single import Single, leave_one_out, single_source
from kg.evidence.stale import Stale, stale
from kg.evidence.why import Reasons, reasons
from kg.model import Chronicle, Claim, Source
from kg.view import Persistence, Status, View

_RETRACTED = frozenset({Status.RETRACTED})


class Asked(Protocol):
    """What is asked: a graph with its view."""

    view: View

    @property
    def chronicle(self) -> Chronicle:
        """Everything at once."""

    @property
    def sources(self) -> Mapping[str, Source]:
        """All sources by id."""

    def claims(self, *, actor: str | None = None, fact: str | None = None) -> Iterator[Claim]:
        """The claims in which an actor takes part, or on a fact, or all."""


class Inquiry:
    """Questions about evidence, asked of one graph; `actor` is an actor's id.

    >>> import kg
    >>> g = kg.open(kg.example("libya")).as_of("2020-06-02")
    >>> g.evidence.why("un-backs-gna").verdict[:45]
    'on 2020-06-02: holds, since dispatch-2020-06-'
    """

    def __init__(self, graph: Asked) -> None:
        self._graph = graph

    def why(self, fact: str) -> Reasons:
        """Why a fact (by id) stands as it does; see kg.evidence.reasons."""
        return reasons(self._graph.claims(fact=fact), self._graph.view)

    def disputes(self, actor: str | None = None) -> list[Dispute]:
        """Facts that are both affirmed and denied."""
        return disputes(self._graph.claims(actor=actor), self._graph.view)

    def single_source(self, actor: str | None = None) -> list[Single]:
        """Facts that rest on one independent source."""
        claims = self._graph.claims(actor=actor)
        return single_source(claims, self._graph.view, self._graph.sources)

    def leave_one_out(self, actor: str | None = None) -> dict[str, list[Change]]:
        """For each source, which facts would stand differently without it."""
        return leave_one_out(self._graph.claims(actor=actor), self._graph.view)

    def stale(self, length: str = "12 months", actor: str | None = None) -> list[Stale]:
        """Ties presumed on the view's day (or today) that were last attested that long ago."""
        rule = Persistence.parse(length)
        return stale(self._graph.claims(actor=actor), self._graph.view, rule, date.today())

    def gaps(self, silence: str = "6 months") -> list[Gap]:
        """What is missing: dates, places, quotes, and long silences."""
        return gaps(self._graph.chronicle, self._graph.view, Persistence.parse(silence))

    def coverage(self, actor: str | None = None) -> list[Coverage]:
        """How much is quoted, dated and confirmed, by kind of fact."""
        claims = self._graph.claims(actor=actor)
        return coverage(claims, self._graph.view, self._graph.sources)

    def citations(self, claims: Iterable[Claim] | None = None) -> list[Citation]:
        """The sources of some claims that count, or of all that the view shows, to be cited.

        Where the view asks for no status, claims that were taken back are cited too.
        """
        view = self._graph.view
        if claims is None:
            views = [view] if view.statuses else [view, replace(view, statuses=_RETRACTED)]
            every = list(self._graph.claims())
            shown = (s for seen in views for s in seen.standings(every))
            claims = [claim for standing in shown for claim in standing.claims]
        counting = {claim.source for claim in claims if view.counts(claim)}
        return citations(self._graph.sources[id] for id in sorted(counting))

    def between_days(self, first: date, second: date) -> list[Change]:
        """What changed from one day to a later one."""
        return between_days(self._graph.claims(), self._graph.view, first, second)

    def between_knowledge(self, first: date, second: date) -> list[Change]:
        """What was learned from one day to a later one."""
        return between_knowledge(self._graph.claims(), self._graph.view, first, second)

    def since(self, older: Asked) -> list[Change]:
        """What changed since another build of the graph."""
        return between_builds(older.claims(), self._graph.claims(), self._graph.view)
