"""From a file's bytes to a report: its text, its language, and what its page says of its date."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from constat.errors import InputError
from constat.intake.decoding import decode
from constat.intake.language import language_of
from constat.model.report import DateClaim, DateSource, Report

LARGEST = 64 * 1024 * 1024
"""Bytes beyond which a file is refused: no news report comes near."""


@dataclass(frozen=True, slots=True)
class Page:
    """What an extractor makes of a file: the text that spans count in, and what the page says of itself."""

    text: str
    dates: tuple[DateClaim, ...] = ()
    publisher: str | None = None


def read_report(path: Path, given: Mapping[str, date] | None = None) -> Report:
    """Read a report from a file (.txt, .md, .html, .pdf); given dates, by file name, count as given by a person.

    Raises InputError, naming the file, where it cannot be read or is too large.
    """
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise InputError(str(path), f"is {size:,} bytes; files over {LARGEST:,} bytes are not read")
        raw = path.read_bytes()
    except OSError as error:
        raise InputError(str(path), f"cannot be read ({error.strerror or error})") from error
    day = (given or {}).get(path.name)
    return make_report(path.name, raw, day=day, source=str(path))


def make_report(name: str, raw: bytes, *, day: date | None = None, source: str | None = None) -> Report:
    """Make a report of bytes; the name's ending tells the format, where it is none, the bytes' beginning does."""
    page = _extractor(name, raw)(raw, source or name)
    dates = page.dates
    if day is not None:
        dates = (DateClaim(DateSource.GIVEN, day, day, day.isoformat()), *dates)
    return Report(
        name=name,
        raw=raw,
        sha256=hashlib.sha256(raw).hexdigest(),
        text=page.text,
        language=language_of(page.text),
        publisher=page.publisher,
        dates=dates,
    )


def _plain(raw: bytes, _source: str) -> Page:
    return Page(decode(raw))


def _html(raw: bytes, source: str) -> Page:
    from constat.intake.html import extract_html  # noqa: PLC0415  # loads the extractor only where a page is read

    return extract_html(raw, source)


def _pdf(raw: bytes, source: str) -> Page:
    from constat.intake.pdf import extract_pdf  # noqa: PLC0415  # likewise

    return extract_pdf(raw, source)


_BY_ENDING: dict[str, Callable[[bytes, str], Page]] = {
    ".txt": _plain,
    ".md": _plain,
    ".markdown": _plain,
    ".text": _plain,
    ".html": _html,
    ".htm": _html,
    ".xhtml": _html,
    ".pdf": _pdf,
}


def _extractor(name: str, raw: bytes) -> Callable[[bytes, str], Page]:
    found = _BY_ENDING.get(Path(name).suffix.lower())
    if found is not None:
        return found
    head = raw[:512].lstrip().lower()
    if head.startswith(b"%pdf-"):
        return _pdf
    if head.startswith((b"<!doctype html", b"<html")):
        return _html
    return _plain
