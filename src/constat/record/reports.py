"""Reports as the record keeps them: by key, in order, with their bytes."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, func, select

from constat.errors import RecordError
from constat.model.receipt import KeptReport
from constat.record import derived, schema
from constat.record.bodies import receipt_of
from constat.record.chain import EntryKind
from constat.record.contents import unpack

_PAGE = 500
_COLUMNS = (schema.ledger.c.key, schema.ledger.c.sequence, schema.ledger.c.sha256, schema.ledger.c.body)
_IS_REPORT = schema.ledger.c.kind == EntryKind.REPORT.value


def reports(connection: Connection) -> Iterator[KeptReport]:
    """All reports, in the order in which they were added, page by page; those that were erased have no receipt."""
    last = 0
    while True:
        query = select(*_COLUMNS).where(_IS_REPORT, schema.ledger.c.sequence > last).order_by(schema.ledger.c.sequence).limit(_PAGE)
        rows = connection.execute(query).all()
        for row in rows:
            yield _report(row)
        if len(rows) < _PAGE:
            return
        last = rows[-1].sequence


def reports_of(connection: Connection, keys: Sequence[str]) -> list[KeptReport]:
    """The reports with these keys, in the order of the keys; those that the record does not have are left out."""
    found: dict[str, KeptReport] = {}
    for some in derived.chunks(sorted(set(keys))):
        for row in connection.execute(select(*_COLUMNS).where(_IS_REPORT, schema.ledger.c.key.in_(some))):
            found[row.key] = _report(row)
    return [found[key] for key in keys if key in found]


def report(connection: Connection, key: str, location: str) -> KeptReport:
    """The report with a key, or with a key that begins so.

    Raises RecordError where there is none, or more than one.
    """
    whole = reports_of(connection, [key])
    if whole:
        return whole[0]
    # A range, not a pattern: the index finds it, and the key's letters mean nothing but themselves.
    query = select(*_COLUMNS).where(_IS_REPORT, schema.ledger.c.key >= key, schema.ledger.c.key < key + "g").limit(2)
    rows = connection.execute(query).all()
    if len(rows) != 1:
        raise RecordError(location, f"has no report {key}" if not rows else f"has several reports whose keys begin with {key}")
    return _report(rows[0])


def count_reports(connection: Connection) -> int:
    """How many reports were added, those that were erased since among them."""
    return connection.scalar(select(func.count()).select_from(schema.ledger).where(_IS_REPORT)) or 0


def bytes_of(connection: Connection, hashes: Sequence[str], location: str) -> Mapping[str, bytes]:
    """The bytes with these hashes; those that were erased are left out.

    Raises RecordError where what is kept is damaged.
    """
    found: dict[str, bytes] = {}
    for some in derived.chunks(sorted(set(hashes))):
        query = select(schema.contents.c.sha256, schema.contents.c.packed).where(schema.contents.c.sha256.in_(some))
        for row in connection.execute(query):
            if row.packed is None:
                continue
            try:
                found[row.sha256] = unpack(row.packed)
            except zlib.error as error:
                raise RecordError(location, f"the bytes kept as {row.sha256} are damaged; `constat verify` says where") from error
    return found


def _report(row: Any) -> KeptReport:
    return KeptReport(
        key=row.key, sequence=row.sequence, sha256=row.sha256 or "", receipt=receipt_of(row.body) if row.body is not None else None
    )
