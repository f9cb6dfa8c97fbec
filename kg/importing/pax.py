"""PA-X and PAA-X: peace agreements, and who signed them.

Read by the PA-X codebook (Bell, Badanjak and others, version 2). PA-X gives the parties as free
text, which is told in words; its actor table PAA-X has an id for each signatory. The two stay two
imports.
"""

import calendar
import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from kg.dates import DateError, Span
from kg.importing.cells import code
from kg.importing.dataset import Dataset
from kg.importing.ids import slug
from kg.importing.importer import Column, Importer, Layout, Party, Rejected, Row
from kg.model import Claim

PUBLISHER = "PeaceRep, University of Edinburgh"
URL = "https://www.peaceagreements.org/"
LICENCE = "https://creativecommons.org/licenses/by-nc-sa/4.0/"

_DAYS_FIRST = re.compile(r"([0-9]{1,2})/([0-9]{1,2})/([0-9]{4})", re.ASCII)
_ISO = re.compile(r"[0-9]{4}(-[0-9]{2}){0,2}", re.ASCII)
_WORDS = re.compile(r"(?:([0-9]{1,2}) )?([A-Z][a-z]+) ([0-9]{4})", re.ASCII)
_MONTHS = tuple(calendar.month_name)  # from 1
_BRACKETS = re.compile(r"\(([^()]*)\)")
# letters of a PAA-X id -> kind of actor; all others are bodies
_KINDS = {"CON": "state", "ARM": "armed-group", "MIL": "armed-group"}

AGREEMENTS = (
    Column("AgtId", "event id"),
    Column("Agt", "name"),
    Column("Dat", "day of signature", "'2015-12-17', or '17/12/2015' with the day first"),
    Column("Con", "country, for --country", "whose conflict it is, not where it was signed"),
    Column("PPName", "told in words: the peace process"),
    Column("Status", "told in words", "of some it is not known whether all signed"),
    Column("Stage", "kind", "Cea is a ceasefire, all others are agreements"),
    Column("StageSub", "kind", "Rel under Cea is only related to a ceasefire: an agreement"),
    Column("Part", "told in words: the parties", "free text; signatories with ids are in PAA-X"),
    Column("ThrdPart", "told in words: third parties", "free text"),
)
SIGNATORIES = (
    Column("AgtId", "event id", "one row per signatory: rows of one id tell one event"),
    Column("agt_name", "name and day", "the day is the date in brackets in it"),
    Column("Dat", "nothing", "version 0.2 has it empty or with day and month changed over"),
    Column("id_paax", "signatory", "ARM_942; the letters give the kind: CON, ARM, MIL, others"),
    Column("actor_name", "name of the signatory"),
    Column("signatory_type", "told in words", "'third party' signs too: witness or guarantor"),
    Column("ucdp_id", "id of the signatory in UCDP"),
    Column("acled_name", "id of the signatory in ACLED"),
)


@lru_cache(maxsize=20_000)
def edtf(cell: str) -> str:
    """A written date as EDTF, the day before the month; '' for what is none.

    >>> [edtf(cell) for cell in ("17/12/2015", "2015-12-17", "17 December 2015", "May 1999")]
    ['2015-12-17', '2015-12-17', '2015-12-17', '1999-05']
    >>> edtf("12/17/2015"), edtf("Skhirat"), edtf("2015")
    ('', '', '2015')
    """
    if found := _DAYS_FIRST.fullmatch(cell):
        written = f"{found[3]}-{int(found[2]):02}-{int(found[1]):02}"
    elif (found := _WORDS.fullmatch(cell)) and found[2] in _MONTHS:
        day = f"-{int(found[1]):02}" if found[1] else ""
        written = f"{found[3]}-{_MONTHS.index(found[2]):02}{day}"
    else:
        written = cell if _ISO.fullmatch(cell) else ""
    try:
        return Span.parse(written).edtf
    except DateError:
        return ""


