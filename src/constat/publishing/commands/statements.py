"""`constat statements`."""

from __future__ import annotations

import sys
from typing import Any

import click

from constat.publishing.account_json import write_array
from constat.publishing.account_rows import SHORT, plain
from constat.publishing.query_options import FORMAT, asking, shown, write_csv
from constat.publishing.statements import Saying, sayings
from constat.publishing.tables import print_table

_HEADS = ("claim", "said", "source", "who", "how", "words")
_CSV_HEADS = ("claim", "report", "outlet", "said_first", "said_last", "speaker", "form", "start", "end", "words")
_DAY = click.DateTime(["%Y-%m-%d"])


@click.command()
@shown
@click.option("--speaker", metavar="WORDS", help="Only what is said by one whose name holds these words.")
@click.option("--about", metavar="WORDS", help="Only statements that hold these words.")
@click.option("--publisher", "publishers", multiple=True, metavar="NAME", help="Only those in reports of this publisher.")
@click.option("--from", "since", type=_DAY, metavar="DAY", help="Only those in reports of this day or later.")
@click.option("--to", "until", type=_DAY, metavar="DAY", help="Only those in reports of this day or before.")
@FORMAT
def command(record: str, form: str, **given: Any) -> None:
    """List who said what: claims and counter-claims, with the words in which a report tells them."""
    with asking(record, given) as question:
        wanted: dict[str, Any] = {name: given[name] for name in ("speaker", "about", "publishers")}
        wanted |= {name: given[name].date() if given[name] else None for name in ("since", "until")}
        found = sayings(question.connection, question.showing, **wanted)
        if form == "json":
            write_array(sys.stdout, map(_object, found))
        elif form == "csv":
            write_csv(sys.stdout, _CSV_HEADS, map(_csv_row, found))
        else:
            print_table(sys.stdout, _HEADS, map(_row, found))


def _row(one: Saying) -> tuple[str, ...]:
    said = str(one.source.day or one.source.latest or "unknown")
    return (one.claim[:SHORT], said, one.source.outlet, one.speaker or "somebody not named", plain(one.form), " ".join(one.words.split()))


def _csv_row(one: Saying) -> tuple[str, ...]:
    source = one.source
    days = (str(source.earliest or ""), str(source.latest or ""))
    return (one.claim, source.report, source.outlet, *days, one.speaker or "", one.form, str(one.span.start), str(one.span.end), one.words)


def _object(one: Saying) -> dict[str, object]:
    return dict(zip(_CSV_HEADS, _csv_row(one), strict=True))
