"""Markdown files: what their front matter says of the report. The text stays the whole file, so that spans count in it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from constat.intake.decoding import decode
from constat.intake.documents import Page
from constat.model.report import DateClaim, DateSource
from constat.model.span import Span

_LONGEST = 20_000
"""Characters in which front matter has to end."""
_FENCE = re.compile(r"(?:---|\+\+\+)[ \t]*\r?\n")
_LINE = re.compile(r"(?P<name>[A-Za-z_][\w-]{0,40})[ \t]*[:=][ \t]*(?P<value>[^\r\n]*)")
_DAY = re.compile(r"(?P<year>(?:19|20)\d\d)-(?P<month>\d\d)-(?P<day>\d\d)")
_DATES = ("date", "published", "publish_date", "pubdate", "date_published")
_PUBLISHERS = ("publisher", "site", "sitename", "site_name", "outlet")
_ADDRESSES = ("url", "link", "canonical", "canonical_url")


@dataclass(frozen=True, slots=True)
class _Field:
    name: str
    value: str
    start: int


def read_markdown(raw: bytes) -> Page:
    """The text of a Markdown file, with the publisher, the address and the dates that its front matter claims."""
    text = decode(raw)
    fields = _front_matter(text)
    return Page(
        text,
        tuple(claim for claim in map(_date, fields) if claim is not None),
        publisher=_first(fields, _PUBLISHERS),
        address=_first(fields, _ADDRESSES),
    )


def _front_matter(text: str) -> list[_Field]:
    """The fields between two fences at a file's beginning, with the places of their values."""
    fence = _FENCE.match(text)
    if fence is None:
        return []
    position = fence.end()
    fields: list[_Field] = []
    while position < min(len(text), _LONGEST):
        end = text.find("\n", position)
        end = len(text) if end < 0 else end
        line = text[position:end]
        if line.rstrip() == fence.group().strip():
            return fields
        match = _LINE.match(line)
        if match is not None:
            value = match["value"].strip()
            quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
            inner = value[1:-1] if quoted else value
            if inner:
                fields.append(_Field(match["name"].lower(), inner, position + line.index(value, match.start("value")) + quoted))
        position = end + 1
    return []  # a fence that is never closed is a line across the page, and what follows it is text


def _first(fields: list[_Field], names: tuple[str, ...]) -> str | None:
    return next((field.value for name in names for field in fields if field.name == name), None)


def _date(field: _Field) -> DateClaim | None:
    match = _DAY.match(field.value) if field.name in _DATES else None
    if match is None:
        return None
    try:
        day = date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        return None
    return DateClaim(DateSource.METADATA, day, day, match.group(), Span(field.start, field.start + len(match.group())))
