"""Tables: of reports (JSON Lines, CSV, a spreadsheet), a row each, by a mapping of columns; and of a monitor's own incidents."""

from __future__ import annotations

import csv
import io
import json
import zipfile
import zlib
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from typing import BinaryIO

from constat.errors import FormatError, InputError
from constat.intake.documents import LARGEST
from constat.intake.inputs import Handed, IntakeOptions, checked, given_date
from constat.intake.rows import HOLDS, row_bytes, row_of
from constat.model.receipt import Arrival, Format, Receipt, Refusal, Way

_LINES = frozenset({".jsonl", ".ndjson"})
_MOST_CELLS = 20_000_000
"""Cells of a spreadsheet that are looked at; a damaged one can claim a million empty columns."""


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    raw: bytes
    cells: Mapping[str, str]


def of_table_file(path: Path, source: str, options: IntakeOptions) -> Iterator[Arrival | Refusal]:
    """The rows of a table in a file, which is read as it goes. Raises OSError where the file cannot be read."""
    with path.open("rb") as file:
        yield from _of_stream(file, path.name, source, options)


def of_table(handed: Handed, options: IntakeOptions) -> Iterator[Arrival | Refusal]:
    """The rows of a table that was handed in as bytes."""
    name = handed.name
    if Path(name).suffix == "":
        name += ".jsonl" if handed.raw.lstrip().startswith(b"{") else ".csv"
    yield from _of_stream(io.BytesIO(handed.raw), name, handed.source, options)


def _of_stream(file: BinaryIO, name: str, source: str, options: IntakeOptions) -> Iterator[Arrival | Refusal]:
    ending = Path(name).suffix.lower()
    read = _lines if ending in _LINES else _spreadsheet if ending == ".xlsx" else _separated
    try:
        for row in read(file, source):
            yield row if isinstance(row, Refusal) else _arrival(row, name, source, options)
    except InputError as error:
        yield Refusal(error.source, error.problem)


def _arrival(row: _Row, name: str, source: str, options: IntakeOptions) -> Arrival | Refusal:
    """A row as a report. Its source is the address that it names, or its own name in the table, else the table alone: a row
    that moves within its table stays the same report.
    """
    where = f"{source}#{row.number}"
    columns = _columns(row.cells, options)
    held = {holds: row.cells.get(column, "").strip() for holds, column in columns.items()}
    missing = [column for holds, column in options.columns if column not in row.cells]
    if missing:
        return Refusal(where, f"has no column {', '.join(missing)}; its columns are {', '.join(row.cells)}")
    if not options.field_notes and "text" not in columns:
        return Refusal(where, f"no column holds the text: say which with --map text=COLUMN; its columns are {', '.join(row.cells)}")
    day = _day(held.get("date", ""))
    if held.get("date") and day is None:
        return Refusal(where, f"its date {held['date']!r} is none like 2021-06-04")
    receipt = Receipt(
        name=held.get("name") or f"{name}#{row.number}",
        source=held.get("url") or (f"{source}#{held['name']}" if held.get("name") else source),
        format=Format.FIELD_NOTE if options.field_notes else Format.ROW,
        way=Way.TABLE,
        obtained=options.now,
        publisher=held.get("publisher") or options.publisher,
        dates=given_date(day),
        columns=tuple(columns.items()),
    )
    arrived = checked(row.raw, receipt)
    return Refusal(where, arrived.reason) if isinstance(arrived, Refusal) else arrived


def _columns(cells: Mapping[str, str], options: IntakeOptions) -> dict[str, str]:
    """Which column holds what: as a person said, else those whose names say so themselves."""
    said = dict(options.columns)
    named = {column.strip().lower(): column for column in cells}
    return {holds: named[holds] for holds in HOLDS if holds in named and holds not in said} | said


def _day(written: str) -> date | None:
    try:
        return date.fromisoformat(written[:10])
    except ValueError:
        return None


def _lines(file: BinaryIO, source: str) -> Iterator[_Row | Refusal]:
    """The objects of JSON Lines, each by itself: one that is damaged is refused, the others are read."""
    number = 0
    while line := file.readline(LARGEST + 1):
        number += 1
        if len(line) > LARGEST:
            raise FormatError(source, number, f"is over {LARGEST:,} bytes; the lines after it were not read")
        raw = line.strip()
        if not raw:
            continue
        try:
            yield _Row(number, raw, row_of(raw))
        except (ValueError, json.JSONDecodeError) as error:
            yield Refusal(f"{source}#{number}", f"is not one JSON object on a line ({error})")


def _separated(file: BinaryIO, source: str) -> Iterator[_Row | Refusal]:
    """The rows of a CSV file in UTF-8, its columns parted by commas, semicolons or tabs, whichever its first line has most of."""
    with io.TextIOWrapper(file, encoding="utf-8-sig", newline="") as lines:
        try:
            first = lines.readline(_FIRST_LINE)
            separator = max(",;\t", key=first.count)
            header = next(csv.reader([first], delimiter=separator), [])
            for number, values in enumerate(csv.reader(lines, delimiter=separator, strict=True), 2):
                yield from _row(number, header, values, source)
        except UnicodeDecodeError as error:
            raise InputError(source, "is not in UTF-8; save it as CSV in UTF-8") from error
        except csv.Error as error:
            raise InputError(source, f"is not a CSV file to its end ({error})") from error


_FIRST_LINE = 1_000_000


def _spreadsheet(file: BinaryIO, source: str) -> Iterator[_Row | Refusal]:
    """The rows of a spreadsheet's sheets, each with its own first row as header."""
    from constat.intake.archives import problem_with_archive  # noqa: PLC0415  # needed only where there is a spreadsheet

    problem = problem_with_archive(file)
    if problem is not None:
        raise InputError(source, problem)
    try:
        yield from _rows_of_sheets(file, source)
    except InputError:
        raise
    except _SPREADSHEET_FAULTS as error:
        raise InputError(source, f"is no spreadsheet that can be read ({error})") from error


_SPREADSHEET_FAULTS = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    SyntaxError,
    TypeError,
    ValueError,
    zipfile.BadZipFile,
    zlib.error,
)
"""What the library, and those of zip and XML beneath it, raise for a damaged spreadsheet; an error of XML is one of syntax."""


def _rows_of_sheets(file: BinaryIO, source: str) -> Iterator[_Row | Refusal]:
    from openpyxl import load_workbook  # noqa: PLC0415  # loads a large library only where there is a spreadsheet

    workbook = load_workbook(file, read_only=True, data_only=True)
    with closing(workbook):
        for sheet in workbook.worksheets:
            rows = sheet.iter_rows(values_only=True)
            header = [_cell(value) for value in next(rows, ())]
            left = _MOST_CELLS
            for number, values in enumerate(rows, 2):
                left -= len(values)
                if left < 0:
                    raise InputError(f"{source}#{number}", "the spreadsheet has too many cells; the rows after it were not read")
                yield from _row(number, header, [_cell(value) for value in values], f"{source}/{sheet.title}")


def _row(number: int, header: list[str], values: Iterable[str], source: str) -> Iterator[_Row | Refusal]:
    cells = list(values)
    if not any(cell.strip() for cell in cells):
        return
    if len(cells) > len(header) and any(cell.strip() for cell in cells[len(header) :]):
        yield Refusal(f"{source}#{number}", f"has {len(cells)} cells under {len(header)} columns")
        return
    row = {column: cell for column, cell in zip(header, cells, strict=False) if column.strip()}
    yield _Row(number, row_bytes(row), row)


def _cell(value: object) -> str:
    """A spreadsheet's cell as a person would write it: days in ISO form, whole numbers without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
