"""Decoding: the bytes of a file to text, whatever encoding they are in, and what was amiss.

UTF-8 is believed wherever it fits, for no other encoding looks like it by chance. What does not
fit and is half ASCII or more is English with some letters of an old Western code page, told apart
by what they spell; for the rest charset-normalizer guesses, and a guess is always told."""

import codecs
import re
import unicodedata
from dataclasses import dataclass

# how a file begins -> what it is; a reader that takes bytes for words finds nonsense in all of them
_MAGIC = (
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "RTF"),
    (b"PK\x03\x04", "a ZIP archive, as DOCX, ODT and EPUB are"),
    (b"PK\x05\x06", "an empty ZIP archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word document (DOC)"),
    (b"%!PS", "PostScript"),
    (b"\x89PNG", "a picture (PNG)"),
    (b"\xff\xd8\xff", "a picture (JPEG)"),
    (b"GIF8", "a picture (GIF)"),
    (b"BM", "a picture (BMP)"),
    (b"II*\0", "a picture (TIFF)"),
    (b"MM\0*", "a picture (TIFF)"),
    (b"RIFF", "a picture or a recording (RIFF)"),
    (b"ID3", "a recording (MP3)"),
    (b"OggS", "a recording (Ogg)"),
    (b"\0\0\0\x18ftyp", "a film (MP4)"),
    (b"\0\0\0\x20ftyp", "a film (MP4)"),
    (b"\x1a\x45\xdf\xa3", "a film (Matroska)"),
    (b"\x1f\x8b", "compressed (gzip)"),
    (b"BZh", "compressed (bzip2)"),
    (b"\xfd7zXZ", "compressed (xz)"),
    (b"\x28\xb5\x2f\xfd", "compressed (zstd)"),
    (b"7z\xbc\xaf", "an archive (7z)"),
    (b"Rar!", "an archive (RAR)"),
    (b"SQLite format 3", "a database (SQLite)"),
    (b"\x7fELF", "a program"),
    (b"MZ", "a program"),
    (b"PAR1", "a table (Parquet)"),
    (b"wOF", "a font"),
)  # fmt: skip
# these begin words too, so that they count only where bytes follow that no text has
_TWO_LETTERS = (b"BM", b"MZ", b"ID3", b"PAR1", b"RIFF", b"wOF", b"OggS", b"BZh")
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)\s*=\s*["']?([\w.:-]+)""", re.I
)
_WESTERN = (("cp1252", "Windows-1252"), ("mac_roman", "Mac Roman"), ("cp1254", "Windows-1254"))
# all that breaks a line is a line feed, all that no file format can carry is a space of no width;
# one character stays one, so that offsets are those of the file
_BREAKS = dict.fromkeys(map(ord, "\f\v\x1c\x1d\x1e\x85\u2028\u2029"), "\n")
_UNPRINTED = dict.fromkeys(
    [c for c in range(32) if chr(c) not in "\t\n\r"]
    + [0x7F, 0xFFFE, 0xFFFF, *range(0xD800, 0xE000)],
    "\u200b",
)
_WIDTH_KEPT = {**_UNPRINTED, **_BREAKS}


@dataclass(frozen=True)
class Decoded:
    """The text of a file, and what was noticed while it was made out."""

    text: str
    noticed: tuple[str, ...] = ()


def decode(raw: bytes) -> Decoded | str:
    """The text of the bytes; where they are none, what they are, in words.

    >>> decode("Élysée".encode("cp1252"))
    Decoded(text='Élysée', noticed=('is not UTF-8; read as Windows-1252',))
    >>> decode(b"%PDF-1.7 ...")
    'is a PDF; save it as plain text or HTML'
    """
    if what := _other_format(raw):
        return f"is {what}; save it as plain text or HTML"
    text, noticed = _text(raw)
    if text is None or _is_noise(text):
        return "is not text; save it as plain text or HTML"
    if "\0" in text:
        noticed = (*noticed, f"holds NUL bytes, which are passed over ({text.count(chr(0))} ×)")
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text.translate(_WIDTH_KEPT), noticed)


def _other_format(raw: bytes) -> str:
    for start, what in _MAGIC:
        if raw.startswith(start):
            if start in _TWO_LETTERS and not re.search(rb"[\0-\x08\x0e-\x1a]", raw[:512]):
                continue
            return what
    return ""


