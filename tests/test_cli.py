"""The command line, run for real: what it prints where, how it ends, that its examples are true."""

import csv
import inspect
import json
import os
import re
import subprocess
import sys
from pathlib import Path

import click
import pytest
from terminal import seen

import kg
from kg.cli import VERBS, cli
from kg.cli.summaries import SUMMARIES
from kg.export import FORMATS
from kg.importing.table import IMPORTERS
from kg.questions import QUESTIONS, prefixes
from kg.view import Verdict

SCRIPTS = Path(sys.executable).parent
DISPATCH = kg.example("libya") / "articles" / "2020-06-02-dispatch.txt"
ASKING = ("who-backs", "backed-by", "allies", "rivals", "path", "timeline")
WAR = {
    "kg.toml": 'title = "A war"\n',
    "actors.yml": "- {actor: north, kind: armed-group, name: Northern Army, aliases: [NA]}\n"
    "- {actor: west, kind: state, name: Westland}\n",
    "sources.yml": "- {source: daily, kind: article, title: Talks, published: 2021-03-04}\n",
    "facts/ties.yml": "- {tie: west backs north, source: daily, means: [weapons], says: Arms.}\n",
}


@pytest.fixture(scope="module", autouse=True)
def cache(tmp_path_factory):
    """One cache for all the commands of this module, and no conflict named by the environment."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("KG_CACHE", str(tmp_path_factory.mktemp("cache")))
        patch.setenv("PATH", f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}")
        for name in ("KG_DATA", "NO_COLOR"):
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(autouse=True)
def here(tmp_path, monkeypatch) -> Path:
    """Each test stands in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def war(here) -> Path:
    """A folder with a little war."""
    for name, text in WAR.items():
        path = here / "war" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return here / "war"


def run(*words: object, input: str = "", **settings: str) -> subprocess.CompletedProcess:
    """A `kg` command as typed, piped."""
    return subprocess.run(
        ["kg", *map(str, words)],
        input=input,
        capture_output=True,
        text=True,
        env=os.environ | settings,
    )


def answer(*words: object, **more: str) -> str:
    """The data that a command prints, which must end well."""
    done = run(*words, **more)
    assert done.returncode == 0, done.stderr
    return done.stdout


def rows(*words: object) -> list[dict[str, str]]:
    """The rows of a table that a command prints."""
    return list(csv.DictReader(answer(*words).splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE))


def failure(*words: object, **more: str) -> tuple[int, str]:
    """The exit code and last line of talk of a command that prints no data."""
    done = run(*words, **more)
    assert done.stdout == ""
    assert "Traceback" not in done.stderr
    return done.returncode, done.stderr.splitlines()[-1]


# ---- help


def commands() -> dict[str, click.Command]:
    return {name: cli.get_command(click.Context(cli), name) for name in VERBS}


def examples(command: click.Command) -> list[str]:
    """The example lines of a help text."""
    block = inspect.cleandoc(command.help).partition("\b\n")[2].partition("\n\n")[0]
    return [line for line in block.splitlines() if "kg" in line.split()]


@pytest.mark.parametrize("name", VERBS)
def test_every_verb_has_help_that_begins_with_what_it_does_and_an_example(name):
    shown = answer(name, "--help")
    command = commands()[name]
    lines = examples(command)
    assert lines
    assert all(f"kg {name}" in line for line in lines)
    assert all(line in shown for line in lines)
    assert [p.name for p in command.params if isinstance(p, click.Option) and not p.help] == []


def test_the_help_tells_of_each_verb_what_its_own_help_tells_first():
    firsts = {
        name: " ".join(inspect.cleandoc(command.help).split("\n\n")[0].split("\b")[0].split())
        for name, command in commands().items()
    }
    assert {name: SUMMARIES.get(name) for name in VERBS} == firsts


