"""CSV for spreadsheets: UTF-8 with a byte-order mark, by which they know the letters."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TextIO

from constat.publishing.account_rows import CSV_HEADS, csv_rows
from constat.publishing.accounts import Account
from constat.publishing.query_options import Question, write_csv

BYTE_ORDER_MARK = "\ufeff"


def write_spreadsheet(out: TextIO, found: Iterable[Account], question: Question) -> None:
    """One row for each measure: least, best and greatest value, codes of precision, how many origins."""
    out.write(BYTE_ORDER_MARK)
    write_csv(out, CSV_HEADS, (row for one in found for row in csv_rows(one, question.sizes, question.filters)))
