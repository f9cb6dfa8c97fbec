"""Merging: what may be one happening in two articles is proposed, with reasons, and not merged."""

import json

import pytest
from click.testing import CliRunner

import kg
from kg.cli import cli
from kg.curation import read_folder
from kg.dates import Span
from kg.model import Claim, Event, Place
from kg.reading import read, read_article
from kg.reading.merging import happenings, proposals

PLACES = {
    "harbour": Place("harbour", "district", "Harbour", within="town"),
    "town": Place("town", "town", "Town"),
    "village": Place("village", "town", "Village"),
}
LIBYA, _ = read_folder(kg.example("libya"))


def event(id: str, kind: str, when: str = "2021-03-04", place: str = "", source: str = "",
          **roles: str) -> Claim:  # fmt: skip
    """A claim on an event of a source of its own."""
    return Claim(
        about=Event(kind, id, id), source=source or f"source-{id}", span=Span.parse(when),
        place=place, roles=tuple((role, tuple(who.split())) for role, who in roles.items()),
    )  # fmt: skip


def found(*claims: Claim) -> list[tuple[str, str, tuple[str, ...]]]:
    """What is proposed of these events, none of which is known."""
    made = proposals(happenings(claims), (), PLACES)
    return [(one.event.id, one.same_as.id, one.reasons) for one in made]


ATTACK = event("a", "attack", attacker="north", target="south")


@pytest.mark.parametrize(("other", "reasons"), [
    (event("b", "attack", attacker="north", target="south"),
     ("both attack", "actors north, south", "2021-03-04")),
    (event("b", "attack", "2021-03-05", attacker="north"),
     ("both attack", "actors north", "2021-03-04 and 2021-03-05, a day apart")),
    (event("b", "attack", "2021-03", attacker="north"),
     ("both attack", "actors north", "2021-03-04")),
    (event("b", "battle", attacker="north", defender="south"),
     ("battle and attack may be one", "actors north, south", "2021-03-04")),
    (event("b", "battle", side="north south"),
     ("battle and attack may be one", "actors north, south", "2021-03-04")),
    (event("b", "attack", place="town", attacker="north"),
     ("both attack", "actors north", "2021-03-04")),
])  # fmt: skip
def test_what_may_be_one_happening_is_proposed_with_what_is_the_same(other, reasons):
    assert found(ATTACK, other) == [("b", "a", reasons)]


@pytest.mark.parametrize("other", [
    pytest.param(event("b", "attack", attacker="east", target="west"), id="other actors"),
    pytest.param(event("b", "attack", attacker="south", target="north"), id="the other way round"),
    pytest.param(event("b", "attack", attacker="north", target="west"), id="another target"),
    pytest.param(event("b", "attack", "2021-03-06", attacker="north"), id="two days later"),
    pytest.param(event("b", "attack", "", attacker="north"), id="undated"),
    pytest.param(event("b", "attack", "2021", attacker="north"), id="some day of the year"),
    pytest.param(event("b", "talks", party="north south"), id="another kind"),
    pytest.param(event("b", "attack", source="source-a", attacker="north"), id="the same article"),
])  # fmt: skip
def test_what_speaks_against_one_happening_is_heeded(other):
    assert found(ATTACK, other) == []


@pytest.mark.parametrize(("here", "there", "reason"), [
    ("town", "town", "at town"), ("harbour", "town", "at town"), ("town", "harbour", "at town"),
    ("town", "village", None), ("harbour", "village", None),
])  # fmt: skip
def test_places_agree_where_one_lies_in_the_other(here, there, reason):
    got = found(*(event(id, "capture", place=at, taker="north") for id, at in (
        ("a", here), ("b", there),
    )))  # fmt: skip
    assert [reasons[-1] for _, _, reasons in got] == [reason] * (reason is not None)


def test_denials_and_retractions_tell_of_no_happening():
    from dataclasses import replace

    from kg.dates import Moment

    taken_back = replace(ATTACK, retracted=Moment.parse("2021-03-09"))
    assert happenings([replace(ATTACK, polarity="denies"), taken_back]) == []


def test_each_event_is_proposed_once_for_the_most_like_before_it():
    got = found(
        ATTACK,
        event("b", "attack", "2021-03-04", place="town", attacker="north", target="south"),
        event("c", "attack", "2021-03-04", place="town", attacker="north"),
    )
    assert [(new, old) for new, old, _ in got] == [("b", "a"), ("c", "b")]


