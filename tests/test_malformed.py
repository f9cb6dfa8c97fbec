# ruff: noqa: E501  (a table of files in one line each)
"""Malformed input: some two hundred files that are no article, or a damaged one, each with what
must come of it. Nothing crashes, nothing is lost without a word, and good articles beside bad ones
are read."""

import codecs
import gzip
import io
import random
import subprocess
import sys
import zipfile
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.problems import Problem
from kg.reading import read, read_article

GOOD = (
    "Rivals meet again\n\n2 June 2020\n\nTurkey backs the GNA. On Monday the LNA’s fighters left the"
    " town — the “old” one.\n\nEgypt armed the LNA.\n"
)
BACKINGS = {"turkey-backs-gna", "egypt-backs-lna"}
BODY = GOOD.split("\n\n", 2)[2]
PARAGRAPH = "<p>Turkey backs the GNA, the envoy said on Monday.</p><p>Egypt armed the LNA.</p>"
PAGE = (
    '<!doctype html><html><head><title>Rivals meet again</title><meta charset="utf-8">'
    '<meta property="article:published_time" content="2020-06-02"></head>'
    f"<body><article><h1>Rivals meet again</h1>{PARAGRAPH}</article></body></html>"
)
NO_TEXT = "is not text; save it as plain text or HTML"
NO_ARTICLE = "is HTML without an article that could be found"
NOTHING = "has no running text"
NO_DAY = "has no date of publication; relative dates stay unresolved"
FOREIGN = {
    "French": "Les forces de Haftar ont quitté la ville lundi, selon le porte-parole du pouvoir.",
    "German": "Die Truppen haben die Stadt am Montag verlassen, sagte der Sprecher der Regierung.",
    "Spanish": "Las tropas salieron de la ciudad el lunes, dijo el portavoz del gobierno.",
    "Italian": "Le truppe hanno lasciato la città e il governo è sostenuto dalla Turchia.",
    "Portuguese": "As tropas deixaram a cidade e o governo é apoiado pela Turquia, disse o líder.",
    "Dutch": "De troepen hebben de stad verlaten en de regering wordt door Turkije gesteund.",
    "Turkish": "Türkiye bu sabah hükümete silah gönderdi ve birlikler kentten çekildi, dedi sözcü.",
    "Indonesian": "Pasukan meninggalkan kota pada hari Senin dan pemerintah didukung oleh Turki.",
    "Polish": "Wojska opuściły miasto w poniedziałek i rząd jest wspierany przez Turcję.",
    "Swahili": "Vikosi viliondoka mji siku ya Jumatatu na serikali inaungwa mkono na Uturuki.",
    "Russian or Ukrainian": "Войска покинули город в понедельник, сообщил посол.",
    "Arabic or Persian": "غادرت القوات المدينة يوم الاثنين حسبما قال السفير",
    "Japanese": "部隊は月曜日に町を離れたと大使は述べた。",
    "Chinese": "部队星期一离开了该镇，大使说。",
    "Korean": "부대는 월요일에 마을을 떠났다고 대사가 말했다.",
    "Hebrew": "הכוחות עזבו את העיר ביום שני, אמר השגריר.",
    "Greek": "Τα στρατεύματα έφυγαν από την πόλη τη Δευτέρα.",
    "Hindi": "सैनिक सोमवार को शहर छोड़ गए, राजदूत ने कहा।",
}
MAGIC = {
    "a PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
    "RTF": b"{\\rtf1\\ansi Turkey backs the GNA.}",
    "an old Word document (DOC)": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500),
    "PostScript": b"%!PS-Adobe-3.0",
    "a picture (PNG)": b"\x89PNG\r\n\x1a\n" + bytes(100),
    "a picture (JPEG)": b"\xff\xd8\xff\xe0\0\x10JFIF",
    "a picture (GIF)": b"GIF89a\1\0",
    "a picture (BMP)": b"BM\x36\0\0\0\0\0",
    "a picture (TIFF)": b"II*\0\x08\0",
    "a picture or a recording (RIFF)": b"RIFF\x24\0\0\0WEBP",
    "a recording (MP3)": b"ID3\x03\0\0\0",
    "a recording (Ogg)": b"OggS\0\2",
    "a film (MP4)": b"\0\0\0\x18ftypmp42",
    "a film (Matroska)": b"\x1a\x45\xdf\xa3\1\0",
    "compressed (bzip2)": b"BZh91AY&SY\0\1\2",
    "compressed (xz)": b"\xfd7zXZ\0",
    "compressed (zstd)": b"\x28\xb5\x2f\xfd\4",
    "an archive (7z)": b"7z\xbc\xaf\x27\x1c",
    "an archive (RAR)": b"Rar!\x1a\7",
    "a database (SQLite)": b"SQLite format 3\0",
    "a program": b"\x7fELF\2\1\1",
    "a table (Parquet)": b"PAR1\x15\4\0",
    "a font": b"wOF2\0\1\0\0",
}
SIZES = (1, 2, 3, 16, 100, 1000, 4096, 20_000)
UNSEEN = "\xad\u200b\u200c\u200d\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2069\ufeff"

