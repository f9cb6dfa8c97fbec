"""Rename, merge, split, retract: all that names an id follows, and no id is ever lost."""

import os
import shutil
import signal
from contextlib import suppress
from pathlib import Path

import pytest
from click.testing import CliRunner
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from told import CASES

import kg
from kg.cli import cli
from kg.curation import read_folder
from kg.curation.adding import add_tie
from kg.curation.formatting import formatted
from kg.curation.moved import used_ids
from kg.curation.moving import merge, rename, retract, split
from kg.curation.saving import Change, SaveError, finish, save
from kg.model.moved import now


@pytest.fixture
def war(tmp_path) -> Path:
    """A copy of the invented war."""
    shutil.copytree(CASES / "war", tmp_path / "war")
    return tmp_path / "war"


def told(folder: Path):
    chronicle, problems = read_folder(folder)
    assert problems == []
    return chronicle


def run(*args: object):
    return CliRunner().invoke(cli, [str(arg) for arg in args])


def test_a_renamed_actor_is_followed_by_ties_roles_and_speakers(war):
    before = told(war)
    save(war, rename(war, "westland", "west", why="shorter"))
    after = told(war)
    assert "west-backs-north-army" in after.facts
    assert "westland" not in used_ids(after)["actor"]
    assert len(after.claims) == len(before.claims)
    assert not any("westland" in claim.actors for claim in after.claims)
    assert {c.according_to for c in before.claims} - {"westland"} == {
        c.according_to for c in after.claims
    } - {"west"}
    assert now(after.moved, "actor", "westland").now == "west"
    assert now(after.moved, "tie", "westland-backs-north-army").now == "west-backs-north-army"


def test_old_ids_resolve_in_asking_verbs_and_in_rdf(war):
    old = next(c for c in told(war).claims if c.about.id == "westland-backs-north-army")
    assert run("rename", "westland", "west", "-d", war, "--why", "shorter").exit_code == 0
    graph = kg.open(war)
    assert graph.actor("westland") == "west"
    for id in ("westland-backs-north-army", old.id, "westland"):
        assert run("show", id, "-d", war).exit_code == 0
        assert run("show", id, "-d", war).stdout == run("show", _now(graph, id), "-d", war).stdout
    assert run("who-backs", "north-army", "--according-to", "westland", "-d", war).exit_code == 0
    rows = graph.rdf.query(
        "SELECT ?now WHERE { <https://w3id.org/conflict-kg/actor/westland> dct:isReplacedBy ?now ;"
        " owl:deprecated true ; skos:changeNote 'shorter' }"
    )
    assert [graph.rdf.short(row["now"]) for row in rows] == ["actor:west"]


def _now(graph, id: str) -> str:
    return graph.names.moved(id)


def test_two_actors_become_one_with_all_names_and_one_entry_a_tie(war):
    (war / "facts" / "more.yml").write_text(
        "- tie: hill-pact backs north-army\n  source: monitor-2022\n  attested: 2021-10\n"
        "  says: East as well.\n"
    )
    before = told(war)
    name = before.actors["hill-pact"].name
    save(war, merge(war, "hill-pact", "westland"))
    after = told(war)
    assert name in after.actors["westland"].aliases
    assert {c.evidence.paraphrase for c in after.claims} == {
        c.evidence.paraphrase for c in before.claims
    }
    assert sum(c.about.id == "westland-backs-north-army" for c in after.claims) == 1 + sum(
        c.about.id == "westland-backs-north-army" for c in before.claims
    )


def test_a_merge_that_would_tie_an_actor_to_itself_changes_nothing(war):
    before = {path: path.read_bytes() for path in war.rglob("*") if path.is_file()}
    shown = run("merge", "south-front", "north-army", "-d", war)
    assert shown.exit_code == 3
    assert "this would break the data; nothing was changed" in shown.stderr
    assert "facts/sides.yml:10: " in shown.stderr
    assert {path: path.read_bytes() for path in war.rglob("*") if path.is_file()} == before


def test_two_events_become_one(war):
    (war / "facts" / "more.yml").write_text(
        "- event: 2021-10-talks\n  kind: talks\n  name: Talks\n  source: monitor-2022\n"
        "  when: 2021-10\n  party: lakeland\n  says: They met.\n"
    )
    save(war, merge(war, "2021-11-talks", "2021-10-talks"))
    after = told(war)
    assert sum(claim.about.id == "2021-10-talks" for claim in after.claims) == 2
    assert now(after.moved, "event", "2021-11-talks").now == "2021-10-talks"
    shown = run("show", "2021-11-talks", "-d", war)
    assert "Talks (talks)" in shown.stdout


