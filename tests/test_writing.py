"""Writing: cards and claims as YAML that reads back the same; a folder made of what was read."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import kg
from kg.curation import read_folder
from kg.curation.begin import begin
from kg.curation.checks import check
from kg.curation.lines import read_yaml
from kg.curation.writing import card_entry, fact_entries, to_yaml
from kg.model import Chronicle
from kg.reading import read, read_article
from kg.report.curated import files

LIBYA, _ = read_folder(kg.example("libya"))
FIRST = """Envoys meet in Rome

14 March, 2020

The LNA was backed by Egypt. Turkey accused Egypt of arming the Arland Front. \
On Tuesday the Arland Front attacked the LNA. Westland's president, Idris Example, "left": # or not.
"""
SECOND = """Envoys leave Rome

15 March, 2020

Egypt denies arming the Arland Front. Westland's president, Idris Example, has backed the LNA.
"""


def written(folder: Path, texts: dict[str, str]) -> tuple[Chronicle, list]:
    """What an empty conflict says with these files in it, and all that is wrong with it."""
    begin(folder)
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, "utf-8")
    chronicle, problems = read_folder(folder)
    return chronicle, problems + check(chronicle)


def test_the_whole_of_the_data_can_be_written_and_read_back(tmp_path):
    texts = {
        f"{noun}s/all.yml": to_yaml([card_entry(noun, card) for card in cards.values()])
        for noun, cards in (
            ("actor", LIBYA.actors), ("place", LIBYA.places), ("source", LIBYA.sources),
        )
    }  # fmt: skip
    texts["facts/all.yml"] = to_yaml(fact_entries(LIBYA.claims))
    again, problems = written(tmp_path / "war", texts)
    assert problems == []
    assert (again.actors, again.places, again.sources) == (
        LIBYA.actors, LIBYA.places, LIBYA.sources,
    )  # fmt: skip
    assert set(again.claims) == set(LIBYA.claims)
    assert {c.id for c in again.claims} == {c.id for c in LIBYA.claims}


@pytest.mark.parametrize("texts", [[FIRST], [FIRST, SECOND]], ids=["one", "two"])
def test_articles_become_a_folder_that_has_no_problems_and_says_the_same(tmp_path, texts):
    readings = [
        read(read_article(text.encode(), f"note-{n}.txt"), {}, {}) for n, text in enumerate(texts)
    ]
    empty = Chronicle("", {}, {}, {}, ())
    chronicle, problems = written(tmp_path / "war", files(readings, empty))
    assert problems == []
    assert {c.id for c in chronicle.claims} == {c.id for r in readings for c in r.claims}
    assert set(chronicle.claims) == {c for r in readings for c in r.claims}
    assert set(chronicle.sources) == {r.source.id for r in readings}
    assert chronicle.ties and chronicle.events


def test_what_the_conflict_knows_is_not_written_and_a_standing_tie_is_told():
    article = read_article(b"14 March, 2020\n\nThe LNA was backed by Egypt.\n", "note.txt")
    texts = files([read(article, LIBYA.actors, LIBYA.places)], LIBYA)
    assert sorted(texts) == ["facts/note-2020-03-14.yml", "sources/note-2020-03-14.yml"]
    [claim] = [c for c in LIBYA.claims if c.about.id == "egypt-backs-lna"][:1]
    told = f"# stands already at {claim.origin}: put these claims there\n- tie: egypt backs lna\n"
    assert told in texts["facts/note-2020-03-14.yml"]


TEXTS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(str.strip)


@given(TEXTS, st.lists(TEXTS, min_size=1, max_size=3))
@settings(max_examples=300)
def test_any_text_reads_back_as_it_was_written(text, more):
    entry = {"source": "a", "quote": text, "aliases": more}
    document, problems = read_yaml(to_yaml([entry]), "a.yml")
    assert problems == []
    assert document == [entry]
