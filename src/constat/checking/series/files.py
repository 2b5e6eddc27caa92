"""From a publisher's file to rows: spreadsheets (.ods) and CSV."""

from __future__ import annotations

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import date
from xml.parsers.expat import ExpatError, ParserCreate, XMLParserType  # it bounds and refuses what its users are warned of

from python_calamine import CalamineError, CalamineWorkbook

from constat.checking.series.declarations import Publication, Table
from constat.checking.series.tables import Cell, Oddity, Row, read_table
from constat.errors import FormatError
from constat.model.series import Value

LARGEST_UNPACKED = 256 * 1024 * 1024
"""Bytes that a spreadsheet may unpack to; one of ten years of days takes three million."""


def read_file(raw: bytes, publication: Publication, source: str) -> tuple[dict[str, tuple[Value, ...]], tuple[Oddity, ...]]:
    """Read all series of a publisher's file, with what is odd in it.

    Raises FormatError where the file is not of the declared kind or its columns are not those declared.
    """
    values: dict[str, tuple[Value, ...]] = {}
    oddities: list[Oddity] = []
    for table in publication.tables:
        name = f"{source}#{table.sheet}" if table.sheet else source
        rows = _ods_rows(raw, table, source) if publication.file == "ods" else _csv_rows(raw, source)
        reading = read_table(rows, table, name)
        values.update(reading.values)
        oddities += reading.oddities
    return values, tuple(oddities)


def _csv_rows(raw: bytes, source: str) -> Iterator[Row]:
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise FormatError(source, raw.count(b"\n", 0, error.start) + 1, "not UTF-8") from error
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    try:
        for cells in reader:
            yield Row(reader.line_num, cells)
    except csv.Error as error:
        raise FormatError(source, reader.line_num, f"not CSV: {error}") from error


def _ods_rows(raw: bytes, table: Table, source: str) -> Iterator[Row]:
    _refuse_damaged(raw, source)
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(raw))
        if table.sheet is None or table.sheet not in book.sheet_names:
            raise FormatError(source, None, f"has no sheet {table.sheet!r}; it has {', '.join(book.sheet_names)}")
        rows = book.get_sheet_by_name(table.sheet).to_python(skip_empty_area=False)
    except CalamineError as error:
        raise FormatError(source, None, f"not an OpenDocument spreadsheet ({error})") from error
    for line, cells in enumerate(rows, 1):
        yield Row(line, [_cell(cell) for cell in cells])


def _refuse_damaged(raw: bytes, source: str) -> None:
    """Refuse what unpacks to more than is read, and content that is no whole XML, over which the library never ends."""
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as packed:
            size = sum(member.file_size for member in packed.infolist())
            if size > LARGEST_UNPACKED:
                raise FormatError(source, None, f"unpacks to {size:,} bytes; spreadsheets over {LARGEST_UNPACKED:,} are not read")
            with packed.open("content.xml") as content:
                _parser().ParseFile(content)
    except zipfile.BadZipFile as error:
        raise FormatError(source, None, f"not an OpenDocument spreadsheet (it is no zip file: {error})") from error
    except (zlib.error, EOFError, OSError, RuntimeError, ValueError) as error:
        raise FormatError(source, None, f"not an OpenDocument spreadsheet ({error})") from error
    except KeyError as error:
        raise FormatError(source, None, "not an OpenDocument spreadsheet (it holds no content.xml)") from error
    except ExpatError as error:
        raise FormatError(source, None, f"not an OpenDocument spreadsheet (content.xml: {error})") from error


def _parser() -> XMLParserType:
    """A parser that says whether XML is whole; a document that defines entities of its own is refused, since they can unfold."""
    parser = ParserCreate()

    def refuse(name: str, *_: object) -> None:
        raise ValueError(f"content.xml defines {name} as an entity")

    parser.EntityDeclHandler = refuse
    return parser


def _cell(cell: object) -> Cell:
    return cell if isinstance(cell, str | float | date) or cell is None else str(cell)
