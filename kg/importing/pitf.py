"""PITF Worldwide Atrocities (1995-2020): killings of five and more civilians, as people coded news.

Read by the codebook of Schrodt and Ulfelder, Political Instability Task Force Atrocities Event Data
Collection (version 1.1b1, 2016). The file says of which sort the killers were and never who they
were: no actor comes of it. It has no ids; an event is known by its day, place and description.
Two lines stand above its header, in which Degrees, Minutes, Seconds and Direction stand twice and
more: of the latitude, of the longitude, and of a distance.
"""

import hashlib
import re

from kg.dates import DateError, Span
from kg.importing.cells import code, whole
from kg.importing.dataset import Dataset
from kg.importing.importer import Column, Importer, Layout, Rejected, Row
from kg.importing.states import named
from kg.model import Claim, Count

# codes of countries in the files that ISO 3166 has otherwise
_ISO = {"ALG": "DZA", "BRZ": "BRA", "CAR": "CAF", "ELS": "SLV", "NGR": "NGA", "SUD": "SDN",
        "THL": "THA", "TMP": "TLS"}  # fmt: skip
_KILLERS = {
    "Perp State Role": "part of a state",
    "Perp State Military": "a state's military",
    "Perp State Police": "a state's police",
    "Perp State Other": "others of a state",
    "Perp Nonstate Ideological": "ideological group",
    "Perp Nonstate Ethnic": "ethnic group",
    "Perp Nonstate Religious": "religious group",
    "Perp Nonstate Criminal": "criminal group",
    "Perp Nonstate Private": "private group",
}  # column -> words
_TOLD = {"Injured Number": "injured", "Weapons": "weapons", "Collateral Damage": "collateral"}
_DAYS = tuple(f"{which} {part}" for which in ("Start", "End") for part in ("Year", "Month", "Day"))
_PLACE = ("Locality", "District", "Region")  # the nearest first
_PLACE_KINDS = {"Locality": "other", "District": "district", "Region": "region"}
_DEGREES = ("Degrees", "Minutes", "Seconds", "Direction")
_NONE = frozenset(("", "NO", "N", "NA", "N/A", "."))
_SIGNS = {"N": 1, "E": 1, "S": -1, "W": -1}
_BETWEEN = re.compile(r"([0-9]+) ?(?:-|–|to) ?([0-9]+)", re.ASCII)
_KEY = (*_DAYS[:3], "Country", *_PLACE, "Campaign Identifier", "Description")

COLUMNS = (
    Column("Event Type", "told in words", "a campaign is several killings taken together"),
    Column("Campaign Identifier", "told in words"),
    *(Column(name, "day", "may be empty: then the month, or the year") for name in _DAYS),
    Column("Country", "country of the place, for --country", "three letters: --country SYR"),
    *(Column(name, "place") for name in _PLACE),
    *(Column(name, "place: latitude") for name in _DEGREES),
    *(Column(f"{name} 2", "place: longitude", "the second of this name") for name in _DEGREES),
    Column("Deaths Number", "killed", "'10', '10-15'; what else stands there is told in words"),
    Column("Description", "told in words"),
    *(Column(name, "told in words: killers", "a sort, never an actor") for name in _KILLERS),
    *(Column(name, "told in words") for name in _TOLD),
)


def event(row: Row, dataset: Dataset) -> Claim:
    """The killing of a row."""
    country, name, _ = _where(row)
    where = f" at {name or country}" if country else ""
    known = "\x1f".join(row[name] for name in _KEY)
    return dataset.event(
        kind="attack",
        row=hashlib.blake2b(known.encode(), digest_size=6).hexdigest(),
        name=f"Attack on civilians{where}",
        span=_span(row),
        roles=(),
        place=_place(row, dataset),
        counts=_killed(row["Deaths Number"]),
        says=_says(row),
    )


