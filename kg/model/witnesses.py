"""Witnesses: how many sources are independent of each other.

A copy is no second witness: who copies another source (`copy_of`) speaks with its voice, and what
one newsroom gives out within three days, whether a wire service's text in several papers (`agency`)
or a paper's own pieces, is one story. The number of witnesses is the least number of stories that
explains all sources, so that one source more never makes it smaller.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from kg.model.entities import Source

TOLD_WITHIN = timedelta(days=3)
Days = tuple[date, date]


def witnesses(ids: Iterable[str], cards: Mapping[str, Source]) -> list[tuple[str, ...]]:
    """The sources in groups, one a witness; the members of a group tell one story.

    `cards` holds at least these sources and those that they copy.

    >>> cards = {id: Source(id, "article", "", agency="AFP") for id in ("daily", "mirror")}
    >>> witnesses(["daily", "mirror", "herald"], cards)
    [('daily', 'mirror'), ('herald',)]
    """
    rooms: dict[str, dict[str, Days]] = {}
    for id in sorted(set(ids)):
        first = original(id, cards)
        rooms.setdefault(newsroom(first, cards), {})[id] = _published(first, cards)
    return sorted(story for told in rooms.values() for story in _stories(told))


def original(id: str, cards: Mapping[str, Source]) -> str:
    """The source that this one copies, perhaps by way of others, or itself."""
    passed = [id]
    while (card := cards.get(passed[-1])) and card.copy_of and card.copy_of not in passed:
        passed.append(card.copy_of)
    return passed[-1]


def newsroom(id: str, cards: Mapping[str, Source]) -> str:
    """Who tells what this source says: its wire service or publisher, or it alone."""
    card = cards.get(id)
    return (card and (card.agency or card.publisher).casefold()) or f"only {id}"


def _published(id: str, cards: Mapping[str, Source]) -> Days:
    told = cards[id].published if id in cards else None
    return (told and told.earliest) or date.min, (told and told.latest) or date.max


def _stories(told: dict[str, Days]) -> Iterator[tuple[str, ...]]:
    """The fewest stretches of three days that hold a day of each."""
    waiting = sorted(told, key=lambda id: (told[id][1], id))
    while waiting:
        day = told[waiting[0]][1]
        story = [
            id for id in waiting if told[id][0] == date.min or told[id][0] - TOLD_WITHIN <= day
        ]
        yield tuple(sorted(story))
        waiting = [id for id in waiting if id not in story]
