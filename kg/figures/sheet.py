"""Sheet: a page measured in inches from its top left corner, drawn by matplotlib.

The only module that knows how matplotlib is spoken to. Texts stay texts; what stands for a fact is
given a Mark, by which its element is found again in the SVG.
"""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from io import BytesIO
from typing import TYPE_CHECKING, Any

from kg.figures import ink
from kg.figures.letters import FAMILY, LEADING
from kg.figures.mark import Mark
from kg.rdf.terms import clean
from kg.view import Standing, Status

if TYPE_CHECKING:
    from matplotlib.text import Text

Dashes = tuple[float, ...] | None


@contextmanager
def settings() -> Iterator[None]:
    """matplotlib as it comes, whatever the user's own settings, with texts kept and no dates."""
    import matplotlib

    with warnings.catch_warnings(), matplotlib.rc_context():
        warnings.filterwarnings("ignore", "Glyph .* missing from font")
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(
            {
                "svg.fonttype": "none",
                "svg.hashsalt": "conflict-kg",
                "font.family": ["sans-serif"],
                "font.sans-serif": list(FAMILY),
                "text.hinting": "none",
                "text.usetex": False,
                "path.simplify": False,
                "hatch.linewidth": 0.5,
            }
        )
        yield


class Sheet:
    """A white page of this size; every drawing call takes inches from the top left corner."""

    def __init__(self, width: float, height: float) -> None:
        from matplotlib.backends.backend_agg import FigureCanvasAgg
        from matplotlib.figure import Figure

        self.width, self.height = width, height
        self.page = Figure(figsize=(width, height), facecolor=ink.PAPER)
        FigureCanvasAgg(self.page)
        self.axes = self.page.add_axes((0, 0, 1, 1))
        self.axes.set(xlim=(0, width), ylim=(height, 0))
        self.axes.set_axis_off()
        self.marks: dict[str, Mark] = {}
        self.texts: list[Text] = []

    # -- what can be drawn -----------------------------------------------------------------------

    def text(
        self,
        x: float,
        y: float,
        words: str | Sequence[str],
        size: float = ink.SMALL,
        colour: str = ink.BLACK,
        at: str = "left top",
        bold: bool = False,
        turned: float = 0,
        halo: bool = False,
    ) -> None:
        """Words, or lines of words, that stand `at` this side of the point."""
        lines = [words] if isinstance(words, str) else words
        across, up = at.split()
        for number, line in enumerate(lines):
            shift = number * size * LEADING / 72
            if up == "center":
                shift -= (len(lines) - 1) * size * LEADING / 144
            elif up == "bottom":
                shift -= (len(lines) - 1) * size * LEADING / 72
            self._write(x, y, shift, clean(line), turned, halo, size, colour, across, up, bold)

    def _write(self, x, y, shift, line, turned, halo, size, colour, across, up, bold) -> None:
        from matplotlib import patheffects

        dx, dy = (shift, 0) if turned else (0, shift)
        made = self.axes.text(
            x + dx,
            y + dy,
            line,
            fontsize=size,
            color=colour,
            ha=across,
            va=up,
            rotation=turned,
            rotation_mode="anchor" if turned else "default",
            fontweight="bold" if bold else "normal",
            parse_math=False,
        )
        if halo:
            made.set_path_effects([patheffects.withStroke(linewidth=1.6, foreground=ink.PAPER)])
        if line:
            self.texts.append(made)

    def line(
        self,
        points: Sequence[tuple[float, float]],
        colour: str = ink.BLACK,
        width: float = 1.0,
        dashes: Dashes = None,
        mark: Mark | None = None,
        opacity: float = 1.0,
        under: bool = False,
    ) -> None:
        """A line through points."""
        from matplotlib.lines import Line2D

        xs, ys = zip(*points, strict=True)
        drawn = Line2D(xs, ys, color=colour, linewidth=width, alpha=opacity)
        drawn.set_solid_capstyle("butt")
        drawn.set_zorder(1 if under else 2)
        if dashes:
            drawn.set_linestyle((0, tuple(length / max(width, 0.8) for length in dashes)))
        self._marked(drawn, mark)
        self.axes.add_line(drawn)

    def arrow(self, tip: tuple[float, float], right: bool, colour: str, size: float = 0.07) -> None:
        """The head of an arrow that points to the right or left."""
        x, y = tip
        back = x - size if right else x + size
        self.shape([(x, y), (back, y - size * 0.55), (back, y + size * 0.55)], colour)

    def shape(
        self,
        points: Sequence[tuple[float, float]],
        face: str,
        edge: str = "none",
        opacity: float = 1.0,
        mark: Mark | None = None,
        over: bool = False,
    ) -> None:
        """A filled polygon, `over` the discs or under them."""
        from matplotlib.patches import Polygon

        drawn = Polygon(points, closed=True, facecolor=face, edgecolor=edge, alpha=opacity)
        drawn.set_zorder(4 if over else 1)
        self._add(drawn, mark)

    def band(
        self,
        left: tuple[float, float, float],
        right: tuple[float, float, float],
        face: str,
        opacity: float,
        mark: Mark | None = None,
    ) -> None:
        """A flowing band between two upright edges, each given as x, top and bottom."""
        from matplotlib.patches import PathPatch
        from matplotlib.path import Path

        (x0, top0, low0), (x1, top1, low1) = left, right
        middle = (x0 + x1) / 2
        points = [
            (x0, top0), (middle, top0), (middle, top1), (x1, top1),
            (x1, low1), (middle, low1), (middle, low0), (x0, low0), (x0, top0),
        ]  # fmt: skip
        curve = [Path.CURVE4] * 3
        codes = [Path.MOVETO, *curve, Path.LINETO, *curve, Path.CLOSEPOLY]
        path = Path(points, codes)
        self._add(PathPatch(path, facecolor=face, edgecolor="none", alpha=opacity), mark)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        face: str = "none",
        edge: str = "none",
        hatch: str = "",
        opacity: float = 1.0,
        line: float = 0.6,
        mark: Mark | None = None,
    ) -> None:
        """A rectangle with its top left corner at the point."""
        from matplotlib.patches import Rectangle

        drawn = Rectangle(
            (x, y), width, height, facecolor=face, edgecolor=edge, linewidth=line, alpha=opacity
        )
        if hatch:
            drawn.set_hatch(hatch)
        self._add(drawn, mark)

    def disc(
        self,
        x: float,
        y: float,
        radius: float,
        face: str = ink.PAPER,
        edge: str = ink.BLACK,
        mark: Mark | None = None,
    ) -> None:
        """A circle around the point."""
        from matplotlib.patches import Circle

        drawn = Circle((x, y), radius, facecolor=face, edgecolor=edge, linewidth=0.7)
        drawn.set_zorder(3)
        self._add(drawn, mark)

    def number(self, x: float, y: float, value: int, colour: str) -> None:
        """A number in a circle."""
        self.disc(x, y, 0.078, edge=colour)
        self.text(x, y, str(value), ink.FOOT, at="center center")

    def cross(
        self,
        x: float,
        y: float,
        size: float,
        colour: str,
        width: float = 1.2,
        mark: Mark | None = None,
    ) -> None:
        """An X around the point."""
        for rise in (size, -size):
            self.line([(x - size, y - rise), (x + size, y + rise)], colour, width, mark=mark)

    def tie(self, points: Sequence[tuple[float, float]], standing: Standing, words: str) -> None:
        """The line of a tie in the colour, dashes and weight of its status and verdict."""
        status = standing.status
        colour, weight = ink.COLOUR[status], ink.WEIGHT[standing.verdict]
        self.line(points, colour, weight, ink.DASHES[status], Mark.of(standing, words))
        if status is Status.DENIED:
            (x0, y0), (x1, y1) = points[0], points[-1]
            self.cross((x0 + 3 * x1) / 4, (y0 + 3 * y1) / 4, 0.035, colour)

    def faded(
        self, x: float, y: float, width: float, height: float, face: str, to_the_right: bool
    ) -> None:
        """A rectangle that fades out, in steps: no picture is embedded."""
        steps = 12
        for step in range(steps):
            part = (step if to_the_right else steps - 1 - step) * width / steps
            self.box(x + part, y, width / steps, height, face, opacity=(steps - step) / (steps + 1))

    def _add(self, patch: Any, mark: Mark | None) -> None:
        self._marked(patch, mark)
        self.axes.add_artist(patch)

    def _marked(self, artist: Any, mark: Mark | None) -> None:
        if mark:
            name = f"mark-{len(self.marks) + 1}"
            artist.set_gid(name)
            self.marks[name] = mark

    # -- what comes of it ------------------------------------------------------------------------

    def svg(self) -> bytes:
        """The page as matplotlib's SVG; see kg.figures.svg for what is made of it."""
        return self._saved(format="svg", metadata={"Date": None, "Creator": None})

    def png(self, title: str, description: str, dpi: int) -> bytes:
        """The page as PNG."""
        told = {"Title": clean(title), "Description": clean(description), "Software": "conflict-kg"}
        return self._saved(format="png", dpi=dpi, metadata=told)

    def _saved(self, **how) -> bytes:
        stream = BytesIO()
        self.page.savefig(stream, facecolor=ink.PAPER, **how)
        return stream.getvalue()

    def frames(self) -> list[tuple[str, float, float, float, float]]:
        """Each text with the left, top, right and bottom of its frame in inches."""
        drawer = self.page.canvas.get_renderer()
        found = []
        for text in self.texts:
            box = text.get_window_extent(drawer)
            left, right = box.x0 / self.page.dpi, box.x1 / self.page.dpi
            top, bottom = (self.height - edge / self.page.dpi for edge in (box.y1, box.y0))
            found.append((text.get_text(), left, top, right, bottom))
        return found
