"""Markdown: a report as text with tables and footnotes; names are words and never markup."""

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from kg.briefing.links import safe
from kg.briefing.section import Section
from kg.rdf.terms import clean

if TYPE_CHECKING:
    from kg.briefing.report import Report
    from kg.figures import Figure

_SPECIAL = re.compile(r"([\\`*_\[\]|~$])")
_LEADING = re.compile(r"^(\d*)([-+#=.)])")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def escaped(text: str) -> str:
    r"""The text on one line, with nothing in it that Markdown or HTML reads as its own.

    >>> escaped("a|b <script> [x](y)")
    'a\\|b &lt;script&gt; \\[x\\](y)'
    """
    line = " ".join(clean(text).split())
    line = "".join(_HTML.get(letter, letter) for letter in line)
    line = re.sub(r"(?i)(https?|ftp|www)(?=[:.])", "\\1\u200b", line)
    return _LEADING.sub(r"\1\\\2", _SPECIAL.sub(r"\\\1", line))


def markdown(report: "Report", pictures: Callable[["Figure"], str] | None = None) -> str:
    """The report; `pictures` names the file of each figure."""
    return "\n".join(_lines(report, pictures)) + "\n"


def _lines(report: "Report", pictures) -> Iterator[str]:
    yield f"# {escaped(report.title)}"
    yield from ("", f"*{escaped(report.subtitle)}*")
    for section in report.sections:
        yield from _section(section)
    if pictures:
        yield from ("", "## Figures")
        for figure in report.figures:
            yield from ("", f"![{escaped(figure.title)}]({pictures(figure)})")
    yield from ("", "## Sources", "")
    for number, source in enumerate(report.sources, 1):
        told = ", ".join(part for part in (source.publisher, str(source.published or "")) if part)
        grade = f", reliability {source.reliability}" if source.reliability else ""
        link = f" <{safe(source.url)}>" if safe(source.url) else ""
        title = escaped(source.title or source.id)
        yield f"[^{number}]: {title}. {escaped(told + grade)}.{link}"
    yield from ("", f"*{escaped(report.imprint)}*")


def _section(section: Section) -> Iterator[str]:
    yield from ("", f"## {escaped(section.title)}", "")
    if section.sentences:
        yield " ".join(map(escaped, section.sentences))
    if section.lines:
        columns = (*section.columns, "sources")
        yield "| " + " | ".join(columns) + " |"
        yield "|" + " --- |" * len(columns)
        for line in section.lines:
            notes = " ".join(f"[^{number}]" for number in line.sources)
            yield "| " + " | ".join([*map(escaped, line.cells), notes]) + " |"
    if section.remark:
        yield from ("", escaped(section.remark))
