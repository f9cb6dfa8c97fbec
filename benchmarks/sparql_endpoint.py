"""The SPARQL endpoint measured: a query's way through it, a new worker, many clients and a bomb.

    python benchmarks/sparql_endpoint.py [SECONDS]

builds a copy of data/libya, serves it as `kg serve` does, in a process of its own, and prints

- a warm query through HTTP and through the pool alone, beside the bare engine in this process;
- how long it takes until a killed worker is replaced;
- 50 clients for SECONDS (20) each, without and with one hostile query every second.
"""

import asyncio
import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import httpx2
import pyoxigraph as ox

import kg
from kg.graph import Graph, open_graph
from kg.questions import prefixes
from kg.store.embedded import open_store
from kg.web.sparql.limits import Limits
from kg.web.sparql.pool import Pool, Source

PORT = 8719
QUERY = "SELECT ?who ?whom { ?who kg:backs ?whom }"
LARGE = "SELECT * { ?s ?p ?o }"
BOMB = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
CLIENTS = 50


def main(seconds: float) -> None:
    """Measure and print."""
    with tempfile.TemporaryDirectory() as place:
        data = Path(place) / "libya"
        shutil.copytree(kg.example("libya"), data, ignore=shutil.ignore_patterns(".kg"))
        graph = open_graph(data)
        asyncio.run(_pool(graph))
        command = [sys.executable, "-m", "kg", "serve", "-d", str(data), "--port", str(PORT)]
        server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            asyncio.run(_http(graph, seconds))
            print(f"the server itself holds {_megabytes(server.pid):.0f} MB")
        finally:
            server.terminate()
            server.wait()


async def _pool(graph: Graph) -> None:
    pool = Pool(Source(graph.build.store, graph.base, prefixes(graph.base)), Limits())
    begin = time.perf_counter()
    await pool.start()
    print(f"{pool.limits.workers} workers started in {_ms(time.perf_counter() - begin)}")
    wish = {"default": (), "named": (), "rows": "json", "triples": "turtle"}
    for name, query, times in (("who backs whom", QUERY, 300), ("all rows", LARGE, 5)):
        bare = [_bare(graph, query) for _ in range(times)]
        through = []
        for _ in range(times):
            begin = time.perf_counter()
            await pool.ask(query=query, **wish)
            through.append(time.perf_counter() - begin)
        _compare(f"{name}, through the pool", through, bare)
    times = []
    for _ in range(10):
        process = await pool._seat()
        begin = time.perf_counter()
        process.kill()
        await pool._renew(process)
        times.append(time.perf_counter() - begin)
    print(f"a killed worker is replaced in {_ms(statistics.median(times))}")
    await pool.stop()


def _bare(graph: Graph, query: str, stores: dict = {}) -> float:  # noqa: B006 (opened once)
    store = stores.setdefault("store", open_store(graph.build.store))
    begin = time.perf_counter()
    result = store.query(query, prefixes=prefixes(graph.base), use_default_graph_as_union=True)
    result.serialize(format=ox.QueryResultsFormat.JSON)
    return time.perf_counter() - begin


async def _http(graph: Graph, seconds: float) -> None:
    limits = httpx2.Limits(max_connections=200)
    async with httpx2.AsyncClient(
        base_url=f"http://127.0.0.1:{PORT}", timeout=60, trust_env=False, limits=limits
    ) as client:
        await _until_up(client)
        bare = [_bare(graph, QUERY) for _ in range(300)]
        _compare(
            "who backs whom, through HTTP", [(await _timed(client))[1] for _ in range(300)], bare
        )
        await _load(client, seconds, bombs=False)
        await _load(client, seconds, bombs=True)


async def _load(client: httpx2.AsyncClient, seconds: float, bombs: bool) -> None:
    until = time.monotonic() + seconds
    seen: list[tuple[int, float]] = []
    stopped: list[tuple[int, float]] = []

    async def ask_on() -> None:
        while time.monotonic() < until:
            seen.append(await _timed(client))

    async def throw() -> None:
        thrown = []
        while bombs and time.monotonic() < until:
            thrown.append(asyncio.create_task(_timed(client, BOMB)))
            await asyncio.sleep(1)
        stopped.extend(await asyncio.gather(*thrown))

    await asyncio.gather(throw(), *(ask_on() for _ in range(CLIENTS)))
    times = sorted(time for _, time in seen)
    errors = sum(status != 200 for status, _ in seen)
    p50, p95 = (times[int(len(times) * part)] for part in (0.5, 0.95))
    print(
        f"{CLIENTS} clients, {'a bomb every second' if bombs else 'no bombs'}: {len(seen)} answers"
        f" ({len(seen) / seconds:.0f}/s), p50 {_ms(p50)}, p95 {_ms(p95)}, max {_ms(times[-1])},"
        f" {errors} errors"
    )
    if bombs:
        print(f"  {len(stopped)} bombs, statuses {sorted({status for status, _ in stopped})}")


async def _timed(client: httpx2.AsyncClient, query: str = QUERY) -> tuple[int, float]:
    begin = time.perf_counter()
    response = await client.get("/sparql", params={"query": query})
    if response.status_code == 200:
        json.loads(response.content)
    return response.status_code, time.perf_counter() - begin


async def _until_up(client: httpx2.AsyncClient) -> None:
    for _ in range(100):
        try:
            await client.get("/limits")
            return
        except httpx2.ConnectError:
            await asyncio.sleep(0.1)


def _compare(name: str, through: list[float], bare: list[float]) -> None:
    one, other = statistics.median(through), statistics.median(bare)
    print(f"{name}: {_ms(one)}, bare engine {_ms(other)}, {one / other:.2f} times")


def _megabytes(pid: int) -> float:
    status = Path(f"/proc/{pid}/status").read_text("utf-8")
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms"


if __name__ == "__main__":
    main(float(sys.argv[1]) if len(sys.argv) > 1 else 20)
