"""The graph as files for other programs, each with its filters and what it cannot carry."""

from kg.export.formats import FORMATS, Format, losses, write
from kg.export.writing import ExportError

__all__ = ["FORMATS", "ExportError", "Format", "losses", "write"]
