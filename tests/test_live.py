"""The server follows the data: each answer from one build, broken data told and not shown.

A real server runs in a thread; clients ask it without pause while the files change ten times.
"""

import json
import re
import socket
import threading
import time
from collections import Counter

import httpx2
import pytest
import uvicorn

from kg.cli.asking import asking
from kg.graph import open_graph
from kg.web import rebuilding
from kg.web.app import app

FACTS = """\
- tie: north backs south
  source: paper
  attested: 2020-01-01
  means: weapons
  says: The paper tells it.
"""
SOURCE = """\
- source: paper
  kind: article
  title: Number {n}
  publisher: Press of number {n}
  published: 2020-01-02
"""
ACTORS = (
    "- actor: north\n  kind: state\n  name: North\n- actor: south\n  kind: state\n  name: South\n"
)
REBUILDS = 10


def write(folder, n):
    """Put a source that names the number in place of the one before, at one stroke."""
    (folder / "new").write_text(SOURCE.format(n=n))
    (folder / "new").replace(folder / "sources.yml")


@pytest.fixture
def folder(tmp_path):
    """A small conflict, built."""
    war = tmp_path / "war"
    (war / "facts").mkdir(parents=True)
    (war / "kg.toml").write_text('title = "War"\n')
    (war / "actors.yml").write_text(ACTORS)
    (war / "facts" / "facts.yml").write_text(FACTS)
    write(war, 0)
    open_graph(war)
    return war


@pytest.fixture
def address(folder, monkeypatch):
    """The address of a server of the folder that looks at it ten times a second."""
    monkeypatch.setattr(rebuilding, "_EVERY", 0.1)
    listening = socket.create_server(("127.0.0.1", 0))
    config = uvicorn.Config(app(folder, asking()), log_level="warning", timeout_graceful_shutdown=1)
    server = uvicorn.Server(config)
    thread = threading.Thread(target=server.run, kwargs={"sockets": [listening]}, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{listening.getsockname()[1]}"
    server.should_exit = True
    thread.join(15)
    assert not thread.is_alive()


def states(address):
    """The states that the server sends."""
    with httpx2.stream("GET", f"{address}/api/live", timeout=60, trust_env=False) as stream:
        for line in stream.iter_lines():
            if line.startswith("data: "):
                yield json.loads(line.removeprefix("data: "))


def numbers(path, response):
    """The numbers of the edition that an answer holds."""
    if path == "/api/bundle":
        told = response.json()
        assert told["hash"] == response.headers["kg-build"]
    elif not path.startswith("/api/"):
        assert f"data {response.headers['kg-build']}" in response.text
    return set(re.findall(r"[Nn]umber (\d+)", response.text))


PATHS = ("/sources.html", "/tie/north-backs-south.html", "/source/paper.html", "/api/bundle",
         "/api/show?id=paper")  # fmt: skip


def test_no_answer_fails_or_mixes_two_builds_while_the_data_change(folder, address):
    done, wrong, told, seen = threading.Event(), [], Counter(), {}

    def ask(path):
        with httpx2.Client(base_url=address, timeout=30, trust_env=False) as client:
            while not done.is_set():
                try:
                    response = client.get(path)
                    found = numbers(path, response)
                    build = response.headers["kg-build"]
                    if response.status_code != 200 or len(found) != 1:
                        wrong.append((path, response.status_code, found))
                    elif seen.setdefault(build, found) != found:
                        wrong.append((path, build, seen[build], found))
                    told[path] += 1
                    time.sleep(0.005)
                except Exception as error:  # any failure of an answer is what is looked for
                    wrong.append((path, repr(error)))
                    return

    threads = [threading.Thread(target=ask, args=(path,)) for path in PATHS]
    for thread in threads:
        thread.start()
    try:
        for n in range(1, REBUILDS + 1):
            write(folder, n)
            _wait_for(address, str(n))
    finally:
        done.set()
        for thread in threads:
            thread.join(30)
    assert wrong == []
    assert min(told[path] for path in PATHS) > REBUILDS
    assert {str(n) for n in range(REBUILDS + 1)} <= {n for found in seen.values() for n in found}


def _wait_for(address, number):
    until = time.monotonic() + 60
    with httpx2.Client(base_url=address, timeout=30, trust_env=False) as client:
        while number not in numbers(PATHS[2], client.get(PATHS[2])):
            assert time.monotonic() < until, f"number {number} was never shown"
            time.sleep(0.05)


def test_a_server_that_starts_on_broken_data_tells_so(folder):
    assert app(folder, asking(), live=False).state.problems == ()
    (folder / "facts" / "facts.yml").write_text(FACTS.replace("north", "nort"))
    (told,) = app(folder, asking(), live=False).state.problems
    assert told.endswith("facts.yml:1: unknown actor 'nort'; did you mean 'north'?")


def test_broken_data_are_told_and_the_last_good_build_stays(folder, address):
    told = states(address)
    first = next(told)
    assert first["problems"] == []
    (folder / "facts" / "facts.yml").write_text(FACTS.replace("north", "nort"))
    broken = next(told)
    assert broken["build"] == first["build"]
    path = folder / "facts" / "facts.yml"
    assert broken["problems"] == [f"{path}:1: unknown actor 'nort'; did you mean 'north'?"]
    page = httpx2.get(f"{address}/tie/north-backs-south.html", trust_env=False)
    assert page.status_code == 200
    assert "Number 0" in page.text
    (folder / "facts" / "facts.yml").write_text(FACTS)
    write(folder, 2)
    mended = next(state for state in told if state["build"] != first["build"])
    assert mended["problems"] == []
    told.close()


def test_a_build_that_another_process_made_is_shown(folder, address):
    told = states(address)
    next(told)
    write(folder, 3)
    built = open_graph(folder)
    assert next(told)["build"] == built.build.manifest["quads-sha256"][:12]
    told.close()