def test_claims_split_off_an_actor_tell_of_a_new_one(war):
    claim = next(c for c in told(war).claims if c.about.id == "westland-backs-north-army")
    save(war, split(war, "westland", "west-guard", "West Guard", [claim.id]))
    after = told(war)
    assert after.actors["west-guard"].name == "West Guard"
    moved = now(after.moved, "claim", claim.id)
    assert moved.now.startswith("west-guard-backs-north-army-")
    assert "westland-backs-north-army" in after.facts


def test_many_claims_are_split_off_at_once(war):
    (war / "facts" / "backing.yml").write_text(
        "- tie: westland backs north-army\n  source: monitor-2022\n  says: One.\n"
        "- tie: westland backs lakeland\n  source: monitor-2022\n  says: Two.\n"
        "- tie: westland opposes eastland\n  source: monitor-2022\n  says: Three.\n"
    )
    claims = [c.id for c in told(war).claims if c.evidence.paraphrase in ("One.", "Two.", "Three.")]
    save(war, split(war, "westland", "guard", "Guard", claims))
    ties = {c.about.sentence for c in told(war).claims if "guard" in c.actors}
    assert ties == {"guard backs north-army", "guard backs lakeland", "eastland opposes guard"}


def test_what_is_retracted_says_so_under_its_id(war):
    args = ("retract", "2021-09-18-capture-of-ferry-town", "-d", war, "--why", "a rumour")
    shown = run(*args, "--dry-run")
    assert "-- event: 2021-09-18-capture-of-ferry-town" in shown.stdout
    assert "2021-09-18-capture-of-ferry-town" in told(war).facts
    assert run(*args).exit_code == 0
    shown = run("show", "2021-09-18-capture-of-ferry-town", "-d", war)
    assert shown.exit_code == 2
    assert "was taken back on" in shown.stderr and "a rumour" in shown.stderr


def test_an_actor_that_claims_name_is_not_retracted(war):
    with pytest.raises(SaveError, match="unknown actor 'westland'"):
        retract(war, "westland", "gone")


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("rename", "westlnd", "west"), "unknown id 'westlnd'; did you mean 'westland'?"),
        (("rename", "westland", "eastland"), "actor 'eastland' is there already; kg merge makes"),
        (("rename", "westland", "West"), "id 'West' must be lower-case letters"),
        (("merge", "westland", "westland"), "'westland' is one already"),
        (("merge", "westland", "ferry-town"), "unknown actor 'ferry-town'"),
        (("rename", "westland-backs-north-army", "x"), "unknown id"),
    ],
)
def test_wrong_moves_are_told(war, arguments, message):
    shown = run(*arguments, "-d", war)
    assert (shown.exit_code, message in shown.stderr) == (3, True), shown.stderr


def test_an_id_is_not_used_again(war):
    save(war, rename(war, "westland", "west"))
    with pytest.raises(SaveError, match="was used before"):
        rename(war, "eastland", "westland")
    with pytest.raises(SaveError, match="'westland' is 'west' now"):
        rename(war, "westland", "north")


def test_an_article_follows_its_source(war):
    article = war / "articles" / "a.txt"
    article.parent.mkdir()
    article.write_text("---\nsource: courier-2021-03-04\n---\nText of courier-2021-03-04.\n")
    save(war, rename(war, "courier-2021-03-04", "courier"))
    assert article.read_text() == "---\nsource: courier\n---\nText of courier-2021-03-04.\n"


EDITS = {  # verb -> the changes that it makes in the invented war
    "add": lambda war: add_tie(war, "lakeland backs north-army", SAID)[0],
    "rename": lambda war: rename(war, "westland", "west"),
    "merge": lambda war: merge(war, "hill-pact", "westland"),
    "split": lambda war: split(war, "westland", "west", "West", [told(war).claims[0].id]),
    "retract": lambda war: retract(war, "2021-09-18-capture-of-ferry-town", "a rumour"),
    "fmt": lambda war: formatted(war)[0],
}
SAID = {"source": "monitor-2022", "says": "Boats came."}


def killed(war: Path, changes, stop: int) -> bool:
    """Save changes in a process that is killed at a step; False where it had ended before."""
    child = os.fork()
    if child == 0:
        left = [stop]

        def step(name: str) -> None:
            left[0] -= 1
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        try:
            save(war, changes, step)
        finally:  # whatever happened, the child is no second pytest
            os._exit(0)
    return os.WIFSIGNALED(os.waitpid(child, 0)[1])


