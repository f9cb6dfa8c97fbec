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


# the view in the browser, which folds claims as kg.view does
VIEW = ("claims.js", "days.js", "view.js", "witnesses.js", "happenings.js")
# what every screen that draws from the bundle loads, in order
_SHARED = (
    "quiet.js", *VIEW, "elements.js", "state.js", "names.js", "marks.js", "search.js",
    "filters.js", "brush.js", "evidence.js", "downloads.js", "twin.js", "frame.js",
)  # fmt: skip
_STYLE = ("screens.css", "pictures.css")
_CYTOSCAPE = "vendor/cytoscape/cytoscape.min.js"
_VIS = "vendor/vis-timeline/vis-timeline-graph2d.min"
_LEAFLET = "vendor/leaflet/leaflet"
_SHAPES = (
    "vendor/topojson-client/topojson-client.min.js", "vendor/world-atlas/countries-50m.js",
)  # fmt: skip
_YASGUI = "vendor/yasgui/yasgui.min"

SCREENS = {
    screen.name: screen
    for screen in (
        Screen(
            "graph",
            "Graph",
            "Who backs whom: parties in the middle, backers outside.",
            (*_SHARED, _CYTOSCAPE, "parties.js", "sides.js", "network.js", "screen-graph.js"),
            _STYLE,
        ),
        Screen(
            "timeline",
            "Timeline",
            "What happened, and since when ties held.",
            (*_SHARED, f"{_VIS}.js", "strip.js", "screen-timeline.js"),
            (f"{_VIS}.css", *_STYLE),
        ),
        Screen(
            "map",
            "Map",
            "Where it happened, as exactly as is told.",
            (*_SHARED, f"{_LEAFLET}.js", *_SHAPES, "screen-map.js"),
            (f"{_LEAFLET}.css", *_STYLE),
        ),
        Screen(
            "matrix",
            "Matrix",
            "Backers by whom they back.",
            (*_SHARED, "matrix-picture.js", "screen-matrix.js"),
            _STYLE,
        ),
        Screen(
            "table",
            "Claims",
            "Every claim, with facets and downloads.",
            (*_SHARED, "screen-table.js"),
            _STYLE,
        ),
        Screen(
            "sparql",
            "SPARQL",
            "Questions in SPARQL over the whole graph.",
            (*_SHARED, f"{_YASGUI}.js", "screen-sparql.js"),
            (f"{_YASGUI}.css", *_STYLE),
        ),
    )
}
