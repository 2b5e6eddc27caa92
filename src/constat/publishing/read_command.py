"""`constat read` and `constat text`."""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TextIO

import click

from constat.codebook import load_codebook
from constat.errors import FormatError, InputError
from constat.intake.documents import make_report, read_report
from constat.model.report import Report
from constat.publishing.reading_json import reading_line
from constat.reading.reader import Reader

_READ_ENDINGS = frozenset({".txt", ".md", ".markdown", ".text", ".html", ".htm", ".xhtml", ".pdf"})


def read_reports(
    files: Sequence[Path], *, form: str, dates: Path | None, explain: bool, color: bool | None, codebook: Path | None, out: TextIO
) -> int:
    """Read files one after the other and print each reading as it is made; returns how many could not be read."""
    given = read_dates(dates) if dates is not None else {}
    reader = Reader(load_codebook(codebook))
    failed = 0
    count = 0
    for path in _expand(files):
        try:
            report = load_report(path, given)
        except InputError as error:
            click.echo(f"Error: {error}", err=True)
            failed += 1
            continue
        reading = reader.read(report)
        count += 1
        if form == "jsonl":
            out.write(reading_line(reading, report.text) + "\n")
        else:
            from constat.publishing.reading_text import print_reading

            print_reading(reading, report, reader.codebook, explain=explain, color=color, out=out)
    if failed:
        click.echo(f"{count} read, {failed} refused", err=True)
    return failed


def _expand(files: Sequence[Path]) -> Iterator[Path]:
    """The files, with directories opened, in the order of their names."""
    for path in files:
        if path.is_dir():
            yield from sorted(one for one in path.rglob("*") if one.is_file() and one.suffix.lower() in _READ_ENDINGS)
        else:
            yield path


def load_report(path: Path, given: Mapping[str, date]) -> Report:
    """A report from a file, or from standard input for "-"."""
    if str(path) == "-":
        return make_report("-", sys.stdin.buffer.read(), day=given.get("-"), source="standard input")
    return read_report(path, given)


def read_dates(path: Path) -> dict[str, date]:
    """Dates of reports from a CSV file with the columns doc and date.

    Raises InputError or FormatError, naming the line, where it is not one.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if rows.fieldnames is None or not {"doc", "date"} <= set(rows.fieldnames):
                raise FormatError(str(path), 1, "needs the columns doc and date")
            found: dict[str, date] = {}
            for number, row in enumerate(rows, 2):
                try:
                    found[Path(row["doc"]).name] = date.fromisoformat((row["date"] or "").strip())
                except (ValueError, TypeError) as error:
                    raise FormatError(str(path), number, f"not a day like 2021-06-04: {row['date']!r}") from error
            return found
    except (OSError, UnicodeDecodeError) as error:
        raise InputError(str(path), f"cannot be read ({error})") from error
