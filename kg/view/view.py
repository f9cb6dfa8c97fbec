"""View: the claims that a reader lets count, and the facts folded from them."""

from collections.abc import Iterable, Iterator
from dataclasses import Field, dataclass, field, fields, replace
from datetime import date
from functools import cached_property

from kg.model import Claim, Fact, Tie, by_publication, includes
from kg.view.on_day import outlives, verdict
from kg.view.persistence import Persistence
from kg.view.standing import Standing, Status, Verdict


@dataclass(frozen=True)
class View:
    """A reader's filters; every asking, drawing and exporting verb takes the same ones.

    `as_of` is the day asked about, `since` and `until` a window, `known_by` the day by which a
    claim must have been published; the sets are empty when they do not filter. A claim without a
    confidence of its own (curated, imported) passes `min_confidence`. `dissolutions` are claims on
    the ends of bodies, of which those that count bound how long ties with them are presumed;
    `inside` are the places within `places`, which count as they do. A graph fills in both.

    >>> View(as_of=date(2020, 6, 2)).header
    ['as of 2020-06-02', 'persistence: until-contradicted']
    """

    as_of: date | None = None
    since: date | None = None
    until: date | None = None
    known_by: date | None = None
    sources: frozenset[str] = frozenset()
    without: frozenset[str] = frozenset()
    according_to: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    means: frozenset[str] = frozenset()
    methods: frozenset[str] = frozenset()
    places: frozenset[str] = frozenset()
    statuses: frozenset[str] = frozenset()
    min_confidence: float = 0.0
    persistence: Persistence = Persistence()
    dissolutions: tuple[Claim, ...] = field(default=(), compare=False, repr=False)
    inside: frozenset[str] = field(default=frozenset(), compare=False, repr=False)

    def counts(self, claim: Claim) -> bool:
        """True when this claim may speak: by source, speaker, kind, means, method and so on."""
        return (
            _published_by(claim, self.known_by)
            and (not self.sources or claim.source in self.sources)
            and claim.source not in self.without
            and (not self.according_to or claim.according_to in self.according_to)
            and (not self.kinds or claim.about.kind in self.kinds)
            and (not self.means or _any_means(self.means, claim))
            and (not self.methods or claim.method in self.methods)
            and (not self.places or claim.place in self.places or claim.place in self.inside)
            and (claim.confidence is None or claim.confidence >= self.min_confidence)
        )

    def standings(self, claims: Iterable[Claim]) -> Iterator[Standing]:
        """The facts that the counting claims are about, as they stand, in order of fact id.

        With `as_of`, ties carry a verdict and those that the claims speak against are left out; a
        tie that is only denied has none. A fact outside of the window is left out, and one whose
        claims were all retracted unless `statuses` asks for it; with `means`, so is one of which no
        claim names them (a denial of all backing alone).
        """
        for fact, said in self.counted(claims).items():
            if standing := self.standing(fact, said):
                yield standing

    def counted(self, claims: Iterable[Claim]) -> dict[Fact, list[Claim]]:
        """The claims that count, by the fact that they are about, in order of fact id."""
        found: dict[Fact, list[Claim]] = {}
        for claim in claims:
            if self.counts(claim):
                found.setdefault(claim.about, []).append(claim)
        return {fact: found[fact] for fact in sorted(found, key=lambda fact: fact.id)}

    def speaks(self, claim: Claim) -> bool:
        """False for a claim that was taken back by the day of knowledge."""
        return not _retracted_by(claim, self.known_by)

    def standing(self, fact: Fact, said: list[Claim]) -> Standing | None:
        """How a fact stands by all counting claims on it; None where the view does not show it."""
        found = self._fold(fact, said)
        return found if found and self._shows(found) else None

    def _fold(self, fact: Fact, said: list[Claim]) -> Standing | None:
        live = [c for c in said if self.speaks(c)]
        if not live:
            return Standing(fact, _ordered(said), Status.RETRACTED)
        over = self.ends(fact)
        if self.as_of and isinstance(fact, Tie):
            live = [c for c in live if c.affirms or self._bears(c, over)]
        affirming = [c for c in live if c.affirms]
        if self.means and not any(c.affirms or c.specific_means for c in live):
            return None  # a denial of all backing, where nobody speaks of these means
        status = _status(affirming, [c for c in live if not c.affirms])
        if self.as_of is None or not isinstance(fact, Tie):
            return Standing(fact, _ordered(live), status, None, over)
        if not affirming:
            return Standing(fact, _ordered(live), status, None, over) if live else None
        standing = Standing(fact, _ordered(live), status, None, over)
        return replace(standing, verdict=self._verdict(standing, self.as_of))

    def ends(self, fact: Fact) -> tuple[Claim, ...]:
        """The dissolutions that count of the actors of a tie, but of a succession, in order."""
        if not isinstance(fact, Tie) or fact.kind == "succession":
            return ()
        found = {claim.id: claim for actor in fact.actors for claim in self.ended(actor)}
        return tuple(found[id] for id in sorted(found))

    def ended(self, actor: str) -> tuple[Claim, ...]:
        """What is stated of the end of a body by the claims that count, and not disputed."""
        return tuple(self._dissolved.get(actor, ()))

    @cached_property
    def _dissolved(self) -> dict[str, list[Claim]]:
        plain = replace(self.backdrop, as_of=None, since=None, until=None, dissolutions=())
        found: dict[str, list[Claim]] = {}
        for standing in plain.standings(self.dissolutions):
            if standing.status is Status.STATED:
                for claim in standing.affirming:
                    if claim.span.end and claim.certainty == "stated":
                        for body in dict(claim.roles).get("body", ()):
                            found.setdefault(body, []).append(claim)
        return found

    def _bears(self, denial: Claim, over: tuple[Claim, ...]) -> bool:
        """True for a denial that may speak of the day asked about."""
        day, span = self.as_of, denial.span
        return span.may_cover(day) and not outlives(day, span, (c.span.end for c in over))

    def _verdict(self, standing: Standing, day: date) -> Verdict:
        spans = [claim.span for claim in standing.affirming]
        return verdict(spans, day, self.persistence, standing.actors_ended)

    def _shows(self, standing: Standing) -> bool:
        if standing.verdict is Verdict.NOT or not self._in_window(standing):
            return False
        if self.means and not any(_names_means(self.means, c) for c in standing.claims):
            return False
        if self.statuses:
            return standing.status in self.statuses
        return standing.status is not Status.RETRACTED

    def _in_window(self, standing: Standing) -> bool:
        if self.since is None and self.until is None:
            return True
        first, last = self.since or date.min, self.until or date.max
        extents = [c.span.extent for c in standing.claims if c.span.extent]
        if any(begun <= last and first <= ended for begun, ended in extents):
            return True
        if self.since is None or not isinstance(standing.fact, Tie):
            return False
        # no claim names a day of the window, so that each of its days stands as its first one
        found = self._verdict(standing, first)
        return found in (Verdict.HOLDS, Verdict.PRESUMED)

    def knowing(self, claims: Iterable[Claim]) -> "View":
        """This view with the ends of bodies that these claims tell of."""
        told = tuple(claim for claim in claims if claim.about.kind == "dissolution")
        return replace(self, dissolutions=told)

    @property
    def backdrop(self) -> "View":
        """This view without its choice of facts (kinds, means, places, statuses).

        The facts that an answer needs beside those asked for are seen so: the enmity of two whose
        backers are asked for by means, say. Which claims count and when stays the same.
        """
        none: frozenset[str] = frozenset()
        return replace(self, kinds=none, means=none, places=none, statuses=none)

    @property
    def header(self) -> list[str]:
        """The filters in force, told in words for the head of an answer."""
        told = []
        for item in filters(self):
            value = getattr(self, item.name)
            if item.name == "persistence":
                if self.as_of:
                    told.append(f"persistence: {value}")
            elif value:
                shown = ", ".join(sorted(value)) if isinstance(value, frozenset) else value
                told.append(f"{_TOLD[item.name]} {shown}")
        return told


