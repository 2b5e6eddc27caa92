"""Copies, between the two databases and back, and named states that are rebuilt."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from made_up import NOW, STORIES, add_stories, arrival, rows

from constat.errors import RecordError
from constat.linking.build import build
from constat.model.decision import Change, DecisionKind
from constat.reading.reader import Reader
from constat.record.adding import add_reports
from constat.record.copying import copy_record
from constat.record.database import Record, create_record, open_record
from constat.record.decisions import Proposal, decide
from constat.record.erasing import erase
from constat.record.schema import DERIVED, KEPT, head, ledger, refusals
from constat.record.snapshots import snapshot, take_snapshot
from constat.record.verifying import verify


@contextmanager
def _opened(location: str) -> Iterator[Record]:
    record = open_record(location)
    try:
        yield record
    finally:
        record.close()


def _fill(record: Record, reader: Reader) -> list[str]:
    keys = add_stories(record)
    build(record, reader)
    decide(
        record,
        Proposal(kind=DecisionKind.SET_DATE, targets=(keys[1],), changes=(Change("date", "2025-03-06"),), by="Ada", why="its page"),
        now=NOW,
    )
    erase(record, keys[2], by="Ada", why="asked for", now=NOW)
    build(record, reader)
    return keys


def test_a_copy_to_the_other_database_and_back_is_the_same_to_the_byte(
    new_sqlite: Callable[[], str], new_postgresql: Callable[[], str], reader: Reader
):
    first, second, third = new_sqlite(), new_postgresql(), new_sqlite()
    record = create_record(first)
    _fill(record, reader)
    everything = (*KEPT, *DERIVED, head, refusals)
    expected = rows(record, everything)
    copy_record(record, second)
    record.close()
    with _opened(second) as there:
        assert rows(there, everything) == expected
        copy_record(there, third)
    with _opened(third) as back:
        assert rows(back, everything) == expected
        assert build(back, reader).taken_in["reading"] == 0


def test_a_copy_does_not_write_over_a_record(new_record: Callable[[], Record], reader: Reader):
    source, target = new_record(), new_record()
    add_stories(source)
    add_stories(target)
    with pytest.raises(RecordError, match="a copy goes where there is none"):
        copy_record(source, target.location)


def test_a_snapshot_is_rebuilt_from_a_copy_whatever_came_after(
    new_record: Callable[[], Record], new_location: Callable[[], str], reader: Reader
):
    record, place = new_record(), new_location()
    keys = add_stories(record)
    build(record, reader)
    then = rows(record, DERIVED)
    taken = take_snapshot(record, "for-the-committee", now=NOW)
    add_reports(record, [arrival("later.txt", "Calais, 9 March 2025. Police cleared a camp of 40 people on Sunday.")], now=NOW)
    decide(
        record,
        Proposal(
            kind=DecisionKind.SET_PUBLISHER, targets=(keys[0],), changes=(Change("publisher", "Coast Courier"),), by="Ada", why="known"
        ),
        now=NOW,
    )
    build(record, reader)
    assert rows(record, DERIVED) != then
    copy_record(record, place, at=taken)
    with _opened(place) as copy:
        build(copy, reader)
        assert rows(copy, DERIVED) == then
        with copy.reading() as connection:
            assert snapshot(connection, "for-the-committee", place) == taken


def test_what_was_erased_after_a_snapshot_is_erased_in_its_copies(
    new_record: Callable[[], Record], new_location: Callable[[], str], reader: Reader
):
    record, place = new_record(), new_location()
    keys = add_stories(record)
    build(record, reader)
    taken = take_snapshot(record, "before", now=NOW)
    erase(record, keys[0], by="Ada", why="asked for", now=NOW)
    verified = copy_record(record, place, at=taken)
    assert (verified.reports, verified.erased, verified.faults) == (3, 1, ())
    with _opened(place) as copy:
        assert [row[7] for row in rows(copy, [ledger])["ledger"]][:4] == [row[7] for row in rows(record, [ledger])["ledger"]][:4]
        with copy.reading() as connection:
            assert verify(connection).faults == ()


def test_a_snapshot_needs_a_built_record_and_a_name_of_its_own(record: Record, reader: Reader):
    add_stories(record, STORIES[:1])
    with pytest.raises(RecordError, match="is not built"):
        take_snapshot(record, "one", now=NOW)
    build(record, reader)
    take_snapshot(record, "one", now=NOW)
    with pytest.raises(RecordError, match="has a snapshot one already"):
        take_snapshot(record, "one", now=NOW)
    with pytest.raises(RecordError, match="cannot name a snapshot"):
        take_snapshot(record, "two words", now=NOW)


def test_opening_what_is_no_record_says_so(tmp_path):
    other = tmp_path / "notes.txt"
    other.write_text("not a database, but long enough to look like something")
    with pytest.raises(RecordError, match="is not there"):
        open_record(str(tmp_path / "none.db"))
    with pytest.raises(RecordError, match="a file of another kind"):
        open_record(str(other))
    with pytest.raises(RecordError, match="of another kind"):
        open_record("mysql://localhost/x")
    create_record(str(tmp_path / "a.db")).close()
    with pytest.raises(RecordError, match="is a record already"):
        create_record(str(tmp_path / "a.db"))