def _text(raw: bytes) -> tuple[str | None, tuple[str, ...]]:
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _replacing(raw, encoding)
    if wide := _wide(raw):
        return _replacing(raw, wide)
    try:
        return raw.decode("utf-8"), ()
    except UnicodeDecodeError:
        pass
    if declared := _declared(raw):
        return _replacing(raw, declared)
    if _mostly_utf8(raw):
        return _replacing(raw, "utf-8")
    high = sum(byte > 127 for byte in raw[:50_000])
    if 2 * high <= len(raw[:50_000]):
        encoding, name = max(_WESTERN, key=lambda pair: _plausible(raw, pair[0]))
        return raw.decode(encoding, "replace"), (f"is not UTF-8; read as {name}",)
    return _guessed(raw)


def _replacing(raw: bytes, encoding: str) -> tuple[str, tuple[str, ...]]:
    text = raw.decode(encoding, "replace")
    lost = text.count("\ufffd") - (raw.count(b"\xef\xbf\xbd") if encoding == "utf-8" else 0)
    name = encoding.removesuffix("-sig").upper()
    return text, (f"is not all {name}; what does not fit is U+FFFD ({lost} ×)",) if lost > 0 else ()


def _wide(raw: bytes) -> str:
    """UTF-16 or UTF-32 without its mark, by where the NULs stand between ASCII letters."""
    head = raw[:4096]
    head = head[: len(head) // 4 * 4]
    if len(head) < 8 or head.count(0) < len(head) / 3:
        return ""
    zeros = [head[n::4].count(0) / (len(head) / 4) for n in range(4)]
    for pattern, encoding in (
        ((0, 1, 1, 1), "utf-32-le"), ((1, 1, 1, 0), "utf-32-be"),
        ((0, 1, 0, 1), "utf-16-le"), ((1, 0, 1, 0), "utf-16-be"),
    ):  # fmt: skip
        if all(abs(seen - told) < 0.3 for seen, told in zip(zeros, pattern, strict=True)):
            return encoding
    return ""


def _declared(raw: bytes) -> str:
    """The encoding that a page of HTML names, where there is such a one and it is not UTF-8."""
    found = _DECLARED.search(raw[:4096])
    try:
        name = codecs.lookup(found[1].decode("ascii")).name if found else ""
    except LookupError:
        return ""
    # browsers read what says Latin-1 as Windows-1252
    name = {"iso8859-1": "cp1252", "ascii": "cp1252"}.get(name, name)
    try:
        return "" if name == "utf-8" or not name or not raw[:100].decode(name, "ignore") else name
    except (LookupError, UnicodeError):
        return ""


def _mostly_utf8(raw: bytes) -> bool:
    """True for UTF-8 with some broken bytes: more letters of several bytes fit than do not."""
    text = raw.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    return sum(ord(c) > 127 for c in text) - broken > 2 * broken


_SPELLED = re.compile(
    r"(?<=[a-zA-Z])[’'](?=[a-z])|(?:^|(?<=[\s(]))[“‘](?=\w)|(?<=[\w.,!?])[”’](?=[\s.,)]|$)|"
    r"\s[–—]\s|(?<=[a-z])[à-öø-ÿāčćęğışśšž]|\b[A-ZÀ-Þ][a-zà-ÿğışž]+"
)
_MISSPELLED = re.compile(r"[a-z][À-ÞŸ]|[ðþýÐÞÝ]|[^\W\d_][\u0080-\u009f¡-¿×÷†‡‰]|\ufffd|[∂∑∏π∫Ω√≈∆]")


def _plausible(raw: bytes, encoding: str) -> int:
    text = raw[:200_000].decode(encoding, "replace")
    good = sum(not match[0].isascii() for match in _SPELLED.finditer(text))
    return good - 2 * len(_MISSPELLED.findall(text))


def _guessed(raw: bytes) -> tuple[str | None, tuple[str, ...]]:
    from charset_normalizer import from_bytes

    best = from_bytes(raw[:50_000]).best()
    if best is None:
        return None, ()
    text = raw.decode(best.encoding, "replace")
    return text, (f"is not UTF-8; read as {best.encoding.replace('_', '-')}, which is a guess",)


def _is_noise(text: str) -> bool:
    """True where one character in fifty is one that no text has, or one in ten is NUL."""
    for part in (text[:4096], text[len(text) // 2 :][:4096]):
        odd = sum(map(part.count, filter(_unprinted, set(part))))
        if odd > len(part) / 50 or part.count("\0") > len(part) / 10:
            return True
    return False


def _unprinted(character: str) -> bool:
    if character in "\n\r\t\f\v\ufeff\0":
        return False
    return unicodedata.category(character) in ("Cc", "Co", "Cn") or character == "\ufffd"