def held(war: Path) -> dict[str, bytes]:
    """All that stands in a folder, left-overs among it."""
    return {str(path): path.read_bytes() for path in war.rglob("*") if path.is_file()}


@pytest.mark.parametrize("verb", EDITS)
def test_an_edit_killed_at_any_step_is_undone_or_finished(war, verb):
    if verb == "fmt":  # two files that are not laid out
        for name in ("actors.yml", "sources.yml"):
            path = war / name
            path.write_text("\n\n" + path.read_text(), "utf-8")
    before, changes = held(war), EDITS[verb](war)
    assert changes, "nothing to be killed in"
    save(war, changes)
    after, found, stop = held(war), [], 0
    assert before != after
    while True:
        stop += 1
        shutil.rmtree(war)
        for name, content in before.items():
            Path(name).parent.mkdir(parents=True, exist_ok=True)
            Path(name).write_bytes(content)
        if not killed(war, changes, stop):
            break
        finish(war)
        for folder in {change.path.parent for change in changes}:
            more = folder / "next.yml"
            save(war, [Change(more, None, "next\n")])  # sweeps what a killed one left there
            more.unlink()
        found.append(held(war))
        assert found[-1] in (before, after), stop
    assert found[0] == before and found[-1] == after
    assert found == sorted(found, key=lambda state: state == after), "once begun it is finished"


def test_imports_follow_an_actor(war):
    cast = war / "imports" / "actors.csv"
    cast.parent.mkdir()
    cast.write_text("key,name,kind,actor\nucdp:1,West,state,westland\nucdp:2,East,state,eastland\n")
    save(war, rename(war, "westland", "west"))
    assert cast.read_text() == (
        "key,name,kind,actor\nucdp:1,West,state,west\nucdp:2,East,state,eastland\n"
    )
    with pytest.raises(SaveError, match="actor 'west' is named in .*actors.csv"):
        retract(war, "west", "gone")


steps = st.tuples(
    st.sampled_from(("rename", "merge", "split", "retract", "retract", "fmt", "add")),
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    st.integers(0, 12),  # the step of saving at which the process is killed; 0: never
)


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(st.lists(steps, min_size=1, max_size=6))
def test_no_sequence_of_edits_loses_an_id(tmp_path_factory, sequence):
    war = tmp_path_factory.mktemp("war")
    shutil.copytree(CASES / "war", war, dirs_exist_ok=True)
    ever = {noun: set(ids) for noun, ids in used_ids(told(war)).items()}
    for number, (verb, one, other, stop) in enumerate(sequence):
        before, cut = told(war), False
        with suppress(SaveError):
            changes = _edit(war, before, verb, one, other, f"new-{number}")
            cut = killed(war, changes, stop)
            finish(war)
        after = told(war)
        if verb == "fmt":
            assert {c.id for c in after.claims} == {c.id for c in before.claims}
            assert cut or formatted(war) == ([], [])
        used = used_ids(after)
        for noun, ids in used.items():
            ever[noun] |= ids
        for noun, ids in ever.items():
            for id in ids - used[noun]:
                move = now(after.moved, noun, id)
                assert move, (verb, noun, id)
                assert move.now == "" or move.now in used[noun], (verb, noun, id, move)


def _edit(war: Path, chronicle, verb: str, one: int, other: int, new: str):
    """One edit of whatever the numbers hit."""
    used = used_ids(chronicle)
    noun = ("actor", "actor", "place", "source", "event")[one % 5]
    ids = sorted(used[noun])
    if not (ids and used["claim"] and used["tie"] and used["event"] and used["source"]):
        return []
    first = ids[one % len(ids)]
    if verb == "fmt":
        return formatted(war)[0]
    if verb == "rename":
        return rename(war, first, new, noun)
    if verb == "merge":
        return merge(war, first, ids[other % len(ids)], noun)
    if verb == "retract":
        noun = ("claim", "tie", "event", noun)[other % 4]
        ids = sorted(used[noun])
        return retract(war, ids[one % len(ids)], "why", noun)
    if verb == "split":
        some = [
            c.id
            for c in chronicle.claims
            if first in (*c.actors, c.place, c.source, c.about.id, c.according_to)
        ]
        return split(war, first, new, new, some[: 1 + other % 3], noun) if some else []
    actors, sources = sorted(used["actor"]), sorted(used["source"])
    two = actors[one % len(actors)], actors[other % len(actors)]
    said = {"source": sources[other % len(sources)], "says": f"Said at {new}."}
    return add_tie(war, " backs ".join(two), said)[0]
