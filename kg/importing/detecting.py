"""Detecting: which kind of dataset a file is, by its header or, without one, by its cells."""

import re
from pathlib import Path

from kg.importing.importer import Importer, Layout
from kg.importing.rows import Form, first_rows, header_of, unreadable
from kg.importing.table import IMPORTERS
from kg.problems import Problem, unknown


def detect(path: Path, kind: str = "") -> Form | Problem:
    """How a file is to be read: as `kind`, or as the kind that its header shows."""
    if kind and kind not in IMPORTERS:
        told = unknown("kind of dataset", kind, IMPORTERS)
        return Problem(str(path), 0, f"{told}; kg import lists the kinds")
    if wrong := unreadable(path):
        return wrong
    wanted = [IMPORTERS[kind]] if kind else list(IMPORTERS.values())
    fits = [form for importer in wanted for form in _forms(path, importer)]
    if fits:
        return max(fits, key=lambda form: len(form.names))
    return _nothing(path, wanted, kind)


def _forms(path: Path, importer: Importer):
    for layout in importer.layouts:
        header = header_of(path, layout)
        if layout.columns:
            if _sampled(path, layout):
                yield Form(importer, layout, header)
        elif not _missing(header, importer, layout) and not _twice(header, importer):
            yield Form(importer, layout, header)


def _missing(header: tuple[str, ...], importer: Importer, layout: Layout) -> list[str]:
    return [n for n in importer.names if n not in header and n not in layout.lacks]


def _twice(header: tuple[str, ...], importer: Importer) -> list[str]:
    return [name for name in importer.names if header.count(name) > 1]


def _sampled(path: Path, layout: Layout) -> bool:
    """True when most of the first rows have as many cells, and cells of the pattern asked for."""
    found = first_rows(path, layout)
    at = {name: place for place, name in enumerate(layout.columns)}
    fitting = [
        row
        for row in found
        if len(row) == len(layout.columns)
        and all(re.fullmatch(p, row[at[name]]) for name, p in layout.sample.items())
    ]
    return len(fitting) > len(found) / 2


def _nothing(path: Path, wanted: list[Importer], kind: str) -> Problem:
    """What is wrong with the header, told for the kind that it is nearest to."""
    nearest: tuple[int, Importer, Layout, tuple[str, ...]] | None = None
    for importer in wanted:
        for layout in importer.layouts:
            header = header_of(path, layout)
            if layout.columns or not header:
                continue
            missing = len(_missing(header, importer, layout))
            had = len(importer.names) - len(layout.lacks) - missing
            if had and (nearest is None or missing < nearest[0]):
                nearest = missing, importer, layout, header
    if nearest is None or (not kind and nearest[0] > len(nearest[1].names) // 2):
        known = ", ".join(IMPORTERS)
        what = f"is no {kind} file" if kind else "is of no kind of dataset that is known"
        return Problem(str(path), 1, f"{what}: no column of its header fits ({known})")
    _, importer, layout, header = nearest
    missing, twice = _missing(header, importer, layout), _twice(header, importer)
    wrong = [f"column '{name}' is missing" for name in missing]
    wrong += [f"column '{name}' stands twice" for name in twice]
    return Problem(str(path), 1, f"is no {importer.kind} file as it is: {'; '.join(wrong)}")
