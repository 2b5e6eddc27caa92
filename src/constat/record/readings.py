"""Readings and claims: what a build keeps of each report that it read."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Connection, insert, select

from constat.model.claim import Event, Figure, Statement
from constat.model.mask import Mask, MaskKind
from constat.model.reading import Reading
from constat.model.report import Report
from constat.model.span import Span
from constat.reading.public_form import reading_object
from constat.record import derived, schema
from constat.record.chain import digest
from constat.record.schema import READING

_ID_LENGTH = 16
_PAGE = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptClaim:
    """A claim as the record keeps it: the columns of the table of claims, by their names."""

    id: str
    report: str
    kind: str
    position: int
    what: str
    status: str | None
    first_day: date | None
    last_day: date | None
    place_id: str | None
    place: str | None
    low: float | None
    high: float | None
    bound: str | None
    unit: str | None
    group: str | None
    said_by: str | None
    start: int
    end: int
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReading:
    """What the record knows of a report that was read; problem says why one could not be."""

    report: str
    name: str
    source: str
    reader: str
    codebook: str
    language: str
    publisher: str | None
    earliest: date | None
    latest: date | None
    problem: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """A report that was just read, to be kept: its key and source, and its text with its reading, or the problem with it."""

    key: str
    name: str
    source: str
    reader: str
    codebook: str
    report: Report | None = None
    reading: Reading | None = None
    masks: tuple[Mask, ...] = ()
    problem: str | None = None


_CLAIM_COLUMNS = tuple(schema.claims.c[name] for name in KeptClaim.__dataclass_fields__)
_READING_COLUMNS = tuple(schema.readings.c[name] for name in KeptReading.__dataclass_fields__)


def store_readings(connection: Connection, read: Sequence[ReadReport]) -> None:
    """Keep readings with their texts and claims, in the place of those that the reports had."""
    derived.forget(connection, READING.tables, [one.key for one in read])
    rows: dict[str, list[dict[str, Any]]] = {"readings": [], "texts": [], "masks": [], "claims": []}
    for one in read:
        rows["readings"].append(_reading_row(one))
        if one.report is not None and one.reading is not None:
            rows["texts"].append({"report": one.key, "packed": zlib.compress(one.report.text.encode("utf-8", "surrogatepass"), 6)})
            rows["masks"].extend(_mask_row(one.key, mask) for mask in one.masks)
            rows["claims"].extend(claim_rows(one.key, one.reading))
    for table in READING.tables:
        if rows[table.name]:
            connection.execute(insert(table), rows[table.name])


def claims(connection: Connection, *conditions: ColumnElement[bool]) -> Iterator[KeptClaim]:
    """Claims that meet all conditions (on schema.claims), in the order of report, kind and position."""
    table = schema.claims
    query = select(*_CLAIM_COLUMNS).where(*conditions).order_by(table.c.report, table.c.kind, table.c.position)
    for row in connection.execute(query, execution_options={"yield_per": _PAGE}):
        yield KeptClaim(**row._mapping)  # noqa: SLF001  # SQLAlchemy's public name for a row by column name


def claims_of(connection: Connection, keys: Sequence[str]) -> list[KeptClaim]:
    """All claims of some reports, report by report in the order of the keys."""
    found: dict[str, list[KeptClaim]] = {key: [] for key in keys}
    for some in derived.chunks(sorted(found)):
        for claim in claims(connection, schema.claims.c.report.in_(some)):
            found[claim.report].append(claim)
    return [claim for key in found for claim in found[key]]


def readings_of(connection: Connection, keys: Sequence[str]) -> dict[str, KeptReading]:
    """What is known of some reports, by key; those that were not read yet are left out."""
    found: dict[str, KeptReading] = {}
    for some in derived.chunks(sorted(set(keys))):
        for row in connection.execute(select(*_READING_COLUMNS).where(schema.readings.c.report.in_(some))):
            found[row.report] = KeptReading(**row._mapping)  # noqa: SLF001  # as above
    return {key: found[key] for key in keys if key in found}


def readings(connection: Connection) -> Iterator[KeptReading]:
    """All readings, in the order of their reports' keys."""
    query = select(*_READING_COLUMNS).order_by(schema.readings.c.report)
    for row in connection.execute(query, execution_options={"yield_per": _PAGE}):
        yield KeptReading(**row._mapping)  # noqa: SLF001  # as above


def texts_of(connection: Connection, keys: Sequence[str]) -> dict[str, str]:
    """The texts that spans count in, by key; those of reports that were not read are left out."""
    found: dict[str, str] = {}
    for some in derived.chunks(sorted(set(keys))):
        for row in connection.execute(select(schema.texts).where(schema.texts.c.report.in_(some))):
            found[row.report] = zlib.decompress(row.packed).decode("utf-8", "surrogatepass")
    return {key: found[key] for key in keys if key in found}


