"""The shipped questions: told, answered as one would by hand, and the same on two engines."""

import re
from pathlib import Path

import pytest

import kg
from kg.questions import QUESTIONS, QuestionError, prefixes

WAR = {
    "actors.yml": """
- {actor: north, kind: armed-group, name: Northern Army}
- {actor: south, kind: armed-group, name: Southern Front}
- {actor: west, kind: state, name: Westland}
- {actor: east, kind: state, name: Eastland}
- {actor: league, kind: coalition, name: League of Towns}
""",
    "sources.yml": """
- {source: daily, kind: article, title: One, published: 2021-03-04, url: 'https://x.org/1'}
- {source: mirror, kind: article, title: Two, published: 2021-03-05, url: 'https://x.org/2'}
""",
    "facts/ties.yml": """
- tie: west backs north
  claims:
    - {source: daily, when: 2020-11/.., means: [weapons], says: Arms since November.}
    - {source: mirror, polarity: denies, according-to: west, says: No arms.}
- tie: east backs south
  claims:
    - {source: daily, attested: 2021-02-03, says: Advisers were seen.}
    - {source: mirror, attested: 2021-03, says: Advisers were seen again.}
- {tie: west backs south, source: daily, attested: 2021-01-02, says: A gift of trucks.}
- {tie: league backs north, source: daily, when: 2019/2020-06, says: It paid until June 2020.}
- {tie: north opposes south, source: daily, says: They are at war.}
""",
    "facts/events.yml": """
- {event: fall, kind: capture, name: Fall of the port, source: daily, when: 2021-02-14,
   taker: north, says: The port fell.}
- {event: raid, kind: attack, name: Raid, source: mirror, when: 2021-01-31/2021-02-01,
   attacker: south, says: A raid of two days.}
- {event: truce, kind: ceasefire, name: Truce, source: mirror, when: 2020-12, says: A truce.}
""",
}
NORTH, SOUTH, WEST, EAST, LEAGUE = (
    f"actor:{id}" for id in ("north", "south", "west", "east", "league")
)
FEBRUARY = {"since": "2021-02-01", "until": "2021-02-28"}
# question -> parameters, columns to look at, rows worked out by hand
EXPECTED = {
    "backers-on-day": (
        {"actor": "north", "day": "2021-03-10"},
        "backer name first last claims sources",
        {(WEST, "Westland", "2020-11-30", "2021-03-04", "1", "1")},
    ),
    "backs": ({}, "backer backed", {(WEST, NORTH), (WEST, SOUTH), (EAST, SOUTH), (LEAGUE, NORTH)}),
    "both-sides": ({}, "backer one other", {(WEST, NORTH, SOUTH)}),
    "claims-on-actor": (
        {"actor": "west"},
        "polarity certainty begun until source published",
        {
            ("kg:Affirms", "kg:Stated", "2020-11-30", "2021-03-04", "source:daily", "2021-03-04"),
            ("kg:Denies", "kg:Stated", "2021-03-05", "2021-03-05", "source:mirror", "2021-03-05"),
            ("kg:Affirms", "kg:Stated", "2021-01-02", "2021-01-02", "source:daily", "2021-03-04"),
        },
    ),
    "denials": (
        {},
        "tie speaker published source",
        {("tie:west-backs-north", WEST, "2021-03-05", "source:mirror")},
    ),
    "disputed-backing": ({}, "tie affirm deny", {("tie:west-backs-north", "1", "1")}),
    "events-between": (
        FEBRUARY,
        "event name type earliest latest",
        {
            ("event:fall", "Fall of the port", "event-type:capture", "2021-02-14", "2021-02-14"),
            ("event:raid", "Raid", "event-type:attack", "2021-01-31", "2021-02-01"),
        },
    ),
    "proxies": ({}, "state client rivalClient rivalState", {(EAST, SOUTH, NORTH, WEST)}),
    "single-source": (
        {},
        "tie source",
        {
            ("tie:west-backs-north", "source:daily"),
            ("tie:west-backs-south", "source:daily"),
            ("tie:league-backs-north", "source:daily"),
        },
    ),
    "sources-of-tie": (
        {"actor": "west", "backed": "north"},
        "source polarity paraphrase quote",
        {
            ("source:daily", "kg:Affirms", "Arms since November.", ""),
            ("source:mirror", "kg:Denies", "No arms.", ""),
        },
    ),
}
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")
each_question = pytest.mark.parametrize("question", QUESTIONS.values(), ids=QUESTIONS)


