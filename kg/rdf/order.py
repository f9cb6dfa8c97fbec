"""The order of values, which RDF does not keep and people choose (the usual acronym first).

Where a list is not in alphabetical order, one literal of kg:order says how it was listed: the name
of the list and, for each place, the number of the value in alphabetical order.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, TypeVar

Value = TypeVar("Value")
Key = Callable[[Any], Any]


def as_is(value: Any) -> Any:
    """The key by which most lists are sorted: their values."""
    return value


def note(name: str, values: Sequence[Any], key: Key = as_is) -> str:
    """What kg:order says of a list; '' when it stands in the order of its keys.

    >>> note("aliases", ["UAE", "Emirates", "U.A.E."]), note("aliases", ["a", "b"])
    ('aliases 2 0 1', '')
    """
    if len(values) < 2:
        return ""
    places = {value: place for place, value in enumerate(sorted(values, key=key))}
    listed = [places[value] for value in values]
    return "" if listed == sorted(listed) else f"{name} {' '.join(map(str, listed))}"


def restored(
    name: str, values: Iterable[Value], notes: Mapping[str, str], key: Key = as_is
) -> tuple[Value, ...]:
    """The values as they were listed; in the order of their keys when no note fits.

    >>> restored("aliases", {"UAE", "U.A.E.", "Emirates"}, {"aliases": "2 0 1"})
    ('UAE', 'Emirates', 'U.A.E.')
    """
    ranked = sorted(values, key=key)
    listed = [int(place) for place in notes.get(name, "").split() if place.isdigit()]
    if sorted(listed) != list(range(len(ranked))):
        return tuple(ranked)
    return tuple(ranked[place] for place in listed)


def notes_of(texts: Iterable[str]) -> dict[str, str]:
    """The notes of a thing, by name of the list."""
    return {name: places for name, _, places in (text.partition(" ") for text in texts)}
