"""Spelling: a text as one YAML scalar, plain where it can be, so that it reads back the same."""

import json
import re
from functools import cache

_EASY = re.compile(r"[^\W_](?:(?:[\w .,;()/’–-]|:(?=\w))*[\w.,;()/’–])?")
_HARD = re.compile(r"[\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]")


def spelled(text: str, style: str = "", inside: bool = False, indent: int = 2) -> str:
    """The scalar of a text: plain if it can be, else quoted in the style that it had.

    `inside` a flow list commas and brackets need quotes too. A text of several lines that was
    written as a block stays one.

    >>> spelled("NO"), spelled("2020-06-02"), spelled("a: b"), spelled("[2020..]", "'")
    ('NO', '2020-06-02', '"a: b"', "'[2020..]'")
    >>> spelled("one, two"), spelled("one, two", inside=True)
    ('one, two', '"one, two"')
    """
    if "\n" in text and style in ("|", ">") and not inside:
        block = _block(text, " " * indent)
        if block:
            return block
    if plain(text, inside):
        return text
    if style == "'" and text.isprintable():
        return "'" + text.replace("'", "''") + "'"
    quoted = json.dumps(text, ensure_ascii=False)
    return _HARD.sub(lambda found: f"\\u{ord(found[0]):04x}", quoted)


def plain(text: str, inside: bool = False) -> bool:
    """True for a text that needs no quotes."""
    if _EASY.fullmatch(text) and not (inside and "," in text):
        return True
    return _analysed(text)[inside]


@cache
def _analysed(text: str) -> tuple[bool, bool]:
    """Whether a text may stand plain in a block, and in a flow list; as PyYAML judges it."""
    if "\n" in text or not text.isprintable():
        return False, False
    found = _emitter().analyze_scalar(text)
    return bool(text and found.allow_block_plain), bool(text and found.allow_flow_plain)


@cache
def _emitter():
    import io

    from yaml.emitter import Emitter

    return Emitter(io.StringIO(), allow_unicode=True)


def _block(text: str, indent: str) -> str:
    """A text as a literal block, or '' where only quotes keep it as it is."""
    body = text.rstrip("\n")
    lines = body.split("\n")
    clean = all(line.isprintable() and line == line.rstrip() for line in lines)
    if not body or not clean or lines[0][:1] in ("", " ") or text.endswith("\n\n"):
        return ""
    mark = "|" if text.endswith("\n") else "|-"
    return "\n".join([mark, *(indent + line if line else "" for line in lines)])
