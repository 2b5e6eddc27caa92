"""`constat copy`."""

from __future__ import annotations

import click

from constat.publishing.record_options import RECORD, amount, bar, opened
from constat.record.copying import copy_record
from constat.record.snapshots import snapshot


@click.command()
@RECORD
@click.argument("other", metavar="OTHER")
@click.option("--at", metavar="NAME", help="Copy what was kept when this snapshot was taken; `constat build` then makes the rest.")
def command(record: str, other: str, at: str | None) -> None:
    """Copy a record to OTHER, a file or a database where there is none.

    It backs up, and moves between SQLite and PostgreSQL; the copy is verified, and the same to the byte.
    """
    with opened(record) as opened_record, bar("copying", "rows") as tell:
        with opened_record.reading() as connection:
            state = snapshot(connection, at, record) if at is not None else None
        done = 0

        def progress(_table: str, rows: int) -> None:
            nonlocal done
            done += rows
            tell(done, None)

        verified = copy_record(opened_record, other, at=state, progress=progress)
    click.echo(
        f"{other}: {amount(verified.entries, 'entry', 'entries')} copied and verified; head {verified.head.sequence}:{verified.head.hash}"
    )
    if state is not None:
        click.echo(f"it was built with {state.reader}; {state.codebook}")
