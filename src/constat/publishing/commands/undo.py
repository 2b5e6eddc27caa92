"""`constat undo`."""

from __future__ import annotations

import click

from constat.publishing.record_options import BY, RECORD, WHY, now, opened
from constat.record.decisions import undo


@click.command()
@RECORD
@click.argument("decision")
@BY
@WHY
def command(record: str, decision: str, by: str, why: str) -> None:
    """Cancel a decision, by another that stays beside it.

    DECISION is its id, as `decide` prints it and `status --decisions` lists it. A cancellation can itself be cancelled;
    an erasure cannot.
    """
    with opened(record) as opened_record:
        cancelled = undo(opened_record, decision, by=by, why=why, now=now())
    click.echo(f"decision {cancelled.id}: undo {cancelled.targets[0]}")
