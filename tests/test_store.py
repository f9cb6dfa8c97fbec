"""A build is a cache that nothing can spoil: not a kill, a full disk, a rival, nor a reader."""

import hashlib
import json
import os
import random
import re
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import threading
import time
from contextlib import contextmanager
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.dates import Moment
from kg.graph import open_graph
from kg.model import Chronicle, Claim, Source, Tie
from kg.rdf import chronicle_from
from kg.store import BrokenData, BuildError, fresh
from kg.store import build as building
from kg.store.build import FORMAT, MANIFEST, cache_of, current, hashes
from kg.store.embedded import open_store
from kg.store.index import Index, write_index

ACTORS = """
- {actor: north, kind: armed-group, name: Northern Army, aliases: [NA], names: {ar: [جيش الشمال]}}
- {actor: west, kind: state, name: Westland}
"""
SOURCE = "- {{source: s{n}, kind: article, title: Page {n}, published: 2021-03-04, url: 'https://x.org/{n}'}}\n"
CLAIM = "    - {{source: s{n}, attested: 2021-03, says: 'Page {n} tells of rifles.'}}\n"


@pytest.fixture(autouse=True)
def cache(tmp_path, monkeypatch) -> Path:
    """Builds go to a folder of the test."""
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def folder(tmp_path) -> Path:
    """A war with three claims."""
    return war(tmp_path / "war", 3)


def war(folder: Path, claims: int) -> Path:
    """A folder in which so many sources claim the one tie; each file is put in place whole."""
    numbers = range(1, claims + 1)
    files = {
        "kg.toml": 'title = "A war"\n',
        "actors.yml": ACTORS,
        "sources.yml": "".join(SOURCE.format(n=n) for n in numbers),
        "facts/ties.yml": "- tie: west backs north\n  claims:\n"
        + "".join(CLAIM.format(n=n) for n in numbers),
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        whole = path.with_name("." + path.name)
        whole.write_text(text, "utf-8")
        whole.replace(path)
    return folder


def claims_in(build) -> int:
    """The number of claims in a build, on which manifest, index and RDF store must agree."""
    told = build.manifest["counts"]
    assert len(open_store(build.store)) == told["quads"]
    assert hashlib.sha256(build.quads.read_bytes()).hexdigest() == build.manifest["quads-sha256"]
    assert len(list(Index(build.index).claims())) == told["claims"]
    assert len(chronicle_from(open_store(build.store)).claims) == told["claims"]
    return told["claims"]


def kg(*words: object, **options) -> subprocess.Popen:
    """A `kg` command under way in a process of its own."""
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE, "text": True}
    return subprocess.Popen([sys.executable, "-m", "kg", *map(str, words)], **pipes | options)


# ---- a build and when it is made anew


def test_a_build_tells_its_inputs_and_counts(folder):
    build, anew = fresh(folder)
    assert anew
    assert build.path == cache_of(folder) / "builds" / build.path.name
    told = json.loads((build.path / MANIFEST).read_text())
    assert told["format"] == FORMAT
    names = {"actors.yml", "facts/ties.yml", "kg.toml", "sources.yml"}
    assert set(told["inputs"]) == names | {"conflict-kg"}
    text = (folder / "actors.yml").read_bytes()
    assert told["inputs"]["actors.yml"] == hashlib.sha256(text).hexdigest()
    counts = {"actors": 2, "places": 0, "sources": 3, "ties": 1, "events": 0, "claims": 3}
    assert told["counts"] == counts | {"quads": len(build.quads.read_text("utf-8").splitlines())}
    assert claims_in(build) == 3
    assert current(folder) == build


def test_nothing_changed_is_no_new_build(folder):
    build, _ = fresh(folder)
    (folder / "actors.yml").touch()
    (folder / "facts" / ".#ties.yml").symlink_to("an-editor@host.1")  # nor what an editor leaves
    assert fresh(folder) == (build, False)


def test_a_file_is_hashed_again_only_when_something_of_it_has_changed(folder, monkeypatch):
    monkeypatch.setattr(building, "SETTLED", 0)
    fresh(folder)  # makes the cache
    kept, facts = cache_of(folder) / "hashes.json", folder / "facts" / "ties.yml"
    told = hashes(folder)
    marks = json.loads(kept.read_text())
    assert {name: mark[-1] for name, mark in marks.items()} | told == told
    marks["facts/ties.yml"][-1] = "as kept"
    kept.write_text(json.dumps(marks))
    assert hashes(folder)["facts/ties.yml"] == "as kept"
    before = facts.stat()
    facts.write_text(facts.read_text("utf-8").replace("2021-03", "2021-04"), "utf-8")
    os.utime(facts, ns=(before.st_atime_ns, before.st_mtime_ns))  # as a sync that keeps times does
    assert facts.stat().st_size == before.st_size
    changed = hashlib.sha256(facts.read_bytes()).hexdigest()
    assert hashes(folder)["facts/ties.yml"] == changed != told["facts/ties.yml"]


