"""Findings as one HTML file: the report with marks in its text, and the notes in the margin beside them.

The file needs no network and runs no script. Whatever comes from a report or a record is escaped, here and nowhere else.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape
from importlib.resources import files

from constat.model.finding import Finding, Severity
from constat.model.span import Span
from constat.publishing.findings_form import TITLES, CheckedReport, Lines

_NAMES = {Severity.NOTE: "note", Severity.WARNING: "warning", Severity.ERROR: "error"}


@dataclass(frozen=True, slots=True)
class _Numbered:
    """A finding with its number in the page."""

    number: int
    finding: Finding


def html_page(reports: Sequence[CheckedReport]) -> str:
    """All reports with their findings as one page."""
    style = (files("constat.publishing") / "check.css").read_text(encoding="utf-8")
    body = "\n".join(_report(one, place) for place, one in enumerate(reports, 1))
    title = reports[0].report.name if len(reports) == 1 else f"{len(reports)} reports"
    page = (
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{_safe(title)} – checked</title>\n<style>\n{style}</style>\n</head>\n<body>\n"
        '<input type="checkbox" id="hide-notes"><label for="hide-notes">hide notes</label>\n'
        f"{body}\n</body>\n</html>\n"
    )
    return page.encode("utf-8", errors="replace").decode("utf-8")  # a lone surrogate has no UTF-8 form


def _report(one: CheckedReport, place: int) -> str:
    numbered = [_Numbered(number, finding) for number, finding in enumerate(one.findings, 1)]
    lines = Lines(one.report.text)
    days = f"taken to be of {one.days.iso().replace('/', ' to ')}" if one.days is not None else "of a day that cannot be told"
    rows = "\n".join(_rows(one.report.text, numbered, place, lines))
    return (
        f"<article>\n<header><h1>{_safe(one.report.name)}</h1>\n<p>{_safe(days)} · {_counts(one.findings)}</p></header>\n"
        f'<div class="rows">\n{rows}\n</div>\n</article>'
    )


def _counts(findings: Sequence[Finding]) -> str:
    parts = []
    for severity in reversed(Severity):
        count = sum(finding.severity is severity for finding in findings)
        if count:
            parts.append(f'<span class="{_NAMES[severity]}">{count} {_NAMES[severity]}{"s" * (count != 1)}</span>')
    return ", ".join(parts) or "nothing found"


def _rows(text: str, numbered: Sequence[_Numbered], place: int, lines: Lines) -> Iterator[str]:
    """A row for each paragraph: its words with their marks, and beside them the notes on marks that begin in it."""
    begin = 0
    for paragraph in text.split("\n"):
        end = begin + len(paragraph)
        if paragraph.strip():
            here = [one for one in numbered if one.finding.span.start < end and one.finding.span.end > begin]
            notes = [_note(one, place, lines) for one in here if one.finding.span.start >= begin]
            yield f'<p class="text">{_marked(text, begin, end, here, place)}</p><div class="notes">{"".join(notes)}</div>'
        begin = end + 1


def _marked(text: str, begin: int, end: int, numbered: Sequence[_Numbered], place: int) -> str:
    """Escaped characters with a mark around each stretch that findings are about; where they overlap, the severest colours it."""
    edges = sorted(
        {begin, end, *(_inside(edge, begin, end) for one in numbered for edge in (one.finding.span.start, one.finding.span.end))}
    )
    pieces = []
    for first, last in itertools.pairwise(edges):
        piece = _safe(text[first:last])
        over = [one for one in numbered if one.finding.span.start < last and one.finding.span.end > first]
        if over:
            worst = max((one.finding.severity for one in over), key=lambda severity: severity.rank)
            piece = f'<mark class="{_NAMES[worst]}">{piece}</mark>'
        numbers = [one for one in over if _inside(one.finding.span.end, begin, end) == last]
        links = "".join(
            f'<sup class="{_NAMES[one.finding.severity]}"><a href="#r{place}n{one.number}">{one.number}</a></sup>' for one in numbers
        )
        pieces.append(piece + links)
    return "".join(pieces)


def _inside(edge: int, begin: int, end: int) -> int:
    return min(max(edge, begin), end)


def _note(one: _Numbered, place: int, lines: Lines) -> str:
    finding = one.finding
    name = _NAMES[finding.severity]
    evidence = "".join(
        f"<li>{_safe(item.says)}{_line(item.span, lines)}</li>"
        for item in finding.evidence
        if item.span is not None or item.says not in finding.says
    )
    return (
        f'<aside class="{name}" id="r{place}n{one.number}"><p><b>{one.number}</b> {_safe(finding.says)}</p>'
        f'{f"<ul>{evidence}</ul>" if evidence else ""}<p class="code">{name} {_safe(finding.code)}: {_safe(TITLES[finding.code])}</p></aside>'
    )


def _line(span: Span | None, lines: Lines) -> str:
    return "" if span is None else f" <i>(line {lines.at(span.start)[0]})</i>"


def _safe(words: str) -> str:
    return escape(words, quote=True)
