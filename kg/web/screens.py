"""Screens: the parts of the explorer that JavaScript draws from the bundle.

A screen's state stands in the hash of its address, as the parameters of the filters are called:
`graph.html#actor=lna&as_of=2020-06-02&kind=backing`. Scripts and styles are files of `static/`,
loaded in this order by every mode.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Screen:
    """One screen: its file is `NAME.html`, its template `pages/NAME.html`."""

    name: str
    title: str
    summary: str
    scripts: tuple[str, ...] = ()
    styles: tuple[str, ...] = ()


SCREENS = {
    screen.name: screen
    for screen in (
        Screen("graph", "Graph", "Who backs whom: parties in the middle, backers outside."),
        Screen("timeline", "Timeline", "What happened, and since when ties held."),
        Screen("map", "Map", "Where it happened, as exactly as is told."),
        Screen("matrix", "Matrix", "Backers by whom they back."),
        Screen("table", "Claims", "Every claim, with facets and downloads."),
        Screen("sparql", "SPARQL", "Questions in SPARQL over the whole graph."),
    )
}
