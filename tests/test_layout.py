"""Layout: canonical text says the same, keeps every comment, and is its own canonical text."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.curation.formatting import canonical, formatted
from kg.curation.lines import read_yaml
from kg.curation.saving import SaveError
from kg.curation.sheet import Sheet
from kg.curation.spelling import spelled


def fmt(text: str) -> str:
    return canonical(Sheet(Path("x.yml"), text))


def doc(text: str):
    document, problems = read_yaml(text, "x.yml")
    assert not problems
    return document


@pytest.mark.parametrize(
    ("typed", "laid_out"),
    [
        ("-   actor:   NO\n    kind: 'state'\n", "- actor: NO\n  kind: state\n"),
        ("- actor: a\n  aliases:\n  - B\n  - C, D\n", '- actor: a\n  aliases: [B, "C, D"]\n'),
        ("- {place: a,   kind: port}\n", "- {place: a, kind: port}\n"),
        (
            "\n\n# head\n\n\n- tie: a\n  claims:\n  - source: b # why\n    # about says\n"
            "    says: c\n# next\n- tie: d\n",
            "# head\n\n- tie: a\n  claims:\n    - source: b  # why\n      # about says\n"
            "      says: c\n# next\n- tie: d\n",
        ),
        ("- a: one\n    two\n  b: 'it''s: so'\n", "- a: one two\n  b: 'it''s: so'\n"),
        ('- a: |\n     x\n     y\n  b: "l\\n"\n', '- a: |\n    x\n    y\n  b: "l\\n"\n'),
        ("- # why\n  a: b", "# why\n- a: b\n"),
        ("- a: [b, # first\n   c]\n", "- a:\n    - b  # first\n    - c\n"),
        ("- a: b\n  # last words\n\n# tail\n", "- a: b\n  # last words\n\n# tail\n"),
        ("---\n  - a: b\n  - c: d\n", "---\n- a: b\n- c: d\n"),
        ("", ""),
        ("# only words\n", "# only words\n"),
    ],
)
def test_how_files_are_laid_out(typed, laid_out):
    assert fmt(typed) == laid_out
    assert fmt(laid_out) == laid_out


texts = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs"])
    | st.sampled_from("#:- \n'\"[]{},|>&*!%@`"),
    max_size=12,
)
comments = st.text("ab #:-'", max_size=6).map(lambda text: "#" + text.strip())
keys = st.sampled_from(["tie", "says", "quote", "aliases", "note"])


@given(texts, st.sampled_from(["", "'", '"', "|", ">"]), st.booleans())
def test_a_spelled_text_reads_back_the_same(text, style, inside):
    scalar = spelled(text, style, inside, 4) if text else '""'
    line = f"- a: [{scalar}, b]\n" if inside else f"- a: {scalar}\n  b: c\n"
    value = doc(line)[0]["a"]
    assert (value[0] if inside else value) == text


@st.composite
def sheets(draw) -> str:
    """A file as people type it: any indent, quotes, blocks, comments wherever one may stand."""
    out = []
    for _ in range(draw(st.integers(0, 3))):
        out += [" " * draw(st.integers(0, 4)) + c for c in draw(st.lists(comments, max_size=2))]
        out += [""] * draw(st.integers(0, 2))
        wide = draw(st.integers(1, 3))
        lead = "-" + " " * wide
        for key in draw(st.lists(keys, min_size=1, max_size=4, unique=True)):
            out += _pair(draw, key, " " * (wide + 1), lead)
            lead = " " * (wide + 1)
    return "\n".join(out) + draw(st.sampled_from(["", "\n", "\n\n\n", "\n# end\n"]))


def _pair(draw, key: str, indent: str, lead: str) -> list[str]:
    beside = draw(st.sampled_from(["", "", "  # beside", " #x"]))
    above = [indent + "# above"] * (draw(st.booleans()) and lead == indent)
    sort = draw(st.sampled_from(["word", "word", "block", "list", "rows", "claims"]))
    words = draw(st.lists(texts.filter(bool).map(lambda t: spelled(t, "'", True)), max_size=3))
    if sort == "word":
        return [*above, f"{lead}{key}: {spelled(draw(texts.filter(bool)), 'x')}{beside}"]
    if sort == "block":
        more = draw(st.integers(1, 3))
        return [
            *above,
            f"{lead}{key}: |{beside}",
            *[indent + " " * more + w for w in ("a b", "#c")],
        ]
    if sort == "list" or not words:
        return [*above, f"{lead}{key}: [{', '.join(words)}]{beside}"]
    deeper = indent + " " * draw(st.integers(0, 3))
    if sort == "rows":
        return [*above, f"{lead}{key}:{beside}", *(f"{deeper}- {word}{beside}" for word in words)]
    rows = [line for w in words for line in (f"{deeper}- s: {w}{beside}", f"{deeper}  t: {w}")]
    return [*above, f"{lead}{key}:{beside}", *rows, f"{deeper}  # after"]


@given(sheets())
def test_canonical_text_says_the_same_keeps_comments_and_is_stable(text):
    sheet = Sheet(Path("x.yml"), text)
    assert sheet.text == text
    once = canonical(sheet)
    assert doc(once) == doc(text)
    assert fmt(once) == once
    assert _comments(once) == _comments(text)


def _comments(text: str) -> list[str]:
    """All comments of a text, sorted, found by hand: what PyYAML drops is told by the scanner."""
    import yaml

    kept = list(text)
    for event in yaml.parse(text, Loader=yaml.CBaseLoader):
        if isinstance(event, yaml.ScalarEvent):
            start = event.start_mark.index
            if event.style in ("|", ">"):
                start = text.index("\n", start)
            kept[start : event.end_mark.index] = [
                "\n" if c == "\n" else "x" for c in text[start : event.end_mark.index]
            ]
    return sorted(found.strip() for found in re.findall(r"#.*", "".join(kept)))


def test_an_entry_that_is_not_touched_keeps_every_byte():
    text = "﻿# top\r\n-   actor:  a   # odd\r\n\r\n-  {actor: b}\r\n# c\r\n- actor: 'c'\r\n"
    sheet = Sheet(Path("x.yml"), text)
    sheet.blocks[1].edit(lambda entry: entry.set("kind", "state"))
    assert sheet.change().after == text.replace("-  {actor: b}", "- {actor: b, kind: state}")


def test_entries_are_added_in_the_manner_of_the_file():
    assert added("") == "- b: c\n"
    assert added("- a: b") == "- a: b\n- b: c\n"
    assert added("- a: b\n\n- a: c\n") == "- a: b\n\n- a: c\n\n- b: c\n"


def added(text: str) -> str:
    sheet = Sheet(Path("x.yml"), text)
    line = sheet.line_of(sheet.add("- b: c\n"))
    assert sheet.text.split("\n")[line - 1] == "- b: c"
    return sheet.text


def test_a_file_with_problems_is_left_alone(tmp_path):
    (tmp_path / "actors.yml").write_text("- actor: a\n  actor: b\n")
    (tmp_path / "places.yml").write_text("-  place: a\n")
    changes, problems = formatted(tmp_path)
    assert [change.path.name for change in changes] == ["places.yml"]
    assert "key 'actor' stands twice" in str(problems[0])
    with pytest.raises(SaveError):
        Sheet(tmp_path / "actors.yml")


def test_fmt_lays_out_tells_and_is_then_content(tmp_path):
    from click.testing import CliRunner

    from kg.cli import cli

    path = tmp_path / "actors.yml"
    path.write_text("# who\n-   actor: a\n    kind: state # yes\n    name: A\n")
    ask = CliRunner().invoke
    told = ask(cli, ["fmt", "--check", "-d", str(tmp_path)])
    assert (told.exit_code, told.stdout) == (1, f"{path}: is not laid out; kg fmt does it\n")
    shown = ask(cli, ["fmt", "--dry-run", "-d", str(tmp_path)])
    assert (shown.exit_code, shown.stdout) == (
        0,
        f"--- {path}\n+++ {path}\n@@ -1,4 +1,4 @@\n # who\n--   actor: a\n-    kind: state # yes\n"
        "-    name: A\n+- actor: a\n+  kind: state  # yes\n+  name: A\n",
    )
    assert ask(cli, ["fmt", "-d", str(tmp_path)]).stdout == f"{path}\n"
    assert path.read_text() == "# who\n- actor: a\n  kind: state  # yes\n  name: A\n"
    assert ask(cli, ["fmt", "--check", "-d", str(tmp_path)]).exit_code == 0
