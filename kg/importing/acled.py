"""ACLED: battles, attacks, strikes, protests and more, each with place, day and reported deaths.

Read by ACLED's codebook (2023) and its guide to the columns that came and went in March 2023. It
tells no backing: `assoc_actor_1` is who was there with an actor, or of what kind he is, and is told
in words only. Its actors have no ids: their names are their ids, regime years and all.
"""

import calendar
import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import lru_cache

from kg.dates import Span
from kg.importing.acled_roles import INTER, Side, demonstrated, inter, told
from kg.importing.cells import code, whole
from kg.importing.dataset import Dataset
from kg.importing.ids import slug
from kg.importing.importer import Column, Importer, Layout, Party, Rejected, Row
from kg.model import Claim, Count

_MONTHS = {name[:3].lower(): number for number, name in enumerate(calendar.month_name) if number}
_ISO = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_WORDS = re.compile(r"([0-9]{1,2})[ -]([A-Za-z]{3,9})[ -]([0-9]{4}|[0-9]{2})", re.ASCII)
_REGIME = re.compile(r"\s*\([0-9]{4}-[0-9]{0,4}\)")
_STATE = re.compile(r"(Military|Police) Forces of |Government of ")
_NEAR = timedelta(days=6)  # a week holds the day given, whichever day of it that is

COLUMNS = (
    Column("event_id_cnty", "event id", "letters of the country and a number"),
    Column("event_date", "day", "'10 February 2023', '31-Dec-21' or '2023-04-12'"),
    Column("year", "year, for --years", "and the century of '31-Dec-21'"),
    Column("time_precision", "how precise the day is", "1 the day; 2 within a week; 3 the month"),
    Column("event_type", "kind of event, without a sub-event type"),
    Column("sub_event_type", "kind of event", "two armed parties: sides, as no order is meant"),
    Column("actor1", "side, attacker, taker ..", "the name with its regime years is the id"),
    Column("assoc_actor_1", "told in words", "affiliated or present: never backing"),
    Column("inter1", "kind of actor", "1 to 8 or words; crowds and civilians are no actors"),
    Column("actor2", "side, loser ..", "'Unidentified ..' is no actor: it may be anyone"),
    Column("assoc_actor_2", "told in words", "affiliated or present: never backing"),
    Column("inter2", "kind of actor"),
    Column("civilian_targeting", "told in words", "since March 2023"),
    Column("country", "country of the place, for --country"),
    Column("admin1", "region of the place"),
    Column("location", "place", "with geo_precision 3 only the region is the place"),
    Column("latitude", "place"),
    Column("longitude", "place"),
    Column("geo_precision", "how precise the place is", "1 there; 2 in its area; 3 in the region"),
    Column("source", "told in words", "';' between several"),
    Column("notes", "told in words", "'backed' in them is read by nobody"),
    Column("fatalities", "killed", "0: none reported; those of several days are split over rows"),
)


def parties(row: Row) -> Iterator[Party]:
    """The actors that have a name and take part as more than a crowd."""
    if told(row["event_type"], row["sub_event_type"])[1] is demonstrated:
        return
    for number in "12":
        name, type = row[f"actor{number}"], inter(row[f"inter{number}"])
        if key := _key(name, type):
            bare = _REGIME.sub("", name)
            yield Party(
                key=key,
                name=name,
                kind="government" if type == INTER["1"] or _STATE.match(name) else "armed-group",
                aliases=(bare,) if bare != name else (),
            )


def event(row: Row, dataset: Dataset) -> Claim:
    """What happened, by the sub-event type."""
    sides = [
        Side(_key(row[f"actor{number}"], type), type)
        for number in "12"
        if (type := inter(row[f"inter{number}"])) or row[f"actor{number}"]
    ]
    if not sides:
        raise Rejected("names no actor")
    kind, parts = told(row["event_type"], row["sub_event_type"])
    kind, roles = parts(kind, sides)
    what = row["sub_event_type"] or row["event_type"]
    return dataset.event(
        kind=kind,
        row=_id(row),
        name=f"{what} at {row['location'] or row['admin1']}, {row['country']}",
        span=_span(row["event_date"], row["year"], row["time_precision"]),
        roles=tuple((role, tuple(map(dataset.actor, keys))) for role, keys in roles),
        place=_place(row, dataset),
        counts=_killed(row["fatalities"]),
        says=_says(row),
    )


def _id(row: Row) -> str:
    if not code(row["event_id_cnty"]):
        raise Rejected("event_id_cnty is empty")
    return row["event_id_cnty"]


