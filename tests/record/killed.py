"""Fills a record in a process that is killed at a random moment, finishes it in another, and looks at what came of it.

Run by itself, since it forks: `python killed.py DIRECTORY ROUNDS SEED` prints what it found as JSON. With an address of a
PostgreSQL database for each round in the place of DIRECTORY (a file of lines), the same is done there.
"""

from __future__ import annotations

import json
import os
import random
import signal
import sys
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from made_up import NOW, STORIES, arrival, rows

from constat.codebook import load_codebook
from constat.errors import RecordError
from constat.linking import build as building
from constat.model.decision import Change, DecisionKind
from constat.reading.reader import Reader
from constat.record import adding, database
from constat.record.bodies import report_key
from constat.record.contents import pack
from constat.record.database import Record, create_record, open_record
from constat.record.decisions import Proposal, all_decisions, decide
from constat.record.erasing import erase
from constat.record.reports import reports
from constat.record.schema import DERIVED, KEPT, head
from constat.record.verifying import verify

ARRIVALS = [arrival(f"{number}.txt", f"{story} It was the {number}th time this year.") for number, story in enumerate(STORIES * 2)]
KEYS = [report_key(pack(one.raw).sha256, one.receipt.source) for one in ARRIVALS]


@dataclass
class Found:
    """What came of all rounds."""

    rounds: int = 0
    killed: int = 0
    faults: int = 0
    lost: int = 0
    doubled: int = 0
    different: int = 0


def fill(location: str, reader: Reader, tell: int | None = None) -> None:
    """Everything that writes, from whatever point on that an earlier run came to; tells how many reports are in for certain."""
    try:
        record = create_record(location)
    except RecordError:
        record = open_record(location)

    def told(summary: adding.AddSummary) -> None:
        if tell is not None:
            os.write(tell, bytes([summary.seen]))

    adding.add_reports(record, ARRIVALS, now=NOW, progress=told)
    building.build(record, reader)
    _decide(record)
    building.build(record, reader)
    record.close()


def _decide(record: Record) -> None:
    with record.reading() as connection:
        taken = {decision.kind for decision in all_decisions(connection)}
    if DecisionKind.SET_DATE not in taken:
        change = Change("date", "2025-03-09")
        decide(record, Proposal(kind=DecisionKind.SET_DATE, targets=(KEYS[0],), changes=(change,), by="Ada", why="known"), now=NOW)
    if DecisionKind.ERASE not in taken:
        erase(record, KEYS[1], by="Ada", why="asked for", now=NOW)


def everything(location: str) -> str:
    record = open_record(location)
    found = repr(rows(record, [*KEPT, head, *DERIVED]))
    record.close()
    return found


def one_round(location: str, reader: Reader, wait: float, expected: str, found: Found) -> None:
    out, into = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(out)
        fill(location, reader, into)
        os._exit(0)
    os.close(into)
    time.sleep(wait)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    certain = max(os.read(out, 1000), default=0)
    os.close(out)
    found.rounds += 1
    found.killed += os.WIFSIGNALED(status)
    try:
        record = open_record(location)
    except RecordError:
        found.lost += certain > 0  # killed before there was a record
    else:
        with record.reading() as connection:
            keys = [report.key for report in reports(connection)]
            found.faults += len(verify(connection).faults)
        record.close()
        found.lost += not set(KEYS[:certain]) <= set(keys)
        found.doubled += len(keys) != len(set(keys))
    fill(location, reader)
    found.different += everything(location) != expected


def main(places: list[str], seed: int) -> Found:
    adding._BATCH_REPORTS = 2  # so that there is much to be killed in between
    building._READ_AT_ONCE = 2
    database._SYNCHRONOUS = "OFF"  # a process that is killed leaves the system's memory alone; waiting for the disk shows nothing more
    reader = Reader(load_codebook())
    fill(places[0], reader)
    started = time.monotonic()
    fill(places[1], reader)
    takes = time.monotonic() - started
    expected = everything(places[0])
    chance = random.Random(seed)
    found = Found()
    for place in places[2:]:
        one_round(place, reader, chance.uniform(0, takes), expected, found)
    return found


if __name__ == "__main__":
    where, rounds, seed = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
    addresses = [str(where / f"{number}.db") for number in range(rounds + 2)] if where.is_dir() else where.read_text().split()
    json.dump(asdict(main(addresses, seed)), sys.stdout)
