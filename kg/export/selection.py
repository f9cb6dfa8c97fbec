"""selection: the part of a chronicle that a view shows, with all that its claims refer to."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

from kg.model import Chronicle, Claim, Fact, Tie, larger
from kg.timeline import timeline
from kg.view import Status, View

Thing = TypeVar("Thing")


def selection(chronicle: Chronicle, view: View) -> Chronicle:
    """The claims that count on the facts that the view shows, and the entities they need.

    Where the view asks for no status, facts whose claims were all taken back are kept too, each
    claim with the day of its retraction. A view that filters nothing gives the chronicle itself.
    """
    shown = _shown(chronicle, view)
    if not view.statuses:
        shown |= _shown(chronicle, replace(view, statuses=frozenset({Status.RETRACTED})))
    kept = tuple(c for c in chronicle.claims if view.counts(c) and c.about in shown)
    if len(kept) == len(chronicle.claims):
        return chronicle
    return replace(
        chronicle,
        actors=_of(chronicle.actors, {id_ for claim in kept for id_ in _actors(claim)}),
        places=_of(chronicle.places, _upwards(chronicle, kept)),
        sources=_of(chronicle.sources, _copied(chronicle, kept)),
        claims=kept,
    )


def _shown(chronicle: Chronicle, view: View) -> set[Fact]:
    ties = {s.fact for s in view.standings(chronicle.claims) if isinstance(s.fact, Tie)}
    return ties | {entry.fact for entry in timeline(chronicle.claims, view)}


def _of(things: Mapping[str, Thing], ids: set[str]) -> dict[str, Thing]:
    return {id_: thing for id_, thing in things.items() if id_ in ids}


def _actors(claim: Claim) -> Iterator[str]:
    yield from claim.actors
    if claim.according_to:
        yield claim.according_to


def _upwards(chronicle: Chronicle, claims: tuple[Claim, ...]) -> set[str]:
    """The places of the claims and the larger places that they lie within."""
    told = {claim.place for claim in claims}
    return told | {up for place in told for up in larger(place, chronicle.places.get)}


def _copied(chronicle: Chronicle, claims: tuple[Claim, ...]) -> set[str]:
    """The sources of the claims and those that they are copies of."""
    found: set[str] = set()
    for source in {claim.source for claim in claims}:
        while source in chronicle.sources and source not in found:
            found.add(source)
            source = chronicle.sources[source].copy_of
    return found
