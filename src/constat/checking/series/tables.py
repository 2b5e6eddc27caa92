"""From a table's rows to the values of its series. What does not fit the declaration is reported by line, never summed."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise

from constat.checking.series.declarations import Column, Table
from constat.errors import FormatError
from constat.model.period import Period
from constat.model.series import Step, Value

Cell = str | float | date | None
_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_HEADER_WITHIN = 20
"""In how many lines from the top the row of column names is looked for; titles and notes may stand above it."""


@dataclass(frozen=True, slots=True)
class Oddity:
    """Something in a file that is not as declared: where it stands, what it is and what was done about it."""

    source: str
    line: int
    says: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a file with the line (from 1) at which it stands."""

    line: int
    cells: Sequence[Cell]


@dataclass(slots=True)
class TableReading:
    """What was read of a table: for each series its values in order, and the oddities."""

    values: dict[str, tuple[Value, ...]]
    oddities: list[Oddity] = field(default_factory=list)


def read_table(rows: Iterable[Row], table: Table, source: str) -> TableReading:
    """Read a table as declared.

    Raises FormatError where its columns are not those declared: a column that is new, or gone, means that the
    publisher changed the file, and nobody has looked at it yet.
    """
    remaining = iter(rows)
    names, header_line = _header(remaining, table, source)
    reader = _TableReader(names, table, source)
    for row in remaining:
        reader.take(row)
    return reader.finish(header_line)


def _header(rows: Iterable[Row], table: Table, source: str) -> tuple[list[str], int]:
    for row in rows:
        names = [str(cell).strip() if cell is not None else "" for cell in row.cells]
        if table.date in names:
            _check_columns(names, table, source, row.line)
            return names, row.line
        if row.line >= _HEADER_WITHIN:
            break
    raise FormatError(source, None, f"no row names a column {table.date!r} in its first {_HEADER_WITHIN} lines")


def _check_columns(names: Sequence[str], table: Table, source: str, line: int) -> None:
    declared = {table.date, *table.columns, *table.remarks, *table.ignored}
    new = [name for name in names if name and name not in declared]
    gone = [name for name in table.columns if name not in names]
    if new or gone:
        problem = f"has a column {new[0]!r} that is not declared" if new else f"lacks the declared column {gone[0]!r}"
        raise FormatError(source, line, f"{problem}; look at the file, then declare it as a series, remarks or ignored")


