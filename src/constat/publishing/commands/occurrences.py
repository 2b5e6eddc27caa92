"""`constat occurrences`."""

from __future__ import annotations

import sys
from typing import Any

import click

from constat.publishing.account_json import account_object, write_array
from constat.publishing.account_rows import CSV_HEADS, NUMBERS, OCCURRENCE_HEADS, csv_rows, occurrence_row
from constat.publishing.accounts import accounts
from constat.publishing.query_options import FORMAT, LIMIT, asking, filtered, write_csv
from constat.publishing.tables import print_table


@click.command()
@filtered
@FORMAT
@LIMIT
def command(record: str, form: str, limit: int | None, **given: Any) -> None:
    """List what happened, by its days: each thing once, however many reports tell of it.

    Origins are those that are independent of each other; copies, versions and rewrites count once. `constat show RECORD ID`
    shows one with every value, `constat why RECORD ID` what it rests on.
    """
    out = sys.stdout
    with asking(record, given) as question:
        found = accounts(question.connection, question.filters, question.showing, limit=limit, actors=form == "json")
        if form == "json":
            write_array(out, map(account_object, found))
        elif form == "csv":
            write_csv(out, CSV_HEADS, (row for one in found for row in csv_rows(one, question.sizes, question.filters)))
        elif not print_table(out, OCCURRENCE_HEADS, map(occurrence_row, found), numbers=NUMBERS):
            click.echo("nothing in the record fits; that it was not reported does not say that it did not happen", err=True)
