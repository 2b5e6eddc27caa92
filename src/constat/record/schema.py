"""The tables of a record.

Kept tables hold what cannot be made again: the ledger (reports, decisions, snapshots, chained by hash) and the bytes
of reports. They only grow, see migrations.py, which alone makes and changes them.

Derived tables hold what a build makes of them, section by section; each section is made from the ones before it. Any
of them can be thrown away. They have no migrations: where a section's tables or its version differ from those that a
record was built with, the section is dropped, made anew and built again. To add one, add its tables and a Section.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from sqlalchemy import Column, Date, Float, Index, Integer, LargeBinary, MetaData, String, Table, Text, UniqueConstraint
from sqlalchemy.engine.default import DefaultDialect
from sqlalchemy.schema import CreateIndex, CreateTable

METADATA = MetaData()

ledger = Table(
    "ledger",
    METADATA,
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("kind", String(16), nullable=False),
    Column("key", String(64), nullable=False),
    Column("sha256", String(64)),
    Column("erases", String(64)),
    Column("body", Text),
    Column("body_sha256", String(64), nullable=False),
    Column("hash", String(64), nullable=False),
    UniqueConstraint("kind", "key", name="ledger_kind_key"),
    Index("ledger_sha256", "sha256"),
    Index("ledger_erases", "erases"),
)
"""One row for each report, decision and snapshot, in the order in which they came; hash covers the row and the hash
before it. sha256 names a report's bytes; erases names the report that a decision erases; body is the receipt, the
decision or the snapshot as JSON, null where it was erased."""

contents = Table(
    "contents",
    METADATA,
    Column("sha256", String(64), primary_key=True),
    Column("size", Integer, nullable=False),
    Column("packed", LargeBinary),
    Column("sums", LargeBinary),
)
"""The bytes of reports, compressed; sums are those of its blocks, so that a change behind the record's back can be
placed. Both are null where they were erased."""

head = Table(
    "head",
    METADATA,
    Column("id", Integer, primary_key=True, autoincrement=False),
    Column("sequence", Integer, nullable=False),
    Column("hash", String(64), nullable=False),
)
"""The last entry of the ledger, so that one cut off is missed. One row, which every writer takes hold of."""

migrations = Table("migrations", METADATA, Column("name", String(64), primary_key=True))
"""The migrations that were run."""

refusals = Table(
    "refusals",
    METADATA,
    Column("source", Text, primary_key=True),
    Column("reason", Text, nullable=False),
    Column("times", Integer, nullable=False),
    Column("last", String(20), nullable=False),
)
"""Inputs that were not taken, and why: so that nobody believes that they are in the record."""

KEPT = (ledger, contents)
NOTES = (head, refusals)

sections = Table(
    "sections", METADATA, Column("name", String(32), primary_key=True), Column("form", String(64), nullable=False), Column("stamp", Text)
)
"""What each section was built with: form is the digest of its tables and version; stamp names reader and codebook."""

pending = Table(
    "pending",
    METADATA,
    Column("section", String(32), primary_key=True),
    Column("report", String(64), primary_key=True),
)
"""Reports that a section has yet to take in (or, where the report was erased, to let go of)."""

readings = Table(
    "readings",
    METADATA,
    Column("report", String(64), primary_key=True),
    Column("name", Text, nullable=False),
    Column("source", Text, nullable=False),
    Column("reader", Text, nullable=False),
    Column("codebook", Text, nullable=False),
    Column("language", String(8), nullable=False),
    Column("publisher", Text),
    Column("earliest", Date),
    Column("latest", Date),
    Column("figures", Integer, nullable=False),
    Column("events", Integer, nullable=False),
    Column("statements", Integer, nullable=False),
    Column("problem", Text),
    Column("reading", Text),
    Index("readings_latest", "latest"),
)
"""One row for each report that was read; reading is its reading in the public form. Where it could not be read,
problem says why, and reading is null."""

texts = Table("texts", METADATA, Column("report", String(64), primary_key=True), Column("packed", LargeBinary, nullable=False))
"""The texts that spans count in, compressed."""

claims = Table(
    "claims",
    METADATA,
    Column("id", String(64), primary_key=True),
    Column("report", String(64), nullable=False),
    Column("kind", String(16), nullable=False),
    Column("position", Integer, nullable=False),
    Column("what", Text, nullable=False),
    Column("status", String(16)),
    Column("first_day", Date),
    Column("last_day", Date),
    Column("place_id", Text),
    Column("place", Text),
    Column("low", Float),
    Column("high", Float),
    Column("bound", String(16)),
    Column("unit", Text),
    Column("group", Text),
    Column("said_by", Text),
    Column("start", Integer, nullable=False),
    Column("end", Integer, nullable=False),
    Column("confidence", Float, nullable=False),
    Index("claims_report", "report"),
    Index("claims_what", "kind", "what", "first_day"),
    Index("claims_place", "place_id", "first_day"),
)
"""One row for each claim. what is a figure's measure, an event's type, a statement's form; said_by is a figure's
source or a statement's speaker; position is its place among the report's claims of that kind."""


@dataclass(frozen=True, slots=True)
class Section:
    """A stage's own tables, and the version of the code that fills them: raise it when that gives other rows."""

    name: str
    version: int
    tables: tuple[Table, ...]

    @property
    def form(self) -> str:
        """The digest of its tables and version."""
        dialect = DefaultDialect()
        parts = [f"{self.name} {self.version}"]
        for table in self.tables:
            parts.append(str(CreateTable(table).compile(dialect=dialect)))
            parts.extend(sorted(str(CreateIndex(index).compile(dialect=dialect)) for index in table.indexes))
        return hashlib.sha256("\n".join(parts).encode()).hexdigest()


READING = Section("reading", 1, (readings, texts, claims))
SECTIONS: tuple[Section, ...] = (READING,)
"""All sections, in the order in which they are built."""

DERIVED: tuple[Table, ...] = tuple(table for section in SECTIONS for table in section.tables)
