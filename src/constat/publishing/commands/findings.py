"""`constat findings`: what a reader should know of every report of a record."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from constat.publishing.commands.check import FORMAT, Named, checked_reports, choosing, means_of, print_all, view_of
from constat.publishing.options import CODEBOOK, COLOR, STORE

if TYPE_CHECKING:
    from constat.checking.findings.beside import RecordView
    from constat.publishing.check_settings import CheckSettings

_PAGE = 200
"""Reports whose bytes are held at once."""


@click.command()
@click.argument("record", metavar="RECORD")
@FORMAT
@choosing
@STORE
@COLOR
@CODEBOOK
def command(record: str, form: str, settings: CheckSettings, store: Path | None, codebook: Path | None, *, color: bool | None) -> None:
    """Check every report of RECORD against the series and against the others.

    Finds what `constat check --record RECORD` finds for each report; the record has to be built. The status is as there.
    """
    means = means_of(codebook, store or settings.series)
    view = view_of(record, means)
    print_all(checked_reports(kept_reports(view), means, settings.choice, view), form, color=color)


def kept_reports(view: RecordView) -> Iterator[Named]:
    """The reports of a record that can be read, in the order in which they came, with the dates and publishers decided for them."""
    from constat.record.reports import reports

    with view.record.reading() as connection:
        keys = [kept.key for kept in reports(connection) if kept.receipt is not None]
    for begin in range(0, len(keys), _PAGE):
        yield from _page(view, keys[begin : begin + _PAGE])


def _page(view: RecordView, keys: list[str]) -> Iterator[Named]:
    from constat.errors import InputError
    from constat.intake.receipts import report_of
    from constat.linking.read_stage import Given, given_by
    from constat.model.decision import DecisionKind
    from constat.record.decisions import decisions
    from constat.record.reports import bytes_of, reports_of

    with view.record.reading() as connection:
        given = given_by(decisions(connection, DecisionKind.SET_DATE, DecisionKind.SET_PUBLISHER))
        kept = reports_of(connection, keys)
        raw = bytes_of(connection, [one.sha256 for one in kept], view.record.location)
    for one in kept:
        if one.receipt is None or one.sha256 not in raw:
            continue
        decided = given.get(one.key, Given())
        try:
            report = report_of(raw[one.sha256], one.receipt, publisher=decided.publisher, dates=decided.dates)
        except InputError as error:
            click.echo(f"Warning: {error}", err=True)
            continue
        yield Named(one.receipt.source, report, one.key)