Case = tuple[str, bytes, str]


def zipped(name: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        archive.writestr(name, GOOD)
    return held.getvalue()


def refused() -> Iterator[Case]:
    """What is no article, and the whole message that says so."""
    save = "; save it as plain text or HTML"
    yield from ((what, raw, f"is {what}{save}") for what, raw in MAGIC.items())
    for name in ("word/document.xml", "content.xml", "a.txt", "OEBPS/a.xhtml"):
        yield f"zip of {name}", zipped(name), f"is a ZIP archive, as DOCX, ODT and EPUB are{save}"
    yield "gzip", gzip.compress(GOOD.encode(), mtime=0), f"is compressed (gzip){save}"
    for size in SIZES:
        yield f"{size} NULs", bytes(size), NO_TEXT
        yield f"{size} blanks", b" \t\n\r"[:size] * size, "is empty"
    for seed in range(12):
        noise = bytearray(random.Random(seed).randbytes(3000))
        noise[:2] = b"\x81\x01"
        yield f"noise {seed}", bytes(noise), NO_TEXT
    for name, raw in {
        "nothing": b"", "UTF-8 mark": codecs.BOM_UTF8, "UTF-16 mark": b"\xff\xfe",
        "UTF-32 mark": b"\0\0\xfe\xff", "10,000 blank lines": b"\n" * 10_000,
        "10,000 blank lines of Windows": b"\r\n" * 10_000, "hard spaces": "\xa0".encode() * 50,
        "what nobody sees": UNSEEN.encode(), "form feeds": b"\f\f\f",
    }.items():  # fmt: skip
        yield name, raw, "is empty"
    for language, sentence in FOREIGN.items():
        told = f"is in {language}, and only English is read"
        yield language, f"{sentence}\n".encode(), told
        yield (
            f"{language}, titled",
            f"Haftar\n\n2 June 2020\n\n{sentence}\n\n{sentence}".encode(),
            told,
        )
        yield f"{language}, UTF-16", f"{sentence}\n".encode("utf-16"), told
    for encoding, language in {
        "cp1251": "Russian or Ukrainian", "koi8-r": "Russian or Ukrainian",
        "cp1256": "Arabic or Persian", "shift_jis": "Japanese", "euc_jp": "Japanese",
    }.items():  # fmt: skip
        raw = "".join(f"{n}. {FOREIGN[language]}\n" for n in range(5)).encode(encoding)
        yield encoding, raw, f"is in {language}, and only English is read"
    for name, page in {
        "empty page": "<html></html>", "empty body": "<html><body></body></html>",
        "only a script": "<html><body><script>var a = 'Turkey backs the GNA.';</script></body></html>",
        "only a style": "<html><head><style>p {color: red}</style></head></html>",
        "a form": "<html><body><form>Name <input> Word <input></form></body></html>",
        "a list of links": "<html><body>" + "<li><a href='/'>Story</a></li>" * 50 + "</body></html>",
        "a frame": "<html><frameset><frame src='a.html'></frameset></html>",
        "tags without end": "<html><body>" + "<div>" * 3000,
        "too deep": "<html><body>" + "<div>" * 50_000 + PARAGRAPH,
        "half a tag": "<html", "half a comment": "<html><!-- Turkey backs the GNA.",
        "an error": "<html><head><title>404 Not Found</title></head><body><p>The page that you asked"
                    " for is not here.</p></body></html>",
        "a check": "<html><head><title>Just a moment...</title></head><body><p>Please wait while we"
                   " look at your browser.</p></body></html>",
        "a picture": "<html><body><img src='a.png'></body></html>",
    }.items():  # fmt: skip
        yield name, page.encode(), NO_ARTICLE
    xml = "is XML that is no page of HTML; save the article itself as text or HTML"
    yield "a feed", b"<?xml version='1.0'?><rss><channel></channel></rss>", xml
    yield "Atom", b"<feed xmlns='http://www.w3.org/2005/Atom'></feed>", xml
    yield "a site map", b"<?xml version='1.0'?><urlset></urlset>", xml
    for name, text in {"an object": '{"title": "x"}', "a list": "[1, 2]"}.items():
        yield name, text.encode(), "is JSON; save the article itself as text or HTML"
    for name, text in {
        "a date": "2 June 2020\n", "a title and a date": "Rivals meet\n\n2 June 2020\n",
        "front matter": "---\ntitle: Rivals meet\n---\n", "rules": "-----\n*****\n=====\n",
        "headers": "Title: Rivals meet\nDate: 2 June 2020\n", "a share bar": "Share\nTweet\nPrint\n",
        "cookies": "We use cookies to make this site better.\n", "an address": "https://example.org/\n",
    }.items():  # fmt: skip
        yield name, text.encode(), NOTHING
    line = "word " * 1_000_000
    told = "has 4,999,999 characters in one line, more than any article"
    yield "a line of 5 MB", line.encode(), told
    yield "a line of 5 MB without a space", b"a" * 4_999_999, told
    yield (
        "21 lines of 90,000",
        b"\n".join([b"the war " * 11_250] * 21),
        ("is longer than any article; split it into articles"),
    )


def mended() -> Iterator[Case]:
    """Damaged articles that are read, and the message that must be among the problems, if any."""
    for encoding in ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32",
                     "utf-32-le", "utf-32-be"):  # fmt: skip
        yield encoding, GOOD.encode(encoding), ""
        yield f"{encoding}, page", PAGE.encode(encoding), ""
    yield "cp1252", GOOD.encode("cp1252"), "is not UTF-8; read as Windows-1252"
    yield "mac_roman", GOOD.encode("mac_roman"), "is not UTF-8; read as Mac Roman"
    yield "cp1252 page", PAGE.replace("utf-8", "windows-1252").encode("cp1252"), ""
    yield (
        "two encodings",
        (GOOD * 2).encode() + b"\x92\n",
        ("is not all UTF-8; what does not fit is U+FFFD (1 ×)"),
    )
    yield (
        "cut letter",
        GOOD.encode() + "“".encode()[:2],
        ("is not all UTF-8; what does not fit is U+FFFD (1 ×)"),
    )
    yield (
        "decoded twice",
        GOOD.encode().decode("cp1252", "ignore").encode(),
        ("was decoded twice ('â€™' for another letter); read as it was meant"),
    )
    yield (
        "a NUL",
        GOOD.replace("GNA.", "GNA.\0").encode(),
        ("holds NUL bytes, which are passed over (1 ×)"),
    )
    for name, text in {
        "Windows": GOOD.replace("\n", "\r\n"), "old Mac": GOOD.replace("\n", "\r"),
        "form feeds": GOOD.replace("\n\n", "\f"), "vertical tabs": GOOD.replace("\n\n", "\v"),
        "line separators": GOOD.replace("\n\n", "\u2028"), "tabs": GOOD.replace(" ", "\t", 9),
        "hard spaces": GOOD.replace(" ", "\xa0"), "many spaces": GOOD.replace(" ", "   "),
        "blank lines": GOOD.replace("\n\n", "\n" * 500), "control characters": "\x08" + GOOD + "\x1b",
        "soft hyphens": GOOD.replace("Tur", "Tur\xad"), "no width": GOOD.replace(" ", "\u200b \u200b"),
        "marks of direction": f"\u202a{GOOD}\u202c", "broken words": GOOD.replace("Turkey", "Tur-\nkey"),
        "boilerplate": f"Skip to content\nShare\n{GOOD}\nRead also: More\nFollow us on X\n© 2020\n",
        "emojis": GOOD.replace("\n\n", "\n\n🙂🙂\n\n"), "entities": GOOD.replace(" GNA", "&nbsp;GNA"),
        "Markdown": f"# {GOOD}", "quoted mail": GOOD.replace("\n\n", "\n\n> "),
        "front matter": f"---\ntitle: Rivals\npublished: 2020-06-02\n---\n{BODY}",
        "headers": f"Title: Rivals meet\nDate: 2 June 2020\n\n{BODY}",
        "unclosed bracket": GOOD.replace("Turkey", "(("), "no end of line": GOOD.rstrip(),
        "a page without end": PAGE[:-25], "a page in capitals": PAGE.replace("<p", "<P"),
        "a saved page": f"<!-- saved from url=(0020)https://example.org/ -->\n{PAGE}",
        "a page of paragraphs": f"{PARAGRAPH}<p>Published: 2 June 2020</p>",
        "crossed tags": PAGE.replace("<p>", "<b><i><p>").replace("</p>", "</b></p></i>"),
        "wrong attributes": PAGE.replace("<article", "<article <<< class= &&"),
    }.items():  # fmt: skip
        yield name, text.encode(), ""
    yield "no date", f"Rivals meet\n\n{BODY}".encode(), NO_DAY
    yield "no title and no date", BODY.encode(), NO_DAY
    yield "a page without date", PAGE.replace("published_time", "x").encode(), NO_DAY
    yield "only a copyright", PAGE.replace("published_time", "x").replace(
        "</body>", "<footer>© 2019 The Paper</footer></body>").encode(), NO_DAY  # fmt: skip
    yield (
        "two days",
        GOOD.replace("2 June 2020", "2/6/2020").encode(),
        (
            "has no date of publication ('2/6/2020' is not clear; write 2020-06-02); relative dates stay"
            " unresolved"
        ),
    )
    yield (
        "no such day",
        GOOD.replace("2 June 2020", "31 June 2020").encode(),
        (
            "has no date of publication ('31 June 2020' is not clear; write 2020-06-02); relative dates"
            " stay unresolved"
        ),
    )
    yield (
        "a wrong day",
        f"---\npublished: soon\n---\n{BODY}".encode(),
        ("'soon' is not a date; write 2020-06-02, 2020-06 or 2020 (EDTF)"),
    )
    yield (
        "a long line",
        f"{GOOD}\n{'a' * 150_000}\n".encode(),
        ("has 150,000 characters in one line, more than any article"),
    )
    yield (
        "a long sentence",
        f"{GOOD}\n{'the very old ' * 400}army left.\n".encode(),
        ("a sentence of 5,210 characters is read in pieces"),
    )
    for language, sentence in FOREIGN.items():
        yield (
            f"English and {language}",
            f"{GOOD}\n{sentence}\n".encode(),
            (f"is in {language}, and only English is read"),
        )


