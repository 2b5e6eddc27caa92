"""`constat timeline`."""

from __future__ import annotations

import sys
from typing import Any

import click

from constat.publishing.account_json import write_array
from constat.publishing.account_rows import NUMBERS, plain
from constat.publishing.query_options import FORMAT, asking, filtered, write_csv
from constat.publishing.record_options import amount
from constat.publishing.tables import print_table
from constat.publishing.timeline import Step, Stretch, timeline, undated

_HEADS = ("when", "incidents", "totals", "what", "in conflict", "reports", "outlets", "families")
_CSV_HEADS = ("period", "incidents", "totals", "types", "in_conflict", "reports", "outlets", "reports_without_outlet", "families")
_NUMBERS = NUMBERS | {"in conflict", "families"}


@click.command()
@filtered
@FORMAT
@click.option("--by", "step", type=click.Choice([step.value for step in Step]), default="month", show_default=True, help="The periods.")
def command(record: str, form: str, step: str, **given: Any) -> None:
    """Show what is reported of each day, month or year, and how many reports and outlets stand behind it.

    An occurrence stands in the period in which it begins. Totals are counts over a stretch of time ("so far this year").
    Where nothing is reported, that is said: it is not a zero.
    """
    out = sys.stdout
    with asking(record, given) as question:
        found = timeline(question.connection, question.filters, Step(step))
        if form == "json":
            write_array(out, map(_object, found))
        elif form == "csv":
            write_csv(out, _CSV_HEADS, map(_csv_row, found))
        else:
            print_table(out, _HEADS, map(_row, found), numbers=_NUMBERS)
            without = undated(question.connection, question.filters)
            click.echo(f"\n{amount(without, 'occurrence')} more, of no known day.")


def _row(one: Stretch) -> tuple[str, ...]:
    if not one.reports:
        return (one.name, "", "", "nothing reported", "", "", "", "")
    types = ", ".join(f"{plain(name)} {count}" for name, count in one.types)
    outlets = f"{one.outlets}" + (f" + {one.without_outlet} reports of none known" if one.without_outlet else "")
    return (one.name, *map(str, (one.incidents, one.totals)), types, *map(str, (one.in_conflict, one.reports)), outlets, str(one.families))


def _csv_row(one: Stretch) -> tuple[str, ...]:
    if not one.reports:
        return (one.name, "", "", "nothing reported", "", "0", "", "", "")
    types = "; ".join(f"{name} {count}" for name, count in one.types)
    counts = (one.in_conflict, one.reports, one.outlets, one.without_outlet, one.families)
    return (one.name, str(one.incidents), str(one.totals), types, *map(str, counts))


def _object(one: Stretch) -> dict[str, object]:
    if not one.reports:
        return {"period": one.name, "reported": False, "reports": 0}
    return {
        "period": one.name,
        "reported": True,
        "incidents": one.incidents,
        "totals": one.totals,
        "types": dict(one.types),
        "in_conflict": one.in_conflict,
        "reports": one.reports,
        "outlets": one.outlets,
        "reports_without_outlet": one.without_outlet,
        "families": one.families,
    }
