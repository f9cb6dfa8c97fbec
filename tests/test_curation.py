"""Curated text: what a curator writes is what is read, and every mistake is told in its place."""

import csv
import io
import shutil
from collections.abc import Iterable
from dataclasses import replace
from itertools import chain
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from told import CASES, add, cases, go_to_war

from kg import shipped
from kg.curation import read_folder
from kg.curation.begin import begin
from kg.curation.checks import check
from kg.curation.form import Form
from kg.curation.statements import Statements
from kg.curation.table import COLUMNS, entries, guarded, to_csv, unguarded
from kg.dates import Moment, Span
from kg.model import (
    CERTAINTIES,
    EVENT_KINDS,
    KINDS,
    MEANS,
    METHODS,
    POLARITIES,
    TIE_KINDS,
    Chronicle,
    Claim,
    Count,
    Event,
    Evidence,
    Name,
    Tie,
)
from kg.model.claims import COUNTED
from kg.problems import Problem

WAR, NOTHING_WRONG = read_folder(CASES / "war")


@pytest.fixture
def war(tmp_path, monkeypatch) -> Path:
    """A copy of the invented war, in which one stands."""
    go_to_war(tmp_path, monkeypatch)
    return tmp_path


def wrong(file: str, text: str | bytes) -> list[str]:
    """What is wrong with the war when this file is added to it."""
    add(file, text)
    _, problems = read_folder(Path("."))
    return [str(problem) for problem in problems]


def added(file: str, text: str) -> list[Claim]:
    """The claims that this file adds to the war, in which nothing is wrong."""
    assert wrong(file, text) == []
    return [c for c in read_folder(Path("."))[0].claims if c.origin.startswith(f"{file}:")]


def of(fact: str) -> list[Claim]:
    """The claims of the war on one fact."""
    return [claim for claim in WAR.claims if claim.about.id == fact]


# ---- what is written is what is read


def test_nothing_is_wrong_with_the_war():
    assert NOTHING_WRONG == [] and check(WAR) == []
    assert WAR.title == "The War of the Two Banks"


def test_no_is_two_letters_and_no_truth_value():
    assert WAR.actors["north-army"].aliases == ("NA", "NO")
    assert WAR.actors["lakeland"].same == ("iso3166:NO",)


def test_numbers_and_dates_stay_as_typed(war):
    text = """
- actor: "0123"
  kind: person
  name: 12:30
  aliases: [1e3, 0x1F, yes, null, ~, 2020-06-02, 1_000]
  note: off
"""
    assert wrong("actors/new.yml", text) == []
    actor = read_folder(war)[0].actors["0123"]
    assert actor.name == "12:30" and actor.note == "off"
    assert actor.aliases == ("1e3", "0x1F", "yes", "null", "~", "2020-06-02", "1_000")


def test_names_in_other_scripts_keep_their_letters():
    assert WAR.actors["general-salem"].names == (
        Name("عمر السالم", "ar"),
        Name("ʿUmar as-Sālim", "ar-Latn"),
        Name("Umar as-Salim", "ar-Latn"),
    )


def test_cards_stand_in_order_of_id_whatever_the_order_of_the_file():
    assert list(WAR.actors) == sorted(WAR.actors)
    assert WAR.actors["westland"].demonyms == ("Westlandic", "Westlander")
    assert WAR.actors["westland"].metonyms == ("Westhaven",)
    assert WAR.places["ferry-town"].within == "two-banks"
    assert (WAR.places["ferry-town"].latitude, WAR.places["ferry-town"].longitude) == ("12.5", "-3")
    assert WAR.sources["wire-2021-09-21"].copy_of == "courier-2021-09-20"
    assert str(WAR.sources["monitor-2022"].published) == "2022-02"


def test_a_fact_is_written_once_with_its_claims_under_it():
    first, denial, accusation = of("westland-backs-north-army")
    assert first == Claim(
        Tie.between("backing", "westland", "north-army"),
        "courier-2021-03-04",
        Moment.parse("2021-03-04"),
        span=Span.parse("2020-11/..", "2021-03-04"),
        means=("weapons", "training"),
        evidence=Evidence("Crates of rifles have come from Westland since November."),
    )
    assert first.origin == str(CASES / "war/facts/backing.yml:4")
    assert (denial.polarity, denial.according_to) == ("denies", "westland")
    assert (accusation.certainty, accusation.means) == ("alleged", ("mercenaries",))


