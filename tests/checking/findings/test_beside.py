"""A report beside a record: what it is compared with, and what that costs."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import event

from constat.checking.findings.beside import RecordView
from constat.intake.documents import make_report
from constat.linking.build import build
from constat.model.origin import LinkKind
from constat.model.receipt import Arrival, Format, Receipt, Way
from constat.model.report import DateClaim, DateSource
from constat.reading.reader import Reader
from constat.record.adding import add_reports
from constat.record.database import Record, create_record
from constat.record.reports import reports

DAY = date(2024, 5, 14)
NOW = datetime(2025, 1, 1, tzinfo=UTC)
STORY = "Police evicted 320 migrants from a camp beside the canal in Dunkirk on Tuesday. Vans closed the road to the port at dawn, a volunteer said."
TOWNS = ("Calais", "Dover", "Boulogne", "Dieppe", "Folkestone")


def _arrival(name: str, text: str, day: date) -> Arrival:
    given = DateClaim(DateSource.GIVEN, day, day, day.isoformat())
    receipt = Receipt(name=name, source=name, format=Format.PLAIN, way=Way.FILE, obtained=NOW, publisher=f"Paper {name}", dates=(given,))
    return Arrival(text.encode(), receipt)


def _others(count: int) -> list[Arrival]:
    """Reports of other days, places and numbers."""
    return [
        _arrival(
            f"{number}.txt",
            f"On that day {40 + number} migrants were rescued off {TOWNS[number % len(TOWNS)]} by crew number {number} of the lifeboat service.",
            DAY - timedelta(days=30 + number),
        )
        for number in range(count)
    ]


def _record(path: Path, reader: Reader, arrivals: list[Arrival]) -> Record:
    record = create_record(str(path))
    add_reports(record, arrivals, now=NOW)
    build(record, reader)
    return record


def test_what_a_report_costs_does_not_grow_with_reports_of_other_days(reader: Reader, tmp_path: Path) -> None:
    report = make_report("new.txt", STORY.replace("320", "410").encode(), day=DAY)
    reading = reader.read(report)
    statements: list[int] = []
    for size in (5, 120):
        record = _record(tmp_path / f"{size}.db", reader, [_arrival("same.txt", STORY, DAY), *_others(size)])
        view = RecordView(record, reader)
        counted: list[str] = []
        with record.reading() as connection:
            event.listen(connection.engine, "before_cursor_execute", lambda *seen, counted=counted: counted.append(seen[2]))
        found = view.beside(report, reading)
        assert [len(one.others) for one in found.compared] == [1]
        statements.append(len(counted))
        record.close()
    assert statements[0] == statements[1]


@pytest.mark.parametrize("given", [True, False])
def test_a_report_that_is_in_the_record_is_not_compared_with_itself(reader: Reader, tmp_path: Path, given: bool) -> None:
    record = _record(tmp_path / "one.db", reader, [_arrival("same.txt", STORY, DAY)])
    report = make_report("same.txt", STORY.encode(), day=DAY)
    with record.reading() as connection:
        (kept,) = reports(connection)
    found = RecordView(record, reader).beside(report, reader.read(report), key=kept.key if given else None)
    record.close()
    assert found.links == ()
    assert [one.others for one in found.compared] == [()]


def test_a_longer_copy_is_linked_as_of_one_origin(reader: Reader, tmp_path: Path) -> None:
    record = _record(tmp_path / "one.db", reader, [_arrival("same.txt", STORY, DAY)])
    report = make_report("copy.txt", f"{STORY} Nobody was hurt, and the buses left for Lille.".encode(), day=DAY)
    found = RecordView(record, reader).beside(report, reader.read(report))
    record.close()
    assert [link.kind for link, _ in found.links] == [LinkKind.CONTAINED]
    (comparison,) = found.compared[0].comparisons
    assert comparison.origins == 1
