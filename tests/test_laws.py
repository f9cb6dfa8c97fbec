"""Laws of the answers, on random small graphs: filters are the same as asking fewer claims."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_graphs import ACTORS, SOURCES, chronicle, days, many

from kg.backing import backers
from kg.ceasefires import ceasefires
from kg.evidence import (
    coverage,
    disputes,
    gaps,
    leave_one_out,
    reasons,
    single_source,
    stale,
)
from kg.evidence.changes import between_builds, between_days, between_knowledge, changed
from kg.model import Tie, witnesses
from kg.network import allies, path, rivals
from kg.support import Supports, at_table, both_sides, proxies, shared, switched
from kg.timeline import timeline
from kg.view import Persistence, Status, Verdict, View

RULES = st.sampled_from(("until-contradicted", "none", "6 months")).map(Persistence.parse)
views = st.builds(View, as_of=st.none() | days, since=st.none() | days, persistence=RULES)
sources = st.sampled_from(sorted(SOURCES))
HALF_A_YEAR = Persistence("6 months")

# every answer that a graph gives, as a call with a chronicle and a view
ANSWERS = {
    "standings": lambda c, v: list(v.standings(c.claims)),
    "backers": lambda c, v: [backers(c.claims, v, actor) for actor in ACTORS],
    "timeline": lambda c, v: timeline(c.claims, v, ties=True),
    "chains": lambda c, v: Supports(c, v, roll_up=True).chains(hops=3),
    "both sides": lambda c, v: both_sides(c, v, roll_up=True),
    "proxies": lambda c, v: proxies(c, v, roll_up=True),
    "shared": shared,
    "switched": switched,
    "at table": at_table,
    "allies": lambda c, v: [allies(c, v, actor) for actor in ACTORS],
    "rivals": lambda c, v: [rivals(c, v, actor) for actor in ACTORS],
    "path": lambda c, v: path(c, v, "arran", "west", hostile=True),
    "ceasefires": lambda c, v: ceasefires(c.claims, v),
    "disputes": lambda c, v: disputes(c.claims, v),
    "single source": lambda c, v: single_source(c.claims, v, c.sources),
    "stale": lambda c, v: stale(c.claims, v, HALF_A_YEAR, date(2001, 12, 31)),
    "gaps": lambda c, v: gaps(c, v, HALF_A_YEAR),
    "coverage": lambda c, v: coverage(c.claims, v, c.sources),
}
each_answer = pytest.mark.parametrize("answer", ANSWERS.values(), ids=ANSWERS)
some = settings(max_examples=40)


@each_answer
@some
@given(said=many, view=views, left_out=sources)
def test_without_a_source_is_as_if_it_had_said_nothing(answer, said, view, left_out):
    less = [claim for claim in said if claim.source != left_out]
    without = replace(view, without=frozenset({left_out}))
    assert answer(chronicle(said), without) == answer(chronicle(less), view)


@each_answer
@some
@given(said=many, view=views, day=days)
def test_known_by_is_as_if_nothing_had_been_published_or_taken_back_later(answer, said, view, day):
    then = [
        claim if claim.retracted is None or claim.retracted.earliest <= day
        else replace(claim, retracted=None)
        for claim in said
        if claim.published.latest <= day
    ]  # fmt: skip
    told, asked = (
        answer(chronicle(said), replace(view, known_by=day)),
        answer(chronicle(then), view),
    )
    assert ids(told) == ids(asked)


@each_answer
@some
@given(said=many, view=views, seed=st.randoms(use_true_random=False))
def test_the_order_of_claims_does_not_matter(answer, said, view, seed):
    mixed = list(said)
    seed.shuffle(mixed)
    assert answer(chronicle(mixed), view) == answer(chronicle(said), view)


def ids(told) -> str:
    """An answer without the retractions of its claims, which only a later day knows."""
    return re.sub(r"retracted=(None|Moment\([^()]*(\([^()]*\)[^()]*)*\))", "", repr(told))


@some
@given(said=many, view=views)
def test_leaving_one_out_equals_asking_again_without_it(said, view):
    found = leave_one_out(said, view)
    for source in SOURCES:
        less = [claim for claim in said if claim.source != source]
        again = changed(view.standings(said), view.standings(less))
        assert found.get(source, []) == again


@some
@given(said=many, view=views, first=days, second=days)
def test_what_is_known_only_grows(said, view, first, second):
    first, second = sorted((first, second))
    early, late = (
        {c.id for c in said if replace(view, known_by=day).counts(c)} for day in (first, second)
    )
    assert early <= late


@some
@given(said=many, first=days, second=days)
def test_what_has_happened_by_a_day_has_happened_by_a_later_one(said, first, second):
    first, second = sorted((first, second))
    early, late = (
        {entry.fact.id for entry in timeline(said, View(as_of=day))} for day in (first, second)
    )
    assert early <= late


@some
@given(said=many, day=days)
def test_a_longer_persistence_never_makes_a_tie_less_sure(said, day):
    rules = [Persistence.parse(rule) for rule in ("none", "6 months", "until-contradicted")]
    order = [Verdict.HOLDS, Verdict.PRESUMED, Verdict.POSSIBLE, Verdict.NOT, None]
    found = [
        {s.fact.id: order.index(s.verdict) for s in View(as_of=day, persistence=r).standings(said)}
        for r in rules
    ]
    for less, more in zip(found, found[1:], strict=False):
        assert set(less) <= set(more)
        assert all(more[id] <= rank for id, rank in less.items())


@some
@given(said=many, view=views)
def test_more_sources_never_make_fewer_witnesses(said, view):
    for standing in view.standings(said):
        told = standing.sources
        assert len(witnesses(told[:-1], SOURCES)) <= len(witnesses(told, SOURCES)) <= len(told)


@some
@given(said=many, view=views)
def test_a_chain_is_as_sure_as_its_weakest_step(said, view):
    order = list(Status)
    for chain in Supports(chronicle(said), view, roll_up=True).chains(hops=3):
        assert order.index(chain.status) == max(order.index(s.status) for s in chain.steps)
        assert len(set(chain.actors)) == len(chain.actors)


@some
@given(said=many, view=views)
def test_why_gives_the_verdict_and_status_of_the_view(said, view):
    for fact in {claim.about for claim in said}:
        of_it = [claim for claim in said if claim.about == fact]
        found = reasons(of_it, view)
        standing = next(view.standings(of_it), None)
        assert found.standing == standing
        if standing:
            assert found.status.startswith(str(standing.status))
        if standing and standing.verdict and view.as_of:
            assert found.verdict.startswith(f"on {view.as_of}: {standing.verdict}")


@some
@given(said=many, view=views, first=days, second=days)
def test_nothing_changes_between_a_state_and_itself(said, view, first, second):
    assert between_builds(said, said, view) == []
    assert between_days(said, view, first, first) == []
    assert between_knowledge(said, view, second, second) == []


@some
@given(said=many, first=days, second=days)
def test_what_came_to_stand_between_two_days_stands_on_the_second_only(said, first, second):
    first, second = sorted((first, second))
    on = [{s.fact.id for s in View(as_of=day).standings(said)} for day in (first, second)]
    for change in between_days(said, View(), first, second):
        if isinstance(change.fact, Tie) and change.old is None:
            assert change.fact.id in on[1]
        if change.new is None:
            assert change.fact.id in on[0]
