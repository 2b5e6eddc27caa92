"""`constat figures`."""

from __future__ import annotations

import sys
from typing import Any

import click

from constat.publishing.account_json import account_object, write_array
from constat.publishing.account_rows import FIGURE_CSV_HEADS, FIGURE_HEADS, all_figure_rows, figure_csv_rows
from constat.publishing.accounts import accounts
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
    out = sys.stdout
    with asking(record, given) as question:
        measures = frozenset(question.filters.measures)
        found = accounts(question.connection, question.filters, question.showing, limit=limit)
        if form == "json":
            write_array(
                out,
                (
                    {"occurrence": plain["occurrence"], "when": plain["when"], "place": plain["place"], **comparison}
                    for plain in map(account_object, found)
                    for comparison in plain["figures"]
                    if not measures or comparison["measure"] in measures
                ),
            )
        elif form == "csv":
            write_csv(out, FIGURE_CSV_HEADS, (row for one in found for row in figure_csv_rows(one, measures)))
        elif not print_table(out, FIGURE_HEADS, all_figure_rows(found, measures)):
            click.echo("no figure in the record fits", err=True)
