"""Reports put into the record."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum

from sqlalchemy import Connection, delete, insert, select, update

from constat.model.receipt import Arrival, Refusal
from constat.record import derived, schema
from constat.record.bodies import moment, receipt_body, report_key
from constat.record.chain import Entry, EntryKind, append
from constat.record.contents import Content, pack
from constat.record.database import Record
from constat.record.schema import READING

_BATCH_REPORTS = 250
_BATCH_BYTES = 16 * 1024 * 1024
"""A batch is kept as a whole: as many reports, or as many bytes, as may have to be given again after a crash."""
_SOURCE_SHOWN = 500


class Outcome(Enum):
    """What became of an input."""

    ADDED = "added"
    ALREADY = "already there"
    REFUSED = "refused"


@dataclass(slots=True)
class AddSummary:
    """What became of all inputs, as it is counted."""

    added: int = 0
    already: int = 0
    refused: list[Refusal] = field(default_factory=list)

    @property
    def seen(self) -> int:
        """How many inputs there were."""
        return self.added + self.already + len(self.refused)


@dataclass(frozen=True, slots=True)
class _Candidate:
    key: str
    arrival: Arrival
    content: Content


def add_reports(
    record: Record, arrivals: Iterable[Arrival | Refusal], *, now: datetime, progress: Callable[[AddSummary], None] | None = None
) -> AddSummary:
    """Put reports into the record, in batches that are kept whole; what intake refused is noted.

    The same bytes from the same source are there already and are not added again.
    """
    summary = AddSummary()
    batch: list[Arrival | Refusal] = []
    size = 0
    for arrival in arrivals:
        batch.append(arrival)
        size += len(arrival.raw) if isinstance(arrival, Arrival) else 0
        if len(batch) >= _BATCH_REPORTS or size >= _BATCH_BYTES:
            _keep(record, batch, now, summary)
            if progress is not None:
                progress(summary)
            batch, size = [], 0
    if batch:
        _keep(record, batch, now, summary)
        if progress is not None:
            progress(summary)
    return summary


def add_report(record: Record, arrival: Arrival, *, now: datetime) -> tuple[str, Outcome]:
    """Put one report into the record; returns its key and what became of it."""
    summary = add_reports(record, [arrival], now=now)
    outcome = Outcome.ADDED if summary.added else Outcome.ALREADY if summary.already else Outcome.REFUSED
    return report_key(pack(arrival.raw).sha256, arrival.receipt.source), outcome


def _keep(record: Record, batch: list[Arrival | Refusal], now: datetime, summary: AddSummary) -> None:
    """Keep one batch; the work that needs no database is done before the lock is taken."""
    refused = [one for one in batch if isinstance(one, Refusal)]
    candidates: dict[str, _Candidate] = {}
    arrived = [one for one in batch if isinstance(one, Arrival)]
    for arrival in arrived:
        content = pack(arrival.raw)
        key = report_key(content.sha256, arrival.receipt.source)
        candidates.setdefault(key, _Candidate(key, arrival, content))
    with record.writing() as connection:
        erased = _erased(connection, sorted({one.content.sha256 for one in candidates.values()}))
        refused += [
            Refusal(one.arrival.receipt.source, "was erased from this record by decision; it is not taken in again")
            for one in candidates.values()
            if one.content.sha256 in erased
        ]
        there = _there(connection, sorted(candidates))
        new = [one for one in candidates.values() if one.key not in there and one.content.sha256 not in erased]
        _add_new(connection, new)
        _note(connection, refused, now)
        _no_longer_refused(connection, [one.receipt.source for one in arrived], refused)
    summary.added += len(new)
    summary.refused += refused
    summary.already += len(batch) - len(new) - len(refused)


def _add_new(connection: Connection, new: list[_Candidate]) -> None:
    if not new:
        return
    contents = {one.content.sha256: one.content for one in new}
    known: set[str] = set()
    for some in derived.chunks(sorted(contents)):
        known |= set(connection.scalars(select(schema.contents.c.sha256).where(schema.contents.c.sha256.in_(some))))
    rows = [
        {"sha256": one.sha256, "size": one.size, "packed": one.packed, "sums": one.sums}
        for one in contents.values()
        if one.sha256 not in known
    ]
    if rows:
        connection.execute(insert(schema.contents), rows)
    append(
        connection,
        [Entry(kind=EntryKind.REPORT, key=one.key, body=receipt_body(one.arrival.receipt), sha256=one.content.sha256) for one in new],
    )
    derived.put(connection, READING, [one.key for one in new])


def _there(connection: Connection, keys: list[str]) -> set[str]:
    found: set[str] = set()
    for some in derived.chunks(keys):
        query = select(schema.ledger.c.key).where(schema.ledger.c.kind == EntryKind.REPORT.value, schema.ledger.c.key.in_(some))
        found |= set(connection.scalars(query))
    return found


def _erased(connection: Connection, hashes: list[str]) -> set[str]:
    found: set[str] = set()
    for some in derived.chunks(hashes):
        query = select(schema.contents.c.sha256).where(schema.contents.c.sha256.in_(some), schema.contents.c.packed.is_(None))
        found |= set(connection.scalars(query))
    return found


def _note(connection: Connection, refused: list[Refusal], now: datetime) -> None:
    """Note refusals, one row for a source, however often it was tried."""
    table = schema.refusals
    for refusal in refused:
        source = refusal.source[:_SOURCE_SHOWN]
        values = {"reason": refusal.reason, "last": moment(now)}
        changed = connection.execute(update(table).where(table.c.source == source).values(**values, times=table.c.times + 1))
        if changed.rowcount == 0:
            connection.execute(insert(table).values(source=source, times=1, **values))


def _no_longer_refused(connection: Connection, sources: list[str], refused: list[Refusal]) -> None:
    """A source that was taken after all is no longer among the refused."""
    still = {refusal.source for refusal in refused}
    taken = sorted({source[:_SOURCE_SHOWN] for source in sources if source not in still})
    for some in derived.chunks(taken):
        connection.execute(delete(schema.refusals).where(schema.refusals.c.source.in_(some)))