class _TableReader:
    """Takes the rows of one table one after the other."""

    def __init__(self, names: Sequence[str], table: Table, source: str) -> None:
        self._names = names
        self._table = table
        self._source = source
        self._width = max(place for place, name in enumerate(names) if name) + 1
        self._date_place = names.index(table.date)
        self._columns = [(names.index(name), name, column) for name, column in table.columns.items()]
        self._values: dict[str, dict[Period, float | None]] = {column.series: {} for column in table.columns.values()}
        self._line_of: dict[Period, int] = {}
        self._unpublished: dict[str, list[int]] = {}
        self._strays: list[tuple[int, date]] = []
        self._oddities: list[Oddity] = []

    def take(self, row: Row) -> None:
        """Read a row, or report why it is left out."""
        if all(cell in ("", None) for cell in row.cells):
            return
        period = self._period(row)
        if period is None:
            return
        if len(row.cells) < self._width and self._names[len(row.cells) : self._width] != list(self._table.remarks):
            self._odd(row.line, f"the row of {period.last} has {len(row.cells)} of {self._width} cells; left out")
            return
        if period in self._line_of:
            self._repeat(row, period)
            return
        self._line_of[period] = row.line
        for place, name, column in self._columns:
            amount = self._amount(row, place, name)
            self._values[column.series][period] = self._published(column, name, period, row.line, amount)

    def finish(self, header_line: int) -> TableReading:
        """The values in order, once gaps between the rows are reported."""
        for name, lines in self._unpublished.items():
            column = self._table.columns[name]
            self._odd(
                lines[0],
                f"{len(lines)} values of {name!r} up to line {lines[-1]} stand before {column.published_from}, "
                f"from when it is published ({column.why or 'as declared'}); taken as missing, not as what they say",
            )
        periods = sorted(self._line_of)
        self._report_strays(periods)
        for before, after in pairwise(periods):
            if before.last + timedelta(days=1) < after.first:
                gap = Period(before.last + timedelta(days=1), after.first - timedelta(days=1))
                self._odd(self._line_of[after], f"nothing stands for {gap.iso()} before this row; these days are missing")
        if not periods:
            self._odd(header_line, "no row below the names of the columns could be read")
        values = {name: tuple(Value(period, amounts[period]) for period in sorted(amounts)) for name, amounts in self._values.items()}
        return TableReading(values, sorted(self._oddities, key=lambda one: one.line))

    def _odd(self, line: int, says: str) -> None:
        self._oddities.append(Oddity(self._source, line, says))

    def _report_strays(self, weeks: Sequence[Period]) -> None:
        """Name the rows of a table of weeks whose day ends none, with whether their week has a row of its own."""
        for line, day in self._strays:
            at = bisect_left(weeks, day, key=lambda week: week.last)
            counted = at < len(weeks) and weeks[at].first <= day
            says = f"{day}, a {_WEEKDAYS[day.weekday()].title()}, among weeks that end on {self._table.week_ends.title()}s; left out"
            self._odd(
                line, f"{says}, since the row of {weeks[at].last} counts its week" if counted else f"{says}, and no row counts its week"
            )

    def _period(self, row: Row) -> Period | None:
        """The stretch that a row counts, or None, reported, where its date does not fit the table's step."""
        cell = row.cells[self._date_place] if self._date_place < len(row.cells) else None
        day = _day(cell)
        if day is None:
            self._odd(row.line, f"{cell!r} is not a date; left out")
            return None
        match self._table.step:
            case Step.DAY:
                return Period.of_day(day)
            case Step.WEEK:
                if _WEEKDAYS[day.weekday()] != self._table.week_ends:
                    self._strays.append((row.line, day))
                    return None
                return Period(day - timedelta(days=6), day)
            case Step.MONTH:
                return Period.of_month(day.year, day.month)
            case Step.YEAR:
                return Period.of_year(day.year)

    def _repeat(self, row: Row, period: Period) -> None:
        same = all(self._amount(row, place, name, report=False) == self._values[c.series][period] for place, name, c in self._columns)
        likeness = "with the same values" if same else "with other values"
        self._odd(row.line, f"a second row for {period.iso()}, {likeness}; the one at line {self._line_of[period]} is kept")

    def _published(self, column: Column, name: str, period: Period, line: int, amount: float | None) -> float | None:
        if column.published_from is None or period.last >= column.published_from or amount is None:
            return amount
        self._unpublished.setdefault(name, []).append(line)
        return None

    def _amount(self, row: Row, place: int, name: str, *, report: bool = True) -> float | None:
        cell = row.cells[place] if place < len(row.cells) else None
        text = "" if cell is None else cell.strip() if isinstance(cell, str) else cell
        if text == "" and self._table.blank_is_zero:
            return 0.0
        if isinstance(text, str) and (text == "" or text in self._table.missing):
            return None
        amount = _number(text)
        if amount is None and report:
            self._odd(row.line, f"{name!r} holds {text!r}, which is neither a count nor declared as missing; taken as missing")
        return amount


def _number(cell: Cell) -> float | None:
    try:
        amount = float(cell.replace(",", "")) if isinstance(cell, str) else float(cell) if isinstance(cell, int | float) else None
    except ValueError:
        return None
    return amount if amount is not None and 0 <= amount < 1e12 else None


def _day(cell: Cell) -> date | None:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date):
        return cell
    try:
        return date.fromisoformat(cell.strip()) if isinstance(cell, str) else None
    except ValueError:
        return None
