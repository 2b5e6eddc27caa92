from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from xml.sax.saxutils import escape

import pytest

from constat.codebook import SHIPPED
from constat.reading.reader import Reader
from reading.channel import channel_reader

SHARED_SERIES = Path(__file__).parents[3] / "shared" / "series"

SheetRows = Sequence[Sequence[str | float | date | None]]


@pytest.fixture(scope="session")
def shared_series() -> Path:
    """The directory of official series beside the repository."""
    if not SHARED_SERIES.is_dir():
        pytest.skip(f"no official series at {SHARED_SERIES}")
    return SHARED_SERIES


@pytest.fixture(scope="session")
def reader() -> Reader:
    """A trained reader."""
    if not (SHIPPED / "channel" / "weights.json").is_file():
        pytest.skip("the codebook is not trained: make train")
    return channel_reader()


@pytest.fixture(scope="session")
def make_ods() -> Callable[[Mapping[str, SheetRows]], bytes]:
    """Makes an OpenDocument spreadsheet of sheets of rows."""
    return _ods


def _ods(sheets: Mapping[str, SheetRows]) -> bytes:
    tables = "".join(f'<table:table table:name="{escape(name)}">{"".join(map(_row, rows))}</table:table>' for name, rows in sheets.items())
    content = (
        '<?xml version="1.0" encoding="UTF-8"?><office:document-content '
        'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
        'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" office:version="1.2">'
        f"<office:body><office:spreadsheet>{tables}</office:spreadsheet></office:body></office:document-content>"
    )
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    manifest = (
        '<?xml version="1.0" encoding="UTF-8"?><manifest:manifest '
        'xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.2">'
        f'<manifest:file-entry manifest:full-path="/" manifest:media-type="{kind}"/>'
        '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>'
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("mimetype", kind)
        packed.writestr("content.xml", content)
        packed.writestr("META-INF/manifest.xml", manifest)
    return out.getvalue()


def _row(cells: Sequence[str | float | date | None]) -> str:
    return f"<table:table-row>{''.join(map(_cell, cells))}</table:table-row>"


def _cell(cell: str | float | date | None) -> str:
    if cell is None:
        return "<table:table-cell/>"
    if isinstance(cell, date):
        return f'<table:table-cell office:value-type="date" office:date-value="{cell}"><text:p>{cell}</text:p></table:table-cell>'
    if isinstance(cell, str):
        return f'<table:table-cell office:value-type="string"><text:p>{escape(cell)}</text:p></table:table-cell>'
    return f'<table:table-cell office:value-type="float" office:value="{cell}"><text:p>{cell}</text:p></table:table-cell>'
