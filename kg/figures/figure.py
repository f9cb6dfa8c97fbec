"""Figure: a drawing in its frame, as SVG, as PNG, and as the table that says the same."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kg.curation.table import guarded
from kg.export.flat import cell
from kg.export.writing import ExportError, write_bytes
from kg.figures.drawing import Drawing, Request
from kg.figures.imprint import lines, when
from kg.figures.sheet import Sheet, settings

DPI = 200


@dataclass(frozen=True)
class Figure:
    """One figure of a kind; the same graph and request give the same bytes."""

    kind: str
    drawing: Drawing
    request: Request
    command: str

    @property
    def title(self) -> str:
        """What it shows, and of when."""
        return f"{self.drawing.title}, {when(self.request.view)}"

    @property
    def description(self) -> str:
        """What there is to see, in sentences, with the imprint."""
        return " ".join((self.drawing.told, *lines(self.drawing, self.request, self.command)))

    def svg(self, link: Callable[[str], str] | None = None) -> str:
        """The picture as SVG; `link` gives the address to which a fact's id leads."""
        from kg.figures.svg import finished

        with settings():
            sheet = self.sheet()
            page = sheet.svg()
        return finished(page, self.kind, self.title, self.description, sheet.marks, link)

    def png(self, dpi: int = DPI) -> bytes:
        """The picture as PNG, its title and description inside."""
        with settings():
            return self.sheet().png(self.title, self.description, dpi)

    def csv(self) -> str:
        """The table under the picture; a cell like a formula is led by an apostrophe."""
        text = io.StringIO()
        table = csv.writer(text, lineterminator="\n")
        table.writerow(self.drawing.columns)
        for row in self.drawing.rows:
            table.writerow(guarded(cell(row[column])) for column in self.drawing.columns)
        return text.getvalue()

    def json(self) -> dict[str, Any]:
        """Title, imprint and rows for a program."""
        return {
            "figure": self.kind,
            "title": self.title,
            "imprint": lines(self.drawing, self.request, self.command),
            "rows": list(self.drawing.rows),
        }

    def write(self, target: Path) -> list[Path]:
        """Write the picture by its ending (.svg or .png), its table beside it; the files written.

        ExportError for another ending, OSError when the disk does not take it.
        """
        ending = target.suffix.lower()
        if ending not in (".svg", ".png"):
            raise ExportError(f"'{target}' is no picture; name a file that ends in .svg or .png")
        picture = self.png() if ending == ".png" else self.svg().encode()
        files = {target: picture, target.with_suffix(".csv"): self.csv().encode()}
        for path, content in files.items():
            write_bytes(content, path)
        return list(files)

    def sheet(self) -> Sheet:
        """The page as it is drawn; call it within `kg.figures.sheet.settings`."""
        from kg.figures.frame import framed

        return framed(self.drawing, self.request, self.command)
