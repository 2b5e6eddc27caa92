"""Erasure on lawful request: a report's bytes and words go; its hash, its place in the ledger and the decision stay."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Connection, delete, select, update

from constat.errors import DecisionError
from constat.model.decision import Decision, DecisionKind
from constat.record import derived, schema
from constat.record.bodies import receipt_of
from constat.record.chain import EntryKind
from constat.record.database import Record
from constat.record.decisions import Proposal, later_sections, take
from constat.record.reports import report


def erase(record: Record, key: str, *, by: str, why: str, now: datetime) -> tuple[Decision, ...]:
    """Erase a report, and every other one of the same bytes, since they say the same of the same people; one decision for each.

    It cannot be undone, and the same bytes are not taken in again. Raises RecordError where there is no such report,
    DecisionError where it was erased already or author or reason are lacking.
    """
    with record.writing() as connection:
        found = report(connection, key, record.location)
        if found.receipt is None:
            raise DecisionError(record.location, f"report {found.key} was erased already")
        query = select(schema.ledger.c.key, schema.ledger.c.body).where(
            schema.ledger.c.kind == EntryKind.REPORT.value, schema.ledger.c.sha256 == found.sha256, schema.ledger.c.body.is_not(None)
        )
        rows = connection.execute(query.order_by(schema.ledger.c.sequence)).all()
        taken = tuple(
            take(connection, record.location, Proposal(kind=DecisionKind.ERASE, targets=(row.key,), by=by, why=why), now, erases=row.key)
            for row in rows
        )
        keys = [row.key for row in rows]
        _empty(connection, keys, found.sha256)
        _forget(connection, keys, [receipt_of(row.body).source for row in rows])
    _sweep(record)
    return taken


def _empty(connection: Connection, keys: list[str], sha256: str) -> None:
    """Through the one door that the guards leave open, now that the decisions are there."""
    for some in derived.chunks(keys):
        is_one = (schema.ledger.c.kind == EntryKind.REPORT.value) & schema.ledger.c.key.in_(some)
        connection.execute(update(schema.ledger).where(is_one).values(body=None))
    connection.execute(update(schema.contents).where(schema.contents.c.sha256 == sha256).values(packed=None, sums=None))


def _forget(connection: Connection, keys: list[str], sources: list[str]) -> None:
    """Nothing derived keeps a word of it; the sections that linked it, and the index, let go of it at the next build."""
    neighbours = _of_one_origin(connection, keys)
    derived.forget(connection, [table for table in schema.DERIVED if table not in schema.INDEX], keys)
    derived.taken_in(connection, schema.READING, keys)
    for section in later_sections():
        derived.put(connection, section, keys)
    derived.put(connection, schema.ORIGINS, neighbours)
    for some in derived.chunks(keys):
        connection.execute(update(schema.prints).where(schema.prints.c.report.in_(some)).values(credits="[]"))
    for some in derived.chunks(sorted(set(sources))):
        connection.execute(delete(schema.refusals).where(schema.refusals.c.source.in_(some)))


def _of_one_origin(connection: Connection, keys: list[str]) -> list[str]:
    """The other reports of the families of some, and those that are linked to them."""
    found: set[str] = set()
    links, families = schema.origin_links, schema.families
    for some in derived.chunks(keys):
        found.update(connection.scalars(select(links.c.one).where(links.c.two.in_(some))))
        found.update(connection.scalars(select(links.c.two).where(links.c.one.in_(some))))
        theirs = select(families.c.family).where(families.c.report.in_(some))
        found.update(connection.scalars(select(families.c.report).where(families.c.family.in_(theirs))))
    return sorted(found - set(keys))


def _sweep(record: Record) -> None:
    """Have the database overwrite what it still holds of deleted rows outside its tables: a log, or old versions."""
    with record.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        if connection.dialect.name == "sqlite":
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)").close()
            return
        for table in (schema.ledger, schema.contents, *schema.DERIVED):
            connection.exec_driver_sql(f"VACUUM FULL {table.name}")
