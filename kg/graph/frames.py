"""Frames: what a view shows as pandas DataFrames, as `graph.frames`."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property
from typing import TYPE_CHECKING, Any

from kg.export.frames import COLUMNS
from kg.export.selection import selection
from kg.timeline import timeline
from kg.view import Status, Verdict

if TYPE_CHECKING:
    import pandas

    from kg.graph.graph import Graph
    from kg.model import Chronicle

# a column of words is ordered where the words are
_ORDERED = {"status": list(map(str, Status)), "verdict": list(map(str, Verdict))}
_TYPES = {"text": "string", "day": "datetime64[s]", "number": "Int64", "share": "Float64"}


class Frames:
    """DataFrames of one graph, their index the ids; needs the extra `pandas`.

    Each holds what the view lets count and shows, and tells the filters in `attrs["filters"]`.

    >>> import kg
    >>> g = kg.open(kg.example("libya")).as_of("2020-06-02")
    >>> ties = g.frames.ties()
    >>> ties.loc["uae-backs-lna", ["kind", "from", "to", "status"]].tolist()
    ['backing', 'uae', 'lna', 'disputed']
    >>> ties.attrs["filters"]
    ['as of 2020-06-02', 'persistence: until-contradicted']
    >>> str(ties["last_attested_latest"].dtype), ties["verdict"].cat.categories[0]
    ('datetime64[s]', 'holds')
    """

    def __init__(self, graph: Graph) -> None:
        self._graph = graph

    def actors(self) -> pandas.DataFrame:
        """The actors who take part or speak."""
        return self._frame("actors", self._shown.actors.values())

    def places(self) -> pandas.DataFrame:
        """The places that claims name, and those that they lie within."""
        return self._frame("places", self._shown.places.values())

    def sources(self) -> pandas.DataFrame:
        """The sources of the claims, and those that they copy."""
        return self._frame("sources", self._shown.sources.values())

    def claims(self) -> pandas.DataFrame:
        """The claims that count on what the view shows: one row, one source's word."""
        return self._frame("claims", self._shown.claims)

    def ties(self) -> pandas.DataFrame:
        """The ties as they stand, denied ones too."""
        standings = self._graph.ties()
        return self._frame("ties", standings, [standing.fact.id for standing in standings])

    def events(self) -> pandas.DataFrame:
        """The events as they stand, in order of date; none later than the day asked about."""
        entries = timeline(self._graph.claims(), self._graph.view)
        return self._frame("events", entries, [entry.fact.id for entry in entries])

    @staticmethod
    def columns(frame: str) -> pandas.DataFrame:
        """What the columns of a frame say, and of which type they are.

        >>> Frames.columns("ties").loc["since_earliest", "says"]
        'earliest day of: its earliest start'
        """
        import pandas

        rows = {column.name: (column.type, column.says) for column in COLUMNS[frame]}
        return pandas.DataFrame.from_dict(rows, orient="index", columns=["type", "says"])

    @cached_property
    def _shown(self) -> Chronicle:
        return selection(self._graph.chronicle, self._graph.view)

    def _frame(self, name: str, things: Iterable[Any], ids: Iterable[str] = ()) -> pandas.DataFrame:
        import pandas

        things = list(things)
        index = pandas.Index(list(ids) or [thing.id for thing in things], name="id", dtype="str")
        found = pandas.DataFrame(index=index)
        for column in COLUMNS[name]:
            values = [column.of(thing) for thing in things]
            found[column.name] = _series(column.name, column.type, values).set_axis(index)
        found.attrs["title"] = self._graph.chronicle.title
        found.attrs["filters"] = self._graph.view.header
        return found


def _series(name: str, type: str, values: list[Any]) -> pandas.Series:
    """The values as a column of its type; what is not said is missing."""
    import pandas

    if type == "many":
        return pandas.Series(values, dtype="object")
    values = [None if value in ("", None) else value for value in values]
    if type == "word":
        words = [value and str(value) for value in values]
        order = _ORDERED.get(name)
        known = order or sorted({word for word in words if word})
        return pandas.Series(pandas.Categorical(words, known, ordered=order is not None))
    if type == "share":
        values = [value if value is None else float(value) for value in values]
    return pandas.Series(values, dtype=_TYPES[type])
