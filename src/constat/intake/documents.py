"""From a file's bytes to a report: its text, its language, and what its page says of its date."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from constat.errors import InputError
from constat.intake.decoding import decode
from constat.intake.language import language_of
from constat.model.receipt import Format
from constat.model.report import DateClaim, DateSource, Report

LARGEST = 64 * 1024 * 1024
"""Bytes beyond which a file is refused: no news report comes near."""

LONGEST = 2_000_000
"""Characters of text beyond which a report is refused: it would be a book of 700 pages. Reading takes memory in
proportion to the text, of a text that is nothing but figures a kilobyte a character.
"""


@dataclass(frozen=True, slots=True)
class Page:
    """What an extractor makes of a file: the text that spans count in, and what the page says of itself."""

    text: str
    dates: tuple[DateClaim, ...] = ()
    publisher: str | None = None
    address: str | None = None


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
    page = bounded(page_of(format_of(name, raw), raw, source or name), source or name)
    dates = page.dates
    if day is not None:
        dates = (DateClaim(DateSource.GIVEN, day, day, day.isoformat()), *dates)
    return report_from(page, name, raw, publisher=page.publisher, dates=dates)


def report_from(page: Page, name: str, raw: bytes, *, publisher: str | None, dates: tuple[DateClaim, ...]) -> Report:
    """A report of what an extractor made of its bytes, with the publisher and dates that are claimed for it."""
    return Report(
        name=name,
        raw=raw,
        sha256=hashlib.sha256(raw).hexdigest(),
        text=page.text,
        language=language_of(page.text),
        publisher=publisher,
        dates=dates,
    )


_BY_ENDING = {
    ".txt": Format.PLAIN,
    ".md": Format.MARKDOWN,
    ".markdown": Format.MARKDOWN,
    ".text": Format.PLAIN,
    ".html": Format.HTML,
    ".htm": Format.HTML,
    ".xhtml": Format.HTML,
    ".pdf": Format.PDF,
}
ENDINGS = frozenset(_BY_ENDING)
"""The endings of files that hold one report each."""


def format_of(name: str, raw: bytes) -> Format:
    """The format that a name's ending tells, or where it tells none, the bytes' beginning."""
    found = _BY_ENDING.get(Path(name).suffix.lower())
    if found is not None:
        return found
    head = raw[:512].lstrip().lower()
    if head.startswith(b"%pdf-"):
        return Format.PDF
    if head.startswith((b"<!doctype html", b"<html")):
        return Format.HTML
    return Format.PLAIN


def bounded(page: Page, source: str) -> Page:
    """The page, if it is no longer than a report can be. Raises InputError where it is."""
    if len(page.text) > LONGEST:
        raise InputError(source, f"holds {len(page.text):,} characters of text; reports over {LONGEST:,} are not read")
    return page


def page_of(form: Format, raw: bytes, source: str) -> Page:
    """The text of a file that holds one report, and what it says of itself.

    Raises InputError where no text can be had from it.
    """
    if form is Format.HTML:
        from constat.intake.html import extract_html  # noqa: PLC0415  # loads the extractor only where a page is read

        return extract_html(raw, source)
    if form is Format.PDF:
        from constat.intake.pdf import extract_pdf  # noqa: PLC0415  # likewise

        return extract_pdf(raw, source)
    if form is Format.MARKDOWN:
        from constat.intake.front_matter import read_markdown  # noqa: PLC0415  # likewise

        return read_markdown(raw)
    return Page(decode(raw))
