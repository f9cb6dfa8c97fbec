"""Edition: one finished build as it is served or written: its pages, by path.

Everything that one request needs comes from one edition, so that a rebuild never mixes two.
"""

import json
from collections.abc import Iterator
from functools import cached_property

from kg.graph import Graph
from kg.web.press import address, press
from kg.web.screens import SCREENS


class Edition:
    """The pages of one build; `live` when a server answers, not when a site is written."""

    def __init__(self, graph: Graph, live: bool) -> None:
        self.graph = graph
        self.live = live

    @property
    def hash(self) -> str:
        """The hash of the data, 12 hex digits: the same data, the same hash."""
        return self.graph.build.manifest["quads-sha256"][:12]

    def paths(self) -> Iterator[str]:
        """Where its pages lie."""
        yield from map(address, ("front", *SCREENS, "todo", "about"))

    def page(self, path: str) -> str | None:
        """The HTML of the page at a path, or None where there is none."""
        name = "front" if path == "index.html" else path.removesuffix(".html")
        if path not in set(self.paths()):
            return None
        return press(
            f"{name}.html",
            path,
            name=self.graph.chronicle.title or "Untitled conflict",
            edition=self.hash,
            live=self.live,
            screen=SCREENS.get(name),
        )

    @cached_property
    def bundle(self) -> bytes:
        """What the screens draw from, as JSON."""
        from kg.web.bundle import bundle

        return json.dumps(bundle(self.graph), ensure_ascii=False, separators=(",", ":")).encode()
