"""Setting: whether a name that many bear means, in this article, the actor that the graph knows.

The test, in one place. A name is *shared* when no word in it is its bearer's own: a description
("eastern forces"), a body that every state has ("House of Representatives"), bare initials ("HCS"),
a numbered unit, or a name that the world's list gives somebody else ("Islamic State" for its branch
in one country). A shared name means the graph's actor only where the article is set in the graph's
war: where it names, by names of their own, two of its parties, or one of them and the country of
the war, or that country again and again. A name of an actor's own needs no setting, except that
what the article itself introduces ("the Great National Council (GNC)") goes first.

The country of the war is where most of the graph's places lie and which is none of its actors. Once
the article names the parties there, that country is where, and no longer who.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import TYPE_CHECKING

from kg.model import Actor, Place
from kg.reading import lexicon as lex
from kg.reading.names import BODY_NOUNS

if TYPE_CHECKING:
    from kg.reading.gazetteer import Gazetteer, Mention
    from kg.reading.line import Line

PARTIES = ("armed-group", "government", "political-body", "coalition")
# of a text's lines, as many must name the country of the war
_OFTEN = 5
_MANY_HAVE = BODY_NOUNS | lex.GROUP_NOUNS | lex.STATE_ORGANS | lex.words(
    "the of and for in a national presidential presidency high supreme joint state states interim "
    "central transitional constitutional security oil special support people's popular united "
    "general civil internationally recognised recognized backed based former representatives "
    "infantry mechanised battalion brigade volunteer 's eastern western northern southern sudanese "
    "regional federal provisional unity accord salvation reconstruction defence defense corp "
)  # fmt: skip


def is_shared(name: str, actor: Actor, nations: frozenset[str]) -> bool:
    """True where a name of one of the graph's parties may well be another's elsewhere."""
    if actor.kind not in (*PARTIES, "company", "international-organisation"):
        return False
    words = name.replace("-", " ").split()
    if len(words) == 1 and name.isupper() and len(name.replace(".", "")) <= 5:
        return True
    return not any(_is_own(word, nations) for word in words)


def _is_own(word: str, nations: frozenset[str]) -> bool:
    plain = word.removesuffix("'s").lower()
    capital = word[0].isupper() and not word[0].isdigit()
    return capital and plain not in _MANY_HAVE and plain not in nations


def country_of_war(actors: Mapping[str, Actor], places: Mapping[str, Place]) -> str:
    """The country (a place's id) in which most of the graph's places lie and that is no actor."""
    count = Counter(_country(place, places) for place in places.values())
    names = {a.name.lower() for a in actors.values()}
    for found, times in count.most_common():
        if found and times > 2:
            return "" if places[found].name.lower() in names else found
    return ""


def _country(place: Place, places: Mapping[str, Place]) -> str:
    seen: set[str] = set()
    while place.within and place.within in places and place.id not in seen:
        seen.add(place.id)
        place = places[place.within]
    return place.id if place.kind == "country" and seen else ""


class Setting:
    """What an article's names of their own say about where it is set."""

    def __init__(self, known: "Gazetteer", lines: list["Line"]) -> None:
        self.known = known
        every = [m for line in lines for m in line.inner]
        parties = {m.actor for m in every if not m.shared and self._is_party(m.actor)}
        told = [line for line in lines if any(self._is_country(m) for m in line.inner)]
        often = bool(told) and (
            told[0].headline or len(told) > 1 or _OFTEN * len(told) >= len(lines)
        )
        self.is_here = len(parties) > 1 or bool(parties and told) or often
        self.has_parties = self.is_here and bool(parties)

    def _is_party(self, actor: str) -> bool:
        return actor in self.known.graph and self.known.actors[actor].kind in PARTIES

    def _is_country(self, mention: "Mention") -> bool:
        country = self.known.country
        return bool(country) and country in (mention.place, self.known.place_of.get(mention.actor))

    def meant(self, mentions: Iterable["Mention"]) -> list["Mention"]:
        """The mentions that can be meant in this setting."""
        return [m for m in map(self._here, mentions) if m is not None]

    def _here(self, mention: "Mention") -> "Mention | None":
        if mention.shared and not self.is_here:
            return None
        if self.has_parties and mention.actor and self._is_country(mention):
            if mention.how != "name":
                return None
            return replace(mention, actor="", place=self.known.country, how="place")
        return mention
