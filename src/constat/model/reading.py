"""A reading: all that one reader found in one report with one codebook."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from constat.model.claim import Event, Figure, Statement
from constat.model.report import DateClaim


@dataclass(frozen=True, slots=True)
class ReportDate:
    """The days on which a report may have been published, and why; null edges where it cannot be told."""

    earliest: date | None
    latest: date | None
    because: tuple[DateClaim, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All claims found in one report, in the order in which the text makes them."""

    doc: str
    sha256: str
    language: str
    date: ReportDate
    figures: tuple[Figure, ...]
    events: tuple[Event, ...]
    statements: tuple[Statement, ...]
    reader: str
    codebook: str