def test_an_event_holds_who_took_part_how_many_died_and_the_quote_as_it_stood():
    first, second = of("2021-09-ferry")
    assert first.about == Event("battle", "2021-09-ferry", "Battle of the ferry")
    assert first.roles == (
        ("attacker", ("south-front", "river-brigade")),
        ("defender", ("north-army",)),
    )
    assert first.counts == (Count("killed", 40, 50), Count("wounded", 100, None))
    quote = "  they came by night  "
    assert first.evidence.exact == quote
    assert (first.evidence.start, first.evidence.end) == (120, 120 + len(quote))
    assert first.evidence.prefix == "said: "
    assert second.counts == (Count("killed", 53, 53),)
    assert (second.confidence, second.credibility) == (0.85, "2")
    assert second.span.start.is_uncertain


def test_a_tie_that_is_told_without_a_date_is_attested_when_its_source_was_published():
    (claim,) = of("eastland-backs-south-front")
    assert claim.span == Span.parse(attested="2021-03-04")


def test_a_tie_on_a_date_held_in_it_and_did_not_begin_and_end_on_it():
    (claim,) = of("eastland-backs-lakeland-against-westland")
    assert claim.span == Span.parse(attested="2021")


def test_a_backing_without_means_is_of_unspecified_means():
    (claim,) = of("eastland-backs-lakeland-against-westland")
    assert claim.means == ("unspecified",)
    assert all(c.means == () for c in WAR.claims if c.about.kind != "backing")


# when and attested of a tie whose source is of 2021-03-04 -> its span
WHENS = {
    "": Span.parse(attested="2021-03-04"),
    "when: 2020-11/..": Span.parse("2020-11/..", "2021-03-04"),
    "when: 2020-11 / ..": Span.parse("2020-11/..", "2021-03-04"),
    "when: ../..": Span.parse("../..", "2021-03-04"),
    "when: 2020-11/": Span.parse("2020-11/"),
    "when: 2020/2021-01": Span.parse("2020/2021-01"),
    "when: 2020": Span.parse(attested="2020"),
    "when: unknown": Span(),
    "attested: 2020-12": Span.parse(attested="2020-12"),
    "when: 2020-11/..\n  attested: 2020-12": Span.parse("2020-11/..", "2020-12"),
    "when: 2020-11/..\n  attested: unknown": Span.parse("2020-11/.."),
    "date-text: of late": Span.parse(attested="2021-03-04", words="of late"),
}


@pytest.mark.parametrize(("keys", "span"), WHENS.items())
def test_the_dates_of_a_tie(war, keys, span):
    text = f"- tie: lakeland opposes westland\n  source: courier-2021-03-04\n  {keys}\n"
    (claim,) = added("facts/new.yml", text)
    assert claim.span == span


def test_the_one_line_form_and_the_long_form_are_the_same_claim(war):
    short = """
- {tie: lakeland backs westland, source: monitor-2022, means: weapons, says: It sends boats.}
"""
    long = """
- tie: lakeland backs westland
  claims:
    - source: monitor-2022
      means:
        - weapons
      says: >-
        It sends
        boats.
"""
    one, other = added("facts/new.yml", short), added("facts/new.yml", long)
    assert one == other and one[0].id == other[0].id
    assert len(one) == 1


def test_yaml_and_csv_say_the_same(war):
    rows = '''\
tie,event,kind,name,roles,source,when,means,killed,says
lakeland backs westland,,,,,monitor-2022,,weapons; funding,,It sends boats.
,boat,strike,Boat,attacker=lakeland; target=westland; target=eastland,monitor-2022,,,3+,"A ""shot"""
'''
    text = """
- tie: lakeland backs westland
  source: monitor-2022
  means: [weapons, funding]
  says: It sends boats.
- event: boat
  kind: strike
  name: Boat
  source: monitor-2022
  attacker: lakeland
  target: [westland, eastland]
  killed: 3+
  says: A "shot"
"""
    table = added("facts/new.csv", rows)
    Path("facts/new.csv").unlink()
    assert table == added("facts/new.yml", text)
    assert [c.origin for c in table] == ["facts/new.csv:2", "facts/new.csv:3"]


