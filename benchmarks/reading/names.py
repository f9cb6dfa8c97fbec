"""Names: whom a name means in one article: the annotator's names for it, then the world's states.

A name found by a reader need not be spelled as the annotator's: any of its aliases is right, a
state's adjective and capital, a name with its rank or with a word such as `forces`, and a part of
one name only (a surname).
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from kg.reading.lexicon import words
from kg.reading.nations import nations

# ranks and offices, words for an actor's people, and small words: beside a name, they change nobody
_BESIDE = words(
    """gen general col colonel field marshal commander dr mr mrs ms king crown prince sheikh
    president prime minister leader strongman warlord
    army force forces fighters group militia militias military movement rebel rebels soldiers troops
    administration authorities government officials regime state
    of s the"""
)
_LONG_ENOUGH = 4
# of the actors in nations.tsv; an armed group's name may be a part of another's
_WORLD = ("state", "international-organisation")


def plain(name: str) -> str:
    """A name in small letters, without accents, points, possessive or leading article.

    >>> plain("The U.A.E.'s"), plain("Türkiye")
    ('uae', 'turkiye')
    """
    letters = unicodedata.normalize("NFKD", name)
    text = "".join(c for c in letters if not unicodedata.combining(c)).lower()
    text = re.sub("[’‘`]", "'", text)
    text = re.sub(r"\b(?:[a-z]\.){2,}", lambda initials: initials[0].replace(".", ""), text)
    text = re.sub(r"'s\b", "", text)
    text = re.sub(r"s'(?=\s|$)", "s", text)
    spaced = re.sub(r"\W+", " ", text).strip()
    return re.sub(r"^(?:the|an?) ", "", spaced)


@lru_cache(maxsize=1)
def world() -> Mapping[str, str]:
    """Each name, adjective and capital of a state or world body, to the state's or body's name."""
    known: dict[str, str] = {}
    for nation in nations():
        if nation.kind not in _WORLD:
            continue
        name = plain(nation.name)
        for spelling in (nation.name, *nation.aliases, *nation.demonyms, *nation.metonyms):
            known.setdefault(plain(spelling), name)
    return known


@dataclass(frozen=True)
class Names:
    """Whom each spelling means in one article; `nations` are those states that its gold names."""

    known: Mapping[str, str]
    nations: Mapping[str, str]

    @classmethod
    def of(cls, aliases: Mapping[str, Iterable[str]], used: Iterable[str]) -> "Names":
        """The names of an article from its table of aliases and the names that its facts use."""
        own = {plain(name): plain(name) for name in (*aliases, *used)}
        known = dict(own)
        for name, others in aliases.items():
            for other in others:
                known.setdefault(plain(other), plain(name))
        states = {world()[name]: name for name in sorted(own, reverse=True) if name in world()}
        return cls(known, states)

    def key(self, name: str) -> str:
        """One spelling for all names of the same actor."""
        called = plain(name)
        found = self._whole(called)
        if found:
            return found
        core = [word for word in called.split() if word not in _BESIDE]
        if core and len(core) < len(called.split()):
            found = self._whole(" ".join(core))
        return found or self._as_part(core) or called

    def _whole(self, called: str) -> str:
        if called in self.known:
            return self.known[called]
        state = world().get(called, "")
        return self.known.get(state) or self.nations.get(state, state)

    def _as_part(self, core: list[str]) -> str:
        if not core or len(max(core, key=len)) < _LONG_ENOUGH:
            return ""
        fits = {self.known[name] for name in self.known if set(core) <= set(name.split())}
        return fits.pop() if len(fits) == 1 else ""
