"""PDF files: the text of their pages, in order."""

from __future__ import annotations

import io
import struct
import zlib

from pypdf import PdfReader
from pypdf.errors import PyPdfError

from constat.errors import InputError
from constat.intake.documents import Page
from constat.model.report import DateClaim, DateSource

_MOST_PAGES = 500
_DAMAGE = (
    PyPdfError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    LookupError,
    OSError,
    RuntimeError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
"""What the library raises for files that are damaged: it goes by what a file says, and takes it as it comes."""


def extract_pdf(raw: bytes, source: str) -> Page:
    """The text of a PDF's pages, a blank line between them, and the day it says it was made.

    Raises InputError where it is damaged, locked, too long, or holds pictures of text only.
    """
    try:
        reader = PdfReader(io.BytesIO(raw))
        if reader.is_encrypted and not reader.decrypt(""):
            raise InputError(source, "is locked with a password")
        if len(reader.pages) > _MOST_PAGES:
            raise InputError(source, f"has {len(reader.pages)} pages; files of over {_MOST_PAGES} pages are not read")
        text = "\n\n".join(page.extract_text() for page in reader.pages)
        information = reader.metadata
        created = information.creation_date if information is not None else None
    except _DAMAGE as error:
        raise InputError(source, f"is not a PDF that can be read ({error})") from error
    if not text.strip():
        raise InputError(source, "holds no text, only pictures; it would have to be recognised first")
    dates = (
        ()
        if created is None
        else (DateClaim(DateSource.METADATA, created.date(), created.date(), f"created: {created.date().isoformat()}"),)
    )
    return Page(text, dates)
