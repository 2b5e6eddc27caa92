"""`constat verify`."""

from __future__ import annotations

import sys

import click

from constat.publishing.record_options import RECORD, amount, bar, opened
from constat.record.chain import Head
from constat.record.verifying import verify


@click.command()
@RECORD
@click.option("--expect", metavar="ENTRY:HASH", help="A head that was noted elsewhere, as `snapshot` and `verify` print it.")
def command(record: str, expect: str | None) -> None:
    """Check that nothing in a record was changed behind its back.

    Every entry is checked against its hash and the one before, and all bytes against theirs; what was changed is named.
    The status is 1 if anything was.
    """
    expected = _head(expect)
    with opened(record) as opened_record, opened_record.reading() as connection, bar("verifying", "entries") as tell:
        found = verify(connection, expected=expected, progress=tell)
    for fault in found.faults:
        click.echo(f"{fault.where}: {fault.problem}", err=True)
    if found.faults:
        sys.exit(1)
    click.echo(
        f"{amount(found.entries, 'entry', 'entries')} verified ({amount(found.reports, 'report')}, {found.erased:,} of them erased); "
        f"head {found.head.sequence}:{found.head.hash}"
    )


def _head(expect: str | None) -> Head | None:
    if expect is None:
        return None
    number, _, digest = expect.partition(":")
    if not number.isdecimal() or not digest:
        raise click.BadParameter("write it as 120:9f3c…, with the whole hash", param_hint="--expect")
    return Head(int(number), digest)