def test_a_file_changed_just_now_is_hashed_each_time(folder):
    fresh(folder)
    hashes(folder)
    assert not (cache_of(folder) / "hashes.json").exists()


def test_a_changed_file_is_a_new_build_and_the_old_one_is_kept_for_its_readers(folder):
    builds = [fresh(folder)[0].path]
    for claims in (4, 5, 6):
        build, anew = fresh(war(folder, claims))
        assert anew
        assert claims_in(build) == claims
        builds.append(build.path)
        assert {path for path in builds if path.exists()} == set(builds[-2:])


def tables(build) -> set[int]:
    """The numbers of the files that hold the store's quads."""
    return {path.stat().st_ino for path in build.store.glob("*.sst")}


def says_what_its_quads_say(build) -> bool:
    """True when the store holds exactly the quads of `graph.nq`."""
    said = ox.parse(path=str(build.quads), format=ox.RdfFormat.N_QUADS)
    return set(open_store(build.store)) == set(said) and claims_in(build) > 0


def test_a_small_change_is_made_in_a_copy_of_the_store_before(folder):
    before, _ = fresh(folder)
    for text in ("Page 2 tells of boots.", "Page 2 tells of nothing.", "Page 2 tells of rifles."):
        facts = (folder / "facts" / "ties.yml").read_text("utf-8")
        told = re.sub(r"Page 2 tells of \w+\.", text, facts)
        (folder / "facts" / "ties.yml").write_text(told, "utf-8")
        after, _ = fresh(folder)
        assert tables(before) & tables(after)
        assert says_what_its_quads_say(before)
        assert says_what_its_quads_say(after)
        assert text in after.quads.read_text("utf-8")
        before = after
    anew, _ = fresh(folder, force=True)
    assert not tables(anew) & tables(after)
    assert anew.quads.read_bytes() == after.quads.read_bytes()


def test_a_separator_of_lines_in_a_text_ends_no_quad(folder):
    facts = folder / "facts" / "ties.yml"
    text = facts.read_text("utf-8").replace("'Page 2 tells of rifles.'", '"Page 2\\u2028tells."')
    facts.write_text(text, "utf-8")
    before, _ = fresh(folder, force=True)
    assert "Page 2\u2028tells." in before.quads.read_text("utf-8")
    facts.write_text(f"{text}# a word more\n", "utf-8")
    after, _ = fresh(folder)
    assert tables(before) & tables(after)
    assert says_what_its_quads_say(after)


def test_a_large_change_is_a_store_made_anew(folder):
    before, _ = fresh(folder)
    after, _ = fresh(war(folder, 60))
    assert not tables(before) & tables(after)
    assert says_what_its_quads_say(after)


@pytest.mark.parametrize("damaged", ["graph.nq", "store/CURRENT"])
def test_a_damaged_build_does_not_hinder_the_next(folder, damaged):
    before, _ = fresh(folder)
    (before.path / damaged).unlink()
    (folder / "facts" / "ties.yml").open("a").write("# a word more\n")
    after, _ = fresh(folder)
    assert says_what_its_quads_say(after)


def test_a_store_that_somebody_wrote_into_is_not_taken_over(folder):
    before, _ = fresh(folder)
    node = ox.NamedNode("https://x.org/strange")
    ox.Store(str(before.store)).add(ox.Quad(node, node, node))
    (folder / "facts" / "ties.yml").open("a").write("# a word more\n")
    after, _ = fresh(folder)
    assert not tables(before) & tables(after)
    assert says_what_its_quads_say(after)


def test_a_new_and_a_removed_file_are_changes(folder):
    fresh(folder)
    more = folder / "facts" / "more" / "ties.csv"
    more.parent.mkdir()
    more.write_text("tie,source,says\nwest opposes north,s1,So the page.\n", "utf-8")
    assert claims_in(fresh(folder)[0]) == 4
    more.unlink()
    assert claims_in(fresh(folder)[0]) == 3


