"""`constat series`: the official series that figures are compared with."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from constat.checking.series.store import Addition, add_file, default_store, fitting_publication, load_series, shipped_publications
from constat.errors import InputError
from constat.publishing.options import STORE

if TYPE_CHECKING:
    from constat.checking.series.declarations import Publication
    from constat.checking.series.tables import Oddity
    from constat.model.series import Series, Vintage

_LISTED = 20
"""Of more changed values or oddities than this the rest are counted, unless all are asked for."""
_FILE = click.argument("file", type=click.Path(path_type=Path, dir_okay=False, exists=True))
_DECLARED = click.option(
    "--declared",
    type=click.Path(path_type=Path, dir_okay=False, exists=True),
    metavar="YAML",
    help="What the file holds; without it, the shipped declarations are tried.",
)
_ALL = click.option("--all", "every", is_flag=True, help=f"List every difference and oddity, not the first {_LISTED}.")


@click.group()
def command() -> None:
    """Keep the official series that figures are compared with.

    A series is kept with every version of its values that was added: a newer file never overwrites an older one.
    """


@command.command()
@_FILE
@_DECLARED
@click.option(
    "--retrieved", type=click.DateTime(["%Y-%m-%d"]), help="The day on which the file was got from its publisher; without it, today."
)
@STORE
@_ALL
def add(file: Path, declared: Path | None, retrieved: datetime | None, store: Path | None, *, every: bool) -> None:
    """Add a publisher's FILE (.ods or .csv), as a new vintage of each series in it.

    Every row that is not as declared is named by its line, and left out of the sums.
    """
    raw = _bytes(file)
    publication = _publication(raw, file, declared)
    day = retrieved.date() if retrieved else date.today()  # noqa: DTZ011  # the user's own day is what is meant
    _print_addition(add_file(raw, publication, source=str(file), retrieved=day, store=store or default_store()), every=every)


@command.command()
@_FILE
@_DECLARED
@_ALL
def check(file: Path, declared: Path | None, *, every: bool) -> None:
    """Read a publisher's FILE without keeping it, and name what is odd in it by line. The status is 1 where something is."""
    from constat.checking.series.files import read_file

    raw = _bytes(file)
    publication = _publication(raw, file, declared)
    values, oddities = read_file(raw, publication, str(file))
    for identifier, its_values in values.items():
        missing = sum(value.amount is None for value in its_values)
        total = sum(value.amount or 0 for value in its_values)
        click.echo(f"{identifier}: {len(its_values):,} values, {missing:,} of them missing, together {total:,.0f}")
    _print_oddities(oddities, every=every)
    sys.exit(1 if oddities else 0)


@command.command(name="list")
@STORE
def list_series(store: Path | None) -> None:
    """List the series at hand, those added and those shipped."""
    for series in load_series(store or default_store()):
        newest = series.newest
        if newest is None:
            continue
        periods = [value.period for value in newest.values if value.amount is not None]
        reach = f"{periods[0].first} to {max(period.last for period in periods)}" if periods else "no values"
        vintages = f"{len(series.vintages)} vintage{'s' * (len(series.vintages) > 1)}, the newest of {newest.retrieved}"
        click.echo(f"{series.id:<32} {series.measure} ({series.unit}), by {series.step.value}, {reach}; {vintages}")


@command.command()
@click.argument("identifier", metavar="SERIES")
@click.argument("period", required=False)
@STORE
def show(identifier: str, period: str | None, store: Path | None) -> None:
    """Show what SERIES counts and where it is from; with PERIOD (2021, 2021-06, 2021-06-04 or two with a slash), the sum over it."""
    series = _named(identifier, load_series(store or default_store()))
    if period is not None:
        _print_total(series, period)
        return
    click.secho(f"{series.id}: {series.title}", bold=True)
    for name, value in (
        ("counts", f"{series.measure} ({series.unit}), by {series.step.value}, of {series.places[0]}"),
        ("publisher", series.publisher),
        ("licence", series.licence),
        ("address", series.address),
        ("definition", series.definition),
        *(("note", note) for note in series.notes),
        *((f"not {measure}", why) for measure, why in (series.unlike or {}).items()),
        *(
            (f"{era.since} to {era.until or 'now'}", f"figures said then may lie {era.share:.1%} away: {era.because}")
            for era in series.eras
        ),
        *((f"vintage {one.retrieved}", f"{len(one.values):,} values from {one.source}") for one in series.vintages),
    ):
        if value:
            click.echo(f"  {name:<24} {value}")


