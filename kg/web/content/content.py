"""Content: what one page tells, ready for its template: words, tables, and the screens it opens."""

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

from kg.web.sheet import Sheet


@dataclass(frozen=True)
class Content:
    """The title of a page, its tables in order, and what else its template asks for."""

    title: str
    sheets: tuple[Sheet, ...] = ()
    told: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Opening:
    """A link to a screen in a state: its words, the screen, and the filters."""

    words: str
    screen: str
    state: str


def opening(words: str, screen: str, **filters: object) -> Opening:
    """A link to a screen; a filter may be a list, and one that is None is left out.

    >>> opening("Who?", "graph", actor="lna", since=None, kind=["backing"]).state
    'actor=lna&kind=backing'
    """
    told = {name.rstrip("_"): value for name, value in filters.items() if value}
    return Opening(words, screen, urlencode(told, doseq=True))
