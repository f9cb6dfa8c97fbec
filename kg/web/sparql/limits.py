"""Limits: what one query may cost, and how many are answered at once."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Limits:
    """The limits of an endpoint; `/limits` tells them."""

    seconds: float = 10
    "How long a query may run before it is stopped: 503."
    quick_seconds: float = 1
    "A query that runs longer is long: it yields the processor to others."
    megabytes: int = 512
    "Address space of the process that runs a query: 503 beyond it."
    rows: int = 100_000
    "Rows or triples of one answer; the answer ends there and says so."
    bytes: int = 32_000_000
    "Size of one answer as JSON (rows) or N-Triples; it ends there and says so."
    query_bytes: int = 16_384
    "Length of a query in UTF-8: 413."
    depth: int = 64
    "How deep brackets may stand in each other: 400."
    clauses: int = 200
    "How many OPTIONAL, UNION, BIND and the like a query may have: 400."
    workers: int = 4
    "Queries that run at once."
    long_queries: int = 2
    "Long queries that run at once; one more is stopped when it becomes long: 503."
    waiting: int = 64
    "Queries that wait for a worker; one more is sent away: 429."
