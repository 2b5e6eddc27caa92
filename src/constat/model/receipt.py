"""How a report came in, and what stays of it: the slip that a registry staples to what it was handed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from constat.model.report import DateClaim
from constat.model.span import Span


class Format(Enum):
    """What a report's bytes are, and so how their text is found."""

    PLAIN = "plain"
    MARKDOWN = "markdown"
    HTML = "html"
    PDF = "pdf"
    ROW = "row"
    """One row of a table of reports; columns say which cell holds the text."""
    FIELD_NOTE = "field note"
    """One row of a monitor's own table of incidents; its cells are its text."""


class Way(Enum):
    """How a report was obtained."""

    FILE = "file"
    STREAM = "standard input"
    ARCHIVE = "archive"
    TABLE = "table"
    ADDRESS = "address"


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """How one report came in.

    source is its address, or its path within what was given, and with the bytes identifies it; obtained is in UTC, to
    the second. publisher and dates are those claimed from outside its bytes. headers are those of the answer that
    brought it. columns pair what a table's column holds with the column's name.
    """

    name: str
    source: str
    format: Format
    way: Way
    obtained: datetime
    publisher: str | None = None
    dates: tuple[DateClaim, ...] = ()
    headers: tuple[tuple[str, str], ...] = ()
    columns: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a field note, by its place in the note's text; holds is what its column was said to hold."""

    holds: str
    span: Span


@dataclass(frozen=True, slots=True)
class Arrival:
    """A report's bytes, unchanged, with how they came in."""

    raw: bytes
    receipt: Receipt


@dataclass(frozen=True, slots=True)
class Refusal:
    """An input that was not taken, and why; source is what a person would recognise it by."""

    source: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReport:
    """What a record keeps of a report beside its bytes; the receipt is null once it was erased."""

    key: str
    sequence: int
    sha256: str
    receipt: Receipt | None