def test_an_event_is_proposed_for_one_that_the_graph_knows():
    known = happenings([event("curated", "attack", attacker="north")])
    [one] = proposals(happenings([ATTACK]), known, PLACES)
    assert (one.event.id, one.same_as.id) == ("a", "curated")


def test_curated_events_with_a_day_of_their_own_are_not_all_alike():
    """What a curator holds apart is seldom proposed: a check on real data of the rule's reach."""
    known = happenings(LIBYA.claims)
    assert len(known) > 50
    made = list(proposals(known, (), LIBYA.places))
    assert len(made) < len(known) / 4


# --- the command
NOTE = "A title\n\n{}\n\nThe Arland Front attacked the LNA in Tarhuna on Monday.\n"


@pytest.fixture
def notes(tmp_path, monkeypatch) -> list[str]:
    """Two articles of two days that tell of one attack."""
    monkeypatch.chdir(tmp_path)
    for name, day in (("one.txt", "3 March, 2021"), ("two.txt", "4 March, 2021")):
        (tmp_path / name).write_text(NOTE.format(day))
    return ["one.txt", "two.txt"]


SAME = "attack-tarhuna-two-2021-03-04 may be attack-tarhuna-one-2021-03-03"


def test_the_report_ends_with_what_may_be_one_happening(notes):
    done = CliRunner().invoke(cli, ["read", *notes])
    end = done.stdout.rpartition("\n\n")[2]
    assert end == (
        "possibly one happening, not merged:\n"
        f"  {SAME}: same: both attack; actors arland-front, lna; 2021-03-01; at tarhuna\n"
    )


def test_json_holds_what_may_be_one_happening(notes):
    told = json.loads(CliRunner().invoke(cli, ["read", *notes, "--json"]).stdout)
    [one] = told["possible_merges"]
    assert f"{one['event']} may be {one['same_as']}" == SAME
    assert one["same"] == ["both attack", "actors arland-front, lna", "2021-03-01", "at tarhuna"]
    assert len({e["about"] for a in told["articles"] for e in a["claims"] if "taker" not in e}) > 1


def test_nothing_is_proposed_of_one_article(notes):
    done = CliRunner().invoke(cli, ["read", "one.txt"])
    assert "possibly one happening" not in done.stdout


def test_an_article_is_compared_with_the_curated_events(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    article = read_article(b"2 March, 2020\n\nThe LNA seized Sirte on Monday.\n", "x.txt")
    [claim] = [c for c in read(article, LIBYA.actors, LIBYA.places).claims
               if c.about.kind == "capture"]  # fmt: skip
    day = claim.span.edtf
    CliRunner().invoke(cli, ["init", "war"])
    for noun in ("actors", "places"):
        (tmp_path / "war" / f"{noun}.yml").write_text(
            (kg.example("libya") / f"{noun}.yml").read_text("utf-8"), "utf-8"
        )
    (tmp_path / "war/sources.yml").write_text(
        "- {source: daily, kind: article, title: War, published: 2020-03-02}\n"
    )
    (tmp_path / "war/facts/facts.yml").write_text(
        "- {event: sirte-falls, kind: capture, name: Sirte falls, source: daily, taker: [lna], "
        f"when: {day}, place: sirte, says: So.}}\n"
    )
    (tmp_path / "x.txt").write_text("A title\n\n2 March, 2020\n\nThe LNA seized Sirte on Monday.\n")
    done = CliRunner().invoke(cli, ["read", "x.txt", "-d", "war"])
    assert f"may be sirte-falls: same: both capture; actors lna; {day}; at sirte\n" in done.stdout


def test_the_merges_of_a_whole_conflict_are_listed(notes, monkeypatch, tmp_path):
    monkeypatch.setenv("KG_CACHE", str(tmp_path / "cache"))
    CliRunner().invoke(cli, ["init", "war"])
    for note in notes:
        (tmp_path / note).rename(tmp_path / "war/articles" / note)
    told = CliRunner().invoke(cli, ["check", "-d", "war", "--merges"]).stdout
    header, row = told.splitlines()
    assert header == "event\tmay be\tsame"
    assert " may be ".join(row.split("\t")[:2]) == SAME
    told = CliRunner().invoke(cli, ["check", "-d", "war", "--merges", "--json"]).stdout
    assert [f"{one['event']} may be {one['same_as']}" for one in json.loads(told)] == [SAME]
