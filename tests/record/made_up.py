"""Reports to put into records. Every sentence here is made up."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import Table, select

from constat.model.receipt import Arrival, Format, Receipt, Way
from constat.record import schema
from constat.record.adding import add_reports
from constat.record.database import Record

NOW = datetime(2026, 3, 14, 9, 30, tzinfo=UTC)

CLEARANCE = "Calais, 4 March 2025. Police cleared a camp of about 300 migrants on Tuesday morning, the prefecture said."
CROSSING = "Dover, 5 March 2025. At least 120 migrants crossed the Channel in three boats on Wednesday, the Home Office said."
RESCUE = "Dunkirk, 6 March 2025. The coastguard rescued 48 migrants from a dinghy off Gravelines on Thursday morning."
STORIES = (CLEARANCE, CROSSING, RESCUE)


def arrival(name: str, text: str, *, publisher: str | None = None) -> Arrival:
    """A plain report as it comes in from a file."""
    receipt = Receipt(name=name, source=name, format=Format.PLAIN, way=Way.FILE, obtained=NOW, publisher=publisher)
    return Arrival(text.encode(), receipt)


def add_stories(record: Record, stories: Sequence[str] = STORIES) -> list[str]:
    """Put reports into a record; gives their keys in the order of the stories."""
    add_reports(record, [arrival(f"{number}.txt", story) for number, story in enumerate(stories)], now=NOW)
    with record.reading() as connection:
        ledger = schema.ledger
        query = select(ledger.c.key).where(ledger.c.kind == "report").order_by(ledger.c.sequence.desc()).limit(len(stories))
        return list(connection.scalars(query))[::-1]


def rows(record: Record, tables: Sequence[Table]) -> dict[str, list[tuple[object, ...]]]:
    """Every row of some tables, in the order of their primary keys, values as they are stored."""
    with record.reading() as connection:
        return {
            table.name: [tuple(row) for row in connection.execute(select(table).order_by(*table.primary_key.columns))] for table in tables
        }
