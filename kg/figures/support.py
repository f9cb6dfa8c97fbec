"""Support as figures tell it: of a backing tie the means, the begin and the sources, in words."""

from datetime import date
from typing import Any

from kg.figures.drawing import Request
from kg.figures.imprint import shown
from kg.model import witnesses
from kg.view import Standing

COLUMNS = (
    "backer", "backer_name", "backed", "backed_name", "against", "means", "denied_means", "since",
    "last_attested", "status", "verdict", "independent_sources", "sources", "tie", "claims",
)  # fmt: skip


def row(standing: Standing, request: Request) -> dict[str, Any]:
    """The tie as a row of the table under a figure."""
    backer, backed, *against = standing.fact.actors
    return {
        "backer": backer,
        "backer_name": request.name(backer),
        "backed": backed,
        "backed_name": request.name(backed),
        "against": against,
        "means": standing.means,
        "denied_means": standing.denied_means,
        "since": since(standing),
        "last_attested": shown(standing.last_attested),
        "status": str(standing.status),
        "verdict": str(standing.verdict or ""),
        "independent_sources": independent(standing, request),
        "sources": standing.sources,
        "tie": standing.fact.id,
        "claims": [claim.id for claim in standing.claims],
    }


def since(standing: Standing) -> str:
    """The dated start (`since 2019-04`), or the first day by which it held (`by 2019-04-08`)."""
    first, start = standing.first_attested, standing.since
    if start and (start.earliest or date.min) <= (first.latest or date.max):
        return f"since {shown(start)}"
    return f"by {shown(first)}" if first else "undated"


def means(standing: Standing) -> str:
    """The means affirmed, those marked that someone denies: `funding, weapons (denied)`."""
    told = [m for m in standing.means if m not in ("unknown", "unspecified")]
    denied = set(standing.denied_means)
    return ", ".join(f"{m} (denied)" if m in denied else m for m in told) or "means not told"


def independent(standing: Standing, request: Request) -> int:
    """The number of its independent sources; see kg.model.witnesses."""
    return len(witnesses(standing.sources, request.chronicle.sources))


def words(standing: Standing, request: Request) -> str:
    """The tie in a sentence, for who cannot see the line."""
    backer, backed, *against = (request.name(actor) for actor in standing.fact.actors)
    more = "".join(f" against {enemy}" for enemy in against)
    number = independent(standing, request)
    return (
        f"{backer} backs {backed}{more}: {standing.status}"
        f"{f', {standing.verdict}' if standing.verdict else ''}; {means(standing)}; "
        f"{since(standing)}; {number} source{'s' * (number != 1)}"
    )
