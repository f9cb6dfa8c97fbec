"""ICEWS coded events: what machines coded from news, by CAMEO, 1995 to 2023.

Read by the data's documentation (Boschee and others 2015). A row is a report: rows of one day, act,
source, target and city are claims on one event, since the same sentence is often coded twice.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import replace

from kg.dates import Span
from kg.importing import cameo
from kg.importing.cells import code, day
from kg.importing.dataset import Dataset
from kg.importing.ids import slug
from kg.importing.importer import Column, Importer, Layout, Party, Rejected, Row
from kg.model import Claim, Evidence

# how the names of those begin who are nobody in particular
NOBODY = ("Citizen (", "Civilian (", "Protester (", "Demonstrator (", "Women (", "Children (",
          "Men (", "Unspecified Actor", "Unidentified ")  # fmt: skip
# how the names of a state's own begin
GOVERNMENT = ("Government (", "Military (", "Police (", "Defense Ministry", "Foreign Affairs (")
_OCCURRENCE = ("Event Date", "CAMEO Code", "Source Name", "Target Name", "City", "Country")

COLUMNS = (
    Column("Event ID", "locator", "unique only with its date"),
    Column("Event Date", "day"),
    *(
        column
        for which, role in (("Source", "source of the act"), ("Target", "target of the act"))
        for column in (
            Column(
                f"{which} Name", role, "the name is the id; citizens and the like are no actors"
            ),
            Column(f"{which} Sectors", "told in words"),
            Column(f"{which} Country", "kind of actor", "a state where it is the name itself"),
        )
    ),
    Column("Event Text", "name of the event"),
    Column("CAMEO Code", "kind of event, means", "text: '040' is not '40'"),
    Column("Publisher", "told in words"),
    Column("City", "place"),
    Column("Country", "country of the place, for --country"),
    Column("Latitude", "place"),
    Column("Longitude", "place"),
)


def parties(row: Row) -> Iterator[Party]:
    """Source and target, where they are anyone in particular and have a part."""
    named = {key for _, key in _told(row)[1]}
    for which in ("Source", "Target"):
        name = row[f"{which} Name"]
        key = _key(name)
        if key and key in named:
            named.remove(key)
            yield Party(key, name, _kind(name, row[f"{which} Country"]))


def event(row: Row, dataset: Dataset) -> Claim | None:
    """What the source did to the target; None where neither is anyone in particular."""
    kind, parts = _told(row)
    when = day(row["Event Date"])
    if when is None or not code(row["Event ID"]):
        raise Rejected("Event ID or Event Date is empty")
    if not parts:
        return None
    said = "\x1f".join(row[name] for name in _OCCURRENCE)
    where = row["City"] or row["Country"]
    claim = dataset.event(
        kind=kind,
        row=f"{when:%Y%m%d}-{hashlib.blake2b(said.encode(), digest_size=5).hexdigest()}",
        name=(row["Event Text"] or kind.capitalize()) + (f" at {where}" if where else ""),
        span=Span.parse(str(when)),
        roles=tuple(
            (role, tuple(map(dataset.actor, keys))) for role, keys in cameo.together(parts).items()
        ),
        place=_place(row, dataset),
        means=cameo.act(row["CAMEO Code"]).means if kind == "delivery" else (),
        says="",
    )
    locator = f"Event ID {code(row['Event ID'])}, {when}"
    return replace(claim, evidence=Evidence(paraphrase=_says(row), locator=locator))


def _told(row: Row) -> tuple[str, tuple[tuple[str, str], ...]]:
    coded = row["CAMEO Code"]
    if len(coded) < 3:
        raise Rejected(f"CAMEO Code is '{coded}'; a spreadsheet takes the zero of '040'")
    return cameo.told(coded, _key(row["Source Name"]), _key(row["Target Name"]))


def _key(name: str) -> str:
    return "" if not slug(name) or name.startswith(NOBODY) else f"icews:{slug(name)}"


def _kind(name: str, country: str) -> str:
    if name == country:
        return "state"
    return "government" if name.startswith(GOVERNMENT) else "political-body"


def _place(row: Row, dataset: Dataset) -> str:
    country = dataset.country(row["Country"])
    if not slug(row["City"]):
        return country
    return dataset.spot(row["City"], row["Latitude"], row["Longitude"], "city", country)


def _says(row: Row) -> str:
    source, target = (
        (row[f"{which} Name"] or "nobody named")
        + (f" ({row[f'{which} Sectors']})" if row[f"{which} Sectors"] else "")
        for which in ("Source", "Target")
    )
    told = f"coded by machine from news as CAMEO {row['CAMEO Code']}, {row['Event Text']}: "
    told += f"{source} to {target}"
    return f"{told}; {row['Publisher']}" if row["Publisher"] else told


ICEWS = Importer(
    kind="icews",
    title="ICEWS Coded Event Data",
    publisher="Harvard Dataverse",
    url="https://doi.org/10.7910/DVN/28075",
    licence="terms of the dataset's page (https://doi.org/10.7910/DVN/28075)",
    citation=(
        "Boschee, Elizabeth, Jennifer Lautenschlager, Sean O'Brien, Steve Shellman, James Starz "
        "and Michael Ward (2015): ICEWS Coded Event Data. Harvard Dataverse."
    ),
    columns=COLUMNS,
    layouts=(Layout("tab separated", delimiter="\t", quotes=False), Layout("comma separated")),
    key=("Event ID", "Event Date"),
    parties=parties,
    event=event,
    places=("Country",),
)
