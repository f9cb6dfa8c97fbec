"""Placing: which place of this graph a place of a dataset may be.

An id that both bear decides. Else it must be of the same sort and in the same country, no farther
than the dataset is precise, and bear the same name; and that is taken only when the person asks for
it. A name that is merely alike there is listed with its score (as with actors) and its distance.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from math import asin, cos, inf, radians, sin, sqrt

from kg.importing.matching import ALIKE, NEAR, SHOWN, forms
from kg.importing.sites import Site
from kg.likeness import skeleton
from kg.model import Place

_WIDE = ("country", "region")  # known by their name alone in a country
# km that a place may lie from itself: UCDP's and ACLED's second grade of precision is "near", for
# UCDP within 25 km; the middle of a district lies farther from the town of its name
_NEAR_BY, _DISTRICT = 25.0, 50.0
_SAME = 100  # the score of one name
_BONES = 2  # consonants of a name by which spellings compare: Zawiya; the country bounds them
_SORTS = (
    "town", "city", "village", "district", "province", "region", "state", "governorate",
    "municipality", "county", "department", "prefecture", "division",
)  # fmt: skip  # words that datasets put after a name
_EARTH = 6371.0  # km
_Near = tuple[str, int, float | None]  # id, score of the name, km


def place_all(
    found: Mapping[str, Place],
    places: Mapping[str, Place],
    sites: Mapping[str, Site],
    names: bool = False,
) -> list[Site]:
    """What the places of a dataset are, as far as this graph has one that each may be.

    Those on which `sites` has decided keep theirs. With `names` a place of the same name, country
    and spot is taken, where there is one alone.
    """
    known = _Known(places)
    taken = {*places, *(site.place for site in sites.values())}
    told = []
    for place in found.values() if places else ():
        if place.id in sites:
            continue
        near = known.near(place, _country(place, found))
        exact = [one for one in near if known.is_there(one, place)]
        if same := known.same(place):
            told.append(_site(place, same, "id"))
        elif names and len(exact) == 1:
            told.append(_site(place, exact[0][0], "name"))
        elif near or place.id in places:
            like = "; ".join(map(_words, near[:SHOWN]))
            told.append(_site(place, _free(place, taken), "new", like))
            taken.add(told[-1].place)
    return told


class _Known:
    """The places of the graph, to be found by id, and by name in a country."""

    def __init__(self, places: Mapping[str, Place]) -> None:
        self.places = places
        self.ids: dict[str, str] = {}
        self.countries: dict[str, set[str]] = defaultdict(set)
        self.names: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        self.bones: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
        for place in places.values():
            for id in place.same:
                self.ids[id] = "" if id in self.ids else place.id
            country = _country(place, places)
            home = country.id if country else ""
            for name in names_of(place):
                for form in spellings(name):
                    self.names[home][form].append(place.id)
                    if len(bones := skeleton(form)) >= _BONES:
                        self.bones[home][bones].append(place.id)
                    if place.kind == "country":
                        self.countries[form].add(place.id)

    def same(self, place: Place) -> str:
        """The place that bears an id of this one: of a catalogue, or a country's here."""
        here = self.places.get(place.id)
        if here and here.kind == place.kind == "country":
            return here.id
        return next((self.ids[id] for id in place.same if self.ids.get(id)), "")

    def near(self, place: Place, country: Place | None) -> list[_Near]:
        """The places that this one may be, the likest and nearest first."""
        scores: dict[str, int] = {}
        for home in self._homes(country):
            for form in spellings(place.name):
                for id, score in self._alike(form, home):
                    scores[id] = max(scores.get(id, 0), score)
        found = (
            (id, score, distance(place, self.places[id]))
            for id, score in scores.items()
            if _may_be(place, self.places[id])
        )
        near = [one for one in found if one[2] is None or one[2] <= _reach(place)]
        near.sort(key=lambda one: (-one[1], _NEAR_BY if one[2] is None else one[2], one[0]))
        return near

    def is_there(self, near: _Near, place: Place) -> bool:
        """True for a place of the same name and sort, and on the same spot if it has one."""
        id, score, far = near
        wide = _sort(place.kind) in _WIDE
        alike = _sort(self.places[id].kind) == _sort(place.kind)
        return score == _SAME and alike and (wide or far is not None)

    def _homes(self, country: Place | None) -> set[str]:
        """The countries here in which a place of a country lies; those told in none are asked."""
        if country is None:
            return set(self.names)
        found = {country.id} if country.id in self.names else set()
        for form in spellings(country.name):
            found |= self.countries.get(form, set())
        return found | {""} & set(self.names)

    def _alike(self, form: str, home: str) -> Iterator[tuple[str, int]]:
        from rapidfuzz import fuzz, process

        names = self.names[home]
        yield from ((id, _SAME) for id in names.get(form, ()))
        yield from ((id, ALIKE) for id in self.bones[home].get(skeleton(form), ()))
        likest = process.extract(
            form, list(names), scorer=fuzz.token_sort_ratio, score_cutoff=NEAR, limit=SHOWN
        )
        for other, score, _ in likest:
            yield from ((id, min(int(score), ALIKE)) for id in names[other] if other != form)