@pytest.fixture(scope="module")
def graphs(tmp_path_factory):
    """The graphs of a little war and of Libya."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KG_CACHE", str(tmp_path_factory.mktemp("cache")))
        folder = tmp_path_factory.mktemp("war")
        for name, text in WAR.items():
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(text, "utf-8")
        yield {"war": kg.open(folder), "libya": kg.open(kg.example("libya"))}


@pytest.fixture(scope="module")
def war(graphs):
    return graphs["war"]


@pytest.fixture(scope="module")
def dataset(graphs):
    """Libya's quads in rdflib."""
    return graphs["libya"].dataset()


def test_every_question_is_answered_by_hand_here():
    assert set(EXPECTED) == set(QUESTIONS)


@each_question
def test_a_question_is_answered_as_by_hand(war, question):
    values, columns, expected = EXPECTED[question.name]
    rows = war.query(question.sparql(values, war.base))
    assert {variable.value for variable in rows.variables} >= set(columns.split())
    found = [
        tuple("" if row[name] is None else war.rdf.short(row[name]) for name in columns.split())
        for row in rows
    ]
    assert set(found) == expected
    assert len(found) == len(expected)


def test_a_tie_that_has_ended_counts_before_its_end_only(war):
    question = QUESTIONS["backers-on-day"]
    days = {"2018-12-31": [], "2020-03-01": [LEAGUE], "2020-08-01": [], "2020-12-01": [WEST]}
    for day, backers in days.items():
        rows = war.query(question.sparql({"actor": "north", "day": day}, war.base))
        assert [war.rdf.short(row["backer"]) for row in rows] == backers, day


@each_question
def test_both_engines_give_the_same_rows_on_libya(graphs, dataset, question):
    libya = graphs["libya"]
    text = question.sparql({}, libya.base)
    rows = [tuple(cell and cell.value for cell in row) for row in libya.query(text)]
    again = [tuple(cell and str(cell) for cell in row) for row in dataset.query(text)]
    assert all(any(cells) for cells in zip(*rows, strict=True)), "a column is always empty"
    assert len(rows) == len(again) > 0
    assert set(rows) == set(again)


@each_question
def test_a_question_tells_what_it_answers_and_uses_its_parameters(question):
    assert question.help[0].isupper()
    assert question.help.endswith(".")
    body = "\n".join(line for line in question.text.splitlines() if not line.startswith("#"))
    assert set(re.findall(r"\$(\w+)", body)) == set(question.parameters)
    assert all(meaning and default for meaning, default in question.parameters.values())


def test_every_file_is_a_question():
    files = Path(kg.__file__).parent.joinpath("questions").glob("*.rq")
    assert {path.stem for path in files} == set(QUESTIONS)


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"acter": "lna"}, "unknown parameter 'acter'; did you mean 'actor'?"),
        ({"day": "last spring"}, "day 'last spring' is not a day; write it as 2020-06-02"),
        ({"actor": "lna> ?x } #"}, "actor 'lna> ?x } #' is not an id"),
        ({"actor": "LNA"}, "actor 'LNA' is not an id"),
    ],
)
def test_a_parameter_that_does_not_fit_is_told(values, message):
    with pytest.raises(QuestionError) as caught:
        QUESTIONS["backers-on-day"].sparql(values)
    assert str(caught.value) == message


def test_a_question_follows_the_base_of_the_graph():
    text = QUESTIONS["backs"].sparql({}, "https://example.org/war/")
    assert "PREFIX actor: <https://example.org/war/actor/>" in text
    assert prefixes("https://example.org/war/")["source"] == "https://example.org/war/source/"
