"""How a record stands: what it holds, what is left to do, what was refused."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, func, select

from constat.model.decision import Decision, Snapshot
from constat.model.receipt import Refusal
from constat.record import derived, schema
from constat.record.chain import EntryKind, Head, read_head
from constat.record.decisions import all_decisions, decisions, orphaned
from constat.record.schema import SECTIONS
from constat.record.snapshots import snapshots


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """How a record stands. waiting are the reports that each section has yet to take in; orphaned the decisions whose
    claims or reports are gone; refused the inputs that were not taken, how often each was tried.
    """

    head: Head
    reports: int
    erased: int
    bytes: int
    packed: int
    decisions: int
    standing: int
    snapshots: tuple[Snapshot, ...]
    read: int
    unreadable: tuple[Refusal, ...]
    claims: tuple[tuple[str, int], ...]
    waiting: tuple[tuple[str, int], ...]
    built_with: str | None
    orphaned: tuple[tuple[Decision, tuple[str, ...]], ...]
    refused: tuple[tuple[Refusal, int], ...]


def status_of(connection: Connection) -> Status:
    """Count everything; linear in the record's size."""
    ledger, contents, readings, claims = schema.ledger, schema.contents, schema.readings, schema.claims
    is_report = ledger.c.kind == EntryKind.REPORT.value
    erased = select(func.count()).select_from(ledger).where(is_report, ledger.c.body.is_(None))
    sizes = connection.execute(
        select(func.coalesce(func.sum(contents.c.size), 0), func.coalesce(func.sum(func.length(contents.c.packed)), 0)).where(
            contents.c.packed.is_not(None)
        )
    ).one()
    unreadable = select(readings.c.source, readings.c.problem).where(readings.c.problem.is_not(None)).order_by(readings.c.source)
    kinds = select(claims.c.kind, func.count()).group_by(claims.c.kind).order_by(claims.c.kind)
    refused = select(schema.refusals).order_by(schema.refusals.c.source)
    return Status(
        head=read_head(connection),
        reports=connection.scalar(select(func.count()).select_from(ledger).where(is_report)) or 0,
        erased=connection.scalar(erased) or 0,
        bytes=int(sizes[0]),
        packed=int(sizes[1]),
        decisions=len(all_decisions(connection)),
        standing=len(decisions(connection)),
        snapshots=snapshots(connection),
        read=connection.scalar(select(func.count()).select_from(readings).where(readings.c.problem.is_(None))) or 0,
        unreadable=tuple(Refusal(row.source, row.problem) for row in connection.execute(unreadable)),
        claims=tuple((kind, count) for kind, count in connection.execute(kinds)),
        waiting=tuple((section.name, derived.count_waiting(connection, section)) for section in SECTIONS),
        built_with=connection.scalar(select(schema.sections.c.stamp).where(schema.sections.c.name == schema.READING.name)),
        orphaned=tuple(orphaned(connection)),
        refused=tuple((Refusal(row.source, row.reason), row.times) for row in connection.execute(refused)),
    )
