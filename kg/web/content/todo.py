"""The page of disputes and of what is left to do: single sources, stale ties, gaps."""

from itertools import groupby

from kg.evidence import GAPS
from kg.web.content.content import Content, opening
from kg.web.ledger import Ledger, noun, status
from kg.web.sheet import Cell, Sheet, sheet


def todo(ledger: Ledger) -> Content:
    """The content of the page."""
    evidence = ledger.graph.evidence
    return Content(
        "Disputes and to-do",
        (_disputes(ledger), _single(ledger), _stale(ledger), *_gaps(ledger, evidence.gaps())),
        {
            "openings": (
                opening("Disputed facts as claims", "table", status="disputed"),
                opening("Disputed ties as a graph", "graph", status="disputed"),
            )
        },
    )


def _disputes(ledger: Ledger) -> Sheet:
    rows = (
        (
            ledger.fact(dispute.standing.fact),
            status(dispute.standing.status),
            _voices(ledger, dispute.affirm),
            _voices(ledger, dispute.deny),
            ", ".join(dispute.standing.denied_means),
            ledger.independent(dispute.standing.sources),
        )
        for dispute in ledger.graph.evidence.disputes()
    )
    columns = ("what", "status", "affirmed by", "denied by", "denied means", "independent sources")
    nothing = "Nothing is both affirmed and denied."
    return sheet("disputes", "Disputes: who affirms, who denies", columns, rows, nothing=nothing)


def _voices(ledger: Ledger, ids) -> str:
    return ", ".join(ledger.actor(id).text if id else "sources themselves" for id in ids)


def _single(ledger: Ledger) -> Sheet:
    rows = (
        (ledger.fact(single.standing.fact), status(single.standing.status),
         ledger.source(single.witness[0]), len(single.witness))
        for single in ledger.graph.evidence.single_source()
    )  # fmt: skip
    return sheet(
        "single-source",
        "What rests on one independent source",
        ("what", "status", "the one source", "with its copies"),
        rows,
        nothing="All has two independent sources or more.",
    )


def _stale(ledger: Ledger) -> Sheet:
    rows = (
        (ledger.fact(tie.standing.fact), str(tie.last), tie.days, status(tie.standing.status))
        for tie in ledger.graph.evidence.stale("12 months")
    )
    return sheet(
        "stale",
        "Ties last attested more than a year before the day",
        ("tie", "last attested", "days ago", "status"),
        rows,
        nothing="No tie is that stale.",
        note="Counted from the day asked about, or from the day on which this page was made.",
    )


def _gaps(ledger: Ledger, gaps) -> list[Sheet]:
    found = []
    for kind, group in groupby(gaps, key=lambda gap: gap.kind):
        rows = [(_thing(ledger, gap.id), gap.what) for gap in group]
        found.append(sheet(kind, f"Gaps: {GAPS[kind][0]}", ("of what", "what is missing"), rows))
    return found


def _thing(ledger: Ledger, id: str) -> Cell:
    if id in ledger.by_fact:
        fact = ledger.by_fact[id][0].about
        return Cell(ledger.called(fact), (noun(fact), id))
    if id in ledger.chronicle.actors:
        return ledger.actor(id)
    return ledger.source(id)
