"""Rejected: the rows that could not be read, as a file, and releases that must not be brought in.

A release whose rows are not understood, or which is a download of other years or countries, would
take back most of what the one before it said. So it is refused, with the first rows that are not
understood and why, unless the person asks for it anyway.
"""

import csv
import io
from collections.abc import Iterable, Sequence

from kg.importing.rows import Reject
from kg.problems import Problem

MOST = 0.5  # a release of which a larger share is rejected does not replace another one
_LOST = 0.5  # nor one that lacks a larger share of the other's rows
_SHOWN = 12


def rejected_csv(rejects: Iterable[Reject]) -> str:
    """The rejected rows as CSV: line, reason, and the cells as they stood."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("line", "reason", "cells"))
    writer.writerows((r.line, r.reason, *r.cells) for r in rejects)
    return out.getvalue()


def refusal(
    rejects: Sequence[tuple[str, Reject]], wanted: int, replaces: str = ""
) -> list[Problem]:
    """Why rows of which so many are rejected are not brought in; [] when they may be.

    `rejects` come with their file. `wanted` counts the rows in scope, rejects among them;
    `replaces` says which release these rows would take back.
    """
    most = wanted * MOST if replaces else wanted - 1
    if not rejects or len(rejects) <= most:
        return []
    told = [Problem(file, reject.line, reject.reason) for file, reject in rejects[:_SHOWN]]
    kept = f"; {replaces} stays as it is" if replaces else ""
    which = "its only row is" if wanted == 1 else f"{len(rejects)} of its {wanted} rows are"
    return [
        *told,
        Problem(
            rejects[0][0],
            0,
            f"{which} rejected{kept}. Is it the file, and the kind (kg import KIND FILE), that you"
            " mean? To bring it in as it is, say --anyway",
        ),
    ]


def lost(file: str, gone: int, had: int, before: str) -> list[Problem]:
    """Why a release is not brought in that lacks `gone` of the `had` rows of the one before."""
    if gone <= had * _LOST:
        return []
    return [
        Problem(
            file,
            0,
            f"lacks {gone} of the {had} rows of the release before ({before}), which would be taken"
            " back. If it is of other years or countries, bring it in beside that one with --name"
            " NAME; if those rows are withdrawn, say --anyway",
        )
    ]
