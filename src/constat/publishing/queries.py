"""Queries over a record's occurrences: filters, and rows page by page."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Connection, Row, select, tuple_

from constat.errors import InputError
from constat.linking.rules import folded
from constat.reading.places import Gazetteer
from constat.record import schema

PAGE = 100
"""Occurrences that are fetched at once."""

_OCCURRENCES = schema.occurrences


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """Which occurrences are asked for; what is empty or null asks for nothing in particular."""

    types: tuple[str, ...] = ()
    measures: tuple[str, ...] = ()
    types_of_measures: tuple[str, ...] = ()
    """The types under which figures of the measures are told: no further filter, but rows are found sooner by it."""
    places: tuple[str, ...] = ()
    """Identifiers, with those of all places within."""
    since: date | None = None
    until: date | None = None
    statuses: tuple[str, ...] = ()
    least_origins: int = 0
    in_conflict: bool = False
    publishers: tuple[str, ...] = ()

    def conditions(self) -> list[ColumnElement[bool]]:
        """The filters as conditions on the table of occurrences."""
        columns = _OCCURRENCES.c
        found: list[ColumnElement[bool]] = []
        for column, wanted in ((columns.type, self.types), (columns.status, self.statuses), (columns.place_id, self.places)):
            if wanted:
                found.append(column.in_(wanted))
        if self.since is not None:
            found.append(columns.last_day >= self.since)
        if self.until is not None:
            found.append(columns.first_day <= self.until)
        if self.least_origins:
            found.append(columns.origins >= self.least_origins)
        if self.in_conflict:
            found.append(columns.in_conflict == 1)
        return [*found, *self._measured(), *self._published()]

    def _measured(self) -> list[ColumnElement[bool]]:
        if not self.measures:
            return []
        compared = schema.comparisons.c
        holds = select(compared.occurrence).where(compared.occurrence == _OCCURRENCES.c.key, compared.measure.in_(self.measures)).exists()
        return [_OCCURRENCES.c.type.in_(self.types_of_measures), holds] if self.types_of_measures else [holds]

    def _published(self) -> list[ColumnElement[bool]]:
        if not self.publishers:
            return []
        told, read = schema.told_in.c, schema.readings.c
        told_by = select(told.occurrence).join(schema.readings, read.report == told.teller).where(read.publisher.in_(self.publishers))
        return [_OCCURRENCES.c.key.in_(told_by)]


def occurrence_rows(connection: Connection, filters: Filters, *, limit: int | None = None) -> Iterator[Sequence[Row[tuple[object, ...]]]]:
    """The rows of occurrences that are asked for, by their first day, those without one last; a page at a time."""
    left = limit
    for page in _pages(connection, filters.conditions(), PAGE if limit is None else min(PAGE, limit)):
        yield page if left is None else page[:left]
        if left is not None:
            left -= len(page)
            if left <= 0:
                return


def _pages(connection: Connection, conditions: list[ColumnElement[bool]], size: int) -> Iterator[Sequence[Row[tuple[object, ...]]]]:
    """Pages found by where the last one ended, so that the hundredth costs no more than the first."""
    columns = _OCCURRENCES.c
    dated = select(_OCCURRENCES).where(columns.first_day.is_not(None), *conditions).order_by(columns.first_day, columns.key)
    undated = select(_OCCURRENCES).where(columns.first_day.is_(None), *conditions).order_by(columns.key)
    for query, place in ((dated, tuple_(columns.first_day, columns.key)), (undated, tuple_(columns.key))):
        after: ColumnElement[bool] | None = None
        while True:
            rows = connection.execute((query if after is None else query.where(after)).limit(size)).all()
            if rows:
                yield rows
            if len(rows) < size:
                break
            last = rows[-1]
            after = place > ((last.first_day, last.key) if query is dated else (last.key,))


def places_within(gazetteer: Gazetteer, names: Iterable[str]) -> tuple[str, ...]:
    """The identifiers of the places of these names or identifiers, and of all that lie in them.

    Raises InputError where a name is no place's.
    """
    wanted: set[str] = set()
    for name in names:
        plain = folded(name)
        found = {name} & gazetteer.places.keys() or {key for key, place in gazetteer.places.items() if folded(place.name) == plain}
        if not found:
            raise InputError(name, "is no place of the codebook; `constat codebook show NAME` finds places")
        wanted |= found
    if not wanted:
        return ()
    return tuple(sorted(key for key in gazetteer.places if key in wanted or not wanted.isdisjoint(gazetteer.ancestors(key))))


def types_of(measures: Iterable[str], types_of_measure: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """The types of occurrences in which figures of some measures are told."""
    return tuple(sorted({kind for measure in measures for kind in (measure, *types_of_measure.get(measure, ()))}))
