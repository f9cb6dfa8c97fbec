"""FIGURES: the kinds of figure that there are, each with what it answers and who draws it."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from kg.figures.balance import balance
from kg.figures.command import command
from kg.figures.drawing import Drawing, Request
from kg.figures.figure import Figure
from kg.figures.grid import grid
from kg.figures.matrix import matrix
from kg.figures.network import network
from kg.figures.sankey import sankey
from kg.figures.timeline import strip
from kg.figures.who_backs_whom import who_backs_whom
from kg.model import Chronicle
from kg.view import View


@dataclass(frozen=True)
class FigureKind:
    """A kind of figure: what it shows, which actors one may name, and its maker."""

    name: str
    shows: str
    actors: str
    make: Callable[[Request], Drawing]


FIGURES: dict[str, FigureKind] = {
    kind.name: kind
    for kind in (
        FigureKind(
            "who-backs-whom",
            "the backers of two sides with status, means, begin and sources; who mediates",
            "the two sides",
            who_backs_whom,
        ),
        FigureKind(
            "timeline",
            "what happened in lanes; ceasefires with their breaches; --kind backing adds ties",
            "who takes part",
            strip,
        ),
        FigureKind(
            "matrix",
            "backers by whom they back, each cell with status and sources or hatched",
            "whom they back",
            matrix,
        ),
        FigureKind(
            "network",
            "who stood with and against whom on several days (--day), in fixed places",
            "whom to show first",
            network,
        ),
        FigureKind(
            "sankey",
            "of which backers, means and sides the claims of backing speak, and how many",
            "whom they back",
            sankey,
        ),
        FigureKind(
            "balance",
            "triangles in tension: two enemies with a friend in common, with their witnesses",
            "one of the three",
            balance,
        ),
        FigureKind(
            "grid",
            "actors by events: who took part in what, in which role",
            "the rows",
            grid,
        ),
    )
}


def figure(
    kind: str,
    chronicle: Chronicle,
    view: View,
    actors: Iterable[str] = (),
    days: Iterable[date] = (),
) -> Figure:
    """The figure of a kind; KeyError for an unknown kind."""
    request = Request(chronicle, view, tuple(actors), tuple(days))
    words = ["figure", kind, *request.actors]
    words += [word for day in request.days for word in ("--day", day.isoformat())]
    return Figure(kind, FIGURES[kind].make(request), request, command(words, view))
