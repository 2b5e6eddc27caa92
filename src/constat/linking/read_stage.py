"""The first stage of a build: reports read, with the dates and publishers that were decided for them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import lru_cache

from sqlalchemy import Connection

from constat import __version__
from constat.errors import InputError
from constat.intake.receipts import extractor_stamp, report_of
from constat.intake.rows import cells_of
from constat.linking.rules import LinkRules, link_rules
from constat.model.decision import Decision, DecisionKind
from constat.model.receipt import Format, KeptReport, Receipt
from constat.model.report import DateClaim, DateSource
from constat.reading.field_notes import read_cells
from constat.reading.reader import Reader
from constat.record.database import Record
from constat.record.decisions import decisions
from constat.record.readings import ReadReport, store_readings
from constat.record.reports import bytes_of, reports_of


@dataclass(frozen=True, slots=True)
class Sources:
    """What a build is made with."""

    location: str
    reader: Reader
    reader_stamp: str
    codebook_stamp: str
    link_rules: LinkRules

    @classmethod
    def of(cls, record: Record, reader: Reader) -> Sources:
        """The record that is built, and the reader with the versions of all that its readings depend on."""
        return cls(record.location, reader, reader_stamp(), codebook_stamp(reader), link_rules(reader.codebook))

    @property
    def stamp(self) -> str:
        """What readings are made with, in one line."""
        return f"{self.reader_stamp}; {self.codebook_stamp}"


@dataclass(frozen=True, slots=True)
class Given:
    """What was decided of a report before it is read."""

    publisher: str | None = None
    dates: tuple[DateClaim, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadBatch:
    """Reports that were read, and what had been decided of them at that time."""

    keys: tuple[str, ...]
    given: Mapping[str, Given]
    read: tuple[ReadReport, ...]

    def keep(self, connection: Connection) -> list[str]:
        """Keep what still holds, and return the keys that are done with. A report that was erased, or of which
        something else was decided while it was being read, stays to be done.
        """
        now_given = given_by(decisions(connection, DecisionKind.SET_DATE, DecisionKind.SET_PUBLISHER))
        there = {report.key: report.receipt is not None for report in reports_of(connection, self.keys)}
        still = [one for one in self.read if there.get(one.key) and now_given.get(one.key) == self.given.get(one.key)]
        store_readings(connection, still)
        return sorted({one.key for one in still} | {key for key in self.keys if not there.get(key)})


def reader_stamp() -> str:
    """The versions of the programs that readings are made by."""
    return f"constat {__version__} {extractor_stamp()}"


@lru_cache(maxsize=2)
def codebook_stamp(reader: Reader) -> str:
    """The name and version of a reader's codebook, with a digest of all that it holds, trained weights too.

    It takes a tenth of a second, so it is remembered for a reader that builds again and again.
    """
    codebook = reader.codebook
    return f"{codebook.name} {hashlib.sha256(repr(codebook).encode()).hexdigest()[:12]}"


def read_batch(connection: Connection, keys: Sequence[str], sources: Sources) -> ReadBatch:
    """Read reports."""
    given = given_by(decisions(connection, DecisionKind.SET_DATE, DecisionKind.SET_PUBLISHER))
    present = [report for report in reports_of(connection, keys) if report.receipt is not None]
    raw = bytes_of(connection, [report.sha256 for report in present], sources.location)
    read = [
        read_one(report, report.receipt, raw[report.sha256], given.get(report.key, Given()), sources)
        for report in present
        if report.receipt is not None and report.sha256 in raw
    ]
    return ReadBatch(tuple(keys), given, tuple(read))


def read_one(kept: KeptReport, receipt: Receipt, raw: bytes, given: Given, sources: Sources) -> ReadReport:
    """Read one report; what stands against it is kept in the place of its reading."""
    read = ReadReport(
        key=kept.key,
        name=receipt.name,
        source=receipt.source,
        reader=sources.reader_stamp,
        codebook=sources.codebook_stamp,
    )
    try:
        report = report_of(raw, receipt, publisher=given.publisher, dates=given.dates)
    except InputError as error:
        return replace(read, problem=error.problem)
    reading, masks = sources.reader.read_with_masks(report)
    if receipt.format is Format.FIELD_NOTE:
        reading = read_cells(reading, report.text, cells_of(raw, receipt), sources.reader)
    return replace(read, report=report, reading=reading, masks=masks)


def given_by(standing: Sequence[Decision]) -> dict[str, Given]:
    """What stands decided of each report's date and publisher; the latest decision of a kind holds."""
    found: dict[str, Given] = {}
    for decision in standing:
        for change in decision.changes:
            for target in decision.targets:
                before = found.get(target, Given())
                if change.name == "date":
                    day = date.fromisoformat(change.value)
                    claim = DateClaim(DateSource.GIVEN, day, day, f"decision {decision.id} by {decision.by}")
                    found[target] = Given(before.publisher, (claim,))
                elif change.name == "publisher":
                    found[target] = Given(change.value, before.dates)
    return found
