"""Whether a record is what it was: every entry against its hash, every hash against the next, all bytes against theirs.

What cannot be seen from inside is a ledger that was cut off and its head set back with it, or one that was rewritten as
a whole: for that, compare with a head that was noted elsewhere, such as a snapshot that was cited.
"""

from __future__ import annotations

import hashlib
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, func, select

from constat.record import derived, schema
from constat.record.bodies import decision_key, receipt_of, report_key
from constat.record.chain import BEGINNING, Entry, EntryKind, Head, digest, entry_hash, read_head
from constat.record.contents import first_difference, unpack

_PAGE = 500


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that was changed behind the record's back: where, and what is wrong there."""

    where: str
    problem: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What was looked at, and what is wrong; the first fault in the order of the ledger comes first."""

    entries: int
    reports: int
    erased: int
    head: Head
    faults: tuple[Fault, ...]


def verify(
    connection: Connection, *, expected: Head | None = None, most: int = 20, progress: Callable[[int, int], None] | None = None
) -> Verification:
    """Check everything that is kept, up to so many faults; expected is a head that was noted elsewhere."""
    head = read_head(connection)
    counts = {"entries": 0, "reports": 0, "erased": 0}
    faults: list[Fault] = []
    before = BEGINNING
    hash_then: str | None = None
    for page in _pages(connection):
        reports = [row for row in page if row.kind == EntryKind.REPORT.value]
        erasures = _erasures(connection, [row.key for row in reports])
        for row in page:
            counts["entries"] += 1
            faults += _entry_faults(row, counts["entries"], before, erasures)
            before = row.hash
            hash_then = row.hash if expected is not None and row.sequence == expected.sequence else hash_then
        faults += _content_faults(connection, reports, erasures)
        counts["reports"] += len(reports)
        counts["erased"] += sum(row.body is None for row in reports)
        if progress is not None:
            progress(counts["entries"], head.sequence)
        if len(faults) >= most:
            break
    else:
        faults += _head_faults(head, Head(counts["entries"], before), expected, hash_then)
        faults += _stray_contents(connection)
    return Verification(**counts, head=head, faults=tuple(faults[:most]))


def _pages(connection: Connection) -> Iterator[Sequence[Any]]:
    last = None
    while True:
        query = select(schema.ledger).order_by(schema.ledger.c.sequence).limit(_PAGE)
        rows = connection.execute(query if last is None else query.where(schema.ledger.c.sequence > last)).all()
        if rows:
            yield rows
        if len(rows) < _PAGE:
            return
        last = rows[-1].sequence


def _entry_faults(row: Any, place: int, before: str, erasures: Mapping[str, int]) -> Iterator[Fault]:
    where = f"entry {row.sequence} ({row.kind} {row.key})"
    if row.sequence != place:
        yield Fault(where, f"entry {place} should stand here: entries are missing, or were put in")
        return
    if row.body is None and row.key not in erasures:
        yield Fault(where, "its text is gone, and no decision erased it")
    elif row.body is not None and digest(row.body) != row.body_sha256:
        yield Fault(where, "its text was changed")
    elif row.body is not None and row.key in erasures:
        yield Fault(where, f"decision entry {erasures[row.key]} erased it, but its text is there")
    kinds = {kind.value: kind for kind in EntryKind}
    if row.kind not in kinds:
        yield Fault(where, "is of no kind that the ledger holds")
        return
    entry = Entry(kind=kinds[row.kind], key=row.key, body="", sha256=row.sha256, erases=row.erases)
    if entry_hash(before, row.sequence, entry, row.body_sha256) != row.hash:
        yield Fault(where, "does not fit its hash and that of the entry before it")
    elif row.body is not None and digest(row.body) == row.body_sha256 and _proper_key(row) not in (None, row.key):
        yield Fault(where, "its key is not the one that its content gives")


def _proper_key(row: Any) -> str | None:
    if row.kind == EntryKind.REPORT.value:
        return report_key(row.sha256, receipt_of(row.body).source)
    return decision_key(row.body) if row.kind == EntryKind.DECISION.value else None


def _erasures(connection: Connection, keys: Sequence[str]) -> dict[str, int]:
    """The entries of the decisions that erase some reports, by report."""
    found: dict[str, int] = {}
    for some in derived.chunks(sorted(keys)):
        query = select(schema.ledger.c.erases, func.min(schema.ledger.c.sequence).label("first"))
        query = query.where(schema.ledger.c.kind == EntryKind.DECISION.value, schema.ledger.c.erases.in_(some))
        for row in connection.execute(query.group_by(schema.ledger.c.erases)):
            found[row.erases] = row.first
    return found


def _content_faults(connection: Connection, reports: Sequence[Any], erasures: Mapping[str, int]) -> Iterator[Fault]:
    found: dict[str, Any] = {}
    for some in derived.chunks(sorted({row.sha256 for row in reports if row.sha256})):
        found |= {row.sha256: row for row in connection.execute(select(schema.contents).where(schema.contents.c.sha256.in_(some)))}
    for report in reports:
        where = f"bytes of report {report.key} (entry {report.sequence})"
        content = found.get(report.sha256)
        if content is None:
            yield Fault(where, "are missing")
        elif content.packed is None:
            if report.key not in erasures:
                yield Fault(where, "are gone, and no decision erased them")
        elif report.key in erasures:
            yield Fault(where, f"decision entry {erasures[report.key]} erased them, but they are there")
        elif not _is_sound(content):
            yield Fault(where, "were changed: " + first_difference(content.packed, content.size, content.sums or b""))


def _is_sound(content: Any) -> bool:
    try:
        raw = unpack(content.packed)
    except zlib.error:
        return False
    return bool(len(raw) == content.size and hashlib.sha256(raw).hexdigest() == content.sha256)


def _head_faults(head: Head, found: Head, expected: Head | None, hash_then: str | None) -> Iterator[Fault]:
    if head.sequence != found.sequence:
        yield Fault("head", f"says that the ledger ends at entry {head.sequence}, but it ends at {found.sequence}")
    elif head.hash != found.hash:
        yield Fault("head", "does not bear the hash of the last entry")
    if expected is not None and expected.sequence and hash_then != expected.hash:
        known = "is not there" if hash_then is None else f"has the hash {hash_then}"
        yield Fault("ledger", f"entry {expected.sequence} {known}, not {expected.hash} as was noted elsewhere")


def _stray_contents(connection: Connection) -> Iterator[Fault]:
    """Bytes that no report brought."""
    query = select(schema.contents.c.sha256).outerjoin(schema.ledger, schema.ledger.c.sha256 == schema.contents.c.sha256)
    for sha256 in connection.scalars(query.where(schema.ledger.c.key.is_(None)).order_by(schema.contents.c.sha256).limit(5)):
        yield Fault(f"bytes {sha256}", "belong to no report: they were put in")
