"""`constat add`."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from constat.intake.inputs import IntakeOptions, gather
from constat.intake.rows import HOLDS
from constat.publishing.options import CODEBOOK, DATES
from constat.publishing.record_options import RECORD, amount, bar, now, opened
from constat.publishing.reports import read_dates
from constat.record.adding import add_reports

_SHOWN = 20
"""Refused inputs that are named at the end; `constat status` names all."""


@click.command()
@RECORD
@click.argument("inputs", nargs=-1, required=True, metavar="PATH|ADDRESS|-…")
@click.option(
    "--map",
    "mapping",
    metavar="text=COLUMN,…",
    help="Tables: which column holds the text, title, date, publisher, url, name; of field notes, also place, event, and measures.",
)
@click.option("--field-notes", is_flag=True, help="Tables: each row is an incident that a monitor noted; its cells are the report.")
@DATES
@click.option("--publisher", metavar="NAME", help="Who published what is added, where a table does not say.")
@CODEBOOK
@click.option("--allow-private", is_flag=True, help="Fetch addresses within a network too (an intranet's, or a test's).")
def command(
    record: str,
    inputs: tuple[str, ...],
    mapping: str | None,
    dates: Path | None,
    publisher: str | None,
    codebook: Path | None,
    *,
    field_notes: bool,
    allow_private: bool,
) -> None:
    """Add reports to a record.

    Each input is a file (.txt, .md, .html, .pdf, .zip, .jsonl, .csv, .xlsx), a directory of such files, an http(s)
    address, or - for standard input. What is there already is not added twice. `constat build` then reads what is new.

    An input that is refused is named with the reason, the others are added, and the status is 1.
    """
    moment = now()
    options = IntakeOptions(
        now=moment,
        columns=_columns(mapping, _what_columns_hold(codebook) if field_notes else HOLDS),
        field_notes=field_notes,
        dates=read_dates(dates) if dates is not None else {},
        publisher=publisher,
        private_addresses=allow_private,
        left_out=frozenset() if dates is None else frozenset({dates.resolve()}),
    )
    with opened(record) as opened_record, bar("adding", "inputs") as tell:
        arrivals = gather(inputs, options, sys.stdin.buffer)
        summary = add_reports(opened_record, arrivals, now=moment, progress=lambda so_far: tell(so_far.seen, None))
    for refusal in summary.refused[:_SHOWN]:
        click.echo(f"refused: {refusal.source}: {refusal.reason}", err=True)
    if len(summary.refused) > _SHOWN:
        click.echo(f"refused: … and {len(summary.refused) - _SHOWN:,} more; `constat status {record}` names them", err=True)
    click.echo(f"{amount(summary.added, 'report')} added, {summary.already:,} there already, {len(summary.refused):,} refused")
    if summary.refused:
        sys.exit(1)


def _columns(mapping: str | None, known: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """Pairs of what a column holds and its name."""
    if mapping is None:
        return ()
    pairs = [part.partition("=") for part in mapping.split(",")]
    if not all(holds.strip() and column.strip() for holds, _, column in pairs):
        raise click.BadParameter("write it as text=COLUMN,date=COLUMN", param_hint="--map")
    found = tuple((holds.strip(), column.strip()) for holds, _, column in pairs)
    unknown = [holds for holds, _ in found if holds not in known]
    if unknown:
        raise click.BadParameter(f"a column cannot hold {', '.join(unknown)}; it can hold {', '.join(known)}", param_hint="--map")
    return found


def _what_columns_hold(codebook: Path | None) -> tuple[str, ...]:
    """What a column of a monitor's table can hold: a row's date, place, event type, name and address, and measures."""
    from constat.codebook import load_codebook
    from constat.reading.field_notes import cell_measures

    return ("date", "place", "event", "name", "url", "publisher", *cell_measures(load_codebook(codebook)))
