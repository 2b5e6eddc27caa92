"""Named states of a record, that can be cited, and rebuilt from a copy (copying.copy_record)."""

from __future__ import annotations

import re
from datetime import datetime

from sqlalchemy import Connection, select

from constat.errors import RecordError
from constat.model.decision import Snapshot
from constat.record import derived, schema
from constat.record.bodies import snapshot_body, snapshot_of
from constat.record.chain import Entry, EntryKind, append, read_head
from constat.record.database import Record
from constat.record.schema import SECTIONS

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")


def take_snapshot(record: Record, name: str, *, now: datetime) -> Snapshot:
    """Name the present state: all that is kept, and the reader and codebook that it was built with.

    Raises RecordError where the name is taken or not one, or where the record is not built up to what is kept.
    """
    if _NAME.fullmatch(name) is None:
        raise RecordError(record.location, f"{name!r} cannot name a snapshot: letters, digits, dots, dashes, at most 64")
    with record.writing() as connection:
        if any(one.name == name for one in snapshots(connection)):
            raise RecordError(record.location, f"has a snapshot {name} already; a name stands for one state")
        stamp = connection.scalar(select(schema.sections.c.stamp).where(schema.sections.c.name == schema.READING.name))
        if stamp is None or any(derived.count_waiting(connection, section) for section in SECTIONS):
            raise RecordError(record.location, "is not built up to what was added and decided; `constat build` does it")
        head = read_head(connection)
        reader, _, codebook = stamp.rpartition("; ")
        snapshot = Snapshot(name=name, sequence=head.sequence, hash=head.hash, reader=reader, codebook=codebook, made=now)
        body = snapshot_body(snapshot)
        append(connection, [Entry(kind=EntryKind.SNAPSHOT, key=name, body=body)])
        return snapshot_of(body)


def snapshots(connection: Connection) -> tuple[Snapshot, ...]:
    """All snapshots, in the order in which they were taken."""
    query = select(schema.ledger.c.body).where(schema.ledger.c.kind == EntryKind.SNAPSHOT.value).order_by(schema.ledger.c.sequence)
    return tuple(snapshot_of(body) for body in connection.scalars(query))


def snapshot(connection: Connection, name: str, location: str) -> Snapshot:
    """The snapshot of a name. Raises RecordError where there is none."""
    for one in snapshots(connection):
        if one.name == name:
            return one
    raise RecordError(location, f"has no snapshot {name}; `constat status` lists them")
