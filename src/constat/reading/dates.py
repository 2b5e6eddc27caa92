"""The day a report was published: what was said from outside, and what its own header and date line say."""

from __future__ import annotations

import re
from datetime import date

from constat.model.reading import ReportDate
from constat.model.report import DateClaim, DateSource, Report
from constat.model.span import Span
from constat.reading.layout import Part, PartKind
from constat.reading.shadow import shadow, straight
from constat.reading.times import TimeKind, mark_times
from constat.reading.tokens import tokenise

_FIELD = re.compile(
    r"\b(?:date|published|pubdate|publish_date|datepublished|article:published_time|created|updated)\b[\"']?\s*[:=]\s*[\"']?(?P<value>[^\n]{4,40})",
    re.IGNORECASE,
)
_DASHED = re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)")
_HEAD_PARTS = 12
"""How many parts from the top may hold a header with the date."""
_DATELINE = re.compile(
    r"^(?:[A-Z][A-Za-z.'’ -]{1,30}(?:, [A-Z][A-Za-z.'’ -]{1,30})?, )(?P<day>(?:[A-Z][a-z]{2,8}\.? \d{1,2}(?:, \d{4})?|\d{1,2} [A-Z][a-z]{2,8}(?: \d{4})?))(?= \(|,? -|,? –|,? —)"
)

_STAMP = re.compile(r"\s*(?:first )?(?:published|posted)(?: on| at)?\b", re.IGNORECASE)
"""How a line begins that gives the page's date without the form of a field: "Posted on Sep 8, 2020"."""
_STAMP_LENGTH = 80
_CHANGE = re.compile(r"\W*(?:last )?(?:updated|modified|changed)\b", re.IGNORECASE)
"""How a line begins that dates a change of the page, which counts only where nothing dates the report itself."""


def find_date(report: Report, parts: list[Part]) -> ReportDate:
    """The days on which a report may have been published, with every piece of evidence, the strongest first.

    A date given by a person decides; else the page's metadata, then a header's date, then a date line. Where none
    names a day, nothing is guessed.
    """
    claims = [*report.dates, *_from_header(report.text, parts)]
    for kind in (DateSource.GIVEN, DateSource.METADATA, DateSource.DATE_LINE, DateSource.TEXT):
        for claim in claims:
            if claim.kind is kind:
                return ReportDate(claim.first, claim.last, tuple(sorted(claims, key=lambda one: one is not claim)))
    return ReportDate(None, None, tuple(claims))


def _from_header(text: str, parts: list[Part]) -> list[DateClaim]:
    """What the lines at the top of a page say, days of later changes behind."""
    published: list[DateClaim] = []
    changed: list[DateClaim] = []
    for part in parts[:_HEAD_PARTS]:
        line = text[part.start : part.end]
        claim = _from_line(line, part)
        if claim is not None:
            (changed if _CHANGE.match(line) else published).append(claim)
    return [*published, *changed]


def _from_line(line: str, part: Part) -> DateClaim | None:
    if part.kind is PartKind.METADATA:
        return _from_field(line, part.start) or _from_words(line, part.start, DateSource.METADATA)
    if len(line) <= _STAMP_LENGTH and _STAMP.match(line):
        return _from_words(line, part.start, DateSource.METADATA)
    if part.kind is PartKind.FURNITURE:
        return None
    match = _DATELINE.match(line)
    return None if match is None else _from_words(match["day"], part.start + match.start("day"), DateSource.DATE_LINE)


def _from_field(line: str, offset: int) -> DateClaim | None:
    """A date in a header's field: "date: 2020-09-02-19-58-11"."""
    found = _FIELD.search(line)
    if found is None:
        return None
    dashed = _DASHED.search(found["value"])
    if dashed is None:
        return _from_words(found["value"], offset + found.start("value"), DateSource.METADATA)
    try:
        day = date(int(dashed["year"]), int(dashed["month"]), int(dashed["day"]))
    except ValueError:
        return None
    start = offset + found.start("value") + dashed.start()
    return DateClaim(DateSource.METADATA, day, day, dashed.group(), Span(start, start + len(dashed.group())))


def _from_words(words: str, offset: int, kind: DateSource) -> DateClaim | None:
    """A full date told in words, with its year."""
    tokens = tokenise(shadow(words))
    for mark in mark_times(tokens, straight(words), None):
        if mark.kind is TimeKind.DAY and mark.period is not None and mark.period.days == 1:
            start, end = tokens.starts[mark.first], tokens.ends[mark.last - 1]
            return DateClaim(kind, mark.period.first, mark.period.last, words[start:end], Span(offset + start, offset + end))
    return None
