"""The crosswalk from occurrences to reports: which report tells of which occurrence, in which characters."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TextIO

from constat.publishing.accounts import Account
from constat.publishing.exports.spreadsheet import BYTE_ORDER_MARK
from constat.publishing.query_options import Question, write_csv

HEADS = (
    "occurrence", "type", "first_day", "last_day", "place_id", "report", "name", "publisher", "address", "report_first_day",
    "report_last_day", "claim", "start", "end", "quote",
)  # fmt: skip


def write_crosswalk(out: TextIO, found: Iterable[Account], question: Question) -> None:  # noqa: ARG001  # the signature of all forms
    """One row for each claim that tells of an occurrence."""
    out.write(BYTE_ORDER_MARK)
    write_csv(out, HEADS, (row for one in found for row in _rows(one)))


def _rows(one: Account) -> Iterator[tuple[str, ...]]:
    days = (str(one.period.first), str(one.period.last)) if one.period is not None else ("", "")
    for told in one.told:
        source = told.source
        yield (
            one.key, one.type, *days, one.place.id if one.place else "", source.report, source.name, source.publisher or "",
            source.address, str(source.earliest or ""), str(source.latest or ""), told.claim, str(told.span.start),
            str(told.span.end), told.quote,
        )  # fmt: skip
