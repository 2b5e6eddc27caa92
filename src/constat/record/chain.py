"""The chain: each entry of the ledger carries the hash of itself and of the entry before it.

Whoever changes an entry has to change all that follow, and the head; and whoever noted a later hash elsewhere (a
snapshot that was cited) sees it.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from enum import Enum

from sqlalchemy import Connection, select, update

from constat.record import schema

BEGINNING = "0" * 64
"""The hash before the first entry."""


class EntryKind(Enum):
    """What an entry of the ledger holds."""

    REPORT = "report"
    DECISION = "decision"
    SNAPSHOT = "snapshot"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry to be put into the ledger; body is its text, exactly as it will be kept."""

    kind: EntryKind
    key: str
    body: str
    sha256: str | None = None
    erases: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """Where the ledger stands: the number and the hash of its last entry."""

    sequence: int
    hash: str


def digest(text: str) -> str:
    """SHA-256 of a text, in hexadecimal digits."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def entry_hash(before: str, sequence: int, entry: Entry, body_sha256: str) -> str:
    """The hash of one entry: over the hash before it, its place, and all that it holds (its body by digest, which
    stays when the body is erased).
    """
    parts = (before, str(sequence), entry.kind.value, entry.key, entry.sha256 or "", entry.erases or "", body_sha256)
    return digest("\n".join(parts))


def read_head(connection: Connection) -> Head:
    """Where the ledger stands."""
    row = connection.execute(select(schema.head.c.sequence, schema.head.c.hash)).one()
    return Head(row.sequence, row.hash)


def append(connection: Connection, entries: list[Entry]) -> Head:
    """Put entries at the end of the ledger; the connection must be a writing one.

    Taking hold of the head first makes writers wait for each other on either database.
    """
    row = connection.execute(select(schema.head.c.sequence, schema.head.c.hash).with_for_update()).one()
    sequence, before = row.sequence, row.hash
    rows = []
    for entry in entries:
        sequence += 1
        body_sha256 = digest(entry.body)
        before = entry_hash(before, sequence, entry, body_sha256)
        rows.append(
            {
                "sequence": sequence,
                "kind": entry.kind.value,
                "key": entry.key,
                "sha256": entry.sha256,
                "erases": entry.erases,
                "body": entry.body,
                "body_sha256": body_sha256,
                "hash": before,
            }
        )
    if rows:
        connection.execute(schema.ledger.insert(), rows)
        connection.execute(update(schema.head).values(sequence=sequence, hash=before))
    return Head(sequence, before)
