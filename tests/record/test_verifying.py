"""What `constat verify` sees of changes made behind the record's back."""

from __future__ import annotations

import zlib
from collections.abc import Callable

import pytest
from made_up import CROSSING, NOW, STORIES, add_stories
from sqlalchemy import Connection, delete, insert, select, update
from sqlalchemy.exc import DBAPIError

from constat.model.decision import Change, DecisionKind
from constat.record.chain import BEGINNING, Head, digest, read_head
from constat.record.database import Record
from constat.record.decisions import Proposal, decide
from constat.record.schema import contents, head, ledger
from constat.record.verifying import Fault, verify


@pytest.fixture
def filled(record: Record) -> Record:
    keys = add_stories(record)
    change = Change("publisher", "Coast Courier")
    decide(record, Proposal(kind=DecisionKind.SET_PUBLISHER, targets=(keys[0],), changes=(change,), by="Ada", why="its imprint"), now=NOW)
    return record


def _behind_its_back(record: Record, change: Callable[[Connection], object]) -> None:
    """Change a record as whoever has the database in his hands can: without its guards."""
    with record.engine.begin() as connection:
        for table in ("ledger", "contents"):
            for guard in ("unchanged", "undeleted"):
                on_table = f" ON {table}" if connection.dialect.name == "postgresql" else ""
                connection.exec_driver_sql(f"DROP TRIGGER {table}_{guard}{on_table}")
        change(connection)


def _faults(record: Record, expected: Head | None = None) -> tuple[Fault, ...]:
    with record.reading() as connection:
        return verify(connection, expected=expected).faults


def test_a_record_that_nobody_touched_verifies(filled: Record):
    with filled.reading() as connection:
        verified = verify(connection)
    assert (verified.entries, verified.reports, verified.erased, verified.faults) == (4, 3, 0, ())


def test_a_new_record_verifies(record: Record):
    assert _faults(record) == ()


def test_a_changed_byte_is_named_by_report_and_place(filled: Record):
    raw = CROSSING.encode()
    changed = raw[:70] + b"#" + raw[71:]

    def change(connection: Connection) -> None:
        mine = contents.c.sha256 == select(ledger.c.sha256).where(ledger.c.sequence == 2).scalar_subquery()
        connection.execute(update(contents).where(mine).values(packed=zlib.compress(changed)))

    _behind_its_back(filled, change)
    (fault,) = _faults(filled)
    assert "(entry 2)" in fault.where
    assert f"one of bytes 64–{len(raw) - 1}" in fault.problem


def test_damage_to_the_compressed_bytes_is_named_by_report(filled: Record):
    def change(connection: Connection) -> None:
        row = connection.execute(select(contents).order_by(contents.c.sha256).limit(1)).one()
        damaged = row.packed[:-9] + bytes([row.packed[-9] ^ 1]) + row.packed[-8:]
        connection.execute(update(contents).where(contents.c.sha256 == row.sha256).values(packed=damaged))

    _behind_its_back(filled, change)
    (fault,) = _faults(filled)
    assert fault.where.startswith("bytes of report")
    assert "were changed" in fault.problem


@pytest.mark.parametrize(
    ("values", "problem"),
    [
        ({"body": "{}"}, "its text was changed"),
        ({"body": "{}", "body_sha256": digest("{}")}, "does not fit its hash and that of the entry before it"),
        ({"body": None}, "its text is gone, and no decision erased it"),
        ({"sha256": "0" * 64}, "does not fit its hash and that of the entry before it"),
        ({"kind": "rumour"}, "is of no kind that the ledger holds"),
    ],
)
def test_a_changed_entry_is_named_first(filled: Record, values: dict[str, str | None], problem: str):
    _behind_its_back(filled, lambda connection: connection.execute(update(ledger).where(ledger.c.sequence == 2).values(values)))
    first = _faults(filled)[0]
    assert first.where.startswith("entry 2 ")
    assert first.problem == problem


def test_a_changed_decision_is_named(filled: Record):
    def change(connection: Connection) -> None:
        body = connection.scalar(select(ledger.c.body).where(ledger.c.sequence == 4))
        connection.execute(update(ledger).where(ledger.c.sequence == 4).values(body=body.replace("Ada", "Bob")))

    _behind_its_back(filled, change)
    (fault,) = _faults(filled)
    assert fault.where.startswith("entry 4 (decision")


def test_an_entry_taken_out_of_the_middle_is_missed(filled: Record):
    _behind_its_back(filled, lambda connection: connection.execute(delete(ledger).where(ledger.c.sequence == 2)))
    assert _faults(filled)[0].problem == "entry 2 should stand here: entries are missing, or were put in"


def test_an_entry_cut_off_the_end_is_missed(filled: Record):
    _behind_its_back(filled, lambda connection: connection.execute(delete(ledger).where(ledger.c.sequence == 4)))
    assert [fault.where for fault in _faults(filled)] == ["head"]


def test_a_ledger_cut_off_together_with_its_head_is_seen_by_a_head_noted_elsewhere(filled: Record):
    with filled.reading() as connection:
        noted = read_head(connection)

    def change(connection: Connection) -> None:
        connection.execute(delete(ledger).where(ledger.c.sequence == 4))
        hash_now = connection.scalar(select(ledger.c.hash).where(ledger.c.sequence == 3))
        connection.execute(update(head).values(sequence=3, hash=hash_now))

    _behind_its_back(filled, change)
    assert _faults(filled) == ()
    assert [fault.where for fault in _faults(filled, noted)] == ["ledger"]
    assert _faults(filled, Head(0, BEGINNING)) == ()


def test_missing_bytes_and_bytes_that_no_report_brought_are_named(filled: Record):
    def change(connection: Connection) -> None:
        first = connection.scalar(select(ledger.c.sha256).where(ledger.c.sequence == 1))
        connection.execute(delete(contents).where(contents.c.sha256 == first))
        connection.execute(insert(contents).values(sha256="f" * 64, size=1, packed=zlib.compress(b"x"), sums=b""))

    _behind_its_back(filled, change)
    assert [fault.problem for fault in _faults(filled)] == ["are missing", "belong to no report: they were put in"]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger SET body = '{}' WHERE sequence = 1",
        "UPDATE ledger SET body = NULL WHERE sequence = 1",
        "UPDATE ledger SET hash = 'x' WHERE sequence = 4",
        "DELETE FROM ledger WHERE sequence = 4",
        "UPDATE contents SET packed = NULL, sums = NULL",
        "DELETE FROM contents",
    ],
)
def test_the_database_itself_refuses_to_change_what_is_kept(filled: Record, statement: str):
    with pytest.raises(DBAPIError, match="is kept: its rows are neither changed nor deleted"), filled.writing() as connection:
        connection.exec_driver_sql(statement)
    assert _faults(filled) == ()
    assert len(STORIES) == 3