@pytest.mark.parametrize(
    "line",
    ["timeline", "allies lna", "rivals lna", "path russia lna", "both-sides", "proxies turkey",
     "shared uae", "switched", "at-table", "ceasefires", "disputes", "single-source lna", "stale",
     "gaps", "coverage", "blocs", "balance"],
)  # fmt: skip
def test_json_tells_the_question_and_the_filters_in_force(line):
    told = json.loads(answer(*line.split(), "--as-of", "2020-06-02", "--json"))
    assert told["filters"] == ["as of 2020-06-02", "persistence: until-contradicted"]
    assert told["question"]
    assert told["rows"]


def test_the_help_lists_every_verb():
    shown = answer("--help")
    assert re.findall(r"^  ([a-z-]+)  +[A-Z]", shown.partition("Commands:")[2], re.M) == [*VERBS]
    assert answer("-h") == shown


SUPPORT = {
    "id": "1", "active": "1", "year": "2011", "actor_id": "901", "actor_name": "Northern Army",
    "oppo_id": "902", "oppo_name": "Government of Westland", "dyad_id": "903",
    "location": "Libya: Government", "gwno_a": "999", "country_a": "Libya",
    "ext_id": "904", "ext_name": "Government of Eastland", "ext_count": "1", "ext_w_count": "1",
}  # fmt: skip


def published(columns: tuple[str, ...]) -> str:
    """A published file of one invented row; what it does not tell is 0."""
    cells = (SUPPORT.get(name, "" if name.endswith("_b") else "0") for name in columns)
    return ",".join(columns) + "\n" + ",".join(cells) + "\n"


# The demo and publishing have tests of their own; a server does not end by itself.
SKIPPED = ("demo", "publish", "serve")
EXAMPLES = [
    (n, line)
    for n, c in commands().items()
    for line in examples(c)
    if n not in SKIPPED and "hdfs://" not in line  # nor is there a cluster here
]


