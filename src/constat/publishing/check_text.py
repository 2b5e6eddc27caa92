"""Findings for people at a terminal, as a compiler prints them: where, how severe, which, what; then the words themselves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TextIO

from rich.console import Console
from rich.text import Text

from constat.model.finding import Finding, FindingEvidence, Severity
from constat.model.span import Span
from constat.publishing.findings_form import CheckedReport, Lines

_STYLES = {Severity.NOTE: "cyan", Severity.WARNING: "bold yellow", Severity.ERROR: "bold red"}
_AROUND = 44
"""Characters of the line that are shown on either side of the words."""
_LONGEST = 70
"""Characters of the words themselves; what is longer is cut in its middle."""


class FindingsPrinter:
    """Prints checked reports to one stream."""

    def __init__(self, out: TextIO, *, color: bool | None) -> None:
        self._console = Console(
            file=out, force_terminal=color, no_color=None if color is None else not color, highlight=False, emoji=False, markup=False
        )

    def print(self, one: CheckedReport) -> None:
        """Print a report's findings, one after another, each with the words that it is about and what it rests on."""
        lines = Lines(one.report.text)
        for finding in one.findings:
            self._finding(one, finding, lines)

    def _finding(self, one: CheckedReport, finding: Finding, lines: Lines) -> None:
        line, column = lines.at(finding.span.start)
        style = _STYLES[finding.severity]
        head = Text().append(f"{one.source}:{line}:{column}: ", style="bold")
        head.append(f"{finding.severity.value} {finding.code}", style=style).append(f" {finding.says}")
        self._line(head)
        shown, begin, length = _excerpt(one.report.text, finding.span)
        number = f"{line:>5} | "
        text = Text().append(number, style="dim").append(shown)
        text.stylize(style, len(number) + begin, len(number) + begin + length)
        self._line(text)
        self._line(Text().append(" " * (len(number) - 2) + "| ", style="dim").append(" " * begin + "^" * length, style=style))
        for evidence in finding.evidence:
            self._evidence(evidence, finding, lines)

    def _evidence(self, evidence: FindingEvidence, finding: Finding, lines: Lines) -> None:
        if evidence.says in finding.says and evidence.span is None:
            return
        where = f" (line {lines.at(evidence.span.start)[0]})" if evidence.span is not None else ""
        self._line(Text().append(f"      = {evidence.kind.value}: ", style="dim").append(f"{evidence.says}{where}"))

    def _line(self, line: Text) -> None:
        self._console.print(line, soft_wrap=True)


def _excerpt(text: str, span: Span) -> tuple[str, int, int]:
    """The words with what stands around them in their line, and where in that they begin and how long they are."""
    words = _one_line(span.of(text))
    if len(words) > _LONGEST:
        half = _LONGEST // 2
        words = f"{words[:half]} … {words[-half:]}"
    begin = text.rfind("\n", 0, span.start) + 1
    end = text.find("\n", span.end)
    before, after = text[begin : span.start], text[span.end : end if end >= 0 else len(text)]
    before = before if len(before) <= _AROUND else "…" + before[-_AROUND:].partition(" ")[2]
    after = after if len(after) <= _AROUND else after[:_AROUND].rpartition(" ")[0] + "…"
    return f"{_one_line(before)}{words}{_one_line(after)}", len(_one_line(before)), len(words)


def _one_line(text: str) -> str:
    """The characters with those that would move the cursor shown as spaces."""
    return "".join(character if character.isprintable() else " " for character in text)


def summary(reports: Sequence[CheckedReport]) -> str:
    """How many findings of each severity in how many reports, in one line."""
    counts = [(severity, sum(one.severity is severity for report in reports for one in report.findings)) for severity in reversed(Severity)]
    told = [f"{count} {severity.value}{'s' * (count != 1)}" for severity, count in counts if count]
    return f"{', '.join(told) or 'nothing found'} in {len(reports)} report{'s' * (len(reports) != 1)}"
