"""Report: what an article was read to say, in words, as a page, as JSON and as curated files."""

from kg.report.leftovers import LeftOut, left_out
from kg.report.passages import Passage, passages
from kg.report.wording import Told, counted, told

__all__ = ["LeftOut", "Passage", "Told", "counted", "left_out", "passages", "told"]