@pytest.mark.parametrize(("name", "line"), EXAMPLES, ids=[line for _, line in EXAMPLES])
def test_every_example_runs(here, name, line):
    (here / "data").symlink_to(kg.example("libya").parent)
    (here / "articles").mkdir()
    for path in ("article.txt", "articles/one.txt"):
        (here / path).write_text(DISPATCH.read_text("utf-8"), "utf-8")
    (here / "page.html").write_text("<h1>Talks</h1><p>Egypt backs the LNA.</p>", "utf-8")
    (here / "facts").mkdir()
    (here / "question.rq").write_text(QUESTIONS["backs"].text, "utf-8")
    if name == "import":
        (here / "kg.toml").write_text('title = "A war"\n', "utf-8")
        (here / "ucdp-esd-ay-181.csv").write_text(published(IMPORTERS["ucdp-esd"].names), "utf-8")
    if name != "init" and "my-war" in line:
        answer("init", "my-war")
    if name != "init" and "my-libya" in line:
        answer("init", "my-libya", "--example", "libya")
        if name == "log":
            commit = "git -c user.name=A -c user.email=a@example.org commit -qm first"
            subprocess.run(f"cd my-libya && git init -q && git add . && {commit}", shell=True)
    done = subprocess.run(line, shell=True, capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr


def test_the_help_of_query_names_prefixes_that_are_declared():
    told = " ".join(commands()["query"].help.split())
    named = re.search(r"The prefixes ([\w, -]+) are declared already", told)[1].split(", ")
    assert set(named) <= set(prefixes())
    for name in named:
        answer("query", f"ASK {{ ?s ?p {name}:x }}")


def test_it_is_a_module_too_and_tells_its_version():
    done = subprocess.run([sys.executable, "-m", "kg", "--version"], capture_output=True, text=True)
    assert done.stdout == f"conflict-kg, version {kg.__version__}\n"


# ---- data to stdout, talk to stderr


@pytest.mark.parametrize("verb", ASKING)
def test_a_piped_table_is_tsv_and_its_head_is_talk(verb):
    who = {"path": ("russia", "lna"), "timeline": ()}.get(verb, ("turkey",))
    who = ("gna",) if verb == "who-backs" else who
    done = run(verb, *who, "--as-of", "2020-06-02")
    lines = done.stdout.splitlines()
    assert len(lines) > 1
    assert len({line.count("\t") for line in lines}) == 1
    assert "as of 2020-06-02 · persistence: until-contradicted" in done.stderr
    told = json.loads(answer(verb, *who, "--as-of", "2020-06-02", "--json"))
    assert len(told["rows"] if isinstance(told, dict) else told) > 0
    assert "\x1b" not in done.stdout + done.stderr


def test_the_head_of_an_answer_counts_claims_and_sources():
    head = run("who-backs", "lna", "--as-of", "2020-06-02").stderr.splitlines()[0]
    told = json.loads(answer("who-backs", "lna", "--as-of", "2020-06-02", "--json"))
    assert head == (
        "who backs Libyan National Army · as of 2020-06-02 · persistence: until-contradicted"
        f" · {told['claims']} claims from {told['sources']} sources,"
        f" {told['independent']} independent"
    )


@pytest.mark.parametrize(
    "words",
    [
        ("show", "uae-backs-lna"),
        ("show", "haftar"),
        ("show", "tripoli"),
        ("stats",),
        ("check",),
        ("ask", "backs"),
        ("read", DISPATCH),
        ("query", "ASK {}", "--format", "json"),
    ],
    ids=str,
)
def test_json_is_json(words):
    words = words if "--format" in words else (*words, "--json")
    json.loads(answer(*words))


def test_a_reader_that_leaves_early_is_no_error():
    shell = "set -o pipefail; kg timeline | head -1"
    done = subprocess.run(["bash", "-c", shell], capture_output=True, text=True)
    assert done.stdout.startswith("date\t")
    assert "Traceback" not in done.stderr
    assert "Error" not in done.stderr


@pytest.mark.parametrize("columns", [60, 80, 100, 140])
def test_a_table_fits_the_terminal(here, columns):
    shown = seen("kg who-backs lna --as-of 2020-06-02 2> talk", here, columns)
    assert "United" in shown
    assert max(map(len, shown.splitlines())) <= columns
    if columns >= 80:
        for word in ("disputed", "alleged", "presumed", "sources"):
            assert word in shown


def test_a_terminal_does_without_empty_columns_and_a_pipe_does_not(here):
    assert "verdict" not in seen("kg who-backs lna", here)
    assert "verdict" in answer("who-backs", "lna").splitlines()[0]


def test_colours_are_for_terminals_without_no_color(here):
    plain = seen("kg who-backs lna", here)
    colourful = seen("env -u NO_COLOR kg who-backs lna", here)
    assert "\x1b[" not in plain
    assert "\x1b[32mstated" in colourful
    assert "\x1b" not in answer("who-backs", "lna")


def test_a_shell_can_complete_verbs_and_actors():
    assert "_KG_COMPLETE" in run(_KG_COMPLETE="zsh_source").stdout
    assert "_KG_COMPLETE" in run(_KG_COMPLETE="bash_source").stdout
    typed = {"_KG_COMPLETE": "bash_complete", "COMP_CWORD": "1", "COMP_WORDS": "kg who"}
    assert run(**typed).stdout == "plain,who-backs\n"
    typed |= {"COMP_CWORD": "2", "COMP_WORDS": "kg who-backs ua"}
    assert run(**typed).stdout == "plain,uae\n"


# ---- exit codes


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        (("who-backs", "haftr"), 2, "kg: no actor is called 'haftr'; did you mean 'hafter'?"),
        (("path", "lna", "nobody"), 2, "kg: no actor is called 'nobody'"),
        (("show", "uae-bakcs-lna"), 2,
         "kg: nothing has the id or name 'uae-bakcs-lna'; did you mean 'uae-backs-lna'?"),
        (("who-backs", "lna", "--as-of", "June 2020"), 2,
         "Error: Invalid value for '--as-of': 'June 2020' is not a day; write it as 2020-06-02"),
        (("who-backs", "lna", "--means", "wepons"), 2,
         "Error: Invalid value for --means: unknown means 'wepons'; did you mean 'weapons'?"),
        (("timeline", "--kind", "batle"), 2,
         "Error: Invalid value for --kind: unknown kind 'batle'; did you mean 'battle'?"),
        (("who-backs", "lna", "--according-to", "rusia"), 2,
         "kg: no actor is called 'rusia'; did you mean 'russia'?"),
        (("who-backs", "lna", "--without-source", "x"), 2, "kg: no source is called 'x'"),
        (("timeline", "--place", "tripolli"), 2,
         "kg: no place is called 'tripolli'; did you mean 'tripoli'?"),
        (("who-baks", "lna"), 2, "Error: unknown verb 'who-baks'; did you mean 'who-backs'?"),
        (("who-backs",), 2, "Error: Missing argument 'ACTOR'."),
        (("export", "grapml"), 2,
         "kg: unknown format 'grapml'; did you mean 'graphml'?; `kg export` lists them"),
        (("export", "csv"), 2, "kg: csv is several files; name a folder or a .zip file"),
        (("export", "turtle", "-o", "no/where/x.ttl"), 3,
         "kg: no/where/x.ttl: cannot be written: No such file or directory"),
        (("ask", "denails"), 2,
         "kg: unknown question 'denails'; did you mean 'denials'?; `kg ask` lists them"),
        (("ask", "backers-on-day", "-D", "day=spring"), 2,
         "kg: day 'spring' is not a day; write it as 2020-06-02"),
        (("ask", "sources-of-tie", "-D", "backed=lan"), 2, "kg: no actor is called 'lan'"),
        (("query", "SELEC"), 2, "kg: not SPARQL: error at 1:6: expected [_]"),
        (("query", "ASK { ?s foo:x 1 }"), 2,
         "kg: not SPARQL: error at 1:15: unknown prefix; declare it with PREFIX name: <..>"),
        (("query", "SELECT ?s { ?s a ?o }", "--format", "turtle"), 2,
         "kg: turtle is for CONSTRUCT and DESCRIBE; this query gives rows"),
        (("query", ""), 2, "kg: give a query as an argument, with --file, or on standard input"),
        (("query", "-f", "nowhere.rq"), 3,
         "kg: nowhere.rq: cannot be read: No such file or directory"),
        (("stats", "-d", "nowhere"), 3, "kg: no such folder: nowhere"),
        (("check", "-d", "nowhere"), 3, "kg: no such folder: nowhere"),
        (("build", "-d", "nowhere"), 3, "kg: no such folder: nowhere"),
    ],
    ids=str,
)  # fmt: skip
def test_a_mistake_is_told_in_a_line_and_by_the_exit_code(here, words, code, told):
    assert failure(*words) == (code, told)
    assert list(here.iterdir()) == []


