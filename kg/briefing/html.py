"""HTML: a report as one page: no script, no request; figures are SVG whose lines lead to rows.

The HTML stands in `templates/`. Jinja escapes all that is filled in but the figures, which
kg.figures makes and escapes, and only an http or https address becomes a link.
"""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from kg.briefing.links import safe
from kg.rdf.terms import clean

if TYPE_CHECKING:
    from jinja2 import Template

    from kg.briefing.report import Report


def html(report: "Report") -> str:
    """The page."""
    from markupsafe import Markup

    known = {line.fact for section in report.sections for line in section.lines if line.fact}

    def anchor(fact: str) -> str:
        first = next((id for id in fact.split() if id in known), "")
        return f"#fact-{first}" if first else ""

    pictures = [Markup(figure.svg(anchor)) for figure in report.figures]
    return clean(_template().render(report=report, pictures=pictures, safe=safe))


@lru_cache(maxsize=1)
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    folder = FileSystemLoader(Path(__file__).with_name("templates"))
    rules = {"autoescape": True, "undefined": StrictUndefined, "keep_trailing_newline": True}
    return Environment(loader=folder, trim_blocks=True, lstrip_blocks=True, **rules).get_template(
        "report.html"
    )
