"""Reports named on a command line: files, directories and standard input, with the dates that a person gives them."""

from __future__ import annotations

import csv
import sys
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

from constat.errors import FormatError, InputError
from constat.intake.documents import make_report, read_report
from constat.model.report import Report

STANDARD_INPUT = Path("-")
_READ_ENDINGS = frozenset({".txt", ".md", ".markdown", ".text", ".html", ".htm", ".xhtml", ".pdf"})


def expand(paths: Sequence[Path]) -> list[Path]:
    """The files that paths name, directories opened, those of a directory in the order of their names.

    Raises InputError where a directory holds no report.
    """
    files: list[Path] = []
    for path in paths:
        if path == STANDARD_INPUT or not path.is_dir():
            files.append(path)
            continue
        found = sorted(one for one in path.rglob("*") if one.suffix.lower() in _READ_ENDINGS and one.is_file())
        if not found:
            raise InputError(str(path), f"a directory without reports; these are read: {', '.join(sorted(_READ_ENDINGS))}")
        files += found
    return files


def load_report(path: Path, given: Mapping[str, date] | None = None) -> Report:
    """A report from a file, or from standard input for "-"; given dates go by file name.

    Raises InputError where it cannot be read.
    """
    given = given or {}
    if path == STANDARD_INPUT:
        return make_report("-", sys.stdin.buffer.read(), day=given.get("-"), source="standard input")
    if path.is_dir():
        raise InputError(str(path), "is a directory; name a file")
    return read_report(path, given)


def read_dates(path: Path) -> dict[str, date]:
    """Dates of reports from a CSV file with the columns doc and date.

    Raises InputError or FormatError, naming the line, where it is not one.
    """
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file, strict=True)
            if rows.fieldnames is None or not {"doc", "date"} <= set(rows.fieldnames):
                raise FormatError(str(path), 1, "needs the columns doc and date")
            found: dict[str, date] = {}
            for row in rows:
                name, day = _row(row, str(path), rows.line_num)
                if found.setdefault(name, day) != day:
                    raise FormatError(str(path), rows.line_num, f"{name} has a second date, {day}; the first was {found[name]}")
            return found
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror or error})") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise InputError(str(path), f"is not a CSV file in UTF-8 ({error})") from error


def _row(row: Mapping[str, str | None], path: str, line: int) -> tuple[str, date]:
    name = Path((row["doc"] or "").strip()).name
    if not name:
        raise FormatError(path, line, "names no file in the column doc")
    try:
        return name, date.fromisoformat((row["date"] or "").strip())
    except ValueError as error:
        raise FormatError(path, line, f"not a day like 2021-06-04: {row['date']!r}") from error
