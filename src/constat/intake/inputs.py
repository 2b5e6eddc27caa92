"""Whatever a person hands in, as reports one after the other: files, directories, archives, tables, streams, addresses.

An input that cannot be taken is handed on with the reason, in its place; nothing is left out silently.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import BinaryIO

from constat.errors import InputError
from constat.intake.documents import LARGEST, LONGEST, format_of
from constat.intake.receipts import extract
from constat.model.receipt import Arrival, Format, Receipt, Refusal, Way
from constat.model.report import DateClaim, DateSource

STREAM = "-"
TABLE_ENDINGS = frozenset({".jsonl", ".ndjson", ".csv", ".tsv", ".xlsx"})
_ARCHIVE_ENDINGS = frozenset({".zip"})
_OTHER_ENDINGS = frozenset(
    ".jpg .jpeg .png .gif .webp .tif .tiff .svg .mp3 .mp4 .mov .avi .wav .doc .docx .odt .rtf .xls .ods .ppt .pptx"
    " .gz .bz2 .xz .7z .rar .tar .exe .dll .so .db .sqlite .py .js .css .json .xml .yaml .yml".split()
)
"""Endings that tell of something else than a report."""
_LOOKED_AT = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeOptions:
    """What a person says of all inputs. columns pair what a table's column holds with its name; dates go by file name;
    private_addresses lets addresses within a network be fetched, which only tests and intranets need.
    """

    now: datetime
    columns: tuple[tuple[str, str], ...] = ()
    field_notes: bool = False
    dates: Mapping[str, date] = field(default_factory=dict)
    publisher: str | None = None
    private_addresses: bool = False
    left_out: frozenset[Path] = frozenset()
    """Files among the inputs that hold something else, such as the dates themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """Bytes that were handed in, with where they come from; depth counts the archives they were in."""

    raw: bytes
    name: str
    source: str
    way: Way
    depth: int = 0


def gather(inputs: Sequence[str], options: IntakeOptions, stream: BinaryIO) -> Iterator[Arrival | Refusal]:
    """All reports of some inputs, in order: paths, addresses that begin with http:// or https://, and "-" for the stream."""
    for one in inputs:
        if one == STREAM:
            yield from _of_stream(stream, options)
        elif one.startswith(("http://", "https://")):
            yield from _of_address(one, options)
        else:
            yield from _of_path(Path(one), options)


def of_bytes(handed: Handed, options: IntakeOptions) -> Iterator[Arrival | Refusal]:
    """The reports in bytes: one, or those of the archive or the table that they are."""
    ending = Path(handed.name).suffix.lower()
    if ending in _ARCHIVE_ENDINGS or (ending == "" and handed.raw.startswith(b"PK\x03\x04")):
        from constat.intake.archives import of_archive  # noqa: PLC0415  # most inputs are no archives

        yield from of_archive(handed, options)
    elif ending in TABLE_ENDINGS or (handed.way is Way.STREAM and options.columns):
        from constat.intake.tables import of_table  # noqa: PLC0415  # likewise

        yield from of_table(handed, options)
    else:
        yield one_report(handed, options)


def one_report(handed: Handed, options: IntakeOptions) -> Arrival | Refusal:
    """One report of bytes that hold one; its text is looked for now, so that what has none is refused at the door."""
    problem = _problem_with(handed)
    if problem is not None:
        return Refusal(handed.source, problem)
    receipt = Receipt(
        name=handed.name,
        source=handed.source,
        format=format_of(handed.name, handed.raw),
        way=handed.way,
        obtained=options.now,
        publisher=options.publisher,
        dates=given_date(options.dates.get(handed.name)),
    )
    return checked(handed.raw, receipt)


def checked(raw: bytes, receipt: Receipt) -> Arrival | Refusal:
    """A report that was received, if a text can be had from it."""
    if receipt.format in (Format.HTML, Format.PDF, Format.ROW, Format.FIELD_NOTE) or len(raw) > LONGEST:
        try:
            extract(raw, receipt)
        except InputError as error:
            return Refusal(receipt.source, error.problem)
    return Arrival(raw, receipt)


