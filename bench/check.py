"""What checking one report against a record costs as the record grows.

    python bench/check.py RECORD [REPORTS]         (RECORD: a file that does not exist yet, or one that bench/record.py made)

Prints, at each size (of a record that is there, at its own), the median and the 95th percentile of the processor time, in milliseconds, of reading a report and running the
checks, and of what the record adds to that; the reports are some that the record has not, of the same days.
"""

from __future__ import annotations

import statistics
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from itertools import islice
from pathlib import Path

from made_reports import MadeReport, arrival_of, made_reports
from sqlalchemy import func, select

from constat.checking.findings.beside import RecordView
from constat.checking.findings.case import Means, make_case
from constat.checking.findings.checks import find_all
from constat.checking.series.store import load_series
from constat.checking.shelf import Shelf
from constat.codebook import load_codebook
from constat.intake.documents import make_report
from constat.linking.build import build
from constat.model.report import Report
from constat.reading.reader import Reader
from constat.record.adding import add_reports
from constat.record.database import create_record, open_record
from constat.record.schema import readings

SEED = 7
CHECKED = 40
DENSITY = 100_000
"""The reports are as close in time as if there were so many: what one is compared with are those of its days."""
_NOW = datetime(2026, 1, 1, tzinfo=UTC)


def main(location: str, most: int) -> None:
    is_there = Path(location).exists()
    record = open_record(location) if is_there else create_record(location)
    reader = Reader(load_codebook())
    means = Means.of(reader, Shelf(load_series()), last_day=date(2026, 1, 1))
    view = RecordView(record, reader)
    print(f"{'reports':>8} {'alone':>8} {'p95':>8} {'record':>8} {'p95':>8}")
    if is_there:
        with record.reading() as connection:
            size = connection.scalar(select(func.count()).select_from(readings)) or 0
        # Others than those that it was made of, which bench/record.py makes from another seed, of the days in its middle.
        _compare(size, list(islice(made_reports(SEED + 1, DENSITY), size // 2, size // 2 + CHECKED)), means, view)
        return
    made = made_reports(SEED, DENSITY)
    asked = list(islice(made, CHECKED))
    size, step = 0, 500
    while size < most:
        add_reports(record, [arrival_of(report, _NOW) for report in islice(made, step)], now=_NOW)
        build(record, reader)
        size, step = size + step, size + step
        _compare(size, asked, means, view)


def _compare(size: int, asked: list[MadeReport], means: Means, view: RecordView) -> None:
    alone = sorted(_milliseconds(lambda report=report: find_all(make_case(_report(report), means))) for report in asked)
    whole = sorted(_milliseconds(lambda report=report: find_all(make_case(_report(report), means, view))) for report in asked)
    added = [both - one for both, one in zip(whole, alone, strict=True)]
    print(
        f"{size:>8,} {statistics.median(alone):>8.1f} {_p95(alone):>8.1f} {statistics.median(added):>8.1f} {_p95(sorted(added)):>8.1f}",
        flush=True,
    )


def _report(made: MadeReport) -> Report:
    return make_report("checked.txt", made.text.encode(), day=made.published)


def _p95(sorted_values: list[float]) -> float:
    return sorted_values[min(len(sorted_values) - 1, int(len(sorted_values) * 0.95))]


def _milliseconds(step: Callable[[], object]) -> float:
    start = time.process_time()
    step()
    return (time.process_time() - start) * 1000


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 4000)
