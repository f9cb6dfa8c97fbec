"""Edition: one finished build as it is served or written: its pages, tables and bundle, by path.

Everything that one request needs comes from one edition, so that a rebuild never mixes two.
"""

import json
from collections import OrderedDict
from collections.abc import Iterator
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

from kg.graph import Graph
from kg.view import View
from kg.web.content import PAGES, Content
from kg.web.ledger import Ledger
from kg.web.press import address, press
from kg.web.screens import SCREENS
from kg.web.sheet import Sheet
from kg.web.texts import Texts
from kg.web.turtle import NOUNS, turtle

_LEDGERS = 8  # views that stay folded


class Edition:
    """The pages of one build; `live` when a server answers, not when a site is written.

    `folder` is where the articles are whose paragraphs may be shown around quotes: not in a site,
    which leaves the house and may leave out by a policy what stands in a paragraph.
    """

    def __init__(self, graph: Graph, live: bool, folder: Path | None = None) -> None:
        self.graph = graph
        self._texts = Texts(folder)
        self.live = live
        self.name = graph.index.settings().get("title", "") or "Untitled conflict"
        self._ledgers: OrderedDict[View, Ledger] = OrderedDict()
        self._lock = Lock()

    @property
    def hash(self) -> str:
        """The hash of the data, 12 hex digits: the same data, the same hash."""
        return self.graph.build.manifest["quads-sha256"][:12]

    def ledger(self, view: View | None = None) -> Ledger:
        """The graph as a view folds it."""
        view = self.graph.view if view is None else view
        with self._lock:
            found = self._ledgers.pop(view, None) or Ledger(self.graph.seen(view), self._texts)
            self._ledgers[view] = found
            while len(self._ledgers) > _LEDGERS:
                self._ledgers.popitem(last=False)
        return found

    def paths(self) -> Iterator[str]:
        """Where its pages lie."""
        yield from map(address, SCREENS)
        ledger = self.ledger()
        for kind, page in PAGES.items():
            if page.ids is None:
                yield address(kind)
            else:
                yield from (address(kind, id) for id in sorted(page.ids(ledger)))

    def page(self, path: str, view: View | None = None) -> str | None:
        """The HTML of the page at a path, or None where there is none."""
        kind, id = _parsed(path, ".html")
        if kind in SCREENS and not id:
            screen = SCREENS[kind]
            return press(f"{kind}.html", path, screen=screen, **self.frame(kind))
        content = self._content(kind, id, view)
        if content is None:
            return None
        ledger = self.ledger(view)
        return press(
            f"{PAGES[kind].template}.html",
            path,
            content=content,
            told=content.told,
            view=ledger.view,
            filters=ledger.view.header,
            files=(id or kind) if self.live else "",
            **self.frame(kind),
        )

    def sheet(self, path: str, view: View | None = None) -> Sheet | None:
        """The table that lies at `PAGE/NAME`, such as `actor/lna/backers`, or None."""
        page, _, name = path.rpartition("/")
        kind, id = _parsed(page, "")
        content = self._content(kind, id, view)
        sheets = content.sheets if content else ()
        return next((sheet for sheet in sheets if sheet.name == name), None)

    def turtle(self, path: str) -> str | None:
        """The Turtle of the thing at a path (`claim/ID`), or None."""
        kind, id = _parsed(path, "")
        if kind not in NOUNS or self._content(kind, id) is None:
            return None
        return turtle(self.ledger(), kind, id)

    @cached_property
    def bundle(self) -> bytes:
        """What the screens draw from, as JSON."""
        from kg.web.bundle import bundle

        return json.dumps(bundle(self.graph), ensure_ascii=False, separators=(",", ":")).encode(
            "utf-8", "replace"
        )

    def _content(self, kind: str, id: str, view: View | None = None) -> Content | None:
        page = PAGES.get(kind)
        if page is None or bool(id) != bool(page.ids):
            return None
        return page.tells(self.ledger(view), id) if id else page.tells(self.ledger(view))

    def frame(self, kind: str) -> dict[str, Any]:
        """What the frame of every page tells: of which conflict, data and kind of page."""
        return {"name": self.name, "edition": self.hash, "live": self.live, "kind": kind}


def _parsed(path: str, ending: str) -> tuple[str, str]:
    """(kind, id) of a path: ('actor', 'lna') of `actor/lna.html`; ('', '') where it is none."""
    if not path.endswith(ending) or path.count("/") > 1:
        return "", ""
    kind, _, id = path.removesuffix(ending).partition("/")
    if id == "" and kind == "index":
        return "front", ""
    return ("", "") if kind == "front" else (kind, id)
