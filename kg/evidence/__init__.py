"""What an answer rests on: why, disputes, single sources, stale ties, gaps, coverage, changes."""

from kg.evidence.changes import Change, between_builds, between_days, between_knowledge
from kg.evidence.citing import FORMS, Citation, citations, dataset
from kg.evidence.coverage import Coverage, coverage
from kg.evidence.disputes import Dispute, disputes
from kg.evidence.gaps import GAPS, Gap, gaps
from kg.evidence.inquiry import Inquiry
from kg.evidence.single import Single, leave_one_out, single_source
from kg.evidence.stale import Stale, stale
from kg.evidence.why import Reasons, ends_told, reasons

__all__ = [
    "FORMS",
    "GAPS",
    "Change",
    "Citation",
    "Coverage",
    "Dispute",
    "Gap",
    "Inquiry",
    "Reasons",
    "Single",
    "Stale",
    "between_builds",
    "between_days",
    "between_knowledge",
    "citations",
    "coverage",
    "dataset",
    "disputes",
    "ends_told",
    "gaps",
    "leave_one_out",
    "reasons",
    "single_source",
    "stale",
]
