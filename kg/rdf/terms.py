"""How texts, dates and numbers are spelled as N-Quads terms, and what no RDF file may carry.

Control characters and lone surrogates make other formats (XML, GEXF, JSON) unreadable, so they are
cut here, at the border. `\\r` goes with them: XML readers turn it into `\\n`.
"""

import re
from datetime import date
from decimal import Decimal

XSD = "http://www.w3.org/2001/XMLSchema#"
EDTF = "http://id.loc.gov/datatypes/edtf/EDTF"
GEO_WKT = "http://www.opengis.net/ont/geosparql#wktLiteral"

_DIRT = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")
_SPECIAL = re.compile(r'["\\\n\t]')
_ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_DECIMALS = 18  # as many as the stores keep


def clean(text: str) -> str:
    """The text without C0 control characters (tab and newline stay), surrogates and U+FFFE/FFFF.

    >>> clean("a\\x00b\\r\\n\\ud800c")
    'ab\\nc'
    """
    return _DIRT.sub("", text) if _DIRT.search(text) else text


def is_clean(text: str) -> bool:
    """True when `clean` would change nothing."""
    return _DIRT.search(text) is None


def escaped(text: str) -> str:
    """The text cleaned and escaped for N-Quads, without quotes around it."""
    return escaped_clean(clean(text))


def escaped_clean(text: str) -> str:
    """The same of a text that is clean."""
    if _SPECIAL.search(text):
        text = _SPECIAL.sub(lambda found: _ESCAPES[found[0]], text)
    return text


def text(value: str) -> str:
    """A plain string literal."""
    return f'"{escaped(value)}"'


def worded(value: str, language: str) -> str:
    """A string literal in a language; ValueError when the tag is none (BCP 47)."""
    if not _LANGUAGE.fullmatch(language):
        raise ValueError(f"'{language}' is not a language tag; write ar, ru or ar-Latn")
    return f'"{escaped(value)}"@{language}'


def day(value: date) -> str:
    """An xsd:date."""
    return f'"{value.isoformat()}"^^<{XSD}date>'


def edtf(value: object) -> str:
    """An EDTF literal of a Moment, or of the text of a span."""
    return f'"{escaped(str(value))}"^^<{EDTF}>'


def integer(value: int) -> str:
    """An xsd:integer."""
    return f'"{value}"^^<{XSD}integer>'


def decimal(value: float | str) -> str:
    """An xsd:decimal in canonical form.

    >>> decimal(0.90)[:5], decimal(1.0)[:3], decimal(1e-7)[:11]
    ('"0.9"', '"1"', '"0.0000001"')
    """
    digits = f"{round(Decimal(str(value)), _DECIMALS):f}"
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return f'"{"0" if digits in ("-0", "") else digits}"^^<{XSD}decimal>'


def truth() -> str:
    """The literal for true; what is not so is not written."""
    return f'"true"^^<{XSD}boolean>'


def any_uri(value: str) -> str:
    """An xsd:anyURI literal: kept as written, never followed."""
    return f'"{escaped(value)}"^^<{XSD}anyURI>'


def well_known(geometry: str) -> str:
    """A geosparql:wktLiteral."""
    return f'"{escaped(geometry)}"^^<{GEO_WKT}>'


def tag(language: str) -> str:
    """A language tag in the case of BCP 47; stores return it in lower case.

    >>> tag("ar-latn"), tag("zh-hant-tw"), tag("RU")
    ('ar-Latn', 'zh-Hant-TW', 'ru')
    """
    first, *rest = language.split("-")
    cases = {2: str.upper, 4: str.title}
    return "-".join([first.lower(), *(cases.get(len(part), str.lower)(part) for part in rest)])