@lru_cache(maxsize=20_000)
def _key(name: str, type: str) -> str:
    """The key of a named party; "" for nobody in particular."""
    if not name or type in ("rioters", "protesters", "civilians"):
        return ""
    if name.startswith("Unidentified "):
        return ""
    return f"acled:{slug(name)}"


@lru_cache(maxsize=20_000)
def day_of(cell: str, year: str) -> date:
    """The day of a cell in any of the three forms.

    >>> [str(day_of(cell, "2021")) for cell in ("31-Dec-21", "31 December 2021", "2021-12-31")]
    ['2021-12-31', '2021-12-31', '2021-12-31']
    """
    try:
        if found := _ISO.fullmatch(cell):
            day = date(*map(int, found.groups()))
        elif (found := _WORDS.fullmatch(cell)) and found[2][:3].lower() in _MONTHS:
            written = found[3] if len(found[3]) == 4 else code(year)[:2] + found[3]
            day = date(int(written), _MONTHS[found[2][:3].lower()], int(found[1]))
        else:
            raise ValueError
    except ValueError:
        wanted = "'10 February 2023', '31-Dec-21' or '2023-04-12'"
        raise Rejected(f"event_date '{cell}' is no day as ACLED writes it: {wanted}") from None
    if day.year != whole(year, "year"):
        raise Rejected(f"event_date '{cell}' is not in the year {year}")
    return day


@lru_cache(maxsize=20_000)
def _span(cell: str, year: str, precision: str) -> Span:
    day = day_of(cell, year)
    match code(precision):
        case "1":
            return Span.parse(str(day))
        case "2":
            return Span.parse(f"[{day - _NEAR}..{day + _NEAR}]")
        case "3":
            return Span.parse(f"{day:%Y-%m}")
    raise Rejected(f"time_precision is '{precision}', none of 1, 2, 3")


def _place(row: Row, dataset: Dataset) -> str:
    precision = code(row["geo_precision"])
    if precision not in ("1", "2", "3"):
        raise Rejected(f"geo_precision is '{row['geo_precision']}', none of 1, 2, 3")
    within = dataset.country(row["country"])
    if slug(row["admin1"]):
        within = dataset.area(row["admin1"], "region", row["country"])
    if precision == "3" or not row["location"]:
        return within
    return dataset.spot(row["location"], row["latitude"], row["longitude"], "other", within)


@lru_cache(maxsize=20_000)
def _killed(cell: str) -> tuple[Count, ...]:
    number = whole(cell, "fatalities")
    if number < 0:
        raise Rejected(f"fatalities is {number}")
    return (Count("killed", number, number, number),) if number else ()


def _says(row: Row) -> str:
    told = [f"{row['sub_event_type'] or row['event_type']}: {_who(row, '1')}"]
    if row["actor2"]:
        told[0] += f" and {_who(row, '2')}"
    if code(row["geo_precision"]) == "2":
        told.append(f"in the area of {row['location']}")
    if code(row["geo_precision"]) == "3":
        told.append(f"somewhere in the region; {row['location']} stands for it")
    if row["civilian_targeting"]:
        told.append("civilians targeted")
    told.append(f"reported fatalities {code(row['fatalities']) or 0}")
    if row["source"]:
        told.append(f"source: {row['source']}")
    if row["notes"]:
        told.append(" ".join(row["notes"].split()))
    return "; ".join(told)


def _who(row: Row, number: str) -> str:
    name, type = row[f"actor{number}"], inter(row[f"inter{number}"])
    with_ = row[f"assoc_actor_{number}"]
    return f"{name or 'nobody named'} ({type or 'no type'}{', with ' + with_ if with_ else ''})"


ACLED = Importer(
    kind="acled",
    title="Armed Conflict Location and Event Data",
    publisher="ACLED",
    url="https://acleddata.com/",
    licence=(
        "ACLED's terms of use (https://acleddata.com/terms-and-conditions): its rows are not to be "
        "passed on"
    ),
    citation=(
        "Raleigh, Clionadh, Andrew Linke, Håvard Hegre and Joakim Karlsen (2010): Introducing "
        "ACLED: An Armed Conflict Location and Event Dataset. Journal of Peace Research 47(5)."
    ),
    columns=COLUMNS,
    layouts=(
        Layout("since March 2023"),
        Layout("before March 2023", lacks=("civilian_targeting",)),
        Layout(
            "before March 2023, in capitals",
            renamed={column.name.upper(): column.name for column in COLUMNS},
            lacks=("civilian_targeting",),
        ),
    ),
    key=("event_id_cnty",),
    parties=parties,
    event=event,
    year="year",
    places=("country",),
)
