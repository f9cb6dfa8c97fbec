"""The parser: another pipeline can be named, and one that cannot be read with is told."""

import pytest
import spacy
from spacy.tokens import Doc

from kg.reading.pipeline import PACKAGED, ParserError, load, parse, plain


@spacy.Language.component("labels_of_clearnlp")
def labels_of_clearnlp(doc: Doc) -> Doc:
    for token in doc:
        token.dep_ = {"nsubj:pass": "nsubjpass", "obj": "dobj"}.get(token.dep_, token.dep_)
    return doc


@pytest.fixture
def named(monkeypatch):
    """Names a pipeline as a user does, and forgets it afterwards."""

    def name(path):
        monkeypatch.setenv("KG_PARSER", str(path))
        load.cache_clear()
        return load()

    yield name
    load.cache_clear()


def test_a_named_pipeline_is_used_instead(named, tmp_path):
    spacy.load(PACKAGED).to_disk(tmp_path / "own")
    assert named(tmp_path / "own").path == tmp_path / "own"
    [doc] = parse(["The militia shelled the town."])
    assert [token.dep_ for token in doc] == ["det", "nsubj", "ROOT", "det", "obj", "punct"]


@pytest.mark.parametrize(
    ("missing", "told"),
    [
        ("parser", "has no dependency parser"),
        ("morphologizer", "has no parts of speech"),
        ("trainable_lemmatizer", "has no lemmatizer"),
    ],
)
def test_a_pipeline_without_what_the_reader_needs_is_told(named, tmp_path, missing, told):
    spacy.load(PACKAGED, exclude=[missing]).to_disk(tmp_path / "own")
    with pytest.raises(ParserError, match=told) as caught:
        named(tmp_path / "own")
    assert str(caught.value).startswith(f"{tmp_path / 'own'}: ")
    assert "leave KG_PARSER unset" in str(caught.value)


def test_labels_of_another_scheme_are_told(named, tmp_path):
    nlp = spacy.load(PACKAGED)
    nlp.add_pipe("labels_of_clearnlp")
    nlp.to_disk(tmp_path / "own")
    with pytest.raises(ParserError, match=r"not Universal Dependencies \(dobj, nsubjpass\)"):
        named(tmp_path / "own")


@pytest.mark.parametrize("there", [True, False])
def test_a_path_that_is_no_pipeline_is_told(named, tmp_path, there):
    path = tmp_path / "folder"
    if there:
        path.mkdir()
    with pytest.raises(ParserError, match=r"is no spaCy pipeline \(") as caught:
        named(path)
    assert "\n" not in str(caught.value)


def test_a_sentence_stays_one_tree():
    [doc] = parse(["The army left. The militia stayed."])
    assert [token.dep_ for token in doc if token.head is token] == ["ROOT"]


def test_plain_text_keeps_every_offset():
    told = "“Haftar’s men\u202fleft” — so\xa0they say"
    assert plain(told) == '"Haftar\'s men left" - so they say'
    assert len(plain(told)) == len(told)


def test_a_hyphen_behind_an_abbreviation_is_a_token():
    [doc] = parse(["U.S.-backed and UN-backed forces met."])
    assert [token.text for token in doc][:3] == ["U.S.", "-", "backed"]