REFUSED, MENDED = list(refused()), list(mended())


def ids(cases: list[Case]) -> list[str]:
    return [name for name, _, _ in cases]


def test_the_table_has_two_hundred_cases_of_different_names():
    assert len(REFUSED) + len(MENDED) >= 200
    assert len({*ids(REFUSED)}) == len(REFUSED) and len({*ids(MENDED)}) == len(MENDED)


@pytest.mark.parametrize(("name", "raw", "message"), REFUSED, ids=ids(REFUSED))
def test_what_is_no_article_is_told(name, raw, message):
    found = read_article(raw, "file")
    assert isinstance(found, Problem), found.paragraphs
    assert (found.path, found.message) == ("file", message)


@pytest.mark.parametrize(("name", "raw", "message"), MENDED, ids=ids(MENDED))
def test_a_damaged_article_is_read_and_its_damage_told(name, raw, message):
    article = read_article(raw, "file")
    assert not isinstance(article, Problem), article
    reading = read(article, {}, {})
    told = [problem.message for problem in reading.problems]
    assert (message in told) if message else not told
    for claim in reading.claims:
        proof = claim.evidence
        assert article.text[proof.start : proof.end] == proof.exact
    sides = {claim.about.id for claim in reading.claims if claim.about.kind == "backing"}
    assert len(sides) >= (1 if name == "unclosed bracket" else 2), sides


