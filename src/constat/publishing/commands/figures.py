"""`constat figures`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import click

from constat.publishing.account_json import comparison_object, write_array
from constat.publishing.account_rows import FIGURE_CSV_HEADS, FIGURE_HEADS, asked_for, figure_csv_rows, figure_rows
from constat.publishing.accounts import Account, accounts
from constat.publishing.queries import Filters
from constat.publishing.query_options import FORMAT, LIMIT, asking, filtered, write_csv
from constat.publishing.tables import print_table


@click.command()
@filtered
@FORMAT
@LIMIT
def command(record: str, form: str, limit: int | None, **given: Any) -> None:
    """List every value of every measure: who said it, where, when, from which origin, and what holds between them.

    A star marks the value to use where one must be; the others stand beside it. What holds is tried in this order: agreed,
    refined, revised, in conflict. `constat why RECORD ID` shows the words that a value stands on.
    """
    with asking(record, given) as question:
        filters = question.filters
        found = accounts(question.connection, filters, question.showing, limit=limit)
        if form == "json":
            write_array(sys.stdout, (plain for one in found for plain in _objects(one, filters)))
        elif form == "csv":
            write_csv(sys.stdout, FIGURE_CSV_HEADS, (row for one in found for row in figure_csv_rows(one, filters)))
        elif not print_table(sys.stdout, FIGURE_HEADS, (row for one in found for row in figure_rows(one, filters))):
            click.echo("no figure in the record fits", err=True)


def _objects(one: Account, filters: Filters) -> Iterator[dict[str, Any]]:
    head = {
        "occurrence": one.key,
        "when": one.period.iso() if one.period is not None else None,
        "place": one.place.name if one.place is not None else None,
    }
    for comparison in asked_for(one, filters):
        yield {**head, **comparison_object(comparison)}
