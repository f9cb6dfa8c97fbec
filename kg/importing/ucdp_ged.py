"""UCDP Georeferenced Events: fights and killings of civilians, each with place, days and deaths.

Read by the codebook of Sundberg and Melander, "Introducing the UCDP Georeferenced Event Dataset",
Journal of Peace Research 50 (2013). The file does not say who attacked: in a fight both are sides.
"""

from collections.abc import Iterator
from functools import lru_cache
from operator import itemgetter

from kg.dates import Span
from kg.importing import ucdp
from kg.importing.cells import code, day, whole
from kg.importing.dataset import Dataset
from kg.importing.importer import Column, Importer, Layout, Party, Rejected, Row
from kg.model import Claim, Count

FIGHT, GROUPS, ONE_SIDED = "1", "2", "3"  # type_of_violence
# where_prec -> kind of place; 1 the spot, 2 near it, 5 an area around or along it, 7 sea or air
_PLACE_KINDS = {"3": "district", "4": "region", "6": "country"}
_PARTIES = (("deaths_a", "side A"), ("deaths_b", "side B"), ("deaths_civilians", "civilians"),
            ("deaths_unknown", "unknown"))  # fmt: skip
_TOLD = ("best", "low", "high", "event_clarity", "where_prec", "number_of_sources",
         *(name for name, _ in _PARTIES))  # fmt: skip
_told = itemgetter(*_TOLD)

COLUMNS = (
    Column("id", "event id", "some files write 48528.0"),
    Column("year", "year, for --years"),
    Column("type_of_violence", "kind", "1, 2: battle of two sides; 3: attack on civilians"),
    Column("side_a_new_id", "side, or attacker of civilians", "the id of the present actor list"),
    Column("side_a", "name of side A"),
    Column("side_b_new_id", "side", "1 is 'Civilians', who are no actor"),
    Column("side_b", "name of side B"),
    Column("number_of_sources", "told in words", "-1: unknown, in rows of before about 2013"),
    Column("source_article", "told in words", "the reports; before about 2013 free text"),
    Column("where_prec", "kind of place", "1 exact, 2 near, 3 district, 4 region, 5 area, 6, 7"),
    Column("where_coordinates", "place"),
    Column("latitude", "place"),
    Column("longitude", "place"),
    Column("country", "country of the place, for --country"),
    Column("event_clarity", "told in words", "2: an aggregate that is no single event"),
    Column("date_prec", "how precise the days are", "1 the day; 2 and more: some day between"),
    Column("date_start", "first day", "with date_prec over 1 only a bound, never the day"),
    Column("date_end", "last day"),
    *(Column(name, f"told in words: deaths of {whom}") for name, whom in _PARTIES),
    Column("best", "killed", "may lie outside of low and high"),
    Column("high", "killed at most"),
    Column("low", "killed at least"),
    Column("gwnoa", "id of the state of side A"),
    Column("gwnob", "id of the state of side B"),
)


def parties(row: Row) -> Iterator[Party]:
    """Side A and, unless it is the civilians, side B."""
    yield ucdp.party(row["side_a_new_id"], row["side_a"], row["gwnoa"], "side A")
    if code(row["side_b_new_id"]) != ucdp.CIVILIANS:
        yield ucdp.party(row["side_b_new_id"], row["side_b"], row["gwnob"], "side B")


def event(row: Row, dataset: Dataset) -> Claim:
    """The battle, or the attack on civilians, of a row."""
    type = code(row["type_of_violence"])
    if type not in (FIGHT, GROUPS, ONE_SIDED):
        raise Rejected(f"type_of_violence is '{row['type_of_violence']}', none of 1, 2, 3")
    kind, what = ("attack", "Attack on civilians") if type == ONE_SIDED else ("battle", "Battle")
    name = " ".join(row["where_coordinates"].split())
    return dataset.event(
        kind=kind,
        row=code(row["id"]),
        name=f"{what} at {name}, {row['country']}" if name else what,
        span=_span(row["date_prec"], row["date_start"], row["date_end"]),
        roles=_roles(row, dataset, type),
        place=_place(row, dataset, name),
        counts=_killed(row["best"], row["low"], row["high"]),
        says=_says(row),
    )


def _roles(row: Row, dataset: Dataset, type: str) -> tuple:
    first = dataset.actor(ucdp.key(row["side_a_new_id"]))
    if type == ONE_SIDED:
        return (("attacker", (first,)),)
    return (("side", (first, dataset.actor(ucdp.key(row["side_b_new_id"])))),)


@lru_cache(maxsize=20_000)
def _span(precision: str, first: str, last: str) -> Span:
    """The day or, where it is not known, one of the days between."""
    start, end = day(first), day(last)
    if not start or not end or start > end:
        raise Rejected(f"date_start '{first}' and date_end '{last}' are no days in order")
    grade = code(precision)
    if grade not in ("1", "2", "3", "4", "5"):
        raise Rejected(f"date_prec is '{precision}', none of 1 to 5")
    if grade == "1":
        return Span.parse(str(start) if start == end else f"{start}/{end}")
    return Span.parse(f"[{start}..{end}]")


@lru_cache(maxsize=20_000)
def _killed(*cells: str) -> tuple[Count, ...]:
    best, low, high = map(whole, cells, ("best", "low", "high"))
    return (Count("killed", min(low, best, high), max(low, best, high), best),)


def _place(row: Row, dataset: Dataset, name: str) -> str:
    if not name:
        return ""
    kind = _PLACE_KINDS.get(code(row["where_prec"]), "other")
    within = dataset.country(row["country"])
    return dataset.spot(name, row["latitude"], row["longitude"], kind, within)


def _says(row: Row) -> str:
    told = _numbers(*_told(row))
    article = " ".join(row["source_article"].split())
    return f"{told}; {article}" if article else told


@lru_cache(maxsize=20_000)
def _numbers(*cells: str) -> str:
    row = dict(zip(_TOLD, map(code, cells), strict=True))
    told = [f"deaths: best {row['best']}, low {row['low']}, high {row['high']}"]
    dead = ((whole(row[name] or "0", name), whom) for name, whom in _PARTIES)
    told += (f"of {whom} {number}" for number, whom in dead if number)
    if row["event_clarity"] == "2":
        told.append("not one event but several taken together")
    if row["where_prec"] == "2":
        told.append("near the place")
    if row["number_of_sources"] not in ("", "-1"):
        told.append(f"reports: {row['number_of_sources']}")
    return ", ".join(told)


GED = Importer(
    kind="ucdp-ged",
    title="UCDP Georeferenced Event Dataset",
    publisher=ucdp.PUBLISHER,
    url=ucdp.URL,
    licence=ucdp.LICENCE,
    citation=(
        "Sundberg, Ralph and Erik Melander (2013): Introducing the UCDP Georeferenced Event "
        "Dataset. Journal of Peace Research 50(4)."
    ),
    columns=COLUMNS,
    layouts=(Layout("49 columns"), Layout("41 columns", lacks=("number_of_sources",))),
    key=("id",),
    parties=parties,
    event=event,
    year="year",
    places=("country",),
)
