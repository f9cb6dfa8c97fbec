"""Page: a reading as one page of HTML that needs nothing else: no script, no request, no font.

The HTML stands in `templates/`. Jinja escapes all that is filled in, and only an http or https
address becomes a link.
"""

from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from kg import __version__
from kg.model import ACTOR_KINDS
from kg.reading import Reading, Sighting
from kg.report.leftovers import left_out
from kg.report.passages import Passage, passages
from kg.report.wording import STANCES, counted

if TYPE_CHECKING:
    from jinja2 import Template

TEMPLATES = Path(__file__).with_name("templates")
_HOW = {
    "name": "by name",
    "demonym": "by its people's name",
    "metonym": "by its capital or seat",
    "new": "not known before",
    "place": "a place",
}


def page(reading: Reading) -> str:
    """The HTML of a reading."""
    return _template().render(version=__version__, **words(reading))


def words(reading: Reading) -> dict[str, Any]:
    """What the templates of a reading are filled with, here and in other pages."""
    found = passages(reading)
    seen = {mention.kind for mention in reading.mentions}

    def called(mention: Sighting) -> str:
        key = f"place:{mention.id}" if mention.kind == "place" else mention.id
        how = _HOW.get(mention.how, mention.how)
        return f"{reading.names.get(key, mention.id)} · {mention.kind} · {how} [{mention.id}]"

    return {
        "source": reading.source,
        "address": _safe(reading.source.url),
        "passages": found,
        "openings": _openings(reading, found),
        "counted": counted(reading),
        "new": (*reading.new_actors, *reading.new_places),
        "left_out": list(left_out(reading)),
        "notes": reading.notes,
        "problems": reading.problems,
        "kinds": [kind for kind in (*ACTOR_KINDS, "place") if kind in seen],
        "stances": STANCES,
        "called": called,
    }


@lru_cache(maxsize=1)
def _template() -> "Template":
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    folder = FileSystemLoader(TEMPLATES)
    rules = {"autoescape": True, "undefined": StrictUndefined, "keep_trailing_newline": True}
    return Environment(loader=folder, **rules).get_template("article.html")


def _safe(url: str) -> str:
    """The address where it is a plain web address, else nothing."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    return url if parts.scheme in ("http", "https") and parts.netloc else ""


def _openings(reading: Reading, found: list[Passage]) -> set[int]:
    """The numbers of the sentences that open a paragraph."""
    starts = {start for start, _ in reading.article.paragraphs}
    before, opened = -1, set()
    for passage in found:
        latest = max((s for s in starts if s <= passage.sentence.start), default=-1)
        if latest != before:
            opened.add(passage.number)
        before = latest
    return opened
