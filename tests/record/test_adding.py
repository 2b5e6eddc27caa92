"""What becomes of reports that are put into a record."""

from __future__ import annotations

from made_up import CLEARANCE, NOW, arrival

from constat.linking.build import build
from constat.reading.reader import Reader
from constat.record.adding import Outcome, add_report, add_reports
from constat.record.database import Record
from constat.record.readings import claims_of, readings_of, texts_of
from constat.record.reports import bytes_of, count_reports, report, reports


def test_a_report_that_was_added_is_kept_to_the_byte(record: Record):
    key, outcome = add_report(record, arrival("a.txt", CLEARANCE), now=NOW)
    with record.reading() as connection:
        kept = report(connection, key, record.location)
        assert bytes_of(connection, [kept.sha256], record.location)[kept.sha256] == CLEARANCE.encode()
    assert outcome is Outcome.ADDED
    assert kept.receipt == arrival("a.txt", CLEARANCE).receipt


def test_the_same_bytes_from_the_same_source_are_there_already(record: Record):
    first = add_reports(record, [arrival("a.txt", CLEARANCE), arrival("a.txt", CLEARANCE)], now=NOW)
    second = add_reports(record, [arrival("a.txt", CLEARANCE)], now=NOW)
    assert (first.added, first.already) == (1, 1)
    assert (second.added, second.already) == (0, 1)


def test_the_same_bytes_from_another_source_are_another_report_and_are_stored_once(record: Record):
    add_reports(record, [arrival("a.txt", CLEARANCE), arrival("b.txt", CLEARANCE)], now=NOW)
    with record.reading() as connection:
        assert count_reports(connection) == 2
        assert len({one.sha256 for one in reports(connection)}) == 1


def test_a_build_reads_what_was_added_and_nothing_twice(record: Record, reader: Reader):
    key, _ = add_report(record, arrival("a.txt", CLEARANCE, publisher="Coast Courier"), now=NOW)
    assert build(record, reader).taken_in["reading"] == 1
    assert build(record, reader).taken_in["reading"] == 0
    with record.reading() as connection:
        assert texts_of(connection, [key])[key] == CLEARANCE
        assert readings_of(connection, [key])[key].publisher == "Coast Courier"
        figures = [claim for claim in claims_of(connection, [key]) if claim.kind == "figure"]
    assert [(figure.low, figure.high, CLEARANCE[figure.start : figure.end]) for figure in figures] == [(300, 300, "about 300 migrants")]
