"""kg who-backs, kg backed-by: support, with status, dates and sources."""

from datetime import date

import click

from kg.cli.chains import COLUMNS
from kg.cli.chains import row as chain_row
from kg.cli.options import actor_argument, data_option, filters, json_option, roll_up_option
from kg.cli.output import answer_json, graph_of, header, rests, say, table


@click.command("who-backs")
@actor_argument("actor")
@filters
@click.option("--possible", is_flag=True, help="Also ties that no claim dates towards that day.")
@click.option("--hops", type=click.IntRange(1), default=1, help="Also chains of so many ties.")
@roll_up_option
@data_option
@json_option
def who_backs(actor, view, possible, hops, roll_up, data, as_json) -> None:
    """Who backs ACTOR.

    \b
    kg who-backs lna --as-of 2020-06-02
    kg who-backs "Government of National Accord" --means weapons
    kg who-backs lna --as-of 2020-06-02 --without-source new-arab-2020-06-02-talks
    kg who-backs lna --as-of 2020-06-02 --hops 2 --roll-up
    """
    with graph_of(data, view) as graph:
        asked = graph.actor(actor)
        chains = _chains(graph, possible, hops, roll_up, end=asked)
        _answer(
            graph,
            asked,
            graph.backers(asked),
            f"who backs {graph.name(asked)}",
            0,
            possible,
            as_json,
            chains,
        )


@click.command("backed-by")
@actor_argument("actor")
@filters
@click.option("--possible", is_flag=True, help="Also ties that no claim dates towards that day.")
@click.option("--hops", type=click.IntRange(1), default=1, help="Also chains of so many ties.")
@roll_up_option
@data_option
@json_option
def backed_by(actor, view, possible, hops, roll_up, data, as_json) -> None:
    """Whom ACTOR backs.

    \b
    kg backed-by turkey --as-of 2020-06-02
    kg backed-by Moscow --json
    """
    with graph_of(data, view) as graph:
        asked = graph.actor(actor)
        chains = _chains(graph, possible, hops, roll_up, start=asked)
        _answer(
            graph,
            asked,
            graph.backed(asked),
            f"whom {graph.name(asked)} backs",
            1,
            possible,
            as_json,
            chains,
        )


def _chains(graph, possible: bool, hops: int, roll_up: bool, **ends) -> list | None:
    """The chains of more than one tie; None where nobody asks for them."""
    if hops == 1 and not roll_up:
        return None
    found = graph.support.chains(**ends, hops=hops, roll_up=roll_up, possible=possible)
    return [chain_row(graph, path) for path in found if len(path.steps) > 1]


def _answer(
    graph, asked: str, answer, title: str, other: int, possible: bool, as_json: bool,
    chains: list | None,
) -> None:  # fmt: skip
    """Print an answer; `other` is the place of the asked-for actor in a tie."""
    rows = answer.standings + (answer.undated if possible else ())
    if as_json:
        answer_json(
            {
                "question": title,
                "filters": graph.view.header,
                "claims": answer.claims,
                "sources": len(answer.sources),
                "independent": graph.independent(answer.sources),
                "rows": [_json(graph, row, other) for row in rows],
                "undated": [row.fact.id for row in answer.undated],
                "chains": [chain.json for chain in chains or ()],
                "ended": [
                    {"on": str(c.span.end), "event": c.about.id, "source": c.source}
                    for c in graph.view.ended(asked)
                ],
            }
        )
        return
    header(title, graph.view, rests(graph, answer.claims, answer.sources))
    column = "backs" if other else "backer"
    if rows:
        table(
            (column, "means", "since", "last attested", "status", "verdict", "sources", "tie"),
            (_row(graph, row, other) for row in rows),
            spare=("tie",),
        )
    if chains is not None:
        _indirect(graph, chains)
    _footer(graph, answer, possible)
    _ended(graph, asked)


def _ended(graph, asked: str) -> None:
    """Why backing that was attested before the end of a body is not presumed on a later day."""
    day = graph.view.as_of
    told = [c for c in graph.view.ended(asked) if day and (c.span.end_earliest or day) <= day]
    if told:
        from kg.evidence import ends_told

        say(
            f"{graph.name(asked)} ended {ends_told(told)}:"
            " what was last attested before is not presumed to go on after"
        )


def _indirect(graph, chains: list) -> None:
    """The second table of an answer: → backs, ⊃ has as its part, ⊂ is a part of."""
    if not chains:
        say("no chain of ties under these filters")
        return
    said = {claim for chain in chains for claim in chain.claims}
    sources = {claim.source for claim in said}
    say(f"indirectly (→ backs, ⊃ acts through, ⊂ is part of) · {rests(graph, len(said), sources)}")
    table(COLUMNS, (chain.cells for chain in chains), spare=("steps",))


def _row(graph, standing, other: int) -> tuple:
    against = f" against {graph.name(standing.fact.actors[2])}" if standing.fact.actors[2:] else ""
    return (
        graph.name(standing.fact.actors[other]) + against,
        _means(standing),
        _begun(standing),
        f"ended {standing.ended}" if standing.ended else _shown(standing.last_attested),
        standing.status,
        standing.verdict or "",
        graph.independent(standing.sources),
        standing.fact.id,
    )


def _begun(standing) -> str:
    """The dated start, or the first date by which it held where that is before any dated start."""
    first, since = standing.first_attested, standing.since
    if since and (since.earliest or date.min) <= (first.latest or date.max):
        return str(since)
    return f"by {_shown(first)}" if first else "?"


def _means(standing) -> str:
    denied = set(standing.denied_means)
    return ", ".join(f"{m} (denied)" if m in denied else m for m in standing.means)


def _shown(moment) -> str:
    """A date for the eye: `2020-04..2020-06` for some time in between, `2020-07 or before`."""
    text = str(moment).strip("[]") if moment else "?"
    return f"{text[2:]} or before" if text.startswith("..") else text


def _json(graph, standing, other: int) -> dict:
    actor = standing.fact.actors[other]
    return {
        "actor": actor,
        "name": graph.name(actor),
        "against": list(standing.fact.actors[2:]),
        "means": list(standing.means),
        "denied_means": list(standing.denied_means),
        "since": standing.since and str(standing.since),
        "until": standing.until and str(standing.until),
        "first_attested": standing.first_attested and str(standing.first_attested),
        "last_attested": standing.last_attested and str(standing.last_attested),
        "status": standing.status,
        "verdict": standing.verdict,
        "sources": list(standing.sources),
        "independent": graph.independent(standing.sources),
        "according_to": list(standing.speakers),
        "claims": [claim.id for claim in standing.claims],
        "tie": standing.fact.id,
    }


def _footer(graph, answer, possible: bool) -> None:
    if not answer.standings and not answer.undated:
        if answer.claims:
            say("no tie holds under these filters; the claims that count speak of other days")
        else:
            say("no claim counts under these filters; no claim is not a no")
    elif answer.undated and not possible:
        names = ", ".join(row.fact.id for row in answer.undated)
        say(f"attested on later days only, with no start told: {names} (--possible lists them)")
    if answer.standings:
        say(f"kg show {answer.standings[0].fact.id} opens the first to its sources")
