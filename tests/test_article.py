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


def test_the_id_is_made_of_publisher_day_and_title_or_of_the_file():
    head = b"---\npublisher: The Paper\npublished: 2020-06-02\n"
    assert read(head + b"---\nTroops left.\n").id == "the-paper-2020-06-02-some-file"
    assert read(head + b"title: Rivals meet\n---\nOn.\n").id == "the-paper-2020-06-02-rivals-meet"
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


def headed(head: str) -> Article:
    return read(f"{head}\nTroops left the town on Monday.\nThey went home.\n".encode())


def test_the_heads_of_many_outlets_are_told_from_the_text():
    """The head -> its title, day and agency; the text below is the same."""
    heads = {
        "Rivals meet\nBy Jane Doe\nPublished 14:05 GMT, 2 June 2020\nUpdated 3 June 2020\n":
            ("Rivals meet", "2020-06-02", ""),
        "World\nRivals meet again in Geneva\nJane Doe | 2 Jun 2020\n":
            ("Rivals meet again in Geneva", "2020-06-02", ""),
        "# Rivals meet\n\n*Tuesday, June 2nd, 2020*\n": ("Rivals meet", "2020-06-02", ""),
        "Title: Rivals meet\nSource: The Paper\nDate: 2 June 2020\n\n":
            ("Rivals meet", "2020-06-02", ""),
        "Rivals meet\n2020-06-02T14:05:00Z\n(Reuters) - ": ("Rivals meet", "2020-06-02", "Reuters"),
        "Rivals meet\nTRIPOLI, Libya, June 2, 2020 (AP) — ": ("Rivals meet", "2020-06-02", "AP"),
        "Rivals meet\n13/6/2020\nMOSCOW, June 12. /TASS/. ": ("Rivals meet", "2020-06-13", "TASS"),
        "GENEVA (2 June 2020) – ": ("", "2020-06-02", ""),
    }  # fmt: skip
    for head, told in heads.items():
        article = headed(head)
        day = str(article.published or "")
        assert (article.title, day, article.agency) == told, head
        assert text_of(article) == ["Troops left the town on Monday.", "They went home."], head


def test_a_day_that_is_not_clear_is_told_and_not_guessed():
    """The head -> the words that are quoted back."""
    for head, words in {
        "Rivals meet\n2/6/2020\n": " ('2/6/2020' is not clear; write 2020-06-02)",
        "Rivals meet\nTRIPOLI, June 2 (Reuters) - ": " ('June 2' is not clear; write 2020-06-02)",
        "Rivals meet\nTRIPOLI, Tuesday (Reuters) - ": "",
        "Rivals meet\n\n": "",
    }.items():
        article = headed(head)
        assert article.published is None
        message = f"has no date of publication{words}; relative dates stay unresolved"
        assert [p.message for p in article.problems] == [message]


def test_the_first_entry_of_a_timeline_is_not_its_day_of_publication():
    article = read(b"The war, day by day\n15 June 2011\nA town fell.\n20 June 2011\nIt rose.\n")
    assert article.published is None
    assert text_of(article) == ["15 June 2011", "A town fell.", "20 June 2011", "It rose."]


def test_lines_of_boilerplate_are_counted_with_their_sort():
    article = headed(
        "Rivals meet\n2 June 2020\nShare on Facebook\nA tank near the town (AP Photo/Jane Doe)\n"
        "READ MORE: Who arms whom\nWe use cookies to make this site better.\n© 2020 The Paper"
    )
    assert text_of(article) == ["Troops left the town on Monday.", "They went home."]
    assert [(sort, article.text[a:b][:10]) for a, b, sort in article.left_out] == [
        ("share", "Share on F"), ("caption", "A tank nea"), ("pointer", "READ MORE:"),
        ("cookies", "We use coo"), ("copyright", "© 2020 The"),
    ]  # fmt: skip


def test_sentences_that_look_like_boilerplate_are_read():
    for line in (
        "Follow-up talks took place in Geneva.",
        "Sources: the GNA and the LNA said that they agreed.",
        "Related tribes back the LNA.",
        "This report was published by the UN and says that Turkey backs the GNA.",
        "Share prices fell on Monday.",
        "Support our army, Haftar told the crowd.",
        "More fighters came than ever before.",
    ):
        assert line in text_of(headed(f"Rivals meet\n2 June 2020\n{line}"))


def test_the_english_part_of_a_text_is_read():
    french = "Les troupes ont quitté la ville et le gouvernement est soutenu par les Turcs."
    article = headed(f"Rivals meet\n2 June 2020\n{french}")
    assert text_of(article) == ["Troops left the town on Monday.", "They went home."]
    assert [str(p) for p in article.problems] == [
        "some-file.txt:3: is in French, and only English is read"
    ]
