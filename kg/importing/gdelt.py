"""GDELT events, 1.0 and 2.0: what machines coded from the world's news, by CAMEO, since 1979.

Read by the format codebooks 1.03 and 2.0. The files have no header: 57, 58 or 61 columns tell which
it is. A row is one event however often it was reported: mentions, sources and articles count
reports.
"""

from collections.abc import Iterator
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from kg.dates import Span
from kg.importing import cameo
from kg.importing.cells import code
from kg.importing.dataset import Dataset
from kg.importing.importer import Column, Importer, Layout, Party, Rejected, Row
from kg.model import Claim

_ACTOR = ("Code Name CountryCode KnownGroupCode EthnicCode Religion1Code Religion2Code Type1Code "
          "Type2Code Type3Code")  # fmt: skip
_ACT = ("IsRootEvent EventCode EventBaseCode EventRootCode QuadClass GoldsteinScale NumMentions "
        "NumSources NumArticles AvgTone")  # fmt: skip
_GEO = "Type FullName CountryCode ADM1Code ADM2Code Lat Long FeatureID"


def _names(prefix: str, names: str) -> tuple[str, ...]:
    return tuple(prefix + name for name in names.split())


SIXTY_ONE = (
    *_names("", "GLOBALEVENTID SQLDATE MonthYear Year FractionDate"),
    *_names("Actor1", _ACTOR), *_names("Actor2", _ACTOR), *_names("", _ACT),
    *_names("Actor1Geo_", _GEO), *_names("Actor2Geo_", _GEO), *_names("ActionGeo_", _GEO),
    "DATEADDED", "SOURCEURL",
)  # fmt: skip
FIFTY_EIGHT = tuple(name for name in SIXTY_ONE if not name.endswith("ADM2Code"))
_SAMPLE = MappingProxyType(
    {"GLOBALEVENTID": "[0-9]+", "SQLDATE": "[0-9]{8}", "Year": "[0-9]{4}", "QuadClass": "[1-4]"}
)
# an actor's first type -> kind of actor; others are no actors: civilians, media, business, ..
_KINDS = {
    "": "state", "GOV": "government", "MIL": "government", "SPY": "government",
    "COP": "government", "JUD": "government", "LEG": "political-body", "OPP": "political-body",
    "PTY": "political-body", "REB": "armed-group", "INS": "armed-group", "SEP": "armed-group",
    "UAF": "armed-group", "IMG": "armed-group", "IGO": "international-organisation",
    "NGO": "international-organisation", "NGM": "political-body",
}  # fmt: skip
_PLACES = {"1": "country", "2": "region", "3": "city", "4": "city", "5": "region"}

COLUMNS = (
    Column("GLOBALEVENTID", "event id"),
    Column("SQLDATE", "day", "YYYYMMDD"),
    Column("Year", "year, for --years"),
    *(
        column
        for which, role in (("Actor1", "source of the act"), ("Actor2", "target of the act"))
        for column in (
            Column(f"{which}Code", role, "LBYGOV: the code is the id"),
            Column(f"{which}Name", "name of a state or known group", "others bear their code"),
            Column(f"{which}CountryCode", "whether it is anyone", "without one: no actor"),
            Column(f"{which}KnownGroupCode", "whether it is anyone", "UNO, NAT, .."),
            Column(f"{which}Type1Code", "kind of actor", "civilians, media, .. are no actors"),
        )
    ),
    Column("EventCode", "kind of event, means", "CAMEO, as text; 05 is no aid, none is backing"),
    Column("EventRootCode", "check of the code"),
    Column("QuadClass", "how the file is known"),
    Column("NumMentions", "told in words", "counts reports, not events"),
    Column("NumSources", "told in words", "counts reports, not events"),
    Column("NumArticles", "told in words", "counts reports, not events"),
    Column("ActionGeo_Type", "kind of place", "1 country, 2 and 5 region, 3 and 4 city"),
    Column("ActionGeo_FullName", "place; country, for --country", "'City, Region, Country'"),
    Column("ActionGeo_Lat", "place"),
    Column("ActionGeo_Long", "place"),
    Column("SOURCEURL", "told in words: the first report", "not in files of before April 2013"),
)


def parties(row: Row) -> Iterator[Party]:
    """Source and target, where they are anyone in particular and have a part."""
    _, parts = _told(row)
    named = {key for _, key in parts}
    for which in ("Actor1", "Actor2"):
        key = _key(row, which)
        if key and key in named:
            named.remove(key)
            kind = _KINDS[row[f"{which}Type1Code"]]
            known = row[f"{which}KnownGroupCode"]
            title = row[f"{which}Name"].title() if known or kind == "state" else ""
            yield Party(
                key=key,
                name=title or row[f"{which}Code"],
                kind="international-organisation" if known and kind == "state" else kind,
            )


