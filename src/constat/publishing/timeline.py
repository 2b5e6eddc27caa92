"""A record by periods: what was reported of each, and how many reports and outlets stand behind it.

A period of which nothing is reported is said to be such; it is never a zero, since nobody may have looked.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import Enum

from sqlalchemy import ColumnElement, Connection, Label, Text, and_, case, cast, distinct, func, select

from constat.model.occurrence import Scope
from constat.publishing.queries import Filters
from constat.record import schema


class Step(Enum):
    """How long the periods of a timeline are."""

    DAY = "day"
    MONTH = "month"
    YEAR = "year"


_FIRST = schema.occurrences.c.first_day
_QUARTER = 3
_LETTERS = {Step.DAY: 10, Step.MONTH: 7, Step.YEAR: 4}
"""How much of an ISO date names the period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """One period: its ISO name, the incidents and totals told of by type, and what stands behind them.

    Reports without a known publisher belong to no outlet; families are origins before it is judged claim by claim which
    of them are independent. A stretch of which nothing is reported has no reports.
    """

    name: str
    incidents: int
    totals: int
    in_conflict: int
    types: tuple[tuple[str, int], ...]
    reports: int
    outlets: int
    without_outlet: int
    families: int


def timeline(connection: Connection, filters: Filters, step: Step) -> Iterator[Stretch]:
    """The periods in which occurrences begin, in order, and those between of which nothing is reported.

    They are counted a window at a time, as they are asked for: the first ones come at once, however large a record is.
    """
    conditions = filters.conditions()
    before: str | None = None
    first = _first_day(connection, conditions, date.min)
    while first is not None:
        start, end = _window(first, step)
        for stretch in _stretches(connection, [*conditions, _FIRST.between(start, end)], step):
            if before is not None:
                yield from _silent(_next(before, step), stretch.name, step)
            yield stretch
            before = stretch.name
        first = _first_day(connection, conditions, end + timedelta(days=1))


def _first_day(connection: Connection, conditions: Sequence[ColumnElement[bool]], since: date) -> date | None:
    """The first day on which one of the occurrences asked for begins, from some day on."""
    return connection.scalar(select(_FIRST).where(since <= _FIRST, *conditions).order_by(_FIRST).limit(1))


def _window(day: date, step: Step) -> tuple[date, date]:
    """The days that are counted at once: a month of days, a quarter of months, a year."""
    if step is Step.YEAR:
        return date(day.year, 1, 1), date(day.year, 12, 31)
    first = day.month if step is Step.DAY else day.month - (day.month - 1) % _QUARTER
    last = first if step is Step.DAY else first + _QUARTER - 1
    return date(day.year, first, 1), date(day.year, last, monthrange(day.year, last)[1])


def _period(step: Step) -> Label[str]:
    """The period in which an occurrence begins, as both databases write days."""
    return func.substr(cast(schema.occurrences.c.first_day, Text), 1, _LETTERS[step]).label("period")


def _types(connection: Connection, chosen: Sequence[ColumnElement[bool]], step: Step) -> dict[str, list[tuple[str, int]]]:
    occurrences = schema.occurrences.c
    period = _period(step)
    query = (
        select(period, occurrences.type, func.count().label("told"))
        .where(*chosen)
        .group_by(period, occurrences.type)
        .order_by(period, func.count().desc(), occurrences.type)
    )
    found: dict[str, list[tuple[str, int]]] = {}
    for row in connection.execute(query):
        found.setdefault(row.period, []).append((row.type, row.told))
    return found


def _stretches(connection: Connection, chosen: Sequence[ColumnElement[bool]], step: Step) -> Iterator[Stretch]:
    types = _types(connection, chosen, step)
    occurrences, told, read, families = schema.occurrences.c, schema.told_in.c, schema.readings.c, schema.families.c
    period = _period(step)
    is_total = occurrences.scope == Scope.TOTAL.value
    counts = (
        select(
            period,
            func.sum(case((is_total, 0), else_=1)).label("incidents"),
            func.sum(case((is_total, 1), else_=0)).label("totals"),
            func.sum(occurrences.in_conflict).label("in_conflict"),
        )
        .where(*chosen)
        .group_by(period)
        .order_by(period)
    )
    behind = (
        select(
            period,
            func.count(distinct(told.teller)).label("reports"),
            func.count(distinct(read.publisher)).label("outlets"),
            func.count(distinct(case((read.publisher.is_(None), told.teller)))).label("without_outlet"),
            func.count(distinct(families.family)).label("families"),
        )
        .select_from(schema.occurrences)
        .join(schema.told_in, told.occurrence == occurrences.key)
        .join(schema.readings, read.report == told.teller)
        .outerjoin(schema.families, families.report == told.teller)
        .where(*chosen)
        .group_by(period)
    )
    sources = {row.period: row for row in connection.execute(behind)}
    for row in connection.execute(counts):
        source = sources[row.period]
        yield Stretch(
            name=row.period,
            incidents=row.incidents,
            totals=row.totals,
            in_conflict=row.in_conflict,
            types=tuple(types[row.period]),
            reports=source.reports,
            outlets=source.outlets,
            without_outlet=source.without_outlet,
            families=source.families,
        )


def _silent(first: str, after: str, step: Step) -> Iterator[Stretch]:
    """The periods from one to before another, of which nothing is reported, as one stretch."""
    last, name = first, first
    while name < after:
        last, name = name, _next(name, step)
    if first < after:
        name = first if first == last else f"{first} to {last}"
        yield Stretch(name=name, incidents=0, totals=0, in_conflict=0, types=(), reports=0, outlets=0, without_outlet=0, families=0)


def _next(name: str, step: Step) -> str:
    if step is Step.DAY:
        return str(date.fromisoformat(name) + timedelta(days=1))
    if step is Step.YEAR:
        return f"{int(name) + 1:04d}"
    year, month = int(name[:4]), int(name[5:])
    return f"{year + month // 12:04d}-{month % 12 + 1:02d}"


def undated(connection: Connection, filters: Filters) -> int:
    """How many of the occurrences asked for have no known day, and so stand in no period."""
    query = (
        select(func.count()).select_from(schema.occurrences).where(and_(schema.occurrences.c.first_day.is_(None), *filters.conditions()))
    )
    return connection.scalar(query) or 0
