"""News pages: the text of the article, and every date that the page claims for it."""

from __future__ import annotations

import trafilatura
from lxml.etree import LxmlError
from trafilatura.settings import Extractor

from constat.errors import InputError
from constat.intake.decoding import decode
from constat.intake.documents import Page
from constat.intake.page_dates import page_dates

_DAMAGE = (LxmlError, ArithmeticError, AttributeError, LookupError, RuntimeError, TypeError, ValueError)
"""What the libraries raise for markup that they did not expect."""


def extract_html(raw: bytes, source: str) -> Page:
    """The article of a page by trafilatura, with all dates that the page claims for itself, the published one first.

    Raises InputError where there is no article to be found.
    """
    markup = decode(raw)
    options = Extractor(output_format="txt", comments=False, tables=True, with_metadata=False)
    try:
        text = trafilatura.extract(markup, options=options)
        metadata = trafilatura.extract_metadata(markup)
        dates = page_dates(markup)
    except _DAMAGE as error:
        raise InputError(source, f"is not a page that can be read ({error})") from error
    if not text:
        raise InputError(source, "holds no article text; if it is one, save its text as .txt")
    title = metadata.title if metadata is not None else None
    if title and title.strip() and title.strip() not in text[: len(title) + 200]:
        text = f"{title.strip()}\n\n{text}"
    return Page(text, dates, metadata.sitename if metadata is not None else None)