def test_force_builds_without_a_change(folder):
    build, _ = fresh(folder)
    again, anew = fresh(folder, force=True)
    assert anew
    assert again.path != build.path


def test_the_same_input_gives_the_same_bytes_elsewhere_and_in_any_order_of_creation(tmp_path):
    first, second = tmp_path / "here" / "war", tmp_path / "over" / "there" / "war"
    war(first, 5)
    (first / "facts" / "more.yml").write_text("- {tie: west opposes north, source: s1, says: So.}")
    files = [path.relative_to(first) for path in first.rglob("*") if path.is_file()]
    for name in sorted(files, reverse=True):
        (second / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(first / name, second / name)
    one, two = fresh(first)[0], fresh(second)[0]
    assert one.path != two.path
    assert one.quads.read_bytes() == two.quads.read_bytes()
    assert one.index.read_bytes() == two.index.read_bytes()


def test_quads_are_sorted_and_none_stands_twice(folder):
    lines = fresh(folder)[0].quads.read_text("utf-8").splitlines()
    assert lines == sorted(set(lines))


# ---- what must not be opened


@pytest.mark.parametrize("text", ['{"format": 999}', "{", "\xff"])
def test_a_build_of_another_format_is_never_opened_but_made_anew(folder, text):
    build, _ = fresh(folder)
    shutil.rmtree(build.store)
    (build.path / MANIFEST).write_text(text, "latin-1")
    assert current(folder) is None
    again, anew = fresh(folder)
    assert anew
    assert again.path != build.path
    assert claims_in(again) == 3


def test_a_build_of_another_version_of_the_program_is_made_anew(folder):
    build, _ = fresh(folder)
    inputs = build.manifest["inputs"] | {"conflict-kg": "0.0.1"}
    (build.path / MANIFEST).write_text(json.dumps(build.manifest | {"inputs": inputs}))
    assert fresh(folder)[1]


def test_a_folder_that_is_not_there_is_an_error_and_none_is_made(tmp_path, cache):
    with pytest.raises(BuildError, match=r"^no such folder: .*/worr$"):
        fresh(tmp_path / "worr")
    assert list(tmp_path.iterdir()) == []


def test_a_store_that_is_not_there_is_an_error_and_none_is_made(tmp_path):
    with pytest.raises(FileNotFoundError):
        open_store(tmp_path / "store")
    assert not (tmp_path / "store").exists()


def test_a_finished_store_and_index_refuse_writing(folder):
    build, _ = fresh(folder)
    store = open_store(build.store)
    with pytest.raises(RuntimeError):
        store.clear()
    with pytest.raises(sqlite3.OperationalError, match="readonly"):
        Index(build.index).connection.execute("DELETE FROM claim")
    assert claims_in(build) == 3


# ---- broken data


def test_broken_data_tells_all_problems_and_leaves_the_build_before(folder):
    build, _ = fresh(folder)
    facts = folder / "facts" / "ties.yml"
    facts.write_text(
        facts.read_text() + "- {tie: west bakcs north, source: s1, says: So.}\n"
        "- {tie: west opposes norht, source: s9, says: So.}\n"
    )
    with pytest.raises(BrokenData) as caught:
        fresh(folder)
    lines = [(problem.path, problem.line) for problem in caught.value.problems]
    assert lines == [(str(facts), 6), (str(facts), 7), (str(facts), 7)]
    assert current(folder) == build
    assert claims_in(build) == 3


def test_a_file_that_cannot_be_read_is_a_problem_of_the_data(folder):
    (folder / "facts" / "gone.yml").symlink_to(folder / "nowhere.yml")
    (folder / "articles").mkdir()
    (folder / "articles" / "gone.txt").symlink_to(folder / "nowhere.txt")
    with pytest.raises(BrokenData) as caught:
        fresh(folder)
    told = [str(problem) for problem in caught.value.problems]
    reason = "cannot be read: No such file or directory"
    assert told == [f"{folder}/facts/gone.yml: {reason}", f"{folder}/articles/gone.txt: {reason}"]


# ---- a kill, a full disk, a rival


def test_a_kill_at_any_moment_leaves_a_whole_build_in_force(folder):
    small, large = 3, 600
    fresh(folder)
    began = time.monotonic()
    assert kg("build", "-d", war(folder, large)).wait() == 0
    seconds = time.monotonic() - began
    moments = random.Random(2020)
    seen = []
    for n in range(15):
        war(folder, small if n % 2 == 0 else large)
        before = claims_in(current(folder))
        building = kg("build", "-d", folder)
        time.sleep(seconds * moments.uniform(0.3, 1))
        building.kill()
        building.communicate()
        after = claims_in(current(folder))
        assert after in (before, small if n % 2 == 0 else large)
        seen.append(left_behind(folder))
        if n % 5 == 4:
            fresh(folder, force=True)
            assert left_behind(folder) == []
    assert any(seen), "no kill fell into a build"


def left_behind(folder: Path) -> list[str]:
    """What lies in a cache beside the build in force, the one before, the lock and the pointer."""
    cache, builds = cache_of(folder), cache_of(folder) / "builds"
    whole = sorted(path.name for path in builds.iterdir() if (path / MANIFEST).is_file())
    kept = {"builds", "current", "hashes.json", "lock", "read"}
    known = {*kept, *whole[-2:], current(folder).path.name}
    there = [*cache.iterdir(), *builds.iterdir()]
    more = [path.name for path in there if path.name not in known]
    return more + [name for name in whole if name.startswith("half-")]


def limit(size: int):
    """Let the process write no file larger than this."""
    return lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))


