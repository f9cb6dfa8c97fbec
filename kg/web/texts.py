"""Texts: the articles of a conflict's folder, found again by the hash of what was read.

A build keeps quotes with a few words around them, not texts. An article that has changed since has
another hash and is not shown.
"""

from functools import cached_property
from pathlib import Path

from kg.folder import Folder

_MOST = 200  # articles that are read for it; with more, quotes stand with the words that are kept


class Texts:
    """The texts of a folder; of none where it is None."""

    def __init__(self, folder: Path | None = None) -> None:
        self._folder = folder

    def paragraph(self, sha256: str, start: int, end: int) -> tuple[str, str, str] | None:
        """What stands before, at and after a place in its paragraph; None where no text is."""
        text = self._found.get(sha256) if sha256 else None
        if text is None or not 0 <= start < end <= len(text):
            return None
        first = text.rfind("\n", 0, start) + 1
        last = text.find("\n", end)
        return text[first:start], text[start:end], text[end : last if last >= 0 else len(text)]

    @cached_property
    def _found(self) -> dict[str, str]:
        articles = Folder(self._folder).articles() if self._folder else []
        if not articles or len(articles) > _MOST:
            return {}
        from kg.reading.article import Article  # heavy: only a quote with a place needs it
        from kg.reading.intake import read_article

        read = (read_article(path) for path in articles)
        return {found.sha256: found.text for found in read if isinstance(found, Article)}
