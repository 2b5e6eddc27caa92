"""`constat date`: the days a report may be of, and why."""

from __future__ import annotations

import json
import sys
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from constat.checking.dating.date_report import Dater
from constat.checking.series.store import default_store, load_series
from constat.checking.shelf import Shelf
from constat.errors import InputError
from constat.publishing.options import CODEBOOK, DATES, FILES, STORE
from constat.publishing.ready import ready_reader
from constat.publishing.reports import expand, load_report, read_dates

if TYPE_CHECKING:
    from constat.checking.dating.axis import Evidence, Posterior
    from constat.checking.dating.date_report import Dating
    from constat.model.period import Period
    from constat.model.report import Report

_SHOWN = 6
"""Of more stretches of days than this, or reasons that hardly weigh, the rest are counted."""
_WEIGHS = 1.2
"""A reason that makes the likeliest day less than so many times likelier, or unlikelier, is left to --explain."""


@click.command()
@FILES
@click.option(
    "--format", "form", type=click.Choice(["text", "jsonl"]), default="text", show_default=True, help="text, or one object a line."
)
@click.option("--explain", is_flag=True, help="List also the reasons that hardly weigh, and every stretch of days.")
@click.option("--until", type=click.DateTime(["%Y-%m-%d"]), help="The last day that comes into question; without it, today.")
@DATES
@STORE
@CODEBOOK
def command(
    files: tuple[Path, ...],
    form: str,
    until: datetime | None,
    dates: Path | None,
    store: Path | None,
    codebook: Path | None,
    *,
    explain: bool,
) -> None:
    """Print the days that each report may be of, and why.

    A page's own date is evidence about the page; weekdays, office holders, known events and figures that fit an official series
    tell of the report. Each reason says how many times likelier it makes the likeliest day than a day of no mark. Where page and
    content conflict, both are told.
    """
    last_day = until.date() if until else date.today()  # noqa: DTZ011  # the user's own day is what is meant
    given = read_dates(dates) if dates is not None else {}
    dater = Dater(ready_reader(codebook), Shelf(load_series(store or default_store())), last_day=last_day)
    refused = 0
    for path in expand(files):
        try:
            report = load_report(path, given)
        except InputError as error:
            click.echo(f"Error: {error}", err=True)
            refused += 1
            continue
        dating = dater.date(report)
        if form == "jsonl":
            click.echo(json.dumps(_plain(report, dating), ensure_ascii=False))
        else:
            _print(report, dating, explain=explain)
    if refused:
        sys.exit(1)


def _print(report: Report, dating: Dating, *, explain: bool) -> None:
    click.secho(report.name, bold=True)
    if dating.best is None:
        click.echo("  no day can be told: nothing in it bears on one")
        return
    likely = dating.posterior.of(dating.best)
    click.echo(f"  likeliest  {dating.best} ({likely:.0%})")
    click.echo(f"  half       {_days(dating.half, explain=explain)}")
    click.echo(f"  possible   {_days(dating.possible, explain=explain)}")
    for conflict in dating.conflicts:
        click.echo(f"  conflict   {conflict.says}, which the report's own words speak against{_line(report, conflict)}")
    weighed = sorted(((one, _lift(one, dating.posterior, dating.best)) for one in dating.because), key=lambda pair: -pair[1])
    shown = weighed if explain else [(one, lift) for one, lift in weighed if not 1 / _WEIGHS < lift < _WEIGHS]
    for one, lift in shown:
        click.echo(f"  {one.kind.value:<9} {_times(lift):>10}  {one.says}{_line(report, one)}")
    if len(weighed) > len(shown):
        click.echo(f"  and {len(weighed) - len(shown)} that hardly weigh (--explain)")


def _lift(evidence: Evidence, posterior: Posterior, best: date) -> float:
    """How many times likelier a reason makes the likeliest day than a day on the average."""
    return evidence.weights[posterior.axis.place(best)] * len(evidence.weights) / sum(evidence.weights)


def _times(lift: float) -> str:
    return f"× {lift:,.0f}" if lift >= 10 else f"× {lift:.1f}" if lift >= 1 else f"÷ {1 / lift:,.1f}"


def _line(report: Report, evidence: Evidence) -> str:
    return "" if evidence.span is None else f" (line {report.text.count(chr(10), 0, evidence.span.start) + 1})"


def _days(stretches: Sequence[Period], *, explain: bool) -> str:
    count = sum(stretch.days for stretch in stretches)
    shown = stretches if explain else stretches[:_SHOWN]
    more = f" and {len(stretches) - len(shown)} more stretches" if len(stretches) > len(shown) else ""
    return f"{', '.join(stretch.iso() for stretch in shown)}{more} ({count:,} day{'s' * (count != 1)})"


def _plain(report: Report, dating: Dating) -> dict[str, Any]:
    found = dating.report_date()
    best = dating.best
    return {
        "doc": report.name,
        "sha256": report.sha256,
        "earliest": found.earliest.isoformat() if found.earliest else None,
        "latest": found.latest.isoformat() if found.latest else None,
        "best": best.isoformat() if best else None,
        "probability": round(dating.posterior.of(best), 3) if best else None,
        "possible": [stretch.iso() for stretch in dating.possible],
        "because": [
            {**_reason(one), "times": float(f"{_lift(one, dating.posterior, best):.3g}")} for one in dating.because if best is not None
        ],
        "conflicts": [_reason(one) for one in dating.conflicts],
    }


def _reason(evidence: Evidence) -> dict[str, Any]:
    span = evidence.span
    return {"kind": evidence.kind.value, "says": evidence.says, "start": span.start if span else None, "end": span.end if span else None}
