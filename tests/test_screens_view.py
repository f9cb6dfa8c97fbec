"""The view of the screens (JavaScript) shows what the view in Python shows."""

import json
import random
from dataclasses import fields, replace
from datetime import date, timedelta

import pytest

from kg.backing import is_undated
from kg.dates import Moment, Span
from kg.graph import open_graph
from kg.model import METHODS, witnesses
from kg.shipped import example
from kg.timeline import timeline
from kg.view import Persistence, Status, View
from kg.web.bundle import bundle
from kg.web.press import STATIC
from kg.web.screens import VIEW

RULES = ("until-contradicted", "none", "3 months", "1 year", "45 days", "2 weeks", "12 months")
SPANS = ("2019-04/2019-09", "2020-01/..", "/2019-12", "2019-06/", "2019-05/2019-06-15", "2020?")
FOLD = """views => views.map(told => {
  const view = kg.view(told), day = moment => moment && moment.edtf;
  return {
    header: kg.header(view),
    standings: kg.standings(bundle, view).map(s => [
      s.fact.id, s.status, s.verdict, s.claims.map(c => c.id), s.means, s.denied_means, s.posts,
      [s.since, s.until].map(day), [s.first_attested, s.last_attested, s.ended].map(day),
      s.speakers,
      kg.undated(s, view.as_of), kg.independent(bundle, s.sources)]),
    events: kg.events(bundle, view).map(e => [
      e.standing.fact.id, e.earliest, e.latest, e.datings.map(s => s.text), e.places, e.roles]),
  }})"""


class Doubted:
    """The shipped graph with more retractions, doubts and ends: in a third of the claims."""

    def __init__(self, graph) -> None:
        self.graph = graph
        dice = random.Random(5)
        self.claimed = tuple(self._doubt(claim, dice) for claim in graph.claims())
        self.chronicle = replace(graph.chronicle, claims=self.claimed)

    def __getattr__(self, name: str):
        return getattr(self.graph, name)

    def claims(self, *_):
        return iter(self.claimed)

    @staticmethod
    def _doubt(claim, dice: random.Random):
        if dice.random() > 0.35:
            return claim
        year = dice.choice(("2019", "2020-03", "2020-05-17", "[..2020]"))
        taken = Moment.parse(year) if dice.random() < 0.3 else None
        span = Span.parse(dice.choice(SPANS)) if dice.random() < 0.6 else claim.span
        sure = dice.choice((0.0, 0.4, 0.8, 0.95))
        doubted = replace(claim, retracted=taken, confidence=sure, span=span)
        vars(doubted)["id"] = claim.id
        return doubted


@pytest.fixture(scope="module", params=[lambda graph: graph, Doubted], ids=["shipped", "doubted"])
def graph(request):
    return request.param(open_graph(example("libya")))


@pytest.fixture(scope="module")
def page(browser, graph):
    found = browser.new_page()
    for script in VIEW:
        found.add_script_tag(path=STATIC / script)
    found.evaluate("told => { window.bundle = kg.unpack(told) }", bundle(graph))
    yield found
    found.close()


def test_a_hundred_random_views_fold_alike(page, graph):
    views = [random_view(graph, random.Random(seed)) for seed in range(100)]
    answers = page.evaluate(FOLD, [told(view) for view in views])
    shown = 0
    for view, answer in zip(views, answers, strict=True):
        assert answer == json.loads(json.dumps(expected(graph, view))), view.header
        shown += len(answer["standings"])
    assert shown > 1000  # the settings leave something to compare


def random_view(graph, dice: random.Random) -> View:
    """A view with each filter set now and then, to values that the graph has."""
    claims = graph.chronicle.claims
    days = [d for c in claims for d in c.span.bounds if d]
    means = sorted({m for c in claims for m in c.means} | {"military", "political"})

    def some(words, chance: float, most: int = 3) -> frozenset:
        words = sorted(words)
        return frozenset(
            dice.sample(words, dice.randint(1, most)) if dice.random() < chance else ()
        )

    def some_day(chance: float) -> date | None:
        moved = dice.choice(days) + timedelta(days=dice.randint(-20, 20))
        return moved if dice.random() < chance else None

    since, until = some_day(0.25), some_day(0.25)
    view = View(
        as_of=some_day(0.6),
        since=since and until and min(since, until) or since,
        until=since and until and max(since, until) or until,
        known_by=some_day(0.25),
        sources=some(graph.sources, 0.1, 80),
        without=some(graph.sources, 0.2, 80),
        according_to=some({c.according_to for c in claims if c.according_to}, 0.1, 8),
        kinds=some({c.about.kind for c in claims}, 0.2, 4),
        means=some(means, 0.25),
        methods=some(METHODS, 0.15, 2),
        places=some({c.place for c in claims if c.place}, 0.1, 8),
        statuses=some(Status, 0.25),
        min_confidence=dice.choice((0, 0, 0.5, 0.8, 0.95)),
        persistence=Persistence.parse(dice.choice(RULES)),
    )
    return replace(view, inside=graph.names.resolved(view).inside)


def told(view: View) -> dict:
    """A view as the screens take it."""
    found = {item.name: getattr(view, item.name) for item in fields(view)}
    return {
        name: sorted(value) if isinstance(value, frozenset)
        else str(value) if isinstance(value, date | Persistence)
        else value
        for name, value in found.items()
    }  # fmt: skip


def expected(graph, view: View) -> dict:
    """What Python makes of a view, in the words of FOLD."""
    return {
        "header": view.header,
        "standings": [
            [
                s.fact.id, s.status, s.verdict, [c.id for c in s.claims], s.means, s.denied_means,
                s.posts,
                [m and m.edtf for m in (s.since, s.until)],
                [m and m.edtf for m in (s.first_attested, s.last_attested, s.ended)],
                s.speakers, is_undated(s, view.as_of), len(witnesses(s.sources, graph.sources)),
            ]
            for s in view.standings(graph.chronicle.claims)
        ],
        "events": [
            [
                e.fact.id, e.earliest and str(e.earliest), e.latest and str(e.latest),
                [str(span) for span in e.datings], e.places, e.participants,
            ]
            for e in timeline(graph.chronicle.claims, view)
        ],
    }  # fmt: skip