def test_cards_and_facts_may_lie_in_folders(war):
    Path("actors").mkdir()
    Path("actors.yml").rename("actors/all.yml")
    Path("facts/deep/er").mkdir(parents=True)
    Path("facts/sides.yml").rename("facts/deep/er/sides.yml")
    chronicle, problems = read_folder(Path("."))
    assert problems == []
    assert chronicle.actors == WAR.actors
    assert {c.id for c in chronicle.claims} == {c.id for c in WAR.claims}


def test_an_empty_file_and_one_of_comments_say_nothing(war):
    assert wrong("facts/new.yml", "") == wrong("facts/new.yml", "# later\n") == []
    assert wrong("facts/new.csv", "") == wrong("facts/new.csv", "tie,source\n,\n\n") == []


def test_a_byte_order_mark_and_foreign_line_ends_do_no_harm(war):
    text = "tie,source,says\nlakeland opposes westland,monitor-2022,They quarrel.\n"
    for more in (text, "\ufeff" + text, text.replace("\n", "\r\n")):
        assert len(added("facts/new.csv", more)) == 1
    text = "\ufeff- tie: lakeland opposes westland\r\n  source: monitor-2022\r\n"
    Path("facts/new.csv").unlink()
    assert len(added("facts/new.yml", text)) == 1


def test_an_empty_conflict_has_nothing_wrong_with_it(tmp_path):
    begin(tmp_path / "new-war")
    chronicle, problems = read_folder(tmp_path / "new-war")
    assert (chronicle, problems) == (Chronicle(title="New war"), [])


def test_the_entries_that_an_empty_conflict_offers_are_well_formed(tmp_path):
    for path in begin(tmp_path):
        if path.suffix == ".yml":
            lines = path.read_text().splitlines()
            bare = [line.removeprefix("# ") for line in lines if line.startswith(("# ", "#  "))]
            text = "\n".join(line for line in bare if line.startswith(("- ", " ", "#")))
            path.write_text(text.replace("[..]", "[x]").replace("  within: ..", "  # within: .."))
    for card in ("westland", "south-front"):
        with (tmp_path / "actors.yml").open("a") as actors:
            actors.write(f"\n- actor: {card}\n  kind: state\n  name: {card}\n")
    chronicle, problems = read_folder(tmp_path)
    assert [str(problem) for problem in problems] == []
    assert len(chronicle.claims) == 2 and check(chronicle) == []


# ---- every mistake is told in its place; tests/cases/wrong holds the texts and the words

WRONG = sorted((CASES / "wrong").glob("*.txt"))


@pytest.mark.parametrize(("file", "text", "messages"), chain.from_iterable(map(cases, WRONG)))
def test_a_mistake_is_told_in_its_place_and_in_these_words(war, file, text, messages):
    assert wrong(file, text) == messages


BYTES = {
    "actors/new.yml": (b"- actor: x # caf\xe9\n", "is not UTF-8 (byte 16); save it as UTF-8"),
    "facts/new.csv": (b"tie,s\xff", "is not UTF-8 (byte 5); save it as UTF-8"),
    "kg.toml": (
        b"title = '\xff'",
        "is not TOML: 'utf-8' codec can't decode byte 0xff in position 9: invalid start byte",
    ),
    "places/new.yml": (
        b"- note: \x07",
        "is not YAML: unacceptable character #x0007: control characters are not allowed",
    ),
}


@pytest.mark.parametrize("file", BYTES)
def test_bytes_that_are_no_text_are_told(war, file):
    text, message = BYTES[file]
    assert wrong(file, text) == [f"{file}: {message}"]


def test_a_file_that_is_nested_without_end_is_told(war):
    deep = "actors/new.yml:1: is nested deeper than 20 levels"
    assert wrong("actors/new.yml", "[" * 900) == [
        deep,
        "actors/new.yml:1: is not an entry of `key: value`",
        "actors/new.yml:2: is not YAML: did not find expected node content",
    ]
    # what else is told depends on where libyaml gives up, which differs between its releases
    told = wrong("actors/new.yml", "[" * 20_000)
    assert told[0] == deep and told.count(deep) == 1


def test_a_file_that_is_too_large_is_not_read(war):
    assert wrong("actors/new.yml", b"#" * 5_000_001) == [
        "actors/new.yml: is larger than 5 MB; split it"
    ]
    assert wrong("actors/new.yml", b"#" * 5_000_000) == []


