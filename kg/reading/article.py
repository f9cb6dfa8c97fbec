"""Article: a text that was read, with its title, its publisher and its day.

Offsets count code points of `text`, which is the stored text: the whole file as decoded, or the
text that was taken out of a page of HTML. Line ends count as one character (RFC 5147, section
2.2.1); a form feed is one, and a control character stands as a space of no width."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from kg.dates import Moment
from kg.model import Source
from kg.problems import Problem


@dataclass(frozen=True)
class Article:
    """One article as it was read.

    `paragraphs` are (start, end) of the running text, without title, dateline and boilerplate;
    `left_out` are the (start, end, sort) of lines that were taken for boilerplate; `front` are the
    fields that front matter or a page's metadata give, `problems` what could not be made out.
    """

    title: str
    publisher: str
    published: Moment | None
    url: str
    text: str
    sha256: str
    name: str
    paragraphs: tuple[tuple[int, int], ...] = ()
    title_at: tuple[int, int] | None = None
    front: tuple[tuple[str, str], ...] = ()
    agency: str = ""
    left_out: tuple[tuple[int, int, str], ...] = ()
    problems: tuple[Problem, ...] = ()

    @cached_property
    def id(self) -> str:
        """The id of its source: from front matter, else publisher, day and title, else the file.

        A publisher has several articles on one day, so that the first words of the title tell them
        apart.
        """
        given = dict(self.front).get("id")
        if given:
            return given
        day = str(self.published) if self.published else ""
        publisher, file = slug(self.publisher), slug(Path(self.name).stem) or "article"
        if not publisher:
            return file if not day or day in file else f"{file}-{day}"
        return "-".join(filter(None, (publisher, day, _short(slug(self.title)) or file)))

    def card(self) -> Source:
        """The source card of this article."""
        front = dict(self.front)
        return Source(
            id=self.id,
            kind="article",
            title=self.title,
            publisher=self.publisher,
            published=self.published,
            url=self.url,
            reliability=front.get("reliability", ""),
            language=front.get("language", "en"),
            agency=front.get("agency", "") or self.agency,
            copy_of=front.get("copy_of", ""),
            sha256=self.sha256,
            note=front.get("note", ""),
        )


_LONG = 48


def _short(name: str) -> str:
    """A slug cut between two words where it is long."""
    return name if len(name) <= _LONG else name[: _LONG + 1].rpartition("-")[0] or name[:_LONG]


def slug(words: str) -> str:
    """Words as an ASCII id.

    >>> slug("The New Arab"), slug("Nicolás Maduro")
    ('the-new-arab', 'nicolas-maduro')
    """
    plain = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower().replace("'", "")).strip("-")
