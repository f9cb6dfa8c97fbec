"""The web explorer under load: so many clients ask without pause, for so long.

    python benchmarks/web.py [--clients 50] [--seconds 60] [--bombs]

Serves the Libyan war with `kg serve` in a process of its own and asks it over keep-alive
connections from one event loop: the page of who backs the LNA on a day, its twins of other days and
actors, and the same questions of the API. Prints p50, p95, p99 in milliseconds, requests a second
and errors, per path. With --bombs a hostile SPARQL query is sent every second beside. The budget is
a p95 of 100 ms for the page with 50 clients.
"""

import argparse
import asyncio
import socket
import subprocess
import sys
import time
from collections import defaultdict
from urllib.parse import quote

from kg import shipped

PAGE = "/ask/who-backs.html?actor=lna&as_of=2020-06-02"
PATHS = (
    PAGE,
    PAGE,
    "/api/who-backs?actor=lna&as_of=2020-06-02",
    "/actor/lna.html?as_of=2020-06-02",
    "/ask/who-backs.html?actor=gna&as_of=2019-12-01",
    "/api/who-backs?actor=gna&as_of=2020-01-01&means=weapons",
)
BOMB = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


class Client:
    """One keep-alive connection that reads HTTP/1.1 answers with a length, and no more."""

    def __init__(self, port: int) -> None:
        self.port = port

    async def __aenter__(self) -> "Client":
        self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port)
        return self

    async def __aexit__(self, *_) -> None:
        self.writer.close()

    async def get(self, path: str) -> int:
        """Ask, read the whole answer, give its status."""
        head = f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1\r\nAccept-Encoding: gzip\r\n\r\n"
        self.writer.write(head.encode())
        lines = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
        length = next(
            int(line.split(":")[1]) for line in lines if line.lower().startswith("content-length:")
        )
        await self.reader.readexactly(length)
        return int(lines[0].split()[1])


async def load(port: int, clients: int, seconds: float, bombs: bool) -> dict:
    """path -> (milliseconds of each answer, number of errors)."""
    times: dict[str, list[float]] = defaultdict(list)
    errors: dict[str, int] = defaultdict(int)
    end = time.perf_counter() + seconds

    async def ask(place: int) -> None:
        async with Client(port) as client:
            turn = place
            while time.perf_counter() < end:
                path = PATHS[turn % len(PATHS)]
                turn += 1
                begun = time.perf_counter()
                try:
                    errors[path] += await client.get(path) != 200
                except (OSError, asyncio.IncompleteReadError):
                    errors[path] += 1
                    return
                times[path].append(1000 * (time.perf_counter() - begun))

    async def bomb() -> None:
        while bombs and time.perf_counter() < end:
            async with Client(port) as client:
                asked = asyncio.create_task(client.get(f"/sparql?query={quote(BOMB)}"))
                await asyncio.wait({asked}, timeout=1)
                asked.cancel()

    await asyncio.gather(*(ask(place) for place in range(clients)), bomb())
    return {path: (sorted(times[path]), errors[path]) for path in dict.fromkeys(PATHS)}


def main() -> None:
    """Serve, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--clients", type=int, default=50)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--bombs", action="store_true")
    given = parser.parse_args()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    words = ["-m", "kg", "serve", "--port", str(port), "-d", str(shipped.example("libya"))]
    server = subprocess.Popen([sys.executable, *words], stderr=subprocess.DEVNULL)
    try:
        _wait(port)
        found = asyncio.run(load(port, given.clients, given.seconds, given.bombs))
    finally:
        server.terminate()
        server.wait(10)
    every = sum(len(times) for times, _ in found.values())
    print(f"{given.clients} clients, {given.seconds:g} s: {every / given.seconds:.0f} answers/s")
    for path, (times, wrong) in found.items():
        told = (times[int(len(times) * share)] for share in (0.5, 0.95, 0.99)) if times else ()
        p = "  ".join(
            f"{name} {ms:7.1f}" for name, ms in zip(("p50", "p95", "p99"), told, strict=False)
        )
        print(f"{p}  errors {wrong}  {len(times):6}  {path}")


def _wait(port: int) -> None:
    until = time.monotonic() + 60
    while time.monotonic() < until:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("the server did not begin to answer")


if __name__ == "__main__":
    main()
