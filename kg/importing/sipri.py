"""SIPRI Arms Transfers, the trade register: who delivered which major arms to whom, and when.

Read by the notes above the register itself. A transfer is a delivery and no backing: most are
sales. The register has no ids; one order is known by its parties, year, weapon and number.
"""

import hashlib
import re
from collections.abc import Iterator

from kg.dates import Span
from kg.importing.dataset import Dataset
from kg.importing.ids import slug
from kg.importing.importer import Column, Importer, Layout, Party, Rejected, Row
from kg.model import Claim

_YEAR = re.compile(r"[0-9]{4}", re.ASCII)
_YEARS = re.compile(r"[0-9 ;,()?\-]*", re.ASCII)
_KEY = ("Recipient", "Supplier", "Year of order", "Number ordered", "Weapon designation",
        "Weapon description")  # fmt: skip

COLUMNS = (
    Column("Recipient", "recipient", "'Libya HoR*': * is no state, ** an organisation of states"),
    Column("Supplier", "supplier", "'unknown supplier(s)' is no actor"),
    Column("Year of order", "part of the event's id", "may stand in brackets, as uncertain"),
    Column("Number ordered", "part of the event's id"),
    Column("Weapon designation", "name of the event"),
    Column("Weapon description", "name of the event"),
    Column("Number delivered", "told in words"),
    Column(
        "Year(s) of delivery", "from the first to the last year", "empty: nothing delivered yet"
    ),
    Column("Comments", "told in words"),
    Column(
        "SIPRI TIV of delivered weapons", "told in words", "0 is below half a million, not none"
    ),
)


def parties(row: Row) -> Iterator[Party]:
    """Supplier and recipient of what was delivered."""
    if not _years(row):
        return
    for name in (row["Supplier"], row["Recipient"]):
        if key := _key(name):
            stars = len(name) - len(name.rstrip("*"))
            kind = ("state", "armed-group", "international-organisation")[min(stars, 2)]
            yield Party(key, name.rstrip("*"), kind)


def event(row: Row, dataset: Dataset) -> Claim | None:
    """The deliveries of one order; None where nothing was delivered or both are unknown."""
    years = _years(row)
    ends = [("supplier", _key(row["Supplier"])), ("recipient", _key(row["Recipient"]))]
    roles = tuple((role, (dataset.actor(key),)) for role, key in ends if key)
    if not years or not roles:
        return None
    weapon = row["Weapon designation"] or row["Weapon description"]
    return dataset.event(
        kind="delivery",
        row=hashlib.blake2b("\x1f".join(row[name] for name in _KEY).encode(), digest_size=6)
        .hexdigest(),
        name=f"Delivery of {weapon} to {row['Recipient'].rstrip('*')}",
        span=Span.parse(years[0] if years[0] == years[-1] else f"{years[0]}/{years[-1]}"),
        roles=roles,
        means=("weapons",),
        says=_says(row),
    )  # fmt: skip


def _key(name: str) -> str:
    if not slug(name):
        raise Rejected("Supplier or Recipient is empty")
    return "" if name.lower().startswith("unknown ") else f"sipri:{slug(name.rstrip('*'))}"


def _years(row: Row) -> list[str]:
    cell = row["Year(s) of delivery"]
    if not _YEARS.fullmatch(cell):
        raise Rejected(f"Year(s) of delivery is '{cell}', no list of years as in '2012; 2014'")
    return sorted(_YEAR.findall(cell))


def _says(row: Row) -> str:
    years, value = row["Year(s) of delivery"], row["SIPRI TIV of delivered weapons"]
    number = row["Number delivered"] or "an unknown number"
    told = [f"delivered {number} of {row['Weapon designation']} ({row['Weapon description']})"]
    told.append(f"ordered {row['Year of order'] or 'at an unknown time'}, delivered {years}")
    if "?" in years or "(" in years:
        told.append("the years are uncertain")
    if value in ("0", "0.0"):
        told.append("value below 0.5 million TIV")
    elif value:
        told.append(f"value {value} million TIV")
    if row["Comments"]:
        told.append(" ".join(row["Comments"].split()))
    return "; ".join(told)


SIPRI = Importer(
    kind="sipri",
    title="SIPRI Arms Transfers Database, trade register",
    publisher="Stockholm International Peace Research Institute",
    url="https://www.sipri.org/databases/armstransfers",
    licence="SIPRI's terms (https://www.sipri.org/about/terms-and-conditions)",
    citation="SIPRI Arms Transfers Database. Stockholm International Peace Research Institute.",
    columns=COLUMNS,
    layouts=tuple(
        Layout(
            f"trade register, {number} lines above its header" if number else "trade register",
            preamble=number,
            latin=True,
        )
        for number in (0, *range(8, 14))
    ),
    key=_KEY,
    parties=parties,
    event=event,
    places=("Recipient", "Supplier"),
)
