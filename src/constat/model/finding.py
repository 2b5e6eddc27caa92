"""Findings: what a reader should know of a report, each with a stable code, a severity and the words that it is about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from constat.model.span import Span


class Severity(Enum):
    """How much a finding asks of the reader."""

    NOTE = "note"
    """Something to know: a figure that agrees, rests on one origin, or cannot be compared."""
    WARNING = "warning"
    """Something to look into before the report is relied on."""
    ERROR = "error"
    """Something that cannot be, whatever happened."""

    @property
    def rank(self) -> int:
        """Order from the least to the most."""
        return (Severity.NOTE, Severity.WARNING, Severity.ERROR).index(self)


class EvidenceKind(Enum):
    """Where a finding's evidence stands."""

    REPORT = "report"
    """Other words of the same report."""
    SERIES = "series"
    RECORD = "record"
    CODEBOOK = "codebook"
    DATING = "dating"


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingEvidence:
    """One thing that a finding rests on, in a plain sentence.

    span is where it stands in the report itself; source names a series, or the report of a record that says it.
    """

    kind: EvidenceKind
    says: str
    span: Span | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """Something that a reader should know of a report: one plain sentence, the words it is about, and what it rests on."""

    code: str
    severity: Severity
    span: Span
    says: str
    evidence: tuple[FindingEvidence, ...] = ()

    @property
    def page(self) -> str:
        """The page of the documentation that tells how it is found, when it errs and how to silence it."""
        return f"findings/{self.code.lower()}/"
