"""`constat snapshot`."""

from __future__ import annotations

import click

from constat.publishing.record_options import RECORD, now, opened
from constat.record.snapshots import take_snapshot


@click.command()
@RECORD
@click.argument("name")
def command(record: str, name: str) -> None:
    """Give the present state of a record a name, to be cited.

    `constat copy RECORD OTHER --at NAME` and `constat build OTHER`, with the reader and codebook that are named here,
    make it again; `constat verify --expect` proves that a record still holds it.
    """
    with opened(record) as opened_record:
        taken = take_snapshot(opened_record, name, now=now())
    click.echo(f"{taken.name}: entry {taken.sequence}:{taken.hash}")
    click.echo(f"built with {taken.reader}; {taken.codebook}")
