"""What the commands that ask a record share: filters, forms of output, and the terms on which a record is shown."""

from __future__ import annotations

import csv
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any, TextIO, TypeVar

import click
from sqlalchemy import Connection

from constat.codebook import load_codebook
from constat.codebook.codebook import Codebook
from constat.model.claim import Status
from constat.publishing.masking import Showing, showing_on
from constat.publishing.options import CODEBOOK
from constat.publishing.queries import Filters, places_within, types_of
from constat.publishing.record_options import RECORD, amount, opened
from constat.reading.places import Gazetteer
from constat.record.derived import count_waiting
from constat.record.schema import SECTIONS

_Command = TypeVar("_Command", bound=Callable[..., None])
_DAY = click.DateTime(["%Y-%m-%d"])

FORMAT = click.option(
    "--format", "form", type=click.Choice(["text", "json", "csv"]), default="text", show_default=True, help="Text for people, or data."
)
LIMIT = click.option("--limit", type=click.IntRange(min=1), metavar="N", help="No more than so many occurrences.")
_FILTERS = (
    click.option("--type", "types", multiple=True, metavar="TYPE", help="Only occurrences of this type; more than once for several."),
    click.option("--measure", "measures", multiple=True, metavar="MEASURE", help="Only those with figures of this measure."),
    click.option("--place", "places", multiple=True, metavar="PLACE", help="Only those in this place or in one that lies in it."),
    click.option("--from", "since", type=_DAY, metavar="DAY", help="Only those that last till this day or later."),
    click.option("--to", "until", type=_DAY, metavar="DAY", help="Only those that begin on this day or before."),
    click.option(
        "--status", "statuses", multiple=True, type=click.Choice([status.value for status in Status]), help="Only those of this status."
    ),
    click.option(
        "--min-origins", type=click.IntRange(min=0), default=0, metavar="N", help="Only those with so many independent origins or more."
    ),
    click.option("--in-conflict", is_flag=True, help="Only those of which two values differ and no revision explains it."),
    click.option("--publisher", "publishers", multiple=True, metavar="NAME", help="Only those that a report of this publisher tells of."),
)
_SHOWING = (
    click.option("--reveal", is_flag=True, help="Show private names in reports that a decision reveals (`constat decide RECORD reveal`)."),
    click.option("--on", "today", type=_DAY, metavar="DAY", help="Judge on this day which sites are recent; without it, today."),
)


def filtered(command: _Command) -> _Command:
    """Give a command the filters, and the record and terms that `asking` needs."""
    return _with(command, (*_FILTERS, *_SHOWING))


def shown(command: _Command) -> _Command:
    """Give a command the record and terms that `asking` needs, without filters."""
    return _with(command, _SHOWING)


def _with(command: _Command, options: Sequence[Callable[[Any], Any]]) -> _Command:
    for option in reversed([RECORD, *options, CODEBOOK]):
        command = option(command)
    return command


@dataclass(frozen=True, slots=True)
class Question:
    """An open record with what is asked of it and on what terms."""

    connection: Connection
    location: str
    codebook: Codebook
    filters: Filters
    showing: Showing

    @property
    def sizes(self) -> dict[str, int]:
        """The order of sizes of the codebook's kinds of places."""
        return self.showing.gazetteer.sizes


@contextmanager
def asking(record: str, given: dict[str, Any]) -> Iterator[Question]:
    """The record, open for reading, with the filters and terms out of a command's options."""
    codebook = load_codebook(given.get("codebook"))
    today = _day(given["today"]) or date.today()  # noqa: DTZ011  # the user's own day is what is meant
    with opened(record) as opened_record, opened_record.reading() as connection:
        _warn_of_what_waits(connection)
        showing = showing_on(connection, codebook, today, reveal=given["reveal"])
        filters = filters_of(given, codebook, showing.gazetteer) if "types" in given else Filters()
        yield Question(connection, record, codebook, filters, showing)


def _warn_of_what_waits(connection: Connection) -> None:
    """Say so where reports have yet to be read or linked: what is missing from an answer must not look as if it were not there."""
    waiting = max(count_waiting(connection, section) for section in SECTIONS)
    if waiting:
        click.echo(f"Warning: {amount(waiting, 'report')} not taken in yet, and missing here; run `constat build`", err=True)


def filters_of(given: dict[str, Any], codebook: Codebook, gazetteer: Gazetteer) -> Filters:
    """The filters out of a command's options.

    Raises BadParameter where a type or measure is none of the codebook's, InputError where a place is not.
    """
    types_of_measure: dict[str, list[str]] = {}
    for event in codebook.events:
        for measure in event.measures:
            types_of_measure.setdefault(measure, []).append(event.name)
    measures = {measure.name for measure in codebook.measures}
    _known("--measure", given["measures"], measures)
    _known("--type", given["types"], measures | {event.name for event in codebook.events})
    return Filters(
        types=given["types"],
        measures=given["measures"],
        types_of_measures=types_of(given["measures"], types_of_measure),
        places=places_within(gazetteer, given["places"]),
        since=_day(given["since"]),
        until=_day(given["until"]),
        statuses=given["statuses"],
        least_origins=given["min_origins"],
        in_conflict=given["in_conflict"],
        publishers=given["publishers"],
    )


def _known(option: str, names: Iterable[str], known: set[str]) -> None:
    for name in names:
        if name not in known:
            raise click.BadParameter(f"{name!r} is none of {', '.join(sorted(known))}", param_hint=option)


def _day(moment: datetime | None) -> date | None:
    return moment.date() if moment is not None else None


def write_csv(out: TextIO, heads: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """Rows under their heads as CSV; a cell that a spreadsheet would take for a formula is kept from being one."""
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(heads)
    writer.writerows([_harmless(cell) for cell in row] for row in rows)


def _harmless(cell: str) -> str:
    """A cell as text: what a report says must run nothing in a spreadsheet. A number with its sign stays one."""
    if cell[:1] not in ("=", "+", "-", "@", "\t", "\r") or cell[1:].replace(".", "", 1).isdigit():
        return cell
    return f"'{cell}"


@contextmanager
def output(path: Path | None, encoding: str = "utf-8") -> Iterator[TextIO]:
    """A file to write to, or standard output; line ends are written as they are given."""
    if path is None:
        sys.stdout.flush()
        yield sys.stdout
        return
    with path.open("w", encoding=encoding, newline="") as file:
        yield file
