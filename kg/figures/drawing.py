"""Drawing: what a kind of figure makes of a request: its table, and the call that draws it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from kg.figures.sheet import Sheet
from kg.model import Chronicle
from kg.view import Standing, Status, View


@dataclass(frozen=True)
class Request:
    """What a figure is asked for: the graph, the view, and the actors and days of interest."""

    chronicle: Chronicle
    view: View
    actors: tuple[str, ...] = ()
    days: tuple[date, ...] = ()

    def name(self, actor: str) -> str:
        """The name of an actor, or the id where no card has one."""
        card = self.chronicle.actors.get(actor)
        return " ".join(card.name.split()) if card else actor


@dataclass(frozen=True)
class Key:
    """One entry of the legend: words, and the call that draws their sample 0.3 by 0.1 inch."""

    words: str
    draw: Callable[[Sheet, float, float], None]


@dataclass(frozen=True)
class Drawing:
    """One figure before it is framed.

    `rows` are its table, under `columns`; `standings` the facts that it shows, for the counts in
    the frame; `told` a description in sentences for who cannot see it; `notes` what a reader must
    know about how it is drawn; `draw` draws the body, `height` inches high, from a y downwards.
    """

    title: str
    told: str
    columns: tuple[str, ...]
    rows: tuple[dict[str, Any], ...]
    standings: tuple[Standing, ...]
    height: float
    draw: Callable[[Sheet, float], None]
    keys: tuple[Key, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def statuses(self) -> list[Status]:
        """The statuses that occur, strongest first."""
        found = {standing.status for standing in self.standings}
        return [status for status in Status if status in found]
