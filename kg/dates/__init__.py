"""Dates as the sources give them: Moment (one EDTF date) and Span (when something held)."""

from kg.dates.moment import DateError, Moment
from kg.dates.span import Span

__all__ = ["DateError", "Moment", "Span"]
