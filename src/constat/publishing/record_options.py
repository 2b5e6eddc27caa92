"""What the commands on a record share: the record itself, author and reason, and a bar with a rate."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import click

from constat.record.database import Record, open_record

RECORD = click.argument("record", metavar="RECORD")
"""A record: a file, or the address of a PostgreSQL database."""
BY = click.option("--by", required=True, metavar="NAME", help="Who decides.")
WHY = click.option("--why", required=True, metavar="REASON", help="Why; it is kept with the decision.")

Tell = Callable[[int, int | None], None]
"""Told how many are done, and of how many where that is known."""


@contextmanager
def opened(location: str) -> Iterator[Record]:
    """The record, closed at the end. Raises RecordError where it cannot be opened."""
    record = open_record(location)
    try:
        yield record
    finally:
        record.close()


def now() -> datetime:
    """This moment, to the second: where the clock comes in."""
    return datetime.now(UTC).replace(microsecond=0)


@contextmanager
def bar(doing: str, what: str) -> Iterator[Tell]:
    """A bar with a count and a rate on standard error where that is a terminal; nothing elsewhere."""
    if not sys.stderr.isatty():
        yield lambda _done, _of: None
        return
    from constat.publishing.rate_bar import rate_bar  # noqa: PLC0415  # loads the terminal's library only on a terminal

    with rate_bar(doing, what) as update:
        yield update


def amount(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun: "1 report", "2,000 reports"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"
