"""The record's index of runs of words and of traces: what each report is looked up by, and who may share it."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from sqlalchemy import Column, Connection, Table, delete, func, insert, select

from constat.linking.origins.links import ComparedReport
from constat.linking.origins.passages import fingerprints
from constat.linking.origins.traces import trace_keys
from constat.model.origin import Credit
from constat.model.span import Span
from constat.record import schema
from constat.record.derived import chunks

_FEWEST_RUNS = 3
"""Shared fingerprints from which two reports are compared: one alone is a phrase that many use."""
_FEWEST_TRACES = 2


@dataclass(frozen=True, slots=True)
class Print:
    """What a report is looked up by: the hashes of its runs of words and of its traces."""

    runs: tuple[int, ...]
    traces: tuple[int, ...]


def print_of(report: ComparedReport) -> Print:
    """What a report is looked up by. Hashes lose their lowest bit, so that they fit the databases' whole numbers."""
    runs = sorted(set((fingerprints(report.printed) >> np.uint64(1)).astype(np.int64).tolist()))
    traces = sorted({int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest()) >> 1 for key in trace_keys(report.trace)})
    return Print(tuple(runs), tuple(traces))


def store_prints(connection: Connection, prints: Mapping[str, Print], credits_by: Mapping[str, Sequence[Credit]]) -> None:
    """Add reports to the index."""
    rows = [
        {"report": key, "fingerprints": _packed(one.runs), "traces": _packed(one.traces), "credits": _credits_json(credits_by[key])}
        for key, one in prints.items()
    ]
    if rows:
        connection.execute(insert(schema.prints), rows)
    runs = sorted((value, key) for key, one in prints.items() for value in one.runs)
    traces = sorted((value, key) for key, one in prints.items() for value in one.traces)
    for table, values in ((schema.fingerprints, runs), (schema.traces, traces)):
        if values:
            connection.execute(insert(table), [{"hash": value, "report": key} for value, key in values])


def drop_prints(connection: Connection, keys: Sequence[str]) -> None:
    """Take reports out of the index, each by what it was looked up by: the index itself is not ordered by report."""
    for some in chunks(keys):
        rows = connection.execute(select(schema.prints).where(schema.prints.c.report.in_(some))).all()
        for row in rows:
            for table, packed in ((schema.fingerprints, row.fingerprints), (schema.traces, row.traces)):
                for values in chunks(_unpacked(packed)):
                    connection.execute(delete(table).where(table.c.hash.in_(values), table.c.report == row.report))
        connection.execute(delete(schema.prints).where(schema.prints.c.report.in_(some)))


def candidates(connection: Connection, key: str, own: Print) -> list[str]:
    """The reports that share enough with one to be compared with it, sorted."""
    runs = _sharing(connection, schema.fingerprints, own.runs)
    traces = _sharing(connection, schema.traces, own.traces)
    few = min(_FEWEST_RUNS, max(1, len(own.runs) // 2))
    found = {other for other, count in runs.items() if count >= few} | {other for other, count in traces.items() if count >= _FEWEST_TRACES}
    short = [other for other, count in runs.items() if count < few]
    found |= {other for other, size in _run_counts(connection, short).items() if 2 * runs[other] >= size}
    return sorted(found - {key})


def _sharing(connection: Connection, table: Table, values: Sequence[int]) -> Counter[str]:
    """How many of the values each report has."""
    report: Column[str] = table.c.report
    counts: Counter[str] = Counter()
    for some in chunks(values):
        query = select(report, func.count()).where(table.c.hash.in_(some)).group_by(report)
        for other, count in connection.execute(query):
            counts[other] += count
    return counts


def _run_counts(connection: Connection, keys: Sequence[str]) -> dict[str, int]:
    """How many runs each report is looked up by, of those that have so few that one shared run may be half of them."""
    found: dict[str, int] = {}
    table = schema.prints
    for some in chunks(keys):
        size = func.length(table.c.fingerprints)
        for key, length in connection.execute(select(table.c.report, size).where(table.c.report.in_(some), size <= 8 * 2 * _FEWEST_RUNS)):
            found[key] = length // 8
    return found


def are_long_enough(connection: Connection, keys: Sequence[str]) -> set[str]:
    """Those of the reports of which there is enough that a copy of them would be known."""
    table = schema.prints
    found: set[str] = set()
    for some in chunks(keys):
        found |= set(
            connection.scalars(
                select(table.c.report).where(table.c.report.in_(some), func.length(table.c.fingerprints) >= 8 * _FEWEST_RUNS)
            )
        )
    return found


def credits_in(connection: Connection, keys: Sequence[str]) -> dict[str, tuple[Credit, ...]]:
    """The credits of reports to news agencies, by report."""
    found: dict[str, tuple[Credit, ...]] = {}
    for some in chunks(keys):
        for key, text in connection.execute(
            select(schema.prints.c.report, schema.prints.c.credits).where(schema.prints.c.report.in_(some))
        ):
            found[key] = tuple(
                Credit(body, name, Span(start, end), Span(first, last)) for body, name, start, end, first, last in json.loads(text)
            )
    return found


def _credits_json(credits_found: Sequence[Credit]) -> str:
    return json.dumps(
        [[one.body, one.name, one.span.start, one.span.end, one.covers.start, one.covers.end] for one in credits_found], ensure_ascii=False
    )


def _packed(values: Sequence[int]) -> bytes:
    return np.array(values, "<i8").tobytes()


def _unpacked(packed: bytes) -> list[int]:
    return [int(value) for value in np.frombuffer(packed, "<i8")]
