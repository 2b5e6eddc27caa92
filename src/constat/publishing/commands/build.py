"""`constat build`."""

from __future__ import annotations

from pathlib import Path

import click

from constat.linking.build import Progress, build
from constat.linking.difference import ClaimChange, ReportDifference, differences
from constat.publishing.options import CODEBOOK
from constat.publishing.ready import ready_reader
from constat.publishing.record_options import RECORD, amount, bar, opened
from constat.reading.reader import Reader
from constat.record.database import Record
from constat.record.readings import KeptClaim


@click.command()
@RECORD
@click.option("--from-scratch", is_flag=True, help="Throw away all that was built, and build it again. The outcome is the same.")
@click.option("--diff", is_flag=True, help="Change nothing; show which claims this reader and codebook would change.")
@CODEBOOK
def command(record: str, codebook: Path | None, *, from_scratch: bool, diff: bool) -> None:
    """Read what is new in a record and link it.

    Only what was added or decided since is read and linked; with another codebook, everything. A build that was
    interrupted goes on where it was.
    """
    if diff and from_scratch:
        raise click.UsageError("--diff changes nothing, --from-scratch everything; give one of them")
    reader = ready_reader(codebook)
    with opened(record) as opened_record:
        if diff:
            _show_differences(opened_record, reader)
            return
        with bar("building", "reports") as tell:

            def progress(so_far: Progress) -> None:
                tell(so_far.done, so_far.of)

            summary = build(opened_record, reader, from_scratch=from_scratch, progress=progress)
    click.echo(", ".join(f"{section}: {amount(count, 'report')}" for section, count in summary.taken_in.items()))


def _show_differences(record: Record, reader: Reader) -> None:
    reports, come, go, differ = 0, 0, 0, 0
    for difference in differences(record, reader):
        reports += 1
        come += sum(change.before is None for change in difference.changes)
        go += sum(change.after is None for change in difference.changes)
        differ += sum(change.before is not None and change.after is not None for change in difference.changes)
        _show(difference)
    click.echo(f"{amount(reports, 'report')} would change: {amount(come, 'claim')} more, {go:,} fewer, {differ:,} with other values")


def _show(difference: ReportDifference) -> None:
    click.secho(f"{difference.name} ({difference.report})", bold=True)
    if difference.dates is not None:
        (first, last), (first_then, last_then) = difference.dates
        click.echo(f"  ~ date {first or '?'}–{last or '?'} → {first_then or '?'}–{last_then or '?'}")
    for change in difference.changes:
        click.echo(f"  {_line(change)}")


def _line(change: ClaimChange) -> str:
    if change.before is None and change.after is not None:
        return f"+ {_told(change.after)}"
    if change.after is None and change.before is not None:
        return f"- {_told(change.before)}"
    values = ", ".join(f"{name} {getattr(change.before, name)} → {getattr(change.after, name)}" for name in change.fields)
    return f"~ {_told(change.after)}: {values}"


def _told(claim: KeptClaim | None) -> str:
    if claim is None:
        return ""
    value = (
        "" if claim.kind != "figure" else f" {claim.low if claim.low is not None else ''}–{claim.high if claim.high is not None else ''}"
    )
    return f"{claim.kind} {claim.what}{value} at {claim.start}–{claim.end}"
