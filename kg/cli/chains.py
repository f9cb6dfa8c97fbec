"""How supports are told: chains of ties with the status and the dates of each step."""

from collections.abc import Iterable

from kg.cli.output import Row

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
    return ", ".join(map(str, told)) or "never"


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