def masks_of(connection: Connection, keys: Sequence[str]) -> dict[str, tuple[Mask, ...]]:
    """The words of some reports that views replace, by key, in the order of the text; a report without any is left out."""
    found: dict[str, list[Mask]] = {}
    table = schema.masks
    for some in derived.chunks(sorted(set(keys))):
        for row in connection.execute(select(table).where(table.c.report.in_(some)).order_by(table.c.report, table.c.start)):
            mask = Mask(span=Span(row.start, row.end), kind=MaskKind(row.kind), words=row.words, label=row.label)
            found.setdefault(row.report, []).append(mask)
    return {key: tuple(masks) for key, masks in found.items()}


def public_readings(connection: Connection, keys: Sequence[str]) -> dict[str, Mapping[str, Any]]:
    """Readings in the public form, by key; those of reports that could not be read are left out."""
    found: dict[str, Mapping[str, Any]] = {}
    for some in derived.chunks(sorted(set(keys))):
        query = select(schema.readings.c.report, schema.readings.c.reading).where(schema.readings.c.report.in_(some))
        for row in connection.execute(query):
            if row.reading is not None:
                found[row.report] = json.loads(row.reading)
    return {key: found[key] for key in keys if key in found}


def claim_rows(key: str, reading: Reading) -> list[dict[str, Any]]:
    """The rows of a reading's claims. Their ids are made of the report, the kind, the words' place and what is claimed."""
    rows = [_figure_row(position, figure) for position, figure in enumerate(reading.figures)]
    rows += [_event_row(position, event) for position, event in enumerate(reading.events)]
    rows += [_statement_row(position, statement) for position, statement in enumerate(reading.statements)]
    used: set[str] = set()
    for row in rows:
        row["report"] = key
        row["id"] = _claim_id(row, used)
        used.add(row["id"])
    return rows


def _mask_row(key: str, mask: Mask) -> dict[str, Any]:
    return {
        "report": key,
        "start": mask.span.start,
        "end": mask.span.end,
        "kind": mask.kind.value,
        "words": _storable(mask.words),
        "label": _storable(mask.label),
    }


def _claim_id(row: Mapping[str, Any], used: set[str]) -> str:
    identity = f"{row['report']}\n{row['kind']}\n{row['start']}-{row['end']}\n{row['what']}"
    found = digest(identity)[:_ID_LENGTH]
    again = 1
    while found in used:  # two claims of one kind and measure on the same words are told apart by their order
        again += 1
        found = digest(f"{identity}\n{again}")[:_ID_LENGTH]
    return found


def _reading_row(one: ReadReport) -> dict[str, Any]:
    row: dict[str, Any] = {
        "report": one.key,
        "name": one.name,
        "source": one.source,
        "reader": one.reader,
        "codebook": one.codebook,
        "language": "und",
        "publisher": None,
        "earliest": None,
        "latest": None,
        "figures": 0,
        "events": 0,
        "statements": 0,
        "problem": one.problem,
        "reading": None,
    }
    if one.report is None or one.reading is None:
        return row
    reading = one.reading
    row |= {
        "language": reading.language,
        "publisher": _storable(one.report.publisher),
        "earliest": reading.date.earliest,
        "latest": reading.date.latest,
        "figures": len(reading.figures),
        "events": len(reading.events),
        "statements": len(reading.statements),
        "reading": json.dumps(reading_object(reading, one.report.text), ensure_ascii=False, separators=(",", ":")),
    }
    return row


_NOTHING: dict[str, Any] = dict.fromkeys(
    ("low", "high", "bound", "unit", "group", "said_by", "place", "place_id", "first_day", "last_day", "status")
)


def _figure_row(position: int, figure: Figure) -> dict[str, Any]:
    return _NOTHING | {
        "kind": "figure",
        "position": position,
        "what": figure.measure,
        "status": figure.status.value,
        "first_day": figure.when.first if figure.when else None,
        "last_day": figure.when.last if figure.when else None,
        "place_id": figure.place_id,
        "place": _storable(figure.place),
        "low": figure.amount.low,
        "high": figure.amount.high,
        "bound": figure.amount.bound.value,
        "unit": figure.unit,
        "group": figure.group,
        "said_by": _storable(figure.said_by),
        "start": figure.span.start,
        "end": figure.span.end,
        "confidence": figure.confidence,
    }


def _event_row(position: int, event: Event) -> dict[str, Any]:
    return _NOTHING | {
        "kind": "event",
        "position": position,
        "what": event.type,
        "status": event.status.value,
        "first_day": event.when.first if event.when else None,
        "last_day": event.when.last if event.when else None,
        "place_id": event.place_id,
        "place": _storable(event.place),
        "start": event.span.start,
        "end": event.span.end,
        "confidence": event.confidence,
    }


def _statement_row(position: int, statement: Statement) -> dict[str, Any]:
    return _NOTHING | {
        "kind": "statement",
        "position": position,
        "what": statement.form.value,
        "said_by": _storable(statement.speaker),
        "start": statement.span.start,
        "end": statement.span.end,
        "confidence": statement.confidence,
    }


def _storable(words: str | None) -> str | None:
    """Words as either database takes them: PostgreSQL has no place for the character of number zero."""
    return None if words is None else words.replace("\0", "\ufffd")