def _span(row: Row) -> Span:
    start, end = (_day(row, which) for which in ("Start", "End"))
    if not start:
        raise Rejected("Start Year is empty")
    try:
        return Span.parse(start if end in ("", start) else f"{start}/{end}")
    except DateError as error:
        raise Rejected(f"the days make no span: {error}") from None


def _day(row: Row, which: str) -> str:
    """As much of a day as is known, year first."""
    written = []
    for part, width in (("Year", 4), ("Month", 2), ("Day", 2)):
        name = f"{which} {part}"
        if not code(row[name]) or code(row[name]) == "0":
            break
        written.append(f"{whole(row[name], name):0{width}}")
    return "-".join(written)


def _killed(cell: str) -> tuple[Count, ...]:
    if found := _BETWEEN.fullmatch(cell):
        low, high = sorted(map(int, found.groups()))
        return (Count("killed", low, high),)
    number = code(cell)
    return (Count("killed", int(number), int(number)),) if number.isdecimal() else ()


def _where(row: Row) -> tuple[str, str, str]:
    """The country, and the nearest part of it that is told, with its column; "" where none is."""
    iso = row["Country"].upper()
    column = next((part for part in _PLACE if row[part].upper() not in _NONE), "")
    return named(_ISO.get(iso, iso)), " ".join(row[column].split()), column


def _place(row: Row, dataset: Dataset) -> str:
    country, name, column = _where(row)
    if not country or not name:
        return dataset.country(country)
    north, east = _degrees(row, ""), _degrees(row, " 2")
    if not north or not east:
        return dataset.area(name, _PLACE_KINDS[column], country)
    return dataset.spot(name, north, east, _PLACE_KINDS[column], dataset.country(country))


def _degrees(row: Row, which: str) -> str:
    """Degrees as a decimal number; '' where they are not told."""
    cells = [row[name + which] for name in _DEGREES]
    if cells[0].upper() in _NONE or cells[3].upper() in _NONE:
        return ""
    try:
        parts = [float(cell) if cell.upper() not in _NONE else 0.0 for cell in cells[:3]]
        size = parts[0] + parts[1] / 60 + parts[2] / 3600
        return f"{_SIGNS[cells[3][0].upper()] * size:.5f}"
    except (ValueError, KeyError):
        raise Rejected(f"'{' '.join(cells)}' are no degrees, as in '12 30 0 North'") from None


def _says(row: Row) -> str:
    told = [row["Event Type"].lower() or "event"]
    if row["Campaign Identifier"].upper() not in _NONE:
        told.append(f"of the campaign {row['Campaign Identifier']}")
    told.append(f"deaths: {row['Deaths Number'] or 'no number'}")
    told += (f"{words}: {row[name]}" for name, words in (_TOLD | _KILLERS).items()
             if row[name].upper() not in _NONE)  # fmt: skip
    return "; ".join((*told, " ".join(row["Description"].split()))).rstrip("; ")


_HYPHENS = {name.replace("State ", "State-").replace("Nonstate ", "Nonstate-"): name
            for name in _KILLERS}  # fmt: skip
_OTHERS = {"preamble": 2, "latin": True, "again": True, "renamed": _HYPHENS,
           "lacks": (*_KILLERS, *_TOLD)}  # fmt: skip

PITF = Importer(
    kind="pitf",
    title="PITF Worldwide Atrocities Dataset",
    publisher="Political Instability Task Force",
    url="https://parusanalytics.com/eventdata/data.dir/atrocities.html",
    licence="public (https://parusanalytics.com/eventdata/data.dir/atrocities.html)",
    citation=(
        "Schrodt, Philip A. and Jay Ulfelder (2016): Political Instability Task Force Worldwide "
        "Atrocities Event Data Collection Codebook, version 1.1b1."
    ),
    columns=COLUMNS,
    layouts=(Layout("tabs", delimiter="\t", **_OTHERS), Layout("commas", **_OTHERS)),
    key=_KEY,
    parties=lambda row: (),
    event=event,
    year="Start Year",
    places=("Country",),
)
