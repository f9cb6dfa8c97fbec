"""single-source: facts that hang on one independent source, and what each source alone decides."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from kg.evidence.changes import Change, changed
from kg.model import Claim, Source, witnesses
from kg.view import Standing, View


@dataclass(frozen=True)
class Single:
    """A fact whose claims all come from one independent source (`witness`: it and its copies)."""

    standing: Standing
    witness: tuple[str, ...]


def single_source(
    claims: Iterable[Claim], view: View, sources: Mapping[str, Source]
) -> list[Single]:
    """The facts of a view that rest on one independent source, by source and id."""
    found = ((s, witnesses(s.sources, sources)) for s in view.standings(claims))
    singles = [Single(standing, told[0]) for standing, told in found if len(told) == 1]
    return sorted(singles, key=lambda single: (single.witness, single.standing.fact.id))


def leave_one_out(claims: Iterable[Claim], view: View) -> dict[str, list[Change]]:
    """For each source, what the view would say differently if it did not exist.

    Only sources on which something hangs; those that decide most come first.
    """
    by_fact: dict[str, list[Claim]] = {}
    for claim in claims:
        by_fact.setdefault(claim.about.id, []).append(claim)
    every = chain.from_iterable(by_fact.values())
    known = {standing.fact.id: standing for standing in view.standings(every)}
    by_source: dict[str, set[str]] = {}
    for id, said in by_fact.items():
        for claim in said:
            by_source.setdefault(claim.source, set()).add(id)
    found = {}
    for source, ids in by_source.items():
        less = replace(view, without=view.without | {source})
        before = [known[id] for id in ids if id in known]
        after = less.standings(claim for id in ids for claim in by_fact[id])
        found[source] = changed(before, after)
    ordered = sorted(found, key=lambda source: (-len(found[source]), source))
    return {source: found[source] for source in ordered if found[source]}