@pytest.mark.parametrize("size", [100, 10_000, 200_000])
def test_a_refused_write_is_told_and_the_build_before_stays_in_force(folder, size):
    build, _ = fresh(folder)
    war(folder, 600)
    building = kg("build", "-d", folder, preexec_fn=limit(size))
    out, told = building.communicate()
    assert (building.returncode, out) == (3, "")
    assert told.startswith(f"kg: cannot write the build in {cache_of(folder)}: ")
    assert told.endswith("File too large; nothing was changed\n")
    assert "Traceback" not in told
    assert current(folder) == build
    assert left_behind(folder) == []
    assert claims_in(fresh(folder)[0]) == 600


@contextmanager
def disk(at: Path, size: str):
    """A small disk, where one may mount it."""
    at.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(at)]
    if os.geteuid() or subprocess.run(mount, capture_output=True).returncode:
        pytest.skip("only root may mount a small disk")
    try:
        yield
    finally:
        subprocess.run(["umount", "-l", str(at)], check=True)


@pytest.mark.parametrize("size", ["4m", "16m", "24m", "25m"])
def test_a_full_disk_leaves_the_build_before_in_force(folder, cache, size):
    with disk(cache, size):
        build, _ = fresh(folder)
        war(folder, 3000)
        with pytest.raises(BuildError, match="(?i)no space left|disk is full"):
            fresh(folder)
        assert current(folder) == build
        assert left_behind(folder) == []
        assert claims_in(build) == 3


def test_of_two_builds_one_wins_and_the_other_names_it(folder):
    first = kg("build", "-d", war(folder, 2000))
    half = cache_of(folder) / "builds" / f"half-{first.pid}"
    until = time.monotonic() + 20
    while not half.exists():
        assert time.monotonic() < until
        time.sleep(0.002)
    first.send_signal(signal.SIGSTOP)
    second = kg("build", "-d", folder)
    told = second.communicate()[1]
    assert second.returncode == 3
    cache = cache_of(folder)
    assert told == f"kg: process {first.pid} is building in {cache}; wait for it or stop it\n"
    asking = kg("who-backs", "north", "-d", folder)  # an asking command waits
    first.send_signal(signal.SIGCONT)
    first.communicate()
    assert first.returncode == 0
    assert asking.communicate()[0].splitlines()[1].startswith("Westland\t")
    assert claims_in(current(folder)) == 2000


def test_readers_see_one_whole_build_through_ten_rebuilds(folder):
    wrong, answers, done = [], set(), threading.Event()

    def read():
        while not done.is_set():
            try:
                graph = open_graph(folder)
                claims = len(list(graph.claims()))
                (row,) = graph.query("SELECT (COUNT(*) AS ?n) WHERE { ?claim a kg:Claim }")
                told = graph.build.manifest["counts"]["claims"]
                answers.add((claims, int(row["n"].value), told))
            except Exception as error:
                wrong.append(error)

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for claims in range(3, 13):
        one_more(folder, claims)
        fresh(folder)
        while claims % 2 and not wrong and (claims + 1,) * 3 not in answers:
            time.sleep(0.001)  # every second build is read, the others may come and go unread
    done.set()
    for reader in readers:
        reader.join()
    assert wrong == []
    assert {len(set(answer)) for answer in answers} == {1}
    assert len(answers) >= 5