@pytest.mark.parametrize("name", ["a PDF", "nothing", "3000", "French", "a line of 5 MB"])
def test_the_command_reads_the_good_article_beside_a_bad_one(name, tmp_path):
    raw, message = next(((r, m) for n, r, m in REFUSED if n == name), (bytes(3000), NO_TEXT))
    (tmp_path / "bad.txt").write_bytes(raw)
    (tmp_path / "good.txt").write_text(GOOD, "utf-8")
    done = subprocess.run(
        [sys.executable, "-m", "kg", "read", str(tmp_path), "--format", "facts"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1
    assert "Traceback" not in done.stderr and '"Turkey"' in done.stdout
    assert any(line.endswith(message) for line in done.stderr.splitlines())


def test_a_long_run_does_not_keep_every_word_and_reads_the_same(monkeypatch):
    from kg.reading import pipeline

    article = read_article(GOOD.encode(), "file")
    before, loaded = read(article, {}, {}), pipeline.load()
    monkeypatch.setattr(pipeline, "_FULL", 0)
    assert (read(article, {}, {}), pipeline.load() is loaded) == (before, False)


@settings(max_examples=60)
@given(st.lists(st.tuples(st.integers(0, len(GOOD)), st.sampled_from(
    [*UNSEEN, "\xa0", "\t", "\x08", "\0", "\f", "\r\n", "  ", "\u0301", "’", "â€™", "&amp;", "-\n", "🙂"]
)), max_size=12))  # fmt: skip
def test_quotes_stand_where_they_say_whatever_is_strewn_over_a_text(strewn):
    text = GOOD
    for at, mark in sorted(strewn, reverse=True):
        text = text[:at] + mark + text[at:]
    article = read_article(text.encode(), "file")
    if isinstance(article, Problem):
        return
    for claim in read(article, {}, {}).claims:
        proof = claim.evidence
        assert article.text[proof.start : proof.end] == proof.exact
