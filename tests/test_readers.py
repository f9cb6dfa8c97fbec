"""Readers: found by name, those of other packages too; nothing is sent anywhere unasked."""

import os
import subprocess
import sys
import tomllib
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from click.testing import CliRunner

from kg.cli import cli
from kg.reading import read, read_article
from kg.reading.readers import GROUP, ReaderError, reader, readers
from kg.reading.readers.finding import OWN

ROOT = Path(__file__).parent.parent
TEXT = "A title\n\n14 March, 2020\n\nThe LNA was backed by Egypt.\n"
LOUD = ("socket.connect", "socket.getaddrinfo", "socket.sendto", "socket.sendmsg")
FOREIGN = '''
from dataclasses import replace
from kg.reading import read

def first(article, actors, places, *, model="none"):
    """What the rules read, but for the first claim only and by another name."""
    found = read(article, actors, places)
    return replace(found, claims=(replace(found.claims[0], rule=f"first:{model}"),))
'''


@pytest.fixture
def foreign(tmp_path, monkeypatch):
    """A package of somebody else's that offers two readers, one of which is broken."""
    (tmp_path / "elsewhere.py").write_text(FOREIGN)
    info = tmp_path / "elsewhere-1.0.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: elsewhere\nVersion: 1.0\n")
    points = f"[{GROUP}]\nfirst = elsewhere:first\nbroken = elsewhere:nothing\nchat = elsewhere:x\n"
    (info / "entry_points.txt").write_text(points)
    monkeypatch.syspath_prepend(str(tmp_path))
    yield tmp_path
    sys.modules.pop("elsewhere", None)


def test_our_readers_are_those_that_the_package_offers():
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))
    assert settings["project"]["entry-points"][GROUP] == OWN
    assert reader() is reader("rules") is EntryPoint("rules", OWN["rules"], GROUP).load() is read


def test_a_reader_of_another_package_is_found_and_reads(foreign):
    article = read_article(TEXT.encode(), "note.txt")
    [claim] = reader("first", model="big")(article, {}, {}).claims
    assert claim.rule == "first:big"


def test_a_reader_of_another_package_reads_for_the_command(foreign, monkeypatch):
    monkeypatch.chdir(foreign)
    Path("note.txt").write_text(TEXT)
    done = CliRunner().invoke(cli, ["read", "note.txt", "--reader", "first", "--model", "m"])
    assert done.exit_code == 0
    assert "→ Egypt backs Libyan National Army · means unspecified" in done.stdout
    assert "[first:m 0." in done.stdout


@pytest.mark.parametrize(("name", "options", "message"), [
    ("rule", {}, "unknown reader 'rule'; did you mean 'rules'?; there are: "
     "broken, chat, first, rules"),
    ("rules", {"model": "m"}, "reader 'rules' takes no model"),
    ("broken", {}, "reader 'broken' cannot be loaded: module 'elsewhere' has no attribute "
     "'nothing'"),
    ("chat", {}, "two readers are called 'chat': kg.reading.readers.chat:read and elsewhere:x; "
     "remove one"),
])  # fmt: skip
def test_a_reader_that_cannot_be_had_is_told(foreign, name, options, message):
    with pytest.raises(ReaderError) as caught:
        reader(name, **options)
    assert str(caught.value) == message


def test_the_readers_are_listed_by_name():
    assert list(readers())[:2] == ["chat", "rules"]


@pytest.mark.parametrize("words", [
    ["read", "note.txt"], ["read", "note.txt", "--json"], ["read", "note.txt", "--format", "html"],
    ["read", "--help"],
], ids=" ".join)  # fmt: skip
def test_the_network_is_not_touched_unless_one_asks(tmp_path, words):
    (tmp_path / "note.txt").write_text(TEXT)
    # a library that spaCy imports makes a socket to see whether there is IPv6, and sends nothing
    code = (
        "import os, sys\n"
        f"loud = {LOUD!r}\n"
        "def hook(event, args):\n"
        "    if event in loud:\n"
        "        sys.stderr.write(f'NETWORK {event} {args}'); sys.stderr.flush(); os._exit(9)\n"
        "sys.addaudithook(hook)\n"
        "from kg.cli import cli\n"
        f"cli({words!r})\n"
    )
    settings = os.environ | {
        "KG_READER_ENDPOINT": "http://127.0.0.1:9/v1", "KG_READER_KEY": "k",
        "KG_CACHE": str(tmp_path / "cache"),
    }  # fmt: skip
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, env=settings, capture_output=True, text=True
    )
    assert (done.returncode, "NETWORK" in done.stderr) == (0, False), done.stderr


def test_the_hook_of_the_test_before_hears_the_network():
    code = (
        "import os, sys, urllib.request\n"
        f"loud = {LOUD!r}\n"
        "sys.addaudithook(lambda event, args: event in loud and os._exit(9))\n"
        "urllib.request.urlopen('http://127.0.0.1:9/')\n"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 9


def test_a_parser_that_is_none_is_told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    Path("note.txt").write_text(TEXT)
    monkeypatch.setenv("KG_PARSER", "")
    done = subprocess.run(
        [sys.executable, "-m", "kg", "read", "note.txt", "--parser", "nowhere"],
        env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith("kg: nowhere: is no spaCy pipeline (")


def test_a_parser_of_ones_own_reads(tmp_path, monkeypatch):
    from kg.reading.pipeline import PACKAGED

    monkeypatch.chdir(tmp_path)
    Path("note.txt").write_text(TEXT)
    Path("mine").symlink_to(PACKAGED)
    done = subprocess.run(
        [sys.executable, "-m", "kg", "read", "note.txt", "--parser", "mine"],
        env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, text=True,
    )  # fmt: skip
    assert (done.returncode, done.stderr) == (0, "")
    assert "→ Egypt backs Libyan National Army" in done.stdout
