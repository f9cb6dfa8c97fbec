"""CHECKS: what can be wrong with facts that are well formed, one function a check.

References, dates and keys are checked while reading (`folder`, `statements`); these look at the
whole.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations

from kg.folder import YAML
from kg.model import KINDS, Actor, Chronicle, Claim, Event, Source, Tie
from kg.problems import Problem

Check = Callable[[Chronicle], Iterator[Problem]]


def required_roles(chronicle: Chronicle) -> Iterator[Problem]:
    """An event has somebody in each role that its kind requires, by some claim on it."""
    filled: dict[Event, set[str]] = defaultdict(set)
    first: dict[Event, Claim] = {}
    for claim in chronicle.claims:
        if isinstance(claim.about, Event):
            filled[claim.about] |= {role for role, _ in claim.roles}
            first.setdefault(claim.about, claim)
    for event, roles in filled.items():
        for role in KINDS[event.kind].required:
            if role not in roles:
                yield _at(first[event], f"{event.kind} '{event.id}' needs a '{role}'")


def larger_events(chronicle: Chronicle) -> Iterator[Problem]:
    """An event is part of an event that exists, and not of itself."""
    events = {event.id: event for event in chronicle.events}
    for event in events.values():
        seen, whole = {event.id}, event.part_of
        while whole in events and whole not in seen:
            seen.add(whole)
            whole = events[whole].part_of
        if whole == event.id:
            yield _at(_first(chronicle, event), f"event '{event.id}' is part of itself")
        elif event.part_of and event.part_of not in events:
            message = f"event '{event.id}' is part of unknown event '{event.part_of}'"
            yield _at(_first(chronicle, event), message)


def future_of_its_source(chronicle: Chronicle) -> Iterator[Problem]:
    """No claim dates a fact later than its own source was published."""
    for claim in chronicle.claims:
        last = claim.published and claim.published.latest
        for day in (claim.span.start_earliest, claim.span.end_earliest):
            if last and day and day > last:
                yield _at(claim, f"says {day}, after its source was published ({claim.published})")
                break


def evidence_given(chronicle: Chronicle) -> Iterator[Problem]:
    """Each claim rests on words: a paraphrase (`says`) or a quote."""
    for claim in chronicle.claims:
        if not (claim.evidence.paraphrase or claim.evidence.exact):
            yield _at(claim, "rests on nothing; add `says`: what the source says, in your words")


def self_ties(chronicle: Chronicle) -> Iterator[Problem]:
    """Nobody backs, leads, joins or succeeds himself."""
    for tie in chronicle.ties:
        if len(set(tie.actors)) < len(tie.actors):
            yield _at(_first(chronicle, tie), f"'{tie.sentence}' ties an actor to itself")


def shared_aliases(chronicle: Chronicle) -> Iterator[Problem]:
    """No name or alias is shared by two actors: a reader could not tell them apart."""
    owners: dict[str, str] = {}
    for actor in chronicle.actors.values():
        if not _is_curated(actor):
            continue  # datasets share acronyms; whom they mean stands in imports/actors.csv
        names = [actor.name, *actor.aliases, *(n.text for n in actor.names), *actor.demonyms]
        for name in dict.fromkeys(n.casefold() for n in [*names, *actor.metonyms]):
            if owners.setdefault(name, actor.id) != actor.id:
                message = f"actors '{owners[name]}' and '{actor.id}' share the name '{name}'"
                yield _on(actor.origin, message)


def contradictory_leadership(chronicle: Chronicle) -> Iterator[Problem]:
    """Two actors do not hold the same leading post of one body on the same day."""
    posts: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in chronicle.claims:
        if claim.about.kind == "leadership" and _stands(claim):
            posts[claim.about.actors[1], claim.post].append(claim)
    told = set()
    for (led, post), claims in posts.items():
        for one, other in combinations(claims, 2):
            leaders = frozenset((one.about.actors[0], other.about.actors[0]))
            if len(leaders) == 2 and _overlap(one, other) and (led, post, leaders) not in told:
                told.add((led, post, leaders))
                day = max(one.span.start_latest, other.span.start_latest)
                who = " and ".join(f"'{leader}'" for leader in sorted(leaders))
                what = post or "leader"
                yield _at(other, f"{who} are both {what} of '{led}' on {day} ({one.origin})")


def unused_sources(chronicle: Chronicle) -> Iterator[Problem]:
    """Each curated source is cited by a claim, or copied by a source."""
    used = {c.source for c in chronicle.claims} | {s.copy_of for s in chronicle.sources.values()}
    for source in chronicle.sources.values():
        if _is_curated(source) and source.id not in used:
            message = f"source '{source.id}' is cited by no claim; cite or remove it"
            yield _on(source.origin, message)


CHECKS: tuple[Check, ...] = (
    required_roles,
    larger_events,
    future_of_its_source,
    evidence_given,
    self_ties,
    shared_aliases,
    contradictory_leadership,
    unused_sources,
)


def check(chronicle: Chronicle) -> list[Problem]:
    """All findings of all checks, in order of place."""
    return sorted(problem for one in CHECKS for problem in one(chronicle))


def _is_curated(card: Actor | Source) -> bool:
    """True for a card of a YAML file, false for one of an article or a dataset."""
    return card.origin.rpartition(":")[0].endswith(YAML)


def _at(claim: Claim, message: str) -> Problem:
    return _on(claim.origin, message)


def _on(origin: str, message: str) -> Problem:
    path, _, line = origin.rpartition(":")
    return Problem(path, int(line or 0), message)


def _first(chronicle: Chronicle, fact: Tie | Event) -> Claim:
    return next(claim for claim in chronicle.claims if claim.about == fact)


def _stands(claim: Claim) -> bool:
    """True for what a source states and has not taken back."""
    return claim.affirms and claim.certainty == "stated" and claim.retracted is None


def _overlap(one: Claim, other: Claim) -> bool:
    begun = [c.span.start_latest for c in (one, other)]
    ended = [c.span.end_earliest for c in (one, other)]
    return None not in (*begun, *ended) and max(begun) <= min(ended)
