"""The report of a reading in the terminal: names in colour, stances in words and marks."""

import click
import pytest
from terminal import seen

import kg
from kg.cli.report import COLOURS, lines
from kg.curation import read_folder
from kg.model import ACTOR_KINDS
from kg.reading import Reading, read, read_article
from kg.report import passages

LIBYA, _ = read_folder(kg.example("libya"))


def reading(text: str) -> Reading:
    """What a text is read to say by someone who knows the actors of the Libyan war."""
    article = read_article(f"A title\n\n2 June, 2020\n\n{text}\n".encode(), "example.txt")
    return read(article, LIBYA.actors, LIBYA.places)


def report(text: str) -> list[str]:
    """The lines of the report without colours."""
    return [click.unstyle(line) for line in lines(reading(text))]


@pytest.mark.parametrize(("text", "told"), [
    ("Egypt has armed the LNA.",
     "→ Egypt backs Libyan National Army · means weapons · attested 2020-06-02"),
    ("Turkey accused Egypt of arming the LNA.",
     "? alleged by Turkey: Egypt backs Libyan National Army · means weapons · attested 2020-06-02"),
    ("Egypt reportedly arms the LNA.",
     "? alleged: Egypt backs Libyan National Army · means weapons · attested 2020-06-02"),
    ("Egypt denies arming the LNA.",
     "✗ denied by Egypt: Egypt backs Libyan National Army · means weapons · attested 2020-06-02"),
    ("Egypt plans to arm the LNA.",
     "… planned: Egypt backs Libyan National Army · means weapons · attested 2020-06-02"),
    ("The LNA seized Tarhuna on Monday.",
     "→ capture (taker Libyan National Army) · at Tarhuna · 2020-06-01 · “on Monday”"),
    ("The UN said Egypt was arming the LNA.",
     "→ according to United Nations: Egypt backs Libyan National Army · means weapons · attested "
     "2020-06-02"),
])  # fmt: skip
def test_a_claim_says_first_how_it_is_said(text, told):
    claims = [line.rpartition(" [")[0].strip() for line in report(text) if line.startswith("   ")]
    assert told in claims


def test_support_that_was_stopped_is_marked():
    [line] = [line for line in report("Egypt stopped supporting the LNA.") if "backs" in line]
    assert line.strip().startswith("■ ended: Egypt backs Libyan National Army")


def test_each_claim_stands_under_the_sentence_that_its_quote_begins_in():
    got = passages(
        reading("Egypt has armed the LNA. Nothing happened. Turkey plans to fund the GNA.")
    )
    assert [[(t.stance, t.what) for t in passage.told] for passage in got] == [
        [("stated", "Egypt backs Libyan National Army")],
        [],
        [("planned", "Turkey backs Government of National Accord")],
    ]


def test_a_sentence_cut_at_its_names_is_the_sentence():
    said = "Turkish-backed forces of the GNA met  Khalifa Haf\u00adtar's LNA near Tripoli."
    [passage] = passages(reading(said))
    assert "".join(text for text, _ in passage.pieces()) == said
    assert [(text, m.kind) for text, m in passage.pieces() if m] == [
        ("Turkish", "state"), ("GNA", "government"), ("Khalifa Haf\u00adtar", "person"),
        ("LNA", "armed-group"), ("Tripoli", "place"),
    ]  # fmt: skip


def test_names_are_coloured_by_kind_and_new_ones_underlined():
    told = "\n".join(lines(reading("Haftar met the Arland Front near Tripoli.")))
    assert click.style("Haftar", fg="magenta") in told
    assert click.style("Tripoli", fg="green") in told
    assert click.style("Front", fg="red", underline=True) in told
    assert set(COLOURS) == {*ACTOR_KINDS, "place"}


def test_what_is_new_is_proposed_at_the_end():
    told = report("The Arland Front attacked the LNA on Monday.")
    assert told[-2] == "proposed actor: Arland Front (armed-group) [arland-front]"


def test_lines_that_were_not_read_are_told_with_their_sort():
    told = report("Read also: Who is who?\n\nEgypt has armed the LNA.")
    assert "not read (pointer): Read also: Who is who?" in told


def test_without_colours_the_report_is_plain_text_that_fits_the_terminal(tmp_path):
    text = "Khalifa Haftar of the LNA met the GNA near Tripoli on Monday to talk of a truce. " * 2
    (tmp_path / "note.txt").write_text(f"A title\n\n2 June, 2020\n\n{text}\n")
    shown = seen("kg read note.txt", tmp_path, columns=50)
    assert "\x1b" not in shown
    told = shown.partition("possibly one happening")[0].splitlines()
    said = [line for line in told if not line.startswith("      ")]
    assert max(map(len, said)) <= 50
    assert "  1 Khalifa Haftar of the LNA met the GNA near" in said
