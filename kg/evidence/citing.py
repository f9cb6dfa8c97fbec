"""cite: sources in the forms in which they are cited: plain text, BibTeX, CSL-JSON.

The CSL form follows the schema of citeproc (https://github.com/citation-style-language/schema).
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.dates import Moment
from kg.model import Source

# kind of source -> type of entry in BibTeX and in CSL
TYPES = {
    "article": ("article", "article-newspaper"),
    "report": ("techreport", "report"),
    "statement": ("misc", "document"),
    "dataset": ("misc", "dataset"),
    "book": ("book", "book"),
}
_DATE = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?")
_SPECIAL = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_SPECIAL |= {sign: f"\\{sign}" for sign in "&%$#_{}"}


@dataclass(frozen=True)
class Citation:
    """A source to be cited; `key` is its id."""

    key: str
    kind: str
    title: str
    publisher: str
    published: Moment | None
    url: str
    read: Moment | None
    language: str
    agency: str
    note: str = ""

    @property
    def plain(self) -> str:
        """One line of text: publisher, title, date, address."""
        by = f" ({self.agency})" if self.agency and self.agency != self.publisher else ""
        told = [
            f"{self.publisher or 'Unknown publisher'}{by}",
            f"“{self.title}”",
            str(self.published or "undated"),
            self.note,
            self.url + (f" (read {self.read})" if self.read else "") if self.url else "",
        ]
        return ", ".join(part for part in told if part) + "."

    @property
    def bibtex(self) -> str:
        """An entry in UTF-8, with every special sign of TeX escaped but those in the URL."""
        entry = TYPES[self.kind][0]
        holder = {"article": "journal", "techreport": "institution"}.get(entry, "publisher")
        year, month, day = _parts(self.published)
        found = {
            "title": f"{{{_tex(self.title)}}}",
            "author": f"{{{_tex(self.agency)}}}" if self.agency else "",
            holder: _tex(self.publisher),
            "year": year,
            "month": month and str(int(month)),
            "date": "-".join(part for part in (year, month, day) if part),
            "url": self.url.replace("{", "%7B").replace("}", "%7D"),
            "urldate": str(self.read or ""),
            "note": _tex(self.note),
            "langid": self.language,
        }
        lines = [f"  {name} = {{{value}}}," for name, value in found.items() if value]
        return "\n".join([f"@{entry}{{{self.key},", *lines, "}"])

    @property
    def csl(self) -> dict[str, Any]:
        """An item of CSL-JSON."""
        holder = "container-title" if self.kind == "article" else "publisher"
        found = {
            "id": self.key,
            "type": TYPES[self.kind][1],
            "title": self.title,
            "author": [{"literal": self.agency}] if self.agency else [],
            holder: self.publisher,
            "issued": _csl_date(self.published),
            "accessed": _csl_date(self.read),
            "URL": self.url,
            "language": self.language,
            "note": self.note,
        }
        return {name: value for name, value in found.items() if value}


FORMS: dict[str, Callable[[Iterable[Citation]], str]] = {
    "plain": lambda found: "\n".join(citation.plain for citation in found),
    "bibtex": lambda found: "\n\n".join(citation.bibtex for citation in found),
    "csl": lambda found: _json([citation.csl for citation in found]),
}


def citations(sources: Iterable[Source]) -> list[Citation]:
    """The citations of some sources, in their order."""
    return [
        Citation(
            s.id, s.kind, s.title or s.id, s.publisher, s.published, s.url, s.read, s.language,
            s.agency,
        )
        for s in sources
    ]  # fmt: skip


def dataset(title: str, version: str, digest: str, built: str) -> Citation:
    """The citation of the graph itself, with the hash of its quads: which state was used."""
    return Citation(
        key="conflict-kg",
        kind="dataset",
        title=title,
        publisher="conflict-kg",
        published=Moment.on(date.fromisoformat(built[:10])),
        url="",
        read=None,
        language="",
        agency="",
        note=f"version {version}, SHA-256 of the quads {digest}",
    )


def _parts(moment: Moment | None) -> tuple[str, str, str]:
    """Year, month and day as far as the date is exactly that; empty otherwise."""
    found = _DATE.match(moment.edtf) if moment else None
    if not found or (found[2] and not 1 <= int(found[2]) <= 12):
        return (found[1] if found else ""), "", ""
    return found[1], found[2] or "", found[3] or ""


def _csl_date(moment: Moment | None) -> dict[str, Any]:
    parts = [int(part) for part in _parts(moment) if part]
    if parts:
        return {"date-parts": [parts]}
    return {"raw": str(moment)} if moment else {}


def _tex(text: str) -> str:
    return "".join(_SPECIAL.get(sign, sign) for sign in text)


def _json(value: object) -> str:
    import json

    return json.dumps(value, ensure_ascii=False, indent=1)
