"""The record's index of runs of words and of traces: what each report is looked up by, and who may share it.

A run that very many reports have is everyone's: a turn of phrase, the words of a form. It tells nothing of origin, and to
look at all who have it would make each report dearer than the one before. Whether a run is everyone's depends on the
reports that are in the record, not on the order in which they came; where it changes, those whose links may rest on it are
linked anew.
A report most of whose runs are everyone's is looked up by all of them among its like: a story that everyone printed.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
from sqlalchemy import ColumnElement, Connection, Table, TextClause, delete, func, insert, literal, or_, select, text

from constat.linking.origins.links import ComparedReport
from constat.linking.origins.passages import fingerprints
from constat.linking.origins.traces import trace_keys
from constat.model.origin import Credit
from constat.model.span import Span
from constat.record import schema
from constat.record.derived import AT_ONCE, chunks

_FEWEST_RUNS = 3
"""Shared fingerprints from which two reports are compared: one alone is a phrase that many use."""
_FEWEST_TRACES = 2
EVERYONES = 500
"""What more reports than this have is everyone's."""
_AT_ONCE = 100
"""Values that one statement looks for, each by a query of its own."""


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


def renew_prints(
    connection: Connection, keys: Sequence[str], prints: Mapping[str, Print], credits_by: Mapping[str, Sequence[Credit]]
) -> set[str]:
    """Put new prints of reports in the place of old ones; returns the other reports that are to be linked anew.

    These are the ones that have a run or trace that has ceased to be everyone's, and of those that have one that has now become so
    the ones whose links may rest on it.
    """
    old = _prints_by(connection, keys)
    both = [*old.values(), *prints.values()]
    looked_up = {
        schema.fingerprints: sorted({value for one in both for value in one.runs}),
        schema.traces: sorted({value for one in both for value in one.traces}),
    }
    before = {table: _everyones(connection, table, values) for table, values in looked_up.items()}
    _drop(connection, old)
    _store(connection, prints, credits_by)
    risen: set[str] = set()
    fallen: set[str] = set()
    for table, values in looked_up.items():
        after = _everyones(connection, table, values)
        risen |= _having(connection, table, after - before[table])
        fallen |= _having(connection, table, before[table] - after)
    return (fallen | _unsettled(connection, sorted(risen - fallen - set(keys)))) - set(keys)


def _having(connection: Connection, table: Table, values: set[int]) -> set[str]:
    """The reports that have any of some runs or traces."""
    return {
        report for some in chunks(sorted(values)) for report in connection.scalars(select(table.c.report).where(table.c.hash.in_(some)))
    }


def _unsettled(connection: Connection, keys: Sequence[str]) -> set[str]:
    """Of reports with a run or trace that has become everyone's, those for which it may make a difference.

    Most of them share enough of other runs with those they are linked to, and what they are linked by is in the two texts alone.
    """
    links = schema.origin_links.c
    pairs = {
        (row.one, row.two)
        for some in chunks(keys)
        for row in connection.execute(select(links.one, links.two).where(or_(links.one.in_(some), links.two.in_(some))))
    }
    prints = _prints_by(connection, sorted({*keys, *(key for pair in pairs for key in pair)}))
    runs = _everyones(connection, schema.fingerprints, _every_run(prints))
    traces = _everyones(connection, schema.traces, sorted({trace for one in prints.values() for trace in one.traces}))
    found = {key for key in keys if key in prints and _is_widespread(prints[key].runs, runs)}
    for one, two in sorted(pairs):
        if one not in prints or two not in prints:
            found |= {one, two} & prints.keys()
            continue
        shared_runs = len(set(prints[one].runs) & set(prints[two].runs) - runs)
        shared_traces = len(set(prints[one].traces) & set(prints[two].traces) - traces)
        if shared_runs < _FEWEST_RUNS and shared_traces < _FEWEST_TRACES:
            found |= {one, two}
    return found


def _store(connection: Connection, prints: Mapping[str, Print], credits_by: Mapping[str, Sequence[Credit]]) -> None:
    """Add reports to the index."""
    rows = [
        {"report": key, "fingerprints": _packed(one.runs), "traces": _packed(one.traces), "credits": _credits_json(credits_by[key])}
        for key, one in prints.items()
    ]
    if rows:
        connection.execute(insert(schema.prints), rows)
    runs = sorted((value, key) for key, one in prints.items() for value in one.runs)
    if runs:
        connection.execute(
            insert(schema.fingerprints), [{"hash": value, "report": key, "runs": len(prints[key].runs)} for value, key in runs]
        )
    traces = sorted((value, key) for key, one in prints.items() for value in one.traces)
    if traces:
        connection.execute(insert(schema.traces), [{"hash": value, "report": key} for value, key in traces])


