"""Findings about a record as they may be shown: private names, recent sites and redacted words are covered.

What a person checks of their own is shown as it is; what comes out of a record never is. In a report of the record the
words are blacked out letter by letter, so that every place in its text stays what it was.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from constat.checking.findings.beside import RecordView
from constat.model.finding import EvidenceKind, Finding, FindingEvidence
from constat.publishing.findings_form import CheckedReport
from constat.publishing.masking import Masker, masker_for, showing_on
from constat.reading.reader import Reader

_COVER = "\N{FULL BLOCK}"


class FindingsMasker:
    """Covers what findings show of one record."""

    def __init__(self, view: RecordView, reader: Reader, *, today: date) -> None:
        self._view = view
        with view.record.reading() as connection:
            self._showing = showing_on(connection, reader.codebook, today)

    def covered(self, one: CheckedReport) -> CheckedReport:
        """The report with its findings, covered; its own text only where it is of the record."""
        keys = {evidence.source for finding in one.findings for evidence in finding.evidence if evidence.kind is EvidenceKind.RECORD}
        known = sorted({key for key in keys if key is not None} | ({one.key} if one.key is not None else set()))
        if not known:
            return one
        with self._view.record.reading() as connection:
            masker = masker_for(connection, known, self._showing)
        report = replace(one.report, text=_covered_text(one, masker)) if one.key is not None else one.report
        return replace(one, report=report, findings=tuple(_covered(finding, one.key, masker) for finding in one.findings))


def _covered_text(one: CheckedReport, masker: Masker) -> str:
    letters = list(one.report.text)
    for mask in masker.masks.get(one.key or "", ()):
        for at in range(mask.span.start, min(mask.span.end, len(letters))):
            letters[at] = letters[at] if letters[at].isspace() else _COVER
    return "".join(letters)


def _covered(finding: Finding, key: str | None, masker: Masker) -> Finding:
    sources = [key, *(evidence.source for evidence in finding.evidence if evidence.kind is EvidenceKind.RECORD)]
    reports = [source for source in sources if source is not None]
    return replace(
        finding,
        says=masker.words(reports, finding.says),
        evidence=tuple(_covered_evidence(one, reports, masker) for one in finding.evidence),
    )


def _covered_evidence(evidence: FindingEvidence, reports: list[str], masker: Masker) -> FindingEvidence:
    return replace(evidence, says=masker.words(reports, evidence.says))
