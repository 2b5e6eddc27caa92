"""A report with its findings, as every form of output takes it, and the forms for programs: JSON and SARIF."""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from constat import __version__
from constat.checking.findings.checks import CHECKS
from constat.model.finding import Finding, FindingEvidence, Severity
from constat.model.period import Period
from constat.model.report import Report
from constat.model.span import Span

_LEVELS = {Severity.NOTE: "note", Severity.WARNING: "warning", Severity.ERROR: "error"}
_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
TITLES = {check.code: check.title for check in CHECKS}


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedReport:
    """A report that was checked: source is what a person named it by, days those that it may be of.

    key is the report's in the record, where it came out of one.
    """

    report: Report
    source: str
    days: Period | None
    findings: tuple[Finding, ...]
    key: str | None = None


class Lines:
    """The lines of a text, numbered from 1, so that a character can be told by line and column."""

    def __init__(self, text: str) -> None:
        self._starts = [0, *(at + 1 for at, character in enumerate(text) if character == "\n")]

    def at(self, offset: int) -> tuple[int, int]:
        """The line and column of a character, both from 1."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1


def worst(reports: Sequence[CheckedReport]) -> Severity:
    """The severest of all findings; a note where there are none."""
    return max((finding.severity for one in reports for finding in one.findings), key=lambda one: one.rank, default=Severity.NOTE)


def json_text(reports: Sequence[CheckedReport]) -> str:
    """All reports with their findings as one JSON document."""
    return json.dumps([_plain(one) for one in reports], ensure_ascii=False, indent=1)


def _plain(one: CheckedReport) -> dict[str, Any]:
    lines = Lines(one.report.text)
    return {
        "doc": one.report.name,
        "source": one.source,
        "sha256": one.report.sha256,
        "days": one.days.iso() if one.days is not None else None,
        "findings": [
            {
                "code": finding.code,
                "severity": finding.severity.value,
                "title": TITLES[finding.code],
                "says": finding.says,
                **_place(finding.span, one.report.text, lines),
                "evidence": [_plain_evidence(evidence, one.report.text, lines) for evidence in finding.evidence],
                "page": finding.page,
            }
            for finding in one.findings
        ],
    }


def _place(span: Span, text: str, lines: Lines) -> dict[str, Any]:
    line, column = lines.at(span.start)
    return {"line": line, "column": column, "start": span.start, "end": span.end, "text": span.of(text)}


def _plain_evidence(evidence: FindingEvidence, text: str, lines: Lines) -> dict[str, Any]:
    place = _place(evidence.span, text, lines) if evidence.span is not None else {}
    return {"kind": evidence.kind.value, "says": evidence.says, "source": evidence.source, **place}


def sarif_text(reports: Sequence[CheckedReport]) -> str:
    """All findings as a SARIF 2.1.0 log, which editors and code-hosting sites show in the text."""
    rules = [
        {
            "id": check.code,
            "name": "".join(word.capitalize() for word in check.title.replace("'", "").split()),
            "shortDescription": {"text": check.title},
            "fullDescription": {"text": check.about},
            "defaultConfiguration": {"level": _LEVELS[check.severity]},
        }
        for check in CHECKS
    ]
    run = {
        "tool": {"driver": {"name": "constat", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(finding, one) for one in reports for finding in one.findings],
    }
    return json.dumps({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, ensure_ascii=False, indent=1)


def _result(finding: Finding, one: CheckedReport) -> dict[str, Any]:
    lines = Lines(one.report.text)
    related = [
        {"message": {"text": evidence.says}, **_location(evidence.span, one, lines)}
        for evidence in finding.evidence
        if evidence.span is not None
    ]
    says = "; ".join(
        [finding.says, *(evidence.says for evidence in finding.evidence if evidence.span is None and evidence.says not in finding.says)]
    )
    return {
        "ruleId": finding.code,
        "ruleIndex": [check.code for check in CHECKS].index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": {"text": says},
        "locations": [_location(finding.span, one, lines)],
        **({"relatedLocations": related} if related else {}),
    }


def _location(span: Span, one: CheckedReport, lines: Lines) -> dict[str, Any]:
    line, column = lines.at(span.start)
    end_line, end_column = lines.at(span.end)
    region = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    region |= {"charOffset": span.start, "charLength": len(span)}
    return {"physicalLocation": {"artifactLocation": {"uri": one.source.replace("\\", "/")}, "region": region}}
