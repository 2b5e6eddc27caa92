"""The derived tables: made, thrown away, and told what to take in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

from sqlalchemy import Connection, Table, delete, func, insert, inspect, literal, select

from constat.record import schema
from constat.record.schema import SECTIONS, Section

AT_ONCE = 500
"""Rows that one statement names: SQLite allows some 32,000 values in one, and the plans stay small."""


def is_prepared(connection: Connection) -> bool:
    """Whether every section has its tables in their present form."""
    forms = _forms(connection)
    return all(forms.get(section.name) == section.form for section in SECTIONS)


def prepare(connection: Connection) -> None:
    """Make the tables of every section that lacks them or has them in another form, and of those that follow it."""
    forms = _forms(connection)
    renewed = False
    for section in SECTIONS:
        if forms.get(section.name) != section.form or renewed:
            renew(connection, section)
            renewed = True


def _forms(connection: Connection) -> dict[str, str]:
    return {row.name: row.form for row in connection.execute(select(schema.sections.c.name, schema.sections.c.form))}


def renew(connection: Connection, section: Section) -> None:
    """Throw a section's rows away, make its tables anew, and put every report before it."""
    present = set(inspect(connection).get_table_names())
    for table in reversed(section.tables):
        if table.name in present:
            table.drop(connection)
    for table in section.tables:
        table.create(connection)
    connection.execute(delete(schema.sections).where(schema.sections.c.name == section.name))
    connection.execute(insert(schema.sections).values(name=section.name, form=section.form))
    put_all(connection, section)


def put_all(connection: Connection, section: Section) -> None:
    """Put every report that is not erased before a section, to be taken in."""
    connection.execute(delete(schema.pending).where(schema.pending.c.section == section.name))
    reports = select(literal(section.name), schema.ledger.c.key).where(schema.ledger.c.kind == "report", schema.ledger.c.body.is_not(None))
    connection.execute(insert(schema.pending).from_select(["section", "report"], reports))


def put(connection: Connection, section: Section, reports: Sequence[str]) -> None:
    """Put reports before a section, to be taken in (again) or, where they have no reading any more, let go of."""
    for some in chunks(reports):
        connection.execute(delete(schema.pending).where(schema.pending.c.section == section.name, schema.pending.c.report.in_(some)))
        connection.execute(insert(schema.pending), [{"section": section.name, "report": report} for report in some])


def waiting(connection: Connection, section: Section, most: int) -> list[str]:
    """The keys of up to so many reports that a section has yet to take in, in the order of their keys."""
    query = select(schema.pending.c.report).where(schema.pending.c.section == section.name).order_by(schema.pending.c.report).limit(most)
    return list(connection.scalars(query))


def count_waiting(connection: Connection, section: Section) -> int:
    """How many reports a section has yet to take in."""
    return connection.scalar(select(func.count()).select_from(schema.pending).where(schema.pending.c.section == section.name)) or 0


def taken_in(connection: Connection, section: Section, reports: Sequence[str]) -> None:
    """Note that a section has taken reports in; in the transaction that holds the rows it made of them."""
    for some in chunks(reports):
        connection.execute(delete(schema.pending).where(schema.pending.c.section == section.name, schema.pending.c.report.in_(some)))


def forget(connection: Connection, tables: Iterable[Table], reports: Sequence[str]) -> None:
    """Delete the rows of reports from derived tables: every table with a column that names a report."""
    for table in tables:
        for column in table.columns:
            if column.name == "report" or column.info.get("names_report"):
                for some in chunks(reports):
                    connection.execute(delete(table).where(column.in_(some)))


Value = TypeVar("Value")


def chunks(keys: Sequence[Value]) -> Iterator[Sequence[Value]]:
    """Keys in runs short enough for one statement."""
    for first in range(0, len(keys), AT_ONCE):
        yield keys[first : first + AT_ONCE]
