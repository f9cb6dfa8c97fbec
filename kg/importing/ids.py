"""Ids for what a dataset brings: slugs of its names, the same in every import."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = str.maketrans({"ı": "i", "ł": "l", "ø": "o", "đ": "d", "ß": "ss", "æ": "ae", "œ": "oe"})


@lru_cache(maxsize=100_000)
def slug(name: str) -> str:
    """The lower-case words of a name with hyphens; '' where it has no Latin letter or digit.

    >>> slug("Forces of Muammar Gaddafi"), slug("Kita'ib al-Safwat"), slug("Jabhat Fatḥ (2nd)")
    ('forces-of-muammar-gaddafi', 'kitaib-al-safwat', 'jabhat-fath-2nd')
    """
    plain = unicodedata.normalize("NFKD", name.lower().translate(_LETTERS))
    plain = "".join(c for c in plain if not unicodedata.combining(c))
    plain = re.sub("['’‘`]", "", plain)
    return re.sub("[^a-z0-9]+", "-", plain).strip("-")


def spot(latitude: str, longitude: str) -> str:
    """Degrees as the end of a place's id: two places of one name are two places.

    >>> spot("35.763369", "-4.0")
    '35.763n-4.000w'
    """
    north, east = float(latitude), float(longitude)
    return f"{abs(north):.3f}{'ns'[north < 0]}-{abs(east):.3f}{'ew'[east < 0]}"
