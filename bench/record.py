"""What a record costs as it grows: reports added and built batch by batch, then one by one, with the time of queries.

    python bench/record.py RECORD [REPORTS]         (RECORD: a file that does not exist yet, or a database URL)

Prints, at each size: processor time a report to add and build in batches, to add and build one more, the 95th percentile
of queries, and the memory of the process.
"""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime
from itertools import islice

from made_reports import MadeReport, arrival_of, made_reports
from sqlalchemy import Connection, select

from constat.codebook import load_codebook
from constat.linking.build import build
from constat.reading.reader import Reader
from constat.record.adding import add_reports
from constat.record.database import Record, create_record
from constat.record.schema import claims, comparisons, families, occurrences

SEED = 7
SIZES = (1_000, 2_000, 5_000, 10_000, 20_000, 50_000, 100_000)
SINGLE = 20
"""Reports that are added one by one at each size."""
NOW = datetime(2026, 1, 2, tzinfo=UTC)


def main(location: str, most: int) -> None:
    record, reader = create_record(location), Reader(load_codebook())
    reports = made_reports(SEED, most + SINGLE * len(SIZES))
    size = 0
    print(f"{'reports':>8} {'ms a report, in batches':>24} {'ms one more':>12} {'query p95 ms':>13} {'MB':>6}")
    for goal in (goal for goal in SIZES if goal <= most):
        before = time.process_time()
        added = 0
        while size < goal:
            batch = list(islice(reports, min(1_000, goal - size)))
            add_reports(record, [arrival_of(one, NOW) for one in batch], now=NOW)
            build(record, reader)
            size, added = size + len(batch), added + len(batch)
        in_batches = (time.process_time() - before) / max(1, added) * 1000
        singles = sorted(_seconds(lambda one=one: _add_one(record, reader, one)) for one in islice(reports, SINGLE))
        size += SINGLE
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(
            f"{size:>8} {in_batches:>24.1f} {singles[len(singles) // 2] * 1000:>12.1f} {_queries(record) * 1000:>13.1f} {memory:>6}",
            flush=True,
        )


def _add_one(record: Record, reader: Reader, report: MadeReport) -> None:
    add_reports(record, [arrival_of(report, NOW)], now=NOW)
    build(record, reader)


def _seconds(step: Callable[[], object]) -> float:
    start = time.process_time()
    step()
    return time.process_time() - start


def _queries(record: Record) -> float:
    """The 95th percentile of a page of each kind of query, over places and months."""

    def pages() -> Iterator[Callable[[Connection], object]]:
        for year in range(2015, 2025):
            for place in ("calais", "dunkirk", "dover"):
                first = date(year, 5, 1)
                yield lambda c, p=place, f=first: c.execute(
                    select(occurrences)
                    .where(occurrences.c.place_id == p, occurrences.c.first_day >= f)
                    .order_by(occurrences.c.first_day)
                    .limit(50)
                ).all()
                yield lambda c, p=place, f=first: c.execute(
                    select(claims).where(claims.c.place_id == p, claims.c.first_day >= f).order_by(claims.c.first_day).limit(50)
                ).all()
            yield lambda c: c.execute(
                select(comparisons).where(comparisons.c.relation == "conflict", comparisons.c.measure == "deaths").limit(50)
            ).all()
            yield lambda c: c.execute(select(families).order_by(families.c.report).limit(50)).all()

    with record.reading() as connection:
        times = sorted(_seconds(lambda page=page: page(connection)) for page in pages())
    return times[int(len(times) * 0.95)]


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else SIZES[-1])