def names_of(place: Place) -> Iterator[str]:
    """The names of a place in Latin letters."""
    yield from (place.name, *place.aliases)
    yield from (name.text for name in place.names if name.lang.endswith("Latn"))


@lru_cache(maxsize=20_000)
def spellings(name: str) -> tuple[str, ...]:
    """The forms of a place's name by which it is compared, without region and sort.

    >>> spellings("Tarhuna town"), spellings("Tripoli, Tarabulus, Libya")
    (('tarhuna',), ('tripoli',))
    >>> spellings("DR Congo (Zaire)"), spellings("Town")
    (('dr congo', 'zaire'), ('town',))
    """
    found = []
    for form in forms(name.partition(",")[0]):
        bare, _, last = form.rpartition(" ")
        found.append(bare if bare and last in _SORTS else form)
    return tuple(dict.fromkeys(found))


def distance(one: Place, other: Place) -> float | None:
    """The way between two places in km, along a great circle; None where one has no degrees."""
    try:
        degrees = (one.latitude, other.latitude, one.longitude, other.longitude)
        north, to_north, east, to_east = map(radians, map(float, degrees))
    except ValueError:
        return None
    half = sin((to_north - north) / 2) ** 2
    half += cos(north) * cos(to_north) * sin((to_east - east) / 2) ** 2
    return 2 * _EARTH * asin(min(1.0, sqrt(half)))


def _sort(kind: str) -> str:
    """Country, region, district, or a spot: a town, a base, or what a dataset gives no sort."""
    return kind if kind in (*_WIDE, "district") else "spot"


def _may_be(place: Place, here: Place) -> bool:
    """True when the sorts of two places do not speak against their being one."""
    one, other = _sort(place.kind), _sort(here.kind)
    return one == other or {one, other} == {"district", "spot"}


def _reach(place: Place) -> float:
    return {"country": inf, "region": inf, "district": _DISTRICT}.get(place.kind, _NEAR_BY)


def _country(place: Place, places: Mapping[str, Place]) -> Place | None:
    """The country that a place is, or is in."""
    seen: set[str] = set()
    while place.kind != "country" and place.within in places and place.id not in seen:
        seen.add(place.id)
        place = places[place.within]
    return place if place.kind == "country" else None


def _site(place: Place, id: str, how: str, like: str = "") -> Site:
    return Site(place.id, place.name, place.kind, place.within, id, how, like)


def _words(near: _Near) -> str:
    id, score, far = near
    return f"{id} {score}" + ("" if far is None else f" ({far:.0f} km)")


def _free(place: Place, taken: set[str]) -> str:
    """The id of a new place; another one where a place of the graph has it."""
    id = place.id
    while id in taken:
        id = f"{id}-{place.kind}"
    return id
