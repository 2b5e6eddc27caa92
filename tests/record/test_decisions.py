"""Decisions: kept, applied, cancelled, and reported where what they are about has gone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from made_up import CLEARANCE, NOW, add_stories

from constat.errors import DecisionError
from constat.linking.build import build
from constat.model.decision import Change, DecisionKind
from constat.reading.reader import Reader
from constat.record.database import Record
from constat.record.decisions import Proposal, all_decisions, decide, decisions, orphaned, undo
from constat.record.erasing import erase
from constat.record.judged import judged
from constat.record.readings import claims_of, readings_of

BASIS = Proposal(kind=DecisionKind.SET_DATE, targets=(), changes=(Change("date", "2025-03-04"),), by="Ada", why="the paper's archive")


def test_a_date_that_was_decided_is_read_with_and_taken_back_when_undone(record: Record, reader: Reader):
    key = add_stories(record, ["Police cleared a camp of about 300 migrants near Calais on Tuesday morning."])[0]
    build(record, reader)
    decision = decide(record, replace(BASIS, targets=(key,)), now=NOW)
    assert build(record, reader).taken_in["reading"] == 1
    with record.reading() as connection:
        assert readings_of(connection, [key])[key].latest == date(2025, 3, 4)
    undo(record, decision.id, by="Bob", why="another paper", now=NOW)
    build(record, reader)
    with record.reading() as connection:
        assert readings_of(connection, [key])[key].latest is None
        assert decisions(connection) == ()
        assert [one.kind for one in all_decisions(connection)] == [DecisionKind.SET_DATE, DecisionKind.UNDO]


def test_the_latest_of_two_decisions_holds_and_undoing_it_brings_back_the_earlier(record: Record, reader: Reader):
    key = add_stories(record)[0]
    first = replace(BASIS, kind=DecisionKind.SET_PUBLISHER, targets=(key,), changes=(Change("publisher", "Coast Courier"),))
    decide(record, first, now=NOW)
    second = decide(record, replace(first, changes=(Change("publisher", "Harbour Post"),)), now=NOW)
    build(record, reader)
    with record.reading() as connection:
        assert readings_of(connection, [key])[key].publisher == "Harbour Post"
    undo(record, second.id, by="Ada", why="it was the Courier", now=NOW)
    build(record, reader)
    with record.reading() as connection:
        assert readings_of(connection, [key])[key].publisher == "Coast Courier"


def test_undoing_a_cancellation_brings_the_decision_back(record: Record):
    key = add_stories(record)[0]
    decision = decide(record, replace(BASIS, targets=(key,)), now=NOW)
    cancellation = undo(record, decision.id, by="Ada", why="a slip", now=NOW)
    with pytest.raises(DecisionError, match="cancelled already"):
        undo(record, decision.id, by="Ada", why="a slip", now=NOW + timedelta(seconds=1))
    undo(record, cancellation.id, by="Ada", why="it was right", now=NOW)
    with record.reading() as connection:
        assert [one.id for one in decisions(connection)] == [decision.id]


def test_claims_are_seen_as_they_were_judged_and_as_they_were_read(record: Record, reader: Reader):
    key = add_stories(record)[0]
    build(record, reader)
    with record.reading() as connection:
        figure, *others = sorted(claims_of(connection, [key]), key=lambda claim: claim.kind != "figure")
    decide(
        record,
        replace(BASIS, kind=DecisionKind.CORRECT, targets=(figure.id,), changes=(Change("low", "350"), Change("place_id", ""))),
        now=NOW,
    )
    decide(record, replace(BASIS, kind=DecisionKind.REJECT, targets=(others[0].id,), changes=()), now=NOW)
    build(record, reader, from_scratch=True)
    with record.reading() as connection:
        found = {one.claim.id: one for one in judged(claims_of(connection, [key]), decisions(connection))}
    assert (found[figure.id].claim.low, found[figure.id].as_read.low, found[figure.id].claim.place_id) == (350, 300, None)
    assert found[figure.id].verdict is DecisionKind.CORRECT
    assert found[others[0].id].verdict is DecisionKind.REJECT


def test_a_decision_whose_report_has_gone_is_reported_and_not_dropped(record: Record, reader: Reader):
    key, other, _ = add_stories(record)
    build(record, reader)
    with record.reading() as connection:
        claim = claims_of(connection, [key])[0]
    decide(record, replace(BASIS, targets=(key,)), now=NOW)
    decide(record, replace(BASIS, kind=DecisionKind.ACCEPT, targets=(claim.id,), changes=()), now=NOW)
    decide(record, replace(BASIS, kind=DecisionKind.SAME_ORIGIN, targets=(key, other), changes=()), now=NOW)
    erase(record, key, by="Ada", why="asked for", now=NOW)
    build(record, reader)
    with record.reading() as connection:
        gone = [(decision.kind, lacking) for decision, lacking in orphaned(connection)]
        assert len(decisions(connection)) == 4
    assert gone == [
        (DecisionKind.SET_DATE, (key,)),
        (DecisionKind.ACCEPT, (claim.id,)),
        (DecisionKind.SAME_ORIGIN, (key,)),
    ]


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"by": " "}, "needs an author"),
        ({"why": ""}, "needs an author"),
        ({"targets": ("0" * 16,)}, "has no report"),
        ({"targets": ()}, "is about 1 or more reports, not 0"),
        ({"changes": ()}, "has to set date"),
        ({"changes": (Change("date", "4 March"),)}, "date cannot be '4 March'"),
        ({"changes": (Change("date", "2025-03-04"), Change("low", "1"))}, "cannot set low"),
        ({"kind": DecisionKind.SAME_ORIGIN, "changes": ()}, "is about 2 or more reports, not 1"),
        ({"kind": DecisionKind.REDACT, "changes": (Change("start", "4"), Change("end", "-5"))}, "end cannot be '-5'"),
        ({"kind": DecisionKind.ERASE, "changes": ()}, "`constat erase`"),
    ],
)
def test_a_decision_that_cannot_be_taken_is_refused_with_the_reason(record: Record, change: dict[str, object], message: str):
    key = add_stories(record, [CLEARANCE])[0]
    with pytest.raises(DecisionError, match=message):
        decide(record, replace(replace(BASIS, targets=(key,)), **change), now=NOW)  # type: ignore[arg-type]  # the table's values differ in type
    with record.reading() as connection:
        assert all_decisions(connection) == []


@pytest.mark.parametrize("change", [Change("low", "many"), Change("status", "perhaps"), Change("bound", "roughly"), Change("what", "")])
def test_a_correction_to_what_a_claim_cannot_be_is_refused(record: Record, reader: Reader, change: Change):
    key = add_stories(record, [CLEARANCE])[0]
    build(record, reader)
    with record.reading() as connection:
        claim = claims_of(connection, [key])[0]
    with pytest.raises(DecisionError, match=f"{change.name} cannot be"):
        decide(record, replace(BASIS, kind=DecisionKind.CORRECT, targets=(claim.id,), changes=(change,)), now=NOW)
