"""Correlates of War formal alliances (4.1): which states had pledged to defend each other, when.

Read by the codebook of Gibler, International Military Alliances 1648-2008 (2009). Of its four types
of pledge only defence makes two states allies here: who promises neutrality, or not to attack, or
to talk, does not stand on the same side.
"""

from collections.abc import Iterator

from kg.dates import DateError, Span
from kg.importing.cells import code, flag, whole
from kg.importing.importer import Column, Edge, Importer, Layout, Party, Rejected, Row

LAST = "2012-12-31"  # what had not ended on this day is right-censored

COLUMNS = (
    Column("version4id", "locator", "one alliance has a row for each two members, both ways"),
    Column("ccode1", "ally", "number of the state in Correlates of War"),
    Column("state_name1", "name of the ally"),
    Column("ccode2", "ally"),
    Column("state_name2", "name of the ally"),
    *(
        Column(f"dyad_{which}_{part}", f"{part} of the {words}", "empty or -9: not known")
        for which, words in (("st", "beginning"), ("end", "end"))
        for part in ("year", "month", "day")
    ),
    Column("left_censor", "beginning", "1: began before 1816, or with that day"),
    Column("right_censor", "end", f"1: had not ended on {LAST}: last attested then"),
    Column("defense", "whether there is an alliance", "1: pledge to defend the other"),
    Column("neutrality", "told in words"),
    Column("nonaggression", "told in words"),
    Column("entente", "told in words: to consult in a crisis"),
)


def parties(row: Row) -> Iterator[Party]:
    """The two states, where one pledged to defend the other."""
    if flag(row["defense"]):
        for number in "12":
            yield Party(_key(row, number), row[f"state_name{number}"], "state")


def edges(row: Row) -> Iterator[Edge]:
    """The alliance, once for both directions."""
    if not flag(row["defense"]):
        return
    pledges = [name for name in ("defense", "neutrality", "nonaggression", "entente")
               if flag(row[name])]  # fmt: skip
    yield Edge(
        kind="alliance",
        parties=tuple(sorted((_key(row, "1"), _key(row, "2")))),
        row=code(row["version4id"]),
        says=f"coded as a formal alliance: pledges of {', '.join(pledges)}",
        span=_span(row),
    )


def _key(row: Row, number: str) -> str:
    return f"cow:{whole(row[f'ccode{number}'], f'ccode{number}')}"


def _span(row: Row) -> Span:
    begun, ended = _day(row, "st"), _day(row, "end")
    if not begun:
        raise Rejected("dyad_st_year is empty")
    start = f"[..{begun}]" if flag(row["left_censor"]) else begun
    attested = LAST if flag(row["right_censor"]) and not ended else ""
    try:
        return Span.parse(f"{start}/{ended}", attested=attested)
    except DateError as error:
        raise Rejected(f"the days of the dyad make no span: {error}") from None


def _day(row: Row, which: str) -> str:
    """As much of a day as is known, year first."""
    year, month, day = (code(row[f"dyad_{which}_{part}"]) for part in ("year", "month", "day"))
    if not year:
        return ""
    written = f"{whole(year, 'year'):04}"
    if month:
        written += f"-{whole(month, 'month'):02}"
        written += f"-{whole(day, 'day'):02}" if day else ""
    return written


COW_ALLIANCES = Importer(
    kind="cow-alliances",
    title="Correlates of War Formal Interstate Alliances, by directed dyad",
    publisher="The Correlates of War Project",
    url="https://correlatesofwar.org/data-sets/formal-alliances/",
    licence="free for research with citation (https://correlatesofwar.org/)",
    citation="Gibler, Douglas M. (2009): International military alliances, 1648-2008. CQ Press.",
    columns=COLUMNS,
    layouts=(Layout("4.1"),),
    key=("version4id", "ccode1", "ccode2", "dyad_st_year", "dyad_st_month", "dyad_st_day"),
    parties=parties,
    edges=edges,
    places=("state_name1", "state_name2"),
    release="4.1",
)
