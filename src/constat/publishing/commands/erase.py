"""`constat erase`."""

from __future__ import annotations

import click

from constat.publishing.record_options import BY, RECORD, WHY, now, opened
from constat.record.erasing import erase


@click.command()
@RECORD
@click.argument("report", metavar="REPORT")
@BY
@WHY
@click.option("--yes", is_flag=True, help="Do not ask.")
def command(record: str, report: str, by: str, why: str, *, yes: bool) -> None:
    """Erase a report's bytes and words, for ever.

    REPORT is its key. Its hash, its place in the ledger and this decision stay, and the record still verifies; every
    other report of the same bytes is erased with it, and they are not taken in again. It cannot be undone.
    """
    with opened(record) as opened_record:
        if not yes:
            click.confirm(f"Erase report {report} from {record} for ever?", abort=True, err=True)
        for decision in erase(opened_record, report, by=by, why=why, now=now()):
            click.echo(f"decision {decision.id}: report {decision.targets[0]} erased")
