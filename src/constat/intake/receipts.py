"""From what was kept of a report back to the report: its text, its publisher, its dates."""

from __future__ import annotations

from importlib.metadata import version
from urllib.parse import urlsplit

from constat.intake.documents import Page, bounded, page_of, report_from
from constat.intake.rows import page_of_row
from constat.model.receipt import Format, Receipt
from constat.model.report import DateClaim, Report

_EXTRACTORS = ("trafilatura", "htmldate", "pypdf")


def report_of(raw: bytes, receipt: Receipt, *, publisher: str | None = None, dates: tuple[DateClaim, ...] = ()) -> Report:
    """The report that was received; publisher and dates, where they were decided, come before what it says itself.

    Raises InputError where no text can be had from its bytes.
    """
    page = extract(raw, receipt)
    return report_from(
        page,
        receipt.name,
        raw,
        publisher=publisher or receipt.publisher or page.publisher or _site(page.address) or _site(receipt.source),
        dates=(*dates, *receipt.dates, *page.dates),
    )


def extract(raw: bytes, receipt: Receipt) -> Page:
    """The text of a report's bytes. Raises InputError where there is none to be had, or more than is read."""
    if receipt.format in (Format.ROW, Format.FIELD_NOTE):
        return bounded(page_of_row(raw, receipt), receipt.source)
    return bounded(page_of(receipt.format, raw, receipt.source), receipt.source)


def extractor_stamp() -> str:
    """The libraries whose version may change a text, with their versions."""
    return " ".join(f"{name} {version(name)}" for name in _EXTRACTORS)


def _site(address: str | None) -> str | None:
    """The host of a web address, as the publisher's name where nothing better is known."""
    if address is None or not address.startswith(("http://", "https://")):
        return None
    try:
        host = urlsplit(address).hostname
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
