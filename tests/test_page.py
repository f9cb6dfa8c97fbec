"""The page of a reading: whole, escaped, and asking nothing of anybody."""

import re
from dataclasses import replace
from pathlib import Path

import lxml.html
import pytest

from kg.reading import Article, Reading, read, read_article
from kg.report.page import page

TEXT = """Envoys meet in Rome

14 March, 2020

Turkey accused Egypt of arming the Arland Front. Cairo denies arming the Arland Front.

Italy plans to arm Egypt. The Arland Front reached Rome.
"""
HOSTILE = "\"><script>alert(1)</script>'&lt;b onmouseover=alert(2) {{ 7 * 7 }} {% raw %}"


def article(text: str = TEXT, **changed: str) -> Article:
    """A little article."""
    return replace(read_article(text.encode(), "example.txt"), **changed)


def reading(text: str = TEXT, **changed: str) -> Reading:
    """What it says to someone who knows nobody."""
    return read(article(text, **changed), {}, {})


def tree(of: Reading):
    """The parsed page."""
    return lxml.html.document_fromstring(page(of))


def having(element, path: str, name: str) -> list:
    """The elements of a path that are of a class."""
    spaced = "concat(' ', normalize-space(@class), ' ')"
    return element.xpath(f".//{path}[contains({spaced}, ' {name} ')]")


def words(element) -> str:
    """The text of an element in one line."""
    return " ".join(element.text_content().split())


def test_every_sentence_stands_on_the_page_as_it_was_written():
    got = reading()
    shown = [words(p).partition(" ")[2] for p in having(tree(got), "p", "text")]
    assert shown == [sentence.text for sentence in got.sentences]


def test_claims_stand_beside_their_sentence_with_stance_rule_and_confidence():
    first, second, third, _ = having(tree(reading()), "section", "passage")
    for section, stance, said in (
        (first, "alleged", "alleged by Turkey Egypt backs Arland Front means weapons"),
        (second, "denied", "denied by Egypt Egypt backs Arland Front means weapons"),
        (third, "planned", "planned Italy backs Egypt means weapons"),
    ):
        [claim] = having(section, "li", stance)
        assert re.fullmatch(rf"{said} · attested 2020-03-14 · arms 0\.\d\d", words(claim))


def test_names_are_marked_with_who_is_meant():
    marks = {words(m): (m.get("class"), m.get("title")) for m in tree(reading()).xpath("//p/mark")}
    assert marks["Cairo"] == ("state", "Egypt · state · by its capital or seat [egypt]")
    assert marks["Arland Front"][0] == "armed-group new"


def test_lines_that_were_not_read_are_shown_apart():
    shown = tree(reading(f"{TEXT}\nRead also: Who is who?\n"))
    [aside] = [aside for aside in having(shown, "section", "aside") if "Not read" in words(aside)]
    assert words(aside) == "Not read pointer: Read also: Who is who?"


def test_paragraphs_are_kept_apart():
    opening = [s.get("id") for s in having(tree(reading()), "section", "opens")]
    assert opening == ["s1", "s3"]


@pytest.mark.parametrize("what", ["title", "publisher", "url", "agency"])
def test_hostile_words_in_the_card_stay_words(what):
    shown = page(reading(**{what: HOSTILE}))
    assert "<script" not in shown
    assert not lxml.html.document_fromstring(shown).xpath("//*[@onmouseover]")
    assert HOSTILE in lxml.html.document_fromstring(shown).text_content()


def test_hostile_words_in_the_text_and_in_names_stay_words():
    got = reading(
        f"Title\n\n14 March, 2020\n\nEgypt armed the {HOSTILE} Front in March. {HOSTILE}\n"
    )
    names = dict.fromkeys(got.names, HOSTILE)
    shown = page(replace(got, names=names, notes=(HOSTILE,)))
    found = lxml.html.document_fromstring(shown)
    assert not found.xpath("//script | //b | //*[@onmouseover]")
    assert all(HOSTILE in mark.get("title") for mark in found.xpath("//p/mark"))
    assert found.xpath("//p/mark")


@pytest.mark.parametrize(("url", "links"), [
    ("https://example.org/a?b=1&c=2", ["https://example.org/a?b=1&c=2"]),
    ("javascript:alert(1)", []),
    ("JaVaScRiPt:alert(1)//https://example.org", []),
    ("data:text/html,<script>alert(1)</script>", []),
    ("//example.org/a", []),
    ("https://", []),
    ("http://[", []),
])  # fmt: skip
def test_only_a_web_address_is_a_link(url, links):
    hrefs = [a.get("href") for a in tree(reading(url=url)).xpath("//a[@href]")]
    assert [href for href in hrefs if not re.fullmatch(r"#s\d+", href)] == links


def test_the_page_asks_nothing_of_anybody():
    found = tree(reading())
    assert not found.xpath("//script | //link | //img | //iframe | //object | //form | //base")
    assert not found.xpath("//@src | //@style")
    css = found.xpath("//style")[0].text
    assert "url(" not in css
    assert "@import" not in css
    [policy] = found.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'")


def test_every_kind_and_stance_has_its_style():
    from kg.model import ACTOR_KINDS
    from kg.report import wording

    css = Path(wording.__file__).with_name("templates").joinpath("article.css").read_text()
    for name in (*ACTOR_KINDS, "place", "new"):
        assert f"mark.{name}" in css
    assert all(f".stance.{stance}" in css for stance in wording.STANCES)


def test_colours_can_be_told_from_the_paper():
    css = Path(__file__).parent.parent / "kg/report/templates/article.css"
    light, dark = re.findall(r":root \{(.*?)\}", css.read_text(), re.S)[:2]
    for scheme in (light, dark):
        colours = dict(re.findall(r"--([a-z]+): (#[0-9a-f]{3,6});", scheme))
        paper = colours.pop("paper")
        faint = {"line", "card"}
        assert len(colours) > 10
        for name, colour in colours.items():
            assert name in faint or contrast(colour, paper) >= 4.5, name


def contrast(one: str, other: str) -> float:
    """The contrast of two colours after WCAG 2.1."""
    low, high = sorted(luminance(colour) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def luminance(colour: str) -> float:
    """How light a colour is, from 0 to 1."""
    digits = colour[1:] if len(colour) == 7 else "".join(2 * c for c in colour[1:])
    parts = [int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return sum(weight * p for weight, p in zip((0.2126, 0.7152, 0.0722), linear, strict=True))
