"""Rows of tables as reports: a table of reports, whose columns say which cell is the text, and a monitor's own table of
incidents, whose cells are themselves the report.

A row is kept as one JSON object, its columns in the table's order.
"""

from __future__ import annotations

import json

from constat.errors import InputError
from constat.intake.documents import Page
from constat.model.receipt import Format, Receipt


def row_bytes(row: dict[str, str]) -> bytes:
    """A row as it is kept."""
    return json.dumps(row, ensure_ascii=False, separators=(",", ":")).encode()


def page_of_row(raw: bytes, receipt: Receipt) -> Page:
    """The text of a row: for a report, its title and text; for a field note, each column's name with its cell.

    Raises InputError where the row's text is empty.
    """
    row: dict[str, str] = json.loads(raw)
    if receipt.format is Format.FIELD_NOTE:
        return Page("\n".join(f"{column}: {cell}" for column, cell in row.items() if cell.strip()))
    columns = dict(receipt.columns)
    parts = [row.get(columns.get(holds, ""), "").strip() for holds in ("title", "text")]
    if not parts[1]:
        raise InputError(receipt.source, f"its column {columns['text']} is empty")
    return Page("\n\n".join(part for part in parts if part), address=row.get(columns.get("address", "")))
