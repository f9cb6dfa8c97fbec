"""The report on a conflict or an actor: what stands on a day, what changed, on which sources."""

from kg.briefing.report import Report, report

__all__ = ["Report", "report"]