def test_a_query_that_fails_on_the_way_ends_with_three():
    code, told = failure("query", "SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
    assert code == 3
    assert told.startswith("kg: the query failed: ")


def test_broken_data_is_one_for_every_verb_and_all_its_problems_are_told(war):
    facts = war / "facts" / "ties.yml"
    facts.write_text(WAR["facts/ties.yml"] + "- {tie: west backs nroth, source: daily}\n- {x: y}\n")
    found = answer_of_check(war)
    assert (
        found[0]
        == f"{facts.relative_to(Path.cwd())}:2: unknown actor 'nroth'; did you mean 'north'?"
    )
    for verb in (("build",), ("who-backs", "north"), ("export", "turtle"), ("stats",)):
        done = run(*verb, "-d", war)
        assert (done.returncode, done.stdout) == (1, "")
        assert found[0] in done.stderr.splitlines()
    told = json.loads(run("check", "-d", war, "--json").stdout)
    assert [f"{p['path']}:{p['line']}: {p['message']}" for p in told] == found


def answer_of_check(folder: Path) -> list[str]:
    done = run("check", "-d", folder)
    lines = done.stdout.splitlines()
    assert done.returncode == 1
    assert done.stderr == f"{len(lines)} problems in 1 file\n"
    return lines


def test_an_article_that_cannot_be_read_is_a_finding():
    assert failure("read", "nowhere.txt")[0] == 1


# ---- who backs whom


def test_who_backs_the_lna_differs_between_two_days_as_the_data_say():
    def backers(day):
        told = json.loads(answer("who-backs", "lna", "--as-of", day, "--json"))
        return {row["actor"]: row for row in told["rows"]}

    may, june = backers("2019-05-01"), backers("2020-06-02")
    assert {"uae", "egypt", "russia", "france"} <= set(may) & set(june)
    assert {"syria", "chadian-mercenaries", "black-shield"} <= set(june) - set(may)
    assert may["aguila-saleh"]["verdict"] == Verdict.HOLDS
    assert june["aguila-saleh"]["verdict"] == Verdict.PRESUMED
    assert "turkey" not in {*may, *june}


def test_a_tie_is_not_shown_on_a_day_long_before_all_that_is_told_of_it():
    done = run("who-backs", "lna", "--as-of", "1990-01-01")
    assert done.stdout == ""
    assert "uae-backs-lna" in done.stderr
    assert "--possible" in done.stderr
    assert "uae-backs-lna" in answer("who-backs", "lna", "--as-of", "1990-01-01", "--possible")


def test_each_row_opens_to_its_sources():
    told = json.loads(answer("who-backs", "lna", "--as-of", "2020-06-02", "--json"))
    for row in told["rows"][:6]:
        shown = json.loads(answer("show", row["tie"], "--json"))
        assert set(row["sources"]) <= {claim["source"] for claim in shown["claims"]}
        assert set(row["claims"]) <= {claim["id"] for claim in shown["claims"]}
        assert all(claim.get("says") or claim.get("quote") for claim in shown["claims"])
        lines = answer("show", row["tie"])
        assert all(f"[{source}]" in lines for source in row["sources"])
        assert "https://" in lines


def test_an_actor_is_named_by_id_name_or_alias():
    by = {name: answer("backed-by", name) for name in ("russia", "Russia", "moscow", "Россия")}
    assert len(set(by.values())) == 1
    assert "russia-backs-lna" in by["russia"]


def test_what_one_actor_says_can_be_asked_by_any_of_its_names():
    assert answer("who-backs", "gna", "--according-to", "Moscow") == answer(
        "who-backs", "gna", "--according-to", "russia"
    )


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("who-backs", "lna", "--known-by", "2010-01-01"), "no claim counts under these filters"),
        (("who-backs", "sarraj"), "no claim is not a no"),
        (("who-backs", "lna", "--as-of", "1914-08-01", "--status", "denied"), "no tie holds"),
        (("timeline", "--from", "1950-01-01", "--to", "1950-12-31"), "nothing is told of that"),
        (("allies", "lna", "--known-by", "2010-01-01"), "no claim is not neutrality"),
        (("path", "lna", "gna", "--known-by", "2010-01-01"), "that is not to say that they are"),
        (("query", "SELECT ?x { ?x kg:backs actor:nobody }"), "no rows"),
    ],
    ids=str,
)
def test_an_empty_answer_says_why(words, told):
    done = run(*words)
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) <= 1
    assert told in done.stderr