def test_a_file_that_cannot_be_read_is_told(war):
    Path("facts/new.yml").symlink_to("moved-away.yml")
    assert [str(p) for p in read_folder(Path("."))[1]] == [
        "facts/new.yml: cannot be read: No such file or directory"
    ]


def test_a_folder_without_files_is_told(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in (".", "no-such-folder"):
        _, problems = read_folder(Path(name))
        message = f"{name}: holds no conflict; `kg init` makes one to fill"
        assert [str(problem) for problem in problems] == [message]


def test_all_mistakes_are_told_at_once_and_the_good_entries_are_kept(monkeypatch):
    monkeypatch.chdir(CASES / "mistakes")
    chronicle, problems = read_folder(Path("."))
    assert [str(p) for p in problems] == Path("messages.txt").read_text("utf-8").splitlines()
    assert list(chronicle.actors) == ["eastland", "north-army", "westland"]
    assert list(chronicle.sources) == ["courier"]
    assert [c.about.id for c in chronicle.claims] == [
        "westland-backs-north-army",
        "2021-mill",
        "eastland-opposes-westland",
    ]


# ---- tables and back

STATEMENTS = Statements(WAR.actors, WAR.places, WAR.sources)


def read_back(text: str) -> tuple[list[Claim], list[Problem]]:
    """The claims of a CSV text."""
    return read_with(STATEMENTS, text)


def read_with(statements: Statements, text: str) -> tuple[list[Claim], list[Problem]]:
    """The claims of a CSV text against other actors, places and sources."""
    found, problems = entries(text, "facts.csv")
    forms = [Form(entry, "facts.csv", problems) for entry in found]
    return list(chain.from_iterable(map(statements.claims, forms))), problems


def cells(text: str) -> Iterable[str]:
    """The cells of a CSV text as a spreadsheet sees them."""
    return chain.from_iterable(csv.reader(io.StringIO(text, newline="")))


letters = st.characters(exclude_categories=["Cs"])
loose = st.text(letters, min_size=1, max_size=8) | st.sampled_from(
    ("=1+1", "'=1", "'quoted'", "-", "\t", "\r\nx", ' "a"; b=c, d ', "عمر", "\ufeffx", "\x00", "#")
)
line = loose.map(str.strip).filter(bool)
said = st.just("") | line
actors = st.sampled_from(sorted(WAR.actors))
points = ("2020", "2020-12~", "2020-23", "[2019,2020-06..]", "202X")
edtfs = ("", *points, "2020/2021-01", "2020/", "/2021", "../2021", "2020/..", "../..")
spans = st.one_of(
    st.sampled_from((*edtfs, "2020-06-02?/[2021,2022]")).map(Span.parse),
    st.builds(Span.parse, st.sampled_from(edtfs), st.sampled_from(("2020", "202X"))),
)
moments = st.none() | st.sampled_from(("2021-04-01", "2021", "2021-04?")).map(Moment.parse)
counts = st.lists(st.sampled_from(COUNTED), unique=True).flatmap(
    lambda chosen: st.tuples(
        *(
            st.builds(
                lambda what, low, more, best: Count(
                    what, low, None if more is None else low + more, best
                ),
                st.just(what),
                st.integers(0, 10**9),
                st.none() | st.integers(0, 3),
                st.none() | st.integers(0, 10**9),
            )
            for what in COUNTED
            if what in chosen
        )
    )
)
quotes = st.builds(
    lambda says, locator, exact, start, prefix, suffix: Evidence(
        says, locator, exact, start, None if start is None else start + len(exact), prefix, suffix
    ),
    said,
    said,
    loose.filter(str.strip),
    st.none() | st.integers(0, 10**6),
    st.just("") | loose,
    st.just("") | loose,
)


@st.composite
def ties(draw) -> Tie:
    """A tie of any kind between actors of the war."""
    kind = draw(st.sampled_from(sorted(TIE_KINDS)))
    most = 3 if kind == "backing" else 2
    return Tie.between(kind, *draw(st.lists(actors, min_size=2, max_size=most, unique=True)))


events = st.builds(
    Event,
    st.sampled_from(sorted(EVENT_KINDS)),
    st.from_regex(r"[a-z0-9]{1,4}(-[a-z0-9]{1,4})?", fullmatch=True),
    line,
    said,
)


@st.composite
def roles_of(draw, fact) -> tuple:
    """Actors in some roles of an event, in the order of its kind."""
    if isinstance(fact, Tie):
        return ()
    who = st.lists(actors, min_size=1, max_size=3, unique=True).map(tuple)
    return tuple((r, draw(who)) for r in KINDS[fact.kind].role_names if draw(st.booleans()))


@st.composite
def claims(draw) -> Claim:
    """Any claim that can be made of the war."""
    fact = draw(ties() | events)
    source = draw(st.sampled_from(sorted(WAR.sources)))
    least = 1 if fact.kind == "backing" else 0
    means = st.lists(st.sampled_from(sorted(MEANS)), min_size=least, max_size=3, unique=True)
    return Claim(
        about=fact,
        source=source,
        published=WAR.sources[source].published,
        polarity=draw(st.sampled_from(POLARITIES)),
        certainty=draw(st.sampled_from(CERTAINTIES)),
        according_to=draw(st.just("") | actors),
        span=replace(draw(spans), words=draw(said)),
        place=draw(st.sampled_from(("", "ferry-town"))),
        means=tuple(draw(means)),
        post=draw(said),
        roles=draw(roles_of(fact)),
        counts=draw(counts),
        evidence=draw(quotes | st.builds(Evidence, said, said)),
        method=draw(st.sampled_from(METHODS)),
        rule=draw(said),
        confidence=draw(st.none() | st.floats(0, 1)),
        credibility=draw(st.sampled_from(("", *"123456"))),
        retracted=draw(moments),
        note=draw(said),
    )


law = settings(deadline=None)


@law
@given(st.lists(claims(), max_size=4))
def test_claims_written_as_a_table_are_read_back_equal(written):
    found, problems = read_back(to_csv(written))
    assert problems == []
    assert found == written
    assert [claim.id for claim in found] == [claim.id for claim in written]


@law
@given(st.lists(claims(), max_size=3))
def test_no_cell_of_a_table_is_run_as_a_formula(written):
    assert not [cell for cell in cells(to_csv(written)) if cell.startswith(tuple("=+-@\t\r"))]


@law
@given(st.text(max_size=6) | loose)
def test_a_guarded_cell_is_unguarded_to_what_it_was(text):
    assert unguarded(guarded(text)) == text


@pytest.mark.parametrize("cell", ["=1+1", "+1", "-1", "@x", "\tx", "\rx", "'x"])
def test_a_cell_that_a_spreadsheet_would_run_is_led_by_an_apostrophe(cell):
    assert guarded(cell) == "'" + cell
    assert "'" + cell in list(cells(to_csv([replace(WAR.claims[0], note=cell)])))


def test_what_a_curator_types_without_a_guard_is_read_as_typed():
    assert unguarded("'tis") == "'tis"
    assert unguarded("=1+1") == "=1+1"


def test_a_table_has_one_row_for_each_claim_and_the_columns_in_their_order():
    rows = list(csv.reader(io.StringIO(to_csv(WAR.claims))))
    assert tuple(rows[0]) == COLUMNS
    assert len(rows) == 1 + len(WAR.claims)


def test_the_war_survives_as_a_table(war):
    text = to_csv(WAR.claims)
    shutil.rmtree("facts")
    assert wrong("facts/all.csv", text) == []
    assert list(read_folder(Path("."))[0].claims) == list(WAR.claims)


def test_the_columns_may_stand_in_any_order_and_some_be_missing(war):
    text = "says,source,tie\nThey quarrel.,monitor-2022,lakeland opposes westland\n"
    (claim,) = added("facts/new.csv", text)
    assert claim.evidence.paraphrase == "They quarrel."


def test_all_claims_of_the_shipped_data_survive_as_a_table():
    for folder in (path for path in shipped.data().iterdir() if path.is_dir()):
        chronicle, problems = read_folder(folder)
        assert problems == []
        statements = Statements(chronicle.actors, chronicle.places, chronicle.sources)
        found, problems = read_with(statements, to_csv(chronicle.claims))
        assert problems == []
        assert [claim.id for claim in found] == [claim.id for claim in chronicle.claims]
        assert found == list(chronicle.claims)
