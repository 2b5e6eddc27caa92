from __future__ import annotations

from datetime import date

import pytest

from constat.checking.series.declarations import Column, Table
from constat.checking.series.tables import Row, TableReading, read_table
from constat.errors import FormatError
from constat.model.series import Step


def table(step: Step = Step.WEEK, **changes: object) -> Table:
    fields: dict[str, object] = {
        "date": "Week ending",
        "step": step,
        "columns": {"Landed": Column(series="landed"), "Turned back": Column(series="turned-back")},
        "missing": ("", "-"),
        "ignored": {"Weather": "not a count"},
        "remarks": ("Notes",),
    }
    return Table(**{**fields, **changes})  # type: ignore[arg-type]  # a table of any of the fields


def read(rows: list[list[object]], declared: Table, header: list[str] | None = None) -> TableReading:
    lines = [header or ["Week ending", "Landed", "Turned back", "Weather", "Notes"], *rows]
    return read_table([Row(line, cells) for line, cells in enumerate(lines, 1)], declared, "weeks.csv")  # type: ignore[arg-type]


def amounts(reading: TableReading, name: str) -> dict[str, float | None]:
    return {value.period.iso(): value.amount for value in reading.values[name]}


def test_a_dash_is_no_value_and_a_nought_is_one() -> None:
    reading = read([["2023-01-08", "0", "-", "wind", ""]], table())

    assert amounts(reading, "landed") == {"2023-01-02/2023-01-08": 0}
    assert amounts(reading, "turned-back") == {"2023-01-02/2023-01-08": None}
    assert reading.oddities == []


def test_rows_of_days_among_weeks_are_named_by_line_and_not_summed() -> None:
    reading = read([["2023-01-08", "44", "2", "", ""], ["2023-01-10", "30", "1"], ["2023-01-15", "51", "3", "", ""]], table())

    assert sum(amount or 0 for amount in amounts(reading, "landed").values()) == 95
    assert [(oddity.line, oddity.says) for oddity in reading.oddities] == [
        (3, "2023-01-10, a Tuesday, among weeks that end on Sundays; left out, since the row of 2023-01-15 counts its week")
    ]


def test_a_row_of_a_day_whose_week_has_none_is_named_as_such() -> None:
    reading = read([["2023-01-08", "44", "2", "", ""], ["2023-01-10", "30", "1", "", ""]], table())

    assert reading.oddities[0].says.endswith("no row counts its week")


def test_a_row_with_too_few_cells_is_named_even_where_its_day_ends_a_week() -> None:
    reading = read([["2023-01-08", "44"]], table())

    assert amounts(reading, "landed") == {}
    assert any("2 of 5 cells" in oddity.says for oddity in reading.oddities)


@pytest.mark.parametrize(("second", "likeness"), [("44", "the same values"), ("45", "other values")])
def test_a_second_row_for_a_week_is_named_and_the_first_kept(second: str, likeness: str) -> None:
    reading = read([["2023-01-08", "44", "2", "", ""], ["2023-01-08", second, "2", "", ""]], table())

    assert amounts(reading, "landed") == {"2023-01-02/2023-01-08": 44}
    assert (reading.oddities[0].line, likeness in reading.oddities[0].says) == (3, True)


def test_noughts_from_before_the_publisher_began_are_missing_and_said_once() -> None:
    declared = table(
        columns={
            "Landed": Column(series="landed"),
            "Turned back": Column(series="turned-back", published_from=date(2023, 1, 15), why="the first bulletin"),
        }
    )
    reading = read([["2023-01-01", "1", "0", "", ""], ["2023-01-08", "2", "0", "", ""], ["2023-01-15", "3", "0", "", ""]], declared)

    assert list(amounts(reading, "turned-back").values()) == [None, None, 0]
    assert [oddity.says[:9] for oddity in reading.oddities] == ["2 values "]


def test_weeks_without_a_row_are_missing_and_named() -> None:
    reading = read([["2023-01-08", "1", "0", "", ""], ["2023-01-22", "3", "0", "", ""]], table())

    assert "2023-01-09/2023-01-15" in reading.oddities[0].says


def test_an_empty_cell_is_nought_only_where_the_declaration_says_so() -> None:
    rows: list[list[object]] = [["2023-01-08", "", "", "", ""]]

    assert amounts(read(rows, table()), "landed") == {"2023-01-02/2023-01-08": None}
    assert amounts(read(rows, table(blank_is_zero=True)), "landed") == {"2023-01-02/2023-01-08": 0}


@pytest.mark.parametrize("cell", ["about 40", "4o", "-3", "nan", "inf", "1e15"])
def test_a_cell_that_is_no_count_is_named_and_missing(cell: str) -> None:
    reading = read([["2023-01-08", cell, "0", "", ""]], table())

    assert amounts(reading, "landed") == {"2023-01-02/2023-01-08": None}
    assert repr(cell) in reading.oddities[0].says


def test_a_row_without_a_date_is_named_and_an_empty_one_passed_over() -> None:
    reading = read([["total", "95", "5", "", ""], ["", "", "", "", ""], ["2023-01-08", "1", "0", "", ""]], table())

    assert [(oddity.line, oddity.says) for oddity in reading.oddities] == [(2, "'total' is not a date; left out")]


def test_a_column_that_nobody_declared_is_refused() -> None:
    with pytest.raises(FormatError, match=r"weeks.csv:1: has a column 'Children' that is not declared"):
        read([], table(), ["Week ending", "Landed", "Turned back", "Children"])


def test_a_column_that_is_gone_is_refused() -> None:
    with pytest.raises(FormatError, match="lacks the declared column 'Turned back'"):
        read([], table(), ["Week ending", "Landed"])


def test_a_file_without_the_names_of_its_columns_is_refused() -> None:
    with pytest.raises(FormatError, match="no row names a column 'Week ending'"):
        read([["1"]] * 30, table(), ["a title"])


def test_a_table_without_rows_is_odd() -> None:
    assert "no row" in read([], table()).oddities[0].says


@pytest.mark.parametrize(
    ("step", "day", "period"),
    [(Step.DAY, "2023-02-03", "2023-02-03"), (Step.MONTH, "2023-02-01", "2023-02"), (Step.YEAR, "2023-01-01", "2023")],
)
def test_a_row_counts_the_day_month_or_year_that_its_date_stands_for(step: Step, day: str, period: str) -> None:
    assert list(amounts(read([[day, "1", "0", "", ""]], table(step)), "landed")) == [period]