def event(row: Row, dataset: Dataset) -> Claim | None:
    """What the source did to the target; None where neither is anyone in particular."""
    kind, parts = _told(row)
    if not parts:
        return None
    where = row["ActionGeo_FullName"]
    coded = row["EventCode"]
    return dataset.event(
        kind=kind,
        row=_id(row),
        name=f"{kind.capitalize()} (CAMEO {coded})" + (f" at {where}" if where else ""),
        span=_day(row["SQLDATE"]),
        roles=tuple(
            (role, tuple(map(dataset.actor, keys))) for role, keys in cameo.together(parts).items()
        ),
        place=_place(row, dataset),
        means=cameo.act(coded).means if kind == "delivery" else (),
        says=_says(row),
    )


def _told(row: Row) -> tuple[str, tuple[tuple[str, str], ...]]:
    coded, root = row["EventCode"], row["EventRootCode"]
    if not coded.startswith(root) or len(root) != 2:
        raise Rejected(f"EventCode '{coded}' is not of EventRootCode '{root}'; both are text")
    return cameo.told(coded, _key(row, "Actor1"), _key(row, "Actor2"))


def _key(row: Row, which: str) -> str:
    """The key of an actor; "" for nobody in particular (no country or group, or a crowd)."""
    if row[f"{which}Type1Code"] not in _KINDS:
        return ""
    known = row[f"{which}CountryCode"] or row[f"{which}KnownGroupCode"]
    return f"cameo:{row[f'{which}Code']}" if known and row[f"{which}Code"] else ""


def _id(row: Row) -> str:
    if not code(row["GLOBALEVENTID"]).isdecimal():
        raise Rejected(f"GLOBALEVENTID is '{row['GLOBALEVENTID']}', no number")
    return row["GLOBALEVENTID"]


@lru_cache(maxsize=20_000)
def _day(cell: str) -> Span:
    try:
        return Span.parse(str(date(int(cell[:4]), int(cell[4:6]), int(cell[6:]))))
    except ValueError:
        raise Rejected(f"SQLDATE is '{cell}', no day as in 20190404") from None


def _place(row: Row, dataset: Dataset) -> str:
    name, kind = row["ActionGeo_FullName"], _PLACES.get(row["ActionGeo_Type"], "")
    if not name or not kind:
        return ""
    if kind == "country":
        return dataset.country(name)
    within = dataset.country(name.rpartition(",")[2].strip())
    return dataset.spot(name, row["ActionGeo_Lat"], row["ActionGeo_Long"], kind, within)


def _says(row: Row) -> str:
    source, target = (
        f"{row[f'{which}Name'] or 'nobody named'} ({row[f'{which}Code'] or 'no code'})"
        for which in ("Actor1", "Actor2")
    )
    told = f"coded by machine from news as CAMEO {row['EventCode']}: {source} to {target}"
    told += "; reports: " + ", ".join(
        f"{row[name]} {words}"
        for name, words in (
            ("NumMentions", "mentions"), ("NumSources", "sources"), ("NumArticles", "articles")
        )
    )  # fmt: skip
    return f"{told}; {row['SOURCEURL']}" if row["SOURCEURL"] else told


def _layout(name: str, columns: tuple[str, ...]) -> Layout:
    return Layout(name, delimiter="\t", quotes=False, columns=columns, sample=_SAMPLE)


GDELT = Importer(
    kind="gdelt",
    title="GDELT Event Database",
    publisher="The GDELT Project",
    url="https://www.gdeltproject.org/",
    licence="free for any use with a citation of the GDELT Project and its website",
    citation=(
        "Leetaru, Kalev and Philip A. Schrodt (2013): GDELT: Global Data on Events, Location and "
        "Tone, 1979-2012. ISA Annual Convention."
    ),
    columns=COLUMNS,
    layouts=(
        _layout("2.0, 61 columns", SIXTY_ONE),
        _layout("1.0, 58 columns", FIFTY_EIGHT),
        _layout("1.0 to March 2013, 57 columns", FIFTY_EIGHT[:-1]),
    ),
    key=("GLOBALEVENTID",),
    parties=parties,
    event=event,
    year="Year",
    places=("ActionGeo_FullName",),
)