def agreement(row: Row, dataset: Dataset) -> Claim:
    """The agreement, or ceasefire, of a row of PA-X."""
    signed = edtf(row["Dat"])
    if row["Dat"] and not signed:
        raise Rejected(f"Dat is '{row['Dat']}', neither 2015-12-17 nor 17/12/2015 (day first)")
    stage, sub = row["Stage"].casefold(), row["StageSub"].casefold()
    told = (
        ("PPName", "process"),
        ("Stage", "stage"),
        ("Status", "status"),
        ("Part", "parties"),
        ("ThrdPart", "third parties"),
    )
    return dataset.event(
        kind="ceasefire" if stage == "cea" and sub != "rel" else "agreement",
        row=_id(row),
        name=row["Agt"] or f"Agreement {_id(row)}",
        span=Span.parse(signed),
        roles=(),
        says="; ".join(f"{words}: {_line(row[name])}" for name, words in told if row[name])
        or "an agreement of the dataset",
    )


def signatories(row: Row) -> Iterator[Party]:
    """Who signed by a row of PAA-X."""
    id = row["id_paax"]
    if not code(id):
        raise Rejected("id_paax is empty")
    ucdp, acled = code(row["ucdp_id"]), slug(row["acled_name"])
    yield Party(
        key=_key(id),
        name=row["actor_name"] or id,
        kind=_KINDS.get(id.partition("_")[0].upper(), "political-body"),
        also=(*((f"ucdp:{ucdp}",) if ucdp.isdecimal() else ()),
              *((f"acled:{acled}",) if acled else ())),
    )  # fmt: skip


def signature(row: Row, dataset: Dataset) -> Claim:
    """The agreement, with the one signatory of a row of PAA-X."""
    days = [day for cell in _BRACKETS.findall(row["agt_name"]) if (day := edtf(cell.strip()))]
    says = f"{row['actor_name'] or row['id_paax']} signed as {row['signatory_type'] or 'signatory'}"
    claim = dataset.event(
        kind="agreement",
        row=_id(row),
        name=row["agt_name"] or f"Agreement {_id(row)}",
        span=Span.parse(days[-1] if days else ""),
        roles=(("signatory", (dataset.actor(_key(row["id_paax"])),)),),
        says=says if days else f"{says}; the name holds no date, and the column Dat is broken",
    )
    locator = f"{claim.evidence.locator}, {row['id_paax']}"
    return replace(claim, evidence=replace(claim.evidence, locator=locator))


def _key(id: str) -> str:
    return f"paax:{id}"


def _id(row: Row) -> str:
    if not code(row["AgtId"]):
        raise Rejected("AgtId is empty")
    return code(row["AgtId"])


def _line(cell: str) -> str:
    return " ".join(cell.split())


PAX = Importer(
    kind="pax",
    title="PA-X Peace Agreements Database",
    publisher=PUBLISHER,
    url=URL,
    licence=LICENCE,
    citation=(
        "Bell, Christine and Sanja Badanjak (2019): Introducing PA-X: A new peace agreement "
        "database and dataset. Journal of Peace Research 56(3)."
    ),
    columns=AGREEMENTS,
    layouts=(Layout("agreements", lacks=("PPName", "Status", "StageSub", "Part", "ThrdPart")),),
    key=("AgtId",),
    parties=lambda row: (),
    event=agreement,
    places=("Con",),
)
PAAX = Importer(
    kind="paax",
    title="PAA-X Peace Agreement Actors",
    publisher=PUBLISHER,
    url=URL,
    licence=LICENCE,
    citation="PeaceRep: PAA-X Peace Agreement Actors Dataset. University of Edinburgh.",
    columns=SIGNATORIES,
    layouts=(Layout("signatories", lacks=("Dat", "actor_name", "ucdp_id", "acled_name")),),
    key=("AgtId", "id_paax", "signatory_type"),
    parties=signatories,
    event=signature,
)
