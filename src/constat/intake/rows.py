"""Rows of tables as reports: a table of reports, whose columns say which cell is the text, and a monitor's own table of
incidents, whose cells are themselves the report.

A row is kept as one JSON object, its columns in the table's order.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from constat.errors import InputError
from constat.intake.documents import Page
from constat.model.receipt import Cell, Format, Receipt
from constat.model.span import Span

HOLDS = ("text", "title", "date", "publisher", "url", "name")
"""What a column of a table of reports can hold."""


def row_bytes(row: Mapping[str, str]) -> bytes:
    """A row as it is kept, where the table has no bytes of its own for it."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode("utf-8", "replace")


def row_of(raw: bytes) -> dict[str, str]:
    """A row from its JSON: every cell as text, an empty one where the row has none.

    Raises ValueError where the bytes are not one JSON object.
    """
    try:
        plain = json.loads(raw)
    except RecursionError as error:
        raise ValueError("its values are nested too deeply") from error
    if not isinstance(plain, dict):
        raise ValueError("it is not an object")  # noqa: TRY004  # it is the bytes that are wrong, not the call
    return {str(column): _cell(value) for column, value in plain.items()}


def page_of_row(raw: bytes, receipt: Receipt) -> Page:
    """The text of a row: for a report, its title and text; for a field note, each column's name with its cell, a line each.

    Raises InputError where the row has no text.
    """
    row = row_of(raw)
    columns = dict(receipt.columns)
    if receipt.format is Format.FIELD_NOTE:
        page = Page("\n".join(f"{column}: {cell}" for column, cell in _filled(row)))
    else:
        title, text = (row.get(columns.get(holds, ""), "").strip() for holds in ("title", "text"))
        page = Page("\n\n".join(part for part in (title, text) if part) if text else "", address=row.get(columns.get("url", "")) or None)
    if not page.text:
        raise InputError(receipt.source, "the row has no text")
    return page


def cells_of(raw: bytes, receipt: Receipt) -> tuple[Cell, ...]:
    """The cells of a field note whose columns were said to hold something, by their place in its text."""
    holds = {column: holds for holds, column in receipt.columns}
    found = []
    start = 0
    for column, cell in _filled(row_of(raw)):
        start += len(column) + 2
        if column in holds:
            found.append(Cell(holds[column], Span(start, start + len(cell))))
        start += len(cell) + 1
    return tuple(found)


def _filled(row: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(column, cell.strip()) for column, cell in row.items() if cell.strip()]


def _cell(value: Any) -> str:
    """A cell's text. Half of a pair of surrogates, which JSON can spell and no text can hold, becomes the mark for what is lost."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