def one_more(folder: Path, claims: int) -> None:
    """Another claim in a file of its own, put in place whole."""
    new = folder / "facts" / f"{claims}.csv"
    half = new.with_suffix(".half")
    half.write_text(f"tie,source,says\nwest opposes north,s1,So for the {claims}th time.\n")
    half.replace(new)


# ---- where builds are kept


def test_builds_of_a_folder_that_may_be_written_lie_in_it(folder, monkeypatch):
    monkeypatch.delenv("KG_CACHE")
    assert fresh(folder)[0].path.parent == folder / ".kg" / "builds"
    assert not fresh(folder)[1]  # and are no input


def test_builds_of_a_folder_that_may_not_be_written_lie_in_the_users_cache(tmp_path, monkeypatch):
    monkeypatch.delenv("KG_CACHE")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "home"))
    with sealed(tmp_path / "sealed") as folder:
        build, _ = fresh(folder)
        assert build.path.is_relative_to(tmp_path / "home" / "conflict-kg")
        assert claims_in(build) == 3
        assert not (folder / ".kg").exists()


@contextmanager
def sealed(at: Path):
    """A war in a folder that cannot be written; root needs a disk for that."""
    if os.geteuid() == 0:
        with disk(at, "1m"):
            war(at, 3)
            subprocess.run(["mount", "-o", "remount,ro", str(at)], check=True)
            yield at
    else:
        war(at, 3).chmod(0o555)
        yield at
        at.chmod(0o755)


def test_a_cache_that_cannot_be_made_is_told(folder, cache):
    cache.write_text("a file stands in the way")
    with pytest.raises(BuildError, match="^cannot write the build in .*: Not a directory; "):
        fresh(folder)


# ---- the door


def test_claims_and_cards_of_an_index_are_those_that_were_written(tmp_path):
    tie = Tie.between("backing", "west", "north")
    day = Moment.parse("2021-03-04")
    claims = tuple(Claim(tie, f"s{n}", day, note=f"note {n}") for n in range(3))
    sources = {f"s{n}": Source(f"s{n}", "article", f"Page {n}", published=day) for n in range(3)}
    write_index(tmp_path / "index", Chronicle("", {}, {}, sources, claims), {"title": "A war"})
    index = Index(tmp_path / "index")
    assert set(index.claims()) == set(claims)
    assert index.cards("source") == sources
    assert index.cards("source", ["s1", "s9"]) == {"s1": sources["s1"]}
    assert list(index.claims(source="s2")) == [claims[2]]
    assert list(index.claims(fact="west-backs-north", kinds=["alliance"])) == []
    assert index.claim(claims[0].id) == claims[0]
    assert index.claim("west-backs-north-00000000") is None
    assert index.settings() == {"title": "A war"}


def test_names_are_found_in_every_script(folder):
    graph = open_graph(folder)
    assert {graph.actor(name) for name in ("north", "northern army", " NA ", "جيش الشمال")} == {
        "north"
    }


def test_both_faces_hold_text_without_control_characters(folder):
    facts = folder / "facts" / "more.yml"
    facts.write_text('- {tie: west opposes north, source: s1, says: "a\\u0007bell"}', "utf-8")
    build, _ = fresh(folder)
    (claim,) = Index(build.index).claims(kinds=["opposition"])
    assert claim.evidence.paraphrase == "abell"
    assert claim in chronicle_from(open_store(build.store)).claims


def test_two_articles_of_one_publisher_and_day_are_told_apart_or_refused(folder):
    head = "---\npublisher: The Daily\npublished: 2021-03-04\n---\n"
    (folder / "articles").mkdir(exist_ok=True)
    for name, title in {"one": "Talks fail", "two": "Talks resume", "zwei": "Talks resume"}.items():
        text = f"{head}{title}\n\nNothing is told here.\n"
        (folder / "articles" / f"{name}.txt").write_text(text, "utf-8")
    with pytest.raises(BrokenData) as broken:
        fresh(folder)
    assert [str(problem) for problem in broken.value.problems] == [
        f"{folder}/articles/zwei.txt:1: is source 'the-daily-2021-03-04-talks-resume', as two.txt "
        "is; name one in its head: `source: ..`"
    ]
    (folder / "articles/zwei.txt").unlink()
    build, _ = fresh(folder)
    assert {"the-daily-2021-03-04-talks-fail", "the-daily-2021-03-04-talks-resume"} <= set(
        Index(build.index).cards("source")
    )
