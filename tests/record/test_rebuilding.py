"""What is derived does not depend on the way it was come by."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_up import CLEARANCE, CROSSING, NOW, RESCUE, arrival, rows

from constat.errors import RecordError
from constat.linking.build import build
from constat.linking.difference import differences
from constat.linking.origins import index
from constat.linking.origins.families import links_within
from constat.model.decision import Change, DecisionKind
from constat.model.origin import LinkKind
from constat.reading.reader import Reader
from constat.record import derived
from constat.record.adding import add_reports
from constat.record.bodies import report_key
from constat.record.contents import pack
from constat.record.database import Record, create_record
from constat.record.decisions import Proposal, decide, decisions, undo
from constat.record.erasing import erase
from constat.record.readings import claims
from constat.record.schema import DERIVED, pending

UNDATED = "Police cleared a camp of about 80 migrants near Grande-Synthe on Friday, and 35 were taken to shelters."
FROZE = f"Snow fell on the dunes all night and lay there in the morning. {CLEARANCE} It froze."
AGENCY = (
    "Police cleared a camp of about 300 migrants at Grande-Synthe on 4 March 2025 and took them by bus to shelters in the south of the "
    "region, the prefecture said in a note to the press."
)
MUD = (
    f"Rain had fallen for a week, and the paths between the tents had turned to mud. {AGENCY} Volunteers came back in the evening with tea "
    "and dry blankets, and found nobody but a dog that had been left behind by its owner."
)
COUNCIL = (
    f"The town council met for three hours to speak about the budget, the swimming pool and a new roof for the school. {AGENCY} The mayor "
    "answered no questions about it, and a vote on the price of parking was put off until April."
)
"""Two reports written apart that print one agency's sentence: they share a passage, and are no family."""
STORIES = (CLEARANCE, CROSSING, RESCUE, UNDATED, CLEARANCE + " It rained.", FROZE, CLEARANCE.replace("Tuesday", "that"), MUD, COUNCIL)
POOL = [arrival(f"{number}.txt", story) for number, story in enumerate(STORIES)]
KEYS = [report_key(pack(one.raw).sha256, one.receipt.source) for one in POOL]


@dataclass(frozen=True)
class Step:
    does: str
    which: int
    day: int


EVERYONES = st.sampled_from([1, 2, 3, index.EVERYONES])
"""How many reports may have a run of words before it is everyone's: so few that the steps make it so, and undo it."""
STEPS = st.lists(
    st.builds(
        Step,
        does=st.sampled_from(["add", "add", "add", "build", "date", "publisher", "undo", "erase"]),
        which=st.integers(0, len(POOL) - 1),
        day=st.integers(1, 28),
    ),
    max_size=14,
)


def _take(record: Record, reader: Reader, step: Step, number: int) -> None:
    """One step, if it can be taken at that point."""
    now = NOW + timedelta(seconds=number)
    key = KEYS[step.which]
    proposal = Proposal(kind=DecisionKind.SET_DATE, targets=(key,), by="Ada", why="for the test")
    try:
        if step.does == "add":
            add_reports(record, [POOL[step.which]], now=now)
        elif step.does == "build":
            build(record, reader)
        elif step.does == "date":
            decide(record, replace(proposal, changes=(Change("date", f"2025-03-{step.day:02d}"),)), now=now)
        elif step.does == "publisher":
            changes = (Change("publisher", f"Paper {step.day}"),)
            decide(record, replace(proposal, kind=DecisionKind.SET_PUBLISHER, changes=changes), now=now)
        elif step.does == "undo":
            _undo_one(record, step.day, number)
        else:
            erase(record, key, by="Ada", why="for the test", now=now)
    except RecordError:
        return  # nothing to decide on, or decided already


def _undo_one(record: Record, which: int, number: int) -> None:
    with record.reading() as connection:
        standing = decisions(connection)
    if standing:
        undo(record, standing[which % len(standing)].id, by="Ada", why="for the test", now=NOW + timedelta(seconds=number))


def _after(steps: Sequence[Step], reader: Reader, directory: str) -> Record:
    record = create_record(str(Path(directory) / "record.db"))
    for number, step in enumerate(steps):
        _take(record, reader, step, number)
    return record


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(steps=STEPS, everyones=EVERYONES)
def test_any_sequence_of_steps_and_builds_gives_the_rows_of_a_build_from_scratch(reader: Reader, steps: list[Step], everyones: int):
    with TemporaryDirectory() as directory, patch.object(index, "EVERYONES", everyones):
        record = _after(steps, reader, directory)
        build(record, reader)
        step_by_step = rows(record, [*DERIVED, pending])
        build(record, reader, from_scratch=True)
        assert rows(record, [*DERIVED, pending]) == step_by_step
        assert list(differences(record, reader)) == []
        record.close()


def test_the_reports_to_build_from_are_linked_in_several_ways(reader: Reader, tmp_path: Path) -> None:
    record = _after([Step("add", which, 1) for which in range(len(POOL))], reader, str(tmp_path))
    build(record, reader)
    with record.reading() as connection:
        kinds = {link.kind for link in links_within(connection, KEYS)}
    record.close()

    assert {LinkKind.CONTAINED, LinkKind.PASSAGE} <= kinds


def test_reports_with_more_runs_of_words_than_a_statement_names_are_linked_the_same(reader: Reader, tmp_path: Path) -> None:
    record = _after([Step("add", which, 1) for which in range(len(POOL))], reader, str(tmp_path))
    build(record, reader)
    at_once = rows(record, DERIVED)
    with patch.object(index, "AT_ONCE", 2), patch.object(derived, "AT_ONCE", 2):
        build(record, reader, from_scratch=True)
    in_pieces = rows(record, DERIVED)
    record.close()

    assert in_pieces == at_once


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture])
@given(order=st.permutations(range(len(POOL))), cuts=st.sets(st.integers(0, len(POOL) - 1)), everyones=EVERYONES)
def test_the_order_of_adding_does_not_matter(reader: Reader, order: list[int], cuts: set[int], everyones: int):
    with TemporaryDirectory() as one, TemporaryDirectory() as other, patch.object(index, "EVERYONES", everyones):
        at_once = _after([], reader, one)
        add_reports(at_once, POOL, now=NOW)
        build(at_once, reader)
        steps = [Step(does, which, 1) for which in order for does in (("add", "build") if which in cuts else ("add",))]
        in_order = _after(steps, reader, other)
        build(in_order, reader)
        assert rows(in_order, DERIVED) == rows(at_once, DERIVED)
        at_once.close()
        in_order.close()


def test_a_build_with_another_codebook_reads_everything_again_and_the_difference_is_told_before(
    new_record: Callable[[], Record], reader: Reader
):
    record = new_record()
    add_reports(record, POOL, now=NOW)
    build(record, reader)
    codebook = reader.codebook
    with record.reading() as connection:
        found = {claim.what for claim in claims(connection) if claim.kind == "event"}
    without = tuple(event for event in codebook.events if event.name not in found)
    other = Reader(replace(codebook, events=without, head=replace(codebook.head, version="0-test")))
    before = rows(record, DERIVED)
    told = list(differences(record, other))
    assert rows(record, DERIVED) == before
    assert build(record, other).taken_in["reading"] == len(POOL)
    assert told
    assert rows(record, DERIVED) != before
    assert list(differences(record, other)) == []
    assert build(record, reader).taken_in["reading"] == len(POOL)
    assert rows(record, DERIVED) == before
