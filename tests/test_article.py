"""Articles: what is title, day, source and running text, in the forms that files come in."""

from kg.dates import Moment
from kg.problems import Problem
from kg.reading import Article, read_article
from kg.reading.sentences import split

PLAIN = b"""Rivals meet again

Rivals meet again
3 min read
02 June, 2020
The two sides met on Monday. Mr. Ali spoke for Arland.

Read also: What now?

Talks go on.
Follow us on Twitter and elsewhere
"""


def text_of(article: Article) -> list[str]:
    return [s.text for s in split(article.text, article.paragraphs)]


def read(raw: bytes, name: str = "some-file.txt") -> Article:
    article = read_article(raw, name)
    assert isinstance(article, Article), article
    return article


def test_title_day_and_boilerplate_are_told_from_the_text():
    article = read(PLAIN)
    assert (article.title, article.published) == ("Rivals meet again", Moment.parse("2020-06-02"))
    assert text_of(article) == [
        "The two sides met on Monday.",
        "Mr. Ali spoke for Arland.",
        "Talks go on.",
    ]


def test_an_agency_dateline_gives_the_agency_and_is_not_read():
    article = read(b"A headline\n\nTRIPOLI, June 2, 2020 (Reuters) - Troops left the town.\n")
    assert (article.agency, str(article.published)) == ("Reuters", "2020-06-02")
    assert text_of(article) == ["Troops left the town."]


def test_front_matter_is_the_source_card():
    article = read(
        b"---\nsource: some-day\ntitle: A title\npublisher: The Paper\npublished: 2020-06\n"
        b"copy-of: other-day\nreliability: B\n---\n\nTroops left.\n"
    )
    card = article.card()
    assert (card.id, card.title, card.publisher, card.copy_of, card.reliability) == (
        "some-day", "A title", "The Paper", "other-day", "B",
    )  # fmt: skip
    assert (str(card.published), card.sha256) == ("2020-06", article.sha256)
    assert text_of(article) == ["Troops left."]


def test_mistakes_in_front_matter_are_told_with_their_line():
    article = read(b"---\ntitel: A\npublished: soon\n---\nTroops left.\n", "a.txt")
    assert [str(p) for p in article.problems] == [
        "a.txt:2: unknown key 'titel'; did you mean 'title'?",
        "a.txt: 'soon' is not a date; write 2020-06-02, 2020-06 or 2020 (EDTF)",
        "a.txt: has no date of publication; relative dates stay unresolved",
    ]


def test_the_id_is_made_of_publisher_and_day_or_of_the_file():
    dated = b"---\npublisher: The Paper\npublished: 2020-06-02\n---\nTroops left.\n"
    assert read(dated).id == "the-paper-2020-06-02"
    assert read(PLAIN, "north/some-file.txt").id == "some-file-2020-06-02"


def test_a_page_of_html_gives_its_metadata_and_its_text():
    paragraph = "<p>" + "The column of trucks crossed the border before dawn. " * 6 + "</p>"
    page = (
        "<!doctype html><html><head><title>Trucks cross - The Paper</title>"
        '<meta property="og:title" content="Trucks cross">'
        '<meta property="og:site_name" content="The Paper">'
        '<meta property="article:published_time" content="2020-06-02T10:00:00Z">'
        '<link rel="canonical" href="https://example.org/trucks"></head>'
        "<body><nav>Home</nav><article><h1>Trucks cross</h1>"
        f"{paragraph * 3}</article></body></html>"
    )
    article = read(page.encode(), "page.html")
    assert (article.title, article.publisher) == ("Trucks cross", "The Paper")
    assert (str(article.published), article.url) == ("2020-06-02", "https://example.org/trucks")
    assert "Home" not in article.text


def test_wrapped_lines_are_one_paragraph():
    wrapped = b"""A title

2 June 2020

The column of trucks crossed the border before dawn and went on to the
capital, where the soldiers of the garrison had been waiting for them for
two days. They unloaded.
"""
    assert [s.replace("\n", " ") for s in text_of(read(wrapped))] == [
        "The column of trucks crossed the border before dawn and went on to the capital, where the "
        "soldiers of the garrison had been waiting for them for two days.",
        "They unloaded.",
    ]


def test_what_cannot_be_read_is_a_problem():
    assert [
        str(read_article(raw, "x.txt"))
        for raw in (b"", b" \n", b"\x00\x01\x02" * 50, b"<html><body></body></html>")
    ] == [
        "x.txt: is empty",
        "x.txt: is empty",
        "x.txt: is not text; save it as plain text or HTML",
        "x.txt: is HTML without an article that could be found",
    ]
    assert (
        str(read_article("no/such.txt")) == "no/such.txt: cannot be read: No such file or directory"
    )


def test_other_encodings_and_line_ends_are_read():
    for raw in (
        "Élysée says no.\r\n".encode("cp1252"),
        "\ufeffÉlysée says no.\n".encode(),
        "Élysée says no.\n".encode("utf-16"),
    ):
        assert read(raw).text == "Élysée says no.\n"


def test_a_line_without_an_end_is_cut_and_nothing_of_it_is_lost():
    text = "word " * 4000 + "end"
    pieces = split(text, ((0, len(text)),))
    assert max(len(p.text) for p in pieces) <= 2000
    assert " ".join(p.text for p in pieces) == text


def test_nothing_that_is_read_twice_differs():
    assert isinstance(read_article(PLAIN, "a"), Article) and not isinstance(read(PLAIN), Problem)
    assert read(PLAIN) == read(PLAIN)


def test_what_nobody_sees_is_not_read_and_quotes_keep_it():
    text = "Tur\xadkey’s go\u200bvern-\nment armed  the\tGNA\u200f. It rained&nbsp;hard."
    first, second = split(text, ((0, len(text)),))
    assert (first.text, second.text) == (
        "Turkey’s government armed the GNA.",
        "It rained hard.",
    )
    start, end = first.place(9, 19)
    assert (first.text[9:19], text[start:end]) == ("government", "go\u200bvern-\nment")
    assert text[second.start : second.end] == "It rained&nbsp;hard."


def test_text_that_was_decoded_twice_is_read_as_it_was_meant():
    text = "Ankara’s man met ErdoÄŸan’s.".replace("’", "â€™")
    assert [s.text for s in split(text, ((0, len(text)),))] == ["Ankara’s man met Erdoğan’s."]
