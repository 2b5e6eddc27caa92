"""Copies of a record: as a backup, from one kind of database to the other, or of a state that was named.

What is kept is copied to the byte, so that the copy's chain is the original's.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, Table, delete, insert, inspect, select, update

from constat.errors import RecordError
from constat.model.decision import Snapshot
from constat.record import derived, schema
from constat.record.chain import Entry, EntryKind, append, read_head
from constat.record.database import Record, create_record, open_record
from constat.record.verifying import Verification, verify

_PAGE = 250


def copy_record(
    record: Record, location: str, *, at: Snapshot | None = None, progress: Callable[[str, int], None] | None = None
) -> Verification:
    """Copy a record to a place where there is none yet, or an empty one; all of it, or what was kept up to a snapshot.

    A copy at a snapshot has nothing derived: a build by the reader and codebook that the snapshot names makes it. What
    was erased since is erased there too, by the same decisions. Raises RecordError where there is a record with
    entries, or where the copy does not verify.
    """
    target = _empty_record(location)
    tell = progress or (lambda _table, _rows: None)
    try:
        with record.reading() as source, target.writing() as connection:
            if at is None:
                _copy_all(source, connection, tell)
            else:
                _copy_until(source, connection, at, tell)
        with target.reading() as connection:
            verified = verify(connection)
        if verified.faults:
            raise RecordError(location, f"the copy does not verify: {verified.faults[0].where}: {verified.faults[0].problem}")
    finally:
        target.close()
    return verified


def _empty_record(location: str) -> Record:
    try:
        target = open_record(location)
    except RecordError:
        return create_record(location)
    with target.reading() as connection:
        entries = read_head(connection).sequence
    if entries:
        target.close()
        raise RecordError(location, f"is a record with {entries} entries already; a copy goes where there is none")
    return target


def _copy_all(source: Connection, target: Connection, tell: Callable[[str, int], None]) -> None:
    for table in (*schema.KEPT, schema.head, schema.refusals, schema.sections, schema.pending, *schema.DERIVED):
        if table not in schema.KEPT:
            target.execute(delete(table))
        tell(table.name, _copy_rows(source, target, table))


def _copy_until(source: Connection, target: Connection, at: Snapshot, tell: Callable[[str, int], None]) -> None:
    ledger = schema.ledger
    until = at.sequence + 1  # the snapshot's own entry, which names the state, goes with it
    tell(ledger.name, _copy_rows(source, target, ledger, ledger.c.sequence <= until))
    among = select(ledger.c.sha256).where(ledger.c.sequence <= until, ledger.c.sha256.is_not(None))
    tell(schema.contents.name, _copy_rows(source, target, schema.contents, schema.contents.c.sha256.in_(among)))
    last = source.execute(select(ledger.c.sequence, ledger.c.hash).where(ledger.c.sequence == until)).one()
    target.execute(update(schema.head).values(sequence=last.sequence, hash=last.hash))
    append(target, _later_erasures(source, until))
    derived.put_all(target, schema.READING)


def _later_erasures(source: Connection, until: int) -> list[Entry]:
    """The decisions after a state that erased reports of it, to be put into the copy's ledger as its own."""
    ledger = schema.ledger
    erased = select(ledger.c.key).where(ledger.c.sequence <= until, ledger.c.kind == EntryKind.REPORT.value)
    query = select(ledger).where(ledger.c.sequence > until, ledger.c.erases.in_(erased)).order_by(ledger.c.sequence)
    return [Entry(kind=EntryKind(row.kind), key=row.key, body=row.body, erases=row.erases) for row in source.execute(query)]


def _copy_rows(source: Connection, target: Connection, table: Table, *conditions: ColumnElement[bool]) -> int:
    copied = 0
    for page in _pages(source, table, conditions):
        target.execute(insert(table), [dict(row._mapping) for row in page])  # noqa: SLF001  # SQLAlchemy's public name for a row by column name
        copied += len(page)
    return copied


def _pages(source: Connection, table: Table, conditions: Sequence[ColumnElement[bool]]) -> Iterator[Sequence[Any]]:
    if not inspect(source).has_table(table.name):
        return
    query = select(table).where(*conditions).order_by(*table.primary_key.columns)
    yield from source.execution_options(yield_per=_PAGE).execute(query).partitions()