def given_date(day: date | None) -> tuple[DateClaim, ...]:
    """A date that a person gave for a report."""
    return () if day is None else (DateClaim(DateSource.GIVEN, day, day, day.isoformat()),)


def _problem_with(handed: Handed) -> str | None:
    ending = Path(handed.name).suffix.lower()
    if ending in _OTHER_ENDINGS:
        return f"files that end in {ending} are not read"
    if len(handed.raw) > LARGEST:
        return f"is over {LARGEST:,} bytes, which no report is"
    if not handed.raw.strip():
        return "is empty"
    beginning = handed.raw[:_LOOKED_AT]
    if b"\0" in beginning and not beginning.startswith((b"%PDF", b"\xff\xfe", b"\xfe\xff")):
        return "is no text, nor a page or a PDF"
    return None


def _of_path(path: Path, options: IntakeOptions) -> Iterator[Arrival | Refusal]:
    if path.is_dir():
        files = sorted(one for one in path.rglob("*") if not one.is_dir() and one.resolve() not in options.left_out)
        if not files:
            yield Refusal(_clean(str(path)), "the directory is empty")
        for one in files:
            yield from _of_file(one, options)
        return
    yield from _of_file(path, options)


def _of_file(path: Path, options: IntakeOptions) -> Iterator[Arrival | Refusal]:
    """A file's reports; a source is the file's name with that of its directory, the same wherever that stands."""
    whole = path.absolute()
    source = _clean("/".join(whole.parts[-2:]) if len(whole.parts) > 2 else whole.name)
    if path.name.startswith("."):
        yield Refusal(source, "is a hidden file")
        return
    try:
        if not path.is_file():
            yield Refusal(source, "is no file" if path.exists() else "is not there")
            return
        if path.suffix.lower() in TABLE_ENDINGS:
            from constat.intake.tables import of_table_file  # noqa: PLC0415  # most inputs are no tables

            yield from of_table_file(path, source, options)
            return
        most = LARGEST if path.suffix.lower() not in _ARCHIVE_ENDINGS else _LARGEST_ARCHIVE
        if path.stat().st_size > most:
            yield Refusal(source, f"is {path.stat().st_size:,} bytes; files over {most:,} bytes are not read")
            return
        raw = path.read_bytes()
    except OSError as error:
        yield Refusal(source, f"cannot be read ({error.strerror or error})")
        return
    yield from of_bytes(Handed(raw=raw, name=_clean(path.name), source=source, way=Way.FILE), options)


_LARGEST_ARCHIVE = 1024 * 1024 * 1024


def _of_stream(stream: BinaryIO, options: IntakeOptions) -> Iterator[Arrival | Refusal]:
    raw = stream.read(LARGEST + 1)
    if len(raw) > LARGEST:
        yield Refusal("standard input", f"is over {LARGEST:,} bytes; put it into a file")
        return
    yield from of_bytes(Handed(raw=raw, name=STREAM, source="standard input", way=Way.STREAM), options)


def _of_address(address: str, options: IntakeOptions) -> Iterator[Arrival | Refusal]:
    from constat.intake.addresses import fetch  # noqa: PLC0415  # loads the HTTP library only where an address is given

    try:
        fetched = fetch(address, private=options.private_addresses)
    except InputError as error:
        yield Refusal(address, error.problem)
        return
    arrived = one_report(Handed(raw=fetched.raw, name=fetched.name, source=fetched.address, way=Way.ADDRESS), options)
    if isinstance(arrived, Refusal):
        yield arrived
        return
    yield Arrival(arrived.raw, fetched.onto(arrived.receipt))


def _clean(name: str) -> str:
    """A file's name as text; bytes in it that are none become the mark for what is lost."""
    return os.fsencode(name).decode("utf-8", "replace")
