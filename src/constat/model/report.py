"""A report: one text as received, with what is claimed about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum

from constat.model.span import Span


class DateSource(Enum):
    """Where a date proposed for a report comes from."""

    GIVEN = "given"
    METADATA = "metadata"
    DATE_LINE = "date_line"
    TEXT = "text"
    WEEKDAY = "weekday"
    OFFICE = "office"
    LANDMARK = "landmark"
    SERIES = "series"
    RECORD = "record"


@dataclass(frozen=True, slots=True)
class DateClaim:
    """One piece of evidence for the days on which a report may have been published.

    says is the evidence in its own words; span is where it stands in the text, if it does.
    """

    kind: DateSource
    first: date
    last: date
    says: str
    span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One text as received.

    raw are the bytes, unchanged; text is what spans count in; dates are those claimed for the report from
    outside its text (given by a person, or in a page's metadata), best first.
    """

    name: str
    raw: bytes
    sha256: str
    text: str
    language: str
    publisher: str | None = None
    dates: tuple[DateClaim, ...] = ()
