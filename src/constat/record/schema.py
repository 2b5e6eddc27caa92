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

from sqlalchemy import BigInteger, Column, Date, Float, Index, Integer, LargeBinary, MetaData, String, Table, Text, UniqueConstraint
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
    Index("readings_publisher", "publisher"),
)
"""One row for each report that was read; reading is its reading in the public form. Where it could not be read,
problem says why, and reading is null."""

texts = Table("texts", METADATA, Column("report", String(64), primary_key=True), Column("packed", LargeBinary, nullable=False))
"""The texts that spans count in, compressed."""

masks = Table(
    "masks",
    METADATA,
    Column("report", String(64), primary_key=True),
    Column("start", Integer, primary_key=True, autoincrement=False),
    Column("end", Integer, nullable=False),
    Column("kind", String(16), nullable=False),
    Column("words", Text, nullable=False),
    Column("label", Text, nullable=False),
)
"""Words of a report that views and exports replace by a label: names of private people, sites where people live."""

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


prints = Table(
    "prints",
    METADATA,
    Column("report", String(64), primary_key=True),
    Column("fingerprints", LargeBinary, nullable=False),
    Column("traces", LargeBinary, nullable=False),
    Column("credits", Text, nullable=False),
)
"""What a report is looked up by when copies and rewrites are sought, as rows of 8-byte numbers; credits are those to
news agencies, as JSON."""

fingerprints = Table(
    "fingerprints",
    METADATA,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("report", String(64), primary_key=True),
    Column("runs", Integer, nullable=False),
    sqlite_with_rowid=False,
)
"""The reports that hold a run of words, by its hash (see linking/origins/passages.py), with how many runs each is looked up by."""

traces = Table(
    "traces",
    METADATA,
    Column("hash", BigInteger, primary_key=True, autoincrement=False),
    Column("report", String(64), primary_key=True),
    sqlite_with_rowid=False,
)
"""The reports that hold a number with the mark beside it, by their hash (see linking/origins/traces.py)."""

origin_links = Table(
    "origin_links",
    METADATA,
    Column("one", String(64), primary_key=True, info={"names_report": True}),
    Column("two", String(64), primary_key=True, info={"names_report": True}),
    Column("kind", String(16), nullable=False),
    Column("measure", Float, nullable=False),
    Column("says", Text, nullable=False),
    Column("in_one", Text, nullable=False),
    Column("in_two", Text, nullable=False),
    Index("origin_links_two", "two"),
)
"""Pairs of reports that are not independent, the smaller key first; in_one and in_two are the spans of the evidence."""

families = Table(
    "families",
    METADATA,
    Column("report", String(64), primary_key=True),
    Column("family", String(64), nullable=False),
    Index("families_family", "family"),
)
"""The family of each report, by the smallest key in it."""


tellings = Table(
    "tellings",
    METADATA,
    Column("key", String(16), primary_key=True),
    Column("report", String(64), nullable=False),
    Column("occurrence", String(16), nullable=False),
    Column("body", Text, nullable=False),
    Index("tellings_report", "report"),
    Index("tellings_occurrence", "occurrence"),
)
"""What one report says of one occurrence; body is the telling as JSON, occurrence the one that it was found to tell of."""

told_claims = Table(
    "told_claims",
    METADATA,
    Column("claim", String(64), primary_key=True),
    Column("report", String(64), nullable=False),
    Column("telling", String(16), nullable=False),
    Index("told_claims_telling", "telling"),
)
"""The telling that each claim belongs to."""

blocks = Table(
    "blocks",
    METADATA,
    Column("block", Text, primary_key=True),
    Column("telling", String(16), primary_key=True),
    Column("report", String(64), nullable=False),
    Index("blocks_report", "report"),
    sqlite_with_rowid=False,
)
"""The blocks in which tellings stand, where others look for them."""

likenesses = Table(
    "likenesses",
    METADATA,
    Column("one", String(16), primary_key=True),
    Column("two", String(16), primary_key=True),
    Column("report_of_one", String(64), nullable=False, info={"names_report": True}),
    Column("report_of_two", String(64), nullable=False, info={"names_report": True}),
    Column("score", Integer, nullable=False),
    Index("likenesses_two", "two"),
    Index("likenesses_report_of_one", "report_of_one"),
    Index("likenesses_report_of_two", "report_of_two"),
)
"""Pairs of tellings alike enough to join, the smaller key first."""

occurrences = Table(
    "occurrences",
    METADATA,
    Column("key", String(16), primary_key=True),
    Column("scope", String(16), nullable=False),
    Column("type", Text, nullable=False),
    Column("first_day", Date),
    Column("last_day", Date),
    Column("place_id", Text),
    Column("status", String(16), nullable=False),
    Column("reports", Integer, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("in_conflict", Integer, nullable=False),
    # Both hold all that a period is sought by, so that rows that do not fit are never fetched.
    Index("occurrences_day", "first_day", "last_day", "key"),
    Index("occurrences_type", "type", "first_day", "last_day", "key"),
    Index("occurrences_conflict", "in_conflict", "first_day", "key"),
    Index("occurrences_place", "place_id", "first_day"),
)
"""One row for each thing in the world that claims tell of. It holds no words of any report."""

told_in = Table(
    "told_in",
    METADATA,
    Column("occurrence", String(16), primary_key=True),
    Column("teller", String(64), primary_key=True),
    Index("told_in_teller", "teller"),
)
"""The reports that tell of each occurrence, by key alone: it outlives the erasure of a report's rows, so that the next
build knows which occurrences the report was part of."""

comparisons = Table(
    "comparisons",
    METADATA,
    Column("occurrence", String(16), primary_key=True),
    Column("measure", Text, primary_key=True),
    Column("group", Text, primary_key=True),
    Column("unit", Text, nullable=False),
    Column("relation", String(16), nullable=False),
    Column("says", Text, nullable=False),
    Column("origins", Integer, nullable=False),
    Column("preferred", String(64), nullable=False),
    Column("because", Text, nullable=False),
    Index("comparisons_relation", "relation", "measure"),
)
"""What holds between the values of one measure of an occurrence; preferred is the claim to use where one must be."""

compared_values = Table(
    "compared_values",
    METADATA,
    Column("claim", String(64), primary_key=True),
    Column("occurrence", String(16), nullable=False),
    Column("report", String(64), nullable=False),
    Column("measure", Text, nullable=False),
    Column("group", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("origin", String(64)),
    Column("apart", Text),
    Index("compared_values_occurrence", "occurrence"),
)
"""The values of a comparison, in the order in which they were said; apart says why one cannot be compared with the
others; origin is the independent origin behind it, by the key of one of its reports, null where it cannot be told."""


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


READING = Section("reading", 2, (readings, texts, masks, claims))
ORIGINS = Section("origins", 2, (prints, fingerprints, traces, origin_links, families))
OCCURRENCES = Section("occurrences", 1, (tellings, told_claims, blocks, likenesses, occurrences, told_in, comparisons, compared_values))
SECTIONS: tuple[Section, ...] = (READING, ORIGINS, OCCURRENCES)
"""All sections, in the order in which they are built."""

INDEX: tuple[Table, ...] = (prints, fingerprints, traces)
"""What reports are looked up by: hashes, by which the next build knows what an erased report shared with others."""
DERIVED: tuple[Table, ...] = tuple(table for section in SECTIONS for table in section.tables)