def test_an_asked_triple_that_is_not_there_is_no_no():
    assert answer("query", "ASK { actor:uae kg:backs actor:gna }") == "no claim says so\n"


def test_an_unfinished_id_is_completed():
    code, told = failure("show", "2020-01-12")
    assert code == 2
    assert told.startswith("kg: nothing has the id or name '2020-01-12'; these ids begin so: 2020-")


# ---- SPARQL


def test_a_query_comes_from_an_argument_a_file_or_standard_input(here):
    text = "SELECT ?who WHERE { ?who kg:backs actor:lna } ORDER BY ?who"
    (here / "question.rq").write_text(text)
    by_argument = answer("query", text)
    assert "actor:uae" in by_argument.splitlines()
    assert answer("query", "-f", "question.rq") == by_argument
    assert answer("query", "-", input=text) == by_argument
    assert answer("query", input=text) == by_argument


def test_a_query_has_its_formats():
    text = "SELECT ?who { ?who kg:backs actor:lna . FILTER (?who = actor:uae) }"
    iri = "https://w3id.org/conflict-kg/actor/uae"
    assert answer("query", text, "--format", "csv").split() == ["who", iri]
    (binding,) = json.loads(answer("query", text, "--format", "json"))["results"]["bindings"]
    assert binding["who"] == {"type": "uri", "value": iri}
    assert f"<uri>{iri}</uri>" in answer("query", text, "--format", "xml")
    construct = "CONSTRUCT { actor:uae kg:backs ?o } { actor:uae kg:backs ?o }"
    line = f"<{iri}> <https://w3id.org/conflict-kg/ns#backs> <{iri[:-3]}lna> ."
    assert line in answer("query", construct, "--format", "ntriples").splitlines()
    shown = answer("query", construct)
    assert "@prefix actor: <https://w3id.org/conflict-kg/actor/> ." in shown
    assert "actor:uae kg:backs " in shown
    assert "@prefix skos:" not in shown
    assert answer("query", construct, "--format", "turtle").startswith("@prefix ")
    assert failure("query", construct, "--format", "csv")[0] == 2


