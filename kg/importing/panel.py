"""Panel: what rows say of ties year by year, folded into one claim per spell.

Means are told as the dataset gives them to this backer. Where they differ within a spell, the claim
of the spell names none, and each means has claims of its own for the years in which it is named.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from kg.dates import Moment
from kg.importing.dataset import Dataset
from kg.importing.importer import Edge
from kg.importing.spells import span, spells, years_of
from kg.model import TIE_KINDS, Claim, Evidence, Tie

_FEW = 4  # rows that are named one by one
Key = tuple[str, tuple[str, ...], str]  # kind, parties, certainty


@dataclass
class Panel:
    """Edges by tie and year, in the order of their coming; memory is that of the ties."""

    dataset: Dataset
    covered: list[int] = field(default_factory=list)
    years: dict[Key, dict[int, list[Edge]]] = field(default_factory=lambda: defaultdict(dict))
    spans: dict[tuple, list[Edge]] = field(default_factory=lambda: defaultdict(list))

    def cover(self, year: int) -> None:
        """Note that the dataset codes this year, whether or not a tie is found in it."""
        if not self.covered:
            self.covered = [year, year]
        self.covered = [min(self.covered[0], year), max(self.covered[1], year)]

    def add(self, edge: Edge) -> None:
        """Note one edge."""
        key = edge.kind, edge.parties, edge.certainty
        if edge.year is None:
            self.spans[(*key, edge.span)].append(edge)
        else:
            self.years[key].setdefault(edge.year, []).append(edge)

    def without(self, live: "Panel") -> "Panel":
        """What was said here and is not said any more there."""
        left = Panel(self.dataset, covered=list(live.covered or self.covered))
        for key, years in self.years.items():
            for year, edges in years.items():
                now = {e.means for e in live.years.get(key, {}).get(year, ())}
                for edge in edges:
                    if edge.means not in now:
                        left.add(edge)
        for key, edges in self.spans.items():
            if key not in live.spans:
                left.spans[key] = edges
        return left

    def claims(self, wanted: Callable[[int, int], bool] = lambda *_: True) -> Iterator[Claim]:
        """The claims of all spells that are wanted, by first and last year."""
        covered = (self.covered[0], self.covered[1]) if self.covered else (0, 9999)
        for (kind, parties, certainty), years in self.years.items():
            for first, last in spells(years):
                if not wanted(first, last):
                    continue
                edges = [edge for y in range(first, last + 1) for edge in years[y]]
                yield from self._spell(kind, parties, certainty, edges, (first, last), covered)
        for (kind, parties, certainty, when), edges in self.spans.items():
            if not wanted(*years_of(when)):
                continue
            means = tuple(dict.fromkeys(m for edge in edges for m in edge.means))
            yield self._claim(kind, parties, certainty, edges, when, means)

    def _spell(self, kind, parties, certainty, edges, years, covered) -> Iterator[Claim]:
        named: dict[str, set[int]] = {}
        for edge in edges:
            for means in edge.means:
                named.setdefault(means, set()).add(edge.year)
        whole = set(range(years[0], years[1] + 1))
        always = tuple(m for m in named if named[m] == whole)
        yield self._claim(kind, parties, certainty, edges, span(*years, covered), always)
        for means, when in named.items():
            if means in always:
                continue
            for first, last in spells(when):
                some = [e for e in edges if means in e.means and first <= e.year <= last]
                yield self._claim(
                    kind, parties, certainty, some, span(first, last, covered), (means,)
                )

    def _claim(self, kind, parties, certainty, edges, when, means) -> Claim:
        dataset = self.dataset
        if not means and kind == "backing":
            means = ("unspecified",)
        return Claim(
            about=Tie.between(kind, *map(dataset.actor, parties)),
            source=dataset.source,
            published=dataset.published,
            certainty=certainty,
            span=when,
            means=means if "against" in TIE_KINDS[kind].role_names else (),
            evidence=Evidence(paraphrase=edges[0].says, locator=_rows(edges)),
            method="imported",
            rule=dataset.kind,
            retracted=dataset.retracted,
        )


def _rows(edges: Iterable[Edge]) -> str:
    found = list(dict.fromkeys(edge.row for edge in edges))
    if len(found) <= _FEW:
        return "id " + ", ".join(found)
    return f"id {found[0]}, {found[1]} .. {found[-1]} ({len(found)} rows)"


def retraction(panel: Panel, day: Moment) -> Panel:
    """The same panel, all of it taken back on a day."""
    panel.dataset.retracted = day
    return panel