@command.command()
@click.argument("publication", required=False)
@STORE
@_ALL
def update(publication: str | None, store: Path | None, *, every: bool) -> None:
    """Fetch the current file of PUBLICATION from its publisher (all that have a page, without one), and add it."""
    from constat.checking.series.update import fetch_current

    shipped = shipped_publications()
    if publication is not None and publication not in shipped:
        raise InputError(publication, f"is no shipped publication; they are {', '.join(shipped)}")
    chosen = [shipped[publication]] if publication is not None else [one for one in shipped.values() if one.page is not None]
    for one in chosen:
        fetched = fetch_current(one)
        today = date.today()  # noqa: DTZ011  # the user's own day is what is meant
        click.echo(f"{one.id}: {len(fetched.raw):,} bytes from {fetched.address}")
        _print_addition(add_file(fetched.raw, one, source=fetched.address, retrieved=today, store=store or default_store()), every=every)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise InputError(str(file), f"cannot be read ({error.strerror or error})") from error


def _publication(raw: bytes, file: Path, declared: Path | None) -> Publication:
    from constat.checking.series.declarations import read_publication

    if declared is not None:
        return read_publication(declared)
    return fitting_publication(raw, file.suffix.lower().removeprefix("."), str(file))


def _named(identifier: str, all_series: Sequence[Series]) -> Series:
    for series in all_series:
        if series.id == identifier:
            return series
    raise InputError(identifier, f"is no series at hand; they are {', '.join(series.id for series in all_series)}")


def _print_addition(addition: Addition, *, every: bool) -> None:
    for added in addition.series:
        if added.new is None:
            click.echo(f"{added.series.id}: this file was added before")
            continue
        missing = sum(value.amount is None for value in added.new.values)
        click.echo(f"{added.series.id}: {len(added.new.values):,} values, {missing:,} of them missing")
        if added.before is not None:
            _print_changes(added.before, added.new, every=every)
    _print_oddities(addition.oddities, every=every)


def _print_changes(before: Vintage, after: Vintage, *, every: bool) -> None:
    from constat.checking.series.changes import changes

    found = changes(before, after)
    click.echo(
        f"  beside the vintage of {before.retrieved}: {len(found.revised):,} values revised, {len(found.new):,} new, {len(found.gone):,} gone"
    )
    for change in found.revised if every else found.revised[:_LISTED]:
        click.echo(f"    {change.period.iso()}: {_number(change.before)}, now {_number(change.after)}")
    _print_rest(len(found.revised), every=every)


def _print_oddities(oddities: Sequence[Oddity], *, every: bool) -> None:
    for oddity in oddities if every else oddities[:_LISTED]:
        click.echo(f"{oddity.source}:{oddity.line}: {oddity.says}")
    _print_rest(len(oddities), every=every)


def _print_rest(count: int, *, every: bool) -> None:
    if count > _LISTED and not every:
        click.echo(f"    … and {count - _LISTED:,} more (--all)")


def _print_total(series: Series, text: str) -> None:
    from constat.checking.series.totals import Totals
    from constat.model.period import Period

    try:
        period = Period.parse(text)
    except ValueError as error:
        raise click.BadParameter(str(error), param_hint="PERIOD") from error
    for vintage in reversed(series.vintages):
        total = Totals(vintage.values).over(period)
        lacks = "" if total.complete else f"; no value for {total.missing_days:,} of its {period.days:,} days"
        click.echo(f"{period.iso()}: {total.amount:,.0f} {series.unit} (vintage of {vintage.retrieved}){lacks}")
        for stretch in total.missing[:_LISTED]:
            click.echo(f"  missing {stretch.iso()}")
        _print_rest(len(total.missing), every=False)


def _number(value: float | None) -> str:
    return "missing" if value is None else f"{value:,.0f}"