def test_ask_lists_the_questions_and_takes_names():
    assert [row["question"] for row in rows("ask")] == [*QUESTIONS]
    assert all(row["what it answers"] for row in rows("ask"))
    by_name = answer("ask", "sources-of-tie", "-D", "actor=Ankara", "-D", "backed=GNA")
    assert by_name == answer("ask", "sources-of-tie", "-D", "actor=turkey", "-D", "backed=gna")
    assert len(by_name.splitlines()) > 5


def test_the_text_of_a_question_runs_as_a_query(here):
    (here / "shown.rq").write_text(answer("ask", "backers-on-day", "--show"))
    assert answer("query", "-f", "shown.rq") == answer("ask", "backers-on-day")


# ---- a conflict of one's own


def test_an_empty_conflict_checks_builds_and_waits(here):
    made = answer("init", "my-war").split()
    assert {"my-war/kg.toml", "my-war/actors.yml", "my-war/facts/facts.yml"} <= set(made)
    assert answer("check", "-d", "my-war") == ""
    assert "0 claims" in run("build", "-d", "my-war").stderr
    assert failure("who-backs", "lna", "-d", "my-war") == (2, "kg: no actor is called 'lna'")
    again = failure("init", "my-war")
    assert again == (3, "kg: my-war/kg.toml: is there already; nothing was changed")


def test_ones_own_conflict_answers_where_one_stands(war, monkeypatch):
    monkeypatch.chdir(war / "facts")
    (row,) = rows("who-backs", "NA")
    assert (row["backer"], row["means"], row["tie"]) == ("Westland", "weapons", "west-backs-north")
    first, second = run("build"), run("build")
    assert first.stderr.startswith("nothing changed: ")  # the question has built it
    assert first.stdout == second.stdout
    with (war / "facts" / "ties.yml").open("a") as file:
        file.write("- {tie: west opposes north, source: daily, says: No longer.}\n")
    assert run("build").stderr.startswith("built: ")
    assert [row["actor"] for row in rows("rivals", "north")] == ["Westland"]


