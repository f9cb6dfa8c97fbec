"""Front matter: what a text says of itself before it begins.

Either a block between two lines of `---`, whose keys are those of a source card, or lines such as
`Title: ..` and `Date: ..` at the very top, as people write them over a text that they keep."""

import re

from kg.problems import Problem, unknown

# front matter key -> field of Source; the file's own name stands in for a missing `source`
KEYS = {
    "source": "id", "title": "title", "publisher": "publisher", "published": "published",
    "url": "url", "reliability": "reliability", "copy-of": "copy_of", "note": "note",
    "agency": "agency", "language": "language",
}  # fmt: skip
# the same as people call them; the name of a source is its publisher there, not its id
_LOOSE = {
    "title": "title", "headline": "title", "publisher": "publisher", "source": "publisher",
    "publication": "publisher", "outlet": "publisher", "newspaper": "publisher",
    "date": "published", "published": "published", "publication date": "published",
    "date published": "published", "url": "url", "link": "url", "canonical": "url",
    "author": "", "authors": "", "by": "", "byline": "", "language": "language", "section": "",
    "category": "", "tags": "", "keywords": "", "accessed": "", "retrieved": "",
}  # fmt: skip
_BLOCK = re.compile(r"\s*---[ \t]*\n(.*?)\n---[ \t]*(?:\n|$)", re.S)
_HEADER = re.compile(r"\s*(?:\*\*)?([A-Za-z ]{2,16})(?:\*\*)?: *(?:\*\* *)?(\S.*)")


def front_matter(text: str, name: str) -> tuple[dict[str, str], int, list[Problem]]:
    """The fields that a text gives, where its body starts, and what is wrong with them."""
    block = _BLOCK.match(text)
    if block is None:
        fields, start = _headers(text)
        return fields, start, []
    first = text[: block.start(1)].count("\n") + 1
    fields: dict[str, str] = {}
    problems = []
    for number, line in enumerate(block[1].split("\n"), first):
        key, colon, value = line.partition(":")
        key = key.strip()
        if not colon or key.startswith("#"):
            continue
        if key not in KEYS:
            problems.append(Problem(name, number, unknown("key", key, KEYS)))
        elif KEYS[key] in fields:
            problems.append(Problem(name, number, f"key '{key}' stands twice"))
        else:
            fields[KEYS[key]] = value.strip().strip("\"'")
    return fields, block.end(), problems


def _headers(text: str) -> tuple[dict[str, str], int]:
    """The lines `Key: value` at the top, if there are two or more of them in a row."""
    fields: dict[str, str] = {}
    start = seen = 0
    for line in text[:5000].splitlines(keepends=True):
        header = _HEADER.fullmatch(line.rstrip())
        key = header[1].strip().lower() if header else ""
        if line.strip() and key not in _LOOSE:
            break
        if header:
            seen += 1
            if field := _LOOSE[key]:
                fields.setdefault(field, header[2])
        start += len(line)
    return (fields, start) if seen > 1 else ({}, 0)
