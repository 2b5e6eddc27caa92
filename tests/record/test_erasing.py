"""What is left of a report that was erased."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from made_up import CLEARANCE, CROSSING, NOW, add_stories, arrival, rows

from constat.errors import DecisionError
from constat.linking.build import build
from constat.reading.reader import Reader
from constat.record.adding import add_reports
from constat.record.database import Record, create_record
from constat.record.decisions import all_decisions, undo
from constat.record.erasing import erase
from constat.record.readings import claims_of, readings_of, texts_of
from constat.record.reports import bytes_of, report
from constat.record.schema import DERIVED, ledger
from constat.record.verifying import verify


def _erase(record: Record, key: str) -> None:
    erase(record, key, by="Ada", why="asked for by the person it names", now=NOW)


def test_bytes_and_words_go_while_hash_and_decision_stay_and_the_chain_verifies(record: Record, reader: Reader):
    key, other, _ = add_stories(record)
    build(record, reader)
    _erase(record, key)
    with record.reading() as connection:
        kept = report(connection, key, record.location)
        verified = verify(connection)
        assert kept.receipt is None
        assert bytes_of(connection, [kept.sha256], record.location) == {}
        assert (readings_of(connection, [key]), texts_of(connection, [key]), claims_of(connection, [key])) == ({}, {}, [])
        assert [decision.kind.value for decision in all_decisions(connection)] == ["erase"]
        assert claims_of(connection, [other])
    assert (verified.faults, verified.erased, len(kept.sha256)) == ((), 1, 64)


def test_a_build_after_erasure_gives_the_rows_of_a_record_that_never_had_the_report(new_record: Callable[[], Record], reader: Reader):
    with_it, without = new_record(), new_record()
    key = add_stories(with_it)[0]
    build(with_it, reader)
    _erase(with_it, key)
    build(with_it, reader)
    add_reports(without, [arrival("1.txt", CROSSING)], now=NOW)
    third = add_stories(with_it)[-1]
    _erase(with_it, third)
    build(with_it, reader)
    build(without, reader)
    assert rows(with_it, DERIVED) == rows(without, DERIVED)


def test_other_reports_of_the_same_bytes_are_erased_with_it(record: Record):
    add_reports(record, [arrival("a.txt", CLEARANCE), arrival("b.txt", CLEARANCE)], now=NOW)
    with record.reading() as connection:
        keys = sorted(row[2] for row in _ledger(record))
    decisions = erase(record, keys[0], by="Ada", why="asked for", now=NOW)
    assert sorted(decision.targets[0] for decision in decisions) == keys
    with record.reading() as connection:
        assert verify(connection).faults == ()


def _ledger(record: Record) -> list[tuple[object, ...]]:
    return rows(record, [ledger])["ledger"]


def test_the_same_bytes_are_not_taken_in_again(record: Record):
    key = add_stories(record)[0]
    _erase(record, key)
    summary = add_reports(record, [arrival("0.txt", CLEARANCE), arrival("elsewhere.txt", CLEARANCE)], now=NOW)
    assert (summary.added, len(summary.refused)) == (0, 2)
    assert "erased" in summary.refused[0].reason


def test_erasure_cannot_be_undone_nor_done_twice(record: Record):
    key = add_stories(record)[0]
    _erase(record, key)
    with record.reading() as connection:
        decision = all_decisions(connection)[0]
    with pytest.raises(DecisionError, match="cannot be brought back"):
        undo(record, decision.id, by="Ada", why="a mistake", now=NOW)
    with pytest.raises(DecisionError, match="erased already"):
        _erase(record, key)


def test_no_file_of_the_database_holds_the_words_any_more(tmp_path: Path, reader: Reader):
    secret = "Zebulon Quartermain-Ashby"
    record = create_record(str(tmp_path / "record.db"))
    story = f"{CLEARANCE} {secret}, 24, who lives there, said that the police came at dawn."
    add_reports(record, [arrival(f"{secret}.txt", story), arrival("b.txt", CROSSING)], now=NOW)
    build(record, reader)
    assert any(secret.encode() in path.read_bytes() for path in tmp_path.iterdir())
    with record.reading() as connection:
        key = next(
            key for key, reading in readings_of(connection, [str(row[2]) for row in _ledger(record)]).items() if secret in reading.name
        )
    _erase(record, key)
    record.close()
    assert [path.name for path in tmp_path.iterdir() if secret.encode() in path.read_bytes()] == []
