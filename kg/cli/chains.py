"""How supports are told: chains of ties with the status and the dates of each step."""

from collections.abc import Iterable

from kg.cli.output import Row, count

NO_BACKING = "no backing that counts makes one under these filters; no claim is not a no"


def way(graph, path) -> str:
    """The actors of a chain with the kind of step: `Russia ⊃ Wagner Group → Libyan National Army`.

    `→` is backing; `⊃` goes from a whole to its part, `⊂` from a part to its whole.
    """
    told = graph.name(path.actors[0])
    for step in path.steps:
        told += f" {_sign(step)} {graph.name(step.head)}"
    return told


def _sign(step) -> str:
    tie = step.standings[0].fact
    if tie.kind == "backing":
        return "→"
    return "⊂" if tie.actors[0] == step.tail else "⊃"


def steps(path) -> str:
    """Each step's tie with its status: `uae-backs-wagner-group (alleged), ..`."""
    return ", ".join(f"{step.standings[0].fact.id} ({step.status})" for step in path.steps)


def stretches(together: Iterable) -> str:
    """When something holds or is presumed to, or else when it is possible."""
    told = [s for s in together if s.verdict != "possible"] or list(together)
    if len(told) <= _FEW:
        return ", ".join(map(str, told)) or "never"
    by_verdict: dict[str, list] = {}
    for stretch in told:
        by_verdict.setdefault(stretch.verdict, []).append(stretch)
    return ", ".join(_folded(found) for found in by_verdict.values())


# so many stretches are told one by one
_FEW = 3


def _folded(found: list) -> str:
    """Stretches of one verdict as one span, with the number of them and of their days.

    >>> from datetime import date
    >>> from kg.network import Stretch
    >>> days = [date(2020, 1, day) for day in (1, 3, 4, 9)]
    >>> _folded([Stretch(days[0], days[0], "holds"), Stretch(days[1], days[2], "holds")])
    '2020-01-01/2020-01-04 holds on 3 days in 2 spells'
    >>> _folded([Stretch(days[0], days[0], "holds"), Stretch(days[3], None, "holds")])
    '2020-01-01/.. holds on 1 day and from 2020-01-09 on, in 2 spells'
    """
    if len(found) == 1:
        return str(found[0])
    closed = [s for s in found if s.first and s.last]
    told = count(sum((s.last - s.first).days + 1 for s in closed), "day")
    told += f" and until {found[0].last}" if not found[0].first else ""
    told += f" and from {found[-1].first} on," if not found[-1].last else ""
    whole = f"{found[0].first or '..'}/{found[-1].last or '..'}"
    return f"{whole} {found[0].verdict} on {told} in {len(found)} spells"


def claims(links: Iterable) -> set:
    """The claims under some links."""
    return {claim for link in links for standing in link for claim in standing.claims}


def path_json(path) -> dict:
    """A chain for a program."""
    return {
        "actors": path.actors,
        "status": path.status,
        "verdict": path.verdict,
        "together": list(map(str, path.together)),
        "steps": [
            {
                "from": step.tail,
                "to": step.head,
                "kind": step.standings[0].fact.kind,
                "status": step.status,
                "ties": [standing.fact.id for standing in step.standings],
            }
            for step in path.steps
        ],
    }


COLUMNS = ("by way of", "status", "verdict", "steps hold together", "sources", "steps")


def row(graph, path) -> Row:
    """The row of a chain under COLUMNS."""
    said = claims(step.standings for step in path.steps)
    sources = {claim.source for claim in said}
    cells = (
        way(graph, path),
        path.status,
        path.verdict,
        stretches(path.together),
        graph.independent(sources),
        steps(path),
    )
    return Row(cells, path_json(path), said)
