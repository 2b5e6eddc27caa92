"""`constat init`."""

from __future__ import annotations

import click

from constat.publishing.record_options import RECORD
from constat.record.database import create_record


@click.command()
@RECORD
def command(record: str) -> None:
    """Make a new, empty record.

    RECORD is a file to be made, or the address of a PostgreSQL database: postgresql://user@host/database.
    """
    create_record(record).close()
    click.echo(f"{record}: a new record; `constat add` puts reports into it")
