"""Actor, Place, Source: what claims speak of and where they come from.

`origin` is the `path:line` of a curated entry; it is no part of what is said.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from kg.dates import Moment

ACTOR_KINDS = (
    "state", "government", "armed-group", "political-body", "international-organisation",
    "company", "person", "coalition",
)  # fmt: skip
PLACE_KINDS = (
    "country", "region", "city", "town", "district", "base", "airport", "port", "oilfield", "other",
)  # fmt: skip
SOURCE_KINDS = ("article", "report", "statement", "dataset", "book")


@dataclass(frozen=True, order=True)
class Name:
    """A name in a language and script, by BCP 47 tag (`ar`, `ar-Latn`, `ru`)."""

    text: str
    lang: str


@dataclass(frozen=True)
class Actor:
    """Who can act, be allied, be backed.

    `aliases` are other English spellings and acronyms; `demonyms` ("Turkish") and `metonyms`
    ("Ankara") stand for a state in news; `same` are external ids as `scheme:id`.
    """

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()
    demonyms: tuple[str, ...] = ()
    metonyms: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    note: str = ""
    origin: str = field(default="", compare=False)


@dataclass(frozen=True)
class Place:
    """Where something happened; `within` is the id of a larger place; degrees are WGS 84."""

    id: str
    kind: str
    name: str
    aliases: tuple[str, ...] = ()
    names: tuple[Name, ...] = ()
    within: str = ""
    latitude: str = ""
    longitude: str = ""
    same: tuple[str, ...] = ()
    note: str = ""
    origin: str = field(default="", compare=False)


def larger(id: str, card: Callable[[str], Place | None]) -> Iterator[str]:
    """The ids of the places that a place lies within, the next first; each once, even in a ring.

    `card` gives the place of an id.
    """
    passed: set[str] = set()
    place = card(id)
    while place and place.within and place.within not in passed:
        passed.add(place.within)
        yield place.within
        place = card(place.within)


@dataclass(frozen=True)
class Source:
    """What was read. `reliability` is the Admiralty grade A-F, `read` the day of access.

    `copy_of` is the source that this one copies, `agency` the wire service it republishes: a copy
    is no second witness. `sha256` is the hash of the text that was read, where one is kept.
    """

    id: str
    kind: str
    title: str
    publisher: str = ""
    published: Moment | None = None
    url: str = ""
    read: Moment | None = None
    reliability: str = ""
    language: str = ""
    agency: str = ""
    copy_of: str = ""
    sha256: str = ""
    note: str = ""
    origin: str = field(default="", compare=False)