def filters(view: View) -> list[Field]:
    """The fields of a view that a reader sets."""
    return [item for item in fields(view) if item.compare]


_TOLD = {
    "as_of": "as of",
    "since": "from",
    "until": "to",
    "known_by": "known by",
    "sources": "only sources",
    "without": "without sources",
    "according_to": "according to",
    "kinds": "kinds",
    "means": "means",
    "methods": "methods",
    "places": "places",
    "statuses": "status",
    "min_confidence": "confidence from",
}


def _published_by(claim: Claim, day: date | None) -> bool:
    if day is None:
        return True
    published = claim.published
    return published is not None and published.latest is not None and published.latest <= day


def _retracted_by(claim: Claim, known_by: date | None) -> bool:
    if claim.retracted is None:
        return False
    return known_by is None or (claim.retracted.earliest or date.min) <= known_by


def _any_means(wanted: frozenset[str], claim: Claim) -> bool:
    if claim.affirms or _names_means(wanted, claim):
        return _names_means(wanted, claim)
    # who denies all backing denies each means of it, and who denies military backing denies arms
    denied = claim.specific_means
    return not denied or any(includes(broad, want) for broad in denied for want in wanted)


def _names_means(wanted: frozenset[str], claim: Claim) -> bool:
    return any(includes(broad, narrow) for broad in wanted for narrow in claim.means)


def _status(affirming: list[Claim], denying: list[Claim]) -> Status:
    if not affirming:
        return Status.DENIED
    unopposed = [c for c in affirming if not any(opposes(denial, c) for denial in denying)]
    if not unopposed:
        return Status.DISPUTED
    return Status.STATED if any(c.certainty == "stated" for c in unopposed) else Status.ALLEGED


def opposes(denial: Claim, claim: Claim) -> bool:
    """True when a denial bears on an affirmation: a denial of troops does not bear on arms."""
    if not denial.specific_means:
        return True
    return bool(claim.specific_means) and all(
        any(includes(broad, narrow) for broad in denial.specific_means)
        for narrow in claim.specific_means
    )


def _ordered(claims: list[Claim]) -> tuple[Claim, ...]:
    return tuple(sorted(claims, key=by_publication))