def test_the_environment_or_an_option_names_the_conflict(war):
    assert run("who-backs", "north", KG_DATA=str(war)).returncode == 0
    assert run("who-backs", "lna", KG_DATA=str(war)).returncode == 2
    libya = kg.example("libya")
    assert run("who-backs", "lna", "-d", libya, KG_DATA=str(war)).returncode == 0
    assert run("who-backs", "lna").returncode == 0  # nowhere: the shipped example


def test_stats_count_what_the_build_holds(war):
    told = json.loads(answer("stats", "-d", war, "--json"))
    assert told["graph"] == {"actors": 2, "places": 0, "sources": 1, "facts": 1, "claims": 1}
    assert told["facts by kind"] == {"backing": 1}
    assert told["facts by status"] == {"stated": 1}
    assert {"of": "facts by kind", "what": "backing", "number": "1"} in rows("stats", "-d", war)


def test_check_lists_its_checks():
    assert "self-ties" in {row["check"] for row in rows("check", "--list")}


@pytest.mark.parametrize("form", FORMATS)
def test_each_format_is_written_to_a_file(here, war, form):
    name = "tables" if form == "csv" else "war.out"
    done = run("export", form, "-o", name, "-d", war)
    assert (done.returncode, done.stdout) == (0, ""), done.stderr
    assert done.stderr.startswith(f"wrote {name}: ")
    written = here / name
    files = sorted(written.iterdir()) if written.is_dir() else [written]
    assert "north" in "".join(file.read_text("utf-8") for file in files)
    if form != "csv":
        assert answer("export", form, "-d", war).encode() == written.read_bytes()
    assert any(row["format"] == form for row in rows("export", "--losses"))


def test_export_lists_its_formats():
    assert [row["format"] for row in rows("export")] == [*FORMATS]


# ---- the tour


def test_the_demo_runs_through_and_writes_its_files(here):
    done = run("demo", "-o", "out")
    assert done.returncode == 0, done.stderr
    assert "Traceback" not in done.stderr
    assert re.findall(r"^(\d)\. ", done.stdout, re.M) == list("123456789")
    assert "claims in" in done.stdout
    assert "uae-backs-lna" in done.stdout
    files = {path.name: path for path in (here / "out").iterdir()}
    exported = {"libya.trig", "libya-2020-06-02.gexf", "libya-2020-06-02.graphml", "tables"}
    assert set(files) == exported | {"who-backs-whom.svg", "who-backs-whom.csv"}
    assert all(path.stat().st_size for path in files.values())
    assert [path.name for path in here.iterdir()] == ["out"]
    assert failure("demo", "-o", "out/libya.trig")[0] in (2, 3)


def test_the_statuses_that_can_be_asked_for_are_those_that_there_are():
    from kg.cli.options import STATUSES
    from kg.view import Status

    assert tuple(map(str, Status)) == STATUSES


def test_folders_lists_and_files_are_read_and_a_bad_one_does_not_stop_the_rest(tmp_path):
    for name in ("a/talks.txt", "b/talks.txt", "talks-2.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        head = f"source: {name.replace('/', '-').removesuffix('.txt')}"
        (tmp_path / name).write_text(f"---\n{head}\n---\nTurkey backs the GNA.\n", "utf-8")
    (tmp_path / "b/scan.txt").write_bytes(b"%PDF-1.4")
    (tmp_path / "list").write_text(f"{tmp_path}\n{tmp_path / 'nowhere.html'}\n", "utf-8")
    out = tmp_path / "facts"
    done = run("read", "--files-from", tmp_path / "list", "--format", "facts", "-o", out)
    assert (done.returncode, done.stdout) == (1, "")
    assert sorted(path.name for path in out.iterdir()) == [
        "talks-2-2.json", "talks-2.json", "talks.json",
    ]  # fmt: skip
    for line in (
        f"{tmp_path}/b/scan.txt: is a PDF; save it as plain text or HTML",
        f"{tmp_path}/nowhere.html: cannot be read: No such file or directory",
        # the three have no date, which is a problem each
        "3 articles, 3 claims, 5 problems",
    ):
        assert line in done.stderr.splitlines()