def _drop(connection: Connection, prints: Mapping[str, Print]) -> None:
    """Take reports out of the index, each by what it was looked up by: the index itself is not ordered by report."""
    for key, one in prints.items():
        for table, values in ((schema.fingerprints, one.runs), (schema.traces, one.traces)):
            for some in chunks(values):
                connection.execute(delete(table).where(table.c.hash.in_(some), table.c.report == key))
    for keys in chunks(list(prints)):
        connection.execute(delete(schema.prints).where(schema.prints.c.report.in_(keys)))


def _prints_by(connection: Connection, keys: Sequence[str]) -> dict[str, Print]:
    table = schema.prints
    return {
        row.report: Print(tuple(_unpacked(row.fingerprints)), tuple(_unpacked(row.traces)))
        for some in chunks(keys)
        for row in connection.execute(select(table.c.report, table.c.fingerprints, table.c.traces).where(table.c.report.in_(some)))
    }


def candidates(connection: Connection, key: str, own: Print) -> list[str]:
    """The reports that share enough with one to be compared with it, sorted."""
    few = min(_FEWEST_RUNS, max(1, len(own.runs) // 2))
    everyones = _everyones(connection, schema.fingerprints, own.runs)
    everyones_traces = _everyones(connection, schema.traces, own.traces)
    found = _sharing_runs(connection, [run for run in own.runs if run not in everyones], few)
    found |= _having_at_least(connection, schema.traces, [trace for trace in own.traces if trace not in everyones_traces], _FEWEST_TRACES)
    if _is_widespread(own.runs, everyones):
        found |= _widespread(connection, own, few)
    return sorted(found - {key})


def _sharing_runs(connection: Connection, runs: Sequence[int], few: int) -> set[str]:
    """The reports that have so many of some runs, or have so few of their own that these are half of them, rounded down as few is: each of
    two reports must find the other, whichever comes first.
    """
    table = schema.fingerprints.c
    size = func.min(table.runs)
    counts = _counts(connection, schema.fingerprints, runs, size, or_(func.count() >= few, 2 * func.count() + 1 >= size))
    return {other for other, (count, size) in counts.items() if count >= few or 2 * count + 1 >= size}


def _is_widespread(runs: Sequence[int], everyones: set[int]) -> bool:
    return 2 * sum(run in everyones for run in runs) > len(runs)


def _widespread(connection: Connection, own: Print, few: int) -> set[str]:
    """Of the reports most of whose runs are everyone's, those that share enough with one of them."""
    prints = _prints_by(connection, sorted(_having_at_least(connection, schema.fingerprints, own.runs, few)))
    everyones = _everyones(connection, schema.fingerprints, _every_run(prints))
    return {other for other, one in prints.items() if _is_widespread(one.runs, everyones)}


def _every_run(prints: Mapping[str, Print]) -> list[int]:
    return sorted({run for one in prints.values() for run in one.runs})


def _having_at_least(connection: Connection, table: Table, values: Sequence[int], least: int) -> set[str]:
    """The reports that have at least so many of the values."""
    counts = _counts(connection, table, values, literal(0), func.count() >= least)
    return {other for other, (count, _) in counts.items() if count >= least}


def _counts(
    connection: Connection, table: Table, values: Sequence[int], also: ColumnElement[int], enough: ColumnElement[bool]
) -> dict[str, tuple[int, int]]:
    """How many of the values each report has, with something else of it; those that have not enough may be left out.

    A report shares a turn of phrase with hundreds of others: where one statement sees all the values, the database leaves those out itself.
    """
    query = select(table.c.report, func.count(), also).group_by(table.c.report)
    if len(values) <= AT_ONCE:
        query = query.having(enough)
    counts: dict[str, tuple[int, int]] = {}
    for some in chunks(values):
        for other, count, size in connection.execute(query.where(table.c.hash.in_(some))):
            counts[other] = (counts.get(other, (0, 0))[0] + count, size)
    return counts


def _everyones(connection: Connection, table: Table, values: Iterable[int]) -> set[int]:
    """Those of the values that are everyone's; of none are more rows looked at than it takes to know."""
    found: set[int] = set()
    every = list(values)
    for first in range(0, len(every), _AT_ONCE):
        some = every[first : first + _AT_ONCE]
        bound = {"everyones": EVERYONES} | {f"value{place}": value for place, value in enumerate(some)}
        found.update(connection.scalars(_is_everyones(table.name, len(some)), bound))
    return found


@cache
def _is_everyones(table: str, values: int) -> TextClause:
    each = (
        f"SELECT hash FROM (SELECT hash FROM {table} WHERE hash = :value{place} LIMIT 1 OFFSET :everyones) AS one{place}"  # noqa: S608  # names of our own
        for place in range(values)
    )
    return text(" UNION ALL ".join(each))


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
        for key, packed in connection.execute(
            select(schema.prints.c.report, schema.prints.c.credits).where(schema.prints.c.report.in_(some))
        ):
            found[key] = tuple(
                Credit(body, name, Span(start, end), Span(first, last)) for body, name, start, end, first, last in json.loads(packed)
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
